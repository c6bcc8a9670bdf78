"""What nobody can tell is never a problem, and nothing that is not known is shown as held."""

from pathlib import Path

import pytest

from declared_rules import doubts, messages, rule_in, subjects
from kompetanse.testing import outcome


MEETINGS = 'for-each = "groups"\ncount = "meetings"\nper = "term"\nat-least = 2'
LONG = f"{MEETINGS}\nonly.minutes.at-least = 90"
GUIDED = 'for-each = "units:school"\nstates = "label"'
NETWORKS = 'for-each = "roles:school-leader"\ncount = "networks.meetings"\nat-least = 2'
BY_UNIT = """
units: {s: {label: Skog}}
networks: {n: {members: [Skog], meetings: [{when: 07.09.21}, {when: 05.10.21}]}}
"""
TURN = """
period: høsten 2021
groups: {g: {meetings: [{when: 07.09.21}, {when: desember/januar 2021/2022}]}}
"""
LEADERS = "roles: {l: {label: Rektorer}}\n"
ROLES = "roles: {l: {label: Rektorer}, t: {label: Lærere}}\n"


@pytest.mark.parametrize(
    ("body", "plan", "wanting"),
    [
        (MEETINGS, "title: Plan", "groups"),
        (MEETINGS, "groups: {g: {}}", "groups.meetings"),
        (MEETINGS, "groups: {g: {meetings: [{}, {}]}}", "groups.meetings.when"),
        (MEETINGS, "period: null\ngroups: {g: {meetings: []}}", "period"),
        (
            LONG,
            "period: høsten 2021\ngroups: {g: {meetings: [{when: 07.09.21}, {when: 05.10.21}]}}",
            "groups.meetings.minutes",
        ),
        (GUIDED, "units: {s: {kind: kindergarten}}", "units.kind: school"),
        (GUIDED, "units: {s: {}}", "units.kind: school"),
        (NETWORKS, "networks: {n: {meetings: []}}", "roles.kind: school-leader"),
        (NETWORKS, f"{LEADERS}networks: {{n: {{}}}}", "networks.meetings"),
        (
            NETWORKS,
            f"{LEADERS}networks: {{n: {{members: 7, meetings: [{{when: 07.09.21}}, {{when: 05.10.21}}]}}}}",
            "networks.meetings.audience",
        ),
        (
            NETWORKS,
            f"{LEADERS}{BY_UNIT}",
            "networks.meetings.audience",
        ),
        ('for-each = "goals"\ncount = "actions"\nat-least = 1', "goals: {m: {}}", "actions"),
        (
            'for-each = "goals"\ncount = "actions"\nat-least = 1',
            "goals: {m: {}}\nactions: {a: {what: Lesestund}}",
            "actions.goal",
        ),
        (
            'for-each = "groups.meetings"\nlasts = "minutes"\nat-least = 90',
            "groups: {g: {meetings: [{when: 07.09.21}]}}",
            "groups.meetings.minutes",
        ),
        (
            'for-each = "gatherings"\nbefore = "deadlines"',
            "gatherings: {a: {when: 07.09.21}}",
            "deadlines",
        ),
        ('for-each = "gatherings"\nbefore = "today"', "gatherings: {a: {}}", "gatherings.when"),
        (
            'for-each = "gatherings"\noutside = "breaks"',
            "gatherings: {a: {when: 07.09.21}}",
            "breaks",
        ),
        (
            'for-each = "gatherings"\nincludes = "teacher"',
            f"{ROLES}gatherings: {{a: {{title: A}}}}",
            "gatherings.audience",
        ),
        (
            'for-each = "gatherings"\nincludes = "teacher"',
            f"{ROLES}gatherings: {{a: {{title: A, audience: [noen andre]}}}}",
            "gatherings.audience",
        ),
        (
            'for-each = "actions"\nexcludes = "adviser"\nin = "responsible"',
            "actions: {a: {what: A, responsible: Kari}}",
            "actions.responsible",
        ),
        (
            'for-each = "units"\nall-of = "staff"\nin = "groups.members"',
            "units: {s: {staff: [Ada]}}\ngroups: {g: {unit: s, members: 7}}",
            "groups.members",
        ),
        ('approved-by = "board"', "title: Plan", "approvals"),
        (
            'approved-by = "Oppvekstutvalget"',
            "approvals: [{body: Utvalget for oppvekst og kultur}]",
            "approvals: Oppvekstutvalget",
        ),
        ('for-each = "costs"\nmust.payer.mentions = "x"', "costs: {a: {what: A}}", "costs.payer"),
    ],
)
def test_what_is_not_stated_is_not_evaluated(
    tmp_path: Path, body: str, plan: str, wanting: str
) -> None:
    """And the report says for want of what."""
    became = outcome(rule_in(tmp_path, body), plan)
    assert (became.status.value, became.reason) == ("not-evaluated", wanting)


