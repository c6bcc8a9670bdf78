"""A plan as a folder: `plan.yaml`, and files that hold one element each.

plan.yaml
units/skog.yaml
units/strand.yaml
"""

import os
from unicodedata import normalize

from attrs import evolve

from kompetanse.document.files import unreadable
from kompetanse.document.reading import FORMATS, format_of, parse_file
from kompetanse.document.source import Document, DocumentFault
from kompetanse.errors import DocumentError
from kompetanse.path import Path


PART_FOLDERS = ("units", "gatherings", "groups", "modules", "goals")
"""Sections whose elements may stand in files of their own; the file's name is the element's id."""

_NO_MAPPING = "{section} must be a mapping, since a folder of this name adds to it"
_TWICE = "{name} stands here and in {file}; this one counts"


def read_folder(folder: str) -> Document:
    """Read the plan in a folder.

    Raises:
        DocumentError: The folder has no plan, or two, or a file of it cannot be read.
    """
    plan = parse_file(_plan_file(folder))
    for section in PART_FOLDERS:
        plan = _with_parts(plan, section, _parts(os.path.join(folder, section)))
    return plan


def files_in(folder: str) -> tuple[str, ...]:
    """All files that the plan in a folder is read from, the plan itself first.

    Raises:
        DocumentError: The folder has no plan, or two.
    """
    sections = (os.path.join(folder, section) for section in PART_FOLDERS)
    parts = (os.path.join(one, name) for one in sections for name in _part_files(one))
    return (_plan_file(folder), *parts)


def _plan_file(folder: str) -> str:
    """The one plan of a folder."""
    found = [name for name in _files(folder) if os.path.splitext(name)[0] == "plan"]
    if not found:
        names = ", ".join(f"plan{suffix}" for suffix in FORMATS)
        raise DocumentError(folder, "the folder has no plan ({names})", {"names": names})
    if len(found) > 1:
        reason = "the folder has more than one plan ({names})"
        raise DocumentError(folder, reason, {"names": ", ".join(found)})
    return os.path.join(folder, found[0])


def _files(folder: str) -> list[str]:
    """The names of plan files in a folder; hidden files are nobody's plan."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise unreadable(folder, error) from None
    return [name for name in names if name[0] != "." and format_of(name) != "table"]


def _with_parts(plan: Document, section: str, parts: dict[str, Document]) -> Document:
    """Put the files of a folder into a section of the plan; what the plan itself has stays."""
    data = plan.data
    if not parts or not isinstance(data, dict):
        return plan
    known = data[section] if data.get(section) is not None else {}
    if not isinstance(known, dict):
        return _with_fault(plan, (section,), _NO_MAPPING, {"section": section})
    for name in sorted(known.keys() & parts):
        told: dict[str, object] = {"name": name, "file": parts.pop(name).text.file}
        plan = _with_fault(plan, (section, name), _TWICE, told)
    elements = {**known, **{name: part.data for name, part in parts.items()}}
    documents = {(section, name): part for name, part in parts.items()}
    return evolve(plan, data={**data, section: elements}, parts=plan.parts | documents)


def _with_fault(plan: Document, path: Path, reason: str, arguments: dict[str, object]) -> Document:
    fault = DocumentFault("two-places", reason, plan.span(path, key=True), arguments)
    return evolve(plan, faults=(*plan.faults, fault))


def _part_files(folder: str) -> list[str]:
    """The names of the files in the folder of a section, if there is one."""
    return _files(folder) if os.path.isdir(folder) else []


def _parts(folder: str) -> dict[str, Document]:
    """The documents of a folder, by the name of the element that each holds."""
    parts: dict[str, Document] = {}
    for file in _part_files(folder):
        name = normalize("NFC", os.path.splitext(file)[0])
        if name in parts:
            raise DocumentError(folder, "there are two files for {name}", {"name": name})
        parts[name] = parse_file(os.path.join(folder, file))
    return parts
