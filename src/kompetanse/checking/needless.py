"""Waivers and attestations without use: their rule has nothing to say where they are for.

Where a rule did not run, or could not judge, nothing is said of them; nor of rules that judge by
the day or by the issue before, since they may have something to say another time.
"""

from collections.abc import Collection, Iterator

from kompetanse.checking.record import Record
from kompetanse.checking.running import Run
from kompetanse.checking.signed import counts, covers, named
from kompetanse.finding import Remark, Severity
from kompetanse.model import Attestation, Waiver
from kompetanse.path import Path, steps


def needless(run: Run, told: Collection[Path]) -> Iterator[Remark]:
    """What has to be said of them.

    Args:
        run: The run of the rules, which knows what each could judge.
        told: Paths of those of which something else is said already.
    """
    plan = run.inventory.plan
    for index, waiver in enumerate(plan.waivers or ()):
        if ("waivers", index) not in told and _is_needless(run, waiver):
            yield Remark(
                rule="plan/needless-waiver",
                severity=Severity.WARNING,
                path=("waivers", index),
                template="the rule {rule} has nothing to say there: this waiver waives nothing",
                arguments={"rule": waiver.rule},
                hint="take it out, or it hides what goes wrong there later",
            )
    for index, attestation in enumerate(plan.attestations or ()):
        if ("attestations", index) not in told and _is_needless(run, attestation):
            yield Remark(
                rule="plan/needless-attestation",
                severity=Severity.INFO,
                path=("attestations", index),
                template="the rule {rule} asks for no signature there",
                arguments={"rule": attestation.rule},
            )


def _is_needless(run: Run, signed: Waiver | Attestation) -> bool:
    record = run.records.get(signed.rule)
    if record is None or record.failure or not record.lasting:
        return False
    if not counts(signed, run.today) or not record.settings.at(steps(named(signed))).runs:
        return False
    spoken = {said.owner for said in record.said} | record.withdrawn
    return not any(covers(signed, path) for path in spoken) and _is_judged(run, record, signed)


def _is_judged(run: Run, record: Record, signed: Waiver | Attestation) -> bool:
    """Whether the rule could judge the element, all of its objects in it, or what holds it."""
    visited = (
        run.inventory.path(one) for kind in record.rule.visits for one in run.inventory.of(kind)
    )
    inside = {path for path in visited if covers(signed, path)}
    judged = record.judged | record.sound
    here = named(signed)
    around = any(_holds(path, here) for path in judged)
    return inside <= judged and bool(inside or around)


def _holds(path: Path, element: str) -> bool:
    """Whether the object at a path holds an element."""
    here = steps(element) if element else ()
    return tuple(map(str, path)) == here[: len(path)]
