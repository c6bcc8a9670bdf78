"""The manual is whole, fresh and true."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts import command_page, hook_page, plan_format
from scripts.pages import DOCS, REFERENCE, ROOT
from scripts.reference import RULES, generated, replay, written_pages
from scripts.transcripts import has_commands

from kompetanse.cli import COMMANDS
from kompetanse.config.keys import KEYS, PATTERN_KEYS
from kompetanse.plugins import create_plugin_manager


PAGES = written_pages()
PLAYED = [page for page in PAGES[1:] if has_commands(page.read_text("utf-8"))]


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module", name="fresh")
def _fresh() -> dict[Path, str]:
    return dict(generated())


def test_generated_pages_are_fresh(fresh: dict[Path, str]) -> None:
    """`make docs` has been run: no generated page differs from what the code says now."""
    stale = [
        _name(page)
        for page, text in fresh.items()
        if not page.exists() or page.read_text("utf-8") != text
    ]
    assert stale == []


def test_no_page_is_left_over(fresh: dict[Path, str]) -> None:
    """A rule that is gone takes its page along."""
    assert [_name(page) for page in RULES.rglob("*.md") if page not in fresh] == []


@pytest.mark.parametrize("page", PLAYED, ids=_name)
def test_examples(page: Path) -> None:
    """Files, commands and outputs of a page are what really happens, to the letter."""
    text = page.read_text("utf-8")
    assert replay(text) == text


def test_every_rule_has_a_page() -> None:
    """The rules that come with the library, and their pack, are in the manual."""
    rules = [rule.id for rule in create_plugin_manager().rules() if rule.pack != "example"]
    assert [rule for rule in rules if not (RULES / f"{rule}.md").is_file()] == []


def test_every_field_has_a_meaning() -> None:
    """No field of the plan format is without a word on it, and none is told twice."""
    assert (plan_format.undocumented(), plan_format.needless()) == ([], [])


def test_every_hook_is_documented() -> None:
    """Each hook has a heading of its own."""
    page = (REFERENCE / "hooks.md").read_text("utf-8")
    assert [name for name in hook_page.names() if f"### {name}\n" not in page] == []


def test_every_command_is_documented() -> None:
    """Each command has a heading of its own."""
    page = (REFERENCE / "command-line.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"## {name}\n" not in page] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name: str) -> None:
    """With a word on what it is for, or with what it may be."""
    page = (REFERENCE / "command-line.md").read_text("utf-8")
    section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for action in command_page.actions(name):
        assert action.help or action.choices, action.dest
        for option in action.option_strings:
            assert f"`{option}" in section or f", {option}" in section, option


def test_every_option_of_a_rule_is_documented() -> None:
    """On the page of the rule, with its type and its default."""
    for rule in create_plugin_manager().rules():
        if rule.pack != "example":
            page = (RULES / f"{rule.id}.md").read_text("utf-8")
            assert [one.name for one in rule.options if f"| `{one.name}` |" not in page] == []


def test_every_configuration_key_is_documented() -> None:
    """Each key of `kompetanse.toml` has a heading of its own."""
    page = (REFERENCE / "configuration.md").read_text("utf-8")
    assert [key.name for key in (*KEYS, *PATTERN_KEYS) if f"## `{key.name}`\n" not in page] == []


def test_every_module_has_its_place_in_the_architecture() -> None:
    """A stranger finds a word on each module and package at the top."""
    page = (DOCS / "explanation" / "architecture.md").read_text("utf-8")
    top = {
        path.stem for path in (ROOT / "src" / "kompetanse").iterdir() if path.suffix in ("", ".py")
    }
    assert sorted(name for name in top if name[0] != "_" and f"`{name}`" not in page) == []


def test_the_index_leads_to_every_page() -> None:
    """And the README leads to the index."""
    index = DOCS / "README.md"
    told = {(DOCS / link.partition("#")[0]).resolve() for link in _links(index)}
    known = [page for page in PAGES if page not in (index, ROOT / "README.md")]
    rest = [page for page in known if page.parent.name not in ("rules", "packs")]
    assert [_name(page) for page in rest if page.resolve() not in told] == []
    assert "docs/README.md" in _links(ROOT / "README.md")


def _links(page: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return (link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link)


@pytest.mark.parametrize(
    "page", [*PAGES, *DOCS.joinpath("reference/rules").rglob("*.md")], ids=_name
)
def test_links_lead_somewhere(page: Path) -> None:
    """No link between pages is broken, nor leads to a heading that is not there."""
    broken = []
    for link in _links(page):
        path, _, heading = link.partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (heading and heading not in _headings(target)):
            broken.append(link)
    assert broken == []


def _headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as web sites make them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", head.lower()) for head in heads)
    return {re.sub(r"\s", "-", head.strip()) for head in plain}
