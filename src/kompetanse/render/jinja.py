"""Pages for browsers from templates: what stands in them is escaped, and they load nothing."""

from base64 import b64encode
from hashlib import sha256
from os.path import join

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


def environment(folder: str) -> Environment:
    """The templates of a folder."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def asset(folder: str, name: str) -> Markup:
    """A style sheet or script of ours, to stand in a page as it is."""
    with open(join(folder, name), encoding="utf-8") as stream:
        return Markup(stream.read().strip())  # noqa: S704 - our own file


def policy(style: str, script: str = "") -> str:
    """What a page may do: use its one style sheet and script, and images that stand in it.

    >>> policy("p {}").partition("-src 'sha256-")[0]
    "default-src 'none'; style"
    """
    allowed = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script) if script else "",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{what} {where}" for what, where in allowed.items() if where)


def _hash(text: str) -> str:
    """The name by which a browser knows the one style sheet or script that it may use."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
