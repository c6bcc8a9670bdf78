"""Checking: rules run, whatever they do; what is signed counts; many plans at once."""

import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import kompetanse
from kompetanse.errors import ConfigError, PluginError, UnknownNameError
from kompetanse.finding import Outcome, Report, Severity, Status
from kompetanse.model import LearningGroup, Plan
from kompetanse.plugins import Plugins
from kompetanse.rule import Ask, Missing, Problem, Problems, Rule, Unknown, rule


GROUPS = """\
format: 1
title: Plan
language: en
groups:
  g1: {members: 8}
  g2: {members: 6}
  g3: {}
"""
TODAY = date(2022, 9, 1)


@rule("group-size", severity=Severity.ERROR, needs="members")
def group_size(group: LearningGroup, *, maximum: int = 7) -> Problems:
    """A group is not too large."""
    if group.size is not None and group.size > maximum:
        yield Problem(
            group, "{group} has {size}", field="members", group=group.name, size=group.size
        )


@rule("skill", severity=Severity.WARNING)
def skill(group: LearningGroup) -> Problems:
    """A leader has skill."""
    yield Ask(group, "somebody must sign for {group}", group=group.name)


@pytest.fixture
def check(manager: Plugins) -> Callable[..., Report]:
    """Check the groups with some rules only."""

    def checked(*rules: Rule, text: str = GROUPS, **settings: Any) -> Report:
        document = kompetanse.parse(text, name="plan.yaml")
        return kompetanse.check(document, rules=rules, plugins=manager, today=TODAY, **settings)

    return checked


Check = Callable[..., Report]


def outcome(report: Report) -> Outcome:
    """The outcome of the only rule."""
    (one,) = report.outcomes
    return one


def rules_of(report: Report) -> list[str]:
    """What has spoken."""
    return [finding.rule for finding in report.findings]


def test_a_problem_becomes_a_finding_with_its_place(check: Check) -> None:
    """Rule, severity, subject, path, line; template and arguments for programs."""
    report = check(group_size)
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("group-size", "error")
    assert (finding.subject, finding.path) == ("groups/g1", "/groups/g1/members")
    assert finding.place is not None
    assert (finding.place.line, finding.place.column, finding.place.end_column) == (5, 17, 18)
    assert (finding.template, finding.arguments) == (
        "{group} has {size}",
        {"group": "g1", "size": 8},
    )
    assert report.exit_status() == 1


def test_the_outcome_counts_subjects(check: Check) -> None:
    """What does not state what the rule needs is not counted as held."""
    assert outcome(check(group_size)) == Outcome(
        "group-size", Status.BROKEN, 2, {"broken": 1, "held": 1}
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [("title: Plan", "groups"), ("groups: {}", "groups"), ("groups: {g: {}}", "groups.members")],
)
def test_nothing_to_judge_is_not_held(check: Check, text: str, reason: str) -> None:
    """The rule is not evaluated, and what is missing is named."""
    assert outcome(check(group_size, text=text)) == Outcome(
        "group-size", Status.NOT_EVALUATED, reason=reason
    )


def made(body: Callable[..., object], **more: Any) -> Rule:
    """A rule about groups that does something odd."""

    def odd(group: LearningGroup) -> Problems:
        """It is odd."""
        return body(group)  # type: ignore[return-value]

    return rule("odd", severity=Severity.WARNING, **more)(odd)


def fails(_: object) -> None:
    """Break."""
    raise RuntimeError("oops")


def leaves(_: object) -> None:
    """Want to end the program."""
    sys.exit(0)


def recurses(group: object) -> object:
    """Never come to an end."""
    return recurses(group)


def half(group: LearningGroup) -> Iterator[Problem]:
    """Speak, and then break."""
    yield Problem(group, "first")
    raise ValueError("then")


class Unspeakable:
    """What cannot be shown."""

    def __str__(self) -> str:
        raise ValueError("no words")

    __repr__ = __str__


class OddError(BaseException):
    """What is no ordinary exception, and has no text either."""

    def __str__(self) -> str:
        raise ValueError("no words")


def vanishes(_: object) -> None:
    """Raise what nobody expects."""
    raise OddError


