"""From a table document to a plan document: rows become gatherings, headings sections.

What a table does not say is taken from its front matter, from defaults, or from its own
headings; what is inferred is said in a fault, and what is set aside as well.
"""

from collections.abc import Iterator, Mapping

from kompetanse.document.source import Document
from kompetanse.locales import language_or_default
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.origin import language_of
from kompetanse.transcription.piece import Piece
from kompetanse.transcription.reader import BlockReader


__all__ = ["transcribe"]

_NO_DEFAULTS: Mapping[str, object] = {}


def transcribe(document: Document, *, defaults: Mapping[str, object] = _NO_DEFAULTS) -> Document:
    r"""Make a plan document of a table document, as `kompetanse.document.table` reads it.

    Args:
        document: The table document.
        defaults: Plan data for what its front matter does not state.

    >>> from kompetanse.document.source import Text
    >>> from kompetanse.document.table import read_table
    >>> table = read_table(Text("plan.txt", "Når | Hva | Hvem\n02.09.21 | Samling 1 | Lærere"))
    >>> plan = transcribe(table, defaults={"language": "nb", "country": "NO"})
    >>> plan.data["gatherings"]["samling-1"]["audience"]
    ['Lærere']
    >>> plan.locate(("gatherings", "samling-1", "title")).column
    12
    """
    draft = Draft(document, defaults)
    blocks = list(_blocks(document.data))
    language = _state_language(draft, blocks)
    reader = BlockReader(draft, language)
    for number, block in enumerate(blocks):
        reader.take(("blocks", number), block)
    reader.finish()
    return draft.finish()


def _state_language(draft: Draft, blocks: list[dict[str, object]]) -> str:
    """The language of the plan, and its country; what was not stated is guessed and said."""
    everything = Piece("", ("blocks",))
    if not draft.states("language") and (guess := language_of(list(_texts(blocks)))):
        draft.put("language", guess)
        draft.say("inferred", "the language is inferred: {language}", everything, language=guess)
    language = str(draft.data.get("language", "nb"))
    if not draft.states("country") and language != "en":
        country = "DK" if language == "da" else "NO"
        draft.put("country", country)
        draft.say("inferred", "the country is inferred: {country}", everything, country=country)
    return language_or_default(language)


def _blocks(data: object) -> Iterator[dict[str, object]]:
    blocks = data.get("blocks") if isinstance(data, dict) else None
    for block in blocks if isinstance(blocks, list) else ():
        yield block if isinstance(block, dict) else {}


def _texts(value: object) -> Iterator[str]:
    """All texts in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
