"""The command line speaks the language that is asked for, else the machine's."""

import pytest

from cli_calls import Run
from kompetanse.cli.language import say, speaking, told
from kompetanse.cli.locale import asked_for
from kompetanse.errors import ConfigError, DocumentError, UnknownNameError


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["plan.yaml", "--language", "da"], {"LANG": "nb_NO.UTF-8"}, "da"),
        (["plan.yaml", "--language=nn"], {}, "nn"),
        (["plan.yaml"], {"LANGUAGE": "nn:nb", "LANG": "en_GB"}, "nn"),
        (["plan.yaml"], {"LANGUAGE": "se:no:en"}, "nb"),
        (["plan.yaml"], {"LC_ALL": "nb_NO.UTF-8", "LANG": "da_DK"}, "nb"),
        (["plan.yaml"], {"LANG": "no_NO"}, "nb"),
        (["plan.yaml"], {"LC_ALL": "C.UTF-8", "LANG": "da_DK"}, "en"),
        (["plan.yaml"], {"LANG": "fi_FI"}, "en"),
        (["nb"], {}, "en"),
        (["--language"], {}, "en"),
        (["--language", "fi"], {}, "en"),
    ],
)
def test_the_call_goes_before_the_machine(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    """What is no language of ours is passed by."""
    assert asked_for(arguments, environment) == language


def test_an_error_is_told_in_the_language() -> None:
    """With the error inside it, and the name that is nearest."""
    inner = UnknownNameError("rule", "weekend-dat", ["weekend-date"])
    error = ConfigError("{file}: {error}", file="kompetanse.toml", error=inner)
    with speaking("nn"):
        assert told(error) == (
            "kompetanse.toml: regelen «weekend-dat» finst ikkje; meinte du «weekend-date»?"
        )
        assert told(DocumentError("x.yaml", "there is no such file")) == "x.yaml: fila finst ikkje"
    assert told(error) == str(error)
    assert say("usage:") == "usage:"


@pytest.mark.parametrize("language", ["en", "nb", "nn", "da"])
def test_a_complaint_does_nothing_to_a_terminal(
    run: Run, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever quotation marks a language has around what was given."""
    monkeypatch.setenv("LANGUAGE", language)
    for call in (("explain", "\x1b[31mred\n"), ("check", "plan.yaml", "--jobs", "\x1b[31m")):
        assert run(*call).err.removesuffix("\n").replace("\n", "").isprintable()


def test_helps_and_complaints_are_in_the_language(run: Run) -> None:
    """Also those that the standard library makes."""
    helped = run("check", "--language", "nb", "--help")
    assert helped.out.startswith("bruk: kompetanse check")
    assert "vis denne hjelpen" in helped.out
    wrong = run("check", "plan.yaml", "--language", "da", "--jobs", "0")
    assert wrong.status == 2
    assert "argument --jobs: »0« er ikke et tal fra 1 til 61" in wrong.err
    unknown = run("explain", "weekend-dat", "--language", "nn")
    assert "regelen «weekend-dat» finst ikkje; meinte du «weekend-date»?" in unknown.err
