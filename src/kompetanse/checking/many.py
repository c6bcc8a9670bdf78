"""Checking many plans, on one processor or on any executor."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from kompetanse.checking.checker import Source, check
from kompetanse.document import Document
from kompetanse.errors import PluginError
from kompetanse.finding import Report
from kompetanse.model import Plan
from kompetanse.plugins import Plugins, create_plugin_manager


if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

CHUNK = 50
"""Files per task: large enough that a scheduler's cost per task does not show."""

_AHEAD = 8
"""Tasks under way: enough to keep workers busy, few enough to keep memory flat."""


def check_many(
    sources: Iterable[Source] | Source,
    *,
    executor: "Executor | None" = None,
    chunk: int = CHUNK,
    files: Iterable[str] = (),
    **settings: Any,
) -> Iterator[Report]:
    """Check plans one after the other, and yield their reports in the same order.

    Args:
        sources: Paths of files or folders, or one; documents and plans, too, where there is no
            executor or they can be sent to it.
        executor: Any executor of `concurrent.futures` (processes, or a cluster's); reports
            then come without plan and document, and plugins are found by each worker.
        chunk: Files per task.
        files: Rule files. Their code is run: pass only what the user named.
        settings: What `check` takes besides.

    Raises:
        PluginError: If plugins are given that an executor should work with.

    >>> from kompetanse.document import parse
    >>> plans = [parse(f"title: Plan {number}") for number in (1, 2)]
    >>> [report.plan.title for report in check_many(plans)]
    ['Plan 1', 'Plan 2']
    """
    if isinstance(sources, str | PathLike | Document | Plan):
        sources = [sources]
    if executor is None:
        plugins = settings.pop("plugins", None) or create_plugin_manager(files=files)
        for source in sources:
            yield check(source, plugins=plugins, **settings)
        return
    if settings.pop("plugins", None) is not None:
        raise PluginError("plugins cannot be sent to an executor; its workers find their own")
    work = partial(_check_part, settings=settings, files=tuple(files))
    names = (fspath(s) if isinstance(s, PathLike) else s for s in sources)
    under_way: deque[Future[list[Report]]] = deque()
    while part := list(islice(names, chunk)):
        under_way.append(executor.submit(work, part))
        if len(under_way) >= _AHEAD:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()


def _check_part(
    sources: Sequence[Source], *, settings: dict[str, Any], files: tuple[str, ...]
) -> list[Report]:
    """Check some plans in a worker."""
    plugins = _worker_plugins(files)
    return [check(source, plugins=plugins, **settings).light() for source in sources]


@cache
def _worker_plugins(files: tuple[str, ...]) -> Plugins:
    """The plugins of this worker process."""
    return create_plugin_manager(files=files)
