"""Waivers and attestations: who signed what, and whether it counts."""

from collections.abc import Iterable, Iterator
from datetime import date

from kompetanse.finding import Remark, Severity
from kompetanse.model import Attestation, Plan, Waiver
from kompetanse.nearest import nearest
from kompetanse.path import Path, element


class Signed:
    """The waivers and attestations of a plan that have effect.

    Attributes:
        rules: Names of the rules that they are about.
    """

    def __init__(self, plan: Plan, today: date | None) -> None:
        self._waivers = [w for w in plan.waivers or () if counts(w, today)]
        self._attestations = [a for a in plan.attestations or () if counts(a, today)]
        self.rules = {w.rule for w in self._waivers} | {a.rule for a in self._attestations}

    def waiver(self, rule: str, path: Path) -> Waiver | None:
        """The waiver that covers a rule for the element at `path`."""
        return next((w for w in self._waivers if w.rule == rule and covers(w, path)), None)

    def attests(self, rule: str, path: Path) -> bool:
        """Whether somebody has signed that a rule holds for the element at `path`."""
        return any(a.rule == rule and covers(a, path) for a in self._attestations)


def counts(signed: Waiver | Attestation, today: date | None) -> bool:
    """Whether it says who and when, and why, and has not run out."""
    if isinstance(signed, Waiver) and not signed.reason:
        return False
    if not signed.by or signed.on is None or not signed.on.is_readable:
        return False
    return not _has_run_out(signed, today)


def _has_run_out(signed: Waiver | Attestation, today: date | None) -> bool:
    last = signed.until.latest if signed.until else None
    return bool(last and today and today > last)


def covers(signed: Waiver | Attestation, path: Path) -> bool:
    """Whether the element it names is the one at `path`, or holds it."""
    name, here = named(signed), element(path)
    return here == name or bool(name and here.startswith(f"{name}/"))


def named(signed: Waiver | Attestation) -> str:
    """The element it names, as paths are written; empty for the plan as a whole."""
    return "" if signed.element == "plan" else signed.element


def remarks(plan: Plan, today: date | None, rules: Iterable[str]) -> Iterator[Remark]:
    """What has to be said of waivers and attestations themselves."""
    known = set(rules)
    for collection in ("waivers", "attestations"):
        for index, signed in enumerate(getattr(plan, collection) or ()):
            path: Path = (collection, index)
            if missing := _missing(signed):
                yield _incomplete(path, missing)
            elif _has_run_out(signed, today):
                yield _expired(path, signed)
            if signed.rule not in known:
                yield _unknown_rule((*path, "rule"), signed.rule, known)


def _missing(signed: Waiver | Attestation) -> list[str]:
    wanted = ("by", "on", "reason") if isinstance(signed, Waiver) else ("by", "on")
    return [name for name in wanted if not getattr(signed, name)]


def _incomplete(path: Path, missing: list[str]) -> Remark:
    return Remark(
        rule="plan/incomplete-signature",
        severity=Severity.WARNING,
        path=path,
        template="without {missing} it has no effect: an exception says who, when and why",
        arguments={"missing": missing},
    )


def _expired(path: Path, signed: Waiver | Attestation) -> Remark:
    return Remark(
        rule="plan/expired-signature",
        severity=Severity.WARNING,
        path=(*path, "until"),
        owner=path,
        template="it ran out on {until} and has no effect any more",
        arguments={"until": signed.until},
    )


def _unknown_rule(path: Path, name: str, known: set[str]) -> Remark:
    near = nearest(name, sorted(known))
    return Remark(
        rule="plan/unknown-rule",
        severity=Severity.WARNING,
        path=path,
        owner=path[:-1],
        template="no rule named {name} runs for this plan",
        arguments={"name": f"«{name}»", "nearest": near or ""},
        hint="did you mean {nearest}?" if near else None,
    )
