"""Plugins: what they bring, and that none of them can break another."""

import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import pytest

import kompetanse
from kompetanse import entrypoints
from kompetanse.entrypoints import EntryPoint, installed
from kompetanse.errors import PluginError, UnknownNameError
from kompetanse.finding import Report, Severity
from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.model import Plan
from kompetanse.plugins import Plugin, Plugins, create_plugin_manager
from kompetanse.rule import Problem, Problems, Rule, rule


Hook: TypeAlias = Callable[..., Any]
PLAN = "format: 1\ntitle: Plan\ngatherings: {a: {title: A, when: 31.09.21}}\n"


@rule("grumpy", severity=Severity.WARNING)
def grumpy(plan: Plan) -> Problems:
    """There is no plan."""
    yield Problem(plan, "there is a plan")


def module(name: str = "strange", /, **hooks: Hook) -> ModuleType:
    """A plugin's module with some hooks."""
    made = ModuleType(name)
    for hook, function in hooks.items():
        setattr(made, hook, hookimpl(function))
    return made


def plugin_of(*modules: ModuleType) -> Plugin:
    """The last of some plugins, after its rules were asked for."""
    *_, plugin = create_plugin_manager(entry_points=False, modules=modules)
    assert plugin.rules is not None
    return plugin


def failures(plugin: Plugin) -> list[str]:
    """Ids of what failed in a plugin."""
    return [failure.id for failure in plugin.failures]


def report_with(manager: Plugins) -> Report:
    """The report on a plan with one error, for the built-in rules."""
    return kompetanse.check(
        kompetanse.parse(PLAN, name="plan.yaml"), plugins=manager, language="en"
    )


def test_a_plugin_brings_its_rules_under_its_name() -> None:
    """A rule's full name tells whose it is."""
    plugin = plugin_of(module("strange_rules", kompetanse_rules=lambda: [grumpy]))
    assert failures(plugin) == []
    assert [one.id for one in plugin.rules] == ["strange-rules/grumpy"]


def test_a_rule_pack_runs_for_plans_that_follow_it() -> None:
    """And for no others."""
    pack = module(
        kompetanse_info=lambda: PluginInfo(title="Pack", pack="nord"),
        kompetanse_rules=lambda: [grumpy],
    )
    manager = create_plugin_manager(entry_points=False, modules=[pack])
    plain = kompetanse.parse("title: Plan")
    following = kompetanse.parse("title: Plan\nfollows: [nord]")
    ran = [
        {outcome.rule for outcome in kompetanse.check(document, plugins=manager).outcomes}
        for document in (plain, following)
    ]
    assert "nord/grumpy" not in ran[0]
    assert "nord/grumpy" in ran[1]


def raises(*_: object) -> Any:
    """A hook that does not do what it should."""
    raise RuntimeError("oops")


def leaves() -> Any:
    """A hook that wants to end the program."""
    sys.exit(0)


class OddError(BaseException):
    """What is no ordinary exception."""


def vanishes() -> Any:
    """A hook that raises what nobody expects."""
    raise OddError


BROKEN: tuple[tuple[str, dict[str, Hook]], ...] = (
    ("raised", {"kompetanse_rules": raises}),
    ("raised", {"kompetanse_info": raises}),
    ("raised", {"kompetanse_rules": leaves}),
    ("raised", {"kompetanse_rules": vanishes}),
    ("raised", {"kompetanse_info": lambda: PluginInfo(title=7)}),  # type: ignore[arg-type]
    ("raised", {"kompetanse_info": lambda: PluginInfo(title="x", pack="Tromsø/nord")}),
    ("not-info", {"kompetanse_info": lambda: None}),
    ("raised", {"kompetanse_rules": lambda: (raises() for _ in "x")}),
    ("raised", {"kompetanse_rules": lambda: 7}),
    ("raised", {"kompetanse_rules": lambda: "grumpy"}),
    ("raised", {"kompetanse_rules": lambda: None}),
    ("not-a-rule", {"kompetanse_rules": lambda: [grumpy, "x"]}),
    ("not-info", {"kompetanse_info": lambda: {"title": "x"}}),
    ("two-rules", {"kompetanse_rules": lambda: [grumpy, grumpy]}),
    ("unknown-hook", {"kompetanse_rulse": raises}),
    ("invalid-hook", {"kompetanse_rules": lambda plan: [plan]}),
)


@pytest.mark.parametrize(("id_", "hooks"), BROKEN)
def test_what_fails_is_told_and_the_others_run(id_: str, hooks: dict[str, Hook]) -> None:
    """The plan never passes because of it, and the status is 3."""
    manager = create_plugin_manager(entry_points=False, modules=[module(**hooks)])
    report = report_with(manager)
    assert [f.rule for f in report.findings if f.rule.startswith("plugin/")] == [f"plugin/{id_}"]
    assert "invalid-date" in {finding.rule for finding in report.findings}
    assert report.exit_status() == 3


