"""Running rules over a plan: each in a `try` of its own, with what it said of each subject."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from types import GeneratorType
from typing import TypeAlias, cast

from kompetanse.breakage import breakage
from kompetanse.checking.containers import container, fields_above
from kompetanse.checking.facts import Facts
from kompetanse.checking.guarding import Guard
from kompetanse.checking.placing import broken_rule, slip_of_rule
from kompetanse.checking.record import Record, Said
from kompetanse.checking.signed import Signed
from kompetanse.checking.verifying import (
    MOST_RESULTS,
    listed,
    no_such_field,
    slip_in,
    verify,
)
from kompetanse.errors import Interrupted, PluginError
from kompetanse.finding import Outcome, Remark, Severity, Status
from kompetanse.model import Plan
from kompetanse.model.walk import Inventory
from kompetanse.path import Path
from kompetanse.patience import patiently
from kompetanse.phrase import shortly
from kompetanse.plugins import BUILT_IN, Plugin
from kompetanse.rule import Ask, Missing, Problem, Result, Rule, Unknown
from kompetanse.selection.settings import Settings


STOOD_BACK = "another rule has spoken"
"""Why a rule says nothing where one that it gives way to has a problem."""

LEFT_OUT = "the configuration leaves it out"
"""Why a rule says nothing of elements that it is switched off for."""

_PASSING = ("today", "previous")
"""Facts that are others another day."""

Serving: TypeAlias = Iterable[tuple[Plugin, Iterable[Rule]]]
"""Plugins, each with those of its rules that serve a plan."""


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
            try:
                things = [thing for thing in things if getattr(thing, name) is not None]
            except AttributeError:
                raise no_such_field(things[0], name) from None
        return things


class Run:
    """One run of rules over one plan."""

    def __init__(
        self,
        plan: Plan,
        serving: Serving,
        settings: Settings,
        *,
        today: date | None,
        previous: Plan | None,
    ) -> None:
        self.inventory = Inventory(plan)
        self.today = today
        self.signed = Signed(plan, today)
        self.records: dict[str, Record] = {}
        self._visited: dict[tuple[tuple[str, ...], tuple[str, ...]], _Subjects] = {}
        self._guard = Guard(self.inventory)
        shared: Facts | None = None
        for plugin, rules in serving:
            facts = Facts(
                plan,
                self.inventory,
                today=today,
                previous=previous,
                own=plugin.facts,
                shared=shared,
            )
            shared = shared or facts
            for rule in rules:
                if (mine := settings.of(rule)).run_somewhere:
                    self.records[rule.id] = self._record(Record(rule, mine, plugin), facts)
            self._guard.inspect(plugin)
        self._stand_back()

    def remarks(self) -> Iterator[Remark]:
        """What the rules have to say, as remarks."""
        yield from self._guard.remarks()
        for record in self.records.values():
            yield from _breakages(record)
            for said in record.said:
                if said.status is not Status.HELD:
                    yield self._remark(record, said)

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each rule."""
        return tuple(record.outcome() for record in self.records.values())

    def _record(self, record: Record, facts: Facts) -> Record:
        """Let a rule speak; what it does instead is kept."""
        rule, plugin = record.rule, record.plugin
        try:
            if plugin.source == BUILT_IN:
                self._ask(record, facts)
            else:
                patiently(lambda: self._ask(record, facts))
        except KeyboardInterrupt:
            raise Interrupted(
                "interrupted while the rule {rule} of {plugin} was at work",
                rule=rule.id,
                plugin=plugin.described,
            ) from None
        except BaseException as error:  # noqa: BLE001 - a rule may raise anything
            self._guard.inspect(
                plugin
            )  # first of all: it may have taken away what is needed to tell
            record.failure = breakage(error, getattr(rule.function, "__code__", None))
        return record

    def _ask(self, record: Record, facts: Facts) -> None:
        """Call the rule with every object that it has to look at."""
        rule = record.rule
        if rule.id in self.signed.rules:
            record.lasting = not any(facts.rests_on(name, _PASSING) for name in _facts_of(rule))
        subjects = self._subjects(rule.visits, rule.needs)
        given = _given(record, facts) if subjects.exist else []
        if given is not None:
            self._visit(record, self._looked_at(record, subjects, facts), given)
            if not record.held:  # else nobody asks why it is not evaluated
                record.missing += _lacking(rule, subjects)

    def _subjects(self, visits: tuple[str, ...], needs: tuple[str, ...]) -> "_Subjects":
        """The objects of some classes; many rules visit the same ones."""
        key = (visits, needs)
        if key not in self._visited:
            self._visited[key] = _Subjects(self.inventory, visits, needs)
        return self._visited[key]

    def _looked_at(self, record: Record, subjects: "_Subjects", facts: Facts) -> list[object]:
        """The objects that a rule must see, once the others have been counted."""
        rule = record.rule
        stated = self._concerned(record, subjects.stated)
        if not rule.among or not stated:
            return stated
        chosen = facts.value(rule.among)
        if chosen is None:
            record.missing.append(facts.lacking(rule.among))
            return []
        found = self._concerned(record, subjects.only(cast("Iterable[object]", chosen)))
        rest = len(stated) - len(found)
        if not rule.otherwise:
            record.held += rest
            if rule.id in self.signed.rules:
                looked_at = {id(thing) for thing in found}
                rest_of_them = (thing for thing in stated if id(thing) not in looked_at)
                record.sound = {self.inventory.path(thing) for thing in rest_of_them}
        elif rest:
            record.missing.append(rule.otherwise)
        return found

    def _concerned(self, record: Record, things: list[object]) -> list[object]:
        """Those of some objects for which the rule is not switched off."""
        if not record.settings.varies:
            return things
        kept = [one for one in things if record.settings.reaches(self.inventory.path(one))]
        if len(kept) < len(things):
            record.missing.append(LEFT_OUT)
        return kept

    def _visit(self, record: Record, subjects: list[object], given: list[object]) -> None:
        """Let the rule speak of each object."""
        rule = record.rule
        speak, settings = rule.function, record.settings
        options = settings.everywhere.options
        for subject in subjects:
            if settings.varies:
                options = settings.at(self.inventory.path(subject)).options
            silent = judged = True
            heard = speak(subject, *given, **options) or ()
            for result in heard if type(heard) is GeneratorType else listed(heard):
                silent = False
                judged = self._heard(record, result) and judged
            record.held += silent
            if judged and (rule.replaces or rule.id in self.signed.rules):
                record.judged.add(self.inventory.path(subject))

    def _heard(self, record: Record, result: object) -> bool:
        """Take down what a rule says; tell whether it could judge its subject."""
        if len(record.said) + len(record.missing) > MOST_RESULTS:
            record.said.clear()
            raise PluginError("it yields more than {most} results", most=MOST_RESULTS)
        if isinstance(result, Missing) and isinstance(result.what, str):
            record.missing.append(result.what)
            return False
        said = self._said(record.rule, verify(result))
        if not record.settings.at(said.owner).runs:
            record.missing.append(LEFT_OUT)
            return False
        if slip := slip_in(said.result):
            record.slips[slip] = None
        record.said.append(said)
        return True

    def _said(self, rule: Rule, result: Result) -> Said:
        for thing in (result.subject, *result.related):
            if not self.inventory.knows(thing):
                raise PluginError(
                    "it speaks of {value}, which is no object of the plan", value=shortly(thing)
                )
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
                record.withdrawn = {said.owner for said in record.said} & spoken
                record.said = [said for said in record.said if said.owner not in spoken]
                record.missing.append(STOOD_BACK)

    def _remark(self, record: Record, said: Said) -> Remark:
        rule, result = record.rule, said.result
        severity = Severity.INFO
        hint = result.hint
        waived = said.status is Status.WAIVED
        waiver = self.signed.waiver(rule.id, said.owner) if waived else None
        arguments = dict(result.arguments)
        if result.count is not None:
            arguments.setdefault("count", result.count)
        if said.status is Status.BROKEN:
            stated = record.settings.at(said.owner).severity
            severity = stated or result.severity or rule.severity
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


def _lacking(rule: Rule, subjects: _Subjects) -> list[str]:
    """What the plan would have to state; a rule that brings its facts knows it best."""
    if rule.facts and rule.otherwise:
        return [] if subjects.exist else [rule.otherwise]
    return subjects.lacking


def _breakages(record: Record) -> Iterator[Remark]:
    """What is to be said of a rule that did something else than speak of the plan."""
    rule, who = record.rule, record.plugin.described
    if record.failure:
        yield broken_rule(rule.id, rule.plugin, who, record.failure)
    yield from (slip_of_rule(rule.id, rule.plugin, who, slip) for slip in record.slips)


def _facts_of(rule: Rule) -> tuple[str, ...]:
    """The names of all facts that a rule goes by."""
    return (*rule.asks, rule.among) if rule.among else rule.asks


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
