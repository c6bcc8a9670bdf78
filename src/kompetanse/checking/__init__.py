"""Checking plans: read, load, run rules, place and translate what they say."""

from kompetanse.checking.checker import Source, check, load_plan
from kompetanse.checking.many import check_many


__all__ = ["Source", "check", "check_many", "load_plan"]
