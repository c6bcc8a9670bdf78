"""Running rules over a plan: each in a `try` of its own, with what it said of each subject."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import cast

from attrs import define, field, frozen

from kompetanse.checking.containers import container, fields_above
from kompetanse.checking.facts import Facts
from kompetanse.checking.placing import broken_rule
from kompetanse.checking.signed import Signed
from kompetanse.errors import PluginError
from kompetanse.finding import Outcome, Remark, Severity, Status
from kompetanse.model import Plan
from kompetanse.model.walk import Inventory
from kompetanse.path import Path
from kompetanse.plugins import Plugin
from kompetanse.rule import Ask, Missing, Problem, Result, Rule, Unknown


_ORDER = tuple(Status)
STOOD_BACK = "another rule has spoken"
"""Why a rule says nothing where one that it gives way to has a problem."""


@frozen
class Said:
    """A result with its paths and the status that it gives its subject."""

    result: Result
    owner: Path
    path: Path
    status: Status


@define
class Record:
    """All that one rule said of a plan."""

    rule: Rule
    said: list[Said] = field(factory=list)
    held: int = 0
    judged: set[Path] = field(factory=set)
    missing: list[str] = field(factory=list)
    failure: BaseException | None = None


@frozen
class Settings:
    """What a caller may set: which rules, their options and severities, the day."""

    only: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, object]] = field(factory=dict)
    severities: Mapping[str, Severity] = field(factory=dict)
    today: date | None = None


class _Subjects:
    """The objects that rules visit: those that state what is needed, and what the others lack."""

    def __init__(
        self, inventory: Inventory, visits: tuple[str, ...], needs: tuple[str, ...]
    ) -> None:
        lists = [inventory.of(kind) for kind in visits]
        things = lists[0] if len(lists) == 1 else [thing for one in lists for thing in one]
        self._inventory = inventory
        self._visits = visits
        self._needs = needs
        self._things = things
        self._classes = inventory.classes(*visits)
        self.stated = self._stating(things)

    @property
    def exist(self) -> bool:
        """Whether there are such objects at all."""
        return bool(self._things)

    @cached_property
    def lacking(self) -> list[str]:
        """What the plan would have to state for all of them to be judged."""
        if not self._things:
            return [container(self._visits[0])]
        if len(self.stated) == len(self._things):
            return []
        lacks = {
            (type(thing), name): thing
            for thing in self._things
            for name in self._needs
            if getattr(thing, name) is None
        }
        above = (fields_above(self._inventory.path(thing)) for thing in lacks.values())
        return list(
            dict.fromkeys(f"{up}{name}" for up, (_, name) in zip(above, lacks, strict=True))
        )

    def only(self, chosen: Iterable[object]) -> list[object]:
        """Those of some objects that are visited and state what is needed."""
        return self._stating([thing for thing in chosen if type(thing) in self._classes])

    def _stating(self, things: list[object]) -> list[object]:
        """Those of some objects that state what is needed."""
        for name in self._needs:
            things = [thing for thing in things if getattr(thing, name) is not None]
        return things


class Run:
    """One run of rules over one plan."""

    def __init__(
        self, plan: Plan, plugins: Iterable[Plugin], settings: Settings, previous: Plan | None
    ) -> None:
        self.inventory = Inventory(plan)
        self.settings = settings
        self.signed = Signed(plan, settings.today)
        self.records: dict[str, Record] = {}
        self._visited: dict[tuple[tuple[str, ...], tuple[str, ...]], _Subjects] = {}
        shared: Facts | None = None
        for plugin in plugins:
            facts = Facts(
                plan,
                self.inventory,
                today=settings.today,
                previous=previous,
                own=plugin.facts,
                shared=shared,
            )
            shared = shared or facts
            for rule in _chosen(plugin.rules, settings):
                self.records[rule.id] = self._record(rule, facts)
        self._stand_back()

    def remarks(self) -> Iterator[Remark]:
        """What the rules have to say, as remarks."""
        for record in self.records.values():
            if record.failure is not None:
                yield broken_rule(record.rule.id, record.rule.plugin, record.failure)
            for said in record.said:
                if said.status is not Status.HELD:
                    yield self._remark(record.rule, said)

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each rule."""
        return tuple(_outcome(record) for record in self.records.values())

    def _record(self, rule: Rule, facts: Facts) -> Record:
        """Call the rule with every object that it has to look at."""
        record = Record(rule)
        try:
            subjects = self._subjects(rule.visits, rule.needs)
            given = _given(record, facts) if subjects.exist else []
            if given is not None:
                self._visit(record, self._looked_at(record, subjects, facts), given)
                if not record.held:  # else nobody asks why it is not evaluated
                    record.missing += subjects.lacking
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a rule may raise anything
            record.failure = error
        return record

    def _subjects(self, visits: tuple[str, ...], needs: tuple[str, ...]) -> "_Subjects":
        """The objects of some classes; many rules visit the same ones."""
        key = (visits, needs)
        if key not in self._visited:
            self._visited[key] = _Subjects(self.inventory, visits, needs)
        return self._visited[key]

    @staticmethod
    def _looked_at(record: Record, subjects: "_Subjects", facts: Facts) -> list[object]:
        """The objects that a rule must see, once the others have been counted."""
        rule = record.rule
        if not rule.among or not subjects.stated:
            return subjects.stated
        chosen = facts.value(rule.among)
        if chosen is None:
            record.missing.append(facts.lacking(rule.among))
            return []
        found = subjects.only(cast("Iterable[object]", chosen))
        rest = len(subjects.stated) - len(found)
        if not rule.otherwise:
            record.held += rest
        elif rest:
            record.missing.append(rule.otherwise)
        return found

    def _visit(self, record: Record, subjects: list[object], given: list[object]) -> None:
        """Let the rule speak of each object."""
        rule = record.rule
        speak = rule.function
        options = self.settings.options.get(rule.id, {})
        for subject in subjects:
            silent = judged = True
            for result in speak(subject, *given, **options) or ():
                silent = False
                judged = self._heard(record, result) and judged
            record.held += silent
            if judged and rule.replaces:
                record.judged.add(self.inventory.path(subject))

    def _heard(self, record: Record, result: object) -> bool:
        """Take down what a rule says; tell whether it could judge its subject."""
        if isinstance(result, Missing) and isinstance(result.what, str):
            record.missing.append(result.what)
            return False
        if not isinstance(result, Result):
            raise PluginError(f"it yielded {result!r}, which is no result")
        record.said.append(self._said(record.rule, result))
        return True

    def _said(self, rule: Rule, result: Result) -> Said:
        for thing in (result.subject, *result.related):
            if not self.inventory.knows(thing):
                raise PluginError(f"it speaks of {thing!r}, which is no object of the plan")
        _verify(result)
        path = self.inventory.path(result.subject)
        owner = path
        if type(result.subject).__module__ == "kompetanse.dates.when":
            owner = self.inventory.path(self.inventory.owner(result.subject))
        if result.field is not None:
            path += (result.field,) if isinstance(result.field, str) else result.field
        return Said(result, owner, path, self._status(rule, result, owner))

    def _status(self, rule: Rule, result: Result, owner: Path) -> Status:
        if isinstance(result, Unknown):
            return Status.UNKNOWN
        if isinstance(result, Ask):
            signed = self.signed.attests(rule.id, owner)
            return Status.HELD if signed else Status.NEEDS_ATTESTATION
        return Status.WAIVED if self.signed.waiver(rule.id, owner) else Status.BROKEN

    def _stand_back(self) -> None:
        """One fault, one finding: rules are silent where another has spoken first, or replaces them."""
        replacing = [record for record in self.records.values() if record.judged]
        for record in self.records.values():
            spoken = {
                said.owner
                for name in record.rule.unless
                if name in self.records
                for said in self.records[name].said
                if isinstance(said.result, Problem)
            }
            for other in replacing:
                if record.rule.id in other.rule.replaces:
                    spoken |= other.judged
            if any(said.owner in spoken for said in record.said):
                record.said = [said for said in record.said if said.owner not in spoken]
                record.missing.append(STOOD_BACK)

    def _remark(self, rule: Rule, said: Said) -> Remark:
        result = said.result
        severity = Severity.INFO
        hint = result.hint
        waived = said.status is Status.WAIVED
        waiver = self.signed.waiver(rule.id, said.owner) if waived else None
        arguments = dict(result.arguments)
        if result.count is not None:
            arguments.setdefault("count", result.count)
        if said.status is Status.BROKEN:
            severity = self.settings.severities.get(rule.id) or result.severity or rule.severity
        elif waiver is not None:
            hint = "waived by {waived_by}: {waived_because}"
            arguments |= {"waived_by": waiver.by, "waived_because": waiver.reason}
        return Remark(
            rule=rule.id,
            severity=severity,
            path=said.path,
            owner=said.owner,
            template=result.template,
            arguments=arguments,
            plural=result.plural,
            count=result.count,
            hint=hint,
            quote=result.quote,
            related=tuple(self.inventory.path(thing) for thing in result.related),
            plugin=rule.plugin,
            status=said.status,
            waiver=waiver,
        )


