"""Catalogues of translations (gettext), which translators edit: kept up to date, and compiled.

This needs Babel, which nothing else here does.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import SEEK_END, BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kompetanse.replacing import replacing
from kompetanse.testing.templates import Translatable
from kompetanse.testing.translations import slips_in


_WRITTEN = datetime(2021, 8, 1, tzinfo=UTC)
_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def read(file: Path) -> Catalog:
    """Read a catalogue; an empty one where there is none yet."""
    if not file.exists():
        return Catalog(locale=file.stem)
    with file.open("rb") as stream:
        return read_po(stream, locale=file.stem)


def updated(file: Path, wanted: Iterable[Translatable]) -> Catalog:
    """The catalogue with the messages that are wanted, and with no others."""
    old = read(file)
    new = Catalog(locale=file.stem, charset="utf-8", project="kompetanse", fuzzy=False)
    for message in sorted(wanted, key=lambda one: (one.file, one.text, one.plural)):
        key = (message.text, message.plural) if message.plural else message.text
        known = old.get(message.text)
        string = known.string if known and known.id == key else None
        new.add(key, string, locations=[(message.file, 0)])
    return new


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages that lack a translation, or one of its forms."""
    lacking = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def slips(catalogue: Catalog, wanted: Iterable[Translatable]) -> list[tuple[str, str]]:
    """Translations that speak of what their messages do not give, each with the argument."""
    return [
        (form, name)
        for message in wanted
        for form in _forms(catalogue.get(message.text))
        for name in slips_in(message, form)
    ]


def _forms(message: Message | None) -> Iterable[str]:
    """The translations of a message: one, or one for each number."""
    string = message.string if message else None
    return filter(None, string if isinstance(string, list | tuple) else (string,))


def write(file: Path, catalogue: Catalog) -> None:
    """Write a catalogue, and its compiled form beside it; both depend on nothing else.

    Who reads one of them at the same time finds the old one or the new one, whole.
    """
    catalogue.project, catalogue.version = "kompetanse", ""
    catalogue.creation_date = catalogue.revision_date = _WRITTEN
    text, compiled = BytesIO(_HEADER.format(language=file.stem).encode()), BytesIO()
    text.seek(0, SEEK_END)
    write_po(text, catalogue, width=100, include_lineno=False, omit_header=True)
    write_mo(compiled, catalogue)
    for target, content in ((file, text), (file.with_suffix(".mo"), compiled)):
        with replacing(str(target)) as stream:
            stream.write(content.getvalue())
