"""Names and values as TOML has them."""

import json
from collections.abc import Mapping


def key(name: str) -> str:
    """A name as a key: bare, or in quotation marks.

    >>> key("fail-on"), key("skup/*")
    ('fail-on', '"skup/*"')
    """
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)


def value(thing: object) -> str:
    """A value, on one line.

    >>> value({"at-least": 3, "of": ("a", "b")})
    '{at-least = 3, of = ["a", "b"]}'
    """
    if isinstance(thing, Mapping):
        entries = (f"{key(name)} = {value(one)}" for name, one in thing.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(thing, list | tuple):
        return f"[{', '.join(map(value, thing))}]"
    return json.dumps(thing, ensure_ascii=False)
