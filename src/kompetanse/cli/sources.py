"""The plans that a command publishes: how they are read, and what adjusts their entries."""

import os
from argparse import Namespace
from collections.abc import Iterable

from kompetanse.checking import load_plan
from kompetanse.cli.entries import Hooks
from kompetanse.cli.project import Project, plan_data
from kompetanse.document.files import read_bytes
from kompetanse.document.reading import files_of
from kompetanse.feeds.adjusting import Adjuster
from kompetanse.model import Plan
from kompetanse.publishing import Source


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
        contents = [(os.path.relpath(file, path), read_bytes(file)) for file in files_of(path)]
        return repr((contents, sorted(data.items()), hooks.mark)).encode()

    def adjuster(plan: Plan) -> Adjuster:
        return hooks.adjuster([*plan.follows, *arguments.follows])

    return Source(
        name=path, load=lambda: load_plan(path, defaults=data), mark=mark, adjuster=adjuster
    )
