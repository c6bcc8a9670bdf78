"""Start a package of rules that others can install: rules, translations, tests."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from kompetanse import __version__
from kompetanse.cli.language import say
from kompetanse.cli.new.names import pack_name, plugin_name, taken
from kompetanse.cli.new.skeletons import FOLDER, skeleton
from kompetanse.cli.output import place
from kompetanse.cli.project import add_language
from kompetanse.errors import PluginError
from kompetanse.finding import OWN_NAMES
from kompetanse.plugins import Plugins, create_plugin_manager


EXAMPLE = """\
examples:
  kompetanse new plugin kompetanse-tromso
  kompetanse new plugin kompetanse-nordland --pack nordland"""

_SKELETONS = "plugin"
_FILES = {
    "README.txt": "README.md",
    "gitignore.txt": ".gitignore",
    "pyproject.txt": "pyproject.toml",
    "workflow.txt": ".github/workflows/test.yml",
    "init.txt": "src/{module}/__init__.py",
    "rules.txt": "src/{module}/rules.py",
    "conftest.txt": "tests/conftest.py",
    "test_rules.txt": "tests/test_rules.py",
    "case.txt": "tests/cases/last-bus.yaml",
}
"""What is written, by the names of the skeletons."""

_LANGUAGES = ("nb", "nn", "da")


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", metavar="NAME", help="the package's name: kompetanse-tromso")
    parser.add_argument(
        "--pack", metavar="PACK", help="make it a rule pack: it runs for plans that follow it"
    )
    parser.add_argument(
        "--folder", metavar="FOLDER", help="where to write it (default: the name, in this folder)"
    )
    add_language(parser, "your own")


def run(arguments: Namespace) -> int:
    """Write the package, and say what to do next."""
    name = plugin_name(arguments.name)
    pack = arguments.pack and pack_name(arguments.pack)
    folder = arguments.folder or name
    _verify_free(name, pack, folder, create_plugin_manager())
    known = _known(name, pack)
    files = dict(_contents(known))
    for path, content in files.items():
        place(os.path.join(folder, *path.split("/")), content)
    print("\n".join(_told(folder, sorted(files), known["prefix"])))
    return 0


def _verify_free(name: str, pack: str | None, folder: str, plugins: Plugins) -> None:
    """See to it that nothing has the names yet, and that nothing is written over.

    Raises:
        PluginError: A plugin has one of the names, or the folder is there.
    """
    if os.path.lexists(folder) and not (os.path.isdir(folder) and not os.listdir(folder)):
        raise PluginError("{folder} is there already; nothing is written over", folder=folder)
    prefix = pack or _prefix(name)
    if prefix in OWN_NAMES:
        raise taken(OWN_NAMES[0], prefix)
    for plugin in plugins:
        if prefix in (plugin.prefix, plugin.name) or plugin.distribution == name:
            raise taken(plugin.distribution, prefix)


def _prefix(name: str) -> str:
    """What the entry point is called; it stands before the slash in the names of rules."""
    return name.partition("-")[2]


def _known(name: str, pack: str | None) -> dict[str, str]:
    """What stands for the words of the skeletons."""
    prefix = _prefix(name)
    return {
        "name": name,
        "module": name.replace("-", "_"),
        "prefix": prefix,
        "owner": pack or prefix,
        "title": prefix.replace("-", " ").title(),
        "version": __version__,
        "pack": f'\n        pack="{pack}",' if pack else "",
        "when": f"Its rules run for plans that follow `{pack}`."
        if pack
        else "Its rules run for every plan.",
    }


def _contents(known: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """All files, by their paths in the package's folder."""
    for source, target in _FILES.items():
        text = skeleton(f"{_SKELETONS}/{source}", known)
        yield target.format_map(known), text.encode()
    yield f"src/{known['module']}/py.typed", b""
    for language in _LANGUAGES:
        for folder in ("messages", "messages/manual"):
            path = f"{folder}/{language}"
            text = skeleton(f"{_SKELETONS}/{path}.po", known)
            yield f"src/{known['module']}/{path}.po", text.encode()
            with open(os.path.join(FOLDER, _SKELETONS, *f"{path}.mo".split("/")), "rb") as stream:
                yield f"src/{known['module']}/{path}.mo", stream.read()


def _told(folder: str, files: list[str], prefix: str) -> Iterator[str]:
    """What was written, and what can be done with it."""
    yield from (f"{folder}/{file}" for file in files if not file.endswith((".po", ".mo")))
    yield say("and translations of the messages into {languages}", {"languages": list(_LANGUAGES)})
    yield from ("", say("next:"))
    yield f"  cd {folder}"
    yield '  python -m pip install -e ".[dev]"'
    yield "  python -m pytest"
    yield f"  kompetanse test-rules {prefix}"
