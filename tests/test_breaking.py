"""Rule files and plugins, broken in every way: each is named, nothing else is lost, the status is 3."""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

import kompetanse
from kompetanse import Report, create_plugin_manager
from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.model import Plan
from kompetanse.rule import Problems, Severity, rule
from kompetanse.testing import isolated


HEAD = """\
from kompetanse.model import *
from kompetanse.rule import *
from kompetanse.hookspecs import PluginInfo, hookimpl
"""
PLAN = """\
format: 1
id: plan
updated: 20.08.21
title: Plan
language: en
period: høsten 2021
gatherings:
  a: {title: A, when: 31.09.21}
  b: {title: B, when: 02.09.21}
"""
RULE = """\
@rule("x", severity=Severity.INFO%s)
def x(%s):
    "It is so."
    %s
"""
SAYS = 'yield Problem(g, "t")'

Broken: TypeAlias = Callable[[str], Report]


def ruled(body: str, signature: str = "g: Gathering", settings: str = "") -> str:
    """A rule with a body."""
    return RULE % (settings, signature, textwrap.indent(body, "    ").strip())


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test find the module of another one."""
    monkeypatch.delitem(sys.modules, "kompetanse_nord", raising=False)


@pytest.fixture(name="broken")
def _broken(tmp_path: Path) -> Broken:
    """The report on a plan, with a rule file of that text."""

    def report(text: str) -> Report:
        file = tmp_path / "tromso.py"
        file.write_text(HEAD + text, encoding="utf-8")
        return kompetanse.check(kompetanse.parse(PLAN, name="plan.yaml"), plugins=isolated(file))

    return report


def told(report: Report) -> list[str]:
    """What is said of plugins; nothing else may be lost."""
    assert "invalid-date" in {finding.rule for finding in report.findings}
    assert len(report.outcomes) >= 39
    return [f"{f.rule}: {f.message}" for f in report.findings if f.rule.startswith("plugin/")]


LOADING = {
    "raise RuntimeError('oops')": "RuntimeError: oops (",
    "import nothing_here": "No module named 'nothing_here' (",
    "def (": "SyntaxError: invalid syntax (tromso.py, line 4)",
    ruled(SAYS, "g"): "'g' needs an annotation that says what the rule visits (",
    ruled(SAYS, ""): "x: a rule's first parameter is what it visits (",
    ruled(SAYS, "*g: Gathering"): "x: a rule's first parameter is what it visits (",
    ruled(SAYS, "g: list[Gathering]"): "may be a class of the model, or several",
    ruled(SAYS, "g: Gathering, *, h"): "x: option 'h' needs a default (",
    ruled(SAYS, "g: Gathering, *, h: int = '16'"): "option 'h' wants int, not '16' (",
    ruled(SAYS, "g: Gathering, *, h: dict = {}"): "option 'h' is no int, float, str, bool",
    ruled(SAYS, "g: Gathering, *, h: int | None = None"): "option 'h' is no int, float",
    ruled(SAYS).replace("def", "async def"): "x stands above something else than a plain function",
    "@rule('x', severity=Severity.INFO)\nclass X: pass": "something else than a plain function",
    "x = rule('x', severity=Severity.INFO)(print)": "something else than a plain function",
    "@rule\ndef x(g: Gathering): pass": "rule() missing 1 required keyword-only argument",
    ruled(SAYS).replace('"x"', '"Group Leader"'): "'Group Leader' is no name of a rule",
    ruled(SAYS).replace("Severity.INFO", '"error"'): "x: 'error' is no Severity",
    "@fact\nclass F: pass": "@fact stands above something else than a plain function",
    ruled(SAYS, settings=", needs=7"): "x: needs takes a text, not 7 (",
    ruled(SAYS, settings=", unless=['a', 7]"): "x: unless takes a text, not 7 (",
    ruled(SAYS, settings=", among=['a']"): "x: among takes a text, not ['a'] (",
    ruled(SAYS, settings=", source=7"): "x: source takes a text, not 7 (",
}


@pytest.mark.parametrize("text", LOADING)
def test_a_file_that_cannot_be_loaded(broken: Broken, text: str) -> None:
    """The reason is told, with the line where it is known."""
    report = broken(text)
    (line,) = told(report)
    assert line.startswith("plugin/import-failed: the plugin tromso cannot be loaded: ")
    assert LOADING[text] in line
    assert "tromso.py" in line
    assert report.exit_status() == 3


RUNNING = {
    ruled("return Problem(g, 't')"): "it returned Problem(…, 't'); what a rule says it yields (",
    ruled("return True"): "it returned True; what a rule says it yields (",
    ruled("return 'text'"): "it returned 'text'; what a rule says it yields (",
    ruled("yield None"): "it yielded None, which is no result (",
    ruled("yield Problem"): "which is no result (",
    ruled("yield Problem(None, 't')"): "it speaks of None, which is no object of the plan (",
    ruled("yield Problem(Gathering(id='q'), 't')"): "which is no object of the plan (",
    ruled("yield Problem(g, 't', related=['x'])"): "it speaks of 'x', which is no object",
    ruled("yield Problem(g, 7)"): "it yielded Problem(…, 7), whose template may not be 7 (",
    ruled("yield Problem(g, '')"): "it yielded Problem(…, ''), which says nothing (",
    ruled("yield Problem(g, 't', field=7)"): "whose field may not be 7 (",
    ruled("yield Problem(g, 't', severity='error')"): "whose severity may not be 'error' (",
    ruled("yield Problem(g, '{a}', a=Odd())")
    + "class Odd:\n    def __str__(self): raise RuntimeError('no text')": "RuntimeError: no text (",
    ruled("1 / 0"): "ZeroDivisionError: division by zero (",
    ruled("import json\njson.loads('{')"): "JSONDecodeError: Expecting property name",
    ruled("raise Odd") + "class Odd(BaseException): pass": "broke: Odd (",
    ruled("import sys\nsys.exit(0)"): "SystemExit: 0 (",
    ruled("def f(): return f()\nf()"): "RecursionError: maximum recursion depth exceeded (",
    ruled("g.title = 'q'\n" + SAYS): "FrozenInstanceError: can't set attribute (",
    ruled("while True: " + SAYS): "it yields more than 10000 results (",
    ruled("while True: yield Missing(g, 'gatherings')"): "it yields more than 10000 results (",
    ruled(
        "import itertools\nreturn itertools.repeat(Problem(g, 't'))"
    ): "more than 10000 results (",
    ruled(SAYS, "g: Gathering, pln"): "there is no fact 'pln'; did you mean 'plan'? (",
    ruled(SAYS, settings=", among='plam'"): "there is no fact 'plam'; did you mean 'plan'? (",
    ruled(SAYS, settings=", needs='whn'"): "it needs 'whn', which no Gathering has; did you mean",
    "@fact\ndef f(plan): 1 / 0\n" + ruled(SAYS, "g: Gathering, f"): (
        "the fact 'f' broke: ZeroDivisionError: division by zero ("
    ),
    "@fact\ndef f(h): ...\n@fact\ndef h(f): ...\n" + ruled(SAYS, "g: Gathering, f"): (
        "the fact 'f' asks for itself ("
    ),
}


@pytest.mark.parametrize("text", RUNNING)
def test_a_rule_that_breaks(broken: Broken, text: str) -> None:
    """What it did is told, and where; it is not evaluated."""
    report = broken(text)
    line = told(report)[0]
    assert line.startswith("plugin/rule-failed: the rule tromso/x of tromso broke: ")
    assert RUNNING[text] in line
    assert "tromso.py:" in line
    (outcome,) = (one for one in report.outcomes if one.rule == "tromso/x")
    assert outcome.status == "not-evaluated" or "Odd()" in text
    assert report.exit_status() == 3


OTHERS = {
    ruled(SAYS, "g: 'LearningGrup'"): "unknown-subject: the rule tromso/x of tromso visits",
    ruled(SAYS) + ruled(SAYS).replace("def x", "def y"): "two-rules: the plugin tromso has two",
    "@fact\ndef plan(): ...\n" + ruled(SAYS): "two-facts: there are two facts named 'plan'",
    "@fact\ndef f(plan): ...\ng = f\n@fact\ndef f(plan): ...\n" + ruled(SAYS): "two-facts: ",
    ruled(
        "yield Problem(g, '{grup}', group=1)"
    ): "message-slip: the rule tromso/x of tromso speaks",
    ruled("yield Problem(g, 't', hint='a { b')"): "what it is not given: a { b",
    ruled("plan.gatherings.clear()\nreturn ()", "g: Gathering, plan"): "changed the plan",
    ruled("plan.gatherings['a'] = g\nreturn ()", "g: Gathering, plan"): "changed the plan",
    ruled("import os\nos.chdir('/')\n" + SAYS): "changed the working directory",
    "import os\nos.chdir('/')\n" + ruled(SAYS): "changed the working directory",
    "import sys\nsys.setrecursionlimit(90)\n" + ruled(SAYS): "changed the recursion limit",
    "@hookimpl\ndef kompetanse_rules(plan): ...": "invalid-hook: ",
    "@hookimpl\ndef kompetanse_rulse(): ...": "unknown-hook: the plugin tromso implements",
    "def kompetanse_rules(): ...": "unmarked-hook: 'kompetanse_rules' of the plugin tromso",
    "kompetanse_rules = 7": "unmarked-hook: 'kompetanse_rules' of the plugin tromso",
    "@hookimpl\ndef kompetanse_rules():\n    while True: yield 7": "more than 10000 rules",
    ruled("import sys\nsys.path.clear()\n" + SAYS): "changed the folders of modules",
    ruled(SAYS) + "@hookimpl\ndef kompetanse_info(): return PluginInfo(title=7)": (
        "failed: TypeError: 'title' must be <class 'str'> (got 7 that is a <class 'int'>). ("
    ),
    ruled(SAYS)
    + "@hookimpl\ndef kompetanse_info(): return PluginInfo(title='', pack='kompetanse')": (
        "same-name: two plugins have rules named 'kompetanse/…'; tromso is left out"
    ),
    ruled(SAYS)
    + "@hookimpl\ndef kompetanse_info(): return PluginInfo(title='T', messages='/x/y')": (
        "missing-file: the plugin tromso names '/x/y', which is not there"
    ),
}


@pytest.mark.parametrize("text", OTHERS)
def test_a_plugin_that_is_not_as_it_should_be(broken: Broken, text: str) -> None:
    """It is named, and the working directory is what it was."""
    folder = os.getcwd()
    report = broken(text)
    (line,) = told(report)
    assert OTHERS[text] in line
    assert "tromso" in line
    assert report.exit_status() == 3
    assert os.getcwd() == folder


@pytest.mark.parametrize(
    "said",
    [
        "'x' * 2_000_000",
        "'{a}', a='x' * 2_000_000",
        "'{a:>2000000}', a='x'",
        "'{a}', a=range(100), b=['x'] * 2_000_000",
        "'{a}', a=[['x' * 20_000] * 200] * 200",
        "'t', hint='x' * 2_000_000",
    ],
)
def test_nobody_has_to_carry_more_than_anybody_reads(broken: Broken, said: str) -> None:
    """A message is cut where it goes on without end; the finding stays."""
    report = broken(ruled(f"yield Problem(g, {said})"))
    assert told(report) == []
    found = [finding for finding in report.findings if finding.rule == "tromso/x"]
    assert len(found) == 2
    assert all(len(f"{one.message}{one.hint}{one.template}") < 50_000 for one in found)


def test_what_a_rule_changed_is_put_back_for_the_others(broken: Broken) -> None:
    """A later plugin sees the plan as it was written."""
    report = broken(ruled("plan.gatherings.clear()\nreturn ()", "g: Gathering, plan"))
    assert report.plan is not None
    assert report.plan.gatherings is not None
    assert list(report.plan.gatherings) == ["a", "b"]


def test_a_file_with_an_introduction_only_still_brings_its_rules(broken: Broken) -> None:
    """Nothing is lost for want of a second hook."""
    text = "@hookimpl\ndef kompetanse_info(): return PluginInfo(title='T')\n"
    report = broken(text + ruled(SAYS))
    assert told(report) == []
    assert "tromso/x" in {finding.rule for finding in report.findings}


@rule("crash", severity=Severity.INFO)
def crash(plan: Plan) -> Problems:
    """It breaks."""
    raise RuntimeError(plan.title)


def install(folder: Path, version: str, more: str = "") -> None:
    """Put a package with a plugin among the installed ones."""
    info = folder / f"kompetanse_nord-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: kompetanse-nord\nVersion: {version}\n{more}")
    (info / "entry_points.txt").write_text("[kompetanse]\nnord = kompetanse_nord\n")
    (folder / "kompetanse_nord.py").write_text(
        HEAD + ruled("1 / 0", "p: Plan") + "@hookimpl\ndef kompetanse_info():\n"
        "    return PluginInfo(title='Nord', contact='https://example.org/nord')\n"
    )


def test_version_and_contact_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that whoever made an installed plugin can be told."""
    install(tmp_path, "1.2")
    monkeypatch.syspath_prepend(str(tmp_path))
    report = kompetanse.check(Plan(title="P", language="en"))
    (line,) = [f.message for f in report.findings if f.rule.startswith("plugin/")]
    named = "the rule nord/x of kompetanse-nord 1.2 (https://example.org/nord) broke: "
    assert line.startswith(f"{named}ZeroDivisionError: division by zero (")