STRANGER = LearningGroup(id="stranger")
RUBBISH: tuple[Callable[..., object], ...] = (
    fails,
    leaves,
    vanishes,
    recurses,
    lambda group: [Missing(group, 7)],  # type: ignore[arg-type]
    lambda _: 7,
    lambda _: ["text"],
    lambda _: [None],
    lambda _: {1: 2},
    lambda _: [Problem(STRANGER, "it is not of this plan")],
    lambda _: [Problem(None, "nothing")],
    lambda group: [Problem(group, 7)],  # type: ignore[arg-type]
    lambda group: [Problem(group, "x", hint=7)],  # type: ignore[arg-type]
    lambda group: [Problem(group, "x", quote=b"x")],  # type: ignore[arg-type]
    lambda group: [Problem(group, "x", severity="error")],  # type: ignore[arg-type]
    lambda group: [Problem(group, "x", plural="y", count="1")],  # type: ignore[arg-type]
    lambda group: [Problem(group, "x", related=[STRANGER])],
    lambda group: [Problem(group, "x", field=7)],  # type: ignore[arg-type]
)


@pytest.mark.parametrize("body", RUBBISH, ids=range(len(RUBBISH)))
def test_a_rule_may_do_anything(check: Check, body: Callable[..., object]) -> None:
    """It becomes a finding that names it; the others still run, and the status is 3."""
    report = check(made(body), group_size)
    (broken,) = [f for f in report.findings if f.rule == "plugin/rule-failed"]
    assert "odd" in broken.message
    assert "group-size" in rules_of(report)
    statuses = {one.rule: one.status for one in report.outcomes}
    assert statuses["odd"] is Status.NOT_EVALUATED
    assert report.exit_status() == 3


@pytest.mark.parametrize(
    "settings",
    [
        {"rules": ["nope"]},
        {"ignore": ["nope"]},
        {"options": {"nope": {}}},
        {"options": {"plan-gap": {"nope": 1}}},
        {"severities": {"nope": Severity.INFO}},
        {"severities": {"plan-gap": "grave"}},
        {"language": "se"},
        {"language": ""},
    ],
    ids=str,
)
def test_what_nobody_declared_is_refused(manager: Plugins, settings: dict[str, Any]) -> None:
    """A slip of the pen in a program is no setting without effect."""
    with pytest.raises(UnknownNameError):
        kompetanse.check(Plan(), plugins=manager, **settings)


def test_one_name_is_not_the_list_of_its_letters(manager: Plugins) -> None:
    """Rules, packs and paths may be named alone."""
    report = kompetanse.check(Plan(), rules="plan-gap", follows="skup", plugins=manager)
    assert [one.rule for one in report.outcomes] == ["plan-gap"]
    assert [finding.arguments["pack"] for finding in report.findings] == ["«skup»"]
    assert not kompetanse.check(
        Plan(), rules="plan-gap", ignore="plan-gap", plugins=manager
    ).outcomes
    assert [one.file for one in kompetanse.check_many("nowhere.yaml", plugins=manager)] == [
        "nowhere.yaml"
    ]


def test_severities_may_be_written_as_text(manager: Plugins) -> None:
    """As in a configuration."""
    wanted: Any = {"invalid-date": "info"}
    document = kompetanse.parse("gatherings: {a: {when: 31.09.21}}")
    report = kompetanse.check(document, severities=wanted, plugins=manager)
    assert [f.severity for f in report.findings if f.rule == "invalid-date"] == [Severity.INFO]


def test_a_moment_is_its_day(manager: Plugins) -> None:
    """`today` is compared with days."""
    document = kompetanse.parse("period: skoleåret 2021/2022\nupdated: 20.08.21")
    moment = datetime(2022, 9, 1, 12, tzinfo=UTC)
    report = kompetanse.check(document, today=moment, plugins=manager)
    assert [f.rule for f in report.findings if f.rule.startswith("plugin/")] == []


ENDLESS: list[object] = []
ENDLESS.append(ENDLESS)


@pytest.mark.parametrize("what", [Unspeakable(), ENDLESS, [Unspeakable()]], ids=range(3))
def test_what_cannot_be_shown_is_told_of_its_rule(check: Check, what: object) -> None:
    """The others still speak, and the status is 3."""
    odd = made(lambda group: [Problem(group, "{what}", what=what)])
    report = check(odd, group_size)
    assert set(rules_of(report)) == {"plugin/rule-failed", "group-size"}
    assert report.exit_status() == 3


