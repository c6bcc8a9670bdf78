"""Whole plans, as people write them, with what must and what must not be found.

Each file in `data/cases` holds a table, what it states besides, and what is expected of it.
A place is the name of a row, or (the end of) the path of an element.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from attrs import frozen

import kompetanse
from kompetanse import Finding, Report
from kompetanse.dates import When
from kompetanse.document import parse
from kompetanse.document.writing import write
from kompetanse.model import Plan
from kompetanse.model.walk import Inventory


CASES = sorted((Path(__file__).parent / "data" / "cases").glob("*.yaml"))
SEVERITIES = {"E": "error", "W": "warning", "I": "info", "A": "info"}
EXPECTATION = re.compile(r"(?P<rule>[\w-]+)(?: @ (?P<place>[^(]*))?(?:\((?P<grade>[^)]*)\))?")


@frozen
class Expectation:
    """A rule at a place, with a grade: «E», «W~» (one step off is fine), «W+» (and above)."""

    rule: str
    place: str
    grade: str

    @classmethod
    def of(cls, text: str) -> "Expectation":
        """Read «rule @ place (grade)»."""
        match = EXPECTATION.match(text)
        assert match, text
        return cls(match["rule"], (match["place"] or "").strip(), match["grade"] or "")


class Case:
    """A case: its table as a document, its report, and what is expected."""

    def __init__(self, file: Path) -> None:
        data = parse(file.read_bytes(), name=file.name).data
        assert isinstance(data, dict)
        self.data = data
        self.rows: dict[str, str] = data["rows"]
        front = write(data["front"])
        self.text = f"---\n{front}---\n" + "\n".join(self.rows.values()) + "\n"
        first = self.text.count("\n") - len(self.rows) + 1
        self.lines = {name: first + n for n, name in enumerate(self.rows)}

    def report(self) -> Report:
        """Check the table; only named rules of packs run, and all generic ones."""
        today = self.data.get("today")
        plugins = kompetanse.create_plugin_manager()
        wanted = self.data.get("rules")
        ignored = [r.id for r in plugins.rules() if r.pack and wanted and r.name not in wanted]
        return kompetanse.check(
            parse(self.text, name="plan.md", format="table"),
            plugins=plugins,
            ignore=ignored,
            today=date.fromisoformat(today) if today else None,
        )

    def expectations(self, kind: str) -> list[Expectation]:
        """What is expected, allowed or forbidden."""
        return [Expectation.of(text) for text in self.data.get(kind) or []]

    def stands_at(self, finding: Finding, place: str) -> bool:
        """Whether a finding is at a place (a row's name, or the end of an element's path)."""
        if not place:
            return True
        if place in self.lines:
            return finding.place is not None and finding.place.line == self.lines[place]
        named, *term = place.split()
        steps = [*finding.subject.split("/"), *finding.path.split("/")]
        there = all(part in steps for part in named.split("/")) or named == "plan"
        return there and all(speaks_of(finding.message, word) for word in term)


def speaks_of(message: str, word: str) -> bool:
    """Whether a message names a term («autumn», «2019») or a school year («2028/29»)."""
    seasons = {"autumn": ("høst", "haust", "efterår"), "spring": ("vår", "forår")}
    forms = seasons.get(word, (word.partition("/")[0] + "/" * ("/" in word),))
    return any(form in message.lower() for form in forms)


@pytest.fixture(params=CASES, ids=lambda file: file.stem)
def case(request: pytest.FixtureRequest) -> Case:
    """Each case of the folder."""
    return Case(request.param)


def shown(findings: list[Finding]) -> list[tuple[object, ...]]:
    """Findings in a form that a failing test can print."""
    return [(f.place and f.place.line, f.severity.value, f.rule, f.message) for f in findings]


def named(finding: Finding) -> str:
    """The rule's name without its pack."""
    return finding.rule.rpartition("/")[2]


