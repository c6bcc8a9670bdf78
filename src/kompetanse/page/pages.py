"""Pages as bytes."""

from collections.abc import Iterator
from functools import lru_cache
from os.path import dirname, join

from jinja2 import Environment

from kompetanse.messages import Translator
from kompetanse.page.coming import coming
from kompetanse.page.values import FeedKind, FeedRow, IndexPage, SubscribePage
from kompetanse.render.jinja import asset, environment, policy


NEXT = 5
"""How many dates are shown at once."""

_TEMPLATES = join(dirname(__file__), "templates")
_STYLE, _SCRIPT = asset(_TEMPLATES, "style.css"), asset(_TEMPLATES, "script.js")

CONTENT_SECURITY_POLICY = policy(_STYLE, _SCRIPT)
"""What a page may do; it says so itself, and a server may say it too."""


def subscribe_page(page: SubscribePage) -> bytes:
    """Write the page of a plan: its feeds, how to subscribe, and the next dates.

    >>> from datetime import date
    >>> plan = SubscribePage(title="Plan <1>", language="nb", feeds=(), today=date(2026, 11, 22))
    >>> b"<h1>Plan &lt;1&gt;</h1>" in subscribe_page(plan)
    True
    """
    translator = Translator(page.language)
    dates = coming(page.events, page.today, translator)
    return _page(
        "subscribe.html",
        translator,
        page=page,
        groups=list(_groups(page.feeds)),
        private=any(row.href is None for row in page.feeds),
        relative=any(row.href is not None and not page.is_whole(row.href) for row in page.feeds),
        next=dates[:NEXT],
        later=dates[NEXT:],
    )


def index_page(page: IndexPage) -> bytes:
    """Write the first page of a site: its plans."""
    return _page("index.html", Translator(page.language), page=page)


def _groups(feeds: tuple[FeedRow, ...]) -> Iterator[tuple[FeedKind, list[FeedRow]]]:
    """Feeds by what they are cut by."""
    for kind in FeedKind:
        if rows := [row for row in feeds if row.kind is kind]:
            yield kind, rows


def _page(template: str, translator: Translator, **values: object) -> bytes:
    written = (
        _environment()
        .get_template(template)
        .render(
            say=translator.sentence,
            language=translator.language,
            policy=CONTENT_SECURITY_POLICY,
            style=_STYLE,
            script=_SCRIPT,
            **values,
        )
    )
    return f"{written.rstrip()}\n".encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(_TEMPLATES)
