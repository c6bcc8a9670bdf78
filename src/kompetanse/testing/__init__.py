"""For authors of rules: check a rule on a piece of a plan, and run the fragments of its manual.

A test states of a plan what it is about, and nothing else; the rest is a minimal valid plan:

```python
import kompetanse_tromso
from kompetanse.testing import assert_fragments, assert_translated, check
from kompetanse_tromso.rules import last_bus

def test_manual():
    assert_fragments(kompetanse_tromso)

def test_messages():
    assert_translated(kompetanse_tromso)

def test_the_hour_is_an_option():
    assert check(last_bus, "gatherings: {g: {when: 02.09.21 kl. 9–15.30}}", hour=15) == ["gatherings/g"]
```

The names below are promised (see "What is stable" in the manual). Importing them needs no pytest; the
fixtures stand in `kompetanse.testing.fixtures`, for `pytest_plugins`.
"""

from kompetanse.testing.cases import assert_cases
from kompetanse.testing.checking import check, compute, findings, outcome, report_on
from kompetanse.testing.fragments import Tried, assert_fragments, try_fragments
from kompetanse.testing.isolation import isolated
from kompetanse.testing.plans import plan_with
from kompetanse.testing.translations import assert_translated


__all__ = [
    "Tried",
    "assert_cases",
    "assert_fragments",
    "assert_translated",
    "check",
    "compute",
    "findings",
    "isolated",
    "outcome",
    "plan_with",
    "report_on",
    "try_fragments",
]
