"""From a document to a plan, as far as it goes."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from attrs import define, evolve, fields_dict
from attrs import field as attrs_field

from kompetanse.dates import Fault, FaultKind, Mode, When, find_times
from kompetanse.document import Document, DocumentFault
from kompetanse.finding import Remark, Severity
from kompetanse.loading.reading import CURRENT, Reading
from kompetanse.loading.references import dangling
from kompetanse.loading.refusal import Refusal, prune, refusals, unknown_key
from kompetanse.loading.sound import maker
from kompetanse.loading.structuring import REMOVED, known_fields, structure_hook
from kompetanse.locales import language_or_default
from kompetanse.model import Part, Plan, Section
from kompetanse.model.naming import is_placeholder
from kompetanse.model.walk import Inventory
from kompetanse.path import Path


_FIRST = ("format", "language", "country", "period", "sections")
_SUGGESTIONS = 50
"""Where more is wrong than this, nobody reads which of the known keys an unknown one is like."""
_MORE_THAN_A_YEAR = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
_HINTS = {
    FaultKind.NO_YEAR: "write the year, or say in the plan which period it is about",
    FaultKind.RATE: "write the days or weeks; how often something is done, a duty can say (rate)",
    FaultKind.REVERSED: "write the earlier time first",
}
_OTHER_KINDS = (FaultKind.RATE, FaultKind.DURATION, FaultKind.YEARLY)
_RULES_SPEAK = (FaultKind.INVALID_DATE, FaultKind.INVALID_WEEK)


@define
class Loaded:
    """What became of a document.

    Attributes:
        plan: The plan, or nothing where the document holds none.
        remarks: What had to be said while loading.
        removed: Paths (in the document) of what was taken out.
    """

    plan: Plan | None
    remarks: list[Remark] = attrs_field(factory=list)
    removed: set[Path] = attrs_field(factory=set)

    def document_path(self, path: Path) -> Path:
        """The path in the document of a datum of the plan.

        They differ where list items were taken out before it.
        """
        if not any(isinstance(gone[-1], int) for gone in self.removed):
            return path
        there: Path = ()
        for step in path:
            there = (*there, self._unshifted(there, step) if isinstance(step, int) else step)
        return there

    def _unshifted(self, holder: Path, index: int) -> int:
        gone = sorted(p[-1] for p in self.removed if p[:-1] == holder and isinstance(p[-1], int))
        for removed in gone:
            index += int(removed) <= index
        return index


def load(document: Document) -> Loaded:
    """Make a plan of a document; what cannot be used becomes a remark and is left out."""
    loaded = Loaded(None, list(_faults(document)))
    if not isinstance(document.data, dict):
        if not any(remark.severity is Severity.ERROR for remark in loaded.remarks):
            loaded.remarks.append(_remark(Refusal((), "no-plan", "there is no plan in this file")))
        return loaded
    reading = Reading(language_or_default(document.data.get("language")))
    token = CURRENT.set(reading)
    try:
        loaded.plan = _Loader(document.data, reading, loaded).plan()
    finally:
        CURRENT.reset(token)
    loaded.remarks += _times(loaded, reading)
    loaded.remarks += dangling(loaded.plan)
    return loaded


def _faults(document: Document) -> Iterator[Remark]:
    """Remarks on the files themselves: the document's and those of its parts."""
    for fault in document.faults:
        yield _fault_remark(document, fault)
    for part in document.parts.values():
        yield from _faults(part)


class _Loader:
    """Structures a plan's fields one by one, so that each is lost alone or not at all."""

    def __init__(self, data: dict[str, object], reading: Reading, loaded: Loaded) -> None:
        self.data = data
        self.reading = reading
        self.loaded = loaded
        self.known = _plan_fields()

    def plan(self) -> Plan:
        """The plan of all fields that could be structured."""
        made: dict[str, Any] = {}
        ordered = [name for name in _FIRST if name in self.data]
        for name in ordered + [name for name in self.data if name not in _FIRST]:
            if name not in self.known:
                few = len(self.loaded.remarks) < _SUGGESTIONS
                self.refuse([unknown_key((name,), self.known if few else ())])
                continue
            self.field(name, made)
            self.learn(name, made)
        return Plan(**made)

    def field(self, name: str, made: dict[str, Any]) -> None:
        """Structure one field, taking out what it cannot hold."""
        kind, data = field_type(name), self.data[name]
        if data is None:
            return
        try:
            made[name] = maker(kind)(data)
        except Exception:  # noqa: BLE001 - every way in which plain data can be wrong
            self.explain(name, kind, made)

    def explain(self, name: str, kind: Any, made: dict[str, Any]) -> None:
        """Structure a field with the converter, which can say what is wrong."""
        structure = structure_hook(kind)
        try:
            made[name] = structure(self.data[name], kind)
        except Exception as error:  # noqa: BLE001 - as above
            self.mend(name, error, structure, made)

    def mend(self, name: str, error: Exception, structure: Any, made: dict[str, Any]) -> None:
        """Report what is refused, take it out, and try again, until nothing is refused."""
        holder = {name: deepcopy(self.data[name])}
        while True:
            refused = list(refusals(error, (name,), _FieldsByName()))
            self.refuse(refused)
            for refusal in reversed(refused):
                self.take_out(holder, refusal.path)
            if name not in holder:
                return
            try:
                made[name] = structure(holder[name], field_type(name))
            except Exception as again:  # noqa: BLE001 - as above
                error = again
            else:
                return

    def take_out(self, holder: dict[str, object], path: Path) -> None:
        """Remove the datum, or the nearest thing above it that is there to remove."""
        while path:
            if prune(holder, path, REMOVED):
                self.loaded.removed.add(path)
                return
            path = path[:-1]

    def refuse(self, refused: list[Refusal]) -> None:
        self.loaded.remarks += [_remark(refusal) for refusal in refused]

    def learn(self, name: str, made: dict[str, Any]) -> None:
        """Use what gives other times their years."""
        if name == "period" and isinstance(period := made.get("period"), When):
            self.reading.plan_period(period.extent)
        elif name == "sections" and made.get("sections"):
            made["sections"] = {
                key: _with_period(section, self.reading)
                for key, section in made["sections"].items()
            }
            self.reading.sections = {
                key: section.period.extent
                for key, section in made["sections"].items()
                if section.period and section.period.extent
            }


