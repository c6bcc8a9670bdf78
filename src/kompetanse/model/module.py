"""Modules and competence packages."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Element, Event
from kompetanse.model.gathering import BetweenWork


class SessionKind(StrEnum):
    """What a session of a module is; stated, or inferred from its title."""

    PREPARATION = "preparation"
    ANALYSIS = "analysis"
    THEME = "theme"


@frozen(kw_only=True)
class Session(Event):
    """One numbered session of a module or package: «Modul 3: Relasjonsspiralen».

    `between_work` is the work that follows its meeting; `meetings` is how many meetings it has
    where the plan says that it is not one.
    """

    kind: SessionKind | None = None
    meetings: int | None = None
    between_work: tuple[BetweenWork, ...] | None = None


@frozen(kw_only=True)
class Module(Element):
    """A module or competence package with its sessions.

    Attributes:
        sessions: The sessions under their numbers.
        period: The window for its sessions.
        text: What the plan says of it in running text.
        audience: Who is enrolled.
        base: Whether it is a base package that all have been through.
    """

    title: str | None = None
    text: str | None = None
    period: When | None = None
    audience: tuple[str, ...] | None = None
    leads: tuple[str, ...] | None = None
    builds_on: tuple[str, ...] | None = None
    outcomes: tuple[str, ...] | None = None
    base: bool | None = None
    sessions: dict[str, Session] | None = None
