"""Where rules come from: packages, with their versions, and plugins as plain data."""

from typing import Any

from kompetanse import __version__
from kompetanse.cli.language import say
from kompetanse.plugins import BUILT_IN, Failure, Plugin


def version_of(plugin: Plugin) -> str:
    """The version of the package that brings it; empty for a rule file."""
    return __version__ if plugin.source == BUILT_IN else plugin.version


def package_of(plugin: Plugin) -> str:
    """The package that brings it, with its version."""
    return f"{plugin.distribution} {version_of(plugin)}".rstrip()


def as_data(plugin: Plugin) -> dict[str, Any]:
    """A plugin as plain data."""
    return {
        "name": plugin.name,
        "title": plugin.info.title,
        "package": plugin.distribution,
        "version": version_of(plugin) or None,
        "contact": plugin.info.contact,
        "pack": plugin.pack,
        "source": plugin.source,
        "rules": [rule.id for rule in plugin.rules],
        "failures": [
            {"id": f"plugin/{one.id}", "message": _said(one.reason, one, plugin)}
            for one in plugin.failures
        ],
    }


def _said(template: str, failure: Failure, plugin: Plugin) -> str:
    return say(template, {"plugin": plugin.described, **failure.arguments})
