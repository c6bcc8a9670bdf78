"""Kinds of roles, gatherings and sessions: as stated, else inferred from their names.

Rules know kinds, never the words of one plan. What is inferred says so: `is_inferred`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache, lru_cache
from typing import TypeVar

from kompetanse.dates import Mode, When
from kompetanse.dates.holidaynames import NAMES
from kompetanse.model import words
from kompetanse.model.calling_off import is_titled_off, says_off
from kompetanse.model.element import Event, Scheduled
from kompetanse.model.gathering import Gathering, GatheringKind, Status
from kompetanse.model.module import Session, SessionKind
from kompetanse.model.naming import exact_key, form_key, plain, stem, tokens
from kompetanse.model.people import Role, RoleKind


KindT = TypeVar("KindT")

_UNATTENDED = frozenset({GatheringKind.WORK, GatheringKind.NOTE, GatheringKind.SURVEY})
_STATUSES = {"Gathering": "date_status", "Meeting": "status"}
"""The fields that say how firm a date is, by class."""

_LONGEST_EVENT = timedelta(weeks=2)
_HEAD = re.compile(r"[:(;]|\s[-–—]\s")
_AND = r"\s*(?:[-–—,&+]|og|and)\s*"
_NOT_COUNTED = "|".join(words.COUNTED.split())
_NUMBER_BEHIND = re.compile(
    rf"\b([^\W\d_]+)\s+(?:nr\.?\s*)?(\d{{1,3}}(?:{_AND}\d{{1,3}})*)(?:[a-f]\b)?"
    rf"(?![\w/%]|[.,]\d|{_AND}\d|\.\s*[^\W\d_]|\s*(?:{_NOT_COUNTED}))"
)
_NUMBER_BEFORE = re.compile(
    r"(\d{1,3})\s*\.(?:\s*(?:[-–—&]|og|and)\s*(\d{1,3})\s*\.)?\s*([^\W\d_]+)"
)
_NOTHING = re.compile(
    r"(?:\A|[:;(–-]\s*)(?:ingen|ikkje|ikke|no)\s(?:aktivit|activit|samling|møte|undervisning"
    r"|teaching|meeting)"
)
_LARGEST_NUMBER = 50


def kind_of_role(role: Role) -> RoleKind | None:
    """Give the kind of a role: stated, else inferred from label, aliases or id.

    >>> kind_of_role(Role(id="r", label="Rektorer")), kind_of_role(Role(id="x"))
    (<RoleKind.SCHOOL_LEADER: 'school-leader'>, None)
    """
    if role.kind is not None:
        return role.kind
    names = (role.label, *(role.aliases or ()), role.id.replace("-", " "), role.id)
    return next((kind for name in names if name and (kind := kind_of_name(name))), None)


@lru_cache(maxsize=4096)
def kind_of_name(text: str) -> RoleKind | None:
    """Give the kind that any name of a role has, in any of the languages and forms.

    A word inside a longer word says nothing: «matematiklærere» are not just teachers.

    >>> kind_of_name("PP-tenesta"), kind_of_name("nyansatte gruppeledere")
    (<RoleKind.PPT: 'ppt'>, <RoleKind.NEW_GROUP_LEADER: 'new-group-leader'>)
    """
    name = tokens(text)
    while len(name) > 1 and name[0] in words.QUANTIFIERS:
        name = name[1:]
    exact, forms, new = _role_names()
    if kind := exact.get(exact_key(name)) or forms.get(form_key(name)):
        return kind
    if len(name) > 1 and stem(name[0]) in new:
        return _newcomers(exact.get(exact_key(name[1:])) or forms.get(form_key(name[1:])))
    return None


def kind_of_gathering(gathering: Gathering) -> GatheringKind | None:
    """Give the kind of a gathering: stated, else inferred from its title.

    >>> kind_of_gathering(Gathering(title="Felles planleggingsdag alle ansatte"))
    <GatheringKind.PLANNING_DAY: 'planning-day'>
    """
    return gathering.kind or kind_of_title(gathering.title or "")


@lru_cache(maxsize=4096)
def kind_of_title(title: str) -> GatheringKind | None:
    """Give the kind of gathering that a title speaks of first; unknown words give none.

    >>> kind_of_title("Gruppeveiledning i nettverk"), kind_of_title("Fellestid: oppstart")
    (<GatheringKind.GROUP_GUIDANCE: 'group-guidance'>, None)
    """
    if is_day_off(title):
        return GatheringKind.NOTE
    head = _head(title)
    particular, meeting = _title_patterns()
    for found in particular.finditer(head):
        kind = words.TITLES[_alternative(found)][0]
        if kind not in _UNATTENDED or head.count(" ", 0, found.start()) <= 1:
            return kind
    return GatheringKind.MEETING if meeting.search(head) else None


def is_day_off(title: str) -> bool:
    """Tell whether a title says that nothing is held, and nothing else.

    >>> [is_day_off(title) for title in ("Kristi himmelfartsdag", "17. mai: ingen samling", "Mai")]
    [True, True, False]
    """
    return exact_key(tokens(title)) in _days_off() or bool(_NOTHING.search(plain(title)))


def is_break(title: str) -> bool:
    """Tell whether a title is the name of a school break, and of nothing else.

    >>> [is_break(title) for title in ("HØSTFERIE", "Påske", "Påskevandring", "Ferie for alle")]
    [True, True, False, False]
    """
    return exact_key(tokens(title)) in _breaks()


def kind_of_session(session: Session) -> SessionKind | None:
    """Give the kind of a session: stated, else inferred from its title.

    >>> kind_of_session(Session(title="Modul 1: Forberedelse for skolens ledelse"))
    <SessionKind.PREPARATION: 'preparation'>
    """
    if session.kind is not None or not session.title:
        return session.kind
    if found := _session_pattern().search(plain(session.title)):
        return words.SESSIONS[_alternative(found)][0]
    return None if _is_bare_number(session.title) else SessionKind.THEME


def kinds_in(text: str, table: tuple[tuple[KindT, str], ...]) -> tuple[KindT, ...]:
    """Give the kinds that a text speaks of by the words of a table, in the order of the text.

    >>> kinds_in("Veiledning og kurs", (("course", "kurs, course"), ("guidance", "*veiledning")))
    ('guidance', 'course')
    """
    found = _table_pattern(table).finditer(plain(text))
    return tuple(dict.fromkeys(table[_alternative(one)][0] for one in found))


def is_inferred(element: Role | Gathering | Session) -> bool:
    """Tell whether the kind of an element comes from the word tables and was not stated.

    >>> is_inferred(Role(label="Lærere")), is_inferred(Role(kind=RoleKind.TEACHER))
    (True, False)
    """
    if element.kind is not None:
        return False
    if isinstance(element, Role):
        return kind_of_role(element) is not None
    if isinstance(element, Session):
        return kind_of_session(element) is not None
    return kind_of_gathering(element) is not None


def is_attended(event: Event) -> bool:
    """Tell whether people must be there at a time.

    Work at the own unit, notes, surveys, cancelled events, deadlines and activities that fill
    more than two weeks or are open-ended are not attended; events of an unknown kind are.

    >>> is_attended(Gathering(title="Samling 3")), is_attended(Gathering(title="Aktionslæring"))
    (True, False)
    """
    if isinstance(event, Gathering) and kind_of_gathering(event) in _UNATTENDED:
        return False
    return not is_cancelled(event) and not (event.when and _fills_time(event.when))


def is_cancelled(thing: Scheduled) -> bool:
    """Tell whether something has been called off, by its status or in its author's words.

    >>> is_cancelled(Gathering(date_status=Status.CANCELLED)), is_cancelled(Gathering())
    (True, False)
    >>> is_cancelled(Event(remarks=("AVLYST",))), is_cancelled(Event(title="Samling 2 (avlyst)"))
    (True, True)
    """
    stated: Status | None = getattr(thing, _STATUSES.get(type(thing).__name__, ""), None)
    return stated is Status.CANCELLED or _is_called_off(thing)


def _is_called_off(thing: Scheduled) -> bool:
    """Whether its title, its time or a remark beside it says that it will not be."""
    titles = (getattr(thing, "title", None), getattr(thing, "what", None))
    time = thing.when.text if thing.when else None
    if any(text and is_titled_off(text) for text in (*titles, time)):
        return True
    remarks = (*(thing.remarks or ()), getattr(thing, "text", None), *_status_of(thing))
    return any(text and says_off(text) for text in remarks)


def _status_of(thing: Scheduled) -> tuple[str | None, ...]:
    """What a table's column of statuses has."""
    return (thing.cells.status,) if thing.cells else ()


