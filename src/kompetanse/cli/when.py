"""Show how a time is read: which days, how sure, and what was inferred."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from datetime import date, time

from kompetanse.cli.console import complain, width
from kompetanse.cli.output import print_json
from kompetanse.cli.project import add_language
from kompetanse.dates import Context, When, read_when
from kompetanse.dates.when import Fault, Mode
from kompetanse.errors import TimeExpressionError
from kompetanse.messages import Translator
from kompetanse.phrase import Phrase


EXAMPLE = """\
examples:
  kompetanse when "uke 17, 18 og 20" --in 2021/2022
  kompetanse when "siste fredag i mars" --in "vår 2022" --format json"""

_TERM = 220
"""A term has fewer days than this, a school year more."""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("text", metavar="TEXT", help="a time, as an author would write it")
    parser.add_argument(
        "--in", dest="context", metavar="CONTEXT", help="what gives the year: a school year, a term"
    )
    add_language(parser, "nb")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: Namespace) -> int:
    """Read the time and show what it means."""
    language = arguments.language or "nb"
    context = _context(arguments.context, language)
    when = read_when(arguments.text, language=language, context=context)
    translator = Translator(language)
    if arguments.format == "json":
        _print_json(when, translator)
    elif when.fault is not None:
        _explain(when.text, when.fault, translator)
    else:
        print("\n".join(_described(when, translator)))
    return 0 if when.is_readable else 2


def _context(text: str | None, language: str) -> Context:
    """The surroundings that a text names: a term is a section, a school year a period."""
    if text is None:
        return Context()
    extent = read_when(text, language=language).extent
    if extent is None:
        raise TimeExpressionError(text, 0, len(text), "this names no term and no school year")
    return Context(section=extent) if extent.days < _TERM else Context(period=extent)


def _print_json(when: When, translator: Translator) -> None:
    data = as_data(when)
    if when.fault is not None:
        data["reason"] = translator.sentence(when.fault.reason, when.fault.arguments)
        data["hint"] = when.fault.hint
    print_json(data)


def as_data(when: When) -> dict[str, object]:
    """A time as plain data; days are inclusive.

    >>> as_data(read_when("02.09.21"))["latest"]
    '2021-09-02'
    """
    return {
        "text": when.text,
        "mode": when.mode.value,
        "earliest": _iso(when.earliest),
        "latest": _iso(when.latest),
        "ranges": [
            {"earliest": _iso(part.begin), "latest": _iso(part.last)} for part in when.ranges
        ],
        "start_time": _clock(when.start_time),
        "end_time": _clock(when.end_time),
        "inferred": list(when.inferred),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(clock: time | None) -> str | None:
    return clock.strftime("%H:%M") if clock else None


def _explain(text: str, fault: Fault, translator: Translator) -> None:
    """Show what cannot be read, where, and why."""
    from kompetanse.render.excerpt import excerpt  # noqa: PLC0415 - most times can be read

    shown = excerpt(text, fault.start, fault.end, width(sys.stderr))
    print(f"  {shown.line}\n  {shown.underline}", file=sys.stderr)
    complain(translator.sentence(fault.reason, fault.arguments))
    if fault.hint:
        print(
            translator.sentence("did you mean {nearest}?", {"nearest": fault.hint}), file=sys.stderr
        )


def _described(when: When, translator: Translator) -> Iterator[str]:
    """A readable time in a few lines."""
    say, shown = translator.sentence, translator.shown
    yield say("{text}: {meaning}", {"text": when.text, "meaning": _MEANING[when.mode]})
    if when.ranges:
        yield from (f"  {shown(part)}" for part in when.ranges)
    elif when.extent:
        yield f"  {shown(when.extent)}"
    elif day := when.earliest or when.latest:
        yield f"  {shown(day)}"
    if when.start_time:
        yield f"  {shown(when.start_time)}" + (f"–{shown(when.end_time)}" if when.end_time else "")
    if when.inferred:
        inferred = [_INFERRED.get(name, name) for name in when.inferred]
        yield "  " + say("inferred, not written: {what}", {"what": inferred})


_INFERRED = {"year": Phrase("the year"), "month": Phrase("the month"), "day": Phrase("the day")}

_MEANING: Mapping[Mode, str] = {
    Mode.AT: Phrase("exactly then"),
    Mode.WITHIN: Phrase("once, some day within"),
    Mode.SPAN: Phrase("all the time from the first day to the last"),
    Mode.EACH: Phrase("in each of these"),
    Mode.BY: Phrase("no later than"),
    Mode.FROM: Phrase("from then on"),
    Mode.RELATIVE: Phrase("tied to something else in the plan"),
}
