"""Yearly plans, the four-year plan, and who works in which network."""

from kompetanse.dates import SchoolYear
from kompetanse.model import AnnualPlan, LongTermRow, Network, Plan, RoleKind, Unit
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import filled, kinds_named, same_person, school_year_of
from kompetanse_ost_finnmark.facts import ROLES, SOURCE
from kompetanse_ost_finnmark.subjects import is_school


_LEADING = frozenset({RoleKind.PROJECT_LEADER, RoleKind.MUNICIPAL_CHIEF, RoleKind.SCHOOL_OWNER})


@rule("annual-plan-region", severity=Severity.ERROR, source=ROLES, needs="annual_plans")
def annual_plan_region(
    plan: Plan, directory: Directory, school_years: tuple[SchoolYear, ...]
) -> Problems:
    """The region has an action plan for each school year, and the project leader owns it.

    The owners of the schools, who lead the work with the project leader, may own it as well.

    Breaks:
        annual_plans: {forrige: {school_year: 2020/2021, owner: Prosjektleder}}

    Breaks:
        annual_plans: {i-år: {school_year: 2021/2022, owner: Lærere}}

    Holds:
        annual_plans: {i-år: {school_year: 2021/2022, owner: Prosjektleder}}
    """
    annual_plans = tuple((plan.annual_plans or {}).values())
    for year in school_years:
        of_year = _of_year(annual_plans, year)
        for annual_plan in of_year:
            yield from _owned(annual_plan, directory)
        if not of_year and _undated(annual_plans):
            yield Missing(plan, "annual_plans.school_year")
        elif not of_year:
            yield Problem(
                plan,
                "the region has no action plan for {year}",
                field="annual_plans",
                hint="make one, and list it under annual_plans",
                year=year,
            )


@rule("annual-plan-school", severity=Severity.ERROR, source=ROLES, needs="plans")
def annual_plan_school(unit: Unit, school_years: tuple[SchoolYear, ...]) -> Problems:
    """A school has its own action plan for each school year.

    The region's plan says what all do; only the school knows who does it there, and when.

    Breaks:
        units: {skog: {kind: school, plans: [{school_year: 2020/2021}]}}

    Holds:
        units: {skog: {kind: school, plans: [{school_year: 2021/2022}]}}
    """
    if not (yield from is_school(unit)):
        return
    for year in school_years:
        if _of_year(unit.plans or (), year):
            continue
        if _undated(unit.plans or ()):
            yield Missing(unit, "units.plans.school_year")
        else:
            yield Problem(
                unit,
                "{unit} has no action plan for {year}",
                field="plans",
                hint="make one, and list it under the unit's plans",
                unit=unit.name,
                year=year,
            )


@rule("leaders-in-network-groups", severity=Severity.ERROR, source=ROLES)
def leaders_in_network_groups(unit: Unit, plan: Plan, directory: Directory) -> Problems:
    """Every school leader belongs to exactly one network group.

    In it leaders learn from each other's schools. A network may list leaders, their schools or
    a role that all of them have.

    Breaks:
        units:
          skog: {kind: school, leadership: [Ada]}
          elv: {kind: school, leadership: [Bo]}
        networks: {nord: {members: [Ada]}}

    Holds:
        units:
          skog: {kind: school, leadership: [Ada]}
          elv: {kind: school, leadership: [Bo]}
        networks: {nord: {members: [Ada, elv]}}
    """
    if not (yield from is_school(unit)):
        return
    if plan.networks is None:
        yield Missing(unit, "networks")
        return
    networks = tuple(plan.networks.values())
    leaders = unit.leadership if isinstance(unit.leadership, tuple) else None
    for leader in (unit.id,) if leaders is None else leaders:
        found = [one for one in networks if _belongs(leader, unit, one, directory)]
        if len(found) > 1:
            yield _in_several(unit, leader, found)
        elif not found and (leaders is None or any(_names_nobody(one) for one in networks)):
            yield Missing(unit, "units.leadership" if leaders is None else "networks.members")
        elif not found:
            yield Problem(
                unit,
                "{leader} of {unit} belongs to no network group",
                field="leadership",
                hint="give the leader a place in a network group",
                leader=leader,
                unit=unit.name,
            )


