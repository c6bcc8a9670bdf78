"""A server of plans: it publishes them, serves what was published, and does both anew."""

import sys
from argparse import Namespace
from datetime import date, datetime

from kompetanse.cli.console import complain
from kompetanse.cli.language import say, told
from kompetanse.cli.republishing import Republisher
from kompetanse.cli.running import UNUSABLE
from kompetanse.cli.tokens import tell_addresses, token_file
from kompetanse.errors import KompetanseError
from kompetanse.web.app import App
from kompetanse.web.places import feeds
from kompetanse.web.server import Server, listen, url_of
from kompetanse.web.shelf import Shelf, private_shelf, public_shelf
from kompetanse.web.tokens import Doorkeeper
from kompetanse.web.watching import repeating


_PAUSE = 1.0
"""Seconds between two looks at the plans and at the site."""


def serve(arguments: Namespace) -> int:
    """Serve until somebody says stop; what was published stays where plans cannot be read."""
    with listen(arguments.host, arguments.port) as listener:
        complain(say("the calendars are kept in {path}", {"path": arguments.site}))
        republisher = Republisher(arguments)
        republisher.publish()
        if not feeds(arguments.site):
            return UNUSABLE
        url = url_of(arguments.host, listener)
        desk = _Desk(arguments, arguments.url or url)

        def begin() -> None:
            print(url, flush=True)
            desk.refresh()

        def go_on() -> None:
            republisher.refresh()
            try:
                desk.refresh()
            except KompetanseError as error:
                _complain(error)

        with repeating(go_on, _PAUSE):
            Server(desk.app, complain=complain, ready=begin).run([listener])
    return 0


class _Desk:
    """An application that is kept up to date with a site.

    Attributes:
        app: The application.
    """

    def __init__(self, arguments: Namespace, url: str) -> None:
        self._site = arguments.site
        self._url = url
        self._tokens = token_file(arguments) if arguments.private else None
        self._named: set[str] = set()
        doorkeeper = Doorkeeper(self._tokens, _complain) if self._tokens else None
        self.app = App(Shelf(), doorkeeper, _log if arguments.log else None)

    def refresh(self) -> None:
        """Take up what is new on the site.

        Raises:
            KompetanseError: It needs secret addresses, and they cannot be kept.
        """
        if self._tokens is None:
            self.app.shelf = public_shelf(self._site, self.app.shelf)
            return
        self.app.shelf = private_shelf(self._site, self.app.shelf)
        feeds = self.app.shelf.feeds.keys()
        if not feeds <= self._named:
            self._named = set(feeds)
            today = date.today()  # noqa: DTZ011 - the day of whoever reads the list
            tell_addresses(self._tokens.issue(feeds, today), self._url)


def _complain(error: KompetanseError) -> None:
    complain(told(error))


def _log(line: str) -> None:
    moment = datetime.now().isoformat(timespec="seconds")  # noqa: DTZ005 - as in other logs
    print(f"{moment} {line}", file=sys.stderr, flush=True)
