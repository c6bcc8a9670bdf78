"""Names of new rules and plugins: such that reports, files and packages can bear them."""

import re
from keyword import iskeyword

from kompetanse.errors import PluginError


_WORDS = re.compile(r"[^\W_]+")
_RULE = re.compile(r"[^\W_A-Z]+(-[^\W_A-Z]+)*")
_PACKAGE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "é": "e"})
_PREFIX = "kompetanse-"
_TAKEN = ("rule",)
"""What a module of rules imports under a name that a function could have."""


def rule_name(text: str) -> str:
    """A rule's name, or the first half of one.

    Raises:
        PluginError: It is none; with the nearest that is.

    >>> rule_name("group-leader-trained")
    'group-leader-trained'
    """
    if _RULE.fullmatch(text) and text == text.lower():
        return text
    like = "-".join(_WORDS.findall(text.lower())) or "last-bus"
    raise PluginError(
        "{name!r} is no name of a rule: it is written like {like!r}", name=text, like=like
    )


def plugin_name(text: str) -> str:
    """The name of a plugin's package: «kompetanse-tromso».

    Raises:
        PluginError: It is none; with the nearest that is.

    >>> plugin_name("Tromsø")
    Traceback (most recent call last):
    kompetanse.errors.PluginError: 'Tromsø' is no name of a plugin: it is written like 'kompetanse-tromso'
    """
    if _PACKAGE.fullmatch(text) and text.startswith(_PREFIX):
        return text
    own = re.sub(r"^kompetanse(?=[\W_])", "", text.lower())
    like = _PREFIX + (_plain(own) or "tromso")
    raise PluginError(
        "{name!r} is no name of a plugin: it is written like {like!r}", name=text, like=like
    )


def pack_name(text: str) -> str:
    """The name of a rule pack, as plans give it in `follows`.

    Raises:
        PluginError: It is none; with the nearest that is.
    """
    if _PACKAGE.fullmatch(text):
        return text
    like = _plain(text) or "nordland"
    raise PluginError(
        "{name!r} is no name of a rule pack: it is written like {like!r}", name=text, like=like
    )


def taken(plugin: str, name: str) -> PluginError:
    """What is wrong with a name that others' rules have already."""
    return PluginError(
        "{plugin} has rules named {name}/…: choose another name", plugin=plugin, name=name
    )


def function_name(rule: str) -> str:
    """The name of the function of a rule.

    >>> function_name("last-bus"), function_name("2-leaders"), function_name("pass")
    ('last_bus', 'rule_2_leaders', 'rule_pass')
    """
    name = rule.replace("-", "_")
    is_free = name.isidentifier() and not iskeyword(name) and name not in _TAKEN
    return name if is_free else f"rule_{name}"


def _plain(text: str) -> str:
    """The words of a text in letters that packages can have, with dashes between."""
    letters = text.lower().translate(_LETTERS).encode("ascii", "replace").decode()
    return "-".join(_WORDS.findall(letters))
