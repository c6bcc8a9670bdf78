"""Rules without Python: declarations in TOML become rules like any other.

```toml
[rule.network-meetings]
title = "School leaders have at least three network meetings per term"
for-each = "roles:school-leader"
count = "gatherings:network-meeting"
per = "term"
at-least = 3
```

A plugin that ships a file of them returns `declared(file)` from its hook `kompetanse_rules`.
"""

from kompetanse.declaring.mistakes import Mistake
from kompetanse.declaring.reading import Declared, read_declarations
from kompetanse.errors import PluginError
from kompetanse.rule import Rule


__all__ = ["Declared", "Mistake", "declared", "read_declarations"]


def declared(file: str) -> tuple[Rule, ...]:
    """Give the rules that a TOML file declares, for a plugin that ships it.

    Raises:
        PluginError: If there is a mistake in it; with all of them.
    """
    found = read_declarations(file)
    if found.mistakes:
        raise PluginError("{mistakes}", mistakes="; ".join(map(str, found.mistakes)))
    return found.rules
