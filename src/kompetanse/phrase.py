"""Words of ours inside a message, which are in the language of the message."""

from collections.abc import Mapping
from typing import Self


class Phrase(str):
    """English words that stand for an argument: «a rate» in «this is {found}».

    An argument that is a plain text is an author's own and is shown as it is.

    >>> "this is {found}".format(found=Phrase("a rate"))
    'this is a rate'
    """

    __slots__ = ()


class Sentence(str):  # noqa: SLOT000 - it carries what it was made of
    """A sentence of ours inside a message: it is told in the language of the message, too.

    >>> "the plugin failed: {what}".format(what=Sentence("it returned {value}", {"value": 3}))
    'the plugin failed: it returned 3'
    """

    template: str
    arguments: Mapping[str, object]

    def __new__(cls, template: str, arguments: Mapping[str, object]) -> Self:
        """Make the text of an English template and what it speaks of."""
        sentence = super().__new__(cls, template.format_map(arguments))
        sentence.template = template
        sentence.arguments = arguments
        return sentence

    def __reduce__(self) -> tuple[type["Sentence"], tuple[str, Mapping[str, object]]]:
        """Tell how to make it again, in another process."""
        return Sentence, (self.template, self.arguments)


def reason_of(error: Exception) -> Phrase:
    """What the system says of a failure: «Permission denied»; it says few things, and in English.

    >>> reason_of(FileNotFoundError(2, "No such file or directory", "plan.yaml"))
    'No such file or directory'
    """
    return Phrase(getattr(error, "strerror", None) or error)


def shortly(value: object, most: int = 80) -> str:
    """A value as code writes it, and no longer than anybody reads.

    >>> shortly(["a", 1]), shortly("b" * 9, most=4)
    ("['a', 1]", "'bbb…")
    """
    text = repr(value)
    return text if len(text) <= most else f"{text[:most]}…"


class Told(str):  # noqa: SLOT000 - it carries what was said in each language
    """Words of an author who said them in several languages.

    As a text it is what stands first of English, bokmål, nynorsk and Danish; in a message it is
    what was said in the message's language, or in the nearest one.

    >>> title = Told({"nb": "Møter", "da": "Møder"})
    >>> title, title.in_languages("da", "nb"), title.in_languages("nn")
    ('Møter', 'Møder', None)
    """

    languages: Mapping[str, str]

    def __new__(cls, languages: Mapping[str, str]) -> Self:
        """Make the text of its words in each language."""
        first = (languages[one] for one in _FIRST if one in languages)
        told = super().__new__(cls, next(first, ""))
        told.languages = dict(languages)
        return told

    def in_languages(self, *languages: str) -> str | None:
        """Give the words in the first of some languages in which there are any."""
        return next((self.languages[one] for one in languages if one in self.languages), None)

    def __reduce__(self) -> tuple[type["Told"], tuple[dict[str, str]]]:
        """Tell how to make it again, in another process."""
        return Told, (dict(self.languages),)


_FIRST = ("en", "nb", "nn", "da")


class Named:
    """Something of the calendar that has a name in each language: a term, a weekday, a holiday.

    As an argument of a message it is named in the language of the message.
    """

    __slots__ = ()

    def label(self, language: str) -> str:
        """Give the name as it stands inside a sentence."""
        raise NotImplementedError
