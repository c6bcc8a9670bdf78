"""Authors of rules import nothing that is not promised, wherever we show them how."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from scripts.pages import REFERENCE, ROOT
from scripts.reference import written_pages
from scripts.transcripts import examples

from kompetanse.cli.new.plugin import _contents, _known
from kompetanse.cli.new.rule_file import Beginning, new_file
from kompetanse.cli.new.skeletons import subjects
from kompetanse.plugins import BUILT_IN, create_plugin_manager


_ITEM = re.compile(r"^- `(kompetanse[\w.]*)`: (.*?)(?=^- |\n\n)", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"`(\w+)`")


def promised() -> dict[str, set[str]]:
    """The public modules with their names, as the manual lists them."""
    page = (REFERENCE / "stability.md").read_text("utf-8")
    listed = page.partition("## Public modules")[2].partition("\n## ")[0]
    return {
        module: set(_NAME.findall(text)) or set(import_module(module).__all__)
        for module, text in _ITEM.findall(listed)
    }


PROMISED = promised()


def imports(code: str) -> Iterator[tuple[str, str]]:
    """What a piece of code imports of the library: modules, and names in them."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((str(node.module), alias.name) for alias in node.names)


def foreign(code: str) -> list[str]:
    """What a piece of code imports of the library that is not promised."""
    ours = ((m, name) for m, name in imports(code) if m.partition(".")[0] == "kompetanse")
    return [f"{m}: {n}" for m, n in ours if m not in PROMISED or (n and n not in PROMISED[m])]


def test_what_is_promised_is_there() -> None:
    """Every module can be imported and has its names."""
    assert len(PROMISED) > 10
    missing = [
        f"{module}.{name}"
        for module, names in PROMISED.items()
        for name in names
        if not hasattr(import_module(module), name)
    ]
    assert missing == []


@pytest.mark.parametrize("page", written_pages(), ids=str)
def test_pages_import_what_is_promised(page: Path) -> None:
    """In every piece of Python that they show."""
    pieces = [body for language, body in examples(page.read_text("utf-8")) if language == "python"]
    assert [name for piece in pieces for name in foreign(piece)] == []


PLUGINS = sorted(ROOT.glob("plugins/*/src/**/*.py")) + sorted(ROOT.glob("plugins/*/tests/*.py"))


@pytest.mark.parametrize("file", PLUGINS, ids=str)
def test_plugins_import_what_is_promised(file: Path) -> None:
    """The rule packs and their tests are there to be copied."""
    assert foreign(file.read_text("utf-8")) == []


@pytest.mark.parametrize("pack", [None, "nord"])
def test_new_plugins_import_what_is_promised(pack: str | None) -> None:
    """All that `kompetanse new plugin` writes."""
    files = dict(_contents(_known("kompetanse-tromso", pack)))
    modules = [content.decode() for path, content in files.items() if path.endswith(".py")]
    assert modules
    assert [name for module in modules for name in foreign(module)] == []


@pytest.mark.parametrize("visits", sorted(subjects()))
def test_new_rules_import_what_is_promised(visits: str) -> None:
    """Whatever they visit."""
    assert foreign(new_file(Beginning("mine", visits, "info"), "mine.py")) == []


def test_every_fact_that_is_promised_can_be_asked_for() -> None:
    """By the rules of any plugin; and those that packs ask for are promised."""
    page = (REFERENCE / "stability.md").read_text("utf-8").partition("### Facts")[2]
    facts = set(re.findall(r"^\| `(\w+)` \|", page.partition("\n##")[0], re.MULTILINE))
    plugins = create_plugin_manager()
    built_in = {
        fact.name for plugin in plugins if plugin.source == BUILT_IN for fact in plugin.facts
    }
    assert facts - built_in == {"plan", "today", "previous", "inventory"}
    example = next(plugin for plugin in plugins if plugin.name == "example")
    own = {fact.name for fact in example.facts}
    assert {name for rule in example.rules for name in rule.asks} - own <= facts


def test_the_kit_tells_every_name_in_the_manual() -> None:
    """The page on testing has a row for each of them."""
    page = (ROOT / "docs" / "how-to" / "test-rules.md").read_text("utf-8")
    names = PROMISED["kompetanse.testing"] - {"Tried"}
    assert [name for name in sorted(names) if f"`{name}(" not in page] == []
