"""Show, replace or take back the secret addresses of a private server's calendars."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from kompetanse.cli.entries import add_url
from kompetanse.cli.language import say
from kompetanse.errors import KompetanseError, UnknownNameError
from kompetanse.web.places import feeds
from kompetanse.web.tokens import Book, Issued, TokenFile, address_of


EXAMPLE = """\
examples:
  kompetanse tokens list
  kompetanse tokens rotate skog-2021/roles/laerere.ics --url https://kalender.skog.example/
  kompetanse tokens revoke skog-2021"""

_ACTIONS = ("list", "rotate", "revoke")


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help="show which feeds have an address; give feeds a new one, whose old one ends; "
        "or let their address end",
    )
    parser.add_argument(
        "feeds",
        metavar="FEED",
        nargs="*",
        help="a feed, as 'list' shows it, or a plan's folder for all of its feeds",
    )
    parser.add_argument("--all", action="store_true", help="all feeds of the site")
    add_url(parser)
    add_site(parser)


def add_site(parser: ArgumentParser) -> None:
    """Add the options that say where a server's files are."""
    parser.add_argument(
        "--site",
        metavar="DIR",
        default=os.path.join(".kompetanse", "site"),
        help="the folder of the published files (default: .kompetanse/site)",
    )
    parser.add_argument(
        "--tokens",
        metavar="FILE",
        help="the file with the hashes of secret addresses (default: beside the site)",
    )


def token_file(arguments: Namespace) -> TokenFile:
    """Where secret addresses are kept as hashes: outside of what is served."""
    return TokenFile(arguments.tokens or f"{os.path.normpath(arguments.site)}.tokens.json")


def tell_addresses(tokens: Mapping[str, str], url: str) -> None:
    """Print new addresses, for the only time."""
    width = max(map(len, tokens), default=0)
    for feed, token in tokens.items():
        print(f"{feed:{width}}  {url.removesuffix('/')}{address_of(token)}", flush=True)


def run(arguments: Namespace) -> int:
    """Do what is asked for."""
    file = token_file(arguments)
    book, published = file.read(), feeds(arguments.site)
    if not book and not published:
        raise KompetanseError("there are no calendars in {path}", path=arguments.site)
    if arguments.action == "list":
        print("\n".join(_listed(book, published)))
        return 0
    today = date.today()  # noqa: DTZ011 - the day of whoever reads the list
    if arguments.action == "rotate":
        tell_addresses(file.rotate(_wanted(arguments, published), today), arguments.url or "")
    else:
        file.revoke(_wanted(arguments, sorted({*book, *published})), today)
    return 0


def _listed(book: Book, published: Collection[str]) -> Iterator[str]:
    """Feeds, and since when they have the address that they have."""
    names = sorted({*book, *published})
    width = max(map(len, names))
    for name in names:
        yield f"{name:{width}}  {_told(book.get(name), is_there=name in published)}"


def _told(issued: Issued | None, *, is_there: bool) -> str:
    if issued is None:
        return say("no address yet")
    if issued.digest is None:
        return say("revoked on {day}", {"day": issued.since})
    if not is_there:
        return say("since {day}; there is no such calendar now", {"day": issued.since})
    return say("since {day}", {"day": issued.since})


def _wanted(arguments: Namespace, known: list[str]) -> list[str]:
    """The feeds that are named; whatever is not known changes nothing."""
    if bool(arguments.feeds) == arguments.all:
        raise KompetanseError("name the feeds, or say --all")
    return (
        known if arguments.all else [one for name in arguments.feeds for one in _named(name, known)]
    )


def _named(name: str, known: list[str]) -> list[str]:
    """A feed, or those of a plan."""
    found = [one for one in known if one == name or one.startswith(f"{name.removesuffix('/')}/")]
    if not found:
        raise UnknownNameError("feed", name, known)
    return found
