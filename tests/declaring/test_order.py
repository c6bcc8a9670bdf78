"""Which of many times decides, and how times lie to each other."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declared_rules import messages, rule_in, subjects
from kompetanse.dates import Mode, When, read_when
from kompetanse.declaring.moments import Moment
from kompetanse.declaring.order import RELATIONS, WINDOWS, deciding
from kompetanse.rule.shapes import every


FIRST = date(2021, 8, 1)
MODES = (Mode.AT, Mode.SPAN, Mode.WITHIN, Mode.BY, Mode.FROM)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A time of some days in two months, certain or not."""
    mode = draw(st.sampled_from(MODES))
    begin = FIRST + timedelta(days=draw(st.integers(0, 60)))
    end = begin + timedelta(days=draw(st.integers(0, 20)))
    earliest, latest = (None if mode is Mode.BY else begin), (None if mode is Mode.FROM else end)
    return When(f"{begin}/{end}", mode, earliest, latest)


@given(st.sampled_from(list(RELATIONS)), whens(), st.lists(whens(), min_size=1, max_size=12))
def test_few_times_decide_for_all(relation: str, one: When, others: list[When]) -> None:
    """To come before those is to come before all; to come before all nobody can tell, neither."""
    compare = RELATIONS[relation]
    chosen = deciding([Moment(other) for other in others], relation)
    assert len(chosen) <= 4
    assert every(compare(one, other.when, 0) for other in chosen) == every(
        compare(one, other, 0) for other in others
    )


@given(
    st.sampled_from(list(RELATIONS)),
    whens(),
    st.lists(whens(), min_size=2, max_size=12),
    st.integers(0, 11),
)
def test_few_times_decide_also_without_the_subject(
    relation: str, one: When, others: list[When], place: int
) -> None:
    """One of the many may be the subject itself, which is compared with the rest."""
    moments = [Moment(other, object()) for other in others]
    subject = moments[place % len(moments)]
    compare = RELATIONS[relation]
    chosen = [moment for moment in deciding(moments, relation) if moment is not subject]
    rest = [moment for moment in moments if moment is not subject]
    assert every(compare(one, moment.when, 0) for moment in chosen) == every(
        compare(one, moment.when, 0) for moment in rest
    )


@given(whens(), whens(), st.integers(0, 400))
def test_more_days_are_harder_to_keep_or_easier(one: When, other: When, days: int) -> None:
    """A longer distance to keep is never kept where a shorter one is not; leave is the other way round."""
    for relation, harder in (("before", True), ("after", True), ("no-later-than", False)):
        compare = RELATIONS[relation]
        less, more = compare(one, other, days), compare(one, other, days + 7)
        if not harder:
            less, more = more, less
        assert not (more is True and less is False)


@pytest.mark.parametrize(
    ("verb", "one", "other", "days", "expected"),
    [
        ("before", "01.09.21", "02.09.21", 0, True),
        ("before", "02.09.21", "02.09.21", 0, False),
        ("before", "innen 01.09.21", "02.09.21", 0, True),
        ("before", "01.09.21", "innen 02.09.21", 0, True),
        ("before", "19.08.21", "02.09.21", 14, True),
        ("before", "20.08.21", "02.09.21", 14, False),
        ("before", "september 2021", "oktober 2021", 0, True),
        ("before", "september 2021", "30.09.21", 0, None),
        ("after", "03.09.21", "02.09.21", 0, True),
        ("after", "02.09.21", "01.09.21 – 02.09.21", 0, False),
        ("after", "16.09.21", "02.09.21", 14, True),
        ("no-later-than", "02.09.21", "02.09.21", 0, True),
        ("no-later-than", "03.09.21", "02.09.21", 0, False),
        ("no-later-than", "16.09.21", "02.09.21", 14, True),
        ("no-later-than", "10.06.22", "01.08.21 – 31.07.22", -28, True),
        ("no-later-than", "15.07.22", "01.08.21 – 31.07.22", -28, False),
        ("no-earlier-than", "02.09.21", "02.09.21 – 03.09.21", 0, True),
        ("no-earlier-than", "01.09.21", "02.09.21", 0, False),
        ("no-earlier-than", "01.09.21", "02.09.21", 1, True),
    ],
)
def test_relations(verb: str, one: str, other: str, days: int, expected: bool | None) -> None:
    """By their days, inclusive where the words say so."""
    assert RELATIONS[verb](read_when(one), read_when(other), days) is expected


@pytest.mark.parametrize(
    ("verb", "one", "windows", "expected"),
    [
        ("inside", "14.03.22", ["våren 2022"], True),
        ("inside", "14.03.22", ["høsten 2021", "våren 2022"], True),
        ("inside", "14.03.22", ["høsten 2021"], False),
        ("inside", "desember 2021 – januar 2022", ["høsten 2021", "våren 2022"], False),
        ("inside", "innen utgangen av mai 2022", ["våren 2022"], True),
        ("outside", "uke 39–41 2021", ["uke 40 2021"], False),
        ("outside", "høsten 2021", ["uke 40 2021"], None),
        ("outside", "14.03.22", ["uke 40 2021", "uke 8 2022"], True),
        ("starts-in", "fra høsten 2021", ["høsten 2021"], True),
        ("starts-in", "fra 14.03.22", ["fra januar 2022"], True),
    ],
)
def test_windows(verb: str, one: str, windows: list[str], expected: bool | None) -> None:
    """One of them is enough to be in; all of them are to stay out of."""
    assert WINDOWS[verb](read_when(one), [read_when(window) for window in windows]) is expected


def test_of_many_it_is_told_what_the_subject_comes_before(tmp_path: Path) -> None:
    """A deadline before all gatherings is held against the first one."""
    rule = rule_in(tmp_path, 'for-each = "deadlines"\nbefore = "plan.gatherings"')
    gatherings = ", ".join(f"g{n}: {{title: G{n}, when: {n:02}.09.21}}" for n in range(2, 20))
    plan = (
        f"gatherings: {{{gatherings}}}\ndeadlines: {{a: {{when: 05.09.21}}, b: {{when: 01.09.21}}}}"
    )
    assert messages(rule, plan) == ["a (05.09.21) is not over before «G2» (02.09.21)"]


def test_a_list_is_held_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    """In which order it stands in the plan does not matter then."""
    rule = rule_in(tmp_path, 'for-each = "modules"\nin-order = "sessions"')
    sound = "modules: {m: {sessions: {2: {when: 12.10.21}, 1: {when: 14.09.21}}}}"
    assert subjects(rule, sound) == []
    wrong = "modules: {m: {sessions: {1: {when: 12.10.21}, 2: {when: 14.09.21}}}}"
    assert subjects(rule, wrong) == ["modules/m/sessions/2"]