@pytest.mark.parametrize("wanted", ["kompetanse>=99.1", "kompetanse (<100,>=99.1)"])
def test_a_plugin_for_a_later_version_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    """It is not loaded; an installer that was not asked lets it pass."""
    install(tmp_path, "1.2", f"Requires-Dist: {wanted}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    report = kompetanse.check(Plan(title="P", language="en"))
    (line,) = [f.message for f in report.findings if f.rule.startswith("plugin/")]
    needs = "it needs kompetanse 99.1; this is "
    assert line.startswith(f"the plugin kompetanse-nord 1.2 cannot be loaded: {needs}")


@pytest.mark.parametrize("wanted", ["kompetanse>=0.0.1", "kompetanse-skup>=99", "kompetanse<99"])
def test_a_plugin_for_this_version_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    """What it asks for of others is none of ours."""
    install(tmp_path, "1.2", f"Requires-Dist: {wanted}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    report = kompetanse.check(Plan(title="P", language="en"))
    assert [f.rule for f in report.findings if f.rule.startswith("plugin/")] == [
        "plugin/rule-failed"
    ]


def test_a_package_that_is_there_twice_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can tell which one is imported; in another folder it would just be hidden."""
    for folder, version in (("a", "1.2"), ("a", "1.3"), ("b", "1.4")):
        install(tmp_path / folder, version)
    monkeypatch.syspath_prepend(str(tmp_path / "b"))
    monkeypatch.syspath_prepend(str(tmp_path / "a"))
    failed = [
        (plugin.version, failure.id)
        for plugin in create_plugin_manager()
        for failure in plugin.failures
    ]
    assert failed == [("1.3", "same-name")]


def test_a_rule_of_a_module_names_its_contact() -> None:
    """The rule's own line is told."""
    from types import ModuleType  # noqa: PLC0415 - here only

    module = ModuleType("kompetanse_nord")
    info = PluginInfo(title="Nord", contact="https://example.org/nord")
    module.kompetanse_info = hookimpl(lambda: info)  # type: ignore[attr-defined]
    module.crash = crash  # type: ignore[attr-defined]
    manager = create_plugin_manager(entry_points=False, modules=[module])
    report = kompetanse.check(Plan(title="oops", language="en"), plugins=manager)
    (line,) = [f.message for f in report.findings if f.rule.startswith("plugin/")]
    assert line.startswith(
        "the rule nord/crash of nord (https://example.org/nord) broke: RuntimeError: oops ("
    )
    assert "test_breaking.py:" in line


NOISY = (
    "import os, sys\nprint('HELLO')\nos.write(1, b'HELLO')\n"
    + ruled("print('HELLO')\nos.system('echo HELLO')\n" + SAYS)
    + "@hookimpl\ndef kompetanse_event():\n    print('HELLO')\n    return lambda event: print('HELLO') or event\n"
)


@pytest.mark.parametrize(
    "call",
    [
        "check plan.yaml --format json",
        "check plan.yaml plan.yaml --format json --jobs 2",
        "rules --format json",
        "plugins --format json",
        "explain tromso/x --format json",
        "schema config",
    ],
)
@pytest.mark.parametrize(
    "text", [NOISY, "sys = __import__('sys')\nsys.stdout.close()\n" + ruled(SAYS)]
)
def test_what_plugins_print_spoils_no_result(tmp_path: Path, call: str, text: str) -> None:
    """Whatever they do to standard output, and programs that they start."""
    (tmp_path / "tromso.py").write_text(HEAD + text, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "kompetanse.toml").write_text('rules = ["tromso.py"]\n', encoding="utf-8")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "kompetanse", *call.split()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "tromso" in str(json.loads(done.stdout))
    assert "fault" not in done.stderr


SHORTLY = """\
import sys
from kompetanse import patience
from kompetanse.cli import main, threads
patience.LIMIT = threads.PATIENCE = 0.5
sys.exit(main(sys.argv[1:]))
"""
NO_END = {
    ruled("while True: pass\n" + SAYS): "broke: it did not end within",
    ruled(SAYS) + "import time\ntime.sleep(60)": "cannot be loaded: it did not end within",
    ruled(SAYS) + "@hookimpl\ndef kompetanse_rules():\n    while True: pass": "did not end within",
}


def called(folder: Path, text: str, *call: str) -> subprocess.CompletedProcess[str]:
    """A call in a folder with a plan and a rule file, of a program that loses patience soon."""
    (folder / "tromso.py").write_text(HEAD + text, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py"]\n', encoding="utf-8")
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", SHORTLY, *call],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


HOOK = "from attrs import evolve\n@hookimpl\ndef kompetanse_event(): return "
HOOKS = {
    f"{HOOK}lambda event: 1 / 0": "ZeroDivisionError: division by zero (",
    f"{HOOK}lambda event: None": "it returned None, not an event (",
    f"{HOOK}lambda: 1": "takes 0 positional arguments but 1 was given (",
    f"{HOOK}lambda event: evolve(event, uid='a')": "it changed the uid",
    f"{HOOK}lambda event: evolve(event, url='x')": "ValueError: 'url' must match regex",
    f"{HOOK}lambda event: evolve(event, roles=['a'])": "TypeError: 'roles' must be",
    f"{HOOK}lambda event: evolve(event, path='a')": "TypeError: 'path' must be",
    f"{HOOK}lambda event: evolve(event, start=7)": "TypeError: 'start' must be",
    f"{HOOK}lambda event: __import__('sys').exit(0)": "SystemExit: 0 (",
    f"{HOOK}lambda event: __import__('os').chdir('/') or event": (
        "it changed the working directory; it was put back ("
    ),
    f"{HOOK}lambda event: __import__('time').sleep(60)": "it did not end within",
}


@pytest.mark.parametrize("text", HOOKS)
def test_an_event_hook_that_breaks(tmp_path: Path, text: str) -> None:
    """The entry stands as it was, and the line of the hook is told."""
    done = called(tmp_path, text + "\n", "calendar", "plan.yaml", "-o", "all.ics")
    assert "the plugin tromso failed, and entries stand without what it adds (1)" in done.stderr
    assert HOOKS[text] in done.stderr
    assert "tromso.py:6)" in done.stderr
    assert "SUMMARY:B" in (tmp_path / "all.ics").read_text("utf-8")
    assert done.returncode == 3


@pytest.mark.parametrize("call", [("explain", "tromso/x"), ("rules", "tromso"), ("rules",)])
def test_rules_of_a_broken_plugin_are_not_unknown(tmp_path: Path, call: tuple[str, ...]) -> None:
    """It is said where more is told."""
    done = called(tmp_path, "1 / 0\n", *call)
    assert done.stderr == "kompetanse: the plugin tromso is broken: see 'kompetanse plugins'\n"
    assert done.returncode == 3


@pytest.mark.parametrize("given", ["7", "[7]", "[lambda event: event, 7]", "None"])
def test_a_hook_that_gives_no_functions(tmp_path: Path, given: str) -> None:
    """A calendar says where more is told; and there it is."""
    done = called(tmp_path, f"{HOOK}{given}\n", "calendar", "plan.yaml")
    assert "the plugin tromso is broken: see 'kompetanse plugins'" in done.stderr
    assert "SUMMARY:B" in done.stdout
    done = called(tmp_path, f"{HOOK}{given}\n", "plugins")
    assert "the hook kompetanse_event of the plugin tromso failed: it returned " in done.stdout
    assert done.returncode == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm on Windows")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("text", NO_END)
def test_what_does_not_end_is_ended(tmp_path: Path, text: str, jobs: str) -> None:
    """It is told like any other breakage, and nothing else is lost."""
    call = ("check", "plan.yaml", "plan.yaml", "--jobs", jobs, "--format", "json")
    done = called(tmp_path, text, *call)
    findings = json.loads(done.stdout)["files"][1]["findings"]
    (line,) = [one["message"] for one in findings if one["rule"].startswith("plugin/")]
    assert NO_END[text] in line
    assert "tromso.py:" in line
    assert "invalid-date" in {one["rule"] for one in findings}
    assert done.returncode == 3


THREAD = ruled(
    "import threading, time\ndef wait():\n    time.sleep(%s)\n    print('HELLO')\n"
    "threading.Thread(target=wait).start()\n" + SAYS
)


def test_a_thread_that_ends_late_spoils_no_result(tmp_path: Path) -> None:
    """What it prints stands on standard error."""
    done = called(tmp_path, THREAD % 0.3, "check", "plan.yaml", "--format", "json")
    assert json.loads(done.stdout)["summary"]["error"] == 1
    assert "HELLO" in done.stderr
    assert done.returncode == 1


def test_a_thread_that_does_not_end_is_left_behind(tmp_path: Path) -> None:
    """Its line is told; the result is whole."""
    done = called(tmp_path, THREAD % 60, "check", "plan.yaml", "--format", "json")
    assert json.loads(done.stdout)["summary"]["error"] == 1
    assert "a thread that a plugin started does not end (" in done.stderr
    assert "tromso.py:" in done.stderr
    assert done.returncode == 3


PATCHES = ["builtins.len = None", "del builtins.open", "builtins.list = lambda *_: 1 / 0"]


@pytest.mark.parametrize("patch", PATCHES)
def test_python_is_put_back(tmp_path: Path, patch: str) -> None:
    """The others need it; in a process of its own, for these tests need it, too."""
    text = ruled(f"import builtins\n{patch}\n{SAYS}")
    done = called(tmp_path, text, "check", "plan.yaml", "--format", "json")
    findings = json.loads(done.stdout)["files"][0]["findings"]
    said = [one["message"] for one in findings if one["rule"] == "plugin/changed"]
    assert said == ["the plugin tromso changed Python's own functions; it was put back"]
    assert "invalid-date" in {one["rule"] for one in findings}
    assert done.returncode == 3


def test_a_plugin_that_patches_the_program_is_told_from_it(tmp_path: Path) -> None:
    """What it breaks is no fault of the plan, and no plan passes; there is no traceback."""
    patch = "import kompetanse.messages\nkompetanse.messages.Translator.sentence = None\n"
    done = called(tmp_path, ruled(patch + SAYS), "check", "plan.yaml")
    assert done.stderr.startswith("kompetanse: this is a fault of the program: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no other way to split a process")
def test_a_process_that_is_split_off_says_nothing(tmp_path: Path) -> None:
    """The report stands there once."""
    text = ruled("import os\nos.fork()\n" + SAYS)
    done = called(tmp_path, text, "check", "plan.yaml", "--format", "json")
    assert json.loads(done.stdout)["summary"]["error"] == 1
    assert done.returncode == 1


def test_whoever_is_interrupted_is_named(tmp_path: Path) -> None:
    """It may be what does not end."""
    done = called(tmp_path, ruled("raise KeyboardInterrupt\n" + SAYS), "check", "plan.yaml")
    assert done.stderr == (
        "kompetanse: interrupted while the rule tromso/x of tromso was at work\n"
    )
    assert done.returncode == 130


def test_a_worker_that_is_ended_by_force_is_told(tmp_path: Path) -> None:
    """The program is not at fault, and no plan passes."""
    text = ruled("import os\nos._exit(0)\n" + SAYS)
    done = called(tmp_path, text, "check", "plan.yaml", "plan.yaml", "--jobs", "2")
    assert done.stderr == (
        "kompetanse: a process that checked plans was ended: by a plugin, or for want of memory\n"
    )
    assert done.returncode == 3


def test_a_calendar_holds_nothing_that_plugins_print(tmp_path: Path) -> None:
    """Not even what a hook prints while it looks at an event."""
    (tmp_path / "tromso.py").write_text(HEAD + NOISY, encoding="utf-8")
    plan = PLAN.replace("31.09.21", "01.09.21")
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "kompetanse.toml").write_text('rules = ["tromso.py"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "kompetanse", "calendar", "plan.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stdout.startswith("BEGIN:VCALENDAR")
    assert "HELLO" not in done.stdout
    assert "HELLO" in done.stderr
