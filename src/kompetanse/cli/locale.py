"""Which language a call is answered in: the one that it asks for, else the machine's."""

import sys
from collections.abc import Mapping, Sequence

from kompetanse.locales import LANGUAGES


_DANISH, _NORWEGIAN, _NYNORSK = 0x06, 0x14, 0x0814
"""Languages of Windows."""


def asked_for(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of a call: of `--language`, else of the machine, else English.

    >>> asked_for(["check", "--language", "nn"], {})
    'nn'
    >>> asked_for([], {"LANG": "no_NO.UTF-8"}), asked_for([], {"LC_ALL": "C", "LANG": "da_DK"})
    ('nb', 'en')
    """
    for before, argument in zip(["", *arguments], arguments, strict=False):
        stated = argument.removeprefix("--language=")
        if stated in LANGUAGES and (stated != argument or before == "--language"):
            return stated
    names = (environment.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    named = next(filter(None, names), "") or _of_windows()
    shorts = (name[:2].lower() for name in named.split(":"))
    known = ({"no": "nb"}.get(short, short) for short in shorts)
    return next((one for one in known if one in LANGUAGES), "en")


def _of_windows() -> str:
    """The language of a Windows machine; nothing elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - there only

    number: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    if number == _NYNORSK:
        return "nn"
    return {_DANISH: "da", _NORWEGIAN: "nb"}.get(number & 0xFF, "")
