"""Remarks on how firm dates and contents are."""

import re


_CLAUSE = re.compile(r"[,.;]|\b(?:men|og|mens|but|and|while|medan|mens)\b")
_SUBJECTS = {
    "date_status": re.compile(r"\b(?:dato|datoer|datoene|datoane|datoerne|tidspunkt\w*|dates?)\b"),
    "content_status": re.compile(
        r"\b(?:innhold\w*|innhald\w*|indhold\w*|tema\w*|program\w*|contents?|topics?)\b"
    ),
}
_TENTATIVE = re.compile(
    r"\bkan\s+(?:\w+\s+)?(?:bli\s+|blive\s+)?(?:endr|ændr|justert|flytt)\w*|\b(?:foreløpig|førebels|tentativ|"
    r"ikke\s+fast|ikkje\s+fast|med\s+(?:for)?atterhald|med\s+forbehold|may\s+change|provisional|tentative)"
)
_FIXED = re.compile(r"\b(?:fast|fix|bestemt|bestemte|spikra|avklart|aftalt|avtalt|set\b)")


def statuses_in(remark: str) -> dict[str, str]:
    """What a remark says of the dates and contents below it.

    >>> statuses_in("OBS: Datoene er fastsatt men innholdet kan endre seg")
    {'date_status': 'fixed', 'content_status': 'tentative'}
    >>> statuses_in("NB! Husk PC")
    {}
    """
    found: dict[str, str] = {}
    subjects: list[str] = []
    for clause in _CLAUSE.split(remark.casefold()):
        subjects += [name for name, words in _SUBJECTS.items() if words.search(clause)]
        status = (
            "tentative" if _TENTATIVE.search(clause) else "fixed" if _FIXED.search(clause) else ""
        )
        if status:
            found |= dict.fromkeys(subjects, status)
            subjects = []
    return found
