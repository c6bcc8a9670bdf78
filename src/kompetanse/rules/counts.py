"""What the text says there is, held against what the plan lists."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from kompetanse.model import Event, Inventory, LongTermRow, Module, ModuleKind, Plan
from kompetanse.model.kinds import kind_of_gathering, kind_of_title, numbers_of
from kompetanse.model.naming import plain, stem
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule
from kompetanse.rules.facts import texts_of


_WORDS = (
    "to two, tre three, fire four, fem five, seks six, sju syv seven, åtte otte eight, ni nine, "
    "ti ten, elleve elve eleven, tolv twelve"
)
_NUMBERS = {
    word: number
    for number, words in enumerate(_WORDS.split(","), start=2)
    for word in words.split()
}
_COUNT = (
    rf"(?i)(?<![\w\-–/.,])(?<!\ba[vf] )(?<!\bof )(?:(\d{{1,2}})|({'|'.join(_NUMBERS)}))"
    r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?"
)
_SENTENCE = r"[^.;!?\n]+(?:[.;](?=\S)[^.;!?\n]+)*"
_TOTAL = r"(?i)\b(?:i alt|til saman|til sammen|tilsammen|totalt|in all|in total)\b"
_WHOLE = (
    r"(?i)\s*(?:programmet|planen|kurset|forløbet|pakken|kompetansepakken|opplegget|prosjektet|"
    r"projektet|satsingen|satsinga|the programme|the plan|the course)\b"
)
_PARTLY = (
    r"(?i)\b(?:min(?:d?st|imum)|mak(?:s|simum)|inntil|indtil|opptil|høyst|ca|cirka|omlag|omtrent|"
    r"rundt|"
    r"hver|hvert|kvar|kvart|per|pr|each|every|årlig|årleg|årligt|første|fyrste|siste|sidste|neste|"
    r"næste|av de|av dei|af de|[vh]år(?:en)?|høst(?:en)?|haust(?:en)?|(?:for|efter)år(?:et)?|"
    r"halvår(?:et)?|semester(?:et)?|januar|februar|mars|marts|april|mai|maj|juni|august|september|"
    r"oktober|november|desember|december|allerede|tidligere|tidlegare|\d{4})\b"
)
_ONE = "e[nit]|ett|ein|eit|é[nit]|étt|éin|éit|one"
_NARROWING = r"\s+(?:for|til|med|av|af|i|på|om|hos|ved|of|in|with)\b"
_MOST_CLAIMS = 20
_PACKAGES = ("modul", "module", "pak", "kompetansepak", "forløb", "course")


class Claim(NamedTuple):
    """«i alt fire netværksmøder»: a number of things that a text says there are."""

    number: int
    noun: str
    words: str
    others: int = 0
    """What the same sentence claims besides, of things of the same kind."""


@rule("declared-count-mismatch", severity=Severity.ERROR)
def declared_count_mismatch(item: Plan | Module, plan: Plan, inventory: Inventory) -> Problems:
    """The text claims as many modules, gatherings or meetings as the plan lists.

    Only what is said of the whole counts: «i alt fire samlinger», «programmet har seks moduler».
    Numbers per term, at least, or of one part of the plan are no claims about the list, and
    things are counted in every way that a reader could. Where a figure of the plan is lost, what
    is missing may have stood in it.

    Breaks:
        text: Programmet har i alt fire samlinger.
        gatherings: {s1: {title: Samling 1}, s2: {title: Samling 2}, s3: {title: Samling 3}}

    Holds:
        text: Programmet har i alt tre samlinger for lærere i 7.–9. klasse.
        gatherings: {s1: {title: Oppstartssamling}, s2: {title: Samling 2}, s3: {title: Samling 3}}
    """
    fields = ("text", "purpose")
    for _, field, text in texts_of(item, fields):
        for claim in _claims(text):
            found = set(_counts(claim, item, plan, inventory)) - {0}
            if not found:
                yield Missing(item, "modules" if _is_package(claim.noun) else "gatherings")
            elif plan.lost_figures and max(found) < claim.number:
                yield Missing(item, "lost_figures")
            elif not found & {claim.number, claim.number + claim.others}:
                yield Problem(
                    item,
                    "the text says «{words}», but the plan lists {found}",
                    field=field,
                    quote=claim.words,
                    hint="correct the number, or add what is missing",
                    words=claim.words,
                    found=min(found, key=lambda count: abs(count - claim.number)),
                )


class Packages:
    """The names of a plan's packages and of their sessions."""

    def __init__(self, modules: Iterable[Module]) -> None:
        listed = list(modules)
        sessions = (one for module in listed for one in (module.sessions or {}).values())
        self.titles = {module.name: plain(module.name).split() for module in listed}
        self.known = {" ".join(words) for words in self.titles.values()}
        self.known.update(plain(session.title) for session in sessions if session.title)

    def nearest(self, name: str) -> str | None:
        """The package whose name some words nearly are."""
        said = name.split()
        known = set(said)
        for title, words in self.titles.items():
            if not known.isdisjoint(words) and _nearly(said, words):
                return title
        return None


