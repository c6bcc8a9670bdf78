"""Pages for people: where a plan's calendars are, and how to subscribe to them.

A page is a pure function of its value: the same value gives the same bytes, and nothing here
looks at a clock. This and `render` are the doors to Jinja.
"""

from kompetanse.page.pages import index_page, subscribe_page
from kompetanse.page.values import FeedKind, FeedRow, IndexPage, PlanLink, SubscribePage


__all__ = [
    "FeedKind",
    "FeedRow",
    "IndexPage",
    "PlanLink",
    "SubscribePage",
    "index_page",
    "subscribe_page",
]
