"""Rules about what is written: open cells, lost figures, attachments, abbreviations, citations."""

import re
from collections.abc import Iterator
from typing import cast

from kompetanse.model import (
    Event,
    Gathering,
    GatheringKind,
    Inventory,
    Plan,
    Scheduled,
)
from kompetanse.model.kinds import kind_of_gathering
from kompetanse.model.naming import is_placeholder
from kompetanse.rule import Problem, Problems, Severity, fact, rule
from kompetanse.rule.shapes import numbers_of_attachments
from kompetanse.rules.facts import Place, Texts, texts_of
from kompetanse.rules.glossary import ABBREVIATIONS


_ATTACHMENT = (
    r"(?i)\b(?:vedlegg(?:et)?|bilag(?:et)?|attachment|appendix)\s*(?:nr\.?|no\.?|#)?\s*"
    r"((?>\d{1,2}(?:\s*(?:,|og|and|&|[-–])\s*\d{1,2})*))"
    r"(?![\d%]|[.,/:]\d|\s*(?:sider|sida|sidor|stk)|\s+(?:til|i|av|to|of|in)\s)"
)
_FIGURE = r"(?i)\[(?:image|bilde|bilete|billede|figur|figure)\b[^\]\n]{0,200}\]"
_DANGLING = (
    r"(?i)\b(?:følgende|følgjande|the following)\s+"
    r"(?:struktur|figur|modell|model|tabell|tabel|illustrasjon|illustration|oversikt|oversigt|"
    r"structure|figure|table)\w{0,3}\s*:\s*$"
)
_SESSION = (
    r"(?i)\b(?:Meld\.?\s*St|St\.?\s*meld|Innst|Prop|Dok)\.?[^()\n]{0,20}"
    r"\(\s*(\d{4})\s*[-–—/]\s*(\d{4}|\d{2})\s*\)"
)
_ABBREVIATION = r"(?<![\w.\-–/])[A-ZÆØÅ]{2,6}\d?(?![\w]|[./]\w)"
_CAPITALS = re.compile(r"\s+[A-ZÆØÅ]{2,}(?!\w)")
_CAPITALS_BEFORE = r"[A-ZÆØÅ]{2,}\s+\Z"
_LONGEST_WORD = 20
_EXPLAINED = (
    r"\(\s*([A-ZÆØÅ]{2,6}\d?)\s*\)"
    r"|(?<!\w)([A-ZÆØÅ]{2,6}\d?)\s*(?:\(\s*[^\W\d_]{3}|[=:]\s*\w|\s[–-]\s[a-zæøå])"
)
_CENTURY = 100
_EMPTY = {
    "when": "the cell is empty: it is not said when this happens",
    "what": "the cell is empty: it is not said what happens",
    "who": "the cell is empty: it is not said whom this is for",
}
_TO_FILL_IN = "write what is known by now, or take the row out until it is decided"


@fact
def open_rows(inventory: Inventory) -> list[Scheduled]:
    """Rows of which a time, a title, an audience or a cell is left open."""
    rows = cast("list[Scheduled]", inventory.of("Scheduled"))
    return [row for row in rows if row.cells or _is_open(row)]


def _is_open(row: Scheduled) -> bool:
    return any(map(is_placeholder, [text for _, _, text in _cells(row)]))


@rule(
    "unresolved-placeholder",
    severity=Severity.WARNING,
    among="open_rows",
    unless="dekom/action-has-time-and-responsible",
)
def unresolved_placeholder(item: Scheduled) -> Problems:
    """No time, title or audience of the calendar is left open.

    A question mark that is not removed before the plan is published stays there. Questions in
    running text are none, and an empty cell counts only where no other row covers it.

    Breaks:
        gatherings: {s1: {title: Tema?, when: 14.09.21}}

    Breaks:
        gatherings: {s1: {title: Fagdag, when: 14.09.21, audience: ["?"]}}

    Holds:
        gatherings: {s1: {title: "Evaluering: hva lyktes vi med?", when: 14.09.21}}
    """
    for _, field, text in _cells(item):
        if is_placeholder(text):
            yield Problem(
                item,
                "«{text}» is still to be filled in",
                field=field,
                quote=text.strip(),
                hint=_TO_FILL_IN,
                text=text.strip(),
            )
    for field in _empty(item):
        yield Problem(item, _EMPTY[field], field=("cells", field), hint=_TO_FILL_IN)


@rule("missing-attachment", severity=Severity.WARNING, needs="attachments")
def missing_attachment(plan: Plan, texts: Texts) -> Problems:
    """Every attachment that the plan refers to is there.

    Attachments of other documents («vedlegg 2 til avtalen») are not the plan's.

    Breaks:
        attachments: {mal: {title: Mal for rapport, number: 1}}
        deadlines: {rapport: {what: "Rapport (mal: vedlegg 2)", when: innen 5. juni 2022}}

    Holds:
        attachments: {mal: {title: Mal for rapport, number: 1}}
        deadlines: {rapport: {what: "Rapport (mal: vedlegg 1)", when: innen 5. juni 2022}}
    """
    known = numbers_of_attachments((plan.attachments or {}).values())
    for thing, field, text in texts.all:
        for found in re.finditer(_ATTACHMENT, text):
            if missing := [n for n in _numbers(found[1]) if n not in known]:
                yield Problem(
                    thing,
                    "attachment {numbers} is named here, but the plan has no such attachment",
                    plural="attachments {numbers} are named here, but the plan has none such",
                    count=len(missing),
                    field=field,
                    quote=found[0],
                    hint="add it under attachments, or correct its number",
                    numbers=[str(number) for number in missing],
                )