@fact
def packages(plan: Plan) -> Packages:
    """The catalogue of packages."""
    return Packages((plan.modules or {}).values())


@fact
def items_naming_packages(inventory: Inventory, plan: Plan) -> list[object]:
    """Events and rows of a long-term plan that may name a package."""
    items = (*inventory.of("Event"), *inventory.of("LongTermRow"))
    if plan.modules is None:
        return list(items)
    return [item for item in items if _may_name(item)]


def _may_name(item: object) -> bool:
    """Whether an item has topics, cells, something in quotes, or speaks of a package."""
    title, text = getattr(item, "title", None) or "", getattr(item, "text", None) or ""
    if "ak" in title or "ak" in text or not _QUOTATION.isdisjoint(title + text):
        return True
    return any(getattr(item, name, None) for name in ("topics", "base", "years"))


@rule("unknown-package", severity=Severity.WARNING, among="items_naming_packages")
def unknown_package(item: Event | LongTermRow, plan: Plan, packages: Packages) -> Problems:
    """A package that is named in an item is one of the plan's packages.

    A name that is nearly that of a package is a slip; a package that is quoted by a name that
    nobody knows is an error.

    Breaks:
        modules: {m1: {title: Spørsmål og interaksjon i klasserommet}}
        gatherings: {s1: {title: Samling 1, topics: [Interaksjon i klasserommet]}}

    Breaks:
        modules: {m1: {title: Relasjonsbasert klasseledelse}}
        gatherings: {s1: {title: Arbeid med pakken Relasjonsbasert klaseledelse}}

    Breaks:
        modules: {m1: {title: Relasjonsbasert klasseledelse}}
        gatherings: {s1: {title: Arbeid med pakken «Vurdering for trivsel»}}

    Holds:
        modules: {m1: {title: Relasjonsbasert klasseledelse}}
        gatherings: {s1: {title: Samling 1, topics: [relasjonsbasert klasseledelse, Klasseledelse]}}
    """
    if plan.modules is None:
        yield Missing(item, "modules")
        return
    for field, name, quoted in _named(item):
        said = plain(name).strip(" .:")
        if said in packages.known:
            continue
        near = packages.nearest(said)
        if near:
            yield Problem(
                item,
                "«{name}» is nearly, but not quite, the name of a package",
                field=field,
                quote=name,
                hint="did you mean «{near}»?",
                name=name,
                near=near,
            )
        elif quoted:
            yield Problem(
                item,
                "no package of the plan is called «{name}»",
                field=field,
                quote=name,
                severity=Severity.ERROR,
                hint="declare it under modules, or correct the name",
                name=name,
            )


_QUOTED = (
    r"(?i)\b\w*(?:pakk?en?|modul(?:en)?|forløb(?:et)?|package|module)"
    r"\s+[«\"“]([^«»\"“”\n]{3,80})[»\"”]"
)
_CALLED = re.compile(r"\b\w*(?:[Pp]akk?en?|[Pp]ackage)\s?:?\s+([A-ZÆØÅ][^«»\"“”\n:;,.()]{2,80})")
_QUOTATION = frozenset('«"“')
_ALIKE = 0.8
_FEWEST, _MOST = 0.3, 0.6


def _claims(text: str) -> Iterator[Claim]:
    """The numbers of things that a text claims of the whole.

    «i alt» speaks of the whole; else the programme itself must be the subject, and gatherings
    «for» somebody are but some of them.
    """
    for found in re.finditer(_SENTENCE, text):
        sentence = found[0]
        total = re.search(_TOTAL, sentence) is not None
        if (total or re.match(_WHOLE, sentence)) and not re.search(_PARTLY, sentence):
            claims = list(islice(_counted(sentence), _MOST_CLAIMS))
            for claim, narrowed in claims:
                if total or not narrowed or _is_package(claim.noun):
                    yield claim._replace(others=_others(claim, claims, sentence))


def _counted(sentence: str) -> Iterator[tuple[Claim, bool]]:
    """All counts in a sentence, and whether they are narrowed by what follows: «for lærere»."""
    for found in re.finditer(_COUNT, sentence):
        number = int(found[1]) if found[1] else _NUMBERS[found[2].casefold()]
        for group in (3, 4):
            if (word := found[group]) and _is_counted(word):
                said = sentence[found.start() : found.end(group)]
                narrowed = re.match(_NARROWING, sentence[found.end(group) :]) is not None
                yield Claim(number, stem(word.casefold()), said), narrowed
                break


