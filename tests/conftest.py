"""What tests of all parts share."""

import pytest

from kompetanse.plugins import Plugins, create_plugin_manager


@pytest.fixture(scope="session")
def manager() -> Plugins:
    """The built-in rules alone, whatever is installed."""
    return create_plugin_manager(entry_points=False)
