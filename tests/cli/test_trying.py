"""`kompetanse test-rules` and `kompetanse messages`."""

from datetime import time
from pathlib import Path

import pytest

from cli_calls import Run
from kompetanse.messages import Translator
from kompetanse.testing import assert_translated


HEAD = """\
from kompetanse.model import Gathering
from kompetanse.rule import Problem, Severity, rule
"""
RULE = '''
@rule("{name}", severity=Severity.INFO)
def {name}(gathering: Gathering):
    """It has a place.

    Breaks:
        gatherings: {{a: {{title: A}}}}

    Holds:
        {holds}
    """
    if gathering.place is None:
        yield {result}
'''
GOOD = {
    "name": "good",
    "holds": "gatherings: {a: {place: B}}",
    "result": "Problem(gathering, 'no place')",
}


def rules(folder: Path, *changes: dict[str, str]) -> None:
    """Write a rule file that the configuration names."""
    text = HEAD + "".join(RULE.format_map(GOOD | change) for change in changes)
    (folder / "tromso.py").write_text(text, "utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py"]\nlanguage = "en"\n', "utf-8")


def test_rules_that_do_as_their_manuals_say(run: Run, folder: Path) -> None:
    """Those of the configuration's rule files, where nothing else is asked for."""
    rules(folder, {})
    told = run("test-rules")
    assert (told.status, told.err) == (0, "")
    assert told.out == "tromso/good: as its manual says\n1 rule was tried, 0 failed\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"holds": "gatherings: {a: {title: C}}"}, "holds: it finds something\n"),
        ({"holds": "title: Plan"}, "holds: it is not evaluated, for want of gatherings\n"),
        ({"holds": "gatherins: {}"}, "the plan format has no gatherins here"),
        ({"holds": "gatherings: {a"}, "[document/syntax]"),
        ({"result": "from ()"}, "breaks: it finds nothing\n"),
    ],
)
def test_a_rule_that_does_not(run: Run, folder: Path, change: dict[str, str], said: str) -> None:
    """The fragment is shown, with the reason; the others are tried all the same."""
    rules(folder, change, {"name": "other"})
    told = run("test-rules")
    assert told.status == 1
    assert "tromso/good: not as its manual says\n" in told.out
    assert said in told.out
    assert "tromso/other: as its manual says\n2 rules were tried, 1 failed\n" in told.out


def test_a_rule_that_stands_back(run: Run, folder: Path) -> None:
    """What the other one says is shown."""
    rules(folder, {})
    text = (
        (folder / "tromso.py").read_text("utf-8").replace("INFO)", "INFO, unless='invalid-date')")
    )
    text = text.replace("{title: A}", "{title: A, when: 31.09.21}")
    (folder / "tromso.py").write_text(text, "utf-8")
    told = run("test-rules")
    assert "  breaks: it leaves this to another rule\n" in told.out
    assert "[invalid-date]" in told.out


def test_what_is_broken_elsewhere_fails_no_rule(run: Run, folder: Path) -> None:
    """It is told once, and the status says so."""
    rules(folder, {})
    (folder / "bodo.py").write_text("1 / 0\n", "utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py", "bodo.py"]\n', "utf-8")
    told = run("test-rules")
    assert told.status == 3
    assert "tromso/good: as its manual says\n" in told.out
    assert told.out.count("ZeroDivisionError") == 1
    assert told.out.endswith("1 rule was tried, 0 failed\n")


def test_a_file_that_is_not_there(run: Run, folder: Path) -> None:
    """It is not taken for a rule."""
    rules(folder, {})
    assert run("test-rules", "rules/tromso.py").err == (
        "kompetanse: rules/tromso.py: there is no such file\n"
    )


def test_a_rule_that_breaks(run: Run, folder: Path) -> None:
    """It is named, and the status is that of a broken plugin."""
    rules(folder, {"result": "1 / 0"})
    told = run("test-rules")
    assert told.status == 3
    assert "ZeroDivisionError" in told.out


def test_a_rule_without_fragments_has_failed(run: Run, folder: Path) -> None:
    """What cannot be tried is not known to work."""
    rules(folder, {})
    file = folder / "tromso.py"
    file.write_text(file.read_text("utf-8").replace("Breaks:", "For example:"), "utf-8")
    told = run("test-rules")
    assert told.status == 1
    assert "  its manual has no Breaks:\n" in told.out


@pytest.mark.parametrize(
    ("target", "count"), [("ost-finnmark/group-size", 1), ("example", 2), ("kompetanse-example", 2)]
)
def test_a_plugin_or_a_rule_can_be_named(run: Run, target: str, count: int) -> None:
    """By the names they have."""
    told = run("test-rules", target, "--language", "en")
    assert told.status == 0
    assert told.out.count(": as its manual says\n") == count


def test_a_file_can_be_named_that_no_configuration_names(run: Run, folder: Path) -> None:
    """It is run, for it was named."""
    rules(folder, {})
    (folder / "kompetanse.toml").unlink()
    told = run("test-rules", "./tromso.py")
    assert told.status == 0
    assert "tromso/good" in told.out


