"""Publish plans as a site: calendars to subscribe to, and pages that tell how."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from kompetanse.cli.console import Progress, complain
from kompetanse.cli.entries import Hooks, add_imprecise, add_url, moment
from kompetanse.cli.language import say
from kompetanse.cli.language import told as told_of
from kompetanse.cli.project import add_arguments, add_language, add_plan_data, open_project
from kompetanse.cli.running import tell
from kompetanse.cli.sources import sources
from kompetanse.errors import KompetanseError, PlanError
from kompetanse.publishing import Changes, Publication, Settings, Site
from kompetanse.render.excerpt import visible


EXAMPLE = """\
examples:
  kompetanse publish plan.yaml /var/www/planer
  kompetanse publish planer/*.yaml /var/www/planer --url https://skog.example/planer --quiet"""

_NAMED = 3
"""So many of the entries that changed are named."""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "plans", metavar="PLAN", nargs="+", help="a plan file, a table, or a folder"
    )
    parser.add_argument("site", metavar="SITE", help="the folder that a web server serves")
    add_url(parser)
    add_imprecise(parser)
    parser.add_argument(
        "--now",
        metavar="TIMESTAMP",
        type=moment,
        help="the time that changes are stamped with (default: the clock)",
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be published")
    parser.add_argument(
        "--quiet", "-q", action="store_true", help="pass over plans in which nothing changed"
    )
    add_plan_data(parser)
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Publish, tell what changed, and give the exit status."""
    project = open_project(arguments)
    hooks = Hooks(project.plugins)
    plans = sources(arguments, project, hooks)
    published = Site(arguments.site).publish(
        plans,
        now=arguments.now or datetime.now(UTC),
        settings=Settings(url=arguments.url, imprecise=arguments.imprecise),
        dry=arguments.dry_run,
    )
    publications = _told(published, len(plans), quiet=arguments.quiet)
    for publication in publications:
        warn(publication)
    status = max(fail(publication, arguments) for publication in publications)
    status = max(
        status, hooks.tell(one for publication in publications for one in publication.failures)
    )
    if arguments.dry_run:
        complain(say("nothing was written"))
    return status


def _told(published: Iterator[Publication], number: int, *, quiet: bool) -> list[Publication]:
    """Say of each plan what became of it, as it is published."""
    progress = Progress(number)
    publications = []
    for publication in published:
        progress.clear()
        if said := sentence(publication, quiet=quiet):
            print(visible(f"{publication.source}: {said}"), flush=True)
        publications.append(publication)
        progress.step()
    progress.clear()
    return publications


def sentence(publication: Publication, *, quiet: bool) -> str:
    """What became of a plan; nothing where there is nothing to say."""
    if not publication.is_plan:
        return ""
    if publication.error:
        return say("not published")
    if publication.is_new:
        return say(
            "new in {folder}/ (entries: {entries}, calendars: {feeds})",
            {
                "folder": publication.folder,
                "entries": publication.entries,
                "feeds": publication.feeds,
            },
        )
    if publication.changes:
        return ", ".join(_changes(publication.changes))
    if publication.written and not quiet:
        return say("no entry changed; files written: {count}", {"count": len(publication.written)})
    return "" if quiet else say("nothing changed")


def _changes(changes: Changes) -> Iterator[str]:
    """What changed, in numbers and names."""
    if names := changes.added:
        told = {"count": len(names), "names": _listed(names)}
        yield say(
            "{count} new entry ({names})",
            told,
            plural="{count} new entries ({names})",
            count=len(names),
        )
    if names := changes.changed:
        told = {"count": len(names), "names": _listed(names)}
        yield say(
            "{count} entry changed ({names})",
            told,
            plural="{count} entries changed ({names})",
            count=len(names),
        )
    if names := changes.called_off:
        told = {"count": len(names), "names": _listed(names)}
        yield say(
            "{count} entry called off ({names})",
            told,
            plural="{count} entries called off ({names})",
            count=len(names),
        )


def _listed(names: Sequence[str]) -> str:
    return "; ".join([*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])])


def warn(publication: Publication) -> None:
    """Say what else whoever publishes should know."""
    for notice in publication.notices:
        complain(f"{publication.source}: {say(notice.template, notice.arguments)}")


def fail(publication: Publication, arguments: Namespace) -> int:
    """Say why a plan was not published, and give the exit status."""
    error = publication.error
    if error is None:
        return 0
    if isinstance(error, PlanError) or not isinstance(error, KompetanseError):
        return tell(error, ["--traceback"] if arguments.traceback else [])
    why = told_of(error)
    complain(why if publication.source in why else f"{publication.source}: {why}")
    return 2
