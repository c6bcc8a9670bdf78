"""The frames of the scheme: collective, anchored, in one piece, with the pupils' voice."""

from collections.abc import Iterable

from kompetanse.dates import DateRange, Term, When
from kompetanse.dates.compare import earlier, end, overlaps, start
from kompetanse.model import (
    Anchoring,
    AnchoringLevel,
    Arena,
    ArenaKind,
    Introduction,
    Plan,
    SchoolPlan,
    StudentVoice,
)
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import (
    Answer,
    every,
    filled,
    mentions,
    opposite,
    settle,
    some,
    starts_in,
)
from kompetanse_dekom.facts import FRAMES
from kompetanse_dekom.words import OWNERS, SCHOOLS


_PHASES = {
    "planning": "the plan does not tell how pupils are heard when the work is planned",
    "implementation": "the plan does not tell how pupils are heard while the work is done",
    "evaluation": "the plan does not tell how pupils are heard when the work is evaluated",
}


@rule("frame-school-based", severity=Severity.ERROR, source=FRAMES, needs="arenas")
def frame_school_based(school_plan: SchoolPlan, terms: tuple[Term, ...]) -> Problems:
    """In each term there is an arena where people learn together.

    The scheme is for collective processes in or between schools: courses that people attend one
    by one do not change a school. An arena that does not tell when it begins and ends may be
    there in any term.

    Breaks:
        school_plan: {arenas: {kurs: {kind: individual, start: høsten 2021, end: våren 2022}}}

    Breaks:
        school_plan: {arenas: {fellestid: {kind: collective, start: 01.08.21, end: 20.12.21}}}

    Holds:
        school_plan:
          arenas: {fellestid: {kind: collective, start: høsten 2021, end: våren 2022}}
    """
    arenas = tuple((school_plan.arenas or {}).values())
    for term in terms:
        answers = [every([_collective(arena), _runs_in(arena, term)]) for arena in arenas]
        doubtful = [arena for arena, one in zip(arenas, answers, strict=True) if one is None]
        yield from settle(
            some(answers),
            _nothing_collective(school_plan, term, arenas),
            _nobody_can_tell(school_plan, term, doubtful),
        )


@rule("frame-anchored", severity=Severity.ERROR, source=FRAMES, needs="anchoring")
def frame_anchored(school_plan: SchoolPlan) -> Problems:
    """The plan is anchored at the school and with its owner, each by a body and on a day.

    A plan that only the owner has decided is not the school's, and one that the owner does not
    know gets no time and no money.

    Breaks:
        school_plan: {anchoring: []}

    Breaks:
        school_plan: {anchoring: [{body: kommunestyret, level: owner, dated: 17.06.21}]}

    Holds:
        school_plan:
          anchoring:
            - {body: oppvekstutvalget, level: owner, dated: 17.06.21, reference: sak 31/21}
            - {body: kollegiet, level: school, dated: 20.05.21}
    """
    records = [one for one in school_plan.anchoring or () if _is_complete(one)]
    if not records:
        yield _anchored_nowhere(school_plan)
        return
    levels = [_levels(one) for one in records]
    found = frozenset().union(*levels)
    if len(found) == len(AnchoringLevel):
        return
    if not all(levels):
        yield Missing(school_plan, "school_plan.anchoring.level")
    else:
        yield Problem(
            school_plan,
            "the plan is anchored with the owner, and not at the school"
            if AnchoringLevel.OWNER in found
            else "the plan is anchored at the school, and not with the owner",
            field="anchoring",
            severity=Severity.WARNING,
        )


@rule(
    "frame-not-fragmented",
    severity=Severity.WARNING,
    source=FRAMES,
    unless=("dekom/action-has-goal", "dekom/plan-relation-described"),
)
def frame_not_fragmented(school_plan: SchoolPlan, plan: Plan, *, maximum: int = 3) -> Problems:
    """The work is in one piece: few themes, every measure for a goal, tied to what goes on.

    Single measures in all directions cost time and change little.

    Breaks:
        school_plan:
          introduction: {themes: [lesing, regning, klasseledelse, vurdering], relation: Ingen.}

    Holds:
        school_plan: {introduction: {themes: [lesing], relation: Bygger på regneplanen.}}
        goals: {m1: {text: Alle leser med god forståelse}}
        actions: {t1: {what: Lesestrategier, goal: m1}}
    """
    introduction = school_plan.introduction
    if introduction is None and plan.actions is None:
        yield Missing(school_plan, "school_plan.introduction")
    if introduction is not None:
        yield from _few_themes(school_plan, introduction, maximum)
        yield from _related(introduction)
    for action in (plan.actions or {}).values():
        if plan.goals is not None and not filled(action.goal):
            yield Problem(action, "«{action}» serves no goal", field="goal", action=action.name)