@cache
def _plan_fields() -> tuple[str, ...]:
    return tuple(fields_dict(Plan))


@cache
def field_type(name: str) -> Any:
    """The type of a plan's field; rarer classes are imported when a plan has them."""
    kind = fields_dict(Plan)[name].type
    if isinstance(kind, str):
        import kompetanse.model as classes  # noqa: PLC0415 - only where it is needed

        wanted = re.findall(r"[A-Z]\w+", kind)
        kind = eval(kind, {name: getattr(classes, name) for name in wanted if name != "None"})  # noqa: S307 - our own annotation
    return kind


class _FieldsByName(dict[str, tuple[str, ...]]):
    """Field names by class name, found when they are asked for."""

    def get(self, name: str, default: Any = ()) -> Any:
        import kompetanse.model as classes  # noqa: PLC0415 - only a mistake pays for it

        kind = getattr(classes, name, None)
        return known_fields(kind) if kind else default


def _with_period(section: Section, reading: Reading) -> Section:
    """The section with the period that its heading names, if it names one."""
    if section.period is not None or not section.heading:
        return section
    if period := reading.heading(section.heading):
        return evolve(section, period=period)
    for mention in find_times(section.heading, language=reading.language):
        if isinstance(mention.value, When) and mention.value.extent:
            text = section.heading[mention.start : mention.end]
            return evolve(section, period=reading.when(text))
    return section


def _times(loaded: Loaded, reading: Reading) -> Iterator[Remark]:
    """Remarks on the times that could not be read and that no rule speaks of."""
    if not reading.unreadable or loaded.plan is None:
        return
    inventory = Inventory(loaded.plan)
    for when in inventory.of("When"):
        if not isinstance(when, When):
            continue
        owner = inventory.owner(when)
        fault = when.fault or _without_day(when, owner)
        if fault and fault.kind not in _RULES_SPEAK and not is_placeholder(when.text):
            path = loaded.document_path(inventory.path(when))
            yield _unreadable(when, fault, path, loaded.document_path(inventory.path(owner)))


def _without_day(when: When, owner: object) -> Fault | None:
    """A clock time alone is a time only for the part of a gathering."""
    if when.start_time is None or when.extent is not None or when.latest or when.earliest:
        return None
    if isinstance(owner, Part) or when.mode is not Mode.AT:
        return None
    reason = "this is a time of the day, without a day"
    return Fault(FaultKind.NOT_A_TIME, 0, len(when.text), reason, {})


def _unreadable(when: When, fault: Fault, path: Path, owner: Path) -> Remark:
    return Remark(
        rule="plan/unreadable-time",
        severity=_gravity(when, fault),
        path=path,
        owner=owner,
        template=fault.reason,
        arguments=fault.arguments | {"nearest": fault.hint},
        hint="did you mean «{nearest}»?" if fault.hint else _HINTS.get(fault.kind),
        quote=when.text[fault.start : fault.end],
    )


def _gravity(when: When, fault: Fault) -> Severity:
    """Digits look like a time that went wrong; words and a year are often meant to stay open."""
    if fault.kind is FaultKind.UNTIMED:
        return Severity.INFO
    if fault.kind in _OTHER_KINDS:
        return Severity.WARNING
    return Severity.ERROR if _MORE_THAN_A_YEAR.search(when.text) else Severity.WARNING


def _remark(refusal: Refusal) -> Remark:
    return Remark(
        rule=f"plan/{refusal.id}",
        severity=Severity.ERROR,
        path=refusal.path,
        key=refusal.key,
        template=refusal.reason,
        arguments=refusal.arguments,
        hint=refusal.hint,
    )


def _fault_remark(document: Document, fault: DocumentFault) -> Remark:
    return Remark(
        rule=fault.id if "/" in fault.id else f"document/{fault.id}",
        severity=Severity(fault.severity),
        template=fault.reason,
        arguments=fault.arguments,
        hint=fault.hint,
        place=document.text.place(fault.span),
    )
