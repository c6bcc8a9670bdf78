"""The rules of every pack as a whole: all of them, and each as its manual says."""

from collections.abc import Iterator

from kompetanse.finding import Finding
from kompetanse.messages import Translator
from kompetanse.rule import fragments, reason, summary
from kompetanse.testing import assert_fragments, try_fragments
from rule_packs import Pack, each_pack


def findings_of_fragments(pack: Pack) -> Iterator[Finding]:
    """What the rules of a pack say of the fragments of their manuals."""
    for tried in try_fragments(pack.plugins, pack.rules):
        yield from (f for f in tried.report.findings if f.rule.startswith(f"{pack.name}/"))


@each_pack
def test_every_rule_does_what_its_manual_says(pack: Pack) -> None:
    """It breaks and holds on the fragments of its docstring."""
    assert_fragments(pack.module)


@each_pack
def test_messages_are_complete(pack: Pack) -> None:
    """Every argument that a message speaks of is given."""
    for finding in findings_of_fragments(pack):
        assert "{" not in finding.message + (finding.hint or ""), finding


@each_pack
def test_messages_are_translated(pack: Pack) -> None:
    """A plan in bokmål gets its findings in bokmål."""
    english = Translator("en")
    for finding in findings_of_fragments(pack):
        assert finding.message != english.sentence(finding.template, finding.arguments)


@each_pack
def test_the_pack_is_whole(pack: Pack) -> None:
    """It has a rule for each thing that its programme asks for."""
    assert len({rule.id for rule in pack.rules}) == pack.size


@each_pack
def test_every_rule_says_why(pack: Pack) -> None:
    """A rule has a source, a first line and a reason."""
    for rule in pack.rules:
        assert rule.source, rule.id
        assert summary(rule).endswith("."), rule.id
        assert reason(rule), rule.id
        assert fragments(rule), rule.id


@each_pack
def test_the_readme_has_every_rule_with_its_options(pack: Pack) -> None:
    """The table of the README is complete."""
    lines = (pack.folder / "README.md").read_text("utf-8").splitlines()
    rows = {line.split("`")[1]: line for line in lines if line.startswith("| `")}
    assert set(rows) == {rule.name for rule in pack.rules}
    for rule in pack.rules:
        options = rows[rule.name].rpartition(" | ")[2]
        assert options.count("`") == 2 * len(rule.options), rule.name
        assert all(f"`{option.name}`" in options for option in rule.options), rule.name
