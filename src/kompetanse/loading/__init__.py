"""Documents become plans, as far as they can; and plans become text again.

This is the only door to cattrs. `load` returns the plan (or nothing) and findings: an unusable
value is reported with its path and removed with its nearest optional field, list item or entry,
and everything else is kept.
"""

from kompetanse.loading.dumping import dump, plain
from kompetanse.loading.loader import load


__all__ = ["dump", "load", "plain"]
