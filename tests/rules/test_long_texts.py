"""No text of a plan makes a rule slow, or break."""

from time import process_time

import pytest

from kompetanse.checking import check
from kompetanse.dates import Mode, When
from kompetanse.model import Attachment, Gathering, LongTermRow, Module, Plan, Role
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import Rule
from kompetanse.rules import bookings, continuity, counts, duties, numbering, people, text


RULES = [
    thing
    for module in (bookings, continuity, counts, duties, numbering, people, text)
    for thing in vars(module).values()
    if isinstance(thing, Rule)
]
LENGTH = 60_000
PIECES = [
    "a", "1 ", "1, ", "vedlegg 1, ", "vedlegg ", "[image", "(", "Meld. St ", "Meld. St. 1 (2007-",
    "AB", "ABC (", "fire ", "i alt fire samlinger og ", "a.", "pakken «", "følgende struktur: ",
    "Samling 1, 2 og ", "programmet har to ", "for lærere og ", "alle ", "a-", "\u00ad", "?", "x",
]  # fmt: skip


def _plan(words: str) -> Plan:
    day = When("uke 37", Mode.WITHIN)
    return Plan(
        text=words,
        roles={"l": Role(id="l", label="Lærere"), "s": Role(id="s", label=words)},
        attachments={"a": Attachment(id="a", title=words)},
        modules={"m": Module(id="m", title="Klasseledelse i praksis", text=words)},
        gatherings={
            "g": Gathering(id="g", title=words, when=day, audience=(words,), topics=(words,)),
            "h": Gathering(id="h", title=f"Samling for {words}", audience=("Lærere",)),
        },
        long_term_plan={"r": LongTermRow(id="r", years={"2021/2022": (words,)})},
    )


@pytest.mark.parametrize("piece", PIECES)
def test_long_texts_are_checked_at_once(piece: str) -> None:
    """The time grows with the length of a text only, and every rule survives."""
    plan = _plan(piece * (LENGTH // len(piece)))
    started = process_time()
    report = check(plan, rules=RULES, plugins=create_plugin_manager(entry_points=False))
    assert not [f for f in report.findings if f.rule.startswith("plugin/")]
    assert process_time() - started < 10
