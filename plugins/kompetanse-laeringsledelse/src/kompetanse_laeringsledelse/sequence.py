"""The courses one after another: how many, which comes first, and when."""

from __future__ import annotations

from kompetanse.dates import Season, Term
from kompetanse.dates.compare import earlier, within_range
from kompetanse.model import Course, CourseKind
from kompetanse.model.course_kinds import kind_of_course
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import Answer, Count, every, settle, tally
from kompetanse_laeringsledelse.subjects import (
    Times,
    courses_of,
    days_of,
    for_teachers,
    quoted,
    times_of,
)
from kompetanse_laeringsledelse.words import COURSES


TYPE_CHECKING = False

if TYPE_CHECKING:
    from kompetanse.model import Gathering, Plan
    from kompetanse.model.audience import Directory


@rule("course-count", severity=Severity.ERROR, source=COURSES, needs="courses")
def course_count(plan: Plan, directory: Directory, *, expected: int = 4) -> Problems:
    """Teachers and pedagogues have four courses in all.

    A course of several days is one course. Courses for others, such as the leaders, do not count.

    Breaks:
        roles: {l: {label: Lærere}, p: {label: Pædagoger}}
        courses: {c0: {audience: [lærere, pædagoger]}, t1: {audience: [lærere, pædagoger]}}

    Holds:
        roles: {l: {label: Lærere}, s: {label: Skoleledere}}
        courses:
          c0: {audience: [lærere]}
          t1: {audience: [lærere]}
          t2: {audience: [lærere]}
          t3: {audience: [lærere]}
          ledere: {audience: [skoleledere]}
    """
    count = tally(for_teachers(one, plan, directory) for one in courses_of(plan))
    problem = Problem(
        plan,
        "there is {count} course for teachers and pedagogues; {expected} are expected",
        plural="there are {count} courses for teachers and pedagogues; {expected} are expected",
        count=_found(count, expected),
        field="courses",
        expected=expected,
    )
    yield from settle(count.is_exactly(expected), problem, Missing(plan, "courses.audience"))


@rule("foundation-course-first", severity=Severity.ERROR, source=COURSES, needs="courses")
def foundation_course_first(plan: Plan, directory: Directory) -> Problems:
    """The first course is the foundation course, and there is one only.

    The theme courses go on from what everybody has been through.

    Breaks:
        courses: {c0: {kind: foundation}, c1: {kind: foundation}, t1: {kind: theme}}

    Breaks:
        courses:
          c0: {kind: foundation, when: 14.03.16}
          t1: {kind: theme, when: 01.02.16}

    Holds:
        courses:
          c0: {kind: foundation, when: 14.03.16}
          t1: {kind: theme, when: 12.09.16}
    """
    courses = _for_teachers(plan, directory)
    foundations = _of_kind(courses, CourseKind.FOUNDATION)
    if len(foundations) == 1:
        yield from _first(foundations[0], courses, plan)
    elif foundations:
        yield Problem(
            plan,
            "{courses} are all foundation courses; one is expected",
            field="courses",
            related=foundations,
            courses=_names(foundations),
        )
    elif not courses or _of_kind(courses, None):
        yield Missing(plan, "courses.kind")
    else:
        yield Problem(plan, "none of the courses is the foundation course", field="courses")


@fact
def foundation_and_days(plan: Plan) -> list[Course | Gathering]:
    """The foundation course, or all that are called so, with its days."""
    foundations = _of_kind(courses_of(plan), CourseKind.FOUNDATION)
    days = [day for course in foundations for day in days_of(course, plan)]
    return [*foundations, *days]


@rule(
    "foundation-window",
    severity=Severity.ERROR,
    source=COURSES,
    among="foundation_and_days",
    otherwise="courses.kind: foundation",
    replaces="outside-plan-period",
)
def foundation_window(subject: Course | Gathering, plan: Plan, *, year: int = 2016) -> Problems:
    """The foundation course is held in the spring of 2016.

    The spring goes from January to the end of July. This goes before the plan's own period, which
    may begin when the foundation course is over.

    Breaks:
        courses: {c0: {kind: foundation, when: 22. august 2016}}

    Holds:
        courses: {c0: {kind: foundation, gatherings: [dag-1, dag-2]}}
        gatherings: {dag-1: {when: 29. februar 2016}, dag-2: {when: juni 2016}}
    """
    if isinstance(subject, Course):
        yield from _inside(times_of(subject, plan), Term(Season.SPRING, year))


