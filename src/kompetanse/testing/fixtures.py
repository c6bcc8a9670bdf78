"""Fixtures for pytest. A `conftest.py` imports them, or names this module in `pytest_plugins`.

```python
from kompetanse.testing.fixtures import kompetanse_plugins

__all__ = ["kompetanse_plugins"]
```

```python
def test_two_rules_together(kompetanse_plugins):
    plugins = kompetanse_plugins(kompetanse_tromso)
    report = report_on("gatherings: {g: {when: 02.09.21 kl. 9–17.30}}", plugins=plugins)
    assert [finding.rule for finding in report.findings] == ["tromso/last-bus"]
```
"""

import os
import sys
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from kompetanse.plugins import Plugins
from kompetanse.testing.isolation import isolated


Isolated: TypeAlias = Callable[..., Plugins]
"""Gives the built-in rules and the plugins it is called with; see `kompetanse.testing.isolated`."""


@pytest.fixture
def kompetanse_plugins() -> Iterator[Isolated]:
    """Plugins that nothing but the test decides on; what their code left behind is cleared away."""
    modules, folder, path = set(sys.modules), os.getcwd(), list(sys.path)
    yield isolated
    for name in set(sys.modules) - modules:
        if name.startswith("kompetanse_local_"):
            del sys.modules[name]
    sys.path[:] = path
    os.chdir(folder)
