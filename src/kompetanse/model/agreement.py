"""Guidance by agreement: owners, advisers, teams, visits, phases, offers."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import Duration, When
from kompetanse.model.element import Element, Event, Scheduled, Shown
from kompetanse.model.gathering import Meeting


class OwnerKind(StrEnum):
    """Kinds of school owners."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    PRIVATE = "private"
    STATE = "state"


class Experience(StrEnum):
    """What an adviser brings."""

    OWNER = "owner"
    LEADER = "leader"


class PhaseKind(StrEnum):
    """The phases of a development process, in order."""

    INITIATION = "initiation"
    IMPLEMENTATION = "implementation"
    INSTITUTIONALISATION = "institutionalisation"


class StepKind(StrEnum):
    """The steps of the initiation, in order."""

    CONTACT = "contact"
    ANALYSIS = "analysis"
    GOALS = "goals"
    MEASURES = "measures"


class AnalysisTool(StrEnum):
    """Tools for seeing where one stands."""

    STANDPOINT = "standpoint"
    ORGANISATION = "organisation"
    SWOT = "swot"
    OWNER = "owner"


@frozen(kw_only=True, repr=False)
class Owner(Element):
    """A school owner."""

    label: str | None = None
    kind: OwnerKind | None = None
    county: str | None = None


@frozen(kw_only=True, repr=False)
class DevelopmentArea(Shown):
    """What owner and schools chose to work with.

    `chosen_by` and `consulted` are names; `quality_goals` the national goals it is linked to.
    """

    title: str | None = None
    chosen_by: tuple[str, ...] | None = None
    consulted: tuple[str, ...] | None = None
    quality_goals: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class AgreementVersion(Shown):
    """An issue of an agreement: what stood in it from a day on."""

    dated: When | None = None
    parties: tuple[str, ...] | None = None
    period: When | None = None
    schools: tuple[str, ...] | None = None
    terms: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Amendment(Element):
    """A change of an agreement; `approved_by` maps each party to the day of its approval."""

    what: str | None = None
    effective: When | None = None
    approved_by: dict[str, When] | None = None


@frozen(kw_only=True, repr=False)
class Visit(Event):
    """A visit of advisers; `advisers` are ids of those who went."""

    advisers: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Step(Shown):
    """A step of a phase."""

    kind: StepKind | None = None
    what: str | None = None
    when: When | None = None


@frozen(kw_only=True, repr=False)
class Phase(Element):
    """A phase of a development process."""

    kind: PhaseKind | None = None
    label: str | None = None
    period: When | None = None
    steps: tuple[Step, ...] | None = None


@frozen(kw_only=True, repr=False)
class Analysis(Element):
    """An analysis with one of the tools; `by` is who does it: owner or school.

    `basis` is what it follows up or prepares: a report, an earlier analysis.
    """

    label: str | None = None
    tool: AnalysisTool | None = None
    by: str | None = None
    when: When | None = None
    unit: str | None = None
    basis: str | None = None


@frozen(kw_only=True, repr=False)
class Agreement(Element):
    """A guidance agreement.

    Attributes:
        parties: Names of the parties.
        owner: Id of the owner who is a party.
        offer: Id of the offer that it comes from.
        schools: The invited schools, each with the owner it belongs to, where that is stated.
        team: Id of the adviser team.
        duration: How long it lasts, as stated: «1 ½ år».
        gatherings: Ids of the directorate's gatherings that belong to it.
    """

    label: str | None = None
    parties: tuple[str, ...] | None = None
    owner: str | None = None
    offer: str | None = None
    period: When | None = None
    duration: Duration | None = None
    team: str | None = None
    schools: dict[str, str | None] | None = None
    development_area: DevelopmentArea | None = None
    versions: dict[str, AgreementVersion] | None = None
    amendments: dict[str, Amendment] | None = None
    visits: dict[str, Visit] | None = None
    phases: dict[str, Phase] | None = None
    analyses: dict[str, Analysis] | None = None
    gatherings: tuple[str, ...] | None = None
    terms: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Adviser(Element):
    """An adviser, bought out of a share of another post.

    `slot` is the experience that counts in the team, for one who has both.
    """

    label: str | None = None
    experience: tuple[Experience, ...] | None = None
    slot: Experience | None = None
    employer: str | None = None
    release_share: str | None = None


@frozen(kw_only=True, repr=False)
class Seat(Shown):
    """What a team needs: how many advisers with one experience.

    `posts` are those that give the experience: «rektor», «kommunalsjef».
    """

    experience: Experience | None = None
    at_least: int | None = None
    at_most: int | None = None
    posts: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class AdviserTeam(Element):
    """A team of advisers, or what any team is made of.

    Attributes:
        advisers: Ids of its advisers.
        seats: How many advisers with which experience it takes.
        employers: Where advisers come from, where they are not named one by one.
        release_share: The share of their posts that is bought out, in general.
        training: Days when advisers are trained and share experience.
    """

    label: str | None = None
    advisers: tuple[str, ...] | None = None
    seats: tuple[Seat, ...] | None = None
    employers: tuple[str, ...] | None = None
    release_share: str | None = None
    training: tuple[Meeting, ...] | None = None


@frozen(kw_only=True, repr=False)
class Evidence(Shown):
    """What a selection rests on."""

    source: str | None = None
    year: int | None = None
    what: str | None = None


@frozen(kw_only=True, repr=False)
class Application(Scheduled):
    """An owner's application, and its way through the county governor."""

    owner: str | None = None
    sent_to: str | None = None
    county: str | None = None
    nominated: bool | None = None
    selected: bool | None = None
    evidence: tuple[Evidence, ...] | None = None


@frozen(kw_only=True, repr=False)
class Offer(Element):
    """An offer of guidance: how many agreements, for which period, chosen how.

    Attributes:
        capacity: How many agreements there is room for, about.
        agreements: How many agreements were made, or are planned.
        form: Where the form for applications is found.
        addresses: Web pages that tell more.
    """

    title: str | None = None
    capacity: int | None = None
    agreements: int | None = None
    period: When | None = None
    criteria: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    form: str | None = None
    addresses: tuple[str, ...] | None = None
    applications: dict[str, Application] | None = None


@frozen(kw_only=True, repr=False)
class Cohort(Element):
    """A cohort («pulje») with its figures; `status` as «done» or «running».

    `ends` is when its agreements run out, where the period is not stated.
    """

    label: str | None = None
    period: When | None = None
    ends: When | None = None
    counties: tuple[str, ...] | None = None
    county_count: int | None = None
    owners: int | None = None
    schools: int | None = None
    status: str | None = None
