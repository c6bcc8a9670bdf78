"""What a course holds: its topics, work in practice, and research."""

from __future__ import annotations

import re

from kompetanse.model import GatheringKind
from kompetanse.model.kinds import kind_of_gathering, kinds_in
from kompetanse.rule import Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import filled
from kompetanse_laeringsledelse.subjects import days_of, is_foundation
from kompetanse_laeringsledelse.words import ABOUT, COURSES, DATA, INITIATIVES, TOPICS


TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompetanse.model import Course, Plan
    from kompetanse.rule import Phrase


_SEGMENT = re.compile(r"[,;.:]\s")
_BEFORE = re.compile("|".join(map(re.escape, ABOUT)))


@rule("foundation-topics", severity=Severity.WARNING, source=COURSES)
def foundation_topics(course: Course, plan: Plan) -> Problems:
    """The foundation course covers the programme's four topics.

    They are each pupil's learning and well-being, preparing and developing the teaching, the use
    of data and research, and fixed team work. The topics of its days count as well.

    Breaks:
        courses:
          c0:
            kind: foundation
            topics: [elevens læring og trivsel, brug af data om elevernes trivsel, teamsamarbejde]

    Holds:
        courses:
          c0:
            kind: foundation
            topics: [elevernes trivsel, forberedelse af undervisning, data, det faste team]
    """
    if not (yield from is_foundation(course)):
        return
    topics = list(_topics(course, plan))
    if course.topics is None and not topics:
        yield Missing(course, "courses.topics")
        return
    covered = {kind for topic in topics for kind in _covered(topic)}
    if lacking := [kind for kind, _ in TOPICS if kind not in covered]:
        yield Problem(
            course,
            "«{course}» does not cover {topics}",
            field="topics",
            course=course.name,
            topics=lacking,
        )


@rule("practice-coupling", severity=Severity.WARNING, source=COURSES)
def practice_coupling(course: Course, plan: Plan) -> Problems:
    """A course has work in practice between its days.

    What is learnt changes something when it is tried out in one's own class. Between-work that is
    tied to a day of the course counts, and so does a row of such work among its days.

    Breaks:
        courses: {t1: {kind: theme, practice: []}}

    Holds:
        courses: {t1: {kind: theme, practice: [afprøvning i egen klasse]}}
    """
    if any(map(filled, course.practice or ())) or _has_work(course, plan):
        return
    if course.practice is None:
        yield Missing(course, "courses.practice")
        return
    yield Problem(
        course,
        "«{course}» has no work in practice between its days",
        field="practice",
        hint="say what the participants try out",
        course=course.name,
    )


@rule("research-based", severity=Severity.WARNING, source=INITIATIVES, needs="research")
def research_based(course: Course, *, minimum: int = 1) -> Problems:
    """A course names the research that it uses.

    What is done rests on what is known to work, in a form that can be used at once.

    Breaks:
        courses: {t2: {kind: theme, research: []}}

    Holds:
        courses: {t2: {kind: theme, research: [oversigt over forskning i feedback]}}
    """
    found = sum(map(filled, course.research or ()))
    if found < minimum:
        yield Problem(
            course,
            "«{course}» names no research",
            plural="«{course}» names {found} of {count} expected resources of research",
            count=minimum,
            field="research",
            course=course.name,
            found=found,
        )


def _topics(course: Course, plan: Plan) -> Iterator[str]:
    """All topics of a course, of its days and of their parts."""
    yield from course.topics or ()
    for day in days_of(course, plan):
        yield from day.topics or ()
        for part in day.parts or ():
            yield from part.topics or ()


def _covered(topic: str) -> Iterator[Phrase]:
    """The topics of the programme that a text speaks of; what data are about is none."""
    for segment in _SEGMENT.split(topic):
        before = _BEFORE.split(segment, maxsplit=1)[0]
        kinds = kinds_in(before, TOPICS)
        yield from kinds if DATA in kinds else kinds_in(segment, TOPICS)


def _has_work(course: Course, plan: Plan) -> bool:
    """Whether work in practice stands among the days of a course, or is tied to one of them."""
    days = days_of(course, plan)
    tied = {day.id for day in days}
    return any(kind_of_gathering(day) is GatheringKind.WORK for day in days) or any(
        filled(work.what) and not tied.isdisjoint((work.gathering, work.after))
        for work in (plan.between_work or {}).values()
    )
