"""Running text: what it says of the plan itself (approved, updated, signed, built on)."""

import re
from collections.abc import Sequence

from kompetanse.transcription.draft import Draft
from kompetanse.transcription.piece import Piece, joined
from kompetanse.transcription.times import Reader


_SENTENCE = re.compile(r"(?<=[^\W_]{2}[.!?])\s+(?=[A-ZÆØÅ])|\n")
_UPDATED = re.compile(
    r"\(?(?:sist\s|senest\s)?(?:oppdatert|opdateret|revidert|revideret|ajourført|updated|revised)\b:?\s?(?:den\s|d\.\s)?",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:godkjent|vedtatt|vedteke[nt]?|godkjend|godkendt|vedtaget|approved|adopted)\s(?:i|av|af|by|in|på)\s",
    re.IGNORECASE,
)
_HEARING = re.compile(r"\b(?:høring|høyring|consultation|hearing)\w*", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\btil\s([^\n,.]{3,60}?)\s(?:på|i)\s(?:høring|høyring)", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:innspill|innspel|merknader|høringssvar|høyringssvar|comments)\b", re.IGNORECASE
)
_ANSWER = re.compile(
    r"\b(?:svarfrist|høringsfrist|høyringsfrist|frist|answer|deadline)\w*\b", re.IGNORECASE
)
_GREETING = re.compile(
    r"(?:med\s)?(?:vennlig|venleg|venlig)\s?hils(?:en|ing)|hilsen\b|(?:kind|best)\sregards",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"(?:formålet|føremålet|formål|føremål|the purpose)\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b([^\W\d_]{0,30}(?:avtale|aftale|beskrivelse|skildring)(?:n|en|a)?)\b[^.\n]{0,120}?\b(?:pr|per|datert|dateret|dated)\.?\s",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"\*?[«\"“]?([^\n]{20,2000}?)\s\(([^()\n]{3,60}),\s(\d{4})\)[.»\"”]*\*?\Z")
_LOST_FIGURE = re.compile(
    r"\[(?:image|bilde|bilete|billede|figur):?[^\]\n]{0,100}\]", re.IGNORECASE
)
_AND = re.compile(r"\s(?:og|and|&)\s|\n|;")
_LONGEST_HEAD = 5
_BODY = re.compile(r"[^\W\d_][^\n,.()\d]{1,60}")


class Prose:
    """Takes the paragraphs of a document in order, and keeps them as its text."""

    def __init__(self, draft: Draft, times: Reader) -> None:
        self._draft = draft
        self._times = times
        self._kept: list[Piece] = []
        self._signing = False

    def take(self, paragraph: Piece) -> None:
        """Take one paragraph."""
        if _GREETING.match(paragraph.words):
            self._signing = True
            rest = paragraph.lines()[1:]
            if rest:
                self._sign(paragraph.cut(rest[0].start - paragraph.start))
        elif self._signing:
            self._sign(paragraph)
        elif not (self._quote(paragraph) or self._update(paragraph)):
            self._kept.append(paragraph)
            for sentence in paragraph.split(_SENTENCE):
                self._read(sentence)
            self._figures(paragraph)

    def leave(self) -> None:
        """Tell that something else than a paragraph stands here: nobody signs below it."""
        self._signing = False

    def keep(self, words: Piece) -> None:
        """Keep words that are no paragraph: a heading over text, a footnote."""
        self._kept.append(words)

    def keep_long(self, head: Sequence[Piece]) -> None:
        """Keep the cells of a head that say more than a head has to."""
        self._kept += [cell for cell in head if len(cell.words.split()) > _LONGEST_HEAD]

    def finish(self) -> None:
        """Write the text."""
        if text := joined(self._kept, "\n\n"):
            self._draft.put("text", text)

    def heading(self, words: Piece) -> None:
        """Read from a heading when the part below it was updated."""
        bracket = words.text.find("(")
        if (
            bracket > 0
            and _UPDATED.match(words.text, bracket)
            and (day := self._time(words.cut(bracket)))
        ):
            self._draft.add("versions", {"what": words.cut(0, bracket), "dated": day})

    def _time(self, piece: Piece) -> Piece | None:
        """The first time that a text speaks of."""
        return next((found for found, _ in self._times.mentions(piece)), None)

    def _update(self, paragraph: Piece) -> bool:
        """«Oppdatert 20.08.21»."""
        found = _UPDATED.match(paragraph.text)
        day = self._time(paragraph) if found else None
        if not day or len(paragraph.text) > len(day.text) + 40:
            return False
        self._draft.put("updated", day)
        return True

    def _quote(self, paragraph: Piece) -> bool:
        """A principle taken over from another document: italics, and where it is from."""
        found = _QUOTATION.match(paragraph.text) if paragraph.text[:1] in '*«"“' else None
        if not found or self._draft.states("program"):
            return False
        quotation = {
            "text": paragraph.cut(*found.span(1)),
            "source": paragraph.cut(*found.span(2)),
            "year": int(found[3]),
        }
        self._draft.gather("program", "quotations", quotation)
        return True

    def _sign(self, paragraph: Piece) -> None:
        """Who signs: «name, organisation og name, organisation»."""
        self._signing = False
        for signatory in paragraph.split(_AND):
            if "@" in signatory.text:
                continue
            name, comma, organisation = signatory.text.partition(",")
            at = len(name) + len(comma)
            self._draft.add(
                "signatories",
                {
                    "role": signatory.cut(0, len(name)),
                    "organisation": signatory.cut(at) if organisation.strip() else None,
                },
            )

    def _read(self, sentence: Piece) -> None:
        """Read from a sentence who approved the plan, who was heard, what it builds on."""
        if found := _APPROVED.search(sentence.text):
            self._approve(sentence.cut(found.end()))
        if _HEARING.search(sentence.text):
            self._hear(sentence)
        elif _OUTCOME.search(sentence.text):
            self._draft.complete("consultations", "outcome", sentence)
        if _PURPOSE.match(sentence.words):
            self._draft.put("purpose", sentence)
        for found in _SOURCE.finditer(sentence.text):
            if day := self._time(sentence.cut(found.end())):
                title = sentence.cut(*found.span(1))
                self._draft.add("builds_on", {"title": title, "dated": day})

    def _approve(self, rest: Piece) -> None:
        day = self._time(rest)
        before = rest.cut(0, day.start - rest.start) if day else rest
        if found := _BODY.match(before.text):
            self._draft.add("approvals", {"body": before.cut(*found.span()), "dated": day})

    def _hear(self, sentence: Piece) -> None:
        named = _RECIPIENTS.search(sentence.text)
        answer = _ANSWER.search(sentence.text)
        until = self._time(sentence.cut(answer.end())) if answer else None
        if named or until:
            recipients = [sentence.cut(*named.span(1))] if named else None
            self._draft.add("consultations", {"recipients": recipients, "until": until})

    def _figures(self, paragraph: Piece) -> None:
        for found in _LOST_FIGURE.finditer(paragraph.text):
            self._draft.add("lost_figures", {"what": paragraph.cut(*found.span())})