def _others(claim: Claim, claims: Iterable[tuple[Claim, bool]], sentence: str) -> int:
    """How many things of the kind the same sentence counts besides: «en ledermodul og seks …»."""
    more = sum(one.number for one, _ in claims if one is not claim and _kin(one.noun, claim.noun))
    single = rf"\b(?:{_ONE})\s+\w*{re.escape(claim.noun)}"
    return more + len(re.findall(single, plain(sentence)))


def _is_counted(word: str) -> bool:
    """Whether a word means things that plans list."""
    return _is_package(stem(word.casefold())) or kind_of_title(word) is not None


def _is_package(noun: str) -> bool:
    return noun.endswith(_PACKAGES)


def _kin(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _counts(claim: Claim, item: Plan | Module, plan: Plan, inventory: Inventory) -> Iterator[int]:
    """How many things of a name there are, counted in every way that makes sense."""
    if isinstance(item, Module):
        yield len(item.sessions or ())
        return
    if _is_package(claim.noun):
        titles = [plain(module.name) for module in (plan.modules or {}).values()]
        if plan.program and plan.program.catalogue:
            yield plan.program.catalogue.size or 0
        yield len(titles)
        yield sum(claim.noun in title for title in titles)
        yield from _modules_by_kind(plan)
        yield from _courses(plan)
    kind = kind_of_title(claim.noun)
    gatherings = list((plan.gatherings or {}).values())
    for events in (gatherings, [one for one in gatherings if not one.edition_of]):
        yield from _ways(claim.noun, events)
        alike = [one for one in events if kind and kind_of_gathering(one) is kind]
        yield len(alike)
        yield len({plain(one.name).partition(",")[0] for one in alike})
        if claim.noun == "samling":
            yield len(events)
    for name in ("Session", "Part", "Meeting"):
        yield from _ways(claim.noun, [e for e in inventory.of(name) if isinstance(e, Event)])


def _modules_by_kind(plan: Plan) -> Iterator[int]:
    """Count the modules for leaders, and the others; a plan may speak of either alone."""
    from kompetanse.model.programme_kinds import kind_of_module  # noqa: PLC0415 - few claim modules

    kinds = [kind_of_module(one) for one in (plan.modules or {}).values()]
    leaders = kinds.count(ModuleKind.LEADER)
    yield from (leaders, len(kinds) - leaders, kinds.count(ModuleKind.TEACHER))


def _courses(plan: Plan) -> Iterator[int]:
    """Count courses: all of them, those of a known kind, of one kind, and for one audience."""
    if not plan.courses:
        return
    from kompetanse.model.course_kinds import kind_of_course  # noqa: PLC0415 - few have courses

    courses = plan.courses.values()
    kinds = Counter(kind for one in courses if (kind := kind_of_course(one)))
    yield from (len(courses), kinds.total(), *kinds.values())
    yield from Counter(one.audience for one in courses).values()


def _ways(noun: str, events: Iterable[Event]) -> Iterator[int]:
    """Count events whose title has a word, or one that ends with it; and by their numbers."""
    titled = [(event, _stems(event.title or "")) for event in events]
    for found in (
        [event for event, stems in titled if noun in stems],
        [event for event, stems in titled if any(one.endswith(noun) for one in stems)],
    ):
        yield len(found)
        yield len({plain(event.title or "").partition(",")[0] for event in found})
        yield sum(len(event.when.parts) if event.when else 1 for event in found)
        numbers = [numbers_of(event.title or "")[1] for event in found]
        yield sum(max(len(own), 1) for own in numbers)
        yield len({number for own in numbers for number in own})


def _stems(title: str) -> set[str]:
    return {stem(word) for word in re.findall(r"[^\W\d_]+", plain(title))}


def _named(item: object) -> Iterator[tuple[str | tuple[str | int, ...], str, bool]]:
    """What may be names of packages: topics and cells whole, and what is quoted or follows «pakken»."""
    for _, field, text in texts_of(item, ("title", "text", "topics", "base")):
        if _QUOTATION.intersection(text):
            for found in re.finditer(_QUOTED, text):
                yield field, found[1], True
        elif "ak" in text and (called := _CALLED.search(text)):
            yield field, called[1].rstrip(), False
        if isinstance(field, tuple):
            yield field, text, False
    for year, packages in (getattr(item, "years", None) or {}).items():
        yield from ((("years", year, index), name, False) for index, name in enumerate(packages))


def _nearly(said: list[str], meant: list[str]) -> bool:
    """Whether each word of a name is nearly one of a package's, and most of them are there."""
    shared = set(said).intersection(meant)
    if not 1 < len(said) <= 2 * len(meant) or _letters(shared) < _FEWEST * _letters(meant):
        return False
    from difflib import get_close_matches  # noqa: PLC0415 - only what is not known pays for it

    matched = [get_close_matches(word, meant, n=1, cutoff=_ALIKE) for word in said]
    covered = {found[0] for found in matched if found}
    return all(matched) and _letters(covered) >= _MOST * _letters(meant)


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))
