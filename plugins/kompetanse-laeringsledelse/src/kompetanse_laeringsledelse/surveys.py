"""Mappings: the surveys whose results the theme courses are built on."""

from __future__ import annotations

from itertools import count

from kompetanse.dates.compare import due, earlier
from kompetanse.model import CourseKind
from kompetanse.model.course_kinds import kind_of_course
from kompetanse.model.kinds import kinds_in, numbered
from kompetanse.rule import Ask, Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import mentions, out_of_order, settle
from kompetanse_laeringsledelse.subjects import courses_of, times_of
from kompetanse_laeringsledelse.words import COURSES, INITIATIVES, MAPPINGS, ORDINALS


TYPE_CHECKING = False

if TYPE_CHECKING:
    from kompetanse.model import Course, Plan, Survey


@rule("theme-course-based-on-mapping", severity=Severity.ERROR, source=COURSES, needs="based_on")
def theme_course_based_on_mapping(course: Course, plan: Plan) -> Problems:
    """A theme course is built on the results of a mapping, which are there when it starts.

    The foundation course may be held before the first mapping.

    Breaks:
        courses: {t1: {kind: theme, based_on: []}}

    Breaks:
        surveys: {k1: {number: 1, results: 10.06.16}, k2: {number: 2, results: 02.12.16}}
        courses: {t1: {kind: theme, when: 30. november 2016, based_on: [k1, k2]}}

    Holds:
        surveys: {k1: {number: 1, when: april 2016, results: 10.06.16}}
        courses: {t1: {kind: theme, when: uge 37 2016, based_on: [k1]}}
    """
    if kind_of_course(course) is not CourseKind.THEME:
        yield Missing(course, "courses.kind: theme")
    elif not course.based_on:
        yield Problem(
            course,
            "«{course}» is built on no mapping",
            field="based_on",
            hint="name the mapping whose results it starts from",
            course=course.name,
        )
    else:
        for index, name in enumerate(course.based_on):
            survey = (plan.surveys or {}).get(name)
            if survey is None:
                yield Missing(course, "surveys")
            else:
                yield from _known_in_time(course, index, survey, plan)


@rule("mapping-sequence", severity=Severity.ERROR, source=COURSES, needs="surveys")
def mapping_sequence(plan: Plan, *, mappings: int = 2) -> Problems:
    """There is a first and a second mapping, in this order, and each is used by a course.

    A mapping that nothing is built on costs the schools time and tells them nothing.

    Breaks:
        surveys: {k1: {number: 1}}

    Breaks:
        surveys: {k1: {number: 1, when: oktober 2016}, k2: {number: 2, when: april 2016}}

    Breaks:
        surveys: {k1: {number: 1}, k2: {number: 2}}
        courses: {t1: {kind: theme, based_on: [k1]}}

    Holds:
        surveys: {k1: {number: 1, when: april 2016}, k2: {number: 2, when: oktober 2016}}
        courses: {t1: {kind: theme, based_on: [k1]}, t2: {kind: theme, based_on: [k1, k2]}}
    """
    found = [one for one in (plan.surveys or {}).values() if _is_mapping(one, plan)]
    numbers = {_number(one) for one in found}
    lacking = next(number for number in count(1) if number not in numbers)
    if lacking <= mappings and None in numbers:
        yield Missing(plan, "surveys.number")
    elif lacking <= mappings:
        yield Problem(
            plan, "the plan has no mapping number {number}", field="surveys", number=lacking
        )
    yield from _ordered(found)
    yield from _used(found, plan)


@rule("data-per-class", severity=Severity.INFO, source=INITIATIVES)
def data_per_class(survey: Survey, plan: Plan) -> Problems:
    """The results of a mapping are shown to the teachers and leaders of each school and class.

    Nobody can build on data that others keep. No plan shows who has seen them, so somebody signs
    for it.

    Breaks:
        surveys: {k1: {number: 1}}

    Holds:
        surveys: {k1: {number: 1}}
        attestations:
          - {rule: laeringsledelse/data-per-class, element: surveys/k1, by: skolechefen, on: 15.06.16}
    """
    if _is_mapping(survey, plan):
        yield Ask(
            survey,
            "have the teachers and leaders of each school seen the results of «{survey}», down to "
            "the single class?",
            survey=survey.name,
        )
    else:
        yield Missing(survey, "surveys.number")


def _known_in_time(course: Course, index: int, survey: Survey, plan: Plan) -> Problems:
    """Whether a survey's results are there when a course starts."""
    times = times_of(course, plan)
    results = survey.results
    if results is None and survey.when and earlier(times.start, due(survey.when)):
        results = survey.when
    if results is None or not (results.earliest or results.latest) or times.missing:
        yield Missing(course, times.missing or "surveys.results")
        return
    problem = Problem(
        course,
        "«{course}» starts ({starts}) before the results of «{survey}» are there («{results}»)",
        field=("based_on", index),
        related=[survey],
        course=course.name,
        starts=times.texts,
        survey=survey.name,
        results=results,
    )
    unclear = Unknown(
        course,
        "«{course}» ({starts}) and the results of «{survey}» («{results}»): it cannot be "
        "established which comes first",
        field=("based_on", index),
        course=course.name,
        starts=times.texts,
        survey=survey.name,
        results=results,
    )
    yield from settle(earlier(due(results), times.start), problem, unclear)


def _is_mapping(survey: Survey, plan: Plan) -> bool:
    """Whether a survey is one of the programme's mappings, by number, name or use."""
    numbered_or_named = _number(survey) is not None or mentions(survey.name, MAPPINGS)
    return numbered_or_named or any(survey.id in (c.based_on or ()) for c in courses_of(plan))


def _number(survey: Survey) -> int | None:
    """The number of a survey: stated, else read from its title: «1.», «Anden kortlægning»."""
    if survey.number is not None:
        return survey.number
    title = survey.title or ""
    if found := numbered(title):
        return found[1]
    return next(iter(kinds_in(title.partition(" ")[0], ORDINALS)), None)


def _ordered(mappings: list[Survey]) -> Problems:
    """Whether the mappings are held in the order of their numbers."""
    inorder = sorted((one for one in mappings if _number(one)), key=lambda one: _number(one) or 0)
    for one in inorder:
        if one.when is None or not one.when.is_readable:
            yield Missing(one, "surveys.when")
    for first, second, answer in out_of_order(inorder):
        problem = Problem(
            second,
            "«{second}» («{later}») is held before «{first}» («{sooner}»)",
            field="when",
            related=[first],
            second=second.name,
            later=second.when,
            first=first.name,
            sooner=first.when,
        )
        unclear = Unknown(
            second,
            "«{first}» («{sooner}») and «{second}» («{later}»): it cannot be established which "
            "comes first",
            field="when",
            second=second.name,
            later=second.when,
            first=first.name,
            sooner=first.when,
        )
        yield from settle(answer, problem, unclear)


def _used(mappings: list[Survey], plan: Plan) -> Problems:
    """Whether a course is built on each mapping; only theme courses have to say on which."""
    courses = courses_of(plan)
    used = {name for course in courses for name in course.based_on or ()}
    expected = [one for one in courses if kind_of_course(one) is not CourseKind.FOUNDATION]
    silent = any(one.based_on is None for one in expected)
    doubt = not expected or silent or not used <= set(plan.surveys or ())
    for one in mappings:
        unused = Problem(
            one,
            "no course is built on «{survey}»",
            hint="name it where a course starts from its results",
            survey=one.name,
        )
        answer = one.id in used or (None if doubt else False)
        yield from settle(answer, unused, Missing(one, "courses.based_on"))
