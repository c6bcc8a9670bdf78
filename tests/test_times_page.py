"""The page on times says what the parser does, example by example."""

import re
from collections.abc import Iterator, Sequence

import pytest
from scripts.pages import REFERENCE

from kompetanse.dates import (
    Context,
    Duration,
    Mode,
    Rate,
    When,
    read_duration,
    read_rate,
    read_when,
    read_yearly,
)
from kompetanse.dates.measures import Bounds


PAGE = (REFERENCE / "times.md").read_text("utf-8")
PERIOD = read_when("skoleåret 2021/2022").extent
"""The period that the page says its examples stand in."""


def _rows(head: str) -> list[tuple[str, ...]]:
    """The rows of all tables with this head; code marks are taken off."""
    table = rf"^\| {re.escape(head)} \|\n\|[-|]+\|\n((?:\|.*\n)+)"
    lines = "".join(re.findall(table, PAGE, re.MULTILINE)).splitlines()
    return [tuple(cell.strip(" `") for cell in line.strip("|").split(" | ")) for line in lines]


times = _rows("written | in | means | besides")
placed = _rows("written | where | means")
refused = _rows("written | in | refused as")


@pytest.mark.parametrize(("text", "languages", "means", "besides"), times)
def test_times(text: str, languages: str, means: str, besides: str) -> None:
    """Each example means what the page says, in each language it names."""
    for language in languages.split(", "):
        when = read_when(text, language=language, context=Context(period=PERIOD))
        assert (_meaning(when), ", ".join(_besides(when))) == (means, besides)


@pytest.mark.parametrize(("text", "where", "means"), placed)
def test_times_in_a_context(text: str, where: str, means: str) -> None:
    """The year comes from where the page says it comes from."""
    assert _meaning(read_when(text, context=_context(where))) == means


@pytest.mark.parametrize(("text", "languages", "kind"), refused)
def test_refused(text: str, languages: str, kind: str) -> None:
    """What the page calls unreadable is refused for the reason it gives."""
    for language in languages.split(", "):
        when = read_when(text, language=language, context=Context(period=PERIOD))
        assert when.fault is not None
        assert when.fault.kind == kind


@pytest.mark.parametrize(("text", "languages", "means"), _rows("rate | in | means"))
def test_rates(text: str, languages: str, means: str) -> None:
    """Rates mean what the page says."""
    for language in languages.split(", "):
        assert _rate(read_rate(text, language=language)) == means


@pytest.mark.parametrize(("text", "languages", "means"), _rows("length | in | means"))
def test_lengths(text: str, languages: str, means: str) -> None:
    """Lengths mean what the page says."""
    for language in languages.split(", "):
        assert _length(read_duration(text, language=language)) == means


@pytest.mark.parametrize(("text", "languages", "means"), _rows("yearly deadline | in | means"))
def test_yearly_deadlines(text: str, languages: str, means: str) -> None:
    """Yearly deadlines mean what the page says."""
    for language in languages.split(", "):
        yearly = read_yearly(text, language=language)
        assert f"{yearly.month:02}-{yearly.day:02}" == means


def test_tables_are_found() -> None:
    """No table slips away because its head was put otherwise."""
    lines = [line for line in PAGE.splitlines() if line.startswith("| `")]
    modes = len([line for line in lines if re.match(r"\| `\w+` \| [A-Z]", line)])
    measures = [_rows(f"{kind} | in | means") for kind in ("rate", "length", "yearly deadline")]
    assert len(lines) - modes == sum(map(len, (times, placed, refused, *measures)))


def test_every_mode_is_explained() -> None:
    """The page says what each mode means."""
    assert [mode for mode in Mode if f"| `{mode}` |" not in PAGE] == []


def test_every_language_is_shown() -> None:
    """There are examples in all languages."""
    shown = {language for _, languages, _, _ in times for language in languages.split(", ")}
    assert shown == {"nb", "nn", "da", "en"}


def _context(where: str) -> Context:
    """«section våren 2022, after 14.10.21» as a context."""
    if where == "no period":
        return Context()
    section = re.search(r"section ([^,]+)", where)
    after = re.search(r"after ([\d.]+)", where)
    return Context(
        period=PERIOD,
        section=read_when(section[1]).extent if section else None,
        previous=read_when(after[1]).earliest if after else None,
    )


def _meaning(when: When) -> str:
    """A time as the page writes it."""
    return "".join([str(when.mode), _days(when), *_clock(when)])


def _days(when: When) -> str:
    if when.anchor:
        return f": {when.anchor.relation} «{when.anchor.what}»"
    if when.ranges:
        return " " + ", ".join(_span(part.begin, part.last) for part in when.ranges)
    return " " + _span(when.earliest, when.latest) if when.earliest or when.latest else ""


def _span(first: object, last: object) -> str:
    """Days from first to last; one alone for a single day and for an open side."""
    ends = [str(day) for day in (first, last) if day]
    return " … ".join(dict.fromkeys(ends))


def _clock(when: When) -> Iterator[str]:
    if when.start_time:
        yield f", {when.start_time:%H:%M}"
    if when.end_time:
        yield f"–{when.end_time:%H:%M}"


def _besides(when: When) -> Iterator[str]:
    yield from (f"{what} inferred" for what in when.inferred)
    if when.approximate:
        yield "approximate"
    if when.ambiguous:
        yield "end ambiguous"


def _rate(rate: Rate) -> str:
    match rate.least, rate.most:
        case int(least), None:
            number = f"at least {least}"
        case None, int(most):
            number = f"at most {most}"
        case bounds:
            number = _bounds(bounds)
    per = f"{rate.every} {rate.per}s" if rate.every > 1 else str(rate.per)
    length = f", {_bounds(rate.minutes)} minutes each" if rate.minutes else ""
    return f"{number} per {per}{length}"


def _length(duration: Duration) -> str:
    unit, bounds = next(
        (unit, bounds)
        for unit in ("minutes", "days", "months")
        if (bounds := getattr(duration, unit))
    )
    return f"{'about ' if duration.approximate else ''}{_bounds(bounds)} {unit}"


def _bounds(bounds: "Bounds | Sequence[int | None]") -> str:
    return "–".join(dict.fromkeys(map(str, bounds)))
