"""What the commands that make calendars share: their options, and the hooks of plugins."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import UTC, datetime

from kompetanse.cli.console import complain
from kompetanse.cli.language import say
from kompetanse.errors import KompetanseError
from kompetanse.feeds import Imprecise
from kompetanse.feeds.adjusting import Adjuster, HookFailure
from kompetanse.finding import Exit
from kompetanse.plugins import Plugins


"""Characters of what a plugin returned that are told."""


def add_imprecise(parser: ArgumentParser) -> None:
    """Add the option for dates that are not known to the day."""
    parser.add_argument(
        "--imprecise",
        choices=[policy.value for policy in Imprecise],
        default=Imprecise.MARKER.value,
        help="dates that are not known to the day: all days that may be meant, one day for those "
        "that are too many, or nothing (default: marker)",
    )


def add_url(parser: ArgumentParser) -> None:
    """Add the option for where a site stands on the web."""
    parser.add_argument(
        "--url",
        metavar="BASE",
        type=_address,
        help="where the site stands on the web, for whole addresses",
    )


def _address(text: str) -> str:
    from kompetanse.publishing import Settings  # noqa: PLC0415 - `calendar` publishes nothing

    try:
        Settings(url=text)
    except ValueError:
        reason = say(
            "{text!r} is no address of a site; write it as https://skog.example/planer",
            {"text": text},
        )
        raise ArgumentTypeError(reason) from None
    return text


def moment(text: str) -> datetime:
    """The time that an argument states; without a zone it is UTC.

    Raises:
        ArgumentTypeError: It is none.
    """
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        reason = say("{text!r} is no time; write it as 2021-08-20T12:00", {"text": text})
        raise ArgumentTypeError(reason) from None


class Hooks:
    """The functions of plugins that adjust entries; each plugin is asked once for all plans."""

    def __init__(self, plugins: Plugins) -> None:
        self._plugins = plugins
        self._hooks = {plugin.name: plugin.event_hooks for plugin in plugins}
        self._serving = set(plugins.serving(()))

    @property
    def mark(self) -> bytes:
        """What tells the plugins that have hooks, or might have, from others."""
        adjusting = (p for p in self._plugins if self._hooks[p.name] or p.failures)
        return repr([(p.name, p.pack, p.version) for p in adjusting]).encode()

    def adjuster(self, follows: Iterable[str]) -> Adjuster:
        """What adjusts the entries of a plan that follows some packs.

        Raises:
            KompetanseError: A pack is not installed.
        """
        follows = tuple(follows)
        if unknown := next((one for one in follows if one not in self._plugins.packs), None):
            raise KompetanseError(
                "no rule pack {pack!r} is installed, which the plan follows", pack=unknown
            )
        serving = self._plugins.serving(follows)
        self._serving.update(serving)
        return Adjuster((p.described, hook) for p in serving for hook in self._hooks[p.name])

    def tell(self, failures: Iterable[HookFailure]) -> Exit:
        """Say which plugins failed, and give the exit status for that."""
        broken = [one for one in self._plugins if one.failures and one in self._serving]
        for plugin in broken:
            named = {"plugin": plugin.described}
            complain(say("the plugin {plugin} is broken: see 'kompetanse plugins'", named))
        failed = {one.plugin: one for one in failures}
        for one in failed.values():
            complain(say(one.template, one.arguments))
        return Exit.BROKEN_PLUGIN if broken or failed else Exit.CLEAN
