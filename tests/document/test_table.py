"""Pasted tables are read as documents."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.document.source import Document, Text
from kompetanse.document.table import LINE_LEVEL, ROW_LEVEL, Places, read_table


def read(content: str) -> Document:
    """Read a pasted text."""
    return read_table(Text("plan.txt", content))


def blocks(content: str) -> list[dict[str, Any]]:
    """The blocks of a pasted text."""
    data: Any = read(content).data
    found: list[dict[str, Any]] = data["blocks"]
    return found


def table(content: str) -> list[list[str]]:
    """The cells of all rows of all tables."""
    return [
        row["cells"]
        for block in blocks(content)
        if "table" in block
        for row in block["table"]["rows"]
    ]


_DIRTY_LINES = (
    "<h2>Kompetanseutvikling i Skarvøy 2025/2026</h2>",
    "<b>HAUSTEN&nbsp;2025</b>\t\t",
    "<b>Når</b>\t<b>Kva</b>\t<b>Kven</b>",
    'Måndag 18.&nbsp;august 2025\t<p class="MsoNormal">Oppstartsdag<o:p></o:p></p>\tAlle tilsette',
    "Veke\u00a037\tSamling\u00a01<br/>• Del 1: praksis<br/>• Del 2: plan\tSkuleeigar",
    "Side 3 av 4",
    '<p class="MsoNormal"><b>VÅREN 2026</b></p>\t\t',
    "Torsdag 14. mai\tVerkstad<sup>1</sup>\tRett\u00adleiarar",
    "1) Opptak blir lagt ut.",
)
DIRTY = "\n".join(_DIRTY_LINES)


def test_a_dirty_paste_is_read_line_by_line() -> None:
    """Headings, rows, page furniture and footnotes of a paste are told apart, in order."""
    assert blocks(DIRTY) == [
        {"heading": "Kompetanseutvikling i Skarvøy 2025/2026", "level": 2},
        {"heading": "HAUSTEN 2025", "level": ROW_LEVEL},
        {
            "table": {
                "rows": [
                    {"cells": ["**Når**", "**Kva**", "**Kven**"]},
                    {"cells": ["Måndag 18. august 2025", "Oppstartsdag", "Alle tilsette"]},
                    {
                        "cells": [
                            "Veke 37",
                            "Samling 1\n• Del 1: praksis\n• Del 2: plan",
                            "Skuleeigar",
                        ]
                    },
                ]
            }
        },
        {"furniture": "Side 3 av 4"},
        {"heading": "VÅREN 2026", "level": ROW_LEVEL},
        {"table": {"rows": [{"cells": ["Torsdag 14. mai", "Verkstad", "Rettleiarar"]}]}},
        {"note": "Opptak blir lagt ut.", "sign": "1"},
    ]


def test_a_lost_footnote_sign_is_told() -> None:
    """Nothing is taken away in silence: the sign of a footnote gives a fault with a place."""
    (fault,) = read(DIRTY).faults
    assert (fault.id, fault.severity) == ("footnote-sign", "info")
    assert DIRTY[fault.span.start : fault.span.end] == "<sup>1</sup>"


def test_a_word_in_a_cell_points_at_its_original() -> None:
    """The locator finds a piece of a cell behind tags and entities."""
    document = read(DIRTY)
    assert isinstance(document.locator, Places)
    path = ("blocks", 2, "table", "rows", 1, "cells", 0)
    span = document.locator.within(path, len("Måndag 18. "), len("Måndag 18. august"))
    assert span is not None
    assert DIRTY[span.start : span.end] == "august"
    assert document.locate(path).line == 4


@pytest.mark.parametrize(
    "content",
    [
        "Uke 37 | Samling 1 | Lærere\nUke 38 | Samling 2 | Rektor",
        "| Uke 37 | Samling 1 | Lærere |\r\n| Uke 38 | Samling 2 | Rektor |",
        "Uke 37\tSamling 1\tLærere\r\rUke 38\tSamling 2\tRektor",
        "Uke 37;Samling 1;Lærere\nUke 38;Samling 2;Rektor",
        '"Uke 37"\t"Samling 1"\t"Lærere"\nUke 38\tSamling 2\tRektor',
        "<table><td>Uke 37<td>Samling 1</td><td>Lærere<tr><td>Uke\n38<td>Samling 2<td>Rektor",
    ],
)
def test_rows_are_found_by_whatever_parts_their_cells(content: str) -> None:
    """Pipes, tabs, semicolons and HTML give the same rows."""
    assert table(content) == [["Uke 37", "Samling 1", "Lærere"], ["Uke 38", "Samling 2", "Rektor"]]


def test_a_ruler_marks_the_head() -> None:
    """The row above `|---|---|` is the head, and the ruler itself no row."""
    (block,) = blocks("| Når | Hva |\n|:--|---|\n| Uke 37 | a \\| b |")
    assert block["table"]["rows"] == [
        {"cells": ["Når", "Hva"], "head": True},
        {"cells": ["Uke 37", "a | b"]},
    ]


def test_html_cells_over_rows_and_columns() -> None:
    """A cell over several rows stands in each; one over all columns is a heading."""
    rows = (
        "<tr><td colspan=3><b>HØST</b></td></tr><tr><th>Når</th><th>Hva</th><th>Hvem</th></tr>"
        '<tr><td rowspan="2">Uke 37</td><td>A</td><td>x</td></tr><tr><td>B</td><td>y</td></tr>'
    )
    found = blocks(f"<table>{rows}</table>")
    assert found[0] == {"heading": "HØST", "level": ROW_LEVEL}
    assert [row["cells"] for row in found[1]["table"]["rows"]] == [
        ["Når", "Hva", "Hvem"],
        ["Uke 37", "A", "x"],
        ["Uke 37", "B", "y"],
    ]
    assert found[1]["table"]["rows"][0]["head"] is True


@pytest.mark.parametrize(
    "content",
    [
        'Når\tHva\tHvem\nUke 37\t"Samling 1\nDel 1"\tLærere',
        "Når\tHva\tHvem\nUke 37\tSamling 1\nDel 1\tLærere",
        "Når\tHva\tHvem\r\nUke 37\t<p>Samling 1</p>\r\n<p>Del 1</p>\tLærere",
    ],
)
def test_a_cell_may_have_several_lines(content: str) -> None:
    """Line ends inside a cell do not tear its row apart."""
    assert table(content) == [["Når", "Hva", "Hvem"], ["Uke 37", "Samling 1\nDel 1", "Lærere"]]


def test_short_rows_are_not_joined() -> None:
    """Rows whose last cell is missing stay rows of their own."""
    rows = table("Når\tHva\tHvem\nUke 37\tSamling 1\nUke 38\tSamling 2\n")
    assert rows[1:] == [["Uke 37", "Samling 1"], ["Uke 38", "Samling 2"]]


def test_lone_lines_above_a_table_are_headings() -> None:
    """Short lines above rows are headings; a sentence is none."""
    found = blocks("Planen gjelder alle.\nTidsplan 2028/29-2030/31\nHØST\nUke 37 | Samling\n")
    assert [next(iter(block)) for block in found] == ["text", "heading", "heading", "table"]
    assert found[1] == {"heading": "Tidsplan 2028/29-2030/31", "level": LINE_LEVEL}


def test_contents_and_furniture_are_no_tables() -> None:
    """A table of contents (with its tabs) and page numbers are known as what they are."""
    assert blocks("Roller .....\t4\nPakker ………5\n- 3 -\nPage 3 of 4") == [
        {"contents": "Roller", "page": "4"},
        {"contents": "Pakker", "page": "5"},
        {"furniture": "- 3 -"},
        {"furniture": "Page 3 of 4"},
    ]


def test_a_remark_is_no_heading() -> None:
    """«OBS: …» in a row of its own is a remark."""
    content = "Uke 37\tSamling\n<b>OBS: Innholdet kan endre seg</b>\t\nMerk: Ta med PC."
    assert blocks(content)[1:] == [
        {"remark": "OBS: Innholdet kan endre seg"},
        {"remark": "Merk: Ta med PC."},
    ]


def test_indented_text_is_no_table() -> None:
    """A tab that indents, or that follows a bullet, makes no row."""
    (block,) = blocks("\tVi øver.\n•\tLesing\n")
    assert block == {"text": "Vi øver.\n• Lesing"}


def test_front_matter_keeps_its_places() -> None:
    """What is stated above the tables is read as YAML, with places in the whole file."""
    document = read("---\ncountry: NO\nbreaks:\n  - uke 41\n---\nUke 37 | Samling\n")
    assert document.data == {
        "front": {"country": "NO", "breaks": ["uke 41"]},
        "blocks": [{"table": {"rows": [{"cells": ["Uke 37", "Samling"]}]}}],
    }
    assert (
        document.locate(("front", "breaks", 0)).line,
        document.locate(("front", "breaks", 0)).column,
    ) == (4, 5)


def test_a_line_across_the_page_is_no_front_matter() -> None:
    """A text between two rulers stays a text."""
    assert blocks("---\nHei du\n---\n") == [{"text": "Hei du"}]


LINES = st.lists(
    st.lists(
        st.sampled_from(
            [
                "Uke 37",
                "\t",
                "|",
                " | ",
                ";",
                '"',
                "<b>",
                "</b>",
                "<td>",
                "<tr>",
                "<table>",
                "</table>",
                "Samling 1",
                "• ",
                "---",
                "#",
                " ",
                "1)",
                "OBS:",
                "....",
                "7",
                "<h2>",
                "\r",
                "&nbsp;",
                "x",
            ]
        ),
        max_size=8,
    ).map("".join),
    max_size=10,
).map("\n".join)


def paths(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """All paths in plain data."""
    items: Any = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [path, *(deeper for key, value in items for deeper in paths(value, (*path, key)))]


@given(LINES | st.text(max_size=200))
def test_whatever_is_pasted_is_read(content: str) -> None:
    """No input raises, and every datum has a place inside the text."""
    document = read(content)
    for path in paths(document.data):
        span = document.span(path)
        assert 0 <= span.start <= span.end <= len(content)


@given(LINES)
def test_blocks_stand_in_the_order_of_the_text(content: str) -> None:
    """Blocks and rows keep the order of the text."""
    document = read(content)
    data: Any = document.data or {"blocks": []}
    starts = [document.span(("blocks", number)).start for number in range(len(data["blocks"]))]
    assert starts == sorted(starts)


@pytest.mark.parametrize("content", ["", " \n\t\r\n"])
def test_a_blank_file_holds_no_table(content: str) -> None:
    """It is told as in every other format, and is no plan."""
    document = read(content)
    assert document.data is None
    assert [fault.id for fault in document.faults] == ["empty"]


WORDS = st.text(st.sampled_from("abcÆ123.:,"), min_size=1, max_size=8).map(lambda word: f"x{word}x")


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1), st.sampled_from(["\t", " | "]))
def test_rows_come_back_as_they_were(rows: list[tuple[str, str, str]], mark: str) -> None:
    """Cells written with a separator are read again, in order."""
    assert table("\n".join(mark.join(row) for row in rows)) == [list(row) for row in rows]


@pytest.mark.parametrize(
    "seed",
    ["\t", "|", "a\t", "a|b\n", '"', '"a\t', '""\t', ";;;\n", '";\n', "<", "<table>", "<td>", "<tr><td rowspan=99>",
     "<b>", "---\n", "#", ". ", "....1\n", "x\ty\n", "<b>x</b>\n", "X\n", "\n\t• a", "1)", "\\|", "\r", "&a"],
)  # fmt: skip
def test_hostile_pastes_cost_little_more_than_others(seed: str) -> None:
    """A nasty piece over and over takes not much longer than an ordinary table of that size."""
    size = 64_000

    def cost(piece: str) -> float:
        content = piece * (size // len(piece))
        begin = time.process_time()  # what other programs do meanwhile must not count
        read(content)
        return time.process_time() - begin

    ordinary = cost("Uke 37\tSamling om lesing\tLærere, skoleledere\n")
    assert cost(seed) < 25 * ordinary
