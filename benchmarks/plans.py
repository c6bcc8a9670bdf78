"""Plans of three sizes, made from a seed: what the benchmarks read.

A region's plan for one school year that follows the pack `ost-finnmark`: programme, roles, duties,
packages with sessions, gatherings with parts, schools with learning groups that meet.

    python -m benchmarks.plans M > plan.yaml
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import cycle
from string import ascii_lowercase

from attrs import frozen
from benchmarks.writing import Data, Value, write_yaml

from kompetanse.dates.daterange import DateRange
from kompetanse.dates.format import format_day, weekday_name
from kompetanse.dates.holidays import is_free_day, squeeze_day
from kompetanse.dates.schoolyear import SchoolYear, week_range


@frozen
class Scale:
    """How much a plan holds; a short one leaves out whole sections."""

    packages: int
    sessions: int
    gatherings: int
    schools: int
    groups: int
    short: bool = False


SCALES: Mapping[str, Scale] = {
    "S": Scale(packages=1, sessions=3, gatherings=2, schools=1, groups=1, short=True),
    "M": Scale(packages=3, sessions=5, gatherings=15, schools=5, groups=2),
    "L": Scale(packages=12, sessions=5, gatherings=60, schools=76, groups=3),
}
"""Some 60, 450 and 5,000 lines."""

YEAR = SchoolYear(2021)
TERMS = (YEAR.autumn, YEAR.spring)
BREAKS: Mapping[str, DateRange] = {
    "høstferie": week_range(2021, 40),
    "juleferie": DateRange.of_days(date(2021, 12, 20), date(2022, 1, 3)),
    "vinterferie": week_range(2022, 9),
    "påskeferie": week_range(2022, 15),
}
ROLES: Mapping[str, Data] = {
    "alle-ansatte": {"label": "Alle ansatte", "kind": "all-staff"},
    "lærere": {"label": "Lærere", "kind": "teacher", "part_of": ["alle-ansatte"]},
    "skoleeiere": {"label": "Skoleeiere", "aliases": ["kommunalsjefer"]},
    "skoleledere": {"label": "Skoleledere", "aliases": ["rektorer"], "part_of": ["alle-ansatte"]},
    "gruppeledere": {"label": "Gruppeledere", "part_of": ["alle-ansatte"]},
    "ppt-veiledere": {"label": "Veiledere fra PPT", "kind": "ppt-adviser"},
}
DUTIES: Mapping[str, Data] = {
    "gruppemøter": {
        "role": "skoleledere",
        "what": "sette av tid til møter i læringsgruppene",
        "rate": "minst 4 møter hvert semester",
        "for_each": "group",
        "minutes": 90,
    },
    "møteplan": {
        "role": "skoleledere",
        "what": "møte gruppelederne",
        "rate": "minst to møter i semesteret",
        "for_each": "school",
    },
    "nye-ledere": {
        "role": "skoleeiere",
        "what": "melde inn nye skoleledere",
        "by": "innen 15. august hvert år",
        "recipient": "prosjektleder",
    },
}
DEADLINES: Mapping[str, Data] = {
    "påmelding": {"what": "Påmelding til samling 1", "when": "innen 25.08.21"},
    "rapport": {"what": "Rapport til styret", "kind": "report", "when": "frist 15.06.22"},
}
TOO_LARGE = 8
WAIVER: Data = {
    "rule": "ost-finnmark/group-size",
    "element": "",
    "reason": "liten avdeling",
    "by": "rektor",
    "on": "20.08.21",
}
PURPOSE = (
    "Planen viser hva skolene i regionen arbeider med dette skoleåret, når de møtes, og hvem som "
    "har ansvar for hva. Den bygger på avtalen fra forrige år og skal brukes i alle "
    "personalmøter."
)
LEFT_OUT = frozenset({"purpose", "program", "breaks", "duties", "deadlines", "waivers"})
"""Sections that a short plan does without."""
THEMES = (
    "Relasjoner i klassen",
    "Motivasjon og mestring",
    "Spørsmål og samtale",
    "Vurdering underveis",
    "Lesing i alle fag",
    "Et trygt skolemiljø",
    "Digital dømmekraft",
    "Samarbeid med hjemmet",
    "Elevens stemme",
    "Overganger",
)
SESSIONS = ("Pedagogisk analyse", "Prøve ut i egen klasse", "Veien videre")
TOPICS = (
    "å lede læring i fellesskap",
    "erfaringer fra skolene",
    "pedagogisk analyse av egne data",
    "tiltak og utprøving",
    "kartlegging: hva svarte elevene?",
    "å gi og få tilbakemelding",
    "veien videre",
    "rollen som gruppeleder",
)
PLACES = ("Kulturhuset", "Rådhuset, møterom 2", "Fjordgata skole", "Samfunnshuset")
NATURE = ("Skog", "Fjell", "Fjord", "Elve", "Bjørke", "Gran", "Sol", "Strand", "Myr", "Vind")
PLACE_ENDINGS = ("bakken", "heia", "lia", "moen", "sletta", "tun", "vang", "vika")


def plan_text(size: str, seed: int = 1) -> str:
    """Give a plan of size S, M or L as YAML; the same for the same seed.

    >>> print(plan_text("S").splitlines()[1])
    format: 1
    """
    data = plan_data(SCALES[size], seed)
    return write_yaml(data, dict(_comments(data)))


def plan_data(scale: Scale, seed: int = 1) -> Data:
    """Give a plan as plain data."""
    rng = random.Random(seed)
    schools = {
        name: [rng.randint(5, 7) for _ in range(scale.groups)]
        for name in _school_names(scale.schools)
    }
    if not scale.short:
        next(iter(schools.values()))[0] = TOO_LARGE
    data: Data = {
        **_head(),
        "purpose": PURPOSE,
        "program": {"name": "Kompetanse i regionen", "owner": "styret", "partners": ["høgskolen"]},
        "breaks": {name: _days(days) for name, days in BREAKS.items()},
        "roles": dict(ROLES),
        "duties": dict(DUTIES),
        "modules": {
            f"pakke-{n + 1}": _package(rng, n, scale.sessions) for n in range(scale.packages)
        },
        "gatherings": _gatherings(rng, scale.gatherings),
        "deadlines": dict(DEADLINES),
        "units": _units(rng, schools, scale),
        "groups": _groups(rng, schools),
        "waivers": [{**WAIVER, "element": f"groups/{_key(next(iter(schools)))}-1"}],
    }
    return {k: v for k, v in data.items() if k not in LEFT_OUT} if scale.short else data


def _comments(data: Data) -> Iterable[tuple[str, str]]:
    yield "format", "Plan for utprøving; alle navn er oppdiktet."
    yield "duties", "Plikter som kommer igjen"
    yield "gatherings", "Datoene er fastsatt, men innholdet kan endre seg."
    yield "units", "Skolene melder selv fra om endringer."
    units = data["units"]
    for number, key in enumerate(units if isinstance(units, dict) else ()):
        if number % 4 == 1:
            yield f"units/{key}", "ny rektor fra høsten"


def _head() -> Data:
    return {
        "format": 1,
        "id": "region-2021",
        "title": "Handlingsplan 2021/2022",
        "language": "nb",
        "period": f"skoleåret {YEAR}",
        "follows": ["ost-finnmark"],
        "updated": "20.08.21",
    }


def _package(rng: random.Random, number: int, sessions: int) -> Data:
    theme = THEMES[number % len(THEMES)]
    days = iter(_school_days(rng, YEAR.range, sessions))
    found: Data = {
        "1": {"title": "Forberedelse", "when": _date(next(days)), "audience": ["skoleledere"]}
    }
    for place, (title, day) in enumerate(zip([theme, *SESSIONS], days, strict=False), start=2):
        found[str(place)] = _session(rng, title, day)
    return {
        "title": theme,
        "audience": ["alle-ansatte"],
        "period": f"skoleåret {YEAR}",
        "sessions": found,
    }


def _session(rng: random.Random, title: str, day: date) -> Data:
    return {"title": title, "when": _date(day), "between_work": [{"what": rng.choice(TOPICS)}]}


def _gatherings(rng: random.Random, count: int) -> Data:
    """Gatherings in order of time, each kind with numbers of its own."""
    kinds = {"samling": _gathering, "nettseminar": _seminar, "veiledning": _guidance}
    rhythm = cycle(["samling", "nettseminar", "samling", "samling", "nettseminar", "veiledning"])
    numbers: Counter[str] = Counter()
    found: Data = {}
    for day, kind in zip(_school_days(rng, YEAR.range, count), rhythm, strict=False):
        numbers[kind] += 1
        found[f"{kind}-{numbers[kind]}"] = kinds[kind](rng, day, numbers[kind])
    return found


def _gathering(rng: random.Random, day: date, number: int) -> Data:
    morning, afternoon = rng.sample(TOPICS, 2)
    written = rng.choice(
        [_date(day), format_day(day, "nb"), f"{weekday_name(day, 'nb')} {_date(day)}"]
    )
    return {
        "title": f"Samling {number}",
        "when": written,
        "audience": ["skoleeiere", "skoleledere", "gruppeledere"],
        "place": rng.choice(PLACES),
        "parts": [
            {"title": "Del 1", "when": f"{_date(day)} kl. 08.30-12.00", "topics": [morning]},
            {"title": "Del 2", "when": f"{_date(day)} kl. 12.30-15.00", "topics": [afternoon]},
        ],
    }


def _seminar(rng: random.Random, day: date, _number: int) -> Data:
    return {
        "title": "Nettseminar for lærere (2t)",
        "when": f"{_date(day)} kl. 14-16",
        "audience": ["lærere", "skoleledere"],
        "online": True,
        "minutes": 120,
        "topics": rng.sample(TOPICS, 2),
    }


def _guidance(_rng: random.Random, day: date, _number: int) -> Data:
    week = day.isocalendar().week
    return {
        "title": "Gruppeveiledning i nettverk",
        "when": f"Uke {week}",
        "audience": ["skoleledere", "gruppeledere", "ppt-veiledere"],
        "date_status": "tentative",
    }


def _units(rng: random.Random, schools: Mapping[str, list[int]], scale: Scale) -> Data:
    return {
        _key(name): _school(name, sum(sizes)) | ({} if scale.short else _school_year(rng, name))
        for name, sizes in schools.items()
    }


def _school(name: str, participants: int) -> Data:
    return {
        "kind": "school",
        "label": name,
        "staff": participants + 1,
        "leadership": 1,
        "participants": participants,
    }


def _school_year(rng: random.Random, name: str) -> Data:
    """What a school does in the year besides its groups' meetings."""
    meetings = [d for term in TERMS for d in _school_days(rng, term.range, 2)]
    analysis = _school_days(rng, _early_autumn(), 1)[0]
    guidance = [_school_days(rng, days, 1)[0] for days in (_late_autumn(), YEAR.spring.range)]
    return {
        "meetings": [
            {"title": "Møte om læringsgruppene", "when": _date(day), "minutes": 60}
            for day in meetings
        ],
        "analyses": [{"title": "Analysedelen", "when": _date(analysis)}],
        "guidance": [
            {"when": _date(day), "form": "net", "by": "ppt-veiledere", "minutes": 60}
            for day in guidance
        ],
        "plans": [{"title": f"Årsplan for {name}", "school_year": str(YEAR)}],
        "meeting_plan": True,
    }


