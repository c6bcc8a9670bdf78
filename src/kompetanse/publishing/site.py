"""A folder of published plans."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from kompetanse.publishing.values import Before, Outcome, Settings, Source


class Site:
    """A folder that a web server serves.

    Two publishers at once wait for each other; whatever kills one leaves whole files behind,
    from which the next goes on.

    Args:
        folder: Where it is; it is made when something is published.
        patience: Seconds to wait for another publisher.
    """

    def __init__(self, folder: str, patience: float = 60.0) -> None:
        self.folder = folder
        self.patience = patience

    def publish(
        self, sources: Iterable[Source], *, now: datetime, settings: Settings | None = None
    ) -> Iterator[Outcome]:
        """Publish plans, one after the other; what is wrong with one does not keep the others.

        Raises:
            KompetanseError: Somebody else is publishing, or the folder cannot be used.
        """
        raise NotImplementedError

    def published(self, folder: str) -> Before:
        """The files that a plan was published as, by their paths from the site's root."""
        raise NotImplementedError