@rule("frame-student-voice", severity=Severity.ERROR, source=FRAMES)
def frame_student_voice(voice: StudentVoice) -> Problems:
    """Pupils are heard when the work is planned, while it is done, and when it is evaluated.

    It is their learning that the plan is for.

    Breaks:
        school_plan: {student_voice: {planning: elevrådet 05.05.21, evaluation: elevundersøkelsen}}

    Holds:
        school_plan:
          student_voice:
            planning: elevrådet 05.05.21
            implementation: klassens time hver måned
            evaluation: elevundersøkelsen
    """
    for phase, template in _PHASES.items():
        if not filled(getattr(voice, phase)):
            yield Problem(voice, template, field=phase)


def _collective(arena: Arena) -> Answer:
    return None if arena.kind is None else arena.kind is ArenaKind.COLLECTIVE


def _runs_in(arena: Arena, term: Term) -> Answer:
    """Whether an arena is there in a term; an end that is not stated may be any."""
    days = term.range
    if arena.start and not arena.end and some(_begins_in(arena.start, days)):
        return True
    too_late = earlier((days.last, days.last), start(arena.start)) if arena.start else None
    too_early = earlier(end(arena.end), (days.begin, days.begin)) if arena.end else None
    return every([opposite(too_late), opposite(too_early)])


def _begins_in(start: When, days: DateRange) -> tuple[Answer, Answer]:
    """Whether the stated beginning lies in a term, or, as «skoleåret 2021/22», covers it."""
    return starts_in(start, days), overlaps(start, days)


def _nothing_collective(school_plan: SchoolPlan, term: Term, arenas: tuple[Arena, ...]) -> Problem:
    single = [a for a in arenas if _collective(a) is False and _runs_in(a, term)]
    return Problem(
        school_plan,
        "in {term} people learn one by one only: {arenas}"
        if single
        else "there is no arena in {term} where people learn together",
        field="arenas",
        related=single,
        term=term,
        arenas=[arena.name for arena in single],
    )


def _nobody_can_tell(
    school_plan: SchoolPlan, term: Term, doubtful: Iterable[Arena]
) -> Unknown | Missing:
    """What is wanting of the arenas that may be there in a term."""
    for arena in doubtful:
        for field in ("kind", "start", "end"):
            if getattr(arena, field) is None:
                return Missing(school_plan, f"school_plan.arenas.{field}")
    return Unknown(
        school_plan,
        "it cannot be established whether {arenas} is there in {term}",
        field="arenas",
        arenas=[arena.name for arena in doubtful],
        term=term,
    )


def _is_complete(record: Anchoring) -> bool:
    """Whether a record names a body and a day."""
    return filled(record.body) and record.dated is not None and filled(record.dated.text)


def _levels(record: Anchoring) -> frozenset[AnchoringLevel]:
    """Where a record anchors the plan: as stated, else as the body's name tells."""
    if record.level is not None:
        return frozenset({record.level})
    words = {AnchoringLevel.OWNER: OWNERS, AnchoringLevel.SCHOOL: SCHOOLS}
    return frozenset(level for level, names in words.items() if mentions(record.body, names))


def _anchored_nowhere(school_plan: SchoolPlan) -> Problem:
    return Problem(
        school_plan,
        "no record of the plan's anchoring names both a body and a day"
        if school_plan.anchoring
        else "no body has dealt with the plan",
        field="anchoring",
    )


def _few_themes(school_plan: SchoolPlan, introduction: Introduction, maximum: int) -> Problems:
    themes = [theme for theme in introduction.themes or () if filled(theme)]
    if len(themes) > maximum:
        yield Problem(
            school_plan,
            "{number} themes side by side are more than {maximum}",
            field=("introduction", "themes"),
            number=len(themes),
            maximum=maximum,
        )


def _related(introduction: Introduction) -> Problems:
    if not filled(introduction.relation):
        yield Problem(introduction, "nothing ties the work to other initiatives", field="relation")
