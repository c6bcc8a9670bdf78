"""Message catalogues: complete, well formed, and compiled."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from scripts.messages import packages, read, untranslated, updated, wanted, write

from kompetanse.cli.language import KINDS
from kompetanse.locales import LANGUAGES
from kompetanse.messages import MANUAL, Translator
from kompetanse.phrase import Phrase
from kompetanse.plugins import create_plugin_manager
from kompetanse.testing import try_fragments


FOLDERS = [
    package / inner for package in packages() for inner in ("messages", f"messages/{MANUAL}")
]
CATALOGUES = [file for folder in FOLDERS for file in sorted(folder.glob("*.po"))]
SOURCE = next(packages())


def named(file: Path) -> str:
    """A catalogue by its package, folder and language."""
    package = file.parents[2 if file.parent.name == MANUAL else 1]
    return "-".join(file.relative_to(package.parent).with_suffix("").parts)


def forms(message: Message) -> list[str]:
    """The template of a message, and its plural."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def arguments(text: str) -> set[str]:
    """What a template speaks of, also one of argparse."""
    return set(re.findall(r"\{\w+|%\(\w+\)", text))


def speaks_of_the_same(message: Message) -> bool:
    """Whether a translation has the arguments of its template, and no others."""
    string = message.string
    strings = [string] if isinstance(string, str) else list(string or ())
    everything = set().union(*map(arguments, forms(message)))
    return all(
        arguments(template) <= arguments(translated) <= everything
        for template, translated in zip(forms(message), strings, strict=True)
    )


def test_there_are_catalogues_for_the_library_and_each_plugin() -> None:
    """In each language, for what findings say and for what the manual does."""
    assert LANGUAGES[-1] == "en"
    assert len(CATALOGUES) == len(FOLDERS) * len(LANGUAGES[:-1])
    assert {file.stem for file in CATALOGUES} == set(LANGUAGES[:-1])


@pytest.mark.parametrize("file", CATALOGUES, ids=named)
def test_every_template_is_translated_and_none_is_left_over(file: Path) -> None:
    """`make messages` says which are missing."""
    fresh = updated(file, wanted(file))
    assert untranslated(fresh) == []
    assert {message.id for message in read(file)} == {message.id for message in fresh}


@pytest.mark.parametrize("file", CATALOGUES, ids=named)
def test_the_compiled_catalogue_is_fresh(file: Path, tmp_path: Path) -> None:
    """What is shown is what was translated last."""
    again = tmp_path / file.name
    write(again, read(file))
    assert again.read_bytes() == file.read_bytes()
    assert again.with_suffix(".mo").read_bytes() == file.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize("file", CATALOGUES, ids=named)
def test_a_translation_speaks_of_the_same_things(file: Path) -> None:
    """No argument is lost, and none is made up; a plural may leave out the number one."""
    assert [message.id for message in read(file) if not speaks_of_the_same(message)] == []


def test_kinds_of_names_are_known_to_a_catalogue() -> None:
    """«there is no {kind} …» is told with a kind in the language."""
    source = "".join(file.read_text("utf-8") for file in SOURCE.rglob("*.py"))
    kinds = re.findall(r'UnknownNameError\(\s*"([^"]+)"|Choice\("([^"]+)"', source)
    assert kinds
    assert {one or other for one, other in kinds} <= set(KINDS)


def test_what_rules_say_is_known_to_a_catalogue() -> None:
    """The search for templates misses none that a rule's own examples bring to light."""
    plugins = create_plugin_manager()
    known = {text for file in CATALOGUES for message in read(file) for text in forms(message)}
    tried = try_fragments(plugins, plugins.rules())
    said = {finding.template for one in tried for finding in one.report.findings}
    assert said
    assert said - known == set()


def test_our_own_words_inside_a_message_are_translated() -> None:
    """An author's words are not."""
    say = Translator("nb").sentence
    template = "a list is wanted, not {value}"
    assert say(template, {"value": Phrase("a mapping")}).endswith("ikke et oppslag")
    assert say(template, {"value": "a mapping"}).endswith("ikke a mapping")


@pytest.mark.parametrize("template", ["", "{", "{0}", "{a.b}", "{a[x]}", "{a!z}", "{a:9z}"])
def test_a_slip_of_the_pen_in_a_template_is_no_fault(template: str) -> None:
    """The template itself is shown, and nothing of the catalogue."""
    assert Translator("nb").sentence(template, {"a": 1}) in ("", template)


@pytest.mark.parametrize("language", ["nn", "da"])
def test_what_a_language_lacks_is_told_in_its_nearest(language: str, tmp_path: Path) -> None:
    """Bokmål is nearer than English; a plugin may have no other catalogue."""
    catalogue = Catalog(locale="nb")
    catalogue.add("only here", "bare her")
    write(tmp_path / "nb.po", catalogue)
    assert Translator(language, (str(tmp_path),)).sentence("only here") == "bare her"


def test_nynorsk_is_told_in_nynorsk() -> None:
    """By a catalogue of its own, with its own plurals."""
    say = Translator("nn").sentence
    assert say("there is no such file") == "fila finst ikkje"
    assert [
        say("{count} warning", {"count": count}, plural="{count} warnings", count=count)
        for count in (1, 2)
    ] == ["1 åtvaring", "2 åtvaringar"]


def test_danish_is_told_in_danish() -> None:
    """Also where Danish says it as English does, and bokmål does not."""
    say = Translator("da").sentence
    assert say("there is no such file") == "filen findes ikke"
    assert say("Online") == "Online"
    assert [
        say("{count} remark", {"count": count}, plural="{count} remarks", count=count)
        for count in (1, 2)
    ] == ["1 bemærkning", "2 bemærkninger"]
