"""Courses built on surveys, and the initiatives they serve."""

from enum import StrEnum

from attrs import frozen

from kompetanse.model.element import Element, Event


class CourseKind(StrEnum):
    """Kinds of courses."""

    FOUNDATION = "foundation"
    THEME = "theme"


@frozen(kw_only=True, repr=False)
class Initiative(Element):
    """An initiative of a programme, with the premise it rests on."""

    title: str | None = None
    premise: str | None = None


@frozen(kw_only=True, repr=False)
class Course(Event):
    """A course of one or more days; its time is its own where it has no gatherings.

    Attributes:
        kind: Foundation or theme; inferred from the title where not stated.
        gatherings: Ids of the gatherings that are its days.
        topics: What it covers.
        based_on: Ids of the surveys on whose results it is built.
        practice: What participants try out between the days.
        research: The research it uses.
        initiatives: Ids of the initiatives that it serves.
    """

    kind: CourseKind | None = None
    gatherings: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    based_on: tuple[str, ...] | None = None
    practice: tuple[str, ...] | None = None
    research: tuple[str, ...] | None = None
    initiatives: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Contact(Element):
    """Whom to ask: a title, and how to reach them. Never shown in feeds or pages."""

    title: str | None = None
    label: str | None = None
    phone: str | None = None
    email: str | None = None
    web: str | None = None