@rule("missing-figure", severity=Severity.INFO)
def missing_figure(plan: Plan, texts: Texts) -> Problems:
    """Nothing that the plan says is lost in a picture.

    What stands in a figure only, no machine reads, and no one who has the text alone.

    Breaks:
        text: "Programmet er organisert etter følgende struktur:"

    Breaks:
        text: "Skolene kan velge mellom seks moduler. [image: ]"

    Holds:
        text: "Programmet er organisert etter følgende struktur: en modul hvert halvår."
    """
    for lost in plan.lost_figures or ():
        yield Problem(
            lost,
            "{what} is only in a picture, and not in the text",
            field="what",
            hint="write what the picture says into the plan",
            what=lost.what,
        )
    told = {lost.what for lost in plan.lost_figures or ()}
    for thing, field, text in texts.having("[", ":"):
        if any(what in text for what in told):
            continue
        if found := re.search(_FIGURE, text) or re.search(_DANGLING, text):
            yield Problem(
                thing,
                "something seems to be lost at «{words}»",
                field=field,
                quote=found[0],
                hint="write what the picture says into the plan",
                words=found[0].strip(),
            )


@rule("undefined-abbreviation", severity=Severity.INFO)
def undefined_abbreviation(plan: Plan, texts: Texts, *, known: tuple[str, ...] = ()) -> Problems:
    """An abbreviation is explained once, or known to everyone in the field.

    A plan is read by people who have just begun, and by parents.

    Breaks:
        text: Partnerne er UP1 og høgskolen.

    Holds:
        text: Vi bygger et profesjonelt læringsfellesskap (PLFX) med PPT. Et PLFX deler praksis.
    """
    if not texts.any(r"[A-ZÆØÅ]{2}"):
        return
    defined = {*ABBREVIATIONS, *known, *(plan.abbreviations or {})} | _names(plan)
    defined.update(short for _, _, text in texts.distinct for short in _explained(text))
    for thing, field, text in texts.distinct:
        for short in _abbreviations(text):
            if short in defined:
                continue
            defined.add(short)
            yield Problem(
                thing,
                "«{short}» is not explained anywhere",
                field=field,
                quote=short,
                hint="write it out the first time, or list it under abbreviations",
                short=short,
            )


@rule("citation-session", severity=Severity.INFO)
def citation_session(_plan: Plan, texts: Texts) -> Problems:
    """A cited parliamentary session spans two consecutive years.

    Parliament's documents are numbered by session, October to September: «(2007–2008)».

    Breaks:
        text: Planen bygger på Meld. St. 31 (2007–2009).

    Holds:
        text: Planen bygger på Meld. St. 31 (2007–2008) og St.meld. nr. 30 (1999–2000).
    """
    for thing, field, text in texts.having("("):
        for found in re.finditer(_SESSION, text):
            first, last = int(found[1]), int(found[2])
            expected = first + 1
            if last != (expected if last >= _CENTURY else expected % _CENTURY):
                yield Problem(
                    thing,
                    "a session of parliament spans two consecutive years, not {years}",
                    field=field,
                    quote=found[0],
                    hint="did you mean {first}–{last}?",
                    years=f"{found[1]}–{found[2]}",
                    first=str(first),
                    last=str(expected),
                )


def _cells(item: Scheduled) -> list[Place]:
    """The time, title and audience of an element, each as one text."""
    texts = texts_of(item, ("title", "what", "audience"))
    if item.when is None or item.when.is_readable:
        return texts
    return [(item, "when", item.when.text), *texts]


def _empty(item: Scheduled) -> Iterator[str]:
    """The cells of an event's row that are empty and that nothing else fills.

    A row that only informs («Høstferie») is for nobody.
    """
    if item.cells is None or not isinstance(item, Event):
        return
    filled = {"when": item.when, "what": item.title, "who": item.audience}
    if isinstance(item, Gathering) and kind_of_gathering(item) is GatheringKind.NOTE:
        del filled["who"]
    for field, value in filled.items():
        if not value and getattr(item.cells, field) == "":
            yield field


def _numbers(listed: str) -> list[int]:
    """The numbers of «1», «1 og 2» or «1–3»."""
    numbers = [int(number) for number in re.findall(r"\d+", listed)]
    if re.search(r"[-–]", listed) and len(numbers) == 2:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def _abbreviations(text: str) -> Iterator[str]:
    """The abbreviations in a text; words in capitals that stand together are emphasis."""
    if sum(map(str.islower, text)) < sum(map(str.isupper, text)):
        return
    for found in re.finditer(_ABBREVIATION, text):
        before = text[max(found.start() - _LONGEST_WORD, 0) : found.start()]
        beside = re.search(_CAPITALS_BEFORE, before) or _CAPITALS.match(text, found.end())
        if not beside:
            yield found[0]


def _explained(text: str) -> Iterator[str]:
    """The abbreviations that a text explains: «(PLF)» behind the words, or words behind it."""
    for found in re.finditer(_EXPLAINED, text):
        yield found[1] or found[2]


def _names(plan: Plan) -> set[str]:
    """The words of names that the plan declares; nobody explains her own name."""
    collections = (plan.roles, plan.units, plan.networks, plan.committees)
    names = [one.name for some in collections for one in (some or {}).values()]
    if plan.program:
        partners = plan.program.partners or ()
        names += [*partners, plan.program.name or "", plan.program.owner or ""]
    words = {word for name in names for word in re.findall(r"\w+", name)}
    return words | {word.upper() for word in words}