def _given(record: Record, facts: Facts) -> list[object] | None:
    """The facts that a rule asks for; nothing where one of them is not known."""
    names = record.rule.asks
    given = [facts.value(name) for name in names]
    unknown = [
        name
        for name, value in zip(names, given, strict=True)
        if value is None and name not in record.rule.optional
    ]
    record.missing += map(facts.lacking, unknown)
    return None if unknown else given


def _verify(result: Result) -> None:
    """See to it that a result can be shown: rules are strangers' code."""
    wanted: tuple[tuple[str, object], ...] = (
        ("template", str),
        ("plural", str | None),
        ("hint", str | None),
        ("quote", str | None),
        ("count", int | None),
        ("severity", Severity | None),
    )
    for name, kind in wanted:
        value = getattr(result, name)
        if not isinstance(value, kind):  # type: ignore[arg-type]
            raise PluginError(f"{result!r}: its {name} may not be {value!r}")


def _chosen(rules: Iterable[Rule], settings: Settings) -> Iterator[Rule]:
    for rule in rules:
        if rule.id not in settings.ignore and (settings.only is None or rule.id in settings.only):
            yield rule


def _outcome(record: Record) -> Outcome:
    """The gravest status among the rule's subjects, with counts."""
    if record.held and not record.said and record.failure is None:
        return Outcome(record.rule.id, Status.HELD, record.held, {"held": record.held})
    counts = _counts(record)
    status = next(iter(counts), Status.NOT_EVALUATED)
    reason = None
    if record.failure is not None:
        status, reason = Status.NOT_EVALUATED, "the rule broke"
    elif status is Status.NOT_EVALUATED:
        reason = ", ".join(dict.fromkeys(record.missing)) or None
    return Outcome(
        rule=record.rule.id,
        status=status,
        subjects=sum(counts.values()),
        counts={status.value: count for status, count in counts.items()},
        reason=reason,
    )


def _counts(record: Record) -> dict[Status, int]:
    """How many subjects have each status, the gravest first."""
    if not record.said:
        return {Status.HELD: record.held} if record.held else {}
    by_subject: dict[Path, Status] = {}
    for said in record.said:
        old = by_subject.get(said.owner, Status.HELD)
        by_subject[said.owner] = min(old, said.status, key=_ORDER.index)
    counts = Counter(by_subject.values())
    counts[Status.HELD] += record.held
    return {status: counts[status] for status in _ORDER if counts[status]}
