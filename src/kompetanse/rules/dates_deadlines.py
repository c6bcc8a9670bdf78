"""Rules about deadlines: those mentioned inside an item, and those that belong to an event."""

import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from kompetanse.dates import Mode, When, find_times
from kompetanse.dates.compare import due, earlier, start
from kompetanse.model import (
    Cells,
    Deadline,
    DeadlineKind,
    Event,
    Gathering,
    Inventory,
    Part,
    Plan,
    Scheduled,
)
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rules.facts import Texts
from kompetanse.rules.layout import reach
from kompetanse.rules.years import in_other_year, shifted


_ENTRY = (
    r"(?i)(?:påmeld|tilmeld|meld\w*\s+(?:deg|dere|dykk|dig|jer|seg|sig)\s+(?:på|til)|søknad"
    r"|ansøgning|søk\w*\s+(?:om\s+)?plass|registr|application|apply|sign\s+up|enrol)"
)
_PAPERS = (
    r"(?i)\b(?:innspel|innspill|input|indspil|saksliste|dagsorden|forbered|førebu|forarbeid|les(?:e)?\b"
    r"|læs(?:e)?\b|send\w*\s+inn\b|svar|prepar|read\b)"
)
_AFTER = r"(?i)\b(?:etter|efter|after)\b"
_DUE_WORDS = r"(?:frist\w*|\b(?:innen|innan|inden|senest|seinast|deadline|due|no later than))\b"
_DUE = rf"(?i){_DUE_WORDS}"
_DUE_BEFORE = rf"(?i){_DUE_WORDS}[^.;()]{{0,40}}$"
_LEAD = re.compile(
    rf"\A{_DUE_WORDS}(?:(?!uke|veke|uge|week|kl)\D)*(?=\d{{1,2}}[./])", re.IGNORECASE
)
_LATE = "the deadline «{text}» lies behind the start of «{event}», «{when}»"
_PERHAPS_LATE = (
    "it cannot be established whether «{text}» lies before the start of «{event}», «{when}»"
)
_TOO_LATE = "hold it before the deadline runs out, or correct the deadline"
_CLAUSE = 80
_WORD_OF_FIELD = ("title", "text", "what")
_LISTS_OF_WORDS = ("topics", "remarks")


@fact
def rows_naming_deadlines(texts: Texts, inventory: Inventory) -> list[Scheduled]:
    """Rows in whose texts a deadline is mentioned."""
    saying = {text for _, _, text in texts.distinct if re.search(_DUE, text)}
    things = [thing for thing, _, text in texts.all if text in saying]
    cells = cast("list[Cells]", inventory.of("Cells"))
    things += [one for one in cells if one.what and re.search(_DUE, one.what)]
    rows = cast("list[Scheduled]", inventory.of("Scheduled"))
    beside = [(row, _beside(row.when)) for row in rows if row.when and "(" in row.when.text]
    things += [row for row, text in beside if re.search(_DUE, text)]
    owners = [inventory.owner(thing) for thing in things if isinstance(thing, Part | Cells)]
    found = {id(one): one for one in (*things, *owners) if isinstance(one, Scheduled)}
    return list(found.values())


@rule(
    "stale-deadline",
    severity=Severity.ERROR,
    needs="when",
    among="rows_naming_deadlines",
    unless="copied-year",
)
def stale_deadline(item: Scheduled, plan: Plan, *, papers_days: int = 60) -> Problems:
    """A deadline that is mentioned inside an item has not passed when the item takes place.

    «Planleggingsmøte (frist 01.03.21)» in February 2022: the deadline is last year's. Deadlines
    for registration and application to the item itself come before it (`deadline-after-event`
    looks at them); so do those for its papers and input, if not more than `papers_days` before.

    Breaks:
        gatherings: {m: {title: Planleggingsmøte (frist 01.03.21), when: 03.02.22}}

    Breaks:
        gatherings: {m: {title: Budsjettmøte (innspill sendes innen 01.12.20), when: 23.11.21}}

    Holds:
        gatherings: {m: {title: Planleggingsmøte (frist 01.03.22), when: 03.02.22}}

    Holds:
        gatherings: {m: {title: Samling 3 (påmeldingsfrist 01.02.22), when: 10.03.22}}

    Holds:
        gatherings: {m: {title: Budsjettmøte (innspill sendes innen 01.11.21), when: 23.11.21}}
    """
    first = start(item.when)[0] if item.when else None
    for mention in _mentioned(item, plan):
        day = mention.day
        if first is None or day >= first or mention.is_entry:
            continue
        if mention.is_papers and (first - day).days <= papers_days:
            continue
        yield Problem(
            item,
            "the deadline «{text}» has passed when this takes place: «{when}»",
            field=mention.field,
            quote=mention.text,
            hint="did you mean {proposal}?" if mention.proposal(first) else _TOO_LATE,
            text=mention.said,
            proposal=mention.proposal(first),
            when=item.when.text if item.when else "",
            deadline=day,
        )


@fact
def events_with_deadlines(
    rows_naming_deadlines: list[Scheduled], inventory: Inventory
) -> list[object]:
    """Events in whose texts a deadline is mentioned, and all deadlines."""
    return [
        *(row for row in rows_naming_deadlines if isinstance(row, Event)),
        *inventory.of("Deadline"),
    ]


