"""What tests of all parts share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from kompetanse.plugins import Plugins, create_plugin_manager


settings.register_profile("kompetanse", deadline=None)  # a busy machine breaks no property
settings.load_profile("kompetanse")


@pytest.fixture(scope="session")
def manager() -> Plugins:
    """The built-in rules alone, whatever is installed."""
    return create_plugin_manager(entry_points=False)


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    """Let the command line speak English, whatever the machine's language is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGUAGE", "en")
        yield
