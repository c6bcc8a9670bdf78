"""Reports as one web page that can be read, printed and sent: first what holds, then what was found.

The page needs nothing else, and may do nothing: it has no script, and a browser that believes its
policy loads nothing. The parts that are about plans wait until the index above them is known; a
thousand of them take some twenty megabytes.
"""

from collections.abc import Iterator
from functools import lru_cache
from os.path import dirname, join

from jinja2 import Environment
from markupsafe import Markup, escape

from kompetanse.finding import Report
from kompetanse.render.excerpt import visible
from kompetanse.render.jinja import asset, environment, policy
from kompetanse.render.manual import Manual
from kompetanse.render.quoting import Lines
from kompetanse.render.renderer import Context
from kompetanse.render.sections import Row, section
from kompetanse.render.words import SEVERITIES, STATUSES


_TEMPLATES = join(dirname(__file__), "templates")
_STYLE = asset(_TEMPLATES, "style.css")


def renderer(context: Context) -> "HtmlRenderer":
    """The renderer of a context."""
    return HtmlRenderer(context)


class HtmlRenderer:
    """Writes one page; it speaks the language of the first report, and each plan its own."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._manual = Manual(context.plugins)
        self._language = ""
        self._rows: list[Row] = []
        self._waiting: list[str] = []

    def begin(self) -> Iterator[str]:
        """Nothing can stand above an index that is not known yet."""
        return iter(())

    def report(self, report: Report) -> Iterator[str]:
        """Put a plan's part of the page aside."""
        self._language = self._language or report.language
        lines = Lines(report.document, self._context.text_of)
        plan = section(report, len(self._rows) + 1, self._manual, lines)
        self._rows.append(plan.row)
        self._waiting.append(self._written("plan.html", report.language, plan=plan))
        return iter(())

    def end(self) -> Iterator[str]:
        """The whole page."""
        language = self._language or "en"
        yield self._written(
            "head.html",
            language,
            rows=self._rows,
            today=self._context.today,
            policy=policy(_STYLE),
            style=_STYLE,
        )
        yield from self._waiting
        yield self._written("foot.html", language, version=self._context.version)

    def _written(self, template: str, language: str, **values: object) -> str:
        translator = self._manual.translator(language)
        return (
            _environment()
            .get_template(template)
            .render(
                say=translator.sentence,
                severities={key: translator.sentence(word) for key, word in SEVERITIES.items()},
                statuses={key: translator.sentence(word) for key, word in STATUSES.items()},
                language=language,
                page_language=self._language or language,
                **values,
            )
        )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    templates = environment(_TEMPLATES)
    templates.filters |= {"shown": visible, "prose": prose, "sentence": sentence}
    return templates


def prose(text: str) -> Markup:
    r"""The little Markdown of a rule's manual: paragraphs, and names in backticks.

    >>> print(prose("Use `kind`.\n\nIt is <b>."))
    <p>Use <code>kind</code>.</p><p>It is &lt;b&gt;.</p>
    """
    return Markup("").join(
        Markup("<p>{}</p>").format(_with_code(visible(" ".join(paragraph.split()))))
        for paragraph in text.split("\n\n")
    )


def _with_code(text: str) -> Markup:
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # one backtick too many
        return escape(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )


def sentence(text: str) -> str:
    """A message as a sentence of its own.

    >>> sentence("«uke 36» has no year"), sentence("nothing happens: why?")
    ('«uke 36» has no year.', 'Nothing happens: why?')
    """
    shown = visible(text)
    end = "" if shown.endswith((".", "!", "?", "…")) else "."
    return f"{shown[:1].upper()}{shown[1:]}{end}"
