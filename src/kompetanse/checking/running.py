"""Running rules over a plan: each in a `try` of its own, with what it said of each subject."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import define, field, frozen

from kompetanse.checking.facts import Facts
from kompetanse.checking.signed import Signed
from kompetanse.errors import PluginError
from kompetanse.finding import Outcome, Remark, Severity, Status
from kompetanse.model import Plan
from kompetanse.model.walk import Inventory
from kompetanse.path import Path
from kompetanse.plugins import Plugin
from kompetanse.rule import Ask, Missing, Problem, Result, Rule, Unknown


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


class Run:
    """One run of rules over one plan."""

    def __init__(
        self, plan: Plan, plugins: Iterable[Plugin], settings: Settings, previous: Plan | None
    ) -> None:
        self.inventory = Inventory(plan)
        self.settings = settings
        self.signed = Signed(plan, settings.today)
        self.records: dict[str, Record] = {}
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
                yield _broken_rule(record)
            for said in record.said:
                if said.status is not Status.HELD:
                    yield self._remark(record.rule, said)

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each rule."""
        return tuple(_outcome(record) for record in self.records.values())

    def _record(self, rule: Rule, facts: Facts) -> Record:
        """Call the rule with every object that it visits."""
        record = Record(rule)
        subjects = [thing for kind in rule.visits for thing in self.inventory.of(kind)]
        if not subjects:
            record.missing.append(_container(rule.visits[0]))
            return record
        try:
            given = [facts.value(name) for name in rule.asks]
            unknown = [n for n, v in zip(rule.asks, given, strict=True) if v is None]
            if unknown:
                record.missing += unknown
                return record
            options = dict(self.settings.options.get(rule.id, {}))
            for subject in subjects:
                self._visit(record, subject, given, options)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may raise anything
            record.failure = error
        return record

    def _visit(
        self, record: Record, subject: object, given: list[object], options: dict[str, object]
    ) -> None:
        """Let the rule speak of one object."""
        if unstated := [n for n in record.rule.needs if getattr(subject, n) is None]:
            record.missing += unstated
            return
        results = list(record.rule.function(subject, *given, **options) or ())
        for result in results:
            if isinstance(result, Missing):
                record.missing.append(result.what)
            elif isinstance(result, Result):
                record.said.append(self._said(record.rule, result))
            else:
                raise PluginError(f"it yielded {result!r}, which is no result")
        if not results:
            record.held += 1

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
        """One fault, one finding: rules are silent where another has spoken first."""
        for record in self.records.values():
            spoken = {
                said.owner
                for name in record.rule.unless
                if name in self.records
                for said in self.records[name].said
                if isinstance(said.result, Problem)
            }
            if any(said.owner in spoken for said in record.said):
                record.said = [said for said in record.said if said.owner not in spoken]
                record.missing.append(STOOD_BACK)

    def _remark(self, rule: Rule, said: Said) -> Remark:
        result = said.result
        severity = Severity.INFO
        hint = result.hint
        arguments = dict(result.arguments)
        if said.status is Status.BROKEN:
            severity = self.settings.severities.get(rule.id) or result.severity or rule.severity
        elif waiver := self.signed.waiver(rule.id, said.owner):
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
            waived=said.status is Status.WAIVED,
        )


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
    by_subject: dict[Path, Status] = {}
    order = list(Status)
    for said in record.said:
        old = by_subject.get(said.owner, Status.HELD)
        by_subject[said.owner] = min(old, said.status, key=order.index)
    counts = Counter(by_subject.values())
    counts[Status.HELD] += record.held
    counts = +counts
    status = min(counts, key=order.index, default=Status.NOT_EVALUATED)
    reason = None
    if record.failure is not None:
        status, reason = Status.NOT_EVALUATED, "the rule broke"
    elif status is Status.NOT_EVALUATED:
        reason = ", ".join(dict.fromkeys(record.missing)) or None
    return Outcome(
        rule=record.rule.id,
        status=status,
        subjects=sum(counts.values()),
        counts={str(s): counts[s] for s in order if counts[s]},
        reason=reason,
    )


def _broken_rule(record: Record) -> Remark:
    return Remark(
        rule="plugin/rule-failed",
        severity=Severity.ERROR,
        template="the rule {rule} of {plugin} broke: {what}",
        arguments={
            "rule": record.rule.id,
            "plugin": record.rule.plugin,
            "what": f"{type(record.failure).__name__}: {record.failure}"[:300],
        },
        plugin=record.rule.plugin,
    )


_CONTAINERS: Mapping[str, str] = {
    "Action": "actions",
    "AnnualPlan": "annual_plans",
    "BetweenWork": "between_work",
    "Committee": "committees",
    "Deadline": "deadlines",
    "Duty": "duties",
    "Event": "gatherings",
    "Gathering": "gatherings",
    "Goal": "goals",
    "LearningGroup": "groups",
    "LongTermRow": "long_term_plan",
    "Module": "modules",
    "Network": "networks",
    "NewLeader": "new_leaders",
    "Role": "roles",
    "Scheduled": "gatherings",
    "Section": "sections",
    "Session": "modules.sessions",
    "Survey": "surveys",
    "Unit": "units",
    "When": "when",
}


def _container(kind: str) -> str:
    """Where objects of a class stand in a plan, to say what is missing."""
    return _CONTAINERS.get(kind, kind)
