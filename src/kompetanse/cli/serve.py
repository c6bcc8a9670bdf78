"""Serve plans over HTTP: calendars to subscribe to, and pages that tell how."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from kompetanse.cli.entries import add_imprecise, add_url
from kompetanse.cli.language import say
from kompetanse.cli.project import add_arguments, add_language, add_plan_data
from kompetanse.cli.tokens import add_site
from kompetanse.errors import KompetanseError


EXAMPLE = """\
examples:
  kompetanse serve plan.yaml
  kompetanse serve planer/* --site /var/lib/kompetanse/site --url https://kalender.skog.example
  kompetanse serve plan.yaml --private"""

_LAST_PORT = 0xFFFF


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "plans", metavar="PLAN", nargs="+", help="a plan file, a table, or a folder"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1, this machine)"
    )
    parser.add_argument(
        "--port", type=_port, default=8000, help="a port; 0 for any that is free (default: 8000)"
    )
    parser.add_argument(
        "--private",
        action="store_true",
        help="give each calendar a secret address, which is printed once, and show no other",
    )
    parser.add_argument("--log", action="store_true", help="tell of each request, but no secret")
    add_url(parser)
    add_site(parser)
    add_imprecise(parser)
    add_plan_data(parser)
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Publish, and serve until somebody says stop."""
    try:
        from kompetanse.cli.serving import serve  # noqa: PLC0415 - needs what is an extra
    except ModuleNotFoundError as error:
        raise KompetanseError(
            "a server needs more than is installed ({module}): pip install 'kompetanse[web]'",
            module=error.name,
        ) from None
    return serve(arguments)


def _port(text: str) -> int:
    if text.isdecimal() and len(text) <= len(str(_LAST_PORT)) and int(text) <= _LAST_PORT:
        return int(text)
    raise ArgumentTypeError(
        say("{text!r} is no number from 0 to {most}", {"text": text, "most": _LAST_PORT})
    )
