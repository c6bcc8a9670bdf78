"""The words by which a plan's own names are read, and the name of the source."""

from kompetanse.model import (
    AnalysisTool,
    CommitteeKind,
    CostKind,
    GatheringKind,
    OwnerKind,
    PhaseKind,
)
from kompetanse_veilederkorps.kinds import Body


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SOURCE = "Veilederkorps, tilbud om støtte til kvalitetsutvikling"

BODIES: tuple[tuple[Body, str], ...] = (
    (
        Body.ADVISERS,
        """veilederteam, veilederkorps, veiledergruppe, rettleiarteam, rettleiarkorps,
        vejlederteam, vejlederkorps, adviser team, adviser corps, advisers""",
    ),
    (
        Body.OWNER,
        """*kommune, skoleeier, skuleeigar, skoleejer, rådmann, rådmannen, byråd, oppvekst,
        municipality, county council, school owner, eier, eigar, ejer, owner""",
    ),
    (Body.SCHOOL, "*skole, *skule, *school, vgs, gymnas, *skolene, *skulane"),
)
"""Bodies by the words of their names; what stands above goes before what stands below."""

OWNERS: tuple[tuple[OwnerKind, str], ...] = (
    (OwnerKind.COUNTY, "*fylkeskommune, fylke, county"),
    (OwnerKind.MUNICIPALITY, "*kommune, municipality"),
    (OwnerKind.PRIVATE, "privat, stiftelse, stifting, private, foundation"),
)

OWN = _set(
    """kommune kommunen kommuna fylkeskommune fylkeskommunen skoleeier skoleeieren skuleeigar
    skuleeigaren skoleejer skoleejeren egen eigen eget samme same vår den eier eieren eigar own
    the municipality county council school owner"""
)
"""Words that name no particular owner."""

GENERAL = OWN | _set(
    """skole skolen skoler skolene skule skulen skular barneskole ungdomsskole barneskule
    ungdomsskule videregående vidaregåande vgs school schools og and"""
)
"""Words of names that many bodies share."""

SPELLINGS = {
    "vgs": "videregående skole",
    "vidaregåande": "videregående",
    "skule": "skole",
    "barneskule": "barneskole",
    "ungdomsskule": "ungdomsskole",
}
"""Other ways to write words that names of schools are made of."""

TOPICS: dict[str, tuple[str, ...]] = {
    "parties": ("part", "avtalepart", "aftalepart", "eier", "eigar", "ejer", "owner"),
    "period": (
        "period", "forleng", "forlæng", "forkort", "varighet", "varigheit", "varighed", "slutt",
        "avslut", "afslut", "dato", "exten", "prolong", "shorten", "end date", "until", "til og med",
    ),
    "schools": ("skol", "skul", "delta", "school", "particip", "takes part", "take part"),
    "terms": ("vilkår", "avtale", "aftale", "innhold", "innhald", "indhold", "punkt", "term"),
}  # fmt: skip
"""How an amendment speaks of what it changes: beginnings of words."""

PHASES: tuple[tuple[PhaseKind, str], ...] = (
    (PhaseKind.INITIATION, "initiering*, initiation*, initierings*, oppstartsfase*, startfase*"),
    (PhaseKind.IMPLEMENTATION, "implementering*, implementation*, gjennomføring*, gennemførelse*"),
    (
        PhaseKind.INSTITUTIONALISATION,
        "institusjonalisering*, institutionalisering*, institutionali*, institutionalisation*",
    ),
)

TOOLS: tuple[tuple[AnalysisTool, str], ...] = (
    (AnalysisTool.STANDPOINT, "ståstedsanalyse*, ståstadanalyse*, ståstadsanalyse*, standpoint*"),
    (AnalysisTool.ORGANISATION, "organisasjonsanalyse*, organisationsanalyse*, organisation*"),
    (AnalysisTool.OWNER, "skoleeieranalyse*, skuleeigaranalyse*, skoleejeranalyse*, owner*"),
    (AnalysisTool.SWOT, "swot*"),
)

COMMITTEES: tuple[tuple[CommitteeKind, str], ...] = (
    (CommitteeKind.RESOURCE, "ressursgrupp*, ressourcegrupp*, resource group*"),
    (
        CommitteeKind.REFERENCE,
        "referansegrupp*, referencegrupp*, følgegrupp*, følgjegrupp*, reference group*",
    ),
)

EMPLOYERS = ("arbeidsgiver", "arbeidsgjevar", "arbejdsgiver", "ks", "kl", "employer")
EMPLOYEES = (
    "arbeidstaker", "arbeidstakar", "arbejdstager", "utdanningsforbund", "fagforbund",
    "fagforen", "lærerforen", "skolelederforen", "skolenes landsforbund", "tillitsvalgt",
    "tillitsvald", "tillidsrepræsentant", "union", "employee", "medarbe",
)  # fmt: skip
"""How organisations of the two sides of working life are called: beginnings of words."""

THEMES: dict[GatheringKind, tuple[str, ...]] = {
    GatheringKind.START: ("avtal", "aftal", "presenta", "præsenta", "agreement", "introdu"),
    GatheringKind.PROFESSIONAL_GATHERING: (
        "eier", "eigar", "ejer", "skoleeier", "skuleeigar", "skoleejer", "owner", "organisa",
    ),
    GatheringKind.CLOSING: (
        "kvalit", "quality", "videre", "vidare", "further", "etter", "efter", "after",
    ),
}  # fmt: skip
"""What the gatherings are about: beginnings of words."""

COSTS: tuple[tuple[CostKind, str], ...] = (
    (
        CostKind.SERVICE,
        "*veiledningstjeneste*, *rettleiingsteneste*, *vejledningstjeneste*, guidance service",
    ),
    (CostKind.GUIDANCE, "*veiledning, *rettleiing, *vejledning, guidance"),
    (CostKind.TRAVEL, "*reise*, *rejse*, opphold*, opphald*, ophold*, travel*"),
    (CostKind.TIME, "*tidsbruk, *tid, *timar, working time, working hours"),
    (
        CostKind.LOCAL_MEETING,
        """lokalt møte, lokale møt*, lokale samling*, møter lokalt, møte lokalt,
        samlinger lokalt, samlingar lokalt, local meeting*, local gathering*""",
    ),
    (CostKind.OWN_COMPETENCE, "egen kompetanse*, eigen kompetanse*, egen kompetence*"),
)
"""Words of costs by kind."""

GOVERNOR = ("statsforvalt", "fylkesm", "county governor", "fm")
FREE = ("gratis", "free", "ingen", "inga", "nobody", "no one", "none")
BY_AGREEMENT = ("etter avtale", "efter aftale", "by agreement", "avtale", "aftale")
COMPOUND_COUNTIES = ("møre og romsdal", "sogn og fjordane")
MERGED_COUNTIES = ("troms og finnmark", "vestfold og telemark")
"""Counties with an «og» in their names: always, and only in the years 2020 to 2023."""

FOR_ALL = (
    "samling",
    "gathering",
    "konferanse",
    "konference",
    "conference",
    "seminar",
    "opstartsmøde",
    "kick",
)
PROFESSIONAL = ("faglig", "fagleg", "professional")
"""How gatherings for everybody, and professional ones, are called."""
