"""The differences between two issues of a plan, as text and as JSON."""

from collections.abc import Iterable, Iterator

from kompetanse.changes import Change, ChangeKind
from kompetanse.dates import When
from kompetanse.loading import plain
from kompetanse.messages import Translator
from kompetanse.path import element, pointer


LONGEST = 80
"""Characters of a value that are shown; whoever wants all of it reads the plan."""

TEMPLATES = {
    ChangeKind.ADDED: "added: {name}",
    ChangeKind.REMOVED: "removed: {name}",
    ChangeKind.CANCELLED: "cancelled: {name}",
    ChangeKind.MOVED: "moved: {name}, from {old} to {new}",
    ChangeKind.CHANGED: "changed: {name}, {field}: {old} → {new}",
}


def lines(changes: Iterable[Change], translator: Translator) -> Iterator[str]:
    """One line per change: what happened, to what, for whom, and where it stands."""
    say = translator.sentence
    for change in changes:
        sentence = say(TEMPLATES[change.kind], _arguments(change, say("not stated")))
        if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            time = change.new if change.kind is ChangeKind.ADDED else change.old
            sentence += f" ({_shown(time, '')})" if time else ""
        if change.audience:
            sentence += say("; for {audience}", {"audience": list(change.audience)})
        yield f"{sentence} [{element(change.path)}]"


def data(changes: Iterable[Change]) -> list[dict[str, object]]:
    """The changes as plain data for other programs."""
    return [
        {
            "kind": change.kind.value,
            "path": pointer(change.path),
            "name": change.name,
            "old": plain(change.old),
            "new": plain(change.new),
            "audience": list(change.audience),
        }
        for change in changes
    ]


def _arguments(change: Change, nothing: str) -> dict[str, object]:
    steps = [str(step) for step in change.path]
    return {
        "name": f"«{change.name}»",
        "field": steps[-1],
        "old": _shown(change.old, nothing),
        "new": _shown(change.new, nothing),
    }


def _shown(value: object, nothing: str) -> str:
    """A value in a few words: times and texts as written, lists by their items."""
    if value is None or value in ((), {}):
        return nothing
    if isinstance(value, When):
        return f"«{value.text}»"
    text = _item(plain(value))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _item(written: object) -> str:
    """A plain value: the first texts of what is not a text itself."""
    if isinstance(written, dict):
        return " ".join(_item(value) for value in written.values() if value)
    if isinstance(written, list):
        return ", ".join(_item(item) for item in written)
    return str(written)