def test_numbers_that_json_does_not_have_are_shown_as_text(check: Check) -> None:
    """Other programs read the report."""
    nan = made(lambda group: [Problem(group, "{what}", what=float("nan"))])
    assert check(nan).findings[0].arguments == {"what": "nan"}


def test_what_a_rule_said_before_it_broke_is_kept(check: Check) -> None:
    """Nothing that was found is lost."""
    assert rules_of(check(made(half))) == ["plugin/rule-failed", "odd"]


@pytest.mark.parametrize(
    "fields",
    [
        {"field": "nope"},
        {"field": ("meetings", 99, "when")},
        {"field": ()},
        {"quote": "not there"},
        {"what": object()},
    ],
)
def test_a_careless_finding_is_still_a_finding(check: Check, fields: dict[str, Any]) -> None:
    """It stands at the nearest place that there is."""
    report = check(made(lambda group: [Problem(group, "it is odd", **fields)]))
    assert rules_of(report) == ["odd"] * 3
    assert [f.place.line for f in report.findings if f.place] == [5, 6, 7]


@pytest.mark.parametrize("fields", [{"hint": "{nope}"}, {"plural": "{nope}", "count": 2}, {}])
def test_a_message_with_a_slip_is_shown_and_told(check: Check, fields: dict[str, Any]) -> None:
    """The finding is not lost, and whoever wrote the rule hears of it."""
    template = "it is odd" if fields else "{"
    report = check(made(lambda group: [Problem(group, template, **fields)]))
    assert rules_of(report) == ["plugin/message-slip", *["odd"] * 3]
    assert report.exit_status() == 3


def test_a_rule_may_yield_nothing_at_all(check: Check) -> None:
    """A function without a result holds."""
    assert outcome(check(made(lambda _: None))).status is Status.HELD


def test_unknown_is_an_info_and_never_held(check: Check) -> None:
    """What cannot be established is said."""
    report = check(made(lambda group: [Unknown(group, "who knows")]))
    assert {finding.severity for finding in report.findings} == {Severity.INFO}
    assert outcome(report) == Outcome("odd", Status.UNKNOWN, 3, {"unknown": 3})
    assert report.exit_status() == 0


def test_missing_is_no_finding(check: Check) -> None:
    """But the outcome says what is missing."""
    report = check(made(lambda group: [Missing(group, "groups.meetings")]))
    assert report.findings == ()
    assert outcome(report).reason == "groups.meetings"


def test_one_fault_one_finding(check: Check) -> None:
    """A rule is silent where another one has spoken first, and says so."""
    quiet = made(
        lambda group: [Problem(group, "too")] if group.id == "g1" else [], unless="group-size"
    )
    report = check(group_size, quiet)
    assert rules_of(report) == ["group-size"]
    shy = made(lambda group: [Problem(group, "too")], unless="group-size")
    text = "groups: {g1: {members: 8}}"
    assert check(group_size, shy, text=text).outcomes[1] == Outcome(
        "odd", Status.NOT_EVALUATED, reason="another rule has spoken"
    )


SIGNED = "  - {rule: group-size, element: groups/g1, reason: small, by: rektor, on: 20.08.22}\n"


def test_a_waiver_covers_its_element(check: Check) -> None:
    """The finding stays visible, as an info that says who and why."""
    report = check(group_size, text=f"{GROUPS}waivers:\n{SIGNED}")
    (finding,) = report.findings
    assert (finding.severity, finding.waived) == (Severity.INFO, True)
    assert finding.hint == "waived by rektor: small"
    assert outcome(report).status is Status.WAIVED
    assert report.exit_status() == 0


@pytest.mark.parametrize(
    ("lost", "id_"),
    [
        ("reason: small, ", "incomplete-signature"),
        ("by: rektor, ", "incomplete-signature"),
        (", on: 20.08.22", "incomplete-signature"),
    ],
)
def test_an_incomplete_waiver_has_no_effect(check: Check, lost: str, id_: str) -> None:
    """Without who, when and why it is reported, and the fault stays."""
    report = check(group_size, text=f"{GROUPS}waivers:\n{SIGNED.replace(lost, '')}")
    assert rules_of(report) == ["group-size", f"plan/{id_}"]
    assert report.exit_status() == 1


