"""Values that cannot be used: what is refused, where, and why."""

from collections.abc import Iterator

from attrs import field, frozen

from kompetanse.nearest import nearest
from kompetanse.path import Path


class Refused(ValueError):  # noqa: N818 - it is control flow inside loading, never seen outside
    """A value that its field cannot take. `id` is short: «wrong-type»."""

    def __init__(self, id: str, reason: str, hint: str | None = None, **arguments: object) -> None:  # noqa: A002
        super().__init__(reason)
        self.id = id
        self.reason = reason
        self.hint = hint
        self.arguments = arguments


class RefusedItems(ValueError):  # noqa: N818 - as above
    """Several refused entries of one mapping or list, each with its key."""

    def __init__(self, items: list[tuple[str | int, Exception]]) -> None:
        super().__init__("refused items")
        self.items = items


@frozen
class Refusal:
    """A refused value with its path; `key` if the key itself is at fault."""

    path: Path
    id: str
    reason: str
    arguments: dict[str, object] = field(factory=dict)
    hint: str | None = None
    key: bool = False


def refusals(
    error: BaseException, path: Path, known: dict[str, tuple[str, ...]]
) -> Iterator[Refusal]:
    """All refused values of a cattrs error tree.

    Args:
        error: What structuring raised.
        path: The path of the value that was structured.
        known: Field names by class name, for the nearest known key.
    """
    from cattrs import (  # noqa: PLC0415 - only a mistake pays for it
        BaseValidationError,
        ForbiddenExtraKeysError,
    )

    if isinstance(error, RefusedItems):
        for key, inner in error.items:
            yield from refusals(inner, (*path, key), known)
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from refusals(inner, (*path, *_step(inner)), known)
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            yield unknown_key((*path, name), known.get(error.cl.__name__, ()))
    elif isinstance(error, Refused):
        yield Refusal(path, error.id, error.reason, error.arguments, error.hint)
    elif isinstance(error, KeyError):
        yield Refusal(path, "missing-key", "{key} is missing", {"key": str(error.args[0])})
    else:
        yield Refusal(path, "unusable", "this value cannot be used", {})


def unknown_key(path: Path, known: tuple[str, ...]) -> Refusal:
    """The refusal of a key that nobody knows, with the nearest one that somebody does."""
    near = nearest(str(path[-1]), known)
    hint = "did you mean {nearest}?" if near else None
    arguments: dict[str, object] = {"key": str(path[-1]), "nearest": near or ""}
    return Refusal(
        path, "unknown-key", "the plan format has no {key} here", arguments, hint, key=True
    )


def _step(error: BaseException) -> Path:
    """The attribute or index that cattrs noted on an error.

    The notes are texts by birth: only their class tells them apart.
    """
    from cattrs import (  # noqa: PLC0415 - as above
        AttributeValidationNote,
        IterableValidationNote,
    )

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def prune(data: object, path: Path, removed: object) -> bool:
    """Take the datum at `path` out of plain data; whether there was one.

    An entry of a mapping is deleted; an item of a list is replaced by `removed`, so that its
    siblings keep their places.
    """
    *above, last = path
    holder = data
    for step in above:
        holder = _inside(holder, step)
    if isinstance(holder, dict) and last in holder:
        del holder[last]
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        holder[last] = removed
    else:
        return False
    return True


def _inside(holder: object, step: str | int) -> object:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        return holder[step]
    return None
