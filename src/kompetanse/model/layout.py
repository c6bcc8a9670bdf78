"""The document around the plan: sections, attachments, sources, approvals, exceptions."""

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Element, Shown


@frozen(kw_only=True, repr=False)
class Section(Element):
    """A heading with the rows below it.

    `period` is stated, or read from the heading; `covers` names sections that stand below an
    overall heading (a heading over the whole table covers all of them).
    """

    heading: str | None = None
    period: When | None = None
    remarks: tuple[str, ...] | None = None
    covers: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """The heading, else the id."""
        return self.heading or self.id


@frozen(kw_only=True, repr=False)
class Source(Element):
    """What a plan builds on or refers to: an agreement, an earlier plan, a white paper."""

    title: str | None = None
    dated: When | None = None
    kind: str | None = None


@frozen(kw_only=True, repr=False)
class Signatory(Shown):
    """Who signs the plan: a role or an invented name, for an organisation."""

    role: str | None = None
    organisation: str | None = None


@frozen(kw_only=True, repr=False)
class Approval(Shown):
    """A body's yes to the plan."""

    body: str | None = None
    dated: When | None = None
    what: str | None = None
    level: str | None = None


@frozen(kw_only=True, repr=False)
class Consultation(Shown):
    """A hearing: who was asked, until when, and what came in."""

    body: str | None = None
    recipients: tuple[str, ...] | None = None
    until: When | None = None
    outcome: str | None = None


@frozen(kw_only=True, repr=False)
class Version(Shown):
    """An issue of the plan, or of one part of it."""

    dated: When | None = None
    what: str | None = None


@frozen(kw_only=True, repr=False)
class ContentsEntry(Shown):
    """A line of the table of contents."""

    title: str
    page: int | None = None


@frozen(kw_only=True, repr=False)
class LostFigure(Shown):
    """A figure or chart whose content is not in the text."""

    what: str
    section: str | None = None


@frozen(kw_only=True, repr=False)
class Attachment(Element):
    """An attachment («vedlegg», «bilag»)."""

    title: str | None = None
    number: int | None = None
    file: str | None = None


@frozen(kw_only=True, repr=False)
class Quotation(Shown):
    """A goal or principle that the plan takes over from another document, in own words."""

    text: str
    source: str | None = None
    year: int | None = None


@frozen(kw_only=True, repr=False)
class Waiver(Shown):
    """A signed exception from a rule for one element.

    Without who, when and why a waiver has no effect, and is reported.
    """

    rule: str
    element: str
    reason: str | None = None
    by: str | None = None
    on: When | None = None
    until: When | None = None


@frozen(kw_only=True, repr=False)
class Attestation(Shown):
    """A signed statement that something holds which no machine can see."""

    rule: str
    element: str
    statement: str | None = None
    by: str | None = None
    on: When | None = None
    until: When | None = None
