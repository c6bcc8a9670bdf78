"""Whether all leaders of all schools are invited to the leader module, and come."""

import re
from collections.abc import Generator, Iterable, Sequence

from attrs import frozen

from kompetanse.model import Attendance, Gathering, RoleKind, Unit
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule
from kompetanse.rule.shapes import (
    Answer,
    kinds_held,
    kinds_named,
    left_out,
    same_person,
    takes_part,
)
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import CONDITIONS


_EXCEPT = re.compile(
    r"\s(?:unntatt|unnateke|undtagen|except|bortsett fra|bortsett frå|bortset fra|med unntak av)\s",
    re.IGNORECASE,
)
_ALL = frozenset({"alle", "samtlige", "samtlege", "all"})
_LEADING = ("leder", "leiar", "leader")
_BOTH = frozenset({RoleKind.SCHOOL_LEADER, RoleKind.DEPARTMENT_HEAD})
_WHOLE = frozenset({RoleKind.LEADERSHIP, RoleKind.ALL_STAFF})
_LEADERS = frozenset({RoleKind.LEADERSHIP, RoleKind.SCHOOL_LEADER, RoleKind.DEPARTMENT_HEAD})


@fact
def leader_gatherings(outline: Outline) -> list[Gathering]:
    """The gatherings of the leader module."""
    return outline.gatherings_of(outline.leader_module) or []


@rule(
    "all-leaders-participate",
    severity=Severity.ERROR,
    source=CONDITIONS,
    among="leader_gatherings",
    otherwise="modules.kind: leader",
)
def all_leaders_participate(
    gathering: Gathering, outline: Outline, directory: Directory
) -> Problems:
    """All who lead a school are invited to every gathering of the leader module, and come.

    A school that sends its principal alone leaves the department heads to lead what they do not
    know. Who is excused is not missed; nor is a school whose leaders begin later. Who came is held
    against the list only where a plan says who came.

    Breaks:
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: Oppstartssamling, when: 26.09.16}}
        units: {skog: {kind: school, leadership: [Ada, Bo]}}
        attendance: [{gathering: g, unit: skog, invited: [Ada]}]

    Breaks:
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: Oppstartssamling, when: 26.09.16}}
        attendance: [{gathering: g, invited: [alle ledere], not_invited: [avdelingsleder elektro]}]

    Holds:
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: Oppstartssamling, when: 26.09.16}}
        units: {skog: {kind: school, leadership: [Ada, Bo]}}
        attendance: [{gathering: g, unit: skog, invited: [Ada, Bo], attended: [Ada], excused: [Bo]}]
    """
    entries = outline.attendance.get(gathering.id, [])
    yield from _exceptions(gathering, _Record(entries), directory)
    of_all = [one for one in entries if one.unit is None]
    of_units = [one for one in entries if one.unit is not None]
    whole = _whole_leaderships(gathering, _Record(of_all), directory)
    if whole is False and not of_units:
        yield _nobody(gathering)
        return
    named = {one.unit for one in of_units}
    here = [unit for unit in outline.schools if of_all or unit.id in named]
    if not of_all and _others_come(named, gathering, outline):
        yield Missing(gathering, "attendance.attended" if whole else "attendance.invited")
    for unit in here:
        if outline.begun(unit, gathering):
            own = [one for one in of_units if one.unit == unit.id]
            school = _School(gathering, unit, directory)
            yield from school.invited(_Record(own), _Record(of_all), whole=whole)
            yield from school.came(_Record([*own, *of_all]))
    if not outline.schools:
        yield Missing(gathering, "units")


def _others_come(named: set[str | None], gathering: Gathering, outline: Outline) -> bool:
    """Whether leaders of schools should come of which nothing is said."""
    others = (unit for unit in outline.schools if unit.id not in named)
    return any(outline.begun(unit, gathering) is not False for unit in others)


@frozen
class _Record:
    """What a plan says of who was to come to a gathering, and who came."""

    entries: Sequence[Attendance]

    @property
    def invited(self) -> list[str] | None:
        """Who was invited, without the exceptions; nothing where it is not stated."""
        invited = self.all("invited")
        return None if invited is None else [_EXCEPT.split(name)[0] for name in invited]

    @property
    def not_invited(self) -> list[str]:
        """The exceptions, which may stand in the same text: «alle ledere unntatt …»."""
        said = [_EXCEPT.split(name, maxsplit=1)[1:] for name in self.all("invited") or ()]
        return [*(self.all("not_invited") or ()), *(name for names in said for name in names)]

    def all(self, field: str) -> list[str] | None:
        """All who stand in a field; nothing where no entry states it."""
        lists = [listed for one in self.entries if (listed := getattr(one, field)) is not None]
        return [name for listed in lists for name in listed] if lists else None


