"""Sentences for people, in their language.

Templates are English and are their own keys (gettext); a catalogue translates them. Arguments
are put in after translation, each in the manner of the language.
"""

from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from os.path import dirname, exists, join
from typing import TYPE_CHECKING

from kompetanse.dates import DateRange, When
from kompetanse.dates.format import format_day, format_range, format_time
from kompetanse.phrase import Named, Phrase, Sentence, Told


if TYPE_CHECKING:
    from gettext import NullTranslations


_NEAREST = {"nn": ("nn", "nb"), "da": ("da", "nb"), "nb": ("nb",), "en": ()}
_AND = {"nb": "og", "nn": "og", "da": "og", "en": "and"}
OWN_CATALOGUES = dirname(__file__)
MANUAL = "manual"
"""The folder, inside one of catalogues, for what few ask for: why there is a rule, helps, errors."""


def with_manual(folders: tuple[str, ...]) -> tuple[str, ...]:
    """Folders of catalogues for a translator that knows the manual, too."""
    return (*(join(folder, MANUAL) for folder in (*folders, OWN_CATALOGUES)), *folders)


class Translator:
    """Turns templates and arguments into sentences of one language.

    Args:
        language: nb, nn, da or en. A language without a catalogue falls back on its nearest.
        folders: Folders of catalogues (`nb.mo`); the library's own comes last.

    >>> Translator("en").sentence("{who} meet on {day}", {"who": ["A", "B"], "day": date(2021, 9, 2)})
    'A and B meet on 2 September 2021'
    """

    def __init__(self, language: str, folders: tuple[str, ...] = ()) -> None:
        self.language = language
        self._catalogues = tuple(
            catalogue
            for near in _NEAREST.get(language, ())
            for folder in (*folders, OWN_CATALOGUES)
            if (catalogue := _catalogue(folder, near))
        )

    def sentence(
        self,
        template: str,
        arguments: Mapping[str, object] | None = None,
        *,
        plural: str | None = None,
        count: int | None = None,
    ) -> str:
        """The sentence; `plural` and `count` choose between two templates."""
        text = self._translated(template, plural, count)
        shown = {name: self.shown(value) for name, value in (arguments or {}).items()}
        english = plural if plural and count != 1 else template
        for form in (text, english):  # a translation with a slip of the pen is worse than none
            try:
                return form.format_map(shown)
            except (LookupError, ValueError, AttributeError, TypeError):
                continue
        return english  # and a template with one is still better than no finding

    def shown(self, value: object) -> str:  # noqa: PLR0911 - one per type
        """An argument, as people of the language write it."""
        if isinstance(value, Phrase | Told):
            return self._translated(value, None, None)
        if isinstance(value, Sentence):
            return self.sentence(value.template, value.arguments)
        if isinstance(value, When):
            return value.text
        if isinstance(value, date):
            return format_day(value, self.language)
        if isinstance(value, time):
            return format_time(value, self.language)
        if isinstance(value, DateRange):
            return format_range(value, self.language)
        if isinstance(value, Named):
            return value.label(self.language)
        if isinstance(value, list | tuple):
            return self._listed([self.shown(item) for item in value])
        return str(value)

    def _listed(self, items: list[str]) -> str:
        if len(items) < 2:  # noqa: PLR2004 - two make a list
            return "".join(items)
        return f"{', '.join(items[:-1])} {_AND.get(self.language, 'and')} {items[-1]}"

    def _translated(self, template: str, plural: str | None, count: int | None) -> str:
        if not template:
            return ""  # it is the key of a catalogue's own description
        if isinstance(template, Told):
            return (
                template.in_languages(self.language, *_NEAREST.get(self.language, ())) or template
            )
        if plural is None or count is None:
            return _translation(self._catalogues, template)
        for catalogue in self._catalogues:
            if text := catalogue.ngettext(template, plural, count):
                return text
        return template if count == 1 else plural


@lru_cache(maxsize=2048)
def _translation(catalogues: "tuple[NullTranslations, ...]", template: str) -> str:
    """What the first catalogue that knows a template says; the template itself where none does."""
    texts = (catalogue.gettext(template) for catalogue in catalogues)
    return next(filter(None, texts), template)


@lru_cache(maxsize=64)
def _catalogue(folder: str, language: str) -> "NullTranslations | None":
    """A compiled catalogue, if there is one; they do not change while a program runs."""
    file = join(folder, f"{language}.mo")
    if not exists(file):
        return None
    from kompetanse.messages.catalogue import (  # noqa: PLC0415 - only for plans with findings
        read_catalogue,
    )

    return read_catalogue(file)
