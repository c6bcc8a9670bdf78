"""Write a plan's events as a calendar, for everybody or for some."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from kompetanse.checking import load_plan
from kompetanse.cli.console import complain, strangers
from kompetanse.cli.entries import Hooks, add_imprecise, moment
from kompetanse.cli.language import say
from kompetanse.cli.output import write
from kompetanse.cli.project import add_arguments, add_plan_data, open_project, plan_data
from kompetanse.errors import KompetanseError
from kompetanse.feeds import calendar
from kompetanse.feeds.adjusting import Adjuster
from kompetanse.feeds.feed import lost_times
from kompetanse.model import Plan
from kompetanse.phrase import reason_of


EXAMPLE = """\
example:
  kompetanse calendar plan.yaml --for gruppeledere -o gruppeledere.ics"""

_CUTS = {
    "unit": "leave out what concerns other units only",
    "group": "what concerns this group, and all of its unit",
    "module": "only what belongs to this module",
}


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("plan", metavar="PLAN", help="a plan file, a table, or a folder")
    parser.add_argument(
        "--for", dest="audience", metavar="ROLE", help="only what concerns this role"
    )
    for option in ("unit", "group", "module"):
        parser.add_argument(f"--{option}", metavar=option[0].upper(), help=_CUTS[option])
    add_imprecise(parser)
    parser.add_argument("--output", "-o", metavar="FILE", help="write there (default: here)")
    parser.add_argument(
        "--previous",
        metavar="OLD",
        help="the same calendar as it was published before: what did not change stays as it is",
    )
    parser.add_argument(
        "--now",
        metavar="TIMESTAMP",
        type=moment,
        help="the time that changes are stamped with "
        "(default: the clock with --previous, else the plan's 'updated')",
    )
    add_plan_data(parser)
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Load the plan and write its calendar."""
    project = open_project(arguments)
    plan = load_plan(arguments.plan, defaults=plan_data(arguments, project, arguments.plan))
    with strangers():
        hooks = Hooks(project.plugins)
        adjuster = hooks.adjuster([*plan.follows, *arguments.follows])
        feed = _feed(plan, adjuster, arguments)
    write(arguments.output, feed)
    if b"BEGIN:VEVENT" not in feed:
        complain(say("the calendar has no entries"))
    _tell_left_out(plan)
    return hooks.tell(adjuster.failures)


def _feed(plan: Plan, adjuster: Adjuster, arguments: Namespace) -> bytes:
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
        hooks=[adjuster],
    )


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise KompetanseError(
            "{path} cannot be read: {why}", path=path, why=reason_of(error)
        ) from None


def _tell_left_out(plan: Plan) -> None:
    """Say which times give no day; nothing is lost in silence."""
    if times := lost_times(plan):
        complain(say("left out, for their times give no day: {times}", {"times": times}))
