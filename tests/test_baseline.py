"""Baselines: what is known is put aside, whatever moves; what is new or gone is told."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import kompetanse
from kompetanse.baseline import Baseline, read_baseline
from kompetanse.errors import KompetanseError
from kompetanse.finding import Finding, Outcome, Report, Severity, Status
from kompetanse.plugins import Plugins


PLAN = """\
format: 1
title: Plan
language: nb
period: skoleåret 2021/2022
gatherings:
  a: {title: A, when: 04.09.21}
  b: {title: B, when: 31.09.21}
roles: {lærere: Lærere}
"""


def finding(rule: str = "r", subject: str = "a", message: str = "m", **more: Any) -> Finding:
    """A finding."""
    return Finding(rule, more.pop("severity", Severity.ERROR), message, subject, **more)


def report(*findings: Finding, file: str = "plan.yaml", **more: Any) -> Report:
    """A report in which all rules could judge."""
    rules = {one.rule for one in findings} | {"r", "s"}
    outcomes = tuple(Outcome(rule, Status.HELD) for rule in sorted(rules))
    return Report(file, "en", findings, **{"outcomes": outcomes} | more)


def of(*reports: Report, fail_on: Severity = Severity.ERROR) -> Baseline:
    """A baseline of some reports."""
    baseline = Baseline("known.json")
    for one in reports:
        baseline.learn(one, fail_on)
    return baseline


def rules_of(report: Report) -> list[str]:
    """What is told."""
    return [one.rule for one in report.findings]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for a baseline, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "known.json"


def reread(baseline: Baseline, file: Path) -> Baseline:
    """The same after it was written and read."""
    file.write_text(baseline.text(), encoding="utf-8")
    return read_baseline(file.name)


def test_what_is_known_is_put_aside() -> None:
    """It does not count, and can still be shown."""
    one, other = finding(), finding("s", "b")
    told = of(report(one)).without_known(report(one, other))
    assert told.findings == (other,)
    assert told.known == (one,)
    assert told.exit_status() == 1
    assert of(report(one, other)).without_known(report(one, other)).exit_status() == 0


def test_a_real_plan_stays_known_whatever_moves(manager: Plugins, written: Path) -> None:
    """Lines, order, language, working folder, the way its path is written."""

    def check(text: str, name: str, language: str | None = None) -> Report:
        document = kompetanse.parse(text, name=name)
        return kompetanse.check(document, plugins=manager, language=language)

    first = check(PLAN, "plan.yaml")
    baseline = reread(of(first), written)
    assert first.exit_status() == 1
    lines = PLAN.splitlines()
    moved = "\n".join(["# more", *lines[:4], "", lines[7], lines[4], lines[6], lines[5], ""])
    for text, name, language in (
        (PLAN, "plan.yaml", None),
        (moved, "plan.yaml", "en"),
        (moved, str(written.parent / "plan.yaml"), "da"),
        (PLAN, os.path.join("x", "..", "plan.yaml"), "nn"),
    ):
        told = baseline.without_known(check(text, name, language))
        errors = [one.rule for one in told.findings if one.severity is not Severity.INFO]
        assert (errors, told.exit_status()) == ([], 0)
        assert len(told.known) == sum(one.severity is not Severity.INFO for one in first.findings)
    assert baseline.without_known(check(PLAN, "other.yaml")).exit_status() == 1


def test_another_working_folder_reads_the_same_names(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are told from the folder of the baseline."""
    baseline = of(report(finding(), file=os.path.join("planer", "skog.yaml")))
    written.write_text(baseline.text(), encoding="utf-8")
    assert list(json.loads(baseline.text())["files"]) == ["planer/skog.yaml"]
    (written.parent / "planer").mkdir()
    monkeypatch.chdir(written.parent / "planer")
    there = read_baseline(os.path.join("..", "known.json"))
    assert there.without_known(report(finding(), file="skog.yaml")).findings == ()


