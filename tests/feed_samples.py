"""Feeds for programs that read calendars: those of the examples, and such as are hard to read."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import kompetanse
from feed_plans import named
from kompetanse.feeds import Imprecise, calendar
from kompetanse.model import Plan


EXAMPLES = Path(__file__).parent.parent / "examples"
NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)
_DAY = timedelta(days=1)


@cache
def example_plans() -> Mapping[str, Plan]:
    """The plans of the examples, by the names of their folders."""
    folders = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
    return {path.name: kompetanse.load(path) for path in folders}


def cuts(plan: Plan) -> Iterator[dict[str, Any]]:
    """All that can be asked of a plan's calendar: everything, or what concerns somebody."""
    yield {}
    sections = {
        "audience": plan.roles,
        "unit": plan.units,
        "group": plan.groups,
        "module": plan.modules,
    }
    for cut, section in sections.items():
        yield from ({cut: id_} for id_ in section or {})


@cache
def sample_feeds() -> Mapping[str, bytes]:
    """Every feed of the examples, and those of plans whose times are hard to read, by name."""
    found: dict[str, bytes] = {}
    for name, plan in example_plans().items():
        for policy in Imprecise:
            for cut in cuts(plan):
                label = " ".join([name, policy, *map("=".join, cut.items())])
                found[label] = calendar(plan, **cut, imprecise=policy, now=NOW)
    for country in ("NO", "DK"):
        found[f"clocks {country}"] = calendar(clocks(country), now=NOW)
        found |= {f"issue {n} {country}": feed for n, feed in enumerate(history(country), 1)}
    return found


def clocks(country: str) -> Plan:
    """Clock times on all days on which readers were seen to be wrong, and when clocks change."""
    autumn = [date(2026, 9, 20) + n * _DAY for n in range(42)]
    spring = [date(2027, 3, 22) + n * _DAY for n in range(12)]
    times = [f"{day.isoformat()} kl. 09.00–15.30" for day in (*autumn, *spring)]
    nights = [f"{day} kl. 01.30–03.30" for day in ("2026-10-25", "2027-03-28", "2027-10-31")]
    return named(*times, *nights, "2026-10-24 kl. 22.00–04.00", country=country)


def history(country: str) -> Iterator[bytes]:
    """Three issues of a feed: entries move, become exact, are called off, and come back."""
    issues = (
        (
            "2026-10-01 kl. 9–15",
            "uke 42 2026",
            "februar 2027",
            "uke 10, 11 og 13 2027",
            "2027-03-28",
        ),
        ("2026-10-26 kl. 9–15", "2026-10-14 kl. 12", "mars – mai 2027", "uke 10 og 13 2027"),
        ("2026-10-26 kl. 10–15", "uke 43 2026", "2027-02-09", "uke 13 2027", "2027-03-29 kl. 9"),
    )
    feed: bytes | None = None
    for day, times in enumerate(issues):
        plan = named(*times, country=country, language="nb" if country == "NO" else "da")
        feed = calendar(plan, now=datetime(2026, 9, 1, tzinfo=UTC) + day * _DAY, previous=feed)
        yield feed
