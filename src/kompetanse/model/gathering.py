"""What happens: gatherings and their parts, meetings, work between them, deadlines."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Element, Event, Scheduled


class GatheringKind(StrEnum):
    """Kinds of gatherings, by the field's terms; stated, or inferred from the title."""

    START = "start"
    GATHERING = "gathering"
    CLOSING = "closing"
    PROFESSIONAL_DAY = "professional-day"
    PROFESSIONAL_GATHERING = "professional-gathering"
    PLANNING_DAY = "planning-day"
    PLANNING_MEETING = "planning-meeting"
    EVALUATION_MEETING = "evaluation-meeting"
    NET_SEMINAR = "net-seminar"
    DIGITAL_GUIDANCE = "digital-guidance"
    GROUP_GUIDANCE = "group-guidance"
    GUIDANCE = "guidance"
    NETWORK_MEETING = "network-meeting"
    COMMITTEE_MEETING = "committee-meeting"
    COURSE = "course"
    TRAINING = "training"
    VISIT = "visit"
    CONFERENCE = "conference"
    LEARNING_CARAVAN = "learning-caravan"
    MEETING = "meeting"
    SURVEY = "survey"
    WORK = "work"
    """Work at the own unit that fills a period: nobody attends it at an hour."""
    NOTE = "note"
    """A row that only informs: a holiday, «ingen aktiviteter»."""


class Status(StrEnum):
    """How firm a date or a content is."""

    FIXED = "fixed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class GuidanceForm(StrEnum):
    """How guidance is given."""

    NET = "net"
    VISIT = "visit"
    MEETING = "meeting"


@frozen(kw_only=True, repr=False)
class Part(Event):
    """A part of a gathering: «Del 1: … kl. 08.30–14.00»."""

    topics: tuple[str, ...] | None = None
    number: int | None = None


@frozen(kw_only=True, repr=False)
class Gathering(Event):
    """A gathering, meeting, planning day … of the plan's calendar.

    Attributes:
        kind: Its kind; inferred from the title where not stated (`kompetanse.model.kinds`).
        number: «3» of «Samling 3»; read from the title where not stated.
        parts: Its parts, in order.
        topics: What it is about.
        text: Running text of its row that is no title, part or topic.
        module: Id of the module it belongs to.
        network: Id of the network or committee whose meeting it is.
        units: Ids of the units whose people come; all where it is not stated.
        edition_of: Id of the gathering of which this is a parallel edition.
        date_status: Whether the date is fixed.
        content_status: Whether the content is fixed.
    """

    kind: GatheringKind | None = None
    number: int | None = None
    parts: tuple[Part, ...] | None = None
    topics: tuple[str, ...] | None = None
    text: str | None = None
    module: str | None = None
    network: str | None = None
    units: tuple[str, ...] | None = None
    edition_of: str | None = None
    date_status: Status | None = None
    content_status: Status | None = None


@frozen(kw_only=True, repr=False)
class Meeting(Event):
    """A meeting of a group, network, committee or unit.

    `chair` is the person or role that leads it.
    """

    chair: str | None = None
    status: Status | None = None


@frozen(kw_only=True, repr=False)
class GuidanceSession(Event):
    """Guidance given to one unit; `by` is the role of the adviser."""

    form: GuidanceForm | None = None
    by: str | None = None


@frozen(kw_only=True, repr=False)
class BetweenWork(Scheduled):
    """Work between gatherings.

    Attributes:
        what: The work.
        due: When it is to be done: «til 3. samling».
        start: When it begins, where planned.
        planned_end: When it is planned to end.
        gathering: Id of the gathering it is due for.
        after: Id of the gathering after which it goes on.
        audience: Whose work it is.
    """

    what: str | None = None
    due: When | None = None
    start: When | None = None
    planned_end: When | None = None
    gathering: str | None = None
    after: str | None = None
    audience: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Action(Scheduled):
    """A measure («tiltak»): what is done, when, by whom, for which goal.

    `initiatives` are ids of the initiatives it serves.
    """

    what: str | None = None
    responsible: str | None = None
    audience: tuple[str, ...] | None = None
    goal: str | None = None
    group: str | None = None
    status: str | None = None
    initiatives: tuple[str, ...] | None = None


class DeadlineKind(StrEnum):
    """What a deadline is for."""

    REGISTRATION = "registration"
    APPLICATION = "application"
    ADVISER_APPLICATION = "adviser-application"
    NOMINATION = "nomination"
    REPORT = "report"
    CONSULTATION = "consultation"
    GRANT = "grant"
    OTHER = "other"


@frozen(kw_only=True, repr=False)
class Deadline(Scheduled):
    """A day by which something must be done.

    `gathering` is the id of the gathering that it belongs to («påmeldingsfrist»), `offer` that
    of the offer.
    """

    what: str | None = None
    kind: DeadlineKind | None = None
    gathering: str | None = None
    offer: str | None = None
    audience: tuple[str, ...] | None = None
    recipient: str | None = None


@frozen(kw_only=True, repr=False)
class LongTermRow(Element):
    """What one audience works with, year by year.

    `years` maps a school year («2021/2022») to the packages of that year, as written; an open
    one is written as people do: «Tema?». `label` is the audience, in the author's words.
    """

    label: str | None = None
    base: tuple[str, ...] | None = None
    years: dict[str, tuple[str, ...]] | None = None
    columns_reliable: bool | None = None
