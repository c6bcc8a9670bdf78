"""Whom the programme reaches: all levels, all initiatives, and who asks a question."""

from __future__ import annotations

import re

from kompetanse.model import GatheringKind
from kompetanse.model.kinds import is_cancelled, kind_of_gathering, kind_of_name
from kompetanse.rule import Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import Answer, settle, some
from kompetanse_laeringsledelse.subjects import courses_of, days_of
from kompetanse_laeringsledelse.words import CONTACT, INITIATIVES


TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompetanse.model import Action, Contact, Course, Initiative, Plan, Program
    from kompetanse.model.audience import Directory, HasAudience


_NO_OFFER = frozenset({GatheringKind.NOTE, GatheringKind.SURVEY})
_EMAIL = re.compile(r"(?:mailto:)?[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[ .()/-]{0,2}\d){7,14}(?!\d)|(?<!\d)0\d{4}(?!\d)")


@rule("all-levels-covered", severity=Severity.WARNING, source=INITIATIVES, needs="levels")
def all_levels_covered(program: Program, plan: Plan, directory: Directory) -> Problems:
    """There is something for every level that the programme names.

    Practice changes at all levels, or it does not last. Courses count, and so do gatherings that
    are neither notes nor surveys.

    Breaks:
        program: {levels: [lærere, skoleforvaltning]}
        roles: {l: {label: Lærere}, f: {label: Skoleforvaltning}}
        courses: {c0: {kind: foundation, audience: [lærere]}}

    Holds:
        program: {levels: [lærere, skoleforvaltning]}
        roles: {l: {label: Lærere}, f: {label: Skoleforvaltning}}
        courses: {c0: {kind: foundation, audience: [lærere]}}
        gatherings: {s: {title: Ledelsesseminar, when: 01.06.22, audience: [skoleforvaltning]}}
    """
    if plan.courses is None and plan.gatherings is None:
        yield Missing(program, "courses")
        return
    offers = list(_offers(plan))
    for index, level in enumerate(program.levels or ()):
        problem = Problem(
            program,
            "there is nothing for the level «{level}»",
            field=("levels", index),
            hint="plan something for it, or add it to an audience",
            level=level,
        )
        answer = some(_is_for(level, one, directory) for one in offers)
        yield from settle(answer, problem, Missing(program, "courses.audience"))


@rule("initiative-covered", severity=Severity.WARNING, source=INITIATIVES)
def initiative_covered(initiative: Initiative, plan: Plan) -> Problems:
    """Each initiative is served by a course or another measure.

    An initiative that nobody works with is a wish.

    Breaks:
        initiatives: {i1: {title: Læringsmål}, i2: {title: Viden}}
        courses: {c0: {kind: foundation, initiatives: [i1]}}

    Holds:
        initiatives: {i1: {title: Læringsmål}, i2: {title: Viden}}
        courses: {c0: {kind: foundation, initiatives: [i1]}}
        actions: {a: {what: læse om feedback, initiatives: [i2]}}
    """
    activities: list[Course | Action] = [*courses_of(plan), *(plan.actions or {}).values()]
    problem = Problem(
        initiative,
        "no course and no measure serves «{initiative}»",
        hint="add it to the initiatives of what serves it",
        initiative=initiative.name,
    )
    served = some(
        None if one.initiatives is None else initiative.id in one.initiatives for one in activities
    )
    answer = served if activities else None
    yield from settle(answer, problem, Missing(initiative, "courses.initiatives"))


@rule("coordinator-contact", severity=Severity.WARNING, source=CONTACT, needs="coordinators")
def coordinator_contact(plan: Plan) -> Problems:
    """One can write to a coordinator, or call.

    One of them is enough, and so is a telephone number. Neither is ever shown in a calendar.

    Breaks:
        coordinators: {k: {title: programkoordinator}}

    Breaks:
        coordinators: {k: {title: programkoordinator, email: programkoordinator@}}

    Holds:
        coordinators: {k: {title: programkoordinator, phone: 12 34 56 78}}
    """
    coordinators = list((plan.coordinators or {}).values())
    if any(_can_be_reached(one) for one in coordinators):
        return
    ill_formed = [one for one in coordinators if one.email or one.phone]
    for one in ill_formed:
        yield Problem(
            one,
            "this is no address that one can write to"
            if one.email
            else "this is no number to call",
            field="email" if one.email else "phone",
        )
    if not ill_formed:
        yield Problem(
            plan,
            "no coordinator has an e-mail address or a telephone number",
            field="coordinators",
        )


def _offers(plan: Plan) -> Iterator[HasAudience]:
    """What the levels may take part in; a course with days speaks through these."""
    for course in courses_of(plan):
        if course.audience is not None or not days_of(course, plan):
            yield course
    for gathering in (plan.gatherings or {}).values():
        if kind_of_gathering(gathering) not in _NO_OFFER and not is_cancelled(gathering):
            yield gathering


def _is_for(level: str, offer: HasAudience, directory: Directory) -> Answer:
    """Whether somebody of a level takes part; nobody can tell where a name is not known."""
    members = directory.members(level)
    if not members.isdisjoint(directory.attend(offer)):
        return True
    kind = kind_of_name(level)
    if kind and directory.includes(offer, kind):
        return True
    known = members and offer.audience is not None
    strangers = any(directory.resolve(term).unknown for term in offer.audience or ())
    return False if known and not strangers else None


def _can_be_reached(contact: Contact) -> bool:
    return bool(
        _EMAIL.fullmatch((contact.email or "").strip()) or _PHONE.search(contact.phone or "")
    )
