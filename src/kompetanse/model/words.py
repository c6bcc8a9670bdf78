"""The words that kinds of roles and gatherings are known by, in bokmål, nynorsk, Danish, English.

Names of roles are given in one form each; `kompetanse.model.naming` finds the others. In the
words of titles a `*` stands for any letters, and every entry may carry an ending.
"""

from kompetanse.model.gathering import GatheringKind
from kompetanse.model.module import SessionKind
from kompetanse.model.people import RoleKind


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ROLES: dict[RoleKind, str] = {
    RoleKind.ALL_STAFF: """alle, ansatte, tilsette, medarbeidere, medarbeidarar, medarbejdere,
        personale, personell, staff, employees""",
    RoleKind.SCHOOL_OWNER: "skoleeier, skuleeigar, skoleejer, kommunalbestyrelse, school owner",
    RoleKind.MUNICIPAL_CHIEF: """kommunalsjef, kommunaldirektør, skolesjef, skulesjef,
        oppvekstsjef, utdanningssjef, skolechef, kommunalchef, municipal chief officer""",
    RoleKind.COUNTY_HEAD: "fylkessjef, county head",
    RoleKind.SCHOOL_LEADER: """skoleleder, skuleleiar, rektor, leder, leiar, enhetsleder skole,
        school leader, head teacher, headteacher, principal""",
    RoleKind.LEADERSHIP: """skoleledelse, skuleleiing, ledelse, leiing, ledelsesteam, lederteam,
        leiarteam, ledergruppe, leiargruppe, ledelsesgruppe, school leadership, leadership,
        leadership team""",
    RoleKind.DEPARTMENT_HEAD: """avdelingsleder, avdelingsleiar, afdelingsleder,
        department head, head of department, heads of department""",
    RoleKind.TEACHER: """lærer, lærar, teacher, pedagogisk personale, pædagogisk personale,
        undervisningspersonale, undervisningspersonell, teaching staff""",
    RoleKind.PEDAGOGUE: """pedagog, pædagog, barnehagelærer, barnehagelærar, førskolelærer,
        pedagogisk leder, pedagogisk leiar, pedagogue, pedagogues""",
    RoleKind.GROUP_LEADER: """gruppeleder, gruppeleiar, læringsgruppeleder, læringsgruppeleiar,
        tovholder, group leader""",
    RoleKind.RESOURCE_TEACHER: """ressurslærer, ressurslærar, ressursperson, ressourcelærer,
        ressourceperson, faglig vejleder, resource teacher""",
    RoleKind.NEW_EMPLOYEE: """nyansatt, nyansat, nytilsett, nyutdannede, nyutdanna, nyuddannede,
        new employee, newly employed""",
    RoleKind.NEW_LEADER: "ny leder, ny leiar, new leader",
    RoleKind.NEW_GROUP_LEADER: "ny gruppeleder, ny gruppeleiar, new group leader",
    RoleKind.KINDERGARTEN_HEAD: """styrer, styrere, styreren, styrerne, styrar, barnehagestyrer,
        barnehagestyrar, barnehageleder, barnehageleiar, dagtilbudsleder, kindergarten head""",
    RoleKind.KINDERGARTEN_OFFICER: """barnehageansvarlig, barnehageansvarleg,
        barnehagefaglig ansvarlig, barnehagefaglig rådgiver, barnehagefagleg rådgjevar,
        dagtilbudsansvarlig, kindergarten officer""",
    RoleKind.SCHOOL_OFFICER: """skolefaglig rådgiver, skulefagleg rådgjevar, skolefaglig ansvarlig,
        skulefagleg ansvarleg, skolekonsulent, municipal school adviser, school officer""",
    RoleKind.PPT: """ppt, pp-tjeneste, pp-teneste, ppr, pedagogisk-psykologisk tjeneste,
        pedagogisk-psykologisk teneste, pædagogisk psykologisk rådgivning,
        educational-psychological service""",
    RoleKind.PPT_HEAD: """ppt-leder, pp-leder, ppt-leiar, pp-leiar, ppr-leder, leder av ppt,
        leder i ppt, leiar av ppt, leiar i ppt, leder for ppr, ppt head""",
    RoleKind.PPT_ADVISER: """ppt-veileder, pp-veileder, ppt-rådgiver, pp-rådgiver,
        ppt-rettleiar, pp-rettleiar, ppt-rådgjevar, pp-rådgjevar, ppr-vejleder, ppr-konsulent,
        veiledere fra ppt, veiledere i ppt, veiledere fra pp-tjenesten,
        rådgivere i ppt, rettleiarar frå ppt, rettleiarar frå pp-tenesta, rettleiarar i ppt,
        vejledere fra ppr, ppt adviser""",
    RoleKind.ADVISER: "veileder, rettleiar, vejleder, læringskonsulent, adviser, advisor",
    RoleKind.PROJECT_LEADER: "prosjektleder, prosjektleiar, projektleder, project leader",
    RoleKind.COORDINATOR: """koordinator, programkoordinator, prosjektkoordinator,
        projektkoordinator, coordinator""",
    RoleKind.MODULE_LEAD: "modulansvarlig, modulansvarleg, module lead",
    RoleKind.ACADEMIC_LEAD: """faglig ansvarlig, fagleg ansvarleg, fagligt ansvarlig,
        fagansvarlig, fagansvarleg, academic lead""",
    RoleKind.UNIVERSITY_PARTNER: """uh-partner, universitet, høgskole, høyskole, høgskule,
        professionshøjskole, university, university college, university partner""",
    RoleKind.DIRECTORATE: """utdanningsdirektorat, udir, direktorat,
        styrelsen for undervisning og kvalitet, directorate""",
    RoleKind.COUNTY_GOVERNOR: """statsforvalter, statsforvaltar, fylkesmann, fylkesmannen,
        fylkesmenn, county governor""",
    RoleKind.BOARD: "styre, styret, styremedlem, bestyrelse, board",
    RoleKind.COMMITTEE: """programkomité, programkomite, komité, komite, styringsgruppe,
        styregruppe, referansegruppe, ressursgruppe, ressourcegruppe, følgegruppe, arbeidsgruppe,
        arbejdsgruppe, samarbeidsforum, committee, programme committee, steering group""",
    RoleKind.NETWORK: """nettverk, nettverksgruppe, kvalitetsnettverk, netværk, netværksgruppe,
        kvalitetsnetværk, network""",
    RoleKind.STUDENT: "elev, student, studerende, pupil",
    RoleKind.PARENT: "foreldre, forelder, foresatte, føresette, forældre, parents",
}
"""Names of roles, in any one form each."""

