"""What the leader module is made of, its gatherings in their order, and those who guide."""

from collections.abc import Iterator

from kompetanse.dates.compare import starts_before
from kompetanse.model import Assignment, Gathering, LeaderGroup, Module, Plan, RoleKind, Unit
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import kind_of_gathering
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import (
    Answer,
    mentions,
    settle,
    some,
    takes_part,
)
from kompetanse_skup.outline import GUIDANCE, Outline
from kompetanse_skup.subjects import (
    LEADER_MODULE,
    is_called,
    is_for_leaders,
)


_GUIDANCE_WORDS = ("veiledning", "rettleiing", "vejledning", "guidance")


@rule("leader-module-components", severity=Severity.WARNING, source=LEADER_MODULE)
def leader_module_components(module: Module, outline: Outline) -> Problems:
    """The leader module has professional days, work between them, and guidance.

    Days alone are forgotten; it is the work between them, and guidance on it, that changes how
    leaders lead.

    Breaks:
        modules:
          l:
            kind: leader
            gatherings: [g]
            between_work: {w: {what: ståstedsanalyse}}
            guidance: []
        gatherings: {g: {title: Oppstartssamling}}

    Holds:
        modules:
          l:
            kind: leader
            gatherings: [g]
            between_work: {w: {what: ståstedsanalyse}}
            guidance: [{when: 24.11.16}]
        gatherings: {g: {title: Oppstartssamling}}
    """
    if not (yield from is_for_leaders(module)):
        return
    for field, found, template in (
        ("gatherings", _has_days(module, outline), "{module} has no professional days"),
        ("between_work", _has_work(module, outline), "{module} has no work between its gatherings"),
        ("guidance", _has_guidance(module, outline), "{module} has no guidance"),
    ):
        yield from settle(
            found,
            Problem(module, template, field=field, module=module.name),
            Missing(module, f"modules.{field}"),
        )


@rule("joint-leader-days", severity=Severity.WARNING, source=LEADER_MODULE)
def joint_leader_days(module: Module, outline: Outline, directory: Directory) -> Problems:
    """Each professional day of the leader module is one event for all the schools.

    Leaders learn from those of other schools. A school whose leaders begin later is not missed
    before.

    Breaks:
        modules: {l: {kind: leader, gatherings: [g]}}
        units: {skog: {kind: school}, fjell: {kind: school}}
        gatherings: {g: {title: Oppstartssamling, when: 26.09.16, units: [skog]}}

    Holds:
        modules: {l: {kind: leader, gatherings: [g]}}
        units: {skog: {kind: school}, fjell: {kind: school}}
        gatherings: {g: {title: Oppstartssamling, when: 26.09.16, units: [skog, fjell]}}
    """
    if not (yield from is_for_leaders(module)):
        return
    if module.joint is False:
        yield Problem(
            module,
            "the gatherings of {module} are not joint ones for all schools",
            field="joint",
            module=module.name,
        )
        return
    if not outline.professional_days:
        yield Missing(module, "modules.gatherings")
    for day in outline.professional_days:
        yield from _joint(day, module, outline, directory)


@rule("guide-per-leader-group", severity=Severity.WARNING, source=LEADER_MODULE, needs="guides")
def guide_per_leader_group(group: LeaderGroup, plan: Plan) -> Problems:
    """Each group of leaders has a guide who does not work at the same school.

    Who belongs to the school sees what the school sees.

    Breaks:
        units: {skog: {kind: school}}
        leader_groups: {a: {unit: skog, guides: [{organisation: skog}]}}

    Breaks:
        leader_groups: {a: {guides: []}}

    Holds:
        units: {skog: {kind: school}}
        leader_groups: {a: {unit: skog, guides: [{organisation: fylkeskommunen}]}}
    """
    unit = (plan.units or {}).get(group.unit or "")
    if not group.guides:
        yield Problem(group, "{group} has no guide", field="guides", group=group.name)
        return
    if unit is None:
        yield Missing(group, "leader_groups.unit")
        return
    yield from settle(
        some(_comes_from_elsewhere(guide, unit) for guide in group.guides),
        Problem(
            group,
            "{group} is guided only by those who work at {unit} themselves",
            field="guides",
            group=group.name,
            unit=unit.name,
        ),
        Missing(group, "leader_groups.guides.organisation"),
    )


@fact
def leader_sequence(outline: Outline) -> list[Module | Gathering]:
    """The leader module and its numbered gatherings."""
    module = outline.leader_module
    return [module, *(one for _, one in outline.sequence)] if module else []


