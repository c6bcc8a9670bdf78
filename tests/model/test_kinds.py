"""Kinds that are inferred from the words of four languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates import Mode, When
from kompetanse.model import Gathering, Meeting, Part, Role, RoleKind, Session, SessionKind, Status
from kompetanse.model.gathering import GatheringKind
from kompetanse.model.kinds import (
    is_attended,
    is_inferred,
    kind_of_gathering,
    kind_of_name,
    kind_of_role,
    kind_of_session,
    kind_of_title,
    mentions_of,
    numbered,
    numbers_of,
)
from kompetanse.model.words import ROLES


NAMES = {
    RoleKind.PPT: ["PPT", "PP-tjenesten", "PP-tenesta", "PPR", "pp-tjeneste"],
    RoleKind.PPT_HEAD: ["PPT-leder", "PP-leder", "PP-ledere", "PPT-leiarar", "PPR-lederne"],
    RoleKind.PPT_ADVISER: ["Veiledere fra PP-tjenesten", "PPT-rådgivere"],
    RoleKind.SCHOOL_LEADER: ["rektor", "Rektorene", "skoleledere", "Skuleleiarane", "principals"],
    RoleKind.SCHOOL_OWNER: ["Skoleeiere", "skuleeigarar", "skoleejerne", "school owner"],
    RoleKind.MUNICIPAL_CHIEF: ["kommunalsjef", "Kommunalsjefer", "skolechefen"],
    RoleKind.TEACHER: ["lærer", "lærere", "lærerne", "Lærarar", "lærarane", "alle lærere"],
    RoleKind.ALL_STAFF: ["Alle ansatte", "alle tilsette", "Alle", "personalet", "medarbejderne"],
    RoleKind.NEW_EMPLOYEE: ["Nyansatte", "nye lærere", "nytilsette", "Nyansat"],
    RoleKind.NEW_LEADER: ["Nyansatte ledere", "nye rektorer", "nye skuleleiarar"],
    RoleKind.NEW_GROUP_LEADER: ["nyansatte gruppeledere", "Nye gruppeleiarar"],
    RoleKind.SCHOOL_OFFICER: ["Skolefaglige rådgivere", "skulefagleg rådgjevar"],
    RoleKind.KINDERGARTEN_HEAD: ["styrer", "styrere"],
    RoleKind.BOARD: ["styret", "styre"],
    RoleKind.LEADERSHIP: ["Ledergruppa", "skoleledelsen", "ledelsesteams"],
}


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, names in NAMES.items() for n in names])
def test_names_of_roles(kind: RoleKind, name: str) -> None:
    """Any name of a role in any language and form gives its kind."""
    assert kind_of_name(name) is kind


@pytest.mark.parametrize("name", ["matematiklærere", "Teamledere", "RSK styret", "?", "", "og"])
def test_other_names_have_no_kind(name: str) -> None:
    """A role inside a longer word, a word nobody knows and no word at all give no kind."""
    assert kind_of_name(name) is None


def test_every_kind_has_a_name() -> None:
    """The tables know a name of every kind of role."""
    assert set(ROLES) == set(RoleKind)


def test_kind_of_role_is_stated_or_inferred() -> None:
    """A stated kind wins; else label, aliases and id are asked in this order."""
    assert kind_of_role(Role(id="x", label="Lærere", kind=RoleKind.PARENT)) is RoleKind.PARENT
    assert kind_of_role(Role(id="x", label="Team", aliases=("rektorer",))) is RoleKind.SCHOOL_LEADER
    assert kind_of_role(Role(id="nye-ledere", label="Ferske")) is RoleKind.NEW_LEADER


TITLES = {
    GatheringKind.START: ["Oppstartssamling", "Opstartsmøde", "Kick-off (internat)"],
    GatheringKind.GATHERING: ["Samling 3", "2. samling", "Samling 2 : Ledelse av kurs", "Seminar"],
    GatheringKind.CLOSING: ["Avsluttende samling", "Avsluttande samling", "Afsluttende konference"],
    GatheringKind.PLANNING_DAY: ["Felles planleggingsdag alle ansatte", "Planlægningsdag"],
    GatheringKind.PLANNING_MEETING: ["Planleggingsmøte (frist 01.03.21)"],
    GatheringKind.EVALUATION_MEETING: ["Evalueringsmøte (4t)"],
    GatheringKind.NET_SEMINAR: ["Nettseminar for lærere (2t) faglig økt", "Webinar"],
    GatheringKind.DIGITAL_GUIDANCE: ["Digital veiledning av skolene", "Digital rettleiing"],
    GatheringKind.GROUP_GUIDANCE: ["Gruppeveiledning i nettverk", "Gruppevejledning"],
    GatheringKind.GUIDANCE: ["Veiledning i ledernettverk"],
    GatheringKind.NETWORK_MEETING: ["Netværksmøde 1", "Nettverk", "Netværksdag 4"],
    GatheringKind.COMMITTEE_MEETING: ["Styringsgruppemøte", "Styremøte"],
    GatheringKind.PROFESSIONAL_DAY: ["Fagdag om lesing"],
    GatheringKind.COURSE: ["Kursusdag 2: geometri", "Innføringskurs for nye", "Temaforløb 1"],
    GatheringKind.TRAINING: ["Verksted om vurdering", "Verkstad"],
    GatheringKind.VISIT: ["Støttebesøk på skulane", "Studietur", "Opfølgende besøg"],
    GatheringKind.CONFERENCE: ["Midtvejskonference"],
    GatheringKind.MEETING: ["Budsjettmøte", "Opsamling", "Møte om arbeid med ny læreplan"],
    GatheringKind.SURVEY: ["1. kortlægning", "Selvevaluering på alle skoler"],
    GatheringKind.NOTE: ["Ingen aktiviteter"],
    GatheringKind.WORK: [
        "Arbeid med kompetansepakker i skolene",
        "Afprøvning i egen undervisning",
        "Aktionslæring på skolerne",
    ],
}


@pytest.mark.parametrize(("kind", "title"), [(k, t) for k, ts in TITLES.items() for t in ts])
def test_titles_of_gatherings(kind: GatheringKind, title: str) -> None:
    """The first telling words of a title, before its colon, give the kind."""
    assert kind_of_gathering(Gathering(title=title)) is kind


@pytest.mark.parametrize("title", ["Fellestid: oppstart", "Kollegial observation", "", "?"])
def test_other_titles_have_no_kind(title: str) -> None:
    """A title without a word of the tables gives no kind."""
    assert kind_of_title(title) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Samling 3", ("samling", 3)),
        ("Samling 3: (1/2 dag)", ("samling", 3)),
        ("2. samling", ("samling", 2)),
        ("Netværksdag 1", ("netværksdag", 1)),
        ("Modul 4", ("modul", 4)),
        ("Del 2: kl. 9", ("del", 2)),
        ("Oppstartssamling", ("samling", 1)),
        ("Modul 2-6", None),
        ("7.-9. klasse", None),
        ("9. klasse: samling", None),
        ("24/7-data", None),
        ("Møte 12. november", None),
        ("Fagdag 4 mai", None),
        ("Verksted 3 timer", None),
        ("Relasjonsspiralen 2", None),
        ("2. pinsedag", None),
        ("Samling 2021", None),
        ("Kick-off", None),
    ],
)
def test_numbered(title: str, expected: tuple[str, int] | None) -> None:
    """Numbers count members of a family of events; classes, dates, ranges and years do not."""
    assert numbered(title) == expected


def test_numbers_and_mentions() -> None:
    """One title may stand for several numbers, and may speak of others."""
    assert numbers_of("1. og 2. samling") == ("samling", (1, 2))
    assert numbers_of("Modul 2, 3 og 4 i egen gruppe") == ("modul", (2, 3, 4))
    assert numbers_of("Modul 6-2") == ("modul", ())
    assert list(mentions_of("Arbeid med modul 1 før samling 2")) == [("modul", 1), ("samling", 2)]


def _when(mode: Mode, last: date) -> When:
    return When("…", mode, date(2022, 3, 1), last)


@pytest.mark.parametrize(
    ("event", "attended"),
    [
        (Gathering(title="Samling 3"), True),
        (Gathering(title="Noe helt annet"), True),
        (Gathering(title="Aktionslæring"), False),
        (Gathering(title="Samling 3", date_status=Status.CANCELLED), False),
        (Meeting(status=Status.CANCELLED), False),
        (Gathering(title="Aktionslæring", kind=GatheringKind.COURSE), True),
        (Session(when=_when(Mode.SPAN, date(2022, 12, 31))), False),
        (Gathering(when=_when(Mode.SPAN, date(2022, 3, 14))), True),
        (Gathering(when=_when(Mode.WITHIN, date(2022, 4, 30))), True),
        (Gathering(when=_when(Mode.BY, date(2022, 3, 1))), False),
        (Part(when=_when(Mode.FROM, date(2022, 3, 1))), False),
    ],
)
def test_attended(event: Gathering | Meeting | Session | Part, attended: bool) -> None:
    """Work, notes, surveys, cancelled events, deadlines and long spans are not attended."""
    assert is_attended(event) is attended


def test_sessions() -> None:
    """A session prepares, analyses, or has a theme; a bare number tells nothing."""
    assert kind_of_session(Session(title="Modul 5: pedagogisk analyse")) is SessionKind.ANALYSIS
    assert kind_of_session(Session(title="Relasjonsspiralen")) is SessionKind.THEME
    assert kind_of_session(Session(title="Modul 5")) is None


def test_inferred_kinds_say_so() -> None:
    """A stated kind and a missing one are not inferred."""
    assert is_inferred(Gathering(title="Samling 1"))
    assert not is_inferred(Gathering(title="Samling 1", kind=GatheringKind.MEETING))
    assert not is_inferred(Role(id="x"))
    assert is_inferred(Session(title="Forberedelse"))


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    """Every text may be a name or a title."""
    kind_of_name(text)
    kind_of_title(text)
    numbered(text)
    list(mentions_of(text))


@pytest.mark.parametrize("piece", ["a", "1", "(", "samling ", "1. og ", "a-", "styringsgruppe"])
def test_long_titles_are_read_at_once(piece: str) -> None:
    """The time for a title grows with its length only."""
    text = piece * 50_000
    kind_of_title(text)
    numbered(text)
    kind_of_name(text)
    list(mentions_of(text))
