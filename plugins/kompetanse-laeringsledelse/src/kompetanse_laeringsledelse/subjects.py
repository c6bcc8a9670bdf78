"""What the rules are about: courses by kind, who takes part in them, and when they are held.

A rule does not hold for what it is not about; it is *not evaluated* there. So `is_foundation`
says what is missing, and tells the rule whether to go on:

```python
if not (yield from is_foundation(course)):
    return
```
"""

from __future__ import annotations

from collections.abc import Generator, Iterable

from attrs import frozen

from kompetanse.dates import When
from kompetanse.dates.compare import Bounds, end, start
from kompetanse.model import Course, CourseKind, Gathering, Plan, RoleKind
from kompetanse.model.course_kinds import kind_of_course
from kompetanse.model.kinds import is_cancelled
from kompetanse.rule import Missing
from kompetanse.rule.shapes import Answer, some, takes_part


TYPE_CHECKING = False

if TYPE_CHECKING:
    from kompetanse.model.audience import Directory


def courses_of(plan: Plan) -> list[Course]:
    """Give the courses of a plan."""
    return list((plan.courses or {}).values())


def is_foundation(course: Course) -> Generator[Missing, None, bool]:
    """Tell whether a course is the foundation course."""
    yes = kind_of_course(course) is CourseKind.FOUNDATION
    if not yes:
        yield Missing(course, "courses.kind: foundation")
    return yes


def for_teachers(course: Course, plan: Plan, directory: Directory) -> Answer:
    """Tell whether a course is for teachers or pedagogues, by its audience or that of its days."""
    kinds = (RoleKind.TEACHER, RoleKind.PEDAGOGUE)
    if course.audience is not None:
        return takes_part(directory, course, *kinds)
    days = days_of(course, plan)
    return some(takes_part(directory, day, *kinds) for day in days) if days else None


def days_of(course: Course, plan: Plan) -> list[Gathering]:
    """Give the gatherings that are a course's days; cancelled ones and other editions are none."""
    gatherings = plan.gatherings or {}
    listed = [gatherings[key] for key in course.gatherings or () if key in gatherings]
    return [
        day
        for day in listed
        if not is_cancelled(day) and day.edition_of not in {other.id for other in listed}
    ]


@frozen
class Times:
    """When a course is held: its days' times, else its own.

    Attributes:
        course: The course.
        whens: Its times, one for each day; `None` where a day has none.
        field: The field of the course that says them.
    """

    course: Course
    whens: tuple[When | None, ...]
    field: str

    @property
    def missing(self) -> str | None:
        """What the plan does not state, or does not state so that it can be read."""
        if self.whens and all(when and (when.earliest or when.latest) for when in self.whens):
            return None
        return "gatherings.when" if self.field == "gatherings" else "courses.when"

    @property
    def start(self) -> Bounds:
        """The earliest and the latest day on which it may start."""
        bounds = [start(when) if when else (None, None) for when in self.whens]
        known = [last for _, last in bounds if last]
        first = [first for first, _ in bounds if first]
        whole = first and len(first) == len(bounds)
        return (min(first) if whole else None, min(known, default=None))

    @property
    def end(self) -> Bounds:
        """The earliest and the latest day on which it may end."""
        bounds = [end(when) if when else (None, None) for when in self.whens]
        known = [first for first, _ in bounds if first]
        last = [last for _, last in bounds if last]
        whole = last and len(last) == len(bounds)
        return (max(known, default=None), max(last) if whole else None)

    @property
    def texts(self) -> list[str]:
        """The times as the author wrote them."""
        return quoted(self.whens)


def times_of(course: Course, plan: Plan) -> Times:
    """Give the times of a course."""
    if days := days_of(course, plan):
        return Times(course, tuple(day.when for day in days), "gatherings")
    return Times(course, (course.when,) if course.when else (), "when")


def quoted(whens: Iterable[When | None]) -> list[str]:
    """Give the author's words for some times, each once."""
    return list(dict.fromkeys(f"«{when.text}»" for when in whens if when))
