"""What failed in a plugin, line by line."""

from collections.abc import Iterator

from kompetanse.cli.language import say
from kompetanse.plugins import Failure, Plugin
from kompetanse.render.excerpt import visible


def failure_lines(plugin: Plugin) -> Iterator[str]:
    """What failed, with its place where it has one, and what was probably meant."""
    for failure in plugin.failures:
        where = f"{failure.place}: " if failure.place else ""
        what = visible(failure_told(failure, plugin))
        yield f"{where}{say('error')}: {what} [plugin/{failure.id}]"
        if failure.hint:
            yield f"  {visible(say(failure.hint, failure.arguments))}"


def failure_told(failure: Failure, plugin: Plugin) -> str:
    """What failed, in a sentence."""
    return say(failure.reason, {"plugin": plugin.described, **failure.arguments})
