"""Whether a plugin speaks all the languages it has catalogues for."""

import re
from collections.abc import Iterator
from gettext import NullTranslations
from glob import glob
from os import PathLike
from os.path import join
from pathlib import Path
from types import ModuleType

from kompetanse.locales import LANGUAGES
from kompetanse.messages import MANUAL
from kompetanse.messages.catalogue import read_catalogue
from kompetanse.plugins import Plugin, Plugins
from kompetanse.testing.fragments import try_fragments
from kompetanse.testing.isolation import sound
from kompetanse.testing.templates import Message, Translatable, messages_of


_ARGUMENT = re.compile(r"\{(\w+)")
_REMEDY = "`kompetanse messages` brings the catalogues up to date"


def assert_translated(plugin: ModuleType | str | PathLike[str]) -> None:
    """Assert that a plugin's messages are translated into each language it has a catalogue for.

    A translation must speak of the same arguments as the message. What the plugin's rules say of
    the fragments of their manuals must be among the messages that are found in its source.

    Args:
        plugin: The plugin's module, whose `PluginInfo` names the folder of its catalogues; or a rule
            file, or the path of one, with the folder `messages` beside it.

    Raises:
        AssertionError: With the messages that lack a translation.
    """
    plugins, mine = sound(plugin)
    folder = mine.info.messages
    if not folder:
        raise AssertionError(f"{mine.name} has no catalogues: PluginInfo(messages=…) names none")
    file = plugin.__file__ if isinstance(plugin, ModuleType) else plugin
    messages = set(messages_of(Path(file or "").parent))
    wrong = [*_unknown(plugins, mine, messages)]
    for language in languages_of(folder):
        wrong += _untranslated(folder, language, messages)
    if wrong:
        raise AssertionError("\n".join([*sorted(set(wrong)), _REMEDY]))


def _unknown(plugins: Plugins, mine: Plugin, messages: set[Message]) -> Iterator[str]:
    """What the rules say that was not found in the source."""
    known = {text for one in messages for text in (one.text, one.plural)}
    names = {rule.id for rule in mine.rules}
    for tried in try_fragments(plugins, mine.rules):
        for finding in tried.report.findings:
            if finding.rule in names and finding.template not in known:
                yield f"not found in the source, wrap it in Phrase(…): {finding.template!r}"


def languages_of(folder: str) -> list[str]:
    """The languages that a folder has catalogues for, translated or to be translated.

    >>> from kompetanse.messages import OWN_CATALOGUES
    >>> languages_of(OWN_CATALOGUES)
    ['nb', 'nn', 'da']
    """
    return [one for one in LANGUAGES if glob(join(folder, f"{one}.[mp]o"))]


def _untranslated(folder: str, language: str, messages: set[Message]) -> Iterator[str]:
    """The messages that a language lacks, or gets wrong."""
    catalogues = {
        is_manual: read_catalogue(join(folder, MANUAL if is_manual else "", f"{language}.mo"))
        for is_manual in (False, True)
    }
    for message in messages:
        forms = _translations(message, catalogues[message.is_manual])
        if not all(forms):
            yield f"{language}: not translated: {message.text!r}"
        for form in filter(None, forms):
            for name in slips_in(message, form):
                yield f"{language}: {form!r} speaks of {{{name}}}, which its message does not give"


def _translations(message: Message, catalogue: NullTranslations | None) -> list[str]:
    """The forms of a translation; empty ones where there is none."""
    if catalogue is None:
        return [""]
    if not message.plural:
        return [catalogue.gettext(message.text)]
    return [catalogue.ngettext(message.text, message.plural, count) for count in (1, 2)]


def slips_in(message: Translatable, form: str) -> list[str]:
    """The arguments that a translation speaks of and its message does not give.

    >>> slips_in(Message("rules.py", "{title} is late"), "{tittel} er sen")
    ['tittel']
    """
    given = set(_ARGUMENT.findall(message.text + message.plural))
    return [name for name in _ARGUMENT.findall(form) if name not in given]
