"""What surrounds a time in a plan, and gives the year that the text leaves out."""

from datetime import date

from attrs import frozen

from kompetanse.dates.daterange import DateRange


@frozen
class Context:
    """Where a time stands.

    Attributes:
        period: The plan's period.
        section: The period of the section in which the row stands.
        previous: The earliest day of the row before.
    """

    period: DateRange | None = None
    section: DateRange | None = None
    previous: date | None = None

    @property
    def scopes(self) -> tuple[DateRange, ...]:
        """The periods that are known, the nearest one first."""
        return tuple(scope for scope in (self.section, self.period) if scope)


NO_CONTEXT = Context()