NEW = "ny, nye, nyansatt, nyansat, nytilsett, nyttilsett, nyutdannet, nyutdanna, new"
"""Words before the name of a role that make it one of those who have just begun."""

NEWCOMERS = frozenset({RoleKind.NEW_EMPLOYEE, RoleKind.NEW_LEADER, RoleKind.NEW_GROUP_LEADER})

NEW_KINDS = {
    RoleKind.SCHOOL_LEADER: RoleKind.NEW_LEADER,
    RoleKind.LEADERSHIP: RoleKind.NEW_LEADER,
    RoleKind.GROUP_LEADER: RoleKind.NEW_GROUP_LEADER,
    RoleKind.ALL_STAFF: RoleKind.NEW_EMPLOYEE,
    RoleKind.TEACHER: RoleKind.NEW_EMPLOYEE,
    RoleKind.PEDAGOGUE: RoleKind.NEW_EMPLOYEE,
}
"""What «nye» makes of a kind."""

PART_OF: dict[RoleKind, tuple[RoleKind, ...]] = {
    RoleKind.TEACHER: (RoleKind.ALL_STAFF,),
    RoleKind.PEDAGOGUE: (RoleKind.ALL_STAFF,),
    RoleKind.SCHOOL_LEADER: (RoleKind.LEADERSHIP, RoleKind.ALL_STAFF),
    RoleKind.LEADERSHIP: (RoleKind.ALL_STAFF,),
    RoleKind.DEPARTMENT_HEAD: (RoleKind.LEADERSHIP, RoleKind.ALL_STAFF),
    RoleKind.GROUP_LEADER: (RoleKind.ALL_STAFF,),
    RoleKind.RESOURCE_TEACHER: (RoleKind.TEACHER, RoleKind.ALL_STAFF),
    RoleKind.NEW_EMPLOYEE: (RoleKind.ALL_STAFF,),
    RoleKind.NEW_LEADER: (RoleKind.SCHOOL_LEADER, RoleKind.NEW_EMPLOYEE, RoleKind.ALL_STAFF),
    RoleKind.NEW_GROUP_LEADER: (RoleKind.GROUP_LEADER, RoleKind.NEW_EMPLOYEE, RoleKind.ALL_STAFF),
    RoleKind.PPT_HEAD: (RoleKind.PPT,),
    RoleKind.PPT_ADVISER: (RoleKind.PPT,),
}
"""Which kinds belong to which where a plan states nothing."""

