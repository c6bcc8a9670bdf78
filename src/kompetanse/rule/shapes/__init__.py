"""Shapes that many rules share: counts per period, order, coverage, length, presence.

They answer with three values: yes, no, or nobody can tell (`None`). `settle` and `at_least` make
results of answers, so that a rule only says what it asks and how it puts a problem:

```python
for term in terms:
    count = count_in(term, group.meetings, lambda meeting: lasts(meeting, 90))
    yield from at_least(4, count, Problem(group, "{group} has {found} meetings", …), "meetings")
```

Data that the plan does not state makes a rule *not evaluated*; a time that may mean several days
makes it *unknown*. `Count` keeps the two apart.

| kind of rule | shape |
|---|---|
| count, count per term or year | `count_in` and `at_least`; `Count.exceeds` for an upper bound |
| composition of a team | `tally` and `at_least` |
| coverage | `takes_part` for roles, `left_out` for people |
| length | `lasts`, `minutes_of` |
| order | `out_of_order` for a list, `kompetanse.dates.compare` and `settle` for two times |
| window, approval before a day | `starts_in`, `kompetanse.dates.compare` and `settle` |
| presence | `needs=` of the rule, `filled`, `mentions` |
| size of groups | `divisible` |
| a time tied to a gathering | `Series` |
| who holds a task | `kinds_held` |
| attachments by number | `numbers_of_attachments` |
"""

from kompetanse.rule.shapes.answers import Answer, every, opposite, settle, some
from kompetanse.rule.shapes.counting import Count, at_least, count_in, tally
from kompetanse.rule.shapes.events import Timed, lasts, minutes_of, out_of_order
from kompetanse.rule.shapes.people import (
    divisible,
    kinds_held,
    kinds_named,
    left_out,
    same_person,
    takes_part,
)
from kompetanse.rule.shapes.periods import (
    Stretch,
    days_of,
    months_of,
    months_without_july,
    school_year_of,
    school_years_of,
    starts_in,
    terms_of,
)
from kompetanse.rule.shapes.series import Series
from kompetanse.rule.shapes.texts import filled, mentions, numbers_of_attachments


__all__ = [
    "Answer",
    "Count",
    "Series",
    "Stretch",
    "Timed",
    "at_least",
    "count_in",
    "days_of",
    "divisible",
    "every",
    "filled",
    "kinds_held",
    "kinds_named",
    "lasts",
    "left_out",
    "mentions",
    "minutes_of",
    "months_of",
    "months_without_july",
    "numbers_of_attachments",
    "opposite",
    "out_of_order",
    "same_person",
    "school_year_of",
    "school_years_of",
    "settle",
    "some",
    "starts_in",
    "takes_part",
    "tally",
    "terms_of",
]