def test_several_findings_of_one_rule_are_counted() -> None:
    """One more than are known is new: the one whose message is."""
    known = of(report(finding(message="one"), finding(message="two")))
    three = [finding(message=text) for text in ("new", "two", "one")]
    assert [one.message for one in known.without_known(report(*three)).findings] == ["new"]
    other = [finding(message=text) for text in ("eins", "zwei", "drei")]
    assert len(known.without_known(report(*other)).findings) == 1


def test_the_gravest_of_unknown_messages_is_known_first() -> None:
    """A remark of the same rule at the same element does not take its place."""
    remark = finding(message="x", severity=Severity.INFO)
    told = of(report(finding(message="en"))).without_known(report(remark, finding(message="nb")))
    assert told.findings == (remark,)


@pytest.mark.parametrize(
    "never",
    [
        finding("plugin/rule-failed"),
        finding("plugin/missing-pack"),
        finding(status=Status.WAIVED, severity=Severity.INFO),
        finding("baseline/stale", severity=Severity.INFO),
    ],
)
def test_some_findings_are_never_known(never: Finding) -> None:
    """Broken plugins, what is waived already, and what a baseline says itself."""
    baseline = of(report(never), fail_on=Severity.INFO)
    assert baseline.size == 0
    assert baseline.without_known(report(never)).findings == (never,)


def test_an_unreadable_plan_is_never_known() -> None:
    """And what was known of it stays known, until it can be read again."""
    baseline = of(report(finding()))
    lost = report(finding("document/syntax", ""), usable=False)
    baseline.learn(lost)
    assert baseline.size == 1
    assert baseline.without_known(lost) == lost


@pytest.mark.parametrize(
    ("fail_on", "known"),
    [("error", ["e", "w"]), ("warning", ["e", "w"]), ("info", ["e", "i", "w"])],
)
def test_remarks_are_taken_down_only_where_they_fail_the_check(
    fail_on: str, known: list[str]
) -> None:
    """Else each of them would be stale some day."""
    three = [finding(s[0], severity=Severity(s)) for s in ("error", "warning", "info")]
    baseline = of(report(*three), fail_on=Severity(fail_on))
    assert [key[0] for key in sorted(baseline.known["plan.yaml"])] == known


def test_what_is_known_and_gone_is_told(written: Path) -> None:
    """As a remark, at its place in the baseline's file; it fails nothing."""
    baseline = reread(of(report(finding(), finding("s", "b"))), written)
    told = baseline.without_known(report(finding()))
    (stale,) = told.findings
    assert (stale.rule, stale.subject, stale.severity) == ("baseline/stale", "b", Severity.INFO)
    assert stale.place is not None
    line = written.read_text("utf-8").splitlines()[stale.place.line]
    assert '"rule": "s"' in line
    assert told.exit_status() == 0


def test_fewer_than_are_known_is_told_too() -> None:
    """Of three, two are left."""
    three = [finding(message=text) for text in "abc"]
    assert rules_of(of(report(*three)).without_known(report(*three[:2]))) == ["baseline/stale"]


@pytest.mark.parametrize(
    ("rule", "outcomes", "stale"),
    [
        ("r", (Outcome("r", Status.HELD),), True),
        ("r", (Outcome("r", Status.UNKNOWN),), True),
        ("r", (Outcome("r", Status.NOT_EVALUATED),), False),
        ("r", (), False),
        ("plan/unknown-key", (), True),
        ("document/duplicate-key", (), True),
        ("plan/needless-waiver", (), False),
    ],
)
def test_where_a_rule_did_not_judge_nothing_is_gone(
    rule: str, outcomes: tuple[Outcome, ...], *, stale: bool
) -> None:
    """Not selected, ignored, without its data: then it is neither told nor forgotten."""
    baseline = of(report(finding(rule)))
    clean = report(outcomes=outcomes)
    assert bool(baseline.without_known(clean).findings) is stale
    baseline.learn(clean)
    assert bool(baseline.size) is not stale


