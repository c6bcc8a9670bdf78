"""Kinds of modules, activities, costs and committees: as stated, else inferred from their names.

They are apart from `kompetanse.model.kinds`, since only some programmes have such elements.
"""

from kompetanse.model.kinds import KindT, kinds_in
from kompetanse.model.module import Activity, ActivityKind, Module, ModuleKind
from kompetanse.model.people import Committee, CommitteeKind
from kompetanse.model.programme import Cost, CostKind


MODULES: tuple[tuple[ModuleKind, str], ...] = (
    (
        ModuleKind.LEADER,
        """ledermodul, leiarmodul, leader module, modul for ledere, modul for skoleledere,
        modul for leiarar, modul for ledelse, modul for skolens ledelse""",
    ),
    (
        ModuleKind.TEACHER,
        "lærermodul, lærarmodul, teacher module, modul for lærer, modul for lærar",
    ),
)
"""Words of modules by kind, in bokmål, nynorsk, Danish and English, as all tables below."""

ACTIVITIES: tuple[tuple[ActivityKind, str], ...] = (
    (
        ActivityKind.ANALYSIS,
        "*analyse*, *analysis, analyzing, tolke resultat*, tolking av resultat*",
    ),
    (
        ActivityKind.PRACTICE_CHANGE,
        """*utprøving, *utprøvning, *afprøvning, prøve ut, prøver ut, afprøve*, afprøver,
        endret praksis, endra praksis, ændret praksis, endre praksis, ændre praksis,
        endring av praksis, ændring af praksis, *praksisendring, *praksisændring,
        bedre praksis, betre praksis, forbedret praksis, forbedre praksis,
        bedre pedagogisk praksis, betre pedagogisk praksis, forbedret pedagogisk praksis,
        change* practice, change of practice, better practice, improve* practice, try* out""",
    ),
    (ActivityKind.GUIDANCE, "*veiledning, *rettleiing, *vejledning, sparring, guidance"),
    (
        ActivityKind.INFORMATION,
        "*informasjon*, *information*, informere*, orientering, orientere*, gjort kjent, gjere kjent",
    ),
)
"""Words of activities by kind."""

COSTS: tuple[tuple[CostKind, str], ...] = (
    (CostKind.TRAINING, "*opplæring, *oplæring, kurs, fagdag*, training"),
    (CostKind.GUIDANCE, "*veiledning, *rettleiing, *vejledning, guidance"),
    (CostKind.EVALUATION, "*evaluering, evaluation"),
    (CostKind.TIME, "*tid, *time, *timar, hours"),
    (CostKind.TRAVEL, "*reise, *rejse, travel"),
)
"""Words of costs by kind."""

COMMITTEES: tuple[tuple[CommitteeKind, str], ...] = (
    (
        CommitteeKind.PROGRAMME,
        "programkomité, programkomite, program committee, programme committee",
    ),
    (CommitteeKind.STEERING, "styringsgrupp, styregrupp, steering group, steering committee"),
    (CommitteeKind.RESOURCE, "ressursgrupp, ressourcegrupp, resource group"),
    (CommitteeKind.REFERENCE, "referansegrupp, referencegrupp, følgegrupp, reference group"),
    (CommitteeKind.COOPERATION_FORUM, "samarbeidsforum, samarbejdsforum, cooperation forum"),
    (CommitteeKind.BOARD, "*styret, *styre, bestyrelse, board"),
)
"""Words of committees by kind."""


def kind_of_module(module: Module) -> ModuleKind | None:
    """Give the kind of a module: stated, else inferred from its title or id.

    >>> kind_of_module(Module(title="Modul for skolens ledelse")), kind_of_module(Module(id="m"))
    (<ModuleKind.LEADER: 'leader'>, None)
    """
    return module.kind or _first(kinds_in(module.name, MODULES) or kinds_in(module.id, MODULES))


def kinds_of_activity(activity: Activity) -> frozenset[ActivityKind]:
    """Give the kinds of an activity: the stated one, else all that its words speak of.

    >>> sorted(kinds_of_activity(Activity(what="analysere resultater og prøve ut tiltak")))
    [<ActivityKind.ANALYSIS: 'analysis'>, <ActivityKind.PRACTICE_CHANGE: 'practice-change'>]
    """
    found = (activity.kind,) if activity.kind else kinds_in(activity.what or "", ACTIVITIES)
    return frozenset(found)


def kinds_of_cost(cost: Cost) -> frozenset[CostKind]:
    """Give the kinds of a cost: the stated one, else all that its words (or its id) speak of.

    >>> sorted(kinds_of_cost(Cost(id="c", what="opplæring og veiledning")))
    [<CostKind.GUIDANCE: 'guidance'>, <CostKind.TRAINING: 'training'>]
    """
    return frozenset((cost.kind,) if cost.kind else kinds_in(cost.name, COSTS))


def kind_of_committee(committee: Committee) -> CommitteeKind | None:
    """Give the kind of a committee: stated, else inferred from its label or id.

    >>> kind_of_committee(Committee(label="Programkomiteen"))
    <CommitteeKind.PROGRAMME: 'programme'>
    """
    return committee.kind or _first(kinds_in(committee.name.replace("-", " "), COMMITTEES))


def _first(kinds: tuple[KindT, ...]) -> KindT | None:
    return kinds[0] if kinds else None
