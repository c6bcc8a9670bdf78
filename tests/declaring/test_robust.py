"""No plan may break a declaration, however much of it is missing or strange; nor take long."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declared_rules import rule_in
from kompetanse import Plan, check, parse
from kompetanse.declaring import read_declarations
from kompetanse.declaring.showing import EXAMPLES
from kompetanse.plugins import create_plugin_manager
from strategies import plans


RULES = read_declarations(EXAMPLES).rules
PLUGINS = create_plugin_manager(entry_points=False)
MANY = 3_000


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_no_plan_breaks_a_declaration(plan: Plan) -> None:
    """Whatever it holds, the rules come to an end."""
    report = check(plan, plugins=PLUGINS, rules=RULES)
    assert [f.message for f in report.findings if f.rule == "plugin/rule-failed"] == []


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].glob("examples/*/plan.yaml")))
def test_published_plans_break_no_declaration(path: Path) -> None:
    """Those whose rules these are not."""
    report = check(path, plugins=PLUGINS, rules=RULES)
    assert [f.message for f in report.findings if f.rule == "plugin/rule-failed"] == []


@pytest.mark.parametrize(
    "body",
    [
        'for-each = "roles"\ncount = "gatherings"\nper = "week"\nat-most = 99',
        'for-each = "gatherings"\nno-earlier-than = "plan.gatherings"',
        'for-each = "gatherings"\nbefore = "plan.gatherings"',
        'for-each = "goals"\ncount = "actions"\nat-least = 1',
        'for-each = "gatherings"\noutside = "breaks"',
        'days-between = "gatherings"\nat-least = 2',
        'for-each = "units"\nall-of = "staff"\nin = "groups.members"',
    ],
)
def test_many_things_take_a_time_that_grows_with_them(tmp_path: Path, body: str) -> None:
    """Four times as many take far less than sixteen times as long."""
    rule = rule_in(tmp_path, body)
    few, many = (min(_seconds(rule, number) for _ in range(2)) for number in (MANY // 4, MANY))
    assert many < max(12 * few, 1.0)


def _seconds(rule: object, number: int) -> float:
    """How long a rule works on a plan with so many of everything, whatever else the machine does."""
    days = [f"{1 + n % 28:02}.{1 + n // 28 % 12:02}.22" for n in range(number)]
    sections = {
        "roles": {f"r{n}": "{label: Rolle}" for n in range(number // 50)},
        "gatherings": {
            f"g{n}": f"{{title: Samling, when: {day}, audience: [r{n % 5}]}}"
            for n, day in enumerate(days)
        },
        "goals": {f"m{n}": "{title: Mål}" for n in range(number)},
        "actions": {f"a{n}": f"{{what: Tiltak, goal: m{n}}}" for n in range(number)},
        "units": {"u": f"{{staff: [{', '.join(f'p{n}' for n in range(number))}]}}"},
        "groups": {"g": f"{{unit: u, members: [{', '.join(f'p{n}' for n in range(number))}]}}"},
    }
    text = "".join(
        f"{name}:\n" + "".join(f"  {key}: {one}\n" for key, one in entries.items())
        for name, entries in sections.items()
    )
    document = parse(f"period: 2022\nbreaks: {{påske: uke 15 2022, høst: uke 40 2022}}\n{text}")
    start = process_time()
    check(document, plugins=PLUGINS, rules=[rule])  # type: ignore[list-item]
    return process_time() - start


@given(st.lists(st.integers(0, 12), max_size=8), st.integers(0, 12))
def test_bounds_are_kept_for_any_number(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], bound: int
) -> None:
    """Of groups of all sizes those are told that are too small, and no others."""
    rule = rule_in(
        tmp_path_factory.mktemp("bounds"),
        f'for-each = "groups"\ncount = "members"\nat-least = {bound}',
    )
    groups = ", ".join(f"g{at}: {{members: {size}}}" for at, size in enumerate(sizes))
    report = check(parse(f"groups: {{{groups}}}"), plugins=PLUGINS, rules=[rule])
    found = {finding.subject for finding in report.findings if finding.rule == "mine"}
    assert found == {f"groups/g{at}" for at, size in enumerate(sizes) if size < bound}
