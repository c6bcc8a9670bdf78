"""Plans that say what a test is about, and nothing else."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from kompetanse.checking import load_plan
from kompetanse.document import Document, parse
from kompetanse.document.writing import write
from kompetanse.errors import KompetanseError
from kompetanse.model import Plan


MINIMAL: Mapping[str, object] = {
    "format": "1",
    "id": "plan",
    "title": "Plan",
    "language": "nb",
    "country": "NO",
    "period": "skoleåret 2021/2022",
}
"""The minimal valid plan that fragments are merged into."""

TODAY = date(2022, 8, 1)
"""The day on which fragments are checked that state none."""


@frozen
class Situation:
    """A fragment made whole: the plan, the day on which it is checked, the issue before it."""

    plan: Document
    today: date
    previous: Document | None


def plan_with(fragment: str = "", /, **sections: object) -> Plan:
    """The minimal plan with a fragment of YAML laid over it, and with some sections.

    It is there for tests of facts and of functions that take a plan or an element of one.

    Args:
        fragment: A piece of a plan file.
        sections: The same as plain data.

    Raises:
        PlanError: If that is no plan.

    >>> plan_with("groups: {g1: {members: 8}}").groups["g1"].size
    8
    >>> plan_with(title="Plan for Skog skole").title
    'Plan for Skog skole'
    """
    situation = situation_of(fragment, sections)
    return load_plan(situation.plan)


def situation_of(fragment: str, sections: Mapping[str, object] | None = None) -> Situation:
    """Lay a fragment over the minimal plan.

    Two keys of it are not the plan's: `today`, and `previous` (a fragment of the issue before).
    """
    data = _merged(_merged(dict(MINIMAL), _data(fragment)), sections or {})
    today = data.pop("today", None)
    previous = data.pop("previous", None)
    before = _merged(dict(MINIMAL), previous) if isinstance(previous, dict) else None
    return Situation(
        parse(write(data), name="<fragment>"),
        date.fromisoformat(today) if isinstance(today, str) else TODAY,
        parse(write(before), name="<previous>") if before else None,
    )


def _data(fragment: str) -> Mapping[str, object]:
    """What a fragment says; it must be readable.

    Raises:
        KompetanseError: It is not.
    """
    document = parse(fragment, name="<fragment>")
    for fault in document.faults:
        if fault.id != "empty":
            raise KompetanseError(
                "this fragment cannot be read: {reason}\n{fragment}",
                reason=fault.reason.format_map(fault.arguments),
                fragment=fragment,
            )
    return document.data if isinstance(document.data, dict) else {}


def _merged(base: dict[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """A mapping with another laid over it, mapping by mapping."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return merged