STAND_INS: dict[RoleKind, RoleKind] = {
    RoleKind.MUNICIPAL_CHIEF: RoleKind.SCHOOL_OWNER,
    RoleKind.SCHOOL_OWNER: RoleKind.MUNICIPAL_CHIEF,
    RoleKind.NEW_LEADER: RoleKind.NEW_EMPLOYEE,
    RoleKind.NEW_GROUP_LEADER: RoleKind.NEW_EMPLOYEE,
}
"""Which kind answers for one that no declared role has: a chief officer speaks for the owner."""

SERVICES = frozenset(
    {
        RoleKind.PPT,
        RoleKind.DIRECTORATE,
        RoleKind.COUNTY_GOVERNOR,
        RoleKind.UNIVERSITY_PARTNER,
    }
)
"""Kinds that are also places to work: «nyansatte i barnehage, skole og PPT»."""

QUANTIFIERS = _set(
    "alle all samtlige samtlege øvrige øvrege aktuelle inviterte hele heile begge både every"
)
"""Words before a role's name that say how many of them."""

PREPOSITIONS = _set(
    "i på ved fra frå for av til med m/ v/ hos innen innan inden in at from of by with uten utan om about"
)
"""Words that begin a qualifier behind a role's name."""

REFERENCES = _set("samme same se sjå som ditto")
"""Words before what only refers to another row: «samme som samling 1»."""

CONJUNCTIONS = _set("og samt and & + / , ; eller or")
"""What stands between two roles."""

TITLES: tuple[tuple[GatheringKind, str], ...] = (
    (
        GatheringKind.NOTE,
        """høstferie, haustferie, efterårsferie, juleferie, vinterferie, påskeferie,
        sommerferie, sommarferie, elevfri, skolefri, skulefri, lukkedag, skolestart, skulestart,
        skoleslutt, skuleslutt, siste skoledag, siste skuledag, sidste skoledag, første skoledag,
        fyrste skuledag, frist, *frist for, *frist, deadline, school holiday, last day of school, first day of school""",
    ),
    (
        GatheringKind.SURVEY,
        """*kartlegging, *kortlægning, *spørreundersøkelse, *spørjeundersøking, *undersøkelse,
        *undersøking, *undersøgelse, ståstedsanalyse*, ståstadanalyse*, selvevaluering,
        statusanalyse, survey""",
    ),
    (
        GatheringKind.WORK,
        """arbeid med, arbeide med, arbeid i, arbejde med, arbejde i, *utprøving, *utprøvning,
        *afprøvning, aktionslæring*, aksjonslæring*, mellomarbeid, mellemarbejde, egenarbeid,
        between-work, work with, work on, work in, action learning""",
    ),
    (
        GatheringKind.START,
        """oppstart*, opstart*, startsamling, åpningssamling, opningssamling, kick-off*, kickoff*,
        kick off, start gathering, opening gathering""",
    ),
    (
        GatheringKind.CLOSING,
        """avsluttende samling, avsluttande samling, afsluttende, avslutningssamling,
        avslutningskonferanse, afslutningskonference, afslutningssamling, sluttsamling,
        avsluttende konferanse, avsluttande konferanse, closing gathering""",
    ),
    (GatheringKind.PLANNING_DAY, "planleggingsdag, planlægningsdag, *pædagogisk dag, planning day"),
    (GatheringKind.PLANNING_MEETING, "planleggingsmøte, planlægningsmøde, planning meeting"),
    (GatheringKind.EVALUATION_MEETING, "*evalueringsmøte, *evalueringsmøde, evaluation meeting"),
    (GatheringKind.NET_SEMINAR, "nettseminar, netseminar, webinar, nettmøte, net seminar"),
    (
        GatheringKind.DIGITAL_GUIDANCE,
        """digital veiledning, digitale veiledning*, nettbasert veiledning, nettveiledning,
        digital rettleiing, digitale rettleiing*, nettbasert rettleiing, nettrettleiing,
        digital vejledning, digital guidance""",
    ),
    (
        GatheringKind.GROUP_GUIDANCE,
        "gruppeveiledning, grupperettleiing, gruppevejledning, group guidance",
    ),
    (GatheringKind.GUIDANCE, "*veiledning, *rettleiing, *vejledning, sparring, guidance"),
    (GatheringKind.LEARNING_CARAVAN, "læringskaravan*, learning caravan"),
    (
        GatheringKind.COMMITTEE_MEETING,
        """*styremøte, *bestyrelsesmøde, *styringsgruppe*, *styregruppe*, *komitémøte, *komitemøte,
        *komitémøde, *komitemøde, programkomité, referansegruppe*, referencegruppe*,
        samarbeidsforum, board meeting, committee meeting, steering group*""",
    ),
    (GatheringKind.NETWORK_MEETING, "*nettverk*, *netværk*, network*"),
    (GatheringKind.PROFESSIONAL_DAY, "fagdag, temadag, professional day"),
    (
        GatheringKind.COURSE,
        "*kurs, *kursdag, *kursus, *kursusdag, temaforløb, *kompetenceforløb, *forløb, course",
    ),
    (
        GatheringKind.TRAINING,
        "*opplæring, *oplæring, *verksted, *verkstad, *værksted, *workshop, training",
    ),
    (
        GatheringKind.VISIT,
        "*besøk, *besøg, studietur, studiereise, skolevandring, skulevandring, *visit, study trip",
    ),
    (GatheringKind.CONFERENCE, "*konferanse, *konference, *conference"),
    (GatheringKind.MEETING, "opsamling, oppsamling, oppsummeringsmøte"),
    (
        GatheringKind.GATHERING,
        "samling, ledersamling, leiarsamling, fagsamling, heldagssamling, *seminar, gathering",
    ),
)
"""Words of titles by kind. What stands first in a title decides; above goes before below."""

