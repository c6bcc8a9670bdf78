"""Times in another year, and the weekdays and weeks that vouch for a year."""

import re
from datetime import date

from attrs import evolve

from kompetanse.dates import DateRange, When
from kompetanse.rules.layout import reach


_FOUR_DIGITS = (
    r"(?<!\d)(?P<long>(?:19|20)\d\d)(?!\d)(?:(?P<slash>\s?[/–-]\s?)(?P<next>\d\d)(?!\d))?"
)
_TWO_DIGITS = (
    r"(?<!\d)(?P<day>\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?|\d{1,2}\s?/\s?\d{1,2}\s?[-/–.]?\s?"
    r"|\d{1,2}-\d{1,2}-)(?P<short>\d\d)(?!\d)"
)
_NAMED = r"(?P<month>[^\W\d_]\.?\s?[’']?)(?P<after>\d\d)(?![\d.:]|\s?[/–-])"
_LAST_OF_THIS_CENTURY = 69
_YEARS = f"{_FOUR_DIGITS}|{_TWO_DIGITS}|{_NAMED}"


def shifted(when: When, years: int) -> When | None:
    """Move a time by whole years; nothing where such a day does not exist.

    Weeks keep their numbers, days their dates. An interval is moved as a whole.

    >>> from kompetanse.dates import Mode
    >>> day = date(2016, 2, 29)
    >>> print(shifted(When("29.02.16", Mode.AT, day, day), 1))
    None
    """
    weekly = bool(when.stated.weeks) and not when.stated.beside_date
    move = _week_in_year if weekly else _day_in_year
    try:
        return evolve(
            when,
            earliest=when.earliest and move(when.earliest, years),
            latest=when.latest and move(when.latest, years),
            ranges=tuple(
                DateRange.of_days(move(r.begin, years), move(r.last, years)) for r in when.ranges
            ),
            stated=evolve(
                when.stated,
                weekdays=tuple(
                    evolve(said, day=move(said.day, years)) for said in when.stated.weekdays
                ),
            ),
        )
    except ValueError:
        return None


def _day_in_year(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


def _week_in_year(day: date, years: int) -> date:
    year, week, weekday = day.isocalendar()
    return date.fromisocalendar(year + years, week, weekday)


def in_other_year(when: When, years: int) -> str | None:
    """Write a time as its author did, but for the year; nothing where no year is found.

    >>> from kompetanse.dates import Mode, Stated
    >>> when = When("12.10.15", Mode.AT, stated=Stated(years=(2015,)))
    >>> in_other_year(when, 1)
    '12.10.16'
    """
    written = set(when.stated.years)
    changed = 0

    def change(found: re.Match[str]) -> str:
        nonlocal changed
        digits = found["long"] or found["short"] or found["after"]
        year = _four_digits(digits)
        if year not in written:
            return found[0]
        changed += 1
        return f"{found['day'] or found['month'] or ''}{_like(digits, year + years)}" + (
            f"{found['slash']}{_like(found['next'], year + 1 + years)}" if found["next"] else ""
        )

    text = re.sub(_YEARS, change, when.text)
    return text if changed else None


def _four_digits(digits: str) -> int:
    """The year that figures stand for; two of them as everywhere: 00–69 lie in this century."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year <= _LAST_OF_THIS_CENTURY else 1900)


def _like(digits: str, year: int) -> str:
    return str(year)[-len(digits) :]


def agrees(when: When) -> bool:
    """Tell whether the weekdays and weeks that were written beside the dates are right."""
    days = [said.weekday == said.day.weekday() for said in when.stated.weekdays]
    return all(days) and (not when.stated.beside_date or week_fits(when))


def week_fits(when: When) -> bool:
    """Tell whether the weeks written beside a date hold its first and its last day.

    Only numbers are compared: the year of a week in the turn of the year is easily mistaken.
    """
    numbers = [week for _, week in when.stated.weeks]
    days = [day for day in reach(when) if day]
    if not numbers or not days:
        return True
    inside = range(min(numbers), max(numbers) + 1)
    return all(day.isocalendar().week in inside for day in days)
