"""Fixtures of the tests."""

from kompetanse.testing.fixtures import kompetanse_plugins

__all__ = ["kompetanse_plugins"]
