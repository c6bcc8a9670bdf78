"""What is to be reached, and how one sees it."""

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Element, Scheduled


@frozen(kw_only=True, repr=False)
class Goal(Element):
    """A goal; `text` in the plan's own words.

    Attributes:
        indicator: What shows that it is reached: from what, to what.
        accepted_by: Roles that have accepted it.
        findings: Ids of the conclusions of the analysis that it rests on.
        dated: When it was set.
    """

    title: str | None = None
    text: str | None = None
    indicator: str | None = None
    baseline: str | None = None
    target: str | None = None
    deadline: When | None = None
    accepted_by: tuple[str, ...] | None = None
    findings: tuple[str, ...] | None = None
    dated: When | None = None


@frozen(kw_only=True, repr=False)
class Survey(Scheduled):
    """A survey of pupils, staff or parents (mapping, kortlægning)."""

    title: str | None = None
    number: int | None = None
    results: When | None = None
    audience: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Evaluation(Scheduled):
    """How and when the work is evaluated.

    Attributes:
        by: Who evaluates.
        findings: What was found.
        agreement: Id of the agreement whose work is evaluated; else all of it is.
    """

    title: str | None = None
    method: str | None = None
    by: tuple[str, ...] | None = None
    findings: tuple[str, ...] | None = None
    agreement: str | None = None
