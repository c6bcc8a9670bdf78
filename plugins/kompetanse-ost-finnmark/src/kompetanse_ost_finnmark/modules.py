"""Competence packages and their modules."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from kompetanse.dates import DateRange, Term, When, find_times
from kompetanse.dates.compare import same_day, starts_before, within_range
from kompetanse.model import BetweenWork, Module, Plan, RoleKind, Session, SessionKind
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import kind_of_session
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import (
    count_in,
    mentions,
    out_of_order,
    settle,
    takes_part,
)
from kompetanse_ost_finnmark.facts import PACKAGES, ROLES


_PPT = (RoleKind.PPT_ADVISER, RoleKind.PPT)
_LEADERSHIP = (RoleKind.SCHOOL_LEADER, RoleKind.LEADERSHIP, RoleKind.DEPARTMENT_HEAD)
_STAFF = frozenset({RoleKind.ALL_STAFF, RoleKind.TEACHER, RoleKind.PEDAGOGUE})
_RANGE = re.compile(r"\bmodul\w{0,6}\s{1,3}(\d{1,2})\s?(?:[-–—]|til)\s?(\d{1,2})\b", re.IGNORECASE)


@rule("ppt-in-package", severity=Severity.WARNING, source=ROLES)
def ppt_in_package(
    module: Module,
    directory: Directory,
    *,
    about: tuple[str, ...] = ("gruppeled", "gruppelei", "group leader", "leading groups"),
) -> Problems:
    """PPT advisers take part in the package on leading groups and pedagogical analysis.

    They guide the groups in just that.

    Breaks:
        roles: {gruppeledere: {label: Gruppeledere}, ppt: {label: PPT}}
        modules: {g: {title: Gruppeledelse og pedagogisk analyse, audience: [gruppeledere]}}

    Holds:
        roles: {gruppeledere: {label: Gruppeledere}, ppt: {label: PPT}}
        modules: {g: {title: Gruppeledelse og pedagogisk analyse, audience: [gruppeledere, ppt]}}
    """
    if not mentions(module.title, about):
        yield Missing(module, f"modules.title: {about[0]}")
        return
    problem = Problem(
        module,
        "PPT advisers are not among those who take part in {package}",
        field="audience",
        hint="enrol them in the package",
        package=f"«{module.name}»",
    )
    yield from settle(
        takes_part(directory, module, *_PPT), problem, Missing(module, "modules.audience")
    )


@rule("module-is-meeting-plus-work", severity=Severity.WARNING, source=PACKAGES, needs="sessions")
def module_is_meeting_plus_work(module: Module) -> Problems:
    """A module is one meeting, and work that follows it.

    What is only talked about is not tried out. A module with another number of meetings says so
    itself, and is left alone.

    Breaks:
        modules: {p: {sessions: {2: {when: 12.10.21, between_work: []}}}}

    Holds:
        modules: {p: {sessions: {2: {when: 12.10.21, between_work: [{what: prøve ut}]}}}}
    """
    for session in _in_order(module):
        if session.meetings not in (None, 1):
            continue
        if session.between_work is None:
            yield Missing(session, "modules.sessions.between_work")
        elif not session.between_work:
            yield Problem(
                session,
                "no work follows the meeting of {module}",
                field="between_work",
                hint="say what is tried out before the next meeting",
                module=_called(session),
            )
        yield from _work_before_meeting(session)


@rule("module-order", severity=Severity.ERROR, source=PACKAGES, needs="sessions")
def module_order(module: Module) -> Problems:
    """The modules of a package are held in the order of their numbers.

    Each builds on the one before.

    Breaks:
        modules: {p: {sessions: {2: {when: 12.10.21}, 3: {when: 14.09.21}}}}

    Holds:
        modules: {p: {sessions: {2: {when: 14.09.21}, 3: {when: 12.10.21}}}}
    """
    sessions = _in_order(module)
    dated = _dated(sessions)
    if len(dated) < len(sessions):
        yield Missing(module, "modules.sessions.when")
    for one, other, ordered in out_of_order(dated):
        yield from settle(ordered, _reversed(one, other), _order_unclear(one, other))


@rule("first-module-for-leadership", severity=Severity.ERROR, source=PACKAGES, needs="sessions")
def first_module_for_leadership(module: Module, directory: Directory) -> Problems:
    """The first module is for the leadership, and is held before the second.

    In it the leaders prepare how to lead the others through the package. Others who lead may
    take part, but not the whole staff. (A second module on an earlier day is what `module-order`
    speaks of.)

    Breaks:
        roles: {alle: {label: Alle ansatte}}
        modules: {p: {sessions: {1: {when: 30.08.21, audience: [alle]}}}}

    Holds:
        roles: {ledere: {label: Skoleledere}}
        modules: {p: {sessions: {1: {when: 30.08.21, audience: [ledere]}, 2: {when: 12.10.21}}}}
    """
    sessions = module.sessions or {}
    if (first := sessions.get("1")) is None:
        yield Missing(module, "modules.sessions.1")
        return
    named = {directory.kind(role) for role in directory.named(first)}
    problem = Problem(
        first,
        "{module} of {package} prepares the leadership, but is for {audience}",
        field="audience",
        hint="hold it for the leadership alone",
        module=_called(first),
        package=f"«{module.name}»",
        audience=first.audience,
    )
    present = takes_part(directory, first, *_LEADERSHIP)
    fits = present and named.isdisjoint(_STAFF)
    yield from settle(fits, problem, Missing(first, "modules.sessions.audience"))
    second = sessions.get("2")
    if second and first.when and second.when and same_day(first.when, second.when):
        yield _reversed(first, second)


@rule("module-range-matches", severity=Severity.ERROR, source=PACKAGES, needs=("text", "sessions"))
def module_range_matches(module: Module) -> Problems:
    """«Modul 2-6» in the text ends with the last module that is listed.

    Else one has been forgotten, or one too many is promised.

    Breaks:
        modules: {p: {text: "Modul 2-3: høsten", sessions: {1: {}, 2: {}}}}

    Holds:
        modules: {p: {text: "Modul 2-3: høsten", sessions: {1: {}, 2: {}, 3: {}}}}
    """
    ranges = [(int(found[2]), found[0]) for found in _RANGE.finditer(module.text or "")]
    if not ranges or not _in_order(module):
        yield Missing(module, "modules.text" if not ranges else "modules.sessions")
        return
    (last, promised), listed = max(ranges), max(map(_number, _in_order(module)))
    if last != listed:
        yield Problem(
            module,
            "the text of {package} says {promised}, but the last module listed is number {listed}",
            field="text",
            quote=promised,
            hint="list all modules, or correct the text",
            package=f"«{module.name}»",
            promised=f"«{promised}»",
            listed=listed,
        )


@rule("modules-in-window", severity=Severity.ERROR, source=PACKAGES, needs="sessions")
def modules_in_window(module: Module, plan: Plan, *, first: int = 2) -> Problems:
    """The modules from the second on are held inside the package's window.

    The window is the package's period, or the time that its text gives with «Modul 2-6: …».

    Breaks:
        modules:
          p:
            period: mars – desember 2021
            sessions: {1: {when: 10.02.21}, 2: {when: 12.01.22}}

    Holds:
        modules:
          p:
            period: mars – desember 2021
            sessions: {1: {when: 10.02.21}, 2: {when: 14.04.21}}
    """
    windows = list(_windows(module, plan.language))
    if not windows:
        yield Missing(module, "modules.period")
    for session in _in_order(module):
        for numbers, window in windows:
            if _number(session) >= first and _number(session) in numbers and session.when:
                yield from _inside(session, window)


@rule("analysis-module-present", severity=Severity.WARNING, source=PACKAGES, needs="sessions")
def analysis_module_present(module: Module) -> Problems:
    """A package has a module of pedagogical analysis.

    In it the groups find out what upholds the problems that they work with. Base packages, which
    all have been through, are exempt.

    Breaks:
        modules: {p: {sessions: {1: {title: Forberedelse}, 2: {title: Samtalemønstre}}}}

    Holds:
        modules: {p: {sessions: {1: {title: Forberedelse}, 2: {title: Pedagogisk analyse}}}}
    """
    sessions = _in_order(module)
    if module.base or any(kind_of_session(one) is SessionKind.ANALYSIS for one in sessions):
        return
    if not sessions or any(one.kind is None and one.title is None for one in sessions):
        yield Missing(module, "modules.sessions.title")
    else:
        yield Problem(
            module,
            "{package} has no module of pedagogical analysis",
            field="sessions",
            hint="add one, or say which module it is (kind: analysis)",
            package=f"«{module.name}»",
        )


@rule(
    "module-meetings-cover-group-meetings",
    severity=Severity.INFO,
    source=PACKAGES,
    needs="sessions",
)
def module_meetings_cover_group_meetings(
    module: Module, terms: tuple[Term, ...], *, minimum: int = 4, first: int = 2
) -> Problems:
    """A package gives the groups the four meetings that they are to have each term.

    Where it does not, the plan should say what the other meetings are for. The first module is
    the leadership's and no meeting of the groups.

    Breaks:
        modules: {p: {sessions: {1: {when: 30.08.21}, 2: {when: 12.10.21}, 3: {when: 23.11.21}}}}

    Holds:
        modules:
          p:
            sessions:
              2: {when: 01.09.21}
              3: {when: 06.10.21}
              4: {when: 03.11.21}
              5: {when: 01.12.21}
    """
    for term in terms:
        count = count_in(term, (one for one in _in_order(module) if _number(one) >= first))
        if count.certain > 0 and count.reaches(minimum) is False:
            yield Problem(
                module,
                "{found} of the {minimum} group meetings in {term} come from {package}; "
                "the rest must come from elsewhere",
                field="sessions",
                package=f"«{module.name}»",
                found=count.most,
                term=term,
                minimum=minimum,
            )


def _number(session: Session) -> int:
    """Its number, which is its key; 0 where the key is no number."""
    return int(session.id) if session.id.isdecimal() else 0


def _in_order(module: Module) -> list[Session]:
    """The numbered sessions in the order of their numbers."""
    return sorted(filter(_number, (module.sessions or {}).values()), key=_number)


def _dated(sessions: list[Session]) -> list[Session]:
    """Those with a time of their own; one window for several modules is none."""
    texts = Counter(one.when.text for one in sessions if one.when)
    return [one for one in sessions if one.when and (one.when.is_day or texts[one.when.text] == 1)]


def _called(session: Session) -> str:
    return f"«{session.title or session.id}»"


def _work_before_meeting(session: Session) -> Problems:
    for work in session.between_work or ():
        begins = work.start or work.when
        if begins and session.when and starts_before(begins, session.when):
            yield _too_early(work, session)


def _too_early(work: BetweenWork, session: Session) -> Problem:
    return Problem(
        work,
        "the work {work} begins before the meeting of {module} that it follows",
        field="start" if work.start else "when",
        work=f"«{work.name}»",
        module=_called(session),
    )


def _reversed(one: Session, other: Session) -> Problem:
    return Problem(
        other,
        "{other} ({when}) is not held after {one} ({earlier})",
        field="when",
        hint="correct the numbers or the dates",
        related=[one],
        other=_called(other),
        when=other.when,
        one=_called(one),
        earlier=one.when,
    )


def _order_unclear(one: Session, other: Session) -> Unknown:
    return Unknown(
        other,
        "{one} «{earlier}» and {other} «{when}»: it cannot be established which comes first",
        field="when",
        related=[one],
        other=_called(other),
        when=other.when,
        one=_called(one),
        earlier=one.when,
    )


def _windows(module: Module, language: str) -> Iterator[tuple[range, DateRange]]:
    """Numbers of modules, and the days that they are to be held in."""
    if module.period and module.period.extent:
        yield range(1, 100), module.period.extent
        return
    text = module.text or ""
    found = [*_RANGE.finditer(text)]
    for match, following in zip_longest(found, found[1:]):
        told = text[match.end() : following.start() if following else None]
        if days := _days_told(told, language):
            yield range(int(match[1]), int(match[2]) + 1), days


def _days_told(text: str, language: str) -> DateRange | None:
    """The first stretch of days that a text tells of."""
    times = (mention.value for mention in find_times(text, language=language))
    return next((time.extent for time in times if isinstance(time, When) and time.extent), None)


def _inside(session: Session, window: DateRange) -> Problems:
    if session.when is None:
        return
    yield from settle(
        within_range(session.when, window),
        Problem(
            session,
            "{module} ({when}) lies outside the window of its package: {window}",
            field="when",
            hint="move it, or correct the window of the package",
            module=_called(session),
            when=session.when,
            window=window,
        ),
        Unknown(
            session,
            "{module} «{when}»: it cannot be established whether it lies inside {window}",
            field="when",
            module=_called(session),
            when=session.when,
            window=window,
        ),
    )
