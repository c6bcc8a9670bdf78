"""Whether all leaders of all schools are invited to the leader module, and come."""

import re
from collections.abc import Sequence

from attrs import frozen

from kompetanse.model import Attendance, Gathering, RoleKind, Unit
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule
from kompetanse.rule.shapes import Answer, kinds_held, left_out, some, takes_part
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import CONDITIONS


_EXCEPT = re.compile(
    r"\s(?:unntatt|unnateke|undtagen|except|bortsett fra|bortsett frå|bortset fra|med unntak av)\s",
    re.IGNORECASE,
)
_ALL = frozenset({"alle", "samtlige", "samtlege", "all"})
_LEADING = ("leder", "leiar", "leader")
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
    record = _Record(outline.attendance.get(gathering.id, []))
    yield from _exceptions(gathering, record, directory)
    everybody = _everybody(gathering, record, directory)
    if everybody is False:
        yield _nobody(gathering)
        return
    if everybody is None and record.invited is None:
        yield Missing(gathering, "attendance.invited")
        return
    here = [unit for unit in outline.schools if outline.begun(unit, gathering)]
    if not here:
        yield Missing(gathering, "units")
    for unit in here:
        yield from _of_school(gathering, unit, record.of_unit(unit), everybody=everybody)


@frozen
class _Record:
    """What a plan says of who was to come to a gathering, and who came."""

    entries: Sequence[Attendance]

    def of_unit(self, unit: Unit) -> "_Record":
        """What is said of one unit, or of all."""
        return _Record([one for one in self.entries if one.unit in (None, unit.id)])

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


def _everybody(gathering: Gathering, record: _Record, directory: Directory) -> Answer:
    """Whether whole leaderships are invited; nobody can tell where leaders are named one by one."""
    if (invited := record.invited) is not None:
        return some(_is_whole(name, directory) for name in invited) or None
    whole = takes_part(directory, gathering, RoleKind.LEADERSHIP)
    if whole is False and takes_part(directory, gathering, *_LEADERS):
        return None
    return whole


def _is_whole(name: str, directory: Directory) -> bool:
    """Whether a name stands for all who lead: «skoleledelsen», «alle ledere»."""
    words = name.casefold().split()
    if words and words[0] in _ALL and any(word.startswith(_LEADING) for word in words):
        return True
    return not kinds_held(directory, name).isdisjoint(_WHOLE)


def _of_school(gathering: Gathering, unit: Unit, record: _Record, *, everybody: Answer) -> Problems:
    """Hold the leaders of one school against those who are invited, and those who came."""
    leaders = unit.leadership if isinstance(unit.leadership, tuple) else None
    invited, attended = record.invited, record.all("attended")
    excused = record.all("excused") or []
    if leaders is None or (invited is None and not everybody):
        yield Missing(unit, "units.leadership" if leaders is None else "attendance.invited")
        return
    if not everybody and (missed := left_out(leaders, [*(invited or ()), *excused])):
        yield _not_invited(gathering, missed, unit)
        return
    if attended is None:
        yield Missing(gathering, "attendance.attended")
    elif missed := left_out(leaders, [*attended, *excused]):
        yield Problem(
            gathering,
            "{people} of {unit} did not come, and nobody excused them",
            related=(unit,),
            people=missed,
            unit=unit.name,
        )


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