def numbered(title: str) -> tuple[str, int] | None:
    """Give the family and number of a numbered title, else nothing.

    A start gathering is number one of its family. Numbers of classes, ranges and years are none.

    >>> numbered("Samling 3"), numbered("2. samling"), numbered("Oppstartssamling")
    (('samling', 3), ('samling', 2), ('samling', 1))
    >>> numbered("Modul 2-6: møter"), numbered("7.-9. klasse"), numbered("24/7-data")
    (None, None, None)
    """
    family, numbers = numbers_of(title)
    return (family, numbers[0]) if len(numbers) == 1 else None


@lru_cache(maxsize=4096)
def numbers_of(title: str) -> tuple[str, tuple[int, ...]]:
    """Give the family of a numbered title and all the numbers it stands for.

    >>> numbers_of("Modul 2-5: møter i gruppene")
    ('modul', (2, 3, 4, 5))
    """
    head = plain(title)
    if (found := _NUMBER_BEHIND.match(head)) and _is_family(found[1]):
        return found[1], _counted(found[2])
    if (found := _NUMBER_BEFORE.match(head)) and _is_family(found[3]):
        return found[3], _counted(f"{found[1]}-{found[2] or found[1]}")
    return _start_of_family(head)


def mentions_of(text: str) -> Iterator[tuple[str, int]]:
    """Find every numbered member of a family that a text speaks of.

    >>> list(mentions_of("Digital samling 3, se modul 1-2"))
    [('samling', 3), ('modul', 1), ('modul', 2)]
    """
    if not any(map(str.isdecimal, text)):
        return
    for found in _NUMBER_BEHIND.finditer(plain(text)):
        if _is_family(found[1]):
            yield from ((found[1], number) for number in _counted(found[2]))


