"""The plans that a command publishes: how they are read, and what adjusts their entries."""

import os
from argparse import Namespace
from collections.abc import Iterable

from kompetanse.checking import load_plan
from kompetanse.cli.entries import Hooks
from kompetanse.cli.project import Project, plan_data
from kompetanse.feeds.adjusting import Adjuster
from kompetanse.model import Plan
from kompetanse.publishing import Source
from kompetanse.publishing.plans import content_of


def sources(arguments: Namespace, project: Project, hooks: Hooks) -> list[Source]:
    """The plans that a call names."""
    return [_source(path, arguments, project, hooks) for path in each_once(arguments.plans)]


def each_once(paths: Iterable[str]) -> list[str]:
    """Paths without those that lead to a plan that was named before.

    >>> each_once(["plan.yaml", "./plan.yaml"])
    ['plan.yaml']
    """
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _source(path: str, arguments: Namespace, project: Project, hooks: Hooks) -> Source:
    data = plan_data(arguments, project, path)

    def mark() -> bytes:
        return b"\0".join([content_of(path), repr(sorted(data.items())).encode(), hooks.mark])

    def adjuster(plan: Plan) -> Adjuster:
        return hooks.adjuster([*plan.follows, *arguments.follows])

    return Source(
        name=path, load=lambda: load_plan(path, defaults=data), mark=mark, adjuster=adjuster
    )
