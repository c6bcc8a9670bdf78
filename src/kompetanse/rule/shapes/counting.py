"""Counts: how many there are, in a period or at all."""

from collections.abc import Callable, Iterable

from attrs import frozen

from kompetanse.dates import When
from kompetanse.dates.compare import overlaps
from kompetanse.model import Event
from kompetanse.model.kinds import is_cancelled
from kompetanse.rule.result import Missing, Problem, Problems, Unknown
from kompetanse.rule.shapes.answers import Answer, every, opposite
from kompetanse.rule.shapes.events import TimedT
from kompetanse.rule.shapes.periods import Stretch, days_of


@frozen
class Count:
    """How many of some things there are.

    Attributes:
        certain: How many count for certain.
        doubtful: Times that may lie inside the period or outside it.
        unstated: How many more may count; the plan does not state what decides.
        period: What was counted in.
    """

    certain: int
    doubtful: tuple[When, ...] = ()
    unstated: int = 0
    period: Stretch | None = None

    @property
    def most(self) -> int:
        """How many there are if all that may count do count."""
        return self.certain + len(self.doubtful) + self.unstated

    def reaches(self, minimum: int) -> Answer:
        """Tell whether there are at least so many.

        >>> print(Count(3, unstated=1).reaches(4))
        None
        """
        if self.certain >= minimum:
            return True
        return None if self.most >= minimum else False

    def exceeds(self, maximum: int) -> Answer:
        """Tell whether there are more than so many."""
        return self.reaches(maximum + 1)

    def is_exactly(self, number: int) -> Answer:
        """Tell whether there are so many, no more and no fewer.

        >>> Count(4).is_exactly(4), Count(5, unstated=1).is_exactly(4)
        (True, False)
        """
        return every([self.reaches(number), opposite(self.exceeds(number))])


def tally(answers: Iterable[Answer]) -> Count:
    """Count the answers: who in a team has experience, which members are heads.

    >>> tally([True, None, False])
    Count(certain=1, doubtful=(), unstated=1, period=None)
    """
    listed = list(answers)
    return Count(listed.count(True), unstated=listed.count(None))


def count_in(
    period: Stretch,
    things: Iterable[TimedT],
    counts: Callable[[TimedT], Answer] = lambda _: True,
) -> Count:
    """Count what happens in a period; what was cancelled does not.

    Args:
        period: A term, a school year, or any range of days.
        things: What has a time.
        counts: Whether one of them counts; `None` where the plan does not state what decides.

    >>> from datetime import date
    >>> from kompetanse.dates import Mode, Season, Term
    >>> from kompetanse.model import Meeting
    >>> turn = When("desember/januar", Mode.WITHIN, date(2021, 12, 1), date(2022, 1, 31))
    >>> count = count_in(Term(Season.AUTUMN, 2021), [Meeting(when=turn), Meeting()])
    >>> count.certain, [when.text for when in count.doubtful], count.unstated
    (0, ['desember/januar'], 1)
    """
    days = days_of(period)
    certain, unstated, doubtful = 0, 0, []
    for thing in things:
        when = thing.when
        inside = overlaps(when, days) if when else None
        if inside is False or (isinstance(thing, Event) and is_cancelled(thing)):
            continue
        if (answer := counts(thing)) is False:
            continue
        if answer is None or when is None or not when.is_readable:
            unstated += 1
        elif inside is None:
            doubtful.append(when)
        else:
            certain += 1
    return Count(certain, tuple(doubtful), unstated, period)


def at_least(minimum: int, count: Count, problem: Problem, missing: str) -> Problems:
    """Yield the problem where a count is too small, and what is wanting where nobody can tell.

    Args:
        minimum: How many there must be.
        count: How many there are.
        problem: What to say where there are too few.
        missing: What the plan does not state where it decides: «groups.meetings.minutes».
    """
    reached = count.reaches(minimum)
    if reached is False:
        yield problem
    elif reached is None and count.unstated:
        yield Missing(problem.subject, missing)
    elif reached is None:
        yield Unknown(
            problem.subject,
            "{times} may fall outside {period}; it cannot be established whether {minimum} are "
            "planned there",
            field=problem.field,
            times=[f"«{when.text}»" for when in count.doubtful],
            period=count.period,
            minimum=minimum,
        )