def _head(title: str) -> str:
    """What stands before the colon, parenthesis or dash of a title."""
    text = plain(title)
    found = _HEAD.search(text)
    return text[: found.start()] if found and found.start() else text


def _newcomers(kind: RoleKind | None) -> RoleKind | None:
    """The kind of those who are new in a role of this kind."""
    return words.NEW_KINDS.get(kind) if kind else None


def _fills_time(when: When) -> bool:
    """Whether a time is a deadline, an open end or a long span: nothing that one attends."""
    if when.mode in {Mode.BY, Mode.FROM}:
        return True
    if when.mode is not Mode.SPAN or when.earliest is None or when.latest is None:
        return False
    return when.latest - when.earliest >= _LONGEST_EVENT


def _is_family(word: str) -> bool:
    return word in words.FAMILIES or kind_of_title(word) not in {None, GatheringKind.NOTE}


def _is_bare_number(title: str) -> bool:
    """Whether a title is no more than «Modul 4»."""
    found = _NUMBER_BEHIND.fullmatch(plain(title))
    return found is not None and _is_family(found[1])


def _counted(listed: str) -> tuple[int, ...]:
    """The numbers from the first to the last one of «2-6» or «3 og 4»; nothing odd."""
    numbers = [int(number) for number in re.findall(r"\d+", listed)]
    if numbers != sorted(numbers) or numbers[-1] > _LARGEST_NUMBER:
        return ()
    return tuple(range(numbers[0], numbers[-1] + 1))


def _start_of_family(title: str) -> tuple[str, tuple[int, ...]]:
    first = next(iter(tokens(title)), "")
    for prefix in words.START_PREFIXES:
        family = first.removeprefix(prefix)
        if family not in {first, ""} and _is_family(family):
            return family, (1,)
    return "", ()


def _entries(listed: str) -> list[str]:
    return [" ".join(entry.split()) for entry in listed.split(",")]


@cache
def _breaks() -> frozenset[str]:
    return frozenset(exact_key(tokens(name)) for name in _entries(words.BREAKS))


@cache
def _days_off() -> frozenset[str]:
    """The names of breaks and of public holidays."""
    names = (name for one in NAMES.values() for spelled in one.values() for name in spelled)
    return _breaks() | {exact_key(tokens(name)) for name in names}


@cache
def _role_names() -> tuple[dict[str, RoleKind], dict[str, RoleKind], frozenset[str]]:
    """Kinds by exact names, kinds by forms of names, and the words for «new»."""
    exact: dict[str, RoleKind] = {}
    forms: dict[str, RoleKind] = {}
    for kind, listed in words.ROLES.items():
        for name in map(tokens, _entries(listed)):
            exact.setdefault(exact_key(name), kind)
            forms.setdefault(form_key(name), kind)
    return exact, forms, frozenset(map(stem, _entries(words.NEW)))


@cache
def _title_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of all particular kinds, one group each, and that of plain meetings."""
    return _pattern(listed for _, listed in words.TITLES), _pattern([words.MEETINGS])


@cache
def _session_pattern() -> re.Pattern[str]:
    return _pattern(listed for _, listed in words.SESSIONS)


@cache
def _table_pattern(table: tuple[tuple[object, str], ...]) -> re.Pattern[str]:
    return _pattern(listed for _, listed in table)


def _pattern(lists: Iterable[str]) -> re.Pattern[str]:
    """One alternative per list; each begins and ends with a word, so that no text is slow."""
    return re.compile("|".join(f"({_alternatives(listed)})" for listed in lists))


def _alternatives(listed: str) -> str:
    entries = (re.escape(entry).replace(r"\*", r"\w*") for entry in _entries(listed))
    return rf"\b(?:{'|'.join(entries)})\w{{0,4}}\b"


def _alternative(found: re.Match[str]) -> int:
    """Which of the lists a match belongs to."""
    return (found.lastindex or 1) - 1
