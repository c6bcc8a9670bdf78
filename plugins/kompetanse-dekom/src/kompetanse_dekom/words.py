"""Words by which sections, bodies and goals are known, in the languages plans are written in."""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in words.split(","))


SECTIONS: tuple[tuple[int, str], ...] = (
    (1, "innledning, innleiing, indledning, introduction"),
    (2, "situasjonsbeskrivelse, situasjon, situationsbeskrivelse, ståsted, ståstad, situation"),
    (3, "resultatmål, outcome goal, goals"),
    (4, "analyse, analysis"),
    (5, "tiltak, tiltag, measures, actions"),
    (6, "organisering, organisation, organization"),
    (7, "tegn på læring, teikn på læring, tegn på forbedring, signs of learning"),
)
"""Titles of the template's sections."""

OWNERS = _listed(
    """
    kommunestyre, kommunalbestyrelse, byråd, bystyre, formannskap, fylkesting, fylkesutval,
    fylkeskomm, hovedutvalg, hovudutval, oppvekst, skoleeier, skuleeigar, skoleejer, kommunalsjef,
    kommunedirekt, skolesjef, skulesjef, skolechef, rådmann, børne- og, school owner,
    municipal council
    """
)
"""Beginnings of the names of bodies that speak for the owner."""

SCHOOLS = _listed(
    """
    rektor, skoleled, skulelei, skolens, skulens, ledergruppe, leiargruppe, kollegi, personal,
    lærer, lærar, fau, elevråd, samarbeidsutval, driftsstyre, skolemiljø, skulemiljø, plangruppe,
    utviklingsgruppe, medbestemm, tillitsval, foreldreråd, fellesmøte, skolebestyrelse, principal,
    staff, teachers, pupil, school council
    """
)
"""Beginnings of the names of bodies at the school."""

LENGTHS = _listed(
    """
    år, skoleår, skuleår, skolår, semest, halvår, termin, måned, månad, year, term, month,
    school year
    """
)
"""Words for how long something lasts."""

RECURRING = _listed(
    """
    hver, hvert, kvar, kvart, årlig, årleg, halvårlig, halvårleg, månedlig, månadleg, ukentlig,
    vekentleg, fast, jevnlig, jamleg, løpende, løpande, every, each, annual, yearly, monthly, weekly
    """
)
"""Words for what is done again and again."""

EMPTY = frozenset(
    _listed(
        """
        bedre, betre, bedring, god, godt, gode, best, beste, større, høyere, høgare, økt, auka, øke,
        auke, heve, heva, løfte, løft, styrke, styrkje, styrka, styrket, utvikle, utvikla, utvikling,
        videreutvikle, vidareutvikle, fremme, fremja, satse, satsing, fokus, fokusere, kvalitet,
        kvaliteten, arbeide, arbeid, arbeidet, jobbe, mer, meir, flere, fleire, alle, hele, heile,
        skolen, skulen, skole, skule, vår, vårt, våre, nok, forbedre, forbetre, forbedring,
        forbetring, forbedret, bli, være, vere, ha, gjøre, gjere, skal, vil, må,
        bedst, højere, øget, øge, udvikle, arbejde, mere,
        better, good, higher, more, improve, improved, strengthen, develop, development, focus,
        quality, work, all, whole, school, our, be, have, do, shall, will, must
        """
    )
)
"""Words that say nothing of what is to be reached."""

SMALL = frozenset(
    _listed(
        """
        og, eller, i, på, av, til, for, fra, frå, med, om, en, ei, et, ein, eit, det, den, de, dei,
        vi, å, at, som, er, blir, innen, innan, ved, der, har,
        and, or, in, on, of, to, from, with, a, an, the, we, that, is, are, as, by
        """
    )
)
"""Words that hold others together."""
