"""The page on rules without Python: shapes, keys and conditions, from their one table."""

from collections.abc import Iterable

from scripts.pages import fenced, table

from kompetanse.declaring.showing import examples_of
from kompetanse.declaring.vocabulary import (
    ASKED,
    HEAD,
    MORE,
    OF_THE_FILE,
    SHAPES,
    TAKES,
    Key,
    Shape,
)


def regions() -> dict[str, str]:
    """The regions of the page, by name."""
    return {
        "declaration-shapes": "\n\n".join(map(_shape, SHAPES)),
        "declaration-file": _keys(OF_THE_FILE),
        "declaration-head": _keys(HEAD),
        "declaration-more": _more(),
        "declaration-asked": _keys(ASKED),
    }


def _shape(shape: Shape) -> str:
    """A shape: what it says, what it takes, which keys say more, and examples."""
    lines = [f"- takes: {TAKES[shape.key.takes]}"]
    if shape.keys:
        lines.append(f"- more: {', '.join(f'`{name}`' for name in shape.keys)}")
    if shape.arguments:
        said = ", ".join(f"`{{{name}}}`" for name in ("subject", *shape.arguments))
        lines.append(f"- its message may speak of: {said}")
    shown = fenced("\n".join(examples_of(shape.verb)), "toml")
    return "\n\n".join((f"### `{shape.verb}`", shape.key.meaning, "\n".join(lines), shown))


def _keys(keys: Iterable[Key]) -> str:
    rows = [(f"`{key.name}`", TAKES[key.takes], key.meaning) for key in keys]
    return table(("key", "takes", "meaning"), rows)


def _more() -> str:
    rows = [
        (f"`{key.name}`", TAKES[key.takes], key.meaning, ", ".join(f"`{v}`" for v in _with(key)))
        for key in MORE
    ]
    return table(("key", "takes", "meaning", "with"), rows)


def _with(key: Key) -> list[str]:
    return [shape.verb for shape in SHAPES if key.name in shape.keys]
