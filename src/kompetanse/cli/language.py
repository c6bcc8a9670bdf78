"""Speaking to whoever runs a command, in the language of the call."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from kompetanse.errors import DocumentError, KompetanseError, TimeExpressionError, UnknownNameError
from kompetanse.locales import LANGUAGES
from kompetanse.messages import Translator, with_manual
from kompetanse.phrase import Phrase


_spoken = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for as long as a command runs."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def speak(language: str) -> None:
    """Go on in another language: a configuration may have named one."""
    _spoken.set(language)


def spoken() -> str:
    """The language that is spoken."""
    return _spoken.get()


def say(
    template: str,
    arguments: Mapping[str, object] | None = None,
    *,
    plural: str | None = None,
    count: int | None = None,
) -> str:
    """A sentence in the language that is spoken; see `Translator.sentence`."""
    return _translator(_spoken.get()).sentence(template, arguments, plural=plural, count=count)


@lru_cache(maxsize=len(LANGUAGES))
def _translator(language: str) -> Translator:
    return Translator(language, with_manual(()))


def told(error: BaseException) -> str:
    """What an error says, in the language that is spoken.

    >>> told(KompetanseError("{path} is there already", path="plan.yaml"))
    'plan.yaml is there already'
    """
    match error:
        case UnknownNameError():
            return _unknown(error)
        case DocumentError():
            return f"{error.path}: {say(error.reason, error.arguments)}"
        case TimeExpressionError():
            reason = say(error.reason, error.arguments)
            return say("{text!r}: {reason}", {"text": error.text, "reason": reason})
        case KompetanseError() if error.arguments:
            arguments = {name: _argument(value) for name, value in error.arguments.items()}
            return say(error.template, arguments)
        case KompetanseError() if error.template:
            return say(error.template)
    return str(error)


def _argument(value: object) -> object:
    """What an error speaks of; another error is told, too."""
    return told(value) if isinstance(value, BaseException) else value


def _unknown(error: UnknownNameError) -> str:
    arguments = {"kind": _kind(error.kind), "name": error.name, "nearest": error.nearest}
    if error.nearest:
        return say("there is no {kind} {name!r}; did you mean {nearest!r}?", arguments)
    return say("there is no {kind} {name!r}", arguments)


def _kind(kind: str) -> str:
    """What kind of thing a name was to be of."""
    what, of, whose = kind.partition(" of ")
    return say("option of {rule}", {"rule": whose}) if of else say(what)


SYSTEM = (
    Phrase("Address already in use"),
    Phrase("Cannot assign requested address"),
    Phrase("Device or resource busy"),
    Phrase("Disk quota exceeded"),
    Phrase("File name too long"),
    Phrase("File too large"),
    Phrase("Input/output error"),
    Phrase("Invalid argument"),
    Phrase("Is a directory"),
    Phrase("Name or service not known"),
    Phrase("No locks available"),
    Phrase("No such file or directory"),
    Phrase("No space left on device"),
    Phrase("Not a directory"),
    Phrase("Operation not permitted"),
    Phrase("Operation not supported"),
    Phrase("Permission denied"),
    Phrase("Read-only file system"),
    Phrase("Too many levels of symbolic links"),
    Phrase("Too many open files"),
)
"""What systems say of files and addresses; see `reason_of`."""

KINDS = (
    Phrase("command"),
    Phrase("country"),
    Phrase("fact"),
    Phrase("feed"),
    Phrase("format"),
    Phrase("group"),
    Phrase("holiday"),
    Phrase("key"),
    Phrase("language"),
    Phrase("module"),
    Phrase("option"),
    Phrase("role"),
    Phrase("rule pack"),
    Phrase("rule"),
    Phrase("section"),
    Phrase("severity"),
    Phrase("unit"),
)
"""Kinds of things that are asked for by name."""
