"""Configurations as a JSON Schema, made from the table of keys and from the rules there are."""

from typing import Any

from kompetanse.config.keys import KEYS, keys_schema
from kompetanse.plugins import Plugins
from kompetanse.schema.plans import DIALECT, plan_parts


def config_schema(plugins: Plugins) -> dict[str, Any]:
    """The schema of a `kompetanse.toml`, or of `[tool.kompetanse]`.

    Args:
        plugins: Their rules and options are what a configuration may name.

    >>> from kompetanse.plugins import create_plugin_manager
    >>> schema = config_schema(create_plugin_manager(entry_points=False))
    >>> schema["properties"]["options"]["properties"]["plan-gap"]["properties"]["months"]["default"]
    6
    """
    plan, definitions = plan_parts(plugins)
    return {
        "$schema": DIALECT,
        "title": "kompetanse.toml",
        "description": "What a folder sets for its plans.",
        **keys_schema(KEYS, plugins),
        "$defs": {"Plan": plan, **definitions},
    }
