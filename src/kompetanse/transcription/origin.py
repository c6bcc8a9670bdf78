"""What a plan is called, what time it is about, in what language: read from its own words."""

import re
from collections import Counter

from kompetanse.dates import Term
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.piece import Composed, Piece, Words
from kompetanse.transcription.times import Reader


_WORDS = {
    "nn": """ikkje veke veker kva kven kvar korleis hausten våren haust skule skulen skulane skuleåret
        skuleeigar skuleleiarar lærarar rettleiing rettleiarar frå eit ein innan seinast tilsette måndag
        tysdag laurdag desse vere ikkje barnehagane eiga kvart samarbeidet""",
    "nb": """ikke uke uker hva hvem hvor høsten høst våren vår skole skolen skolene skoleåret skoleeiere
        skoleledere lærere veiledning veiledere fra et en innen senest ansatte mandag tirsdag lørdag
        disse være barnehagene egen hvert samarbeidet""",
    "da": """ikke uge uger hvad hvem hvor hvornår efterår efteråret forår foråret skole skolen skolerne
        skoleåret skoleledere lærere vejledning vejledere fra et en inden senest ansatte mandag tirsdag
        lørdag disse være af kursus netværk pædagoger kommunen egen hvert handleplan marts
        maj december sprogvejledere afprøvning opstart""",
    "en": """the and of week weeks what who when where autumn spring school year by from staff teachers
        leaders guidance meeting gathering monday tuesday wednesday thursday friday""",
}
_LANGUAGE_OF = {
    word: tuple(code for code, others in _WORDS.items() if word in others.split())
    for listed in _WORDS.values()
    for word in listed.split()
}
_WORD = re.compile(r"[^\W\d_]+")
_PLAN = re.compile(
    r"plan|program|utvikling|udvikling|forløb|satsing|indsats|prosjekt|projekt|development",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(
    r"(?:\b(?:skoleåret|skuleåret|skoleår|skuleår|school year)\s)?(?<![\d./])20\d\d\s?[/–-]\s?(?:20)?\d\d(?![\d./])",
    re.IGNORECASE,
)
_MARKUP_LEVELS = 6
_LONGEST_TITLE = 120


def language_of(texts: list[str]) -> str | None:
    """The language whose words occur most often, if any do.

    >>> language_of(["Veke 37 Kva Kven", "Skulane sender rapport"]), language_of(["02.09.21"])
    ('nn', None)
    """
    votes: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.findall(text.casefold()):
            votes.update(_LANGUAGE_OF.get(word, ()))
    return votes.most_common(1)[0][0] if votes else None


class Origin:
    """Finds out what the author did not state, and says what it has inferred."""

    def __init__(self, draft: Draft, times: Reader) -> None:
        self._draft = draft
        self._times = times
        self._titles: list[tuple[Piece, int]] = []

    def heading(self, words: Piece, level: int) -> None:
        """Take a heading of the document."""
        self._titles.append((words, level))

    @staticmethod
    def is_like_title(text: Piece) -> bool:
        """Whether a text that opens the document is its title: one line with the name of a plan.

        >>> Origin.is_like_title(Piece("Plan for nettverk 2024/2025", ()))
        True
        >>> Origin.is_like_title(Piece("Planen ble vedtatt i mai.", ()))
        False
        """
        line = text.words
        short = len(line) <= _LONGEST_TITLE and "\n" not in line and line[-1:] not in ".!?,;:"
        return short and bool(_PLAN.search(line))

    def is_first(self, words: Piece) -> bool:
        """Whether a heading is the first of the document: its title, not one over a text."""
        return bool(self._titles) and self._titles[0][0] is words

    def finish(self) -> None:
        """Write title and period."""
        title = next((words for words, level in self._titles if self._is_title(words, level)), None)
        if title and not self._draft.states("title"):
            self._draft.put("title", title)
            self._draft.say(
                "inferred", "the title is inferred: «{title}»", title, title=title.words
            )
        if not self._draft.states("period"):
            self._period()

    def _period(self) -> None:
        found = [one for words, _ in self._titles if (one := self.period_in(words))]
        if found:
            period = self._from_first_to_last(found)
            place = period if isinstance(period, Piece) else period.piece
            self._draft.put("period", period)
            reason = "the period is inferred: «{period}»"
            self._draft.say("inferred", reason, place, period=period.words)

    def _from_first_to_last(self, periods: list[Piece]) -> Words:
        """The period that comes first; if that is a term, all the terms that have headings."""
        terms = {term: said for said in periods if (term := self._term(said))}
        if self._term(periods[0]) is None or len(terms) == 1:
            return periods[0]
        first, last = min(terms), max(terms)
        if first.school_year == last.school_year:
            return Composed(str(first.school_year), terms[first], terms[last])
        words = f"{terms[first].words} – {terms[last].words}"
        return Composed(words, terms[first], terms[last])

    def _term(self, period: Piece) -> Term | None:
        """The term that a period is, if it is one."""
        extent = self._times.when(period.words).extent
        term = Term.of(extent.begin) if extent else None
        return term if term and term.range == extent else None

    def period_in(self, words: Piece) -> Piece | None:
        """The school year or the terms that a heading speaks of."""
        if found := _SCHOOL_YEAR.search(words.text):
            return words.cut(*found.span())
        times = (time for time, _ in self._times.mentions(words))
        return next((time for time in times if self._times.is_period(time.words)), None)

    @staticmethod
    def _is_title(words: Piece, level: int) -> bool:
        return level <= _MARKUP_LEVELS or bool(_PLAN.search(words.words))
