"""Bring the message catalogues up to date, and compile them: `make messages`.

Each package has its catalogues in a folder of its own, `messages/nb.po`. New templates are added
to them untranslated, templates that are gone are taken out, and `nb.mo` is written beside each.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import SEEK_END, BytesIO
from os import getpid
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from scripts.pages import ROOT
from scripts.templates import Template, manual, templates

from kompetanse.locales import LANGUAGES
from kompetanse.messages import MANUAL


LIBRARY = ROOT / "src" / "kompetanse"
WRITTEN = datetime(2021, 8, 1, tzinfo=UTC)
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


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


def updated(file: Path, wanted: Iterator[Template]) -> Catalog:
    """The catalogue with the templates that are wanted, and with no others."""
    old = read(file)
    new = Catalog(locale=file.stem, charset="utf-8", project="kompetanse", fuzzy=False)
    for template in sorted(wanted):
        key = (template.text, template.plural) if template.plural else template.text
        known = old.get(template.text)
        string = known.string if known and known.id == key else None
        new.add(key, string, locations=[(template.file, 0)])
    return new


def untranslated(catalogue: Catalog) -> list[str]:
    """The templates that lack a translation, or one of its forms."""
    lacking = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def read(file: Path) -> Catalog:
    """Read a catalogue."""
    with file.open("rb") as stream:
        return read_po(stream, locale=file.stem)


def write(file: Path, catalogue: Catalog) -> None:
    """Write a catalogue, and its compiled form beside it; both depend on nothing else.

    Who reads one of them at the same time finds the old one or the new one, whole.
    """
    catalogue.project, catalogue.version = "kompetanse", ""
    catalogue.creation_date = catalogue.revision_date = WRITTEN
    text, compiled = BytesIO(HEADER.format(language=file.stem).encode()), BytesIO()
    text.seek(0, SEEK_END)
    write_po(text, catalogue, width=100, include_lineno=False, omit_header=True)
    write_mo(compiled, catalogue)
    for target, content in ((file, text), (file.with_suffix(".mo"), compiled)):
        beside = target.with_name(f"{target.name}.{getpid()}")
        beside.write_bytes(content.getvalue())
        beside.replace(target)


if __name__ == "__main__":
    sys.exit(main())
