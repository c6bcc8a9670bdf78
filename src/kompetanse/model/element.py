"""What all parts of a plan have in common."""

from typing import ClassVar

from attrs import fields, frozen

from kompetanse.dates import When


class Shown:
    """Shows itself by what is stated, of all that could be."""

    __slots__ = ()

    def __repr__(self) -> str:
        values = ((a.name, getattr(self, a.name), a.default) for a in fields(type(self)))  # type: ignore[arg-type]
        stated = (f"{name}={value!r}" for name, value, default in values if value != default)
        return f"{type(self).__name__}({', '.join(stated)})"


@frozen(kw_only=True, repr=False)
class Element(Shown):
    """A part of a plan that others may point at.

    `spoken` names the fields whose text may stand for the element in a message.

    Attributes:
        id: Its key in the mapping it stands in; loading puts it there.
        formerly: Ids it had in earlier issues of the plan.
    """

    spoken: ClassVar[tuple[str, ...]] = ("label", "title", "what")

    id: str = ""
    formerly: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """What people call it: label, title or text, else the id."""
        for field in self.spoken:
            if text := getattr(self, field, None):
                return str(text)
        return self.id


@frozen(kw_only=True, repr=False)
class Cells(Shown):
    """The raw texts of a table's row, as typed (line breaks kept, markup removed)."""

    when: str | None = None
    what: str | None = None
    who: str | None = None
    where: str | None = None
    status: str | None = None


@frozen(kw_only=True, repr=False)
class Scheduled(Element):
    """An element with a time, which may have stood in the row of a table.

    Attributes:
        when: Its time.
        section: Id of the section (heading) above its row.
        row: Number of its row in the table, counted over all kinds of elements.
        cells: The raw texts of that row.
        remarks: Remarks of the author: «OBS: …».
    """

    when: When | None = None
    section: str | None = None
    row: int | None = None
    cells: Cells | None = None
    remarks: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Event(Scheduled):
    """Something that people take part in.

    Attributes:
        title: What it is.
        audience: Who takes part: names of roles as the author wrote them.
        minutes: Its length, where stated apart from the clock.
        place: Where it is held.
        online: Whether it is held on the net.
        leads: Who leads or presents.
    """

    title: str | None = None
    audience: tuple[str, ...] | None = None
    minutes: int | None = None
    place: str | None = None
    online: bool | None = None
    leads: tuple[str, ...] | None = None