def test_a_broken_plugin_is_named_with_version_and_contact() -> None:
    """So that its author can be told."""
    info = PluginInfo(title="Strange", contact="https://example.org/strange")
    broken = module(kompetanse_info=lambda: info, kompetanse_rules=raises)
    manager = create_plugin_manager(entry_points=False, modules=[broken])
    (finding,) = [f for f in report_with(manager).findings if f.rule.startswith("plugin/")]
    assert "strange (https://example.org/strange)" in finding.message
    assert "RuntimeError: oops" in finding.message


def test_the_good_rules_of_a_careless_plugin_still_run() -> None:
    """What is no rule is left out."""
    plugin = plugin_of(module(kompetanse_rules=lambda: [grumpy, "x"]))
    assert [one.name for one in plugin.rules] == ["grumpy"]


def test_of_two_plugins_with_one_name_the_second_is_left_out() -> None:
    """And that is told."""
    *_, first, second = create_plugin_manager(
        entry_points=False,
        modules=[module("twin", kompetanse_rules=lambda: [grumpy]), module("twin")],
    )
    assert (failures(first), failures(second)) == ([], ["same-name"])
    assert len(first.rules) == 1
    assert second.rules == ()


def test_a_rule_that_visits_nothing_is_told() -> None:
    """A mistyped class would else make it hold for ever."""

    def visits_groups(group: "LearningGrup") -> Problems:  # type: ignore[name-defined]  # noqa: F821
        """Never called."""
        raise NotImplementedError

    lost = rule("lost", severity=Severity.ERROR)(visits_groups)
    plugin = plugin_of(module(kompetanse_rules=lambda: [lost]))
    assert failures(plugin) == ["unknown-subject"]
    assert plugin.rules == ()


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("raise RuntimeError('oops')", "import-failed"),
        ("import sys; sys.exit(0)", "import-failed"),
        ("def f(:", "import-failed"),
        ("import no_such_module", "import-failed"),
        ("\0", "import-failed"),
        ("class Odd(BaseException): pass\nraise Odd", "import-failed"),
        ("raise MemoryError", "import-failed"),
        ("", "empty"),
        ("x = 1", "empty"),
    ],
)
def test_a_rule_file_that_cannot_be_loaded_is_told(tmp_path: Path, text: str, id_: str) -> None:
    """Whatever is wrong with it."""
    file = tmp_path / "tromso.py"
    file.write_text(text, encoding="utf-8")
    *_, plugin = create_plugin_manager(entry_points=False, files=[str(file)])
    assert (plugin.name, failures(plugin)) == ("tromso", [id_])


def test_of_two_plugins_with_rules_of_one_name_the_second_is_left_out() -> None:
    """A rule pack may be called as another plugin is."""
    first = module("strange", kompetanse_rules=lambda: [grumpy])
    info = PluginInfo(title="Other", pack="strange")
    second = module("other", kompetanse_info=lambda: info, kompetanse_rules=lambda: [grumpy])
    _, one, other = create_plugin_manager(entry_points=False, modules=[first, second])
    assert (len(one.rules), failures(one)) == (1, [])
    assert (len(other.rules), failures(other)) == (0, ["same-name"])


@pytest.mark.parametrize("name", ["none.py", "rules.txt", ""])
def test_a_path_that_is_no_rule_file_is_told(tmp_path: Path, name: str) -> None:
    """Missing, or no Python."""
    *_, plugin = create_plugin_manager(entry_points=False, files=[str(tmp_path / name)])
    assert failures(plugin) == ["import-failed"]


def test_a_rule_file_needs_no_hooks(tmp_path: Path) -> None:
    """The rules that it declares are its rules."""
    file = tmp_path / "tromso.py"
    file.write_text(
        "from kompetanse.model import Plan\n"
        "from kompetanse.rule import Severity, rule\n"
        "@rule('quiet', severity=Severity.INFO)\n"
        "def quiet(plan: Plan):\n    'Nothing.'\n",
        encoding="utf-8",
    )
    *_, plugin = create_plugin_manager(entry_points=False, files=[str(file)])
    assert [one.id for one in plugin.rules] == ["tromso/quiet"]


def test_an_unknown_rule_or_option_gets_the_nearest_name(manager: Plugins) -> None:
    """Programs make slips of the pen, too."""
    with pytest.raises(UnknownNameError, match="did you mean 'weekend-date'"):
        manager.rule("weekend-dat")
    with pytest.raises(UnknownNameError, match="did you mean 'months'"):
        manager.option("plan-gap", "month")


