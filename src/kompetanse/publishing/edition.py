"""A plan and what was published of it before: the files that it is published as now."""

from collections.abc import Iterable
from datetime import datetime

from kompetanse.feeds import EventHook
from kompetanse.model import Plan
from kompetanse.publishing.values import Before, Edition, Settings


def edition(
    plan: Plan,
    before: Before,
    *,
    now: datetime,
    settings: Settings | None = None,
    hooks: Iterable[EventHook] = (),
) -> Edition:
    """Publish a plan against what was published of it before.

    The same plan, files and `now` give the same edition.

    Args:
        plan: A plan with an id.
        before: Its published files, by their paths from the site's root.
        now: The time that changes are stamped with, with its time zone.
        settings: How it is published.
        hooks: Functions that adjust entries.

    Raises:
        CalendarError: The plan cannot be published, or a file is not one of its own.
    """
    raise NotImplementedError