@pytest.mark.parametrize(
    ("body", "plan", "said"),
    [
        (
            MEETINGS,
            TURN,
            "it cannot be established how many meetings there are",
        ),
        (
            'for-each = "gatherings"\nbefore = "uke 40"',
            "gatherings: {a: {title: A, when: september/oktober 2021}}",
            "it cannot be established which comes first",
        ),
        (
            'for-each = "gatherings"\ninside = "oktober 2021"',
            "gatherings: {a: {title: A, when: høsten 2021}}",
            "it cannot be established whether that is inside",
        ),
        (
            'for-each = "gatherings"\nheld-on = "tuesday"',
            "gatherings: {a: {title: A, when: uke 40 2021}}",
            "it cannot be established on which weekday",
        ),
        (
            'days-between = "gatherings"\nat-least = 21',
            "gatherings: {a: {title: A, when: september 2021}, b: {title: B, when: oktober 2021}}",
            "it cannot be established how many days",
        ),
        (
            'for-each = "agreements"\nlasts = "months"\nat-least = 3\ntime = "duration"',
            "agreements: {a: {duration: 2–4 måneder}}",
            "it cannot be established whether that is as long",
        ),
    ],
)
def test_what_may_mean_several_days_is_a_remark(
    tmp_path: Path, body: str, plan: str, said: str
) -> None:
    """Never a problem, and not held either."""
    rule = rule_in(tmp_path, body)
    assert messages(rule, plan) == []
    (doubt,) = doubts(rule, plan)
    assert said in doubt
    assert outcome(rule, plan).status.value == "unknown"


def test_stated_to_be_none_is_not_unstated(tmp_path: Path) -> None:
    """An empty list is a count of none."""
    rule = rule_in(tmp_path, 'for-each = "goals"\ncount = "actions"\nat-least = 1')
    assert subjects(rule, "goals: {m: {}}\nactions: {}") == ["goals/m"]
    rule = rule_in(tmp_path, MEETINGS)
    assert messages(rule, "period: høsten 2021\ngroups: {g: {meetings: []}}") == [
        "g: 0 of at least 2 meetings in autumn 2021"
    ]


def test_where_others_say_to_whom_they_belong_one_that_does_not_is_nobodys(tmp_path: Path) -> None:
    """The measures of a plan name their goals, or they do not."""
    rule = rule_in(tmp_path, 'for-each = "goals"\ncount = "actions"\nat-least = 1')
    plan = "goals: {m: {}, n: {}}\nactions: {a: {goal: m}, b: {what: Skidag}}"
    assert subjects(rule, plan) == ["goals/n"]


def test_a_certain_problem_is_one_whatever_else_is_open(tmp_path: Path) -> None:
    """Three are too many, though nobody knows when the fourth is; one is too few with any second."""
    rule = rule_in(tmp_path, 'count = "gatherings"\nper = "term"\nat-most = 2')
    plan = "gatherings: {a: {when: 07.09.21}, b: {when: 14.09.21}, c: {when: 21.09.21}, d: {}}"
    assert messages(rule, f"period: høsten 2021\n{plan}") == [
        "the plan: 3 gatherings in autumn 2021; at most 2 are expected"
    ]


def test_what_was_called_off_does_not_count(tmp_path: Path) -> None:
    """Nor is anything asked of it."""
    off = "a: {title: A, when: 07.09.21, date_status: cancelled}"
    counted = rule_in(tmp_path, 'count = "gatherings"\nat-least = 1')
    assert subjects(counted, f"gatherings: {{{off}}}") == [""]
    placed = rule_in(tmp_path, 'for-each = "gatherings"\ninside = "våren 2022"')
    assert outcome(placed, f"gatherings: {{{off}}}").status.value == "not-evaluated"


def test_of_parallel_editions_one_counts(tmp_path: Path) -> None:
    """Nobody takes part in both."""
    rule = rule_in(tmp_path, 'count = "gatherings"\nat-most = 1')
    assert (
        subjects(rule, "gatherings: {a: {when: 07.09.21}, b: {when: 08.09.21, edition_of: a}}")
        == []
    )


def test_teachers_take_part_where_all_staff_does(tmp_path: Path) -> None:
    """As in rules in Python."""
    rule = rule_in(tmp_path, 'for-each = "gatherings"\nincludes = "teacher"')
    roles = "roles: {a: {label: Alle ansatte}, t: {label: Lærere}, r: {label: Rektorer}}\n"
    plan = (
        "gatherings: {x: {title: X, audience: [alle ansatte]}, y: {title: Y, audience: [rektorer]}}"
    )
    assert subjects(rule, roles + plan) == ["gatherings/y"]


def test_a_time_without_a_year_comes_each_year(tmp_path: Path) -> None:
    """In a plan of two school years there are two autumns."""
    rule = rule_in(tmp_path, 'for-each = "gatherings"\noutside = "uke 40"')
    plan = (
        "period: 01.08.21 – 31.07.23\n"
        "gatherings: {a: {title: A, when: 06.10.21}, b: {title: B, when: 05.10.22}, c: {title: C, when: 12.10.22}}"
    )
    assert subjects(rule, plan) == ["gatherings/a", "gatherings/b"]
    due = rule_in(tmp_path, 'for-each = "deadlines"\nno-later-than = "15. oktober"')
    plan = (
        "period: 01.08.21 – 31.07.23\n"
        "deadlines: {a: {when: innen 20.10.21}, b: {when: innen 10.10.22}, c: {when: innen 20.10.22}}"
    )
    assert subjects(due, plan) == ["deadlines/a", "deadlines/c"]