def test_an_unknown_name_gets_the_nearest(run: Run) -> None:
    """Of plugins and of rules."""
    assert "did you mean 'example'?" in run("test-rules", "exampel").err
    assert "did you mean 'weekend-date'?" in run("test-rules", "weekend-dat").err


def test_a_broken_plugin_is_told(run: Run, folder: Path) -> None:
    """Also where only another one's rules were asked for."""
    rules(folder, {})
    (folder / "broken.py").write_text("raise RuntimeError('oops')", "utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py", "broken.py"]', "utf-8")
    told = run("test-rules", "tromso")
    assert told.status == 3
    assert "tromso/good: " in told.out
    assert "RuntimeError: oops" in told.out


def test_new_messages_are_collected_and_translations_kept(run: Run, folder: Path) -> None:
    """What is still to be translated is listed, and compiled is what there is."""
    run("new", "plugin", "kompetanse-tromso")
    source = folder / "kompetanse-tromso" / "src" / "kompetanse_tromso"
    file = source / "rules.py"
    text = file.read_text("utf-8").replace("begin earlier, or", "begin much earlier, or")
    file.write_text(text, "utf-8")
    told = run("messages", "kompetanse-tromso")
    assert told.status == 1
    assert "nb.po: 1 to translate\n  begin much earlier, or hold it on the net\n" in told.out
    catalogue = (source / "messages" / "nb.po").read_text("utf-8")
    assert 'msgid "begin much earlier, or hold it on the net"\nmsgstr ""\n' in catalogue
    assert "begynn tidligere" not in catalogue
    assert "Ingen uke har mer enn to samlinger." in catalogue


def test_a_rule_file_has_catalogues_beside_it(run: Run, folder: Path) -> None:
    """They are begun where there are none, and translate what it says."""
    rules(folder, {})
    told = run("messages", "tromso.py", "--language", "en")
    assert told.status == 1
    assert "messages/nb.po: 2 to translate\n  It has a place.\n  no place\n" in told.out
    file = folder / "messages" / "nb.po"
    text = file.read_text("utf-8")
    text = text.replace('"no place"\nmsgstr ""', '"no place"\nmsgstr "uten sted"')
    file.write_text(
        text.replace('place."\nmsgstr ""', 'place."\nmsgstr "Det har et sted."'), "utf-8"
    )
    for language in ("nn", "da"):
        (folder / "messages" / f"{language}.po").unlink()
        (folder / "messages" / f"{language}.mo").unlink()
    assert run("messages", "--language", "en").out == (
        "messages/nb.po: 0 to translate\nmessages/manual/nb.po: 0 to translate\n"
    )
    assert_translated(folder / "tromso.py")
    (folder / "plan.yaml").write_text("gatherings: {a: {title: A}}\n", "utf-8")
    told = run("check", "plan.yaml", "--select", "tromso", "--language", "nb", "--verbose")
    assert "merknad: uten sted\n" in told.out
    assert "Det har et sted." in run("rules", "tromso", "--language", "nb").out


def test_a_rule_file_without_messages_gets_no_catalogues(run: Run, folder: Path) -> None:
    """There is nothing to translate."""
    (folder / "tromso.py").write_text("", "utf-8")
    assert run("messages", "tromso.py").status == 2
    assert not (folder / "messages").exists()


def test_a_slip_in_a_translation_is_told_and_does_no_harm(run: Run, folder: Path) -> None:
    """The message is then shown in English, which is better than a brace."""
    run("new", "plugin", "kompetanse-slip")
    messages = folder / "kompetanse-slip" / "src" / "kompetanse_slip" / "messages"
    file = messages / "nb.po"
    file.write_text(file.read_text("utf-8").replace("{title} slutter", "{tittel} slutter"), "utf-8")
    told = run("messages", "kompetanse-slip", "--language", "en")
    assert told.status == 1
    assert "speaks of 'tittel', which its message does not give" in told.out
    say = Translator("nb", (str(messages),)).sentence
    template = "{title} ends at {end}, after the last bus at {bus}"
    given = {"title": "A", "end": time(17), "bus": time(16)}
    assert say(template, given) == "A ends at 17.00, after the last bus at 16.00"


def test_languages_that_a_plugin_does_not_have_are_not_asked_for(run: Run, folder: Path) -> None:
    """And a plugin without any gets all of them."""
    run("new", "plugin", "kompetanse-tromso")
    messages = folder / "kompetanse-tromso" / "src" / "kompetanse_tromso" / "messages"
    for file in messages.rglob("n?.?o"):
        file.unlink()
    assert run("messages", "kompetanse-tromso").status == 0
    assert sorted(file.name for file in messages.glob("*.po")) == ["da.po"]
    for file in messages.rglob("da.?o"):
        file.unlink()
    assert run("messages", str(messages.parent)).status == 1
    assert sorted(file.name for file in messages.glob("*.po")) == ["da.po", "nb.po", "nn.po"]


def test_a_folder_without_a_plugin_is_told(run: Run, folder: Path) -> None:
    """Nothing is made up."""
    (folder / "messages").mkdir()
    told = run("messages")
    assert told.status == 2
    assert "there is no package with a folder 'messages'" in told.err
