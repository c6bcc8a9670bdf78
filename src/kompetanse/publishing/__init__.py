"""Plans as sites: feeds and pages, written against what was published before.

`edition` is a pure function: a plan, and the files that it was published as, give the files that
it is published as now. `Site` does the rest: it reads and writes a folder that any web server
can serve, never leaves half of a file there, and touches nothing that did not change.
"""

from kompetanse.publishing.edition import edition
from kompetanse.publishing.plans import publish
from kompetanse.publishing.site import Site
from kompetanse.publishing.values import (
    Changes,
    Edition,
    Notice,
    Publication,
    PublishedFeed,
    Settings,
    Source,
)


__all__ = [
    "Changes",
    "Edition",
    "Notice",
    "Publication",
    "PublishedFeed",
    "Settings",
    "Site",
    "Source",
    "edition",
    "publish",
]