@pytest.mark.parametrize(
    "signature",
    [
        "def f(): pass",
        "def f(plan): pass",
        "def f(plan: Plan, *, least): pass",
        "def f(plan: Plan, *, least: dict = {}): pass",
        "def f(*, least: int = 1): pass",
    ],
)
def test_a_signature_that_is_no_contract_is_refused(signature: str) -> None:
    """When the rule is declared, not when it first runs."""
    names: dict[str, Any] = {"Plan": Plan}
    exec(signature, names)  # noqa: S102 - our own text
    with pytest.raises(PluginError):
        rule("f", severity=Severity.INFO)(names["f"])


@pytest.mark.parametrize("name", ["", "Weekend", "week end", "a/b", "a--b", "a\nb", 7, None])
def test_a_name_that_reports_cannot_show_is_refused(name: Any) -> None:
    """Rules are named in kebab-case."""
    with pytest.raises(PluginError, match="weekend-date"):
        rule(name, severity=Severity.INFO)


@pytest.mark.parametrize("severity", ["error", 2, None])
def test_a_severity_is_one_of_three(severity: Any) -> None:
    """Anything else could not be weighed against `--fail-on`."""
    with pytest.raises(PluginError, match="Severity"):
        rule("grumpy", severity=severity)


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Path]:
    """Install a package into a folder of its own."""

    def install(folder: str, name: str, points: str, kind: str = "dist-info") -> Path:
        info = tmp_path / folder / f"{name}-1.2.{kind}"
        info.mkdir(parents=True)
        described = "METADATA" if kind == "dist-info" else "PKG-INFO"
        (info / described).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n\nX: y")
        (info / "entry_points.txt").write_text(points)
        return tmp_path / folder

    return install


Site: TypeAlias = Callable[..., Path]


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_installed_plugins_are_found(site: Site, kind: str) -> None:
    """Name and version are those of the package."""
    points = "[console_scripts]\nx = y:z\n\n[kompetanse]\n# comment\nnord = kompetanse_nord\n"
    folder = site("a", "kompetanse_nord", points, kind)
    assert installed("kompetanse", [str(folder)]) == (
        EntryPoint("nord", "kompetanse_nord", "kompetanse_nord", "1.2"),
    )


def test_of_two_installed_versions_the_first_counts(site: Site) -> None:
    """As Python imports it."""
    folders = [str(site(name, "kompetanse_nord", f"[kompetanse]\n{name} = m\n")) for name in "ab"]
    assert [point.name for point in installed("kompetanse", folders)] == ["a"]


def test_plugins_in_archives_are_found(site: Site, tmp_path: Path) -> None:
    """There the standard library is asked."""
    folder = site("a", "kompetanse_nord", "[kompetanse]\nnord = kompetanse_nord\n")
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in folder.rglob("*"):
            file.write(path, path.relative_to(folder))
    assert [point.name for point in installed("kompetanse", [str(archive)])] == ["nord"]


@pytest.mark.parametrize("group", ["kompetanse", "console_scripts", "pytest11"])
def test_the_quick_search_finds_what_the_standard_library_finds(group: str) -> None:
    """In the environment of these tests."""
    quick = installed(group)
    slow = entrypoints._from_metadata(group, sys.path)
    assert quick == tuple(sorted(slow, key=lambda point: (point.name, point.value)))
    assert quick


def test_finders_of_others_are_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frozen program brings its own."""

    class Finder:
        """Knows where packages are."""

        @staticmethod
        def find_spec(*_: object) -> None:
            """Find no module."""

        @staticmethod
        def find_distributions(*_: object) -> Iterator[object]:
            """Find no package."""
            return iter(())

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    folder = site("a", "kompetanse_nord", "[kompetanse]\nnord = kompetanse_nord\n")
    assert [point.name for point in installed("kompetanse", [str(folder)])] == ["nord"]


def test_an_entry_point_may_name_an_object() -> None:
    """A module, or something in it."""
    assert EntryPoint("x", "kompetanse.rule", "", "").load() is kompetanse.rule
    assert EntryPoint("x", "kompetanse.rule:Rule", "", "").load() is Rule


def test_strange_files_among_packages_are_passed_by(tmp_path: Path) -> None:
    """Folders without entry points, files, bytes that are no text."""
    (tmp_path / "a-1.dist-info").mkdir()
    (tmp_path / "b-1.egg-info").write_text("x")
    (tmp_path / "c-1.dist-info").mkdir()
    (tmp_path / "c-1.dist-info" / "entry_points.txt").write_bytes(b"\xff[kompetanse\n=\n[")
    assert installed("kompetanse", [str(tmp_path), str(tmp_path / "none")]) == ()
