"""Remarks become findings: with a place in the file, in the reader's language."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TypeVar

from kompetanse.breakage import breakage
from kompetanse.document import Document, Place, Span
from kompetanse.finding import Finding, Related, Remark, Severity
from kompetanse.loading.loader import Loaded
from kompetanse.messages import Translator
from kompetanse.path import Path, element, pointer
from kompetanse.plugins import Plugin


T = TypeVar("T")

_LONGEST = 10_000
"""Letters of a message, or of what it speaks of."""

_MOST = 100
"""Things that a message lists."""


class Placer:
    """Places and translates the remarks about one document."""

    def __init__(
        self,
        translator: Translator,
        document: Document | None,
        loaded: Loaded,
        plugins: Iterable[Plugin] = (),
    ) -> None:
        self.translator = translator
        self.document = document
        self.loaded = loaded
        self._plugins = plugins

    def findings(self, remarks: Iterable[Remark], *, of_plan: bool) -> list[Finding]:
        """Findings of remarks, whose paths are the plan's or already the document's."""
        return [self._safely(remark, of_plan=of_plan) for remark in remarks]

    def _safely(self, remark: Remark, *, of_plan: bool) -> Finding:
        """The finding; another one where a stranger's rule gave what cannot be shown."""
        try:
            return self._finding(remark, of_plan=of_plan)
        except Exception as error:  # noqa: BLE001 - an argument may raise anything when it is shown
            described = [p.described for p in self._plugins if p.distribution == remark.plugin]
            who = next(iter(described), remark.plugin)
            broken = broken_rule(remark.rule, remark.plugin, who, breakage(error))
            return self._finding(broken, of_plan=of_plan)

    def _finding(self, remark: Remark, *, of_plan: bool) -> Finding:
        path = self._in_document(remark.path, of_plan=of_plan)
        arguments = {name: bounded(value) for name, value in remark.arguments.items()}
        return Finding(
            rule=remark.rule,
            severity=remark.severity,
            message=self._said(remark.template, arguments, remark.plural, remark.count),
            subject=element(remark.path if remark.owner is None else remark.owner),
            path=pointer(path),
            hint=self._said(remark.hint, arguments) if remark.hint else None,
            place=remark.place or self._place(path, remark),
            template=bounded(remark.template),
            arguments={name: self._plain(value) for name, value in arguments.items()},
            plugin=remark.plugin,
            related=tuple(self._related(p, of_plan=of_plan) for p in remark.related),
            status=remark.status,
            waiver=remark.waiver,
        )

    def _said(
        self,
        template: str,
        arguments: Mapping[str, object],
        plural: str | None = None,
        count: int | None = None,
    ) -> str:
        return bounded(self.translator.sentence(template, arguments, plural=plural, count=count))

    def _in_document(self, path: Path, *, of_plan: bool) -> Path:
        return self.loaded.document_path(path) if of_plan else path

    def _related(self, path: Path, *, of_plan: bool) -> Related:
        path = self._in_document(path, of_plan=of_plan)
        place = self._located(path, key=True) if self.document else None
        return Related(pointer(path), element(path), place)

    def _place(self, path: Path, remark: Remark) -> Place | None:
        """The datum; or the key of the nearest thing above it that is in the file."""
        if self.document is None:
            return None
        there = _existing(self.document.data, path)
        key = remark.key or there != path or remark.owner == remark.path
        return self._located(there, key=key, quote=remark.quote)

    def _located(self, path: Path, *, key: bool, quote: str | None = None) -> Place:
        assert self.document is not None  # noqa: S101 - callers have looked
        document, inner = self.document.owner(path)
        span = document.span(inner, key=key and bool(inner) and isinstance(inner[-1], str))
        if quote and (at := document.text.content.find(quote, span.start, span.end)) >= 0:
            span = Span(at, at + len(quote))
        return document.text.place(span)

    def _plain(self, value: object) -> object:
        """An argument as JSON can carry it."""
        if value is None or isinstance(value, str | int | bool):
            return value
        if isinstance(value, float):
            return value if isfinite(value) else str(value)
        if isinstance(value, list | tuple):
            return [self._plain(item) for item in value]
        return getattr(value, "isoformat", lambda: self.translator.shown(value))()


def bounded(value: T) -> T:
    """What a message shows, as far as anybody reads it: a rule may give anything, and a plan too.

    >>> len(bounded("far" * 100_000)), bounded(["a"] * 200)[-2:]
    (10001, ['a', '…'])
    """
    match value:
        case str() if len(value) > _LONGEST:
            return f"{value[:_LONGEST]}…"  # type: ignore[return-value]
        case list() | tuple():
            more = ["…"] if len(value) > _MOST else []
            return [*map(bounded, value[:_MOST]), *more]  # type: ignore[return-value]
    return value


def broken_rule(rule: str, plugin: str, described: str, what: str) -> Remark:
    """What is said of a rule that raised something instead of speaking of the plan.

    Args:
        rule: The rule's full name.
        plugin: The distribution that it comes from.
        described: The same with version and contact.
        what: What was raised, and where.
    """
    return Remark(
        rule="plugin/rule-failed",
        severity=Severity.ERROR,
        template="the rule {rule} of {plugin} broke: {what}",
        arguments={"rule": rule, "plugin": described, "what": what},
        plugin=plugin,
    )


def slip_of_rule(rule: str, plugin: str, described: str, template: str) -> Remark:
    """What is said of a rule whose message cannot be filled in; it is shown as it is."""
    return Remark(
        rule="plugin/message-slip",
        severity=Severity.ERROR,
        template="the rule {rule} of {plugin} speaks of what it is not given: {what}",
        arguments={"rule": rule, "plugin": described, "what": template},
        plugin=plugin,
    )


def _existing(data: object, path: Path) -> Path:
    """The longest beginning of `path` that leads to something in the data."""
    there: Path = ()
    for step in path:
        if not _holds(data, step):
            break
        data = data[step]  # type: ignore[index]
        there = (*there, step)
    return there


def _holds(data: object, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data
