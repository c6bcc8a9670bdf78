"""A plan that is being written, with the place of each datum."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count, takewhile
from typing import Any

from kompetanse.document.source import Document, DocumentFault, Span
from kompetanse.document.table import Places
from kompetanse.path import Path
from kompetanse.transcription.piece import Composed, Piece, Words


class Draft:
    """Plan data, where each datum came from, and what has to be said about it.

    Values may hold `Piece`s: what is kept is their words, and their place is remembered.
    """

    def __init__(self, document: Document, defaults: Mapping[str, object]) -> None:
        held = document.data if isinstance(document.data, dict) else {}
        front = held.get("front")
        self.front: dict[str, object] = front if isinstance(front, dict) else {}
        self.data: dict[str, object] = {**defaults, **self.front}
        self.faults = list(document.faults)
        self._stated = frozenset(self.data)
        self._document = document
        self._dropped = False
        self._places: dict[Path, Words] = {}
        self._collections: dict[str, dict[str, object]] = {}
        self._namesakes: defaultdict[tuple[str, str], int] = defaultdict(lambda: 1)

    @property
    def holds_plan(self) -> bool:
        """Whether the front matter is more of a plan than its title and its time."""
        return any(isinstance(value, dict | list) for value in self.front.values())

    def drop(self) -> None:
        """Give up: there is no plan in this document."""
        self._dropped = True

    def states(self, name: str) -> bool:
        """Whether the author states a field of the plan outside of the tables."""
        return name in self._stated

    def put(self, name: str, value: object) -> None:
        """Write a field of the plan, unless the author states it."""
        if not self.states(name):
            self.data[name] = self._plant((name,), value)

    def add(self, name: str, value: object) -> None:
        """Append to a list of the plan, unless the author states it."""
        if not self.states(name):
            items = self.data.setdefault(name, [])
            assert isinstance(items, list)  # noqa: S101 - nobody else writes it
            items.append(self._plant((name, len(items)), value))

    def complete(self, name: str, field: str, value: object) -> None:
        """Write a field of the last item that was added to a list of the plan."""
        items = self.data.get(name)
        if not self.states(name) and isinstance(items, list) and isinstance(items[-1], dict):
            items[-1].setdefault(field, self._plant((name, len(items) - 1, field), value))

    def gather(self, name: str, field: str, value: object) -> None:
        """Append to a list inside of a field of the plan, unless the author states it."""
        if not self.states(name):
            self.data.setdefault(name, {})
            self.extend((name, field), value)

    def enter(self, collection: str, name: str, value: object, place: Piece) -> str:
        """Write an element into a collection under an id of its own; return the id."""
        held = self._collection(collection)
        id_ = name
        while id_ in held:
            self._namesakes[collection, name] += 1
            id_ = f"{name}-{self._namesakes[collection, name]}"
        self._places[collection, id_] = place
        held[id_] = self._plant((collection, id_), value)
        return id_

    def _collection(self, name: str) -> dict[str, object]:
        """The elements of a collection: those that are stated, and those of the tables."""
        if name not in self._collections:
            stated = self.data.get(name)
            if stated is not None and not isinstance(stated, dict):
                reason = "«{name}» in the front matter is no list of named elements; it is left out"
                place = Piece("", ("front", name))
                self.say("left-out", reason, place, severity="warning", name=name)
            self._collections[name] = dict(stated) if isinstance(stated, dict) else {}
            self.data[name] = self._collections[name]
        return self._collections[name]

    def extend(self, path: Path, value: object) -> None:
        """Append to a list inside of an element that was entered."""
        if (holder := self._holder(path)) is not None:
            items = holder.setdefault(path[-1], [])
            items.append(self._plant((*path, len(items)), value))

    def change(self, path: Path, value: object) -> None:
        """Write a field of an element that was entered."""
        if (holder := self._holder(path)) is not None:
            holder[path[-1]] = self._plant(path, value)

    def _holder(self, path: Path) -> dict[str | int, Any] | None:
        """What holds the datum at `path`."""
        holder: object = self.data
        for step in path[:-1]:
            holder = holder.get(step) if isinstance(holder, dict) else None
        return holder if isinstance(holder, dict) else None

    def say(
        self,
        id_: str,
        reason: str,
        piece: Piece,
        *,
        severity: str = "info",
        hint: str | None = None,
        **arguments: object,
    ) -> None:
        """Tell what was inferred, set aside or not understood."""
        span = self.span_of(piece) or Span(0, 0)
        self.faults.append(
            DocumentFault(f"table/{id_}", reason, span, arguments, severity=severity, hint=hint)
        )

    def finish(self) -> Document:
        """The plan document; without data if there is no plan."""
        data = None if self._dropped else self.data
        return Document(self._document.text, data, tuple(self.faults), self.locate)

    def locate(self, path: Path, key: bool) -> Span | None:
        """The place of a datum of the plan in the text of the table."""
        if (value := self._places.get(path)) is not None:
            return self._span(value)
        if items := self._items(path):
            spans = [span for span in map(self._span, items) if span]
            return Span(spans[0].start, spans[-1].end) if spans else None
        if path and path[0] in self.front and self._document.locator:
            return self._document.locator(("front", *path), key)
        return None

    def _items(self, path: Path) -> list[Words]:
        """The places of the items of a list."""
        places = (self._places.get((*path, at)) for at in count())
        return [place for place in takewhile(lambda place: place is not None, places) if place]

    def _span(self, value: Words) -> Span | None:
        if isinstance(value, Piece):
            return self.span_of(value)
        begin = self.span_of(value.piece)
        end = self.span_of(value.until) if value.until else None
        return Span(begin.start, max(begin.end, end.end)) if begin and end else begin

    def span_of(self, piece: Piece) -> Span | None:
        """The place of a piece in the text of the table."""
        locator = self._document.locator
        if piece.text and isinstance(locator, Places):
            return locator.within(piece.path, piece.start, piece.start + len(piece.text))
        return locator(piece.path, False) if locator else None

    def _plant(self, path: Path, value: object) -> object:
        """Plain data of a value; the places of its pieces are remembered."""
        if isinstance(value, Piece | Composed):
            self._places[path] = value
            return value.words
        if isinstance(value, dict):
            kept = {key: item for key, item in value.items() if item is not None}
            return {key: self._plant((*path, key), item) for key, item in kept.items()}
        if isinstance(value, list | tuple):
            return [self._plant((*path, at), item) for at, item in enumerate(value)]
        return value
