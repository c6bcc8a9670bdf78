"""What a folder sets for its plans: `kompetanse.toml`, or `[tool.kompetanse]` in `pyproject.toml`.

```toml
rules = ["rules/tromso.py"]           # rule files, by their paths from here
language = "nb"
ignore = ["plan-gap", "skup/*", "severity:info"]
fail-on = "warning"
baseline = "known.json"

[severity]
weekend-date = "error"

[options."ost-finnmark/group-size"]
maximum = 8

[[overrides]]                         # for some plans, or some elements of a plan
files = ["barnehager/**"]
elements = ["gatherings/samling-*"]
ignore = ["public-holiday"]

[plan]                                # what tables do not state themselves
period = "skoleåret 2021/2022"
follows = ["ost-finnmark"]
```
"""

import os

from kompetanse.config.settings import Config
from kompetanse.project_files import OWN_FILE, SHARED_FILE


__all__ = ["Config", "find_config", "read_config"]

# ruff: noqa: PLC0415 - most folders have no configuration


def find_config(folder: str = "") -> Config | None:
    """The configuration of a folder, if it has one.

    Raises:
        ConfigError: It cannot be used.
    """
    own = os.path.join(folder, OWN_FILE)
    if os.path.lexists(own):
        return read_config(own)
    shared = os.path.join(folder, SHARED_FILE)
    if not os.path.isfile(shared):
        return None
    from kompetanse.config.files import shared_config

    return shared_config(shared)


def read_config(file: str) -> Config:
    """Read a configuration; a `pyproject.toml` without `[tool.kompetanse]` gives an empty one.

    Raises:
        ConfigError: It cannot be used.
    """
    from kompetanse.config.files import read_file

    return read_file(file)