def test_a_waiver_runs_out(check: Check) -> None:
    """After its last day it has no effect and is reported."""
    signed = SIGNED.replace("}", ", until: 31.08.22}")
    report = check(group_size, text=f"{GROUPS}waivers:\n{signed}")
    assert rules_of(report) == ["group-size", "plan/expired-signature"]


def test_a_waiver_for_a_whole_section_covers_what_is_in_it(check: Check) -> None:
    """The element that is named, or holds the one at fault."""
    signed = SIGNED.replace("groups/g1", "groups")
    assert check(group_size, text=f"{GROUPS}waivers:\n{signed}").exit_status() == 0


def test_a_waiver_of_a_rule_that_is_not_there_is_told(check: Check) -> None:
    """With the nearest name."""
    signed = SIGNED.replace("group-size", "group-sise")
    report = check(group_size, text=f"{GROUPS}waivers:\n{signed}")
    (told,) = [f for f in report.findings if f.rule == "plan/unknown-rule"]
    assert told.hint == "did you mean group-size?"


def test_a_waiver_of_a_rule_that_does_not_run_now_is_not_told(manager: Plugins) -> None:
    """Selecting some rules makes no other rule unknown."""
    text = "waivers:\n  - {rule: plan-gap, element: plan, reason: r, by: b, on: 20.08.22}\n"
    for settings in ({"rules": ["weekend-date"]}, {"ignore": ["plan-gap"]}):
        report = kompetanse.check(kompetanse.parse(text), plugins=manager, **settings)  # type: ignore[arg-type]
        assert "plan/unknown-rule" not in rules_of(report)


@pytest.mark.parametrize(
    ("signed", "status"),
    [
        ("{rule: skill, element: groups, by: rektor, on: 20.08.22}", Status.HELD),
        ("{rule: skill, element: groups/g1, by: rektor, on: 20.08.22}", Status.NEEDS_ATTESTATION),
        ("{rule: skill, element: groups, by: rektor}", Status.NEEDS_ATTESTATION),
        ("{rule: skill, element: groups, by: rektor, on: snart}", Status.NEEDS_ATTESTATION),
    ],
)
def test_what_no_machine_can_see_holds_when_it_is_signed(
    check: Check, signed: str, status: Status
) -> None:
    """By somebody, on some day."""
    report = check(skill, text=f"{GROUPS}attestations:\n  - {signed}\n")
    assert outcome(report).status is status


def test_options_and_severities_are_set_by_the_caller(manager: Plugins) -> None:
    """By the full names of rules."""
    document = kompetanse.parse("period: 2021\ngatherings: {a: {when: 04.09.21}}")
    report = kompetanse.check(
        document,
        rules=["weekend-date"],
        severities={"weekend-date": Severity.ERROR},
        plugins=manager,
    )
    assert report.summary["error"] == 1


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"rules": ["weekend-dat"]}, UnknownNameError),
        ({"ignore": ["weekend-dat"]}, UnknownNameError),
        ({"severities": {"weekend-dat": Severity.INFO}}, UnknownNameError),
        ({"options": {"weekend-dat": {}}}, UnknownNameError),
        ({"options": {"plan-gap": {"mnths": 1}}}, UnknownNameError),
        ({"options": {"plan-gap": {"months": "1"}}}, ConfigError),
        ({"options": {"plan-gap": {"months": True}}}, ConfigError),
    ],
)
def test_a_callers_mistake_is_an_error(
    manager: Plugins, settings: dict[str, Any], error: type[Exception]
) -> None:
    """Unlike an author's."""
    if "options" in settings and "weekend-dat" in settings["options"]:
        settings = {"options": {"weekend-dat": {"x": 1}}}
    with pytest.raises(error):
        kompetanse.check(Plan(), plugins=manager, **settings)


def test_a_pack_that_is_not_installed_is_missing(manager: Plugins) -> None:
    """The plan does not pass: status 2, whatever else is found."""
    document = kompetanse.parse("title: Plan\nfollows: [nord]\n", name="plan.yaml")
    report = kompetanse.check(document, plugins=manager)
    (finding,) = [f for f in report.findings if f.rule == "plugin/missing-pack"]
    assert finding.place is not None
    assert finding.place.line == 2
    assert report.exit_status() == 2


def test_packs_can_be_followed_besides() -> None:
    """What the plan states is kept."""
    plan = Plan(title="Plan", follows=("ost-finnmark",))
    report = kompetanse.check(plan, follows=["example", "ost-finnmark"])
    packs = {one.rule.partition("/")[0] for one in report.outcomes if "/" in one.rule}
    assert packs == {"ost-finnmark", "example"}


