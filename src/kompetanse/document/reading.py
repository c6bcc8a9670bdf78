"""From a path or a text to a document; each format's reader is imported when it is needed."""

import os
from collections.abc import Callable

from attrs import evolve

from kompetanse.document.decoding import cleaned, decode
from kompetanse.document.files import MAX_SIZE, read_bytes
from kompetanse.document.source import Document, Text
from kompetanse.errors import DocumentError, UnknownNameError


FORMATS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
"""Formats by suffix; a file with any other suffix is read as a table."""


def read(path: str | os.PathLike[str]) -> Document:
    """Read a plan from a file, or from a folder that holds one.

    What is wrong inside a file is told by the document's faults.

    >>> read("missing.yaml")
    Traceback (most recent call last):
    kompetanse.errors.DocumentError: missing.yaml: there is no such file

    Raises:
        DocumentError: There is nothing at `path` that can be read.
    """
    name = os.fsdecode(path)
    if os.path.isdir(name) and format_of(name) == "table":
        from kompetanse.document.folder import read_folder

        return read_folder(name)
    return parse_file(name)


def files_of(path: str) -> tuple[str, ...]:
    """The files that a plan is read from: one, or those of a folder.

    Raises:
        DocumentError: There is no such plan.
    """
    if os.path.isdir(path) and format_of(path) == "table":
        from kompetanse.document.folder import files_in

        return files_in(path)
    return (path,)


def parse_file(path: str) -> Document:
    """Read one file, in the format that its name tells."""
    return parse(read_bytes(path), name=path, format=format_of(path))


def parse(content: str | bytes, *, name: str = "<text>", format: str = "yaml") -> Document:  # noqa: A002 - the best name
    """Read a plan from its text.

    >>> parse('{"units": {"skog": {"staff": 23}}}', format="json").data
    {'units': {'skog': {'staff': 23}}}

    Args:
        content: The text, or the bytes of a file.
        name: What the text is called when a place in it is shown.
        format: `yaml`, `json`, `toml` or `table`.

    Raises:
        DocumentError: The text is too large for a plan.
        UnknownNameError: There is no such format.
    """
    reader = _reader(format)
    if len(content) > MAX_SIZE:
        raise DocumentError(name, "the file is over {limit} MiB", {"limit": MAX_SIZE // 2**20})
    text, faults = decode(content) if isinstance(content, bytes) else cleaned(content)
    document = reader(Text(name, text))
    return evolve(document, faults=faults + document.faults) if faults else document


def format_of(path: str) -> str:
    """The format of a file, by its name.

    >>> format_of("planer/PLAN.YML"), format_of("handlingsplan.txt")
    ('yaml', 'table')
    """
    return FORMATS.get(os.path.splitext(path)[1].lower(), "table")


def _reader(name: str) -> Callable[[Text], Document]:
    """The function that reads a format; nobody pays for a parser that is not needed."""
    # ruff: noqa: PLC0415
    match name:
        case "yaml":
            from kompetanse.document.yaml import read_yaml

            return read_yaml
        case "json":
            from kompetanse.document.json import read_json

            return read_json
        case "toml":
            from kompetanse.document.toml import read_toml

            return read_toml
        case "table":
            from kompetanse.document.table import read_table

            return read_table
        case _:
            raise UnknownNameError("format", name, ["yaml", "json", "toml", "table"])
