"""Which rules run: words for rules, layers of settings, elements that differ."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

import kompetanse
from kompetanse.errors import ConfigError, KompetanseError
from kompetanse.finding import Outcome, Report, Severity, Status
from kompetanse.hookspecs import hookimpl
from kompetanse.model import Gathering, Plan
from kompetanse.plugins import Plugins, create_plugin_manager
from kompetanse.rule import Problem, Problems, Rule, rule
from kompetanse.selection.override import Override
from kompetanse.selection.settings import Settings


PLAN = """\
format: 1
title: Plan
language: en
gatherings:
  a1: {title: A, topics: [x], parts: [{title: P}]}
  a2: {title: B}
  b1: {title: C}
"""


@rule("told", severity=Severity.WARNING)
def told(gathering: Gathering, *, word: str = "no") -> Problems:
    """Nothing is said."""
    yield Problem(gathering, "{word}", word=word)


@rule("counted", severity=Severity.ERROR)
def counted(plan: Plan) -> Problems:
    """There are no gatherings."""
    for gathering in (plan.gatherings or {}).values():
        yield Problem(gathering, "there is one")


@rule("raises", severity=Severity.ERROR)
def raises(gathering: Gathering) -> Problems:
    """It never ends well."""
    raise ValueError(gathering.id)


@pytest.fixture(scope="module")
def installed() -> Plugins:
    """The built-in rules, and all packs."""
    return create_plugin_manager()


def check(*rules: Rule, overrides: tuple[Override, ...] = (), **more: Any) -> Report:
    """Check the plan with some rules only."""
    return kompetanse.check(
        kompetanse.parse(PLAN, name="plan.yaml"),
        rules=rules,
        overrides=overrides,
        plugins=create_plugin_manager(entry_points=False),
        **more,
    )


def subjects(report: Report) -> list[str]:
    """The elements that are spoken of."""
    return [finding.subject for finding in report.findings]


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        (["weekend-date"], {"weekend-date"}),
        (["skup"], {"skup/cost-split", "skup/module-lead"}),
        (["skup/*"], {"skup/cost-split", "skup/module-lead"}),
        (["kompetanse"], {"weekend-date", "plan-gap"}),
        (["kompetanse/*"], {"weekend-date", "plan-gap"}),
        (["*-date"], {"weekend-date"}),
        (["skup/c*"], {"skup/cost-split"}),
        (["*"], {"weekend-date", "plan-gap", "skup/cost-split", "skup/module-lead"}),
        (["severity:error"], {"weekend-date", "skup/module-lead"}),
        ([], set()),
    ],
)
def test_what_words_mean(installed: Plugins, words: list[str], chosen: set[str]) -> None:
    """Names, packs, patterns, severities."""
    rules = map(installed.rule, ["weekend-date", "plan-gap", "skup/cost-split", "skup/module-lead"])
    settings = Settings([Override(select=tuple(words), severity={"weekend-date": Severity.ERROR})])
    assert {rule.id for rule in rules if settings.of(rule).run_somewhere} == chosen


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("weekend-dat", "there is no rule 'weekend-dat'; did you mean 'weekend-date'?"),
        ("skpu", "there is no rule 'skpu'; did you mean 'skup'?"),
        ("skpu/*", "there is no rule pack 'skpu'; did you mean 'skup'?"),
        ("skpu/cost-split", "there is no rule pack 'skpu'; did you mean 'skup'?"),
        ("skup/cost-splt", "there is no rule 'skup/cost-splt'; did you mean 'skup/cost-split'?"),
        ("weeknd-*", "there is no rule 'weeknd-*'; did you mean 'weekend-date'?"),
        ("skup/x*", "there is no rule 'skup/x*'"),
        ("severity:eror", "there is no severity 'eror'; did you mean 'error'?"),
        ("", "there is no rule ''"),
    ],
)
@pytest.mark.parametrize("key", ["select", "ignore"])
def test_a_word_that_means_nothing_is_told(
    installed: Plugins, key: str, word: str, said: str
) -> None:
    """With the nearest name, and the place in the list."""
    override = Override(**{key: ("weekend-date", word)})  # type: ignore[arg-type]
    ((path, error),) = override.mistakes(installed)
    assert path == (key, 1)
    assert said in str(error)


def test_severities_are_set_by_words_that_are_no_severities(installed: Plugins) -> None:
    """That would turn in a circle."""
    override = Override(severity={"skup/*": Severity.INFO, "severity:error": Severity.INFO})
    assert [path for path, _ in override.mistakes(installed)] == [("severity", "severity:error")]


def test_what_a_broken_plugin_would_bring_is_not_doubted() -> None:
    """Nobody can know; that it is broken is told by the check."""
    lost = ModuleType("tromso")

    def fails() -> None:
        raise RuntimeError("oops")

    lost.kompetanse_rules = hookimpl(fails, specname="kompetanse_rules")  # type: ignore[attr-defined]
    plugins = create_plugin_manager(entry_points=False, modules=[lost])
    override = Override(ignore=("tromso/last-bus", "*-bus"), options={"tromso/x": {"y": 1}})
    assert list(override.mistakes(plugins)) == []
    assert list(Override(ignore=("weekend-dat",)).mistakes(plugins)) != []


LAYERS: list[tuple[list[Override], bool]] = [
    ([], True),
    ([Override(ignore=("told",))], False),
    ([Override(ignore=("told",)), Override(select=("*",))], True),
    ([Override(select=("told",)), Override(ignore=("severity:warning",))], False),
    ([Override(ignore=("severity:info",)), Override(severity={"told": Severity.INFO})], False),
    ([Override(select=("counted",)), Override(select=("told",))], True),
    ([Override(select=("told",), ignore=("told",))], False),
    ([Override(select=())], False),
]


@pytest.mark.parametrize(("layers", "runs"), LAYERS)
def test_a_later_layer_goes_before_an_earlier_one(layers: list[Override], *, runs: bool) -> None:
    """And severities are known before rules are selected by them."""
    assert Settings(layers).of(told).everywhere.runs is runs


@pytest.mark.parametrize(
    ("layers", "severity"),
    [
        ([{"*": Severity.INFO}], Severity.INFO),
        ([{"told": Severity.ERROR, "*": Severity.INFO}], Severity.ERROR),
        ([{"*": Severity.INFO, "t*": Severity.ERROR}], Severity.ERROR),
        ([{"told": Severity.ERROR}, {"*": Severity.INFO}], Severity.INFO),
        ([{"told": Severity.ERROR}, {"c*": Severity.INFO}], Severity.ERROR),
    ],
)
def test_a_full_name_goes_before_a_pattern(
    layers: list[dict[str, Severity]], severity: Severity
) -> None:
    """Within a layer; else the later layer counts."""
    settings = Settings([Override(severity=layer) for layer in layers])
    assert settings.of(told).everywhere.severity is severity


def test_options_are_laid_over_each_other(installed: Plugins) -> None:
    """One by one."""
    one = installed.rule("ost-finnmark/group-size")
    layers = [{"minimum": 3, "maximum": 9}, {"maximum": 8}]
    settings = Settings([Override(options={one.id: layer}) for layer in layers])
    assert settings.of(one).everywhere.options == {"minimum": 3, "maximum": 8}


def test_some_elements_can_do_without_a_rule() -> None:
    """It is not called with them, and says nothing of them."""
    report = check(told, counted, overrides=(Override(elements=("gatherings/a*",), ignore=("*",)),))
    assert subjects(report) == ["gatherings/b1", "gatherings/b1"]
    never = check(raises, overrides=(Override(elements=("gatherings",), ignore=("raises",)),))
    assert subjects(never) == []
    assert never.outcomes == (
        Outcome("raises", Status.NOT_EVALUATED, reason="the configuration leaves it out"),
    )


def test_some_elements_alone_can_have_a_rule() -> None:
    """Also of a rule that looks at the plan as a whole."""
    only = Override(elements=("gatherings/a1",), select=("told", "counted"))
    report = check(told, counted, overrides=(Override(select=()), only))
    assert subjects(report) == ["gatherings/a1", "gatherings/a1"]


def test_elements_have_severities_and_options_of_their_own() -> None:
    """The last that covers them counts."""
    overrides = (
        Override(severity={"told": Severity.ERROR}),
        Override(elements=("gatherings/*1",), options={"told": {"word": "one"}}),
        Override(elements=("gatherings/a1",), severity={"told": Severity.INFO}),
    )
    report = check(told, overrides=overrides)
    assert [(f.subject[-2:], str(f.severity), f.message) for f in report.findings] == [
        ("a1", "info", "one"),
        ("a2", "error", "no"),
        ("b1", "error", "one"),
    ]


def test_the_plan_as_a_whole_is_an_element() -> None:
    """By the name that waivers have for it."""

    @rule("whole", severity=Severity.INFO)
    def whole(plan: Plan) -> Problems:
        """There is none."""
        yield Problem(plan, "there is one")

    off = Override(elements=("plan",), ignore=("*",))
    assert subjects(check(whole, told, overrides=(off,))) == [
        f"gatherings/{n}" for n in ("a1", "a2", "b1")
    ]
    everything = Override(elements=("**",), ignore=("*",))
    assert subjects(check(whole, told, overrides=(everything,))) == []


def test_options_of_rules_about_the_plan_cannot_differ_by_element() -> None:
    """They are called once."""
    options = {"plan-gap": {"months": 3}}
    override = Override(elements=("gatherings/a1",), options=options)
    with pytest.raises(ConfigError, match="looks at the plan as a whole"):
        check(overrides=(override,))
    assert check(overrides=(Override(options=options),)).findings == ()


@pytest.mark.parametrize(
    "settings",
    [
        {"rules": ["weekend-dat"]},
        {"ignore": ["nope/*"]},
        {"severities": {"nope": Severity.INFO}},
        {"overrides": [Override(select=("nope",))]},
        {"overrides": [Override(elements=("a",), severity={"nope": Severity.INFO})]},
        {"options": {"plan-gap": {"month": 3}}},
    ],
)
def test_the_library_tells_unknown_names_too(manager: Plugins, settings: dict[str, Any]) -> None:
    """Wherever they are given."""
    with pytest.raises(KompetanseError):
        kompetanse.check(kompetanse.parse(PLAN), plugins=manager, **settings)


def outcomes(report: Report) -> set[str]:
    """Names of the rules that were asked."""
    return {outcome.rule for outcome in report.outcomes}


def test_a_pack_that_is_not_followed_runs_only_rules_named_in_full(installed: Plugins) -> None:
    """Patterns and packs choose among the rules that serve the plan."""

    def asked(*rules: str, **more: Any) -> set[str]:
        plan = kompetanse.parse(PLAN)
        return outcomes(kompetanse.check(plan, rules=rules, plugins=installed, **more))

    assert asked("skup/*", "skup", "skup/c*", "severity:warning") <= asked("severity:warning")
    assert asked("skup/cost-split", "*-date") - asked("*-date") == {"skup/cost-split"}
    assert "skup/cost-split" in asked("skup", follows=["skup"])


def test_an_element_can_have_a_rule_of_a_pack_that_is_not_followed(installed: Plugins) -> None:
    """And no other rule of that pack runs anywhere."""
    named = Override(elements=("gatherings/a1",), select=("skup/cost-split",))
    report = kompetanse.check(kompetanse.parse(PLAN), plugins=installed, overrides=[named])
    assert {rule for rule in outcomes(report) if "/" in rule} == {"skup/cost-split"}


@pytest.fixture
def asked_of(manager: Plugins) -> Callable[..., set[str]]:
    """Names of the built-in rules that are asked."""

    def asked(**settings: Any) -> set[str]:
        return outcomes(kompetanse.check(kompetanse.parse(PLAN), plugins=manager, **settings))

    return asked


def test_settings_that_say_nothing_change_nothing(asked_of: Callable[..., set[str]]) -> None:
    """An empty layer is none."""
    assert asked_of(overrides=[Override(), Override(elements=("groups",))]) == asked_of()
