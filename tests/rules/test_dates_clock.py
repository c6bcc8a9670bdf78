"""Clock times: their order, their parts, their stated length."""

import pytest

from kompetanse.rules import dates_clock as rules
from kompetanse.testing import check, report_on


@pytest.mark.parametrize(
    ("when", "wrong"),
    [
        ("27.04.22 kl. 15.30–14.00", True),
        ("27.04.22 kl. 14.00–15.30", False),
        ("27.04.22 kl. 14.00–14.00", True),
        ("27.04.22 kl. 18.00–00.30", False),  # past midnight
        ("27.–28. april 2022 kl. 18.00–12.00", False),  # from evening to noon
        ("27.04.22 kl. 15", False),
    ],
)
def test_end_after_start(when: str, *, wrong: bool) -> None:
    """An end that is not behind its start, on one day."""
    plan = f"gatherings: {{g: {{title: Verksted, when: {when}}}}}"
    assert bool(check(rules.clock_order, plan)) is wrong


def parts(*whens: str, whole: str = "27.04.22 kl. 9–12", more: str = "") -> str:
    """A gathering with parts that have clock times."""
    listed = ", ".join(f"{{title: Del {n}, when: {when}{more}}}" for n, when in enumerate(whens, 1))
    return f"gatherings: {{g: {{title: Verksted, when: {whole}, parts: [{listed}]}}}}"


@pytest.mark.parametrize(
    ("whens", "wrong"),
    [
        (("kl. 9.00–10.30", "kl. 10.15–12.00"), True),
        (("kl. 9.00–10.30", "kl. 10.30–12.00"), False),
        (("kl. 8.00–10.30", "kl. 10.30–12.00"), True),
        (("kl. 9.00–10.30", "kl. 10.30–13.00"), True),
        (("kl. 10.30–12.00", "kl. 9.00–10.30"), False),
        (("kl. 9.00–10.30", "kl. 9.30"), False),  # no end is stated
    ],
)
def test_parts(whens: tuple[str, ...], *, wrong: bool) -> None:
    """Parts lie inside the whole and do not overlap; touching is fine."""
    assert bool(check(rules.clock_order, parts(*whens))) is wrong


def test_the_part_is_named() -> None:
    """The finding points at the part that begins too early."""
    report = report_on(parts("kl. 9.00–10.30", "kl. 10.15–12.00"), rules=["clock-order"])
    found = [f.path for f in report.findings if f.rule == "clock-order"]
    assert found == ["/gatherings/g/parts/1/when"]


def test_several_days() -> None:
    """Parts of a gathering of several days that do not name their day are not compared."""
    plan = parts("kl. 9–12", "kl. 9–12", whole="27.–28. april 2022")
    assert check(rules.clock_order, plan) == []


def test_parallel_parts() -> None:
    """Parts for different people may run side by side."""
    plan = """
    gatherings:
      g:
        title: Verksted
        when: 27.04.22 kl. 9–12
        parts:
          - {title: Lesing, when: kl. 9–10, audience: [lærere]}
          - {title: Ledelse, when: kl. 9–10, audience: [rektorer]}
    """
    assert check(rules.clock_order, plan) == []


@pytest.mark.parametrize(
    ("title", "when", "wrong"),
    [
        ("Nettseminar (2t)", "22.09.21 kl. 14–16", False),
        ("Nettseminar (3t)", "22.09.21 kl. 14–16", True),
        ("Nettseminar (2 timer)", "22.09.21 kl. 14.00–16.05", False),
        ("Nettseminar", "22.09.21 kl. 8.30–15.30 (7 timer)", False),
        ("Nettseminar", "22.09.21 kl. 8.30–15.30 (6 timer)", True),
        ("Analyse (2t) og nettseminar (2t)", "22.09.21 kl. 12–16", False),  # parts of it
        ("Evalueringsmøte (4t)", "25.11.21", False),
        ("Samling 3 (1/2 dag)", "18.02.22 kl. 9–15", False),
        ("Nettseminar om 3 timers lesing", "22.09.21 kl. 14–16", False),
    ],
)
def test_stated_length(title: str, when: str, *, wrong: bool) -> None:
    """One stated length that the clock contradicts by more than five minutes."""
    plan = f"gatherings: {{g: {{title: {title}, when: {when}}}}}"
    assert bool(check(rules.clock_duration_mismatch, plan)) is wrong


def test_minutes_and_tolerance() -> None:
    """A number of minutes is a stated length; the tolerance is an option."""
    plan = "gatherings: {g: {title: Møte, when: 22.09.21 kl. 14.00–15.40, minutes: 90}}"
    assert check(rules.clock_duration_mismatch, plan) == ["gatherings/g"]
    assert check(rules.clock_duration_mismatch, plan, tolerance=15) == []
