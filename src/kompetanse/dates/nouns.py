"""Nouns beside numbers and times in bokmål, nynorsk, Danish and English: data, no code."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


ELEMENTS = _words(
    "samling møte modul seminar kurs fagdag temadag veiledning rettleiing vejledning periode",
    "avtal aftal analyse kartlegging kortlægning besøk besøg evaluering oppstart opstart",
    "undersøk undersøg prosjekt projekt program forløb forløp høring høyring ferie fase økt",
    "konferanse konference verksted verkstad workshop pakke opplæring uddannelse utdanning",
    "skolestart skulestart skoleslutt skuleslutt planleggingsdag avslutning avslutting",
    "afslutning jul påske pinse tiltak observasjon søknad ansøgning gathering meeting module",
    "session phase period agreement analysis mapping survey visit evaluation project programme",
    "holiday break easter christmas conference training course kick behandling godkjenning",
    "godkendelse gjennomføring gjennomgang nettverk netværk network semesterstart semesterslutt",
    "studiestart",
)
"""Stems of nouns for the parts of a plan, to which a time can be tied."""

OCCASIONS = _words(
    "skolestart skulestart skoleslutt skuleslutt skoleslut semesterstart semesterslutt",
    "semesterslut studiestart jul jula julen jol påske påska påsken pinse pinsa pinsen easter",
    "christmas høstferie høstferien haustferie haustferien efterårsferie efterårsferien",
    "juleferie juleferien joleferie joleferien vinterferie vinterferien påskeferie påskeferien",
    "sommerferie sommerferien sommarferie sommarferien",
)
"""Nouns of the school's calendar that tell no day by themselves: «skolestart 2024»."""

NUMBERED = _words(
    "rom romet room lokale lokalet versjon versjonen version kapittel kapitlet kapitel chapter",
    "kap nivå nivået niveau level side sida siden s page pages modul modulen moduler modular",
    "module modules del delen part parts samling samlinga samlingen gathering session vedlegg",
    "vedlegget bilag attachment appendix annex kr nok dkk kroner punkt pkt point nr nummer no",
    "number gruppe gruppa gruppen group tabell tabel table figur figure fase phase artikkel",
    "artikel article paragraf section st tlf telefon phone mobil trinn klasse klasser årstrinn",
    "grade grades class pakke oppgave opgave task mål goal tiltak tiltag steg trin step bok",
    "bind bygg blokk sone runde pulje hold up rv e fv nivåa utgave udgave lov forskrift",
)
"""Words before a number that is no time: «rom 2.14», «versjon 1.2», «side 3»."""
