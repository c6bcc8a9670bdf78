"""Rules of the catalogue, said again as declarations: they find what the shipped ones find."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from declared_rules import DATA, PLAIN
from kompetanse import Report, check
from kompetanse.declaring import read_declarations
from kompetanse.declaring.vocabulary import Shape, shapes_in
from kompetanse.plugins import Plugins
from kompetanse.rule import Rule, fragments
from kompetanse.testing import report_on
from rule_packs import PACKS


TODAY = date(2022, 10, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(DATA.glob("shipped/*.toml"))
DECLARED = [
    pytest.param(file.stem, rule, id=f"{file.stem}/{rule.name}")
    for file in FILES
    for rule in read_declarations(str(file)).rules
]

LESS: Mapping[str, str] = {
    "any-plan/deadline-after-event": "deadlines in titles are not read",
    "any-plan/school-break": "breaks that are rows of their own are not read",
    "dekom/goals-supported-by-analysis": "nothing is asked of goals that do not speak of it",
    "dekom/smarte-time-bound": "an open end is not asked of a time",
    "laeringsledelse/theme-course-based-on-mapping": "two things are asked",
    "laeringsledelse/mapping-sequence": "two things are asked",
    "laeringsledelse/coordinator-contact": "addresses are not taken apart",
    "ost-finnmark/one-leader-per-group": "two things are asked",
    "ost-finnmark/annual-plan-region": "two things are asked",
    "ost-finnmark/evaluation-meeting": "two things are asked",
    "ost-finnmark/all-staff-in-groups": "numbers of people are not added up",
    "ost-finnmark/training-new-staff": "new staff is where all staff is",
    "skup/module-lead": "two things are asked",
    "skup/committee-chair": "two things are asked",
    "skup/network-start": "two things are asked",
    "skup/implementation-plan-exists": "three things are asked, of the plan itself",
    "skup/cost-split": "two things are asked",
    "veilederkorps/agreement-duration": "the length may be a day more or less",
    "veilederkorps/visits-in-pairs": "whoever comes counts, of the team or not",
    "veilederkorps/adviser-experience-declared": "two things are asked",
    "veilederkorps/goals-before-measures": "two things are asked",
    "veilederkorps/responsibility-stays-local": "the name of a team is no role",
    "veilederkorps/phase-order": "two things are asked",
    "veilederkorps/amendment-approved-by-both": "versions are not compared",
    "veilederkorps/cohort-figures": "two things are asked",
    "veilederkorps/advisers-external": "it is told of the agreement",
}
"""What the shipped rule finds more of, and why."""

MORE: Mapping[str, str] = {
    "ost-finnmark/group-size": "kindergartens are not left out",
    "skup/implementation-plan-exists": "it is told of the school",
    "veilederkorps/adviser-team-composition": "the slot that was chosen is not asked for",
    "veilederkorps/responsibility-stays-local": "who guides newcomers is an adviser by name",
    "veilederkorps/amendment-approved-by-both": "whoever is named as a party is one",
    "veilederkorps/advisers-external": "it is told of the agreement",
}
"""What the declaration finds more of, and why."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_there_are_no_mistakes(file: Path) -> None:
    """They are declared as one should."""
    assert [str(mistake) for mistake in read_declarations(str(file)).mistakes] == []


@pytest.mark.parametrize(("pack", "declared"), DECLARED)
def test_declarations_find_what_the_shipped_rules_find(pack: str, declared: Rule) -> None:
    """In the fragments of their manual and in the cases of their pack, element by element."""
    name = f"{pack}/{declared.name}"
    less, more = set[str](), set[str]()
    for theirs, ours in _compared(pack, declared):
        less |= theirs - ours
        more |= ours - theirs
    assert (name in LESS) is bool(less), less
    assert (name in MORE) is bool(more), more


def test_the_vocabulary_is_wide_enough() -> None:
    """Most shapes are there, of all five systems, and most rules find the very same."""
    names = {str(param.id) for param in DECLARED}
    assert {name.partition("/")[0] for name in names} > {pack.name for pack in PACKS}
    assert len(names - set(LESS) - set(MORE)) >= 35
    verbs = {shape.verb for file in FILES for shape in _shapes(file)}
    assert len(verbs) >= 15


def _compared(pack: str, declared: Rule) -> Iterator[tuple[set[str], set[str]]]:
    """The elements that the shipped rule finds fault with, and those that the declaration does."""
    plugins, cases = _surroundings(pack)
    shipped = plugins.rule(f"{pack}/{declared.name}" if pack != "any-plan" else declared.name)
    for fragment in fragments(shipped):
        yield (
            _found(report_on(fragment.yaml, plugins=plugins, rules=[shipped.id]), shipped),
            _found(report_on(fragment.yaml, plugins=plugins, rules=[declared]), declared),
        )
    for case in cases:
        yield (
            _found(check(case, plugins=plugins, rules=[shipped.id], today=TODAY), shipped),
            _found(check(case, plugins=plugins, rules=[declared], today=TODAY), declared),
        )


def _surroundings(name: str) -> tuple[Plugins, list[Path]]:
    """The plugins that know the shipped rules, and the plans of their pack."""
    for pack in PACKS:
        if pack.name == name:
            return pack.plugins, pack.cases
    return PLAIN, sorted(EXAMPLES.glob("*/plan.yaml"))


def _found(report: Report, rule: Rule) -> set[str]:
    broken = [f.rule for f in report.findings if f.rule.startswith("plugin/rule")]
    assert broken == []
    statuses = ("broken", "waived")
    mine = (finding for finding in report.findings if finding.rule == rule.id)
    return {finding.subject for finding in mine if finding.status.value in statuses}


def _shapes(file: Path) -> Iterator[Shape]:
    for rule in tomllib.loads(file.read_text("utf-8"))["rule"].values():
        yield from shapes_in(tuple(rule))
