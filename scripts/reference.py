"""Write the generated parts of the documentation, and replay its examples: `make docs`.

With `--check` nothing is written: the pages that are not fresh are named, and the exit status is
1 where there are any.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import command_page, declaration_page, hook_page, plan_format, rule_pages
from scripts.pages import DOCS, REFERENCE, ROOT, fenced, filled
from scripts.transcripts import has_commands, replayed


EXAMPLE = ROOT / "plugins" / "kompetanse-example"
RULES = REFERENCE / "rules"


def main(arguments: list[str]) -> int:
    """Write what is stale, or name it."""
    stale = dict(outdated())
    for file, fresh in stale.items():
        print(file.relative_to(ROOT))
        if "--check" not in arguments:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fresh, "utf-8") if fresh else file.unlink()
    return int(bool(stale) and "--check" in arguments)


def outdated() -> Iterator[tuple[Path, str]]:
    """Files that are not as they should be, with their right content; none to remove them."""
    fresh = dict(generated())
    for file in written_pages():
        page = file.read_text("utf-8")
        fresh[file] = replay(fresh.get(file, page))
    leftover = {file for file in RULES.rglob("*.md") if file not in fresh}
    for file, content in [*fresh.items(), *((file, "") for file in leftover)]:
        if not file.exists() or file.read_text("utf-8") != content:
            yield file, content


def generated() -> Iterator[tuple[Path, str]]:
    """Pages that are generated, in whole or in regions."""
    for name, page in rule_pages.pages().items():
        yield RULES / name, page
    regions = {
        **plan_format.regions(),
        **hook_page.regions(),
        **command_page.regions(),
        **declaration_page.regions(),
        **rule_pages.regions(),
        **_example_plugin(),
    }
    for file in written_pages():
        page = file.read_text("utf-8")
        if (whole := filled(page, regions)) != page:
            yield file, whole


def written_pages() -> list[Path]:
    """Pages that people write, which may hold regions and examples."""
    pages = [file for file in DOCS.rglob("*.md") if RULES not in file.parents]
    return [ROOT / "README.md", *sorted(pages)]


def replay(page: str) -> str:
    """A page with what its commands print now."""
    if not has_commands(page):
        return page
    with TemporaryDirectory() as folder:
        return replayed(page, Path(folder))


def _example_plugin() -> dict[str, str]:
    """The files of the plugin that stands as a model."""
    files = {
        "example-pyproject": ("pyproject.toml", "toml"),
        "example-module": ("src/kompetanse_example/__init__.py", "python"),
        "example-rules": ("src/kompetanse_example/rules.py", "python"),
        "example-test": ("tests/test_rules.py", "python"),
    }
    return {
        region: fenced((EXAMPLE / path).read_text("utf-8"), language)
        for region, (path, language) in files.items()
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
