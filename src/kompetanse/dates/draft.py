"""What the parser found in a text, before the calendar and the context have been asked."""

from enum import Enum

from attrs import define, field, fields, frozen

from kompetanse.dates.clocks import ClockRange
from kompetanse.dates.measures import Bounds
from kompetanse.dates.points import Point, SaidWeekday, Week
from kompetanse.dates.series import Entry
from kompetanse.dates.words import Word


class Relation(Enum):
    """How an expression relates to the days that it names."""

    NONE = "none"
    BY = "by"
    UNTIL = "until"
    THROUGH = "through"
    BEFORE = "before"
    FROM = "from"
    AFTER = "after"
    DURING = "during"
    BETWEEN = "between"
    WHOLE = "whole"

    @property
    def is_deadline(self) -> bool:
        """Whether a clock time with it is an end."""
        return self in (Relation.BY, Relation.UNTIL, Relation.THROUGH, Relation.BEFORE)


@frozen
class Pick:
    """What is picked out of a stretch: each Thursday, every other week, the even weeks.

    Attributes:
        weekdays: The weekdays; whole weeks where there are none.
        step: Every how many weeks.
        parity: 0 for even weeks, 1 for odd ones, `None` for all.
    """

    weekdays: tuple[int, ...] = ()
    step: int = 1
    parity: int | None = None


@define
class Draft:
    """The parts of a time expression, collected while it is read.

    Attributes:
        relation: How it relates to its days.
        entries: The days, weeks, … themselves, with what ties them.
        pick: What is picked out of them.
        frame: A longer period that they lie in: «uke 3 (våren 2027)».
        whole: Whether all the context's own period is meant («hele perioden»: WHOLE), its week
            («hele uken»: WEEK), or a day of its week («onsdag»: WEEKDAY).
        clock: The stated clock time.
        minutes: The stated length.
        beside: Weeks that stand beside a date.
        weekday: A weekday that stands behind a date.
        holidays: Names of holidays.
        onwards: Whether «og fremover» was said.
        approximate: Whether «ca.» was said.
    """

    relation: Relation = Relation.NONE
    entries: tuple[Entry, ...] = ()
    pick: Pick | None = None
    frame: Point | None = None
    whole: Word | None = None
    clock: ClockRange | None = None
    minutes: Bounds | None = None
    beside: list[Week] = field(factory=list)
    weekday: SaidWeekday | None = None
    holidays: list[str] = field(factory=list)
    onwards: bool = False
    approximate: bool = False

    def copy(self) -> "Draft":
        """Copy it, so that something can be tried."""
        copied = Draft()
        copied.become(self)
        copied.beside, copied.holidays = [*self.beside], [*self.holidays]
        return copied

    def become(self, other: "Draft") -> None:
        """Take over all that another one says."""
        for name in _PARTS:
            setattr(self, name, getattr(other, name))


_PARTS = tuple(part.name for part in fields(Draft))
