"""What is answered where there is nothing to show: small pages that are always the same.

Nothing of a request stands in them: no two requests can be told apart by how they are refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import TypeAlias

from starlette.responses import Response

from kompetanse.messages import Translator
from kompetanse.phrase import Phrase
from kompetanse.web.places import PAGE
from kompetanse.web.resource import NOTHING, SAFE, TYPES


Refusals: TypeAlias = Mapping[int, Response]

_SENTENCES = {
    HTTPStatus.NOT_FOUND: Phrase("There is nothing at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: Phrase("Here you can read, and change nothing."),
    HTTPStatus.BAD_REQUEST: Phrase("This request cannot be understood."),
}
_HEADERS = {
    HTTPStatus.METHOD_NOT_ALLOWED: {"allow": "GET, HEAD", "connection": "close"},
    HTTPStatus.BAD_REQUEST: {"connection": "close"},
}


def refusals(languages: Sequence[str]) -> Refusals:
    """Write the refusals, in the languages of those who may meet them.

    >>> refusals(["nb"])[HTTPStatus.METHOD_NOT_ALLOWED].headers["allow"]
    'GET, HEAD'
    """
    return {status: _refusal(status, languages) for status in _SENTENCES}


def _refusal(status: HTTPStatus, languages: Sequence[str]) -> Response:
    said = {
        "cache-control": "no-cache",
        "content-type": TYPES[PAGE],
        "content-security-policy": NOTHING,
    }
    page = "\n".join(_page(status, languages)) + "\n"
    return Response(page, status, {**SAFE, **said, **_HEADERS.get(status, {})})


def _page(status: HTTPStatus, languages: Sequence[str]) -> Iterator[str]:
    sentences = [Translator(tongue).sentence(_SENTENCES[status]) for tongue in languages]
    yield f'<!DOCTYPE html>\n<html lang="{languages[0]}">\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{sentences[0]} ({status.value})</title>\n<main>"
    for heading, tongue, sentence in zip(("h1", "p", "p", "p"), languages, sentences, strict=False):
        yield f'<{heading} lang="{tongue}">{sentence}</{heading}>'
    yield "</main>"