@rule("four-year-theme", severity=Severity.WARNING, source=f"{SOURCE}, Fireårsplan")
def four_year_theme(
    row: LongTermRow, directory: Directory, school_years: tuple[SchoolYear, ...]
) -> Problems:
    """The row of all staff in the long-term plan has a theme for the plan's year.

    Later years may be open; but a year that has come and has no theme leaves the schools without
    work to plan.

    Breaks:
        long_term_plan: {alle-ansatte: {years: {2020/2021: [Klasseledelse], 2021/2022: ["Tema?"]}}}

    Holds:
        long_term_plan: {alle-ansatte: {years: {2021/2022: [Klasseledelse], 2022/2023: ["Tema?"]}}}
    """
    of_all_staff = RoleKind.ALL_STAFF in kinds_named(directory, row.name.replace("-", " "))
    if not of_all_staff or row.years is None:
        yield Missing(row, "long_term_plan.years" if of_all_staff else "long_term_plan: all-staff")
        return
    for year in school_years:
        if any(_is_theme(text) for text in _themes(row, year)):
            continue
        if row.columns_reliable is False:
            yield Unknown(
                row,
                "{row} seems to have no theme for {year}, but the columns of the table are lost",
                field=_of_open_year(row, year),
                row=row.name,
                year=year,
            )
        else:
            yield Problem(
                row,
                "{row} has no theme for {year}",
                field=_of_open_year(row, year),
                hint="choose a competence package",
                row=row.name,
                year=year,
            )


def _of_open_year(row: LongTermRow, year: SchoolYear) -> tuple[str, ...]:
    """Where the themes of a year stand, or would stand."""
    written = (key for key in row.years or () if school_year_of(key) == year)
    return ("years", *list(written)[:1])


def _of_year(plans: tuple[AnnualPlan, ...], year: SchoolYear) -> list[AnnualPlan]:
    """Those of the yearly plans that are for a school year."""
    return [one for one in plans if school_year_of(one.school_year) == year]


def _undated(plans: tuple[AnnualPlan, ...]) -> bool:
    """Whether one does not say for which year it is: it may be the one that is looked for."""
    return any(school_year_of(one.school_year) is None for one in plans)


def _owned(plan: AnnualPlan, directory: Directory) -> Problems:
    kinds = kinds_named(directory, plan.owner)
    if not kinds:
        yield Missing(plan, "annual_plans.owner")
    elif kinds.isdisjoint(_LEADING):
        yield Problem(
            plan,
            "{owner} owns the action plan for {year}; the project leader is expected to",
            field="owner",
            owner=plan.owner,
            year=plan.school_year,
        )


def _belongs(leader: str, unit: Unit, network: Network, directory: Directory) -> bool:
    """Whether a network lists a leader by name, by the school, or by the role of all leaders."""
    members = network.members if isinstance(network.members, tuple) else ()
    return any(
        member in (unit.id, unit.label)
        or same_person(member, leader)
        or RoleKind.SCHOOL_LEADER in kinds_named(directory, member)
        for member in members
    )


def _names_nobody(network: Network) -> bool:
    return not isinstance(network.members, tuple)


def _in_several(unit: Unit, leader: str, networks: list[Network]) -> Problem:
    return Problem(
        unit,
        "{leader} belongs to {networks}; one network group is expected",
        field="leadership",
        related=networks,
        leader=unit.name if leader == unit.id else leader,
        networks=[network.name for network in networks],
    )


def _themes(row: LongTermRow, year: SchoolYear) -> list[str]:
    return [
        text
        for label, listed in (row.years or {}).items()
        if school_year_of(label) == year
        for text in listed
    ]


def _is_theme(text: str) -> bool:
    """Whether a theme is chosen: «Tema?» is an open question."""
    return filled(text) and not text.rstrip().endswith("?")
