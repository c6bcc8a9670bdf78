"""Collect the messages of a plugin or rule file into its catalogues, and compile them."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from glob import glob

from kompetanse.cli.language import say
from kompetanse.cli.project import add_language
from kompetanse.errors import KompetanseError
from kompetanse.finding import Exit
from kompetanse.locales import LANGUAGES


EXAMPLE = """\
examples:
  kompetanse messages kompetanse-tromso
  kompetanse messages rules/tromso.py"""

_FOLDER = "messages"
_PATTERNS = ("", "*", "src/*")
"""Where the package of a plugin may lie in the folder that it is developed in."""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder",
        metavar="FOLDER|FILE",
        nargs="?",
        default=".",
        help="where the plugin is developed, or a rule file (default: this folder)",
    )
    add_language(parser, "your own")


def run(arguments: Namespace) -> int:
    """Bring all catalogues up to date; say what is still to be translated, or wrong."""
    open_ends = 0
    for package in _packages(arguments.folder):
        for file, todo, slips in _updated(package):
            open_ends += len(todo) + len(slips)
            print(say("{file}: {count} to translate", {"file": file, "count": len(todo)}))
            print("".join(f"  {text}\n" for text in todo), end="")
            for form, name in slips:
                told = say(
                    "{text!r} speaks of {name!r}, which its message does not give",
                    {"text": form, "name": name},
                )
                print(f"  {told}")
    return Exit.FINDINGS if open_ends else Exit.CLEAN


def _packages(folder: str) -> list[str]:
    """The packages in a folder that have catalogues; or the folder of a rule file.

    Raises:
        KompetanseError: There is none.
    """
    if os.path.isfile(folder) and folder.endswith(".py"):
        return [os.path.dirname(folder)]
    found = [
        os.path.dirname(os.path.normpath(path))
        for pattern in _PATTERNS
        for path in glob(os.path.join(folder, pattern, _FOLDER, ""))
        if glob(os.path.join(path, os.pardir, "__init__.py" if pattern else "*.py"))
    ]
    if not found:
        raise KompetanseError(
            "there is no package with a folder {name!r} in {folder}", name=_FOLDER, folder=folder
        )
    return found


def _updated(package: str) -> Iterator[tuple[str, list[str], list[tuple[str, str]]]]:
    """The catalogues of a package; what each of them lacks, and what is wrong in it."""
    # ruff: noqa: PLC0415 - for the few who translate
    from pathlib import Path

    from kompetanse.messages import MANUAL
    from kompetanse.testing.templates import messages_of
    from kompetanse.testing.translations import languages_of

    try:
        from kompetanse.testing.catalogues import slips, untranslated, updated, write
    except ImportError:
        raise KompetanseError("this needs Babel: python -m pip install babel") from None
    folder = os.path.join(package, _FOLDER)
    messages = list(messages_of(Path(package)))
    if not messages:
        raise KompetanseError("{folder} has no messages", folder=package or ".")
    for inner in ("", MANUAL):
        wanted = [message for message in messages if message.is_manual is bool(inner)]
        os.makedirs(os.path.join(folder, inner), exist_ok=True)
        for language in languages_of(folder) or LANGUAGES[:-1]:
            file = Path(folder, inner, f"{language}.po")
            catalogue = updated(file, wanted)
            write(file, catalogue)
            yield str(file), untranslated(catalogue), slips(catalogue, wanted)
