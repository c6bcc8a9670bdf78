"""ical.js, which Thunderbird and Nextcloud read calendars with."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from feed_plans import odd_plans
from feed_samples import NOW
from kompetanse.feeds import calendar
from kompetanse.model import Plan
from understanding import Read, Understood, differences, misread


SCRIPT = Path(__file__).with_name("icaljs.mjs")
LIBRARY = Path(__file__).parents[2] / ".venv/node/node_modules/ical.js/dist/ical.js"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(
    NODE is None or not LIBRARY.exists(), reason="node or ical.js is not here: see .ci/programs"
)


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """What ical.js understands of a feed, asked of one process."""
    assert NODE
    with subprocess.Popen(  # noqa: S603
        [NODE, SCRIPT, LIBRARY.as_uri()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as node:
        assert node.stdin
        assert node.stdout
        asked, told = node.stdin, node.stdout

        def ask(feed: bytes) -> list[Understood]:
            print(json.dumps(feed.decode()), file=asked, flush=True)
            answer = json.loads(told.readline())
            assert isinstance(answer, list), answer
            return [Understood(**_without_fractions(one)) for one in answer]

        yield ask
        asked.close()


def _without_fractions(event: dict[str, str]) -> dict[str, str]:
    """JavaScript counts milliseconds."""
    return {
        name: text.replace(".000Z", "Z") if name in ("start", "end") else text
        for name, text in event.items()
    }


def test_every_event_is_understood(read: Read) -> None:
    """Its name, its times to the instant, its title, and whether it is held."""
    assert misread(read) == {}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=odd_plans())
def test_whatever_stands_in_a_plan_is_understood(read: Read, plan: Plan) -> None:
    """Odd titles too."""
    feed = calendar(plan, now=NOW)
    assert differences(feed, read(feed)) == []
