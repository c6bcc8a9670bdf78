"""What a folder sets for its plans: `kompetanse.toml`, or `[tool.kompetanse]` in `pyproject.toml`.

```toml
rules = ["rules/tromso.py"]           # rule files, by their paths from here
language = "nb"
ignore = ["missing-clock", "skup/*", "severity:info"]
fail-on = "warning"
baseline = "known.json"

[severity]
weekend-date = "error"

[options."ost-finnmark/group-size"]
maximum = 8

[[overrides]]                         # for some plans, or some elements of a plan
files = ["barnehager/**"]
elements = ["gatherings/samling-*"]
ignore = ["school-week"]

[plan]                                # what tables do not state themselves
period = "skoleåret 2021/2022"
follows = ["ost-finnmark"]
```
"""

from kompetanse.config.files import find_config, read_config
from kompetanse.config.settings import Config


__all__ = ["Config", "find_config", "read_config"]