def _groups(rng: random.Random, schools: Mapping[str, list[int]]) -> Data:
    """The groups of all schools; members are codes, for a plan needs no names."""
    found: Data = {}
    for name, sizes in schools.items():
        for number, size in enumerate(sizes, start=1):
            found[f"{_key(name)}-{number}"] = _group(rng, _key(name), size, len(found) + 1)
    return found


def _group(rng: random.Random, school: str, size: int, code: int) -> Data:
    members: list[Value] = [f"{code:02}{letter}" for letter in ascii_lowercase[:size]]
    days = [day for term in TERMS for day in _school_days(rng, term.range, 4)]
    return {
        "unit": school,
        "members": members,
        "leader": members[0],
        "meetings": [{"when": _date(day), "minutes": 90, "chair": members[0]} for day in days],
    }


def _school_names(count: int) -> list[str]:
    """Invented names; the endings are shifted after each round, so that none comes twice."""
    endings = [PLACE_ENDINGS[(n + n // len(NATURE)) % len(PLACE_ENDINGS)] for n in range(count)]
    return [f"{start}{end} skole" for start, end in zip(cycle(NATURE), endings, strict=False)]


def _key(school: str) -> str:
    return school.partition(" ")[0].lower()


def _school_days(rng: random.Random, days: DateRange, count: int) -> list[date]:
    """Working days of a school inside a range, in order."""
    open_days = [
        day
        for day in days
        if not is_free_day("NO", day)
        and not squeeze_day("NO", day)
        and not any(day in pause for pause in BREAKS.values())
        and day.month not in {7, 8}
    ]
    return sorted(rng.sample(open_days, count))


def _early_autumn() -> DateRange:
    """When schools analyse their data."""
    return DateRange.of_days(date(YEAR.start, 9, 1), date(YEAR.start, 10, 1))


def _late_autumn() -> DateRange:
    """When they are guided in what they have found."""
    return DateRange(date(YEAR.start, 10, 11), YEAR.autumn.range.end)


def _date(day: date) -> str:
    return f"{day:%d.%m.%y}"


def _days(days: DateRange) -> str:
    return f"{_date(days.begin)} – {_date(days.last)}"


if __name__ == "__main__":
    print(plan_text(sys.argv[1] if sys.argv[1:] else "M"), end="")