@rule(
    "gathering-sequence",
    severity=Severity.ERROR,
    source=LEADER_MODULE,
    among="leader_sequence",
    otherwise="gatherings.number",
    replaces="numbering-gap",
)
def gathering_sequence(
    subject: Module | Gathering, outline: Outline, *, number: int = 5
) -> Problems:
    """The leader module has five gatherings, numbered from the start gathering on, in that order.

    The work between them is due for a gathering by its number; a number that is missing, stands
    twice or comes too early leaves it hanging.

    Breaks:
        modules: {l: {kind: leader, gatherings: [g1, g2, g3, g4, g5]}}
        gatherings:
          g1: {title: Oppstartssamling, when: 26.09.16}
          g2: {title: 2. samling, when: 15.12.16}
          g3: {title: 3. samling, when: 07.03.17}
          g4: {title: 4. samling, when: 21.02.17}
          g5: {title: 5. samling, when: mai 2017}

    Holds:
        modules: {l: {kind: leader, gatherings: [g1, g2, g3, g4, g5]}}
        gatherings:
          g1: {title: Oppstartssamling, when: 26.09.16}
          g2: {title: 2. samling, when: 15.12.16}
          g3: {title: 3. samling, when: februar 2017}
          g4: {title: 4. samling, when: mars 2017}
          g5: {title: 5. samling, when: april/mai 2017}
    """
    if isinstance(subject, Module):
        yield from _complete(subject, {one for one, _ in outline.sequence}, number)
        return
    place = outline.places[subject.id]
    own, _ = outline.sequence[place]
    if own > number:
        yield Problem(
            subject,
            "{gathering} is one too many: {number} gatherings are expected",
            gathering=subject.name,
            number=number,
        )
    elif place:
        yield from _follows(own, subject, *outline.sequence[place - 1])


def _has_days(module: Module, outline: Outline) -> Answer:
    if module.sessions:
        return True
    return None if outline.gatherings_of(module) is None else bool(outline.professional_days)


def _has_work(module: Module, outline: Outline) -> Answer:
    works = outline.works_of(module)
    return None if works is None else bool(works)


def _has_guidance(module: Module, outline: Outline) -> Answer:
    """Guidance may be planned as such, as a gathering, or as a part of the work in between."""
    works = outline.works_of(module) or ()
    gatherings = outline.gatherings_of(module) or ()
    elsewhere = any(mentions(work.what, _GUIDANCE_WORDS) for work in works) or any(
        kind_of_gathering(one) in GUIDANCE for one in gatherings
    )
    if module.guidance or elsewhere:
        return True
    return None if module.guidance is None else False


def _joint(day: Gathering, module: Module, outline: Outline, directory: Directory) -> Problems:
    if day.edition_of is not None:
        yield Problem(
            day,
            "{day} is held more than once; it is to be one event for all schools",
            field="edition_of",
            day=day.name,
        )
    elif day.units is None:
        for_all = module.joint or takes_part(directory, day, RoleKind.LEADERSHIP)
        if not for_all or any(directory.resolve(term).qualified for term in day.audience or ()):
            yield Missing(day, "gatherings.units")
    elif absent := list(_absent(day, outline)):
        yield Problem(
            day,
            "{day} is not for all schools: {absent} is missing",
            plural="{day} is not for all schools: {absent} are missing",
            count=len(absent),
            field="units",
            day=day.name,
            absent=[unit.name for unit in absent],
        )


def _absent(day: Gathering, outline: Outline) -> Iterator[Unit]:
    """Schools that do not come, and whose leaders do not begin later."""
    coming = frozenset(day.units or ())
    for unit in outline.schools:
        if unit.id not in coming and outline.begun(unit, day):
            yield unit


def _comes_from_elsewhere(guide: Assignment, unit: Unit) -> Answer:
    if guide.organisation is None:
        return None
    return not is_called(unit, guide.organisation)


def _complete(module: Module, numbers: set[int], number: int) -> Problems:
    """Hold the numbers that there are against those that there should be."""
    wanting = sorted({*range(1, number + 1)} - numbers)
    if not numbers:
        yield Missing(module, "gatherings.number" if module.gatherings else "modules.gatherings")
    elif wanting:
        yield Problem(
            module,
            "gathering {numbers} of {module} is missing",
            plural="gatherings {numbers} of {module} are missing",
            count=len(wanting),
            numbers=[str(one) for one in wanting],
            module=module.name,
        )


def _follows(own: int, other: Gathering, before: int, one: Gathering) -> Problems:
    """Hold the number and the time of a gathering against those of the one before it."""
    if own == before:
        yield Problem(
            other,
            "{gathering} has the same number as {other}",
            related=(one,),
            gathering=other.name,
            other=one.name,
        )
        return
    if one.when is None or other.when is None:
        yield Missing(other, "gatherings.when")
        return
    yield from settle(
        starts_before(one.when, other.when),
        Problem(
            other,
            "{gathering} ({when}) does not come after {other} ({before})",
            field="when",
            related=(one,),
            gathering=other.name,
            when=other.when,
            other=one.name,
            before=one.when,
        ),
        Unknown(
            other,
            "{gathering} ({when}) and {other} ({before}): it cannot be established which comes "
            "first",
            field="when",
            related=(one,),
            gathering=other.name,
            when=other.when,
            other=one.name,
            before=one.when,
        ),
    )
