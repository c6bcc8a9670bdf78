"""Rules about what must be done: recurring duties, and the order of hearing and approval."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kompetanse.dates import Period, SchoolYear, Term, When
from kompetanse.dates.compare import due, earlier, start
from kompetanse.model import (
    Approval,
    Committee,
    Duty,
    Event,
    LearningGroup,
    Network,
    Plan,
)
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import (
    Answer,
    at_least,
    count_in,
    lasts,
    school_years_of,
    terms_of,
)


class Holder(NamedTuple):
    """Who a duty is counted for, and the occasions on which it can be fulfilled."""

    subject: Duty | LearningGroup
    name: str
    occasions: tuple[Event, ...] | None
    listed: str


@rule(
    "requirement-not-scheduled",
    severity=Severity.WARNING,
    needs="rate",
    unless="ost-finnmark/group-meetings-per-semester",
)
def requirement_not_scheduled(duty: Duty, plan: Plan, directory: Directory) -> Problems:
    """A duty that recurs each term or school year has enough occasions in the plan.

    What is not in the calendar is not done. A duty may list its own occasions. Else meetings of
    committees and networks are counted for the duties of the role of that name, and meetings of
    groups for duties «for each group».

    Breaks:
        duties: {møter: {role: styringsgruppe, what: møtes, rate: minst 2 møter hvert semester}}
        committees: {styringsgruppe: {meetings: [{when: 12.10.21}, {when: 16.11.21}, {when: 15.03.22}]}}

    Breaks:
        duties: {møter: {role: rektor, what: møtes, rate: minst 2 møter hvert semester, occasions: [12.10.21]}}

    Holds:
        duties: {møter: {role: styringsgruppe, what: møtes, rate: minst 2 møter hvert skoleår}}
        committees: {styringsgruppe: {meetings: [{when: 12.10.21}, {when: 15.03.22}]}}
    """
    periods = _periods(duty, plan)
    least = duty.rate.least if duty.rate else None
    if periods is None or least is None:
        yield Missing(duty, "duties.rate" if plan.period else "period")
        return
    holders = list(_holders(duty, plan, directory))
    if not holders:
        yield Missing(duty, "groups" if duty.for_each else "committees")
    for holder in holders:
        if holder.occasions is None:
            yield Missing(holder.subject, holder.listed)
            continue
        for period in periods:
            count = count_in(period, holder.occasions, _long_enough(duty))
            problem = Problem(
                holder.subject,
                "{name}: {least} demanded for {period}, {found} planned",
                field="rate" if holder.subject is duty else None,
                related=() if holder.subject is duty else (duty,),
                hint="plan the meetings that are missing",
                name=holder.name,
                least=least,
                period=period,
                found=count.certain,
            )
            yield from at_least(least, count, problem, f"{holder.listed}.minutes")


@rule("approval-order", severity=Severity.INFO, needs="approvals")
def approval_order(plan: Plan) -> Problems:
    """A plan is approved after it has been heard, and anew after it has been changed.

    Who was asked until a day may expect that nothing is decided before it; and a yes covers
    what there was to read.

    Breaks:
        consultations: [{body: skoleeiere, until: 10.03.21}]
        approvals: [{body: styret, dated: 16.02.21}]

    Breaks:
        updated: 20.08.21
        approvals: [{body: styret, dated: 16.02.21}]

    Holds:
        consultations: [{body: skoleeiere, until: 10.03.21}]
        approvals: [{body: styret, dated: 16.03.21}]
    """
    dated = [
        (one, one.dated) for one in plan.approvals or () if one.dated and one.dated.is_readable
    ]
    if not dated:
        yield Missing(plan, "approvals.dated")
        return
    approval, day = max(dated, key=lambda pair: _last(pair[1]))
    for consultation in plan.consultations or ():
        if consultation.until and consultation.until.is_readable:
            yield from _heard(approval, day, consultation.until)
    changes = [plan.updated, *(version.dated for version in plan.versions or ())]
    changed = [when for when in changes if when and when.is_readable]
    if changed and earlier(start(day), start(latest := max(changed, key=_last))):
        yield Problem(
            approval,
            "the plan was changed ({changed}) after it had been approved ({approved})",
            field="dated",
            hint="have the changes approved, and add that approval",
            changed=latest,
            approved=day,
        )


def _heard(approval: Approval, day: When, until: When) -> Problems:
    """Whether a hearing had ended before the approval."""
    over = earlier(due(until), start(day))
    if over is False:
        yield Problem(
            approval,
            "the plan was approved ({approved}) before the hearing had ended ({until})",
            field="dated",
            hint="name the later approval, if there is one",
            approved=day,
            until=until,
        )
    elif over is None:
        yield Unknown(
            approval,
            "it cannot be established whether the hearing ({until}) had ended by the approval "
            "({approved})",
            field="dated",
            approved=day,
            until=until,
        )


def _last(when: When) -> int:
    """The last day of a time, as a number to compare by."""
    day = when.latest or when.earliest
    return day.toordinal() if day else 0


def _periods(duty: Duty, plan: Plan) -> tuple[Term, ...] | tuple[SchoolYear, ...] | None:
    """The periods of the plan that a duty is counted in."""
    rate = duty.rate
    if rate is None or rate.every != 1 or rate.approximate:
        return None
    if rate.per is Period.TERM:
        return terms_of(plan.period)
    return school_years_of(plan.period) if rate.per is Period.SCHOOL_YEAR else None


def _holders(duty: Duty, plan: Plan, directory: Directory) -> Iterator[Holder]:
    """For whom a duty is counted: itself, each group, or the body that has it."""
    if duty.occasions is not None:
        yield Holder(duty, duty.name, duty.occasions, "duties.occasions")
        return
    if duty.for_each is not None:
        groups = plan.groups if duty.for_each == "group" else None
        for group in (groups or {}).values():
            yield Holder(group, group.name, group.meetings, "groups.meetings")
        return
    wanted = {role for name in duty.roles for role in (name, *directory.resolve(name).roles)}
    for bodies, listed in ((plan.committees, "committees"), (plan.networks, "networks")):
        for body in (bodies or {}).values():
            if wanted.intersection((body.id, body.name, *directory.resolve(body.name).roles)):
                occasions = _occasions(body, plan)
                yield Holder(duty, duty.what or body.name, occasions, f"{listed}.meetings")


def _occasions(body: Committee | Network, plan: Plan) -> tuple[Event, ...] | None:
    """The meetings of a body, in its own list and among the gatherings."""
    gathered = [one for one in (plan.gatherings or {}).values() if one.network == body.id]
    if body.meetings is None and not gathered:
        return None
    return (*(body.meetings or ()), *gathered)


def _long_enough(duty: Duty) -> Callable[[Event], Answer]:
    """Whether an occasion counts: it is as long as the duty demands."""
    stated = duty.rate.minutes if duty.rate else None
    minutes = duty.minutes or (stated[0] if stated else 0)
    if not minutes:
        return lambda _: True
    if duty.occasions is not None:  # what does not say its own length has the duty's
        return lambda event: lasts(event, minutes) is not False
    return lambda event: lasts(event, minutes)
