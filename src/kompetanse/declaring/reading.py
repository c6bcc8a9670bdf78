"""Reading a file of declarations: its rules, and its mistakes with their places."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from kompetanse.declaring.building import build
from kompetanse.declaring.mistakes import Mistake, MistakenError, unknown
from kompetanse.declaring.paths import Spot
from kompetanse.declaring.table import Table, shown
from kompetanse.declaring.vocabulary import KEYS, OF_THE_FILE
from kompetanse.document import Document
from kompetanse.document.reading import parse_file
from kompetanse.errors import DocumentError
from kompetanse.locales import LANGUAGES
from kompetanse.path import Path
from kompetanse.project_files import is_configuration, table_in
from kompetanse.rule import Rule


RULES = "rule"
"""The table under which the rules stand, each under its name."""

_EXAMPLE = "[rule.NAME]"


@frozen
class Declared:
    """What a file declares.

    Attributes:
        rules: Its rules, in order.
        mistakes: What is wrong in it.
        contact: Where to write about its rules.
    """

    rules: tuple[Rule, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    contact: str | None = None


@frozen
class _File:
    """A file while it is read."""

    document: Document
    mistakes: list[Mistake] = field(factory=list)

    def note(self, mistake: MistakenError, *path: str | int) -> None:
        """Keep a mistake that stands below a path."""
        whole = (*path, *mistake.path)
        key = mistake.key or not _is_value(self.document.data, whole)
        place = self.document.locate(whole, key=key)
        self.mistakes.append(Mistake(mistake.template, mistake.arguments, mistake.hint, place))


def read_declarations(file: str) -> Declared:
    """Read the rules that a TOML file declares.

    What is wrong is told for all of its rules at once; those that are sound are there.
    """
    try:
        document = parse_file(file)
    except DocumentError as error:
        return Declared(mistakes=(Mistake(error.reason, error.arguments),))
    reading = _File(document)
    for fault in document.faults:
        place = document.text.place(fault.span)
        reading.mistakes.append(Mistake(fault.reason, fault.arguments, fault.hint, place))
    data, at = _section(document.data, file)
    if at == () and not is_configuration(file):
        _verify_keys(data, reading)
    language = _language(data, reading, at)
    rules = tuple(_rules(data, at, language, reading))
    contact = data.get("contact")
    return Declared(rules, tuple(reading.mistakes), contact if isinstance(contact, str) else None)


def _rules(data: Mapping[str, Any], at: Path, language: str, reading: _File) -> Iterator[Rule]:
    tables = data.get(RULES, {})
    if not isinstance(tables, dict):
        template = "rules stand in tables of their own: {example}"
        reading.note(MistakenError(template, example=_EXAMPLE), *at, RULES)
        return
    if not tables and not reading.mistakes:
        template = "there is no rule in this file: one begins with {example}"
        reading.note(MistakenError(template, example=_EXAMPLE))
    for name, table in tables.items():
        rule = _rule(name, table, (*at, RULES, name), language, reading)
        if rule is not None:
            yield rule


def _rule(name: str, data: object, path: Path, language: str, reading: _File) -> Rule | None:
    """One rule, if it is sound; all its keys are looked at first."""
    if not isinstance(data, dict):
        template = "a rule is a table, {example}, not {value}"
        reading.note(MistakenError(template, example=f"[rule.{name}]", value=shown(data)), *path)
        return None
    strange = [key for key in data if key not in KEYS]
    for key in strange:
        reading.note(unknown("a rule has no key «{name}»", key, KEYS, key=True), *path, key)
    if strange:
        return None
    try:
        return build(name, Table(data, Spot(), language))
    except MistakenError as mistake:
        reading.note(mistake, *path)
        return None


def _section(data: object, file: str) -> tuple[Mapping[str, Any], Path]:
    """The table with the rules, and where it stands: in a configuration, among other things."""
    at = table_in(file)
    for step in at:
        data = data.get(step) if isinstance(data, dict) else None
    return (data if isinstance(data, dict) else {}), at


def _verify_keys(data: Mapping[str, Any], reading: _File) -> None:
    known = [key.name for key in OF_THE_FILE]
    for key in data:
        if key not in known:
            template = "a file of rules has no key «{name}»: rules stand in tables, {example}"
            reading.note(unknown(template, key, known, example=_EXAMPLE, key=True), key)


def _language(data: Mapping[str, Any], reading: _File, at: Path) -> str:
    """The language in which times are written out."""
    language = data.get("language", "nb")
    if language in LANGUAGES:
        return str(language)
    reading.note(
        unknown("«{name}» is no language known here", str(language), LANGUAGES), *at, "language"
    )
    return "nb"


def _is_value(data: object, path: Path) -> bool:
    """Whether something plain stands at a path, and not a table; of that the key is shown."""
    for step in path:
        entries: Any = dict(enumerate(data)) if isinstance(data, list) else data
        if not isinstance(entries, dict) or step not in entries:
            return False
        data = entries[step]
    return not isinstance(data, dict)
