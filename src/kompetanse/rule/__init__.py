"""All that the author of a rule needs.

A rule is a function with a signature that says what it visits and what it asks for, and a
docstring that says what must hold, why, and shows a plan that breaks it and one that does not:

```python
@rule("group-size", severity=Severity.ERROR)
def group_size(group: LearningGroup, plan: Plan, *, minimum: int = 5, maximum: int = 7) -> Problems:
    \"\"\"A learning group has five to seven participants.

    Smaller groups lack other practice to learn from.

    Breaks:
        groups: {g1: {members: 8}}

    Holds:
        groups: {g1: {members: 6}}
    \"\"\"
    if group.size is not None and not minimum <= group.size <= maximum:
        yield Problem(group, "{group} has {size} participants", field="members",
                      group=group.name, size=group.size)
```
"""

from kompetanse.finding import Severity
from kompetanse.phrase import Phrase
from kompetanse.rule.declaration import Fact, Option, Rule, declared_in, fact, rule
from kompetanse.rule.manual import Fragment, Manual, fragments, reason, summary
from kompetanse.rule.result import Ask, Missing, Problem, Problems, Result, Unknown


__all__ = [
    "Ask",
    "Fact",
    "Fragment",
    "Manual",
    "Missing",
    "Option",
    "Phrase",
    "Problem",
    "Problems",
    "Result",
    "Rule",
    "Severity",
    "Unknown",
    "declared_in",
    "fact",
    "fragments",
    "reason",
    "rule",
    "summary",
]