def test_expected_findings_appear_once_and_others_do_not(case: Case) -> None:
    """All that must be found is found, nothing forbidden is, and no error is unlisted."""
    findings = list(case.report().findings)
    expected = case.expectations("expect")
    wrong: list[object] = []
    for want in expected:
        grade = SEVERITIES[want.grade[0]]
        hits = [f for f in findings if named(f) == want.rule and case.stands_at(f, want.place)]
        if not any(f.severity.value == grade or want.grade.endswith("~") for f in hits):
            wrong.append(("missing", want, shown(hits)))
    for never in case.expectations("must_not"):
        for found in findings:
            if named(found) == never.rule and case.stands_at(found, never.place):
                grave = {"W+": ("error", "warning"), "E": ("error",)}.get(never.grade)
                if grave is None or found.severity.value in grave:
                    wrong.append(("forbidden", never, shown([found])))
    listed = expected + case.expectations("may")
    for found in findings:
        allowed = any(
            named(found) == one.rule and case.stands_at(found, one.place) for one in listed
        )
        free = found.severity.value == "info" or found.rule in case.data.get("free", [])
        if not (allowed or free):
            wrong.append(("unlisted", *shown([found])))
    assert not wrong, "\n".join(map(str, wrong))


def test_every_rule_is_expected_somewhere() -> None:
    """Each built-in rule speaks in one of the plans."""
    listed = (one for file in CASES for one in Case(file).expectations("expect"))
    plugins = kompetanse.create_plugin_manager()
    own = {rule.name for rule in plugins.rules() if not rule.pack and rule.plugin == "kompetanse"}
    assert own - {expectation.rule for expectation in listed} == set()


def test_every_message_is_whole(case: Case) -> None:
    """No message or hint shows the braces of an argument that nobody gave it."""
    told = [(finding.message, finding.hint or "") for finding in case.report().findings]
    assert [text for both in told for text in both if re.search(r"\{\w+\}", text)] == []


def test_times_resolve_as_meant(case: Case) -> None:
    """Every time of a row means the days, the clock and the mode that its author meant."""
    report = case.report()
    assert report.plan is not None
    assert report.document is not None
    wrong = []
    for name, meaning in (case.data.get("resolve") or {}).items():
        when = time_at(case, report, report.plan, name)
        if when is None or not agrees(when, str(meaning)):
            wrong.append((name, meaning, when))
    assert not wrong, "\n".join(map(str, wrong))


def time_at(case: Case, report: Report, plan: Plan, name: str) -> When | None:
    """The time in the first cell of a row, or at the end of a path («goals.M1.deadline»)."""
    inventory = Inventory(plan)
    for when in inventory.of("When"):
        assert isinstance(when, When)
        path = inventory.path(when)
        assert report.document is not None
        if name in case.lines:
            place = report.document.locate(path)
            if place.line == case.lines[name] and path[-1] == "when" and len(path) == 3:
                return when
        elif [str(step) for step in path][-2:] == name.split("."):
            return when
    return None


def agrees(when: When, meaning: str) -> bool:
    """Whether a time means what «2027-08-31 08:30-15:30 at» says."""
    days = re.findall(r"\d{4}-\d\d-\d\d", meaning)
    clock = re.findall(r"\d\d:\d\d", meaning)
    mode = next(m for m in meaning.replace("(", " ").split() if m in MODES)
    if mode == "unreadable":
        return when.mode.value == "unreadable"
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    times = [t.strftime("%H:%M") for t in (when.start_time, when.end_time) if t]
    same_days = when.latest == last and (mode == "by" or when.earliest == first)
    if mode == "each":
        pairs = [date.fromisoformat(day) for day in days]
        parts = [day for part in when.parts for day in (part.begin, part.last)]
        same_days = parts == pairs
    if mode == "from":
        same_days = when.earliest == first and when.latest is None
    return same_days and times == clock and when.mode.value in MODES[mode]


MODES = {
    "at": ("at", "span"),
    "span": ("span", "at", "within"),
    "within": ("within", "span"),
    "each": ("each",),
    "by": ("by",),
    "from": ("from",),
    "unreadable": ("unreadable",),
}
"""Modes that count as the stated one: some texts leave it open."""


def test_outcomes_are_as_stated(case: Case) -> None:
    """A rule's status is the gravest among its subjects."""
    statuses = {outcome.rule: outcome.status.value for outcome in case.report().outcomes}
    for rule, status in (case.data.get("outcomes") or {}).items():
        assert statuses[rule] == status, rule