def test_other_files_keep_what_is_known_of_them() -> None:
    """A check of some plans says nothing of the others."""
    baseline = of(report(finding()), report(finding(), file="other.yaml"))
    baseline.learn(report())
    assert list(filter(None, baseline.known.values())) == [{("r", "a"): ("m",)}]


def test_a_plan_that_is_gone_is_named(written: Path) -> None:
    """And can be forgotten; what came by standard input was never there."""
    baseline = of(*(report(finding(), file=name) for name in ("gone.yaml", "plan.yaml", "<stdin>")))
    (written.parent / "plan.yaml").touch()
    assert baseline.missing_files() == ["gone.yaml"]
    baseline.forget(["gone.yaml"])
    assert sorted(baseline.known) == ["<stdin>", "plan.yaml"]


messages = st.lists(st.sampled_from(["eins", "to", "tre", "ᚠ «»"]), min_size=1, max_size=3)
entries = st.dictionaries(
    st.tuples(st.sampled_from(["r", "s/t", "plan/x"]), st.sampled_from(["", "a/b", "å"])),
    messages.map(tuple),
    max_size=4,
)


@given(st.dictionaries(st.sampled_from(["a.yaml", "b/å.yaml", "<stdin>"]), entries, max_size=3))
def test_a_baseline_reads_back_as_it_was_written(known: dict[str, Any]) -> None:
    """The same findings, and the same bytes in whatever order they came."""
    baseline = Baseline("known.json")
    baseline.known = known
    document = kompetanse.parse(baseline.text(), name="known.json", format="json")
    again = Baseline("known.json", document)
    assert again.text() == baseline.text()
    assert again.size == baseline.size
    turned = Baseline("known.json")
    turned.known = {
        name: dict(reversed(list(one.items()))) for name, one in reversed(known.items())
    }
    assert turned.text() == baseline.text()


@given(
    st.lists(st.builds(finding, st.sampled_from("rs"), st.sampled_from("ab"), st.text(max_size=1)))
)
def test_what_was_just_learnt_is_known(findings: list[Finding]) -> None:
    """All of it, in any order, told in any words; and nothing of it is gone."""
    baseline = of(report(*findings))
    told = baseline.without_known(report(*(evolve(f, message="?") for f in reversed(findings))))
    assert told.findings == ()
    assert len(told.known) == len(findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is no baseline: "),
        ("[]", "holds no known findings"),
        ("{}", "holds no known findings"),
        ('{"version": 2, "files": {}}', "of version 2, which this release does not know"),
        ('{"files": {}}', "of version None"),
        ('{"version": 1, "files": []}', "holds no known findings"),
        ('{"version": 1,\n"files": {"a": [\n{"rule": "r"}]}}', ":3: a known finding has a rule"),
        ('{"version": 1, "files": {"a": {}}}', "a known finding has a rule"),
        ('{"version": 1, "version": 1, "files": {}}', "this is no baseline"),
        (
            '{"version": 1, "files": {"a": [{"rule": 7, "element": "", "messages": []}]}}',
            "has a rule",
        ),
        ("{", ":1: this is no baseline"),
    ],
)
def test_a_strange_file_is_no_baseline(written: Path, text: str, said: str) -> None:
    """One sentence with the file, and the line where there is one."""
    written.write_text(text, encoding="utf-8")
    with pytest.raises(KompetanseError) as refusal:
        read_baseline("known.json")
    assert str(refusal.value).startswith("known.json")
    assert said in str(refusal.value)


@pytest.mark.parametrize("name", ["none.json", ".", "x" * 5000])
def test_a_baseline_that_cannot_be_read_is_told(written: Path, name: str) -> None:
    """With the reason."""
    assert written.parent.exists()
    with pytest.raises(KompetanseError, match="cannot be read: "):
        read_baseline(name)
