"""Findings as a table for a spreadsheet."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_reports import HOSTILE, several
from kompetanse.document import Place
from kompetanse.finding import Finding, Report, Severity, Status
from kompetanse.plugins import Plugins
from kompetanse.render.csv import CsvRenderer, cell
from kompetanse.render.excerpt import visible
from kompetanse.render.renderer import Context, pieces


HEADS = ["Plan", "Fil", "Linje", "Kolonne", "Alvorsgrad", "Status", "Krav", "Funn"]


def written(*reports: Report, plugins: Plugins | None = None) -> str:
    """What is written of some reports."""
    return "".join(pieces(CsvRenderer(Context(plugins=plugins)), reports))


def rows(text: str) -> list[list[str]]:
    """A table as a spreadsheet reads it, that saw the mark and knows the encoding."""
    content = text.encode("utf-8", "backslashreplace").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline=""), delimiter=";", strict=True))


def finding(**more: Any) -> Finding:
    """A finding of a rule."""
    usual: dict[str, Any] = {
        "rule": "weekend-date",
        "severity": Severity.WARNING,
        "message": "«04.09.21» faller i en helg",
        "hint": "flytt den",
        "subject": "gatherings/s1",
        "place": Place("plan.yaml", 5, 32, 5, 40),
    }
    return Finding(**(usual | more))


def test_a_row_tells_all_of_a_finding(manager: Plugins) -> None:
    """In the reader's language, with the requirement in words."""
    report = Report("plan.yaml", "nb", (finding(),), title="Plan for Skog skole")
    heads, row = rows(written(report, plugins=manager))
    assert heads[:8] == HEADS
    told = dict(zip(heads, row, strict=True))
    assert told["Plan"] == "Plan for Skog skole"
    assert (told["Linje"], told["Alvorsgrad"], told["Status"]) == ("5", "advarsel", "ikke oppfylt")
    assert told["Krav"].endswith(".")
    assert told["Regel"] == "weekend-date"
    assert told["Funn"] == "«04.09.21» faller i en helg"


def test_a_norwegian_spreadsheet_takes_it_as_it_is() -> None:
    """UTF-8 that says so, semicolons, and the line ends of Windows."""
    text = written(Report("plan.yaml", "nb", (finding(),)))
    assert text.startswith("\ufeffPlan;")
    assert text.count("\r\n") == 2
    assert "\n" not in text.replace("\r\n", "")


def test_heads_stand_once() -> None:
    """However many plans there are, and in whatever languages."""
    reports = [Report("a", "da", (finding(),)), Report("b", "en", (finding(),))]
    table = rows(written(*reports))
    assert [row[3] for row in table] == ["Kolonne", "32", "32"]
    assert [row[4] for row in table][1:] == ["advarsel", "warning"]


def test_a_waived_finding_is_told_as_waived() -> None:
    """With who waived it, and why."""
    waived = finding(status=Status.WAIVED, hint="unntak gitt av rektor: enighet")
    _, row = rows(written(Report("plan.yaml", "nb", (waived,))))
    assert "unntak" in row
    assert "unntak gitt av rektor: enighet" in row


@pytest.mark.parametrize("sign", list("=+-@\t\r\n＝＋－＠﹢﹣﹦﹫−"))
@pytest.mark.parametrize("before", ["", " ", "\u00a0", '"', "'", "«", "\u200b", "\ufeff", " ' \""])
def test_no_cell_starts_a_formula(sign: str, before: str) -> None:
    """Neither with another sign of the same meaning, nor behind what a spreadsheet passes over."""
    assert cell(f"{before}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["Samling 1", "«uke 36»", "1-2", "a=b", "02.09.21", "", "(=1)"])
def test_other_cells_stand_as_they_are(text: str) -> None:
    """An apostrophe that means nothing would only be in the way."""
    assert cell(text) == text


def test_a_cell_is_never_longer_than_a_cell_may_be() -> None:
    """What a spreadsheet cannot hold would stand in the next rows."""
    assert len(cell("=" + "x" * 40_000)) < 32_767
    assert cell("x" * 40_000).endswith("…")


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_a_cell_can_be_read_back(text: str) -> None:
    """The apostrophe is taken off where one was put; nothing is lost but what is invisible."""
    written_ = cell(text)
    guarded = len(written_) == len(visible(text)) + 1
    assert written_ == ("'" if guarded else "") + visible(text)


@given(several)
def test_every_finding_has_its_row(reports: list[Report]) -> None:
    """Whatever it says, it stands in its own cells and in no others."""
    table = rows(written(*reports))
    findings = [finding for report in reports for finding in report.findings]
    assert len(table) == len(findings) + bool(reports)
    for row, one in zip(table[1:], findings, strict=True):
        assert len(row) == len(table[0])
        assert row[7].removeprefix("'") == cell(one.message).removeprefix("'")
        assert not any(value.startswith(tuple("=+-@\t\r")) for value in row)
