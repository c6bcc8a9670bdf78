"""Pages for the tests: a plan as it may be, and plans as they should not."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from attrs import evolve

from kompetanse.feeds import CalendarEvent
from kompetanse.page import FeedRow, IndexPage, PlanLink, SubscribePage


OSLO = ZoneInfo("Europe/Oslo")
TODAY = date(2096, 8, 20)
"""Far ahead, so that a browser's own clock takes nothing off a page."""

HOSTILE = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"
LONG = f"Handlingsplan {'Donaudampfschifffahrtsgesellschaftskapitänsmütze' * 4} 😀"


def event(summary: str, start: date, end: date, **more: Any) -> CalendarEvent:
    """An entry."""
    return CalendarEvent(
        uid=f"{start:%Y%m%d}",
        path=("gatherings", "g"),
        summary=summary,
        start=start,
        end=end,
        **more,
    )


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in September."""
    return datetime(2096, 9, day, hour, minute, tzinfo=OSLO)


EVENTS = (
    event("Samling 1", at(3, 9), at(3, 15), location="Kulturhuset"),
    event("AVLYST: Gruppemøte", date(2096, 9, 10), date(2096, 9, 11), status="CANCELLED"),
    event("Modul 3 (uke 39)", date(2096, 9, 24), date(2096, 9, 29), precision="WEEK"),
    event(
        "oktober, dato kommer: Samling 2", date(2096, 10, 1), date(2096, 10, 2), precision="MONTH"
    ),
    event("Frist: Melde inn nye skoleledere", date(2096, 10, 15), date(2096, 10, 16)),
    event("Samling 3", date(2096, 11, 5), date(2096, 11, 7)),
    event(
        "Fra 20. november: Observasjon", date(2096, 11, 20), date(2096, 11, 21), precision="OPEN"
    ),
)

FEEDS = (
    FeedRow(kind="all", href="alle.ics", events=7),
    FeedRow(kind="role", label="Skoleledere", href="rolle-skoleledere.ics", events=4),
    FeedRow(kind="role", label="Lærere", href="rolle-lærere.ics", events=4),
    FeedRow(kind="unit", label="Skog skole", href="enhet-skog.ics"),
    FeedRow(kind="group", label="Gruppe 1", href="gruppe-g1.ics", events=4),
    FeedRow(kind="module", label="Klasseledelse", href="modul-klasseledelse.ics", events=2),
)

PLAN = SubscribePage(
    title="Handlingsplan 2096/2097",
    language="nb",
    feeds=FEEDS,
    events=EVENTS,
    today=TODAY,
    changed=TODAY,
    base_url="https://planer.example/ost-finnmark/",
    index="../",
)

PLANS = {
    **{language: evolve(PLAN, language=language) for language in ("nb", "nn", "da", "en")},
    "relative": evolve(PLAN, base_url=None),
    "private": evolve(
        PLAN, feeds=tuple(evolve(row, href=None) for row in FEEDS), contact="skolekontoret i Tana"
    ),
    "empty": evolve(PLAN, feeds=(), events=(), changed=None, index=None),
    "hostile": evolve(
        PLAN,
        title=HOSTILE,
        feeds=(FeedRow(kind="role", label=HOSTILE, href=f"{HOSTILE}.ics"),),
        events=(event(HOSTILE, date(2096, 9, 1), date(2096, 9, 2), location=HOSTILE),),
    ),
    "long": evolve(
        PLAN,
        title=LONG * 20,
        feeds=tuple(
            FeedRow(kind="role", label=f"{n} {LONG}", href=f"{'x' * 200}{n}.ics", events=n)
            for n in range(40)
        ),
        events=tuple(
            event(f"{n} {LONG}", date(2096, 9, n), date(2096, 9, n + 1)) for n in range(1, 30)
        ),
    ),
}
"""Pages of plans, by what is special about them."""

INDEX = IndexPage(
    language="nb",
    plans=(
        PlanLink(
            title="Øst-Finnmark 2096/2097", language="nb", href="ost-finnmark/", changed=TODAY
        ),
        PlanLink(title="Program for Læringsledelse", language="da", href="laeringsledelse/"),
        PlanLink(title=LONG, language="nn", href="lang/"),
    ),
)
