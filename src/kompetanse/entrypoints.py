"""Installed plugins, found without the cost of `importlib.metadata`.

Installed packages say in a small file beside their code which entry points they have. Reading
those files costs a tenth of importing `importlib.metadata`, which is asked instead wherever
packages may lie in another way: in archives, or behind an import hook of their own.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module

from attrs import frozen


_FOLDERS = (".dist-info", ".egg-info")
_FILE = "entry_points.txt"


@frozen
class EntryPoint:
    """A named object of an installed package.

    Attributes:
        name: Its name.
        value: The module that is meant, or something in it.
        distribution: The package.
        version: Its version.
        least: The least version that it asks for of the package that the group is named after.
    """

    name: str
    value: str
    distribution: str
    version: str
    least: str = ""

    def load(self) -> object:
        """Import the object: a module, or something in it."""
        module, _, attributes = self.value.partition(":")
        thing: object = import_module(module.strip())
        for attribute in filter(None, attributes.partition("[")[0].strip().split(".")):
            thing = getattr(thing, attribute)
        return thing


def installed(group: str, path: Iterable[str] | None = None) -> tuple[EntryPoint, ...]:
    """All entry points of a group in installed packages, by name.

    Args:
        group: The group's name.
        path: Folders with installed packages; where Python looks by default.
    """
    folders = list(dict.fromkeys(sys.path if path is None else path))
    find = _scanned if _is_plain(folders) else _from_metadata
    return tuple(sorted(find(group, folders), key=lambda point: (point.name, point.value)))


def _is_plain(folders: list[str]) -> bool:
    """Whether packages lie in folders, and nothing but Python's own finder looks for them."""
    strangers = any(
        hasattr(finder, "find_distributions") and getattr(finder, "__name__", "") != "PathFinder"
        for finder in sys.meta_path
    )
    return not strangers and not any(
        folder.endswith(".egg") or os.path.isfile(folder) for folder in folders
    )


def _scanned(group: str, folders: list[str]) -> Iterator[EntryPoint]:
    """Read the files; of a package that is in several folders, the first one counts.

    One that is twice in the same folder is found twice: nobody can tell which one is imported.
    """
    seen: set[str] = set()
    for folder in folders:
        here = {package: _name(os.path.basename(package)) for package in _packages(folder or ".")}
        for package, name in here.items():
            if name not in seen:
                yield from _points(group, package)
        seen.update(here.values())


def _name(package: str) -> str:
    """The name of a package in the one form that counts."""
    stem = package.removesuffix(_FOLDERS[0]).removesuffix(_FOLDERS[1]).partition("-")[0]
    return stem.lower().replace("_", "-").replace(".", "-")


def _packages(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(os.path.join(folder, name) for name in names if name.endswith(_FOLDERS))


def _points(group: str, package: str) -> Iterator[EntryPoint]:
    """The entry points of one package."""
    text = _content(os.path.join(package, _FILE))
    if group not in text:
        return
    distribution, version, least = _who(package, group)
    current = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            current = line.strip("[]").strip()
        elif current == group and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.strip(), distribution, version, least)


def _who(package: str, other: str) -> tuple[str, str, str]:
    """Name and version of a package, and the least version that it asks for of another one."""
    fields: dict[str, list[str]] = {"name": [""], "version": [""], "requires-dist": []}
    text = _content(os.path.join(package, "METADATA"))
    for line in (text or _content(os.path.join(package, "PKG-INFO"))).splitlines():
        if not line:
            break
        key, _, value = line.partition(":")
        fields.setdefault(key.lower(), []).append(value.strip())
    return fields["name"][-1], fields["version"][-1], _least(fields["requires-dist"], other)


def _least(requirements: Iterable[str], other: str) -> str:
    """The least version of a package among what is asked for: «0.2» of «kompetanse<2,>=0.2»."""
    pattern = rf"{re.escape(other)}(?![\w.-])[^;]*?>=\s*(\d+(?:\.\d+)*)"
    found = (re.match(pattern, one) for one in requirements)
    return next((one[1] for one in found if one), "")


def _content(file: str) -> str:
    try:
        with open(file, encoding="utf-8", errors="replace") as stream:
            return stream.read()
    except OSError:
        return ""


def _from_metadata(group: str, folders: list[str]) -> Iterator[EntryPoint]:
    """Ask the standard library, which knows every way a package can be installed."""
    from importlib.metadata import distributions  # noqa: PLC0415 - slow to import

    seen: set[str] = set()
    for package in distributions(path=folders):
        if package.name not in seen:
            seen.add(package.name)
            for point in package.entry_points.select(group=group):
                least = _least(package.requires or (), group)
                yield EntryPoint(point.name, point.value, package.name, package.version, least)
