"""The examples of all shapes, as they stand in their file."""

import re
from os.path import dirname, join

from kompetanse.declaring.vocabulary import shapes_in
from kompetanse.document.reading import parse_file


EXAMPLES = join(dirname(__file__), "examples.toml")
"""A file with a rule of each shape."""

_FRAGMENT = re.compile(r'^(?:breaks|holds) = (?:""".*?"""|"[^"\n]*")\n', re.MULTILINE | re.DOTALL)
_RULE = re.compile(r"^\[rule\.(?P<name>[\w-]+)\]\n(?P<body>(?:(?!\[rule\.).*\n)*)", re.MULTILINE)


def examples_of(verb: str, *, fragments: bool = False) -> tuple[str, ...]:
    """Give the examples of a shape, as TOML; with the plans that break it, and hold, if wanted.

    >>> print(examples_of("held-between")[0], end="")
    [rule.last-bus]
    title = "Gatherings end before the last bus leaves"
    for-each = "gatherings"
    held-between = ["08:30", "15:30"]
    """
    document = parse_file(EXAMPLES)
    rules = document.data["rule"] if isinstance(document.data, dict) else {}
    found = _RULE.finditer(document.text.content)
    mine = (one for one in found if shapes_in(tuple(rules[one["name"]]))[0].verb == verb)
    bodies = ((one["name"], one["body"]) for one in mine)
    return tuple(
        f"[rule.{name}]\n{(body if fragments else _FRAGMENT.sub('', body)).strip()}\n"
        for name, body in bodies
    )