BREAKS = """
    høstferie, høstferien, haustferie, haustferien, efterårsferie, efterårsferien, potetferie,
    juleferie, juleferien, jul, jul og nyttår, jul og nytår, vinterferie, vinterferien, påske,
    påskeferie, påskeferien, sommerferie, sommerferien, sommarferie, sommarferien, skoleferie,
    skuleferie, ferie, fri, fridag, feriedag, autumn break, autumn holiday, half term, christmas, christmas break,
    christmas holiday, winter break, winter holiday, easter, easter break, easter holiday,
    spring break, summer break, summer holiday, school holiday
"""
"""Whole titles of rows that only say when a school break is."""

MEETINGS = "*møte, *møde, *meeting"
"""The plainest words: they decide only where no other does."""

SESSIONS: tuple[tuple[SessionKind, str], ...] = (
    (SessionKind.PREPARATION, "forberedelse*, førebuing*, preparation*"),
    (
        SessionKind.ANALYSIS,
        "pedagogisk analyse, pædagogisk analyse, pedagogical analysis, analyse av, analyse af",
    ),
)
"""Words of titles of sessions by kind; a title without them is a theme."""

FAMILIES = _set(
    "modul module modulet del part økt sesjon session bolk fase runde dag day møte møde"
)
"""Words besides those of gatherings that are numbered: «Modul 4», «Del 2»."""

COUNTED = """time timar t\\b min dag døgn day hour week uke veke uge stk deltak person gang gong år
    jan feb mars mart apr mai maj may jun jul aug sep okt oct nov des dec"""
"""How words behind a number begin that is no ordinal: «Verksted 3 timer», «Møte 12 mai»."""

START_PREFIXES = ("oppstarts", "opstarts", "start", "åpnings", "opnings")
"""What makes a gathering the first of its family: «Oppstartssamling»."""

PLACEHOLDERS = """
    n.n, info kommer, informasjon kommer, informasjon følger, program kommer, program følger,
    tid og sted kommer, tid og stad kjem, kommer snart, kjem snart, følger senere, følgjer,
    bestemmes senere, bestemmast seinare, må avklares, må avklarast, ikke afklaret,
    meldes ut senere, oppdateres senere, avtales nærmere, aftales nærmere, to come
"""
"""What people write where they do not know yet, besides what is written for a time."""

ASKED = """
    tema, emne, dato, tid, tidspunkt, når, sted, stad, hvor, kor, hvem, kven, hvad, hva, kva,
    navn, namn, tittel, titel, innhold, innhald, indhold, date, time, place, who, what, topic
"""
"""What a cell asks for when it is left open: «Tema?»."""
