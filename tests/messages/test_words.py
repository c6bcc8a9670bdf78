"""No catalogue uses the words of its neighbours: each language has its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts.messages import packages, read


STRANGE = {
    "nb": """
        analysar berre døme då eigar eigen eigne ein eining eit fleire frå gjeld gjer hausten heile heilt ho høyring
        ikkje innan inga kjem korleis kva kvar kven kvifor køyr lærar møta nokon noko òg planar reglar rettleiing
        saman seier seinare skule skular tilsette tidlegare utan veke vere vart
        af afgøre begivenhed bilag dage dagtilbud efter efterår hvornår hvad kortlægning medarbejdere mellem mødes
        uge uger udvidelse tilmelding
    """,
    "nn": """
        ansatte avgjøres bare ble disse eksempel en enhet enheter et fra gjelder gjør gjøre hele helt hendelse hva hvem
        hver hverandre hvilke hvilken hvis hvor hvordan hvorfor høring høsten ikke jeg kommer leder ledere lærere mer
        måned måneder navn noe noen også opplæringen planer regler samlinger selv senere sier skole skoler skriver
        slutter søknadsfrister tiltakene uke uker uten veiledning veiledere være
    """,
    "da": """
        av avdeling barnehage barnehager blant deltakere enhet etter fram framover gjelder hendelse hva
        høst høsten ikkje kartlegging klokkeslett kontroller ledd mellom nettsted opplæring påmelding rad rader skjer
        språk søknad tittel uke uker uten utenfor veiledere veileder veiledning ønsker
    """,
}
"""Words that belong to a neighbour."""

_QUOTED = re.compile(r"«[^»]*»|»[^«]*«|`[^`]*`|\{[^}]*\}|https?:\S+", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

FILES = [
    pytest.param(file, id="-".join(file.relative_to(package.parent).with_suffix("").parts))
    for package in packages()
    for file in sorted(package.glob("messages/**/*.po"))
]


def forms(file: Path) -> Iterator[tuple[str, str]]:
    """All templates of a catalogue with what each of their forms is in its language."""
    for message in read(file):
        templates = message.id if isinstance(message.id, tuple) else (message.id,)
        told = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id:
            yield from zip(templates, told, strict=True)


@pytest.mark.parametrize("file", FILES)
def test_each_language_has_its_own_words(file: Path) -> None:
    """But for what is quoted: names of the plan format, and authors' own words."""
    strange = set(STRANGE[file.stem].split())
    words = {form: set(_WORD.findall(_QUOTED.sub(" ", form).lower())) for _, form in forms(file)}
    assert {form: found & strange for form, found in words.items() if found & strange} == {}


@pytest.mark.parametrize("file", FILES)
def test_quotation_marks_are_those_of_the_language(file: Path) -> None:
    """« » in Norwegian and » « in Danish, but for authors' words, which have « » in the template, too."""
    opening, closing = "»«" if file.stem == "da" else "«»"
    for template, form in forms(file):
        signs = re.sub("[^«»]", "", form)
        if "«" in template and file.stem == "da":
            assert len(signs) % 2 == 0
        else:
            assert signs == (opening + closing) * (len(signs) // 2), form
