"""Shapes that many rules share: counts per period, order, coverage, length, presence.

They answer with three values: yes, no, or nobody can tell (`None`). `settle` and `at_least` make
results of answers, so that a rule only says what it asks and how it puts a problem:

```python
for term in terms:
    count = count_in(term, group.meetings, lambda meeting: lasts(meeting, 90))
    yield from at_least(4, count, Problem(group, "{group} has {found} meetings", …), "meetings")
```

Data that the plan does not state makes a rule *not evaluated*; a time that may mean several days
makes it *unknown*. `Count` keeps the two apart.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Protocol, TypeAlias, TypeVar

from attrs import frozen

from kompetanse.dates import DateRange, SchoolYear, Term, When
from kompetanse.dates.compare import overlaps, starts_before
from kompetanse.dates.schoolyear import school_years_in, terms_in
from kompetanse.model import Event, RoleKind
from kompetanse.model.audience import Directory, HasAudience
from kompetanse.model.kinds import kind_of_name
from kompetanse.rule.result import Missing, Problem, Problems, Result, Unknown


Answer: TypeAlias = bool | None
"""Yes, no, or nobody can tell."""

Stretch: TypeAlias = Term | SchoolYear | DateRange
"""What is counted in, and shown to people."""


class Timed(Protocol):
    """Whatever has a time."""

    @property
    def when(self) -> When | None:
        """Its time, where stated."""


_YEAR = r"((?:20)?[0-6]\d)"
_TWO_YEARS = re.compile(rf"(?<![\d/.–-]){_YEAR}\s?[/–-]\s?{_YEAR}(?!\d|\s?[/.–-]\s?\d)")
_CENTURY = 2000
_LAST_SHORT_YEAR = 99

TimedT = TypeVar("TimedT", bound=Timed)


def some(answers: Iterable[Answer]) -> Answer:
    """Tell whether one of the answers is yes.

    >>> some([False, True, None]), some([False, False]), some([])
    (True, False, False)
    >>> print(some([False, None]))
    None
    """
    found = set(answers)
    if True in found:
        return True
    return None if None in found else False


def every(answers: Iterable[Answer]) -> Answer:
    """Tell whether all of the answers are yes.

    >>> every([True, None, False]), every([True, True])
    (False, True)
    """
    return opposite(some(opposite(answer) for answer in answers))


def opposite(answer: Answer) -> Answer:
    """Give the contrary answer; what nobody can tell stays so."""
    return None if answer is None else not answer


def settle(holds: Answer, problem: Result, otherwise: Result | Missing) -> Problems:
    """Yield the problem where something does not hold, `otherwise` where nobody can tell.

    >>> from kompetanse.model import Plan
    >>> plan = Plan()
    >>> list(settle(False, Problem(plan, "too late"), Unknown(plan, "both in February")))
    [Problem(..., 'too late')]
    """
    if holds is False:
        yield problem
    elif holds is None:
        yield otherwise


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
    """Count what happens in a period.

    Args:
        period: A term, a school year, or any range of days.
        things: What has a time.
        counts: Whether one of them counts; `None` where the plan does not state what decides.

    >>> from datetime import date
    >>> from kompetanse.dates import Mode, Season
    >>> from kompetanse.model import Meeting
    >>> turn = When("desember/januar", Mode.WITHIN, date(2021, 12, 1), date(2022, 1, 31))
    >>> count = count_in(Term(Season.AUTUMN, 2021), [Meeting(when=turn), Meeting()])
    >>> count.certain, [when.text for when in count.doubtful], count.unstated
    (0, ['desember/januar'], 1)
    """
    days = days_of(period)
    certain, unstated, doubtful = 0, 0, []
    for thing in things:
        answer, when = counts(thing), thing.when
        inside = overlaps(when, days) if when else None
        if answer is False or inside is False:
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
    if count.unstated:
        otherwise: Result | Missing = Missing(problem.subject, missing)
    else:
        otherwise = Unknown(
            problem.subject,
            "{times} may fall outside {period}; it cannot be established whether {minimum} are "
            "planned there",
            field=problem.field,
            times=[f"«{when.text}»" for when in count.doubtful],
            period=count.period,
            minimum=minimum,
        )
    yield from settle(count.reaches(minimum), problem, otherwise)


def out_of_order(things: Iterable[TimedT]) -> Iterator[tuple[TimedT, TimedT, Answer]]:
    """Give neighbours of which the second starts first (`False`), or may do so (`None`).

    Things without a time are passed over.
    """
    dated = [(thing, thing.when) for thing in things if thing.when and thing.when.is_readable]
    for (one, first), (other, second) in pairwise(dated):
        ordered = opposite(starts_before(second, first))
        if not ordered:
            yield one, other, ordered


def minutes_of(event: Event) -> tuple[int, int] | None:
    """Give the length of an event in minutes, as (least, most); nothing where it is not stated.

    A stated number goes before the clock, and the clock before a length in the time's text.

    >>> from kompetanse.model import Meeting
    >>> minutes_of(Meeting(minutes=90)), minutes_of(Meeting())
    ((90, 90), None)
    """
    if event.minutes is not None:
        return event.minutes, event.minutes
    when = event.when
    if when is None:
        return None
    if when.start_time and when.end_time and when.start_time < when.end_time:
        length = 60 * (when.end_time.hour - when.start_time.hour)
        length += when.end_time.minute - when.start_time.minute
        return length, length
    return when.stated.minutes


def lasts(event: Event, minutes: int) -> Answer:
    """Tell whether an event lasts at least so long.

    >>> from kompetanse.model import Meeting
    >>> lasts(Meeting(minutes=120), 90), lasts(Meeting(minutes=75), 90)
    (True, False)
    """
    length = minutes_of(event)
    if length is None or length[0] < minutes <= length[1]:
        return None
    return length[0] >= minutes


def days_of(period: Stretch) -> DateRange:
    """Give the days of a term, a school year or a range."""
    return period if isinstance(period, DateRange) else period.range


def terms_of(period: When | None) -> tuple[Term, ...] | None:
    """Give the terms that a plan is about; nothing where its period is not known.

    A term of which the plan covers less than half makes no demands on it.

    >>> from datetime import date
    >>> from kompetanse.dates import Mode
    >>> period = When("…", Mode.SPAN, date(2021, 8, 16), date(2022, 8, 14))
    >>> [str(term.range.begin) for term in terms_of(period)]
    ['2021-08-01', '2022-01-01']
    """
    days = period.extent if period else None
    return None if days is None else _mostly_in(days, terms_in(days))


def school_years_of(period: When | None) -> tuple[SchoolYear, ...] | None:
    """Give the school years that a plan is about; nothing where its period is not known.

    A plan that covers no school year by half is about the one that it covers most of.
    """
    days = period.extent if period else None
    if days is None:
        return None
    years = school_years_in(days)
    return _mostly_in(days, years) or (max(years, key=lambda year: _shared(days, year.range)),)


def school_year_of(text: str | None) -> SchoolYear | None:
    """Give the school year that a text names, if it names one.

    >>> [str(school_year_of(text)) for text in ("2021/2022", "skoleåret 21–22", "2011–2013")]
    ['2021/2022', '2021/2022', 'None']
    """
    found = _TWO_YEARS.search(text or "")
    if found is None:
        return None
    first, second = (int(year) for year in found.groups())
    if (first + 1 - second) % 100:
        return None
    return SchoolYear(first if first > _LAST_SHORT_YEAR else _CENTURY + first)


def takes_part(directory: Directory, event: HasAudience, *kinds: RoleKind) -> Answer:
    """Tell whether people of one of these kinds take part.

    Nobody can tell where the audience is not stated, or names somebody whom no role answers to.

    >>> from kompetanse.model import Gathering, Role
    >>> directory = Directory({"l": Role(id="l", label="Lærere")})
    >>> takes_part(directory, Gathering(audience=("lærere",)), RoleKind.TEACHER, RoleKind.PPT)
    True
    """
    if any(directory.includes(event, kind) for kind in kinds):
        return True
    known = directory.roles is not None and event.audience is not None
    strangers = any(directory.resolve(term).unknown for term in event.audience or ())
    return False if known and not strangers else None


def kinds_named(directory: Directory, name: str | None) -> frozenset[RoleKind]:
    """Give the kinds of the roles that a name or a title speaks of; none for a person's name.

    >>> from kompetanse.model import Role
    >>> directory = Directory({"g": Role(id="g", label="Gruppeledere")})
    >>> kinds_named(directory, "Samling 2 for gruppeledere")
    frozenset({<RoleKind.GROUP_LEADER: 'group-leader'>})
    """
    if name is None:
        return frozenset()
    found = {directory.kind(role) for role in directory.resolve(name).roles}
    return frozenset(kind for kind in found or {kind_of_name(name)} if kind)


def divisible(total: int, minimum: int, maximum: int) -> bool:
    """Tell whether a number of people can be divided into groups of an allowed size.

    >>> [total for total in range(1, 13) if not divisible(total, 5, 7)]
    [1, 2, 3, 4, 8, 9]
    """
    return total > 0 and -(-total // maximum) * minimum <= total


def mentions(text: str | None, words: Iterable[str]) -> bool:
    """Tell whether a text has a word that begins like one of these.

    >>> mentions("Kartleggingsundersøkelsen 2021", ["kartlegging"]), mentions(None, ["plan"])
    (True, False)
    """
    beginnings = "|".join(re.escape(word) for word in words)
    return bool(text and beginnings and re.search(rf"\b(?:{beginnings})", text, re.IGNORECASE))


def filled(text: str | None) -> bool:
    """Tell whether a text says anything: empty ones and placeholders («?», «…», «-») do not.

    >>> filled("Vi øver"), filled(" … "), filled(None)
    (True, False, False)
    """
    return any(sign.isalnum() for sign in text or "")


PeriodT = TypeVar("PeriodT", Term, SchoolYear)


def _mostly_in(days: DateRange, periods: Iterable[PeriodT]) -> tuple[PeriodT, ...]:
    """Those periods of which at least half lies inside the days."""
    return tuple(p for p in periods if 2 * _shared(days, p.range) >= p.range.days)


def _shared(one: DateRange, other: DateRange) -> int:
    return (min(one.end, other.end) - max(one.begin, other.begin)).days