@rule(
    "deadline-after-event",
    severity=Severity.ERROR,
    among="events_with_deadlines",
    unless="copied-year",
)
def deadline_after_event(item: Deadline | Event, plan: Plan) -> Problems:
    """One registers or applies before an event begins.

    Whoever plans the event must know who comes; a deadline behind it is a slip.

    Breaks:
        gatherings: {s3: {title: Samling 3, when: 10.03.22}}
        deadlines: {d: {what: Påmeldingsfrist, when: Innen 15.03.22, gathering: s3}}

    Breaks:
        gatherings: {s3: {title: Samling 3 (påmelding innen 15.03.22), when: 10.03.22}}

    Holds:
        gatherings: {s3: {title: Samling 3, when: 10.03.22}}
        deadlines: {d: {what: Påmeldingsfrist, when: Innen 10.03.22, gathering: s3}}

    Holds:
        gatherings: {s3: {title: Samling 3, when: 10.03.22}}
        deadlines: {d: {what: Rapport fra samlingen, when: Innen 15.03.22, gathering: s3}}
    """
    if isinstance(item, Deadline):
        yield from _linked(item, plan)
        return
    latest = start(item.when)[1] if item.when else None
    for mention in _mentioned(item, plan):
        if latest and mention.is_entry and mention.day > latest:
            yield Problem(
                item,
                "the deadline «{text}» lies behind the start of the event, «{when}»",
                field=mention.field,
                quote=mention.text,
                hint="set an earlier deadline, or correct the date of the event",
                text=mention.said,
                when=item.when.text if item.when else "",
            )


def _linked(deadline: Deadline, plan: Plan) -> Problems:
    """Hold a registration or application against the gathering that it names."""
    event = (plan.gatherings or {}).get(deadline.gathering or "")
    if event is None or event.when is None or deadline.when is None or not _is_entry(deadline):
        yield Missing(deadline, "deadlines.gathering")
        return
    late = earlier(start(event.when), due(deadline.when))
    if late is False or not (event.when.is_readable and deadline.when.is_readable):
        return
    kind, template = (Problem, _LATE) if late else (Unknown, _PERHAPS_LATE)
    yield kind(
        deadline,
        template,
        field="when",
        related=(event,),
        text=deadline.when.text,
        when=event.when.text,
        event=event.name,
    )


def _is_entry(deadline: Deadline) -> bool:
    if deadline.kind is not None:
        return deadline.kind in {DeadlineKind.REGISTRATION, DeadlineKind.APPLICATION}
    return bool(re.search(_ENTRY, deadline.what or ""))


class _Mentioned:
    """A deadline inside the text of an item, with the words before it."""

    def __init__(self, field: tuple[str | int, ...], when: When, day: date, before: str) -> None:
        self.field = field
        self.when = when
        self.text = when.text
        self.said = _LEAD.sub("", when.text)
        self.day = day
        self.is_entry = bool(re.search(_ENTRY, before) or re.search(_ENTRY, self.text))
        self.is_papers = bool(re.search(_PAPERS, before) or re.search(_PAPERS, self.text))

    def proposal(self, first: date) -> str | None:
        """The deadline a year later, where it has not passed then and is nearer."""
        moved = shifted(self.when, 1)
        last = reach(moved)[1] if moved else None
        nearer = last is not None and first <= last < first + (first - self.day)
        return _LEAD.sub("", in_other_year(self.when, 1) or "") if nearer else None


def _mentioned(item: Scheduled, plan: Plan) -> Iterator[_Mentioned]:
    """The deadlines that an item's own words mention, each once, with years that are written."""
    seen: set[date] = set()
    for field, text in _words(item):
        for mention in find_times(text, language=plan.language) if re.search(_DUE, text) else ():
            when, before = mention.value, _clause(text, mention.start)
            if not isinstance(when, When) or (day := _due_day(when)) is None or day in seen:
                continue
            if re.search(_AFTER, before):
                continue
            if re.search(_DUE, when.text) or re.search(_DUE_BEFORE, before):
                seen.add(day)
                yield _Mentioned(field, when, day, before)


def _due_day(when: When) -> date | None:
    """The day on which a mentioned time runs out, if its year was written."""
    if "year" in when.inferred or when.mode not in {Mode.BY, Mode.AT, Mode.WITHIN}:
        return None
    return when.latest


def _words(item: Scheduled) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """All texts of an item: its fields, its parts, and the cell it was read from."""
    for name in _WORD_OF_FIELD:
        if text := getattr(item, name, None):
            yield (name,), text
    if item.when and (beside := _beside(item.when)):
        yield ("when",), beside
    for name in _LISTS_OF_WORDS:
        for index, text in enumerate(getattr(item, name, None) or ()):
            yield (name, index), text
    if isinstance(item, Gathering):
        for index, part in enumerate(item.parts or ()):
            yield from ((("parts", index, *field), text) for field, text in _words(part))
    if item.cells and item.cells.what:
        yield ("cells", "what"), item.cells.what


def _beside(when: When) -> str:
    """What stands in brackets behind a time: «30.11.22 (påmelding innen 15.11.22)»."""
    return when.text.partition("(")[2]


def _clause(text: str, at: int) -> str:
    """The words before a place, back to the start of the sentence or parenthesis."""
    before = text[max(0, at - _CLAUSE) : at]
    return re.split(r"[(;!?\n•]|\.\s", before)[-1]


RULES = (stale_deadline, deadline_after_event)