@rule(
    "theme-courses-follow",
    severity=Severity.ERROR,
    source=COURSES,
    needs="courses",
    unless=("laeringsledelse/course-count", "laeringsledelse/foundation-course-first"),
)
def theme_courses_follow(plan: Plan, directory: Directory, *, expected: int = 3) -> Problems:
    """Three theme courses follow when the foundation course is over.

    A theme course that starts before the foundation course does is a matter of
    `foundation-course-first`, and so is a second foundation course; where the number of all
    courses is wrong, `course-count` says so.

    Breaks:
        roles: {l: {label: Lærere}}
        gatherings: {dag-1: {when: 29.02.16}, dag-2: {when: 14.03.16}}
        courses:
          c0: {kind: foundation, audience: [lærere], gatherings: [dag-1, dag-2]}
          t1: {kind: theme, audience: [lærere], when: 07.03.16}

    Holds:
        roles: {l: {label: Lærere}}
        courses:
          c0: {kind: foundation, audience: [lærere], when: foråret 2016}
          t1: {kind: theme, audience: [lærere], when: uge 37 2016}
          t2: {kind: theme, audience: [lærere], when: januar 2017}
          t3: {kind: theme, audience: [lærere], when: primo april 2017}
    """
    courses = _for_teachers(plan, directory)
    themes = _of_kind(courses, CourseKind.THEME)
    count = tally(_is_theme_for_teachers(one, plan, directory) for one in courses)
    problem = Problem(
        plan,
        "there is {count} theme course; {expected} are expected",
        plural="there are {count} theme courses; {expected} are expected",
        count=_found(count, expected),
        field="courses",
        expected=expected,
    )
    yield from settle(count.is_exactly(expected), problem, Missing(plan, "courses.kind"))
    foundations = _of_kind(courses, CourseKind.FOUNDATION)
    if len(foundations) != 1:
        yield Missing(plan, "courses.kind: foundation")
        return
    for theme in themes:
        yield from _follows(times_of(theme, plan), times_of(foundations[0], plan))


def _for_teachers(plan: Plan, directory: Directory) -> list[Course]:
    """The courses that are not certain to be for others than teachers and pedagogues."""
    return [one for one in courses_of(plan) if for_teachers(one, plan, directory) is not False]


def _of_kind(courses: list[Course], kind: CourseKind | None) -> list[Course]:
    return [one for one in courses if kind_of_course(one) is kind]


def _found(count: Count, expected: int) -> int:
    """The number that shows that it is not the expected one."""
    return count.certain if count.certain > expected else count.most


def _is_theme_for_teachers(course: Course, plan: Plan, directory: Directory) -> Answer:
    kind = kind_of_course(course)
    is_theme = None if kind is None else kind is CourseKind.THEME
    return every([is_theme, for_teachers(course, plan, directory)])


def _names(courses: list[Course]) -> list[str]:
    return [f"«{one.name}»" for one in courses]


def _first(foundation: Course, courses: list[Course], plan: Plan) -> Problems:
    """Whether no other course starts before the foundation course."""
    times = times_of(foundation, plan)
    others = [times_of(one, plan) for one in courses if one is not foundation]
    earlier_ones = [one.course for one in others if earlier(one.start, times.start)]
    doubtful = [one for one in others if earlier(one.start, times.start) is None]
    if earlier_ones:
        yield Problem(
            foundation,
            "{courses} starts before the foundation course does, {times}",
            plural="{courses} start before the foundation course does, {times}",
            count=len(earlier_ones),
            field=times.field,
            related=earlier_ones,
            courses=_names(earlier_ones),
            times=times.texts,
        )
    elif missing := next((one.missing for one in (times, *doubtful) if one.missing), None):
        yield Missing(foundation, missing)
    elif doubtful:
        yield Unknown(
            foundation,
            "{courses} and the foundation course ({times}): it cannot be established which comes "
            "first",
            field=times.field,
            courses=_names([one.course for one in doubtful]),
            times=times.texts,
        )


def _inside(times: Times, term: Term) -> Problems:
    """Whether all days of the foundation course lie in a term."""
    answers = [(when, within_range(when, term.range)) for when in times.whens if when]
    if outside := [when for when, answer in answers if answer is False]:
        yield Problem(
            times.course,
            "{times} lies outside {term}, when the foundation course is held",
            plural="{times} lie outside {term}, when the foundation course is held",
            count=len(outside),
            field=times.field,
            times=quoted(outside),
            term=term,
        )
    elif times.missing:
        yield Missing(times.course, times.missing)
    elif doubtful := [when for when, answer in answers if answer is None]:
        yield Unknown(
            times.course,
            "it cannot be established whether {times} lies inside {term}",
            plural="it cannot be established whether {times} lie inside {term}",
            count=len(doubtful),
            field=times.field,
            times=quoted(doubtful),
            term=term,
        )


def _follows(theme: Times, foundation: Times) -> Problems:
    """Whether a theme course starts when the foundation course is over."""
    if earlier(theme.start, foundation.start):
        yield Missing(theme.course, "courses.when: after the start of the foundation course")
        return
    problem = Problem(
        theme.course,
        "«{course}» starts ({starts}) before the foundation course is over ({ends})",
        field=theme.field,
        related=[foundation.course],
        course=theme.course.name,
        starts=theme.texts,
        ends=foundation.texts,
    )
    unclear = Unknown(
        theme.course,
        "«{course}» ({starts}) and the foundation course ({ends}): it cannot be established which "
        "comes first",
        field=theme.field,
        course=theme.course.name,
        starts=theme.texts,
        ends=foundation.texts,
    )
    missing = theme.missing or foundation.missing
    otherwise = Missing(theme.course, missing) if missing else unclear
    yield from settle(earlier(foundation.end, theme.start), problem, otherwise)
