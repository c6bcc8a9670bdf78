"""Write a plan's events as a calendar, for everybody or for some."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from kompetanse.checking import load_plan
from kompetanse.cli.console import complain
from kompetanse.cli.language import say, told
from kompetanse.cli.output import write
from kompetanse.cli.project import Project, add_arguments, add_plan_data, open_project, plan_data
from kompetanse.errors import KompetanseError, PluginError
from kompetanse.feeds import CalendarEvent, EventHook, Imprecise, calendar, left_out
from kompetanse.finding import Exit
from kompetanse.model import Plan
from kompetanse.plugins import Plugin


EXAMPLE = """\
example:
  kompetanse calendar plan.yaml --for gruppeledere -o gruppeledere.ics"""

_CUTS = {
    "unit": "leave out what concerns other units only",
    "group": "what concerns this group, and all of its unit",
    "module": "only what belongs to this module",
}

_SHOWN = 5
"""How many of the times that give no day are named."""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("plan", metavar="PLAN", help="a plan file, a table, or a folder")
    parser.add_argument(
        "--for", dest="audience", metavar="ROLE", help="only what concerns this role"
    )
    for option in ("unit", "group", "module"):
        parser.add_argument(f"--{option}", metavar=option[0].upper(), help=_CUTS[option])
    parser.add_argument(
        "--imprecise",
        choices=[policy.value for policy in Imprecise],
        default=Imprecise.MARKER.value,
        help="dates that are not known to the day: all days that may be meant, one day for those "
        "that are too many, or nothing (default: marker)",
    )
    parser.add_argument("--output", "-o", metavar="FILE", help="write there (default: here)")
    parser.add_argument(
        "--previous",
        metavar="OLD",
        help="the same calendar as it was published before: what did not change stays as it is",
    )
    parser.add_argument(
        "--now",
        metavar="TIMESTAMP",
        type=_moment,
        help="the time that changes are stamped with "
        "(default: the clock with --previous, else the plan's 'updated')",
    )
    add_plan_data(parser)
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Load the plan and write its calendar."""
    project = open_project(arguments)
    plan = load_plan(arguments.plan, defaults=plan_data(arguments, project, arguments.plan))
    try:
        feed = _feed(plan, project, arguments)
    except PluginError as error:
        complain(told(error))
        return Exit.BROKEN_PLUGIN
    write(arguments.output, feed)
    if b"BEGIN:VEVENT" not in feed:
        complain(say("the calendar has no entries"))
    _tell_left_out(plan)
    return 0


def _feed(plan: Plan, project: Project, arguments: Namespace) -> bytes:
    """The calendar that is asked for; stamped by the clock only where there was one before."""
    previous = None if arguments.previous is None else _read(arguments.previous)
    now = arguments.now or (None if previous is None else datetime.now(UTC))
    if now is None and not (plan.updated and plan.updated.latest):
        raise KompetanseError(
            "{plan} does not say when it was updated: add 'updated', or give --now",
            plan=arguments.plan,
        )
    return calendar(
        plan,
        audience=arguments.audience,
        unit=arguments.unit,
        group=arguments.group,
        module=arguments.module,
        imprecise=arguments.imprecise,
        now=now,
        previous=previous,
        hooks=list(_hooks(project, [*plan.follows, *arguments.follows])),
    )


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        why = error.strerror or error
        raise KompetanseError("{path} cannot be read: {why}", path=path, why=why) from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        reason = say("{text!r} is no time; write it as 2021-08-20T12:00", {"text": text})
        raise ArgumentTypeError(reason) from None


def _hooks(project: Project, follows: list[str]) -> Iterator[EventHook]:
    """The functions of plugins that adjust events."""
    for pack in follows:
        if pack not in project.plugins.packs:
            raise KompetanseError(
                "no rule pack {pack!r} is installed, which the plan follows", pack=pack
            )
    for plugin in project.plugins.serving(follows):
        given = plugin.ask("kompetanse_event", _functions) or []
        if plugin.failures:
            raise PluginError(
                "the plugin {plugin} is broken: see 'kompetanse plugins'", plugin=plugin.described
            )
        yield from (_guarded(plugin, hook) for hook in given)


def _functions(value: object) -> list[EventHook]:
    functions = [value] if callable(value) else list(value)  # type: ignore[call-overload]
    if not all(map(callable, functions)):
        raise TypeError(f"it returned {value!r}, not functions")
    return functions


def _guarded(plugin: Plugin, hook: Callable[[CalendarEvent], object]) -> EventHook:
    """A hook that says whose it is when it breaks."""

    def guarded(event: CalendarEvent) -> CalendarEvent:
        try:
            adjusted = hook(event)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # also SystemExit: no plugin ends the program
            what = f"{type(error).__name__}: {error}"
            raise PluginError(f"the plugin {plugin.described} broke: {what}") from error
        if not isinstance(adjusted, CalendarEvent):
            raise PluginError(f"the plugin {plugin.described} returned {adjusted!r}, not an event")
        if adjusted.uid != event.uid:
            raise PluginError(f"the plugin {plugin.described} changed the uid {event.uid!r}")
        return adjusted

    return guarded


def _tell_left_out(plan: Plan) -> None:
    """Say which times give no day; nothing is lost in silence."""
    lost = left_out(plan)
    if lost:
        named = ", ".join(f"{path} ({text})" for path, text in lost[:_SHOWN])
        more = " ..." if len(lost) > _SHOWN else ""
        complain(say("left out, for their times give no day: {times}", {"times": f"{named}{more}"}))
