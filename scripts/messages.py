"""Bring the message catalogues up to date, and compile them: `make messages`.

Each package has its catalogues in a folder of its own, `messages/nb.po`. New templates are added
to them untranslated, templates that are gone are taken out, and `nb.mo` is written beside each.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from scripts.pages import ROOT
from scripts.templates import Template, manual, templates

from kompetanse.locales import LANGUAGES
from kompetanse.messages import MANUAL
from kompetanse.testing.catalogues import read, untranslated, updated, write


__all__ = ["packages", "read", "untranslated", "updated", "wanted", "write"]

LIBRARY = ROOT / "src" / "kompetanse"


def main() -> int:
    """Update and compile all catalogues; say what is still to be translated."""
    open_ends = 0
    for package in packages():
        for file in catalogues(package):
            catalogue = updated(file, wanted(file))
            write(file, catalogue)
            todo = untranslated(catalogue)
            open_ends += len(todo)
            print(f"{file.relative_to(ROOT)}: {len(catalogue)} templates, {len(todo)} to translate")
    return int(bool(open_ends))


def packages() -> Iterator[Path]:
    """The library and its plugins."""
    yield LIBRARY
    for source in sorted((ROOT / "plugins").glob("*/src/*")):
        if (source / "__init__.py").exists():
            yield source


def catalogues(package: Path) -> list[Path]:
    """The catalogues of a package, with those of its manual; a missing one is begun."""
    found = []
    for folder in (package / "messages", package / "messages" / MANUAL):
        folder.mkdir(exist_ok=True)
        for language in LANGUAGES[:-1]:
            if not (file := folder / f"{language}.po").exists():
                write(file, Catalog(locale=language))
            found.append(file)
    return found


def wanted(file: Path) -> Iterator[Template]:
    """The templates that a catalogue has to translate."""
    if file.parent.name == MANUAL:
        return manual(file.parent.parent.parent)
    return templates(file.parent.parent)


if __name__ == "__main__":
    sys.exit(main())
