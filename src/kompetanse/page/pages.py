"""Pages as bytes."""

from kompetanse.page.values import IndexPage, SubscribePage


CONTENT_SECURITY_POLICY = "default-src 'none'"
"""What a page may do; it says so itself, and a server may say it too."""


def subscribe_page(page: SubscribePage) -> bytes:
    """Write the page of a plan: its feeds, how to subscribe, and the next dates."""
    raise NotImplementedError


def index_page(page: IndexPage) -> bytes:
    """Write the first page of a site: its plans."""
    raise NotImplementedError