def _exceptions(gathering: Gathering, record: _Record, directory: Directory) -> Problems:
    """Leaders who are named as not invited, and not excused either."""
    excused = record.all("excused") or ()
    left = left_out(record.not_invited, excused)
    if leaders := [name for name in left if _is_leader(name, directory)]:
        yield _not_invited(gathering, leaders)


def _is_leader(name: str, directory: Directory) -> bool:
    """Whether somebody leads, as far as the words tell; a name alone may be a leader's."""
    kinds = kinds_held(directory, name)
    return not kinds or not kinds.isdisjoint(_LEADERS)


def _whole_leaderships(gathering: Gathering, record: _Record, directory: Directory) -> Answer:
    """Whether all who lead are invited as such; nobody can tell where they are named singly."""
    if (invited := record.invited) is not None:
        return _are_whole(invited, directory) or None
    whole = takes_part(directory, gathering, RoleKind.LEADERSHIP)
    if whole is False and takes_part(directory, gathering, *_LEADERS):
        return None
    return whole


def _are_whole(names: Iterable[str], directory: Directory) -> bool:
    """Whether names stand for all who lead: «skoleledelsen», «alle ledere», or heads of both kinds."""
    kinds: set[RoleKind] = set()
    for name in names:
        words = name.casefold().split()
        if words and words[0] in _ALL and any(word.startswith(_LEADING) for word in words):
            return True
        kinds |= kinds_named(directory, name)
    return not kinds.isdisjoint(_WHOLE) or kinds >= _BOTH


@frozen
class _School:
    """One school at one gathering."""

    gathering: Gathering
    unit: Unit
    directory: Directory

    def invited(self, own: _Record, of_all: _Record, *, whole: Answer) -> Problems:
        """Hold the leaders of the school against those who are invited."""
        names = of_all.invited if own.invited is None else own.invited
        if own.invited is None and whole:
            return
        if names is None:
            yield Missing(self.unit, "attendance.invited")
        elif not _are_whole(names, self.directory):
            excused = [*(own.all("excused") or ()), *(of_all.all("excused") or ())]
            missed = yield from self._missed([*names, *excused], "attendance.invited")
            if missed:
                yield _not_invited(self.gathering, missed, self.unit)

    def came(self, record: _Record) -> Problems:
        """Hold them against those who came or were excused, where the plan says who came."""
        attended = record.all("attended")
        if attended is None:
            yield Missing(self.gathering, "attendance.attended")
            return
        names = [*attended, *(record.all("excused") or ())]
        missed = yield from self._missed(names, "attendance.attended")
        if missed and not _are_whole(attended, self.directory):
            yield Problem(
                self.gathering,
                "{people} of {unit} did not come, and nobody excused them",
                related=(self.unit,),
                people=missed,
                unit=self.unit.name,
            )

    def _missed(self, names: list[str], what: str) -> Generator[Missing, None, list[str]]:
        """The leaders who are certainly not among some names; and what is missing to tell."""
        leaders = self.unit.leadership
        if not isinstance(leaders, tuple):
            yield Missing(self.unit, "units.leadership")
            return []
        answers = {leader: self._is_among(leader, names) for leader in leaders}
        if None in answers.values():
            yield Missing(self.gathering, what)
        return [leader for leader, among in answers.items() if among is False]

    def _is_among(self, leader: str, names: list[str]) -> Answer:
        """Whether somebody is on a list, by name or by role; a role may be anybody's."""
        if any(same_person(leader, name) for name in names):
            return True
        roles = frozenset().union(*(kinds_named(self.directory, name) for name in names))
        kinds = kinds_held(self.directory, leader)
        if not kinds:
            return None if roles else False
        return not kinds.isdisjoint(roles)


def _not_invited(gathering: Gathering, people: list[str], unit: Unit | None = None) -> Problem:
    return Problem(
        gathering,
        "{people} is not invited to {gathering}; all leaders of a school are to take part",
        plural="{people} are not invited to {gathering}; all leaders of a school are to take part",
        count=len(people),
        hint="invite them, or say that they are excused",
        related=() if unit is None else (unit,),
        people=people,
        gathering=gathering.name,
    )


def _nobody(gathering: Gathering) -> Problem:
    return Problem(
        gathering,
        "the leaders of the schools are not invited to {gathering}",
        field="audience",
        gathering=gathering.name,
    )