@pytest.mark.parametrize("path", ["nowhere.yaml", "\0", "", "x" * 5000])
def test_a_file_that_cannot_be_read_is_a_finding(manager: Plugins, path: str) -> None:
    """`check` never raises for what a path leads to."""
    report = kompetanse.check(path, plugins=manager)
    assert rules_of(report) == ["document/unreadable"]
    assert report.exit_status() == 2


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    """Some good plans, a bad one, an empty one, and one that is not there."""
    texts = [GROUPS, GROUPS.replace("6}", "x}"), "", "follows: [nord]\n", GROUPS]
    names = []
    for number, text in enumerate(texts):
        path = tmp_path / f"plan{number}.yaml"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    return [*names, str(tmp_path / "none.yaml")]


@pytest.mark.parametrize("chunk", [1, 2, 50])
def test_many_plans_give_the_same_reports_in_the_same_order(paths: list[str], chunk: int) -> None:
    """On one processor, in threads and in processes."""
    alone = [report.light() for report in kompetanse.check_many(paths, today=TODAY)]
    assert [report.file for report in alone] == paths
    with ThreadPoolExecutor(2) as threads:
        assert (
            list(kompetanse.check_many(paths, executor=threads, chunk=chunk, today=TODAY)) == alone
        )
    if chunk == 2:
        with ProcessPoolExecutor(2) as processes:
            together = kompetanse.check_many(paths, executor=processes, chunk=chunk, today=TODAY)
            assert list(together) == alone


def test_a_light_report_keeps_its_status(paths: list[str]) -> None:
    """It has lost its plan, but not what became of it."""
    for report in kompetanse.check_many(paths):
        assert report.light().exit_status() == report.exit_status()
        assert pickle.loads(pickle.dumps(report.light())) == report.light()  # noqa: S301 - our own


def test_rules_of_files_run_in_workers_too(paths: list[str], tmp_path: Path) -> None:
    """Plugins themselves cannot be sent."""
    file = tmp_path / "tromso.py"
    file.write_text(
        "from kompetanse.model import Plan\n"
        "from kompetanse.rule import Problem, Severity, rule\n"
        "@rule('no-plans', severity=Severity.INFO)\n"
        "def no_plans(plan: Plan):\n    'None.'\n    yield Problem(plan, 'there is a plan')\n",
        encoding="utf-8",
    )
    with ThreadPoolExecutor(2) as threads:
        reports = kompetanse.check_many(paths[:1], executor=threads, files=[str(file)])
        assert "tromso/no-plans" in rules_of(next(reports))
        with pytest.raises(PluginError):
            next(kompetanse.check_many(paths, executor=threads, plugins=Plugins([])))


def test_a_plan_without_a_file_has_elements_but_no_places(manager: Plugins) -> None:
    """A program may make its plans itself."""
    plan = Plan(groups={"g1": LearningGroup(id="g1", members=8)})
    report = kompetanse.check(plan, rules=[group_size], plugins=manager)
    (finding,) = report.findings
    assert (finding.subject, finding.place) == ("groups/g1", None)


def test_nothing_ambient_is_read(
    manager: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No configuration file, and no clock."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kompetanse.toml").write_text("rulse = 7", encoding="utf-8")
    asks = rule("asks", severity=Severity.INFO)(_asks_for_today)
    report = kompetanse.check(Plan(), rules=[asks], plugins=manager)
    assert outcome(report) == Outcome("asks", Status.NOT_EVALUATED, reason="today")


def _asks_for_today(plan: Plan, today: date) -> Problems:
    """Today is known."""
    yield Problem(plan, "{today}", today=today)


def test_a_fact_that_nobody_declares_breaks_its_rule(check: Check) -> None:
    """A mistyped name is told, with the nearest one."""

    def asks(plan: Plan, inventry: object) -> Problems:
        """It is known."""
        yield Problem(plan, "{x}", x=inventry)

    report = check(rule("asks", severity=Severity.INFO)(asks))
    assert "did you mean 'inventory'?" in report.findings[0].message


def test_equal_plans_give_equal_reports(check: Check) -> None:
    """Nothing depends on what was checked before."""
    assert evolve(check(group_size), document=None) == evolve(check(group_size), document=None)
