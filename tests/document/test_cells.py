"""Cleaning keeps the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.document.cells import Cleaned, clean


def cleaned(source: str) -> Cleaned:
    """Clean a whole text."""
    return clean(source, 0, len(source))


PASTES = st.text(
    st.sampled_from("aÅ1 .:•-*¹²<>&;/\"'\\|\t\n\r\v\u00a0\u00ad\u200b"),
    max_size=60,
) | st.lists(
    st.sampled_from(
        [
            "<b>",
            "</b>",
            "<p>",
            "<li>",
            "<sup>1</sup>",
            "&amp;",
            "&#8226;",
            "<o:p>",
            "Del 1",
            " ",
            "•",
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("18.&nbsp;august kl.\u00a008.30&ndash;15", "18. august kl. 08.30–15"),
        ('<p class="MsoNormal">Oppstartsdag<o:p></o:p></p>', "Oppstartsdag"),
        (
            "Samling\u00a01<br/>• Del 1: praksis<br/>• Del 2: plan",
            "Samling 1\n• Del 1: praksis\n• Del 2: plan",
        ),
        ("rett\u00adleiarar", "rettleiarar"),
        ("Nettseminar &amp; spørjetime", "Nettseminar & spørjetime"),
        ("Verkstad<sup>1</sup> Del 1", "Verkstad Del 1"),
        ("Verkstad¹", "Verkstad"),
        ("20 m²", "20 m²"),
        ("<b>Sam</b><b>ling</b> 3", "**Samling** 3"),
        ("<b>Del 1<br>Del 2</b>", "**Del 1**\n**Del 2**"),
        ("<li>• lesing <ul><li>○ bøker</li></ul></li>", "• lesing\n• bøker"),
        ("- lesing\r\n- skriving", "• lesing\n• skriving"),
        ("kl. 9 - 12", "kl. 9 - 12"),
        ("3 < 4 og <kari> &ukjent;", "3 < 4 og <kari> &ukjent;"),
        ("a\u000bb", "a\nb"),
        ("&#8226; lesing&#32;", "• lesing"),
        ('""Sitat""', '"Sitat"'),
        ("<img src=x>", "[image: ]"),
        ("<!-- Word --><b> </b>", ""),
    ],
)
def test_what_pastes_bring_along_is_taken_away(source: str, text: str) -> None:
    """Markup, entities and odd characters go; words, lines, items and bold print stay."""
    assert cleaned(source).text == text


def test_a_line_end_is_a_space_where_text_flows() -> None:
    """In HTML a line end in the source means nothing."""
    assert clean("en\r\nto<br>tre", 0, 13, flowing=True).text == "en to\ntre"


@given(PASTES)
def test_every_character_comes_from_somewhere(source: str) -> None:
    """Each character's original lies inside the source, and originals keep their order."""
    result = cleaned(source)
    spans = [result.original(at, at + 1) for at in range(len(result.text))]
    assert all(0 <= span.start <= span.end <= len(source) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)


@given(PASTES, st.data())
def test_a_piece_points_where_the_whole_does(source: str, data: st.DataObject) -> None:
    """A piece that was cut out knows its characters' originals as the whole text does."""
    whole = cleaned(source)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    piece = whole.cut(start, end)
    assert piece.text == whole.text[start:end]
    for at in range(end - start):
        assert piece.original(at, at + 1) == whole.original(start + at, start + at + 1)


@given(st.text(st.sampled_from("aÅ 1.:,-"), max_size=40))
def test_plain_words_stay_as_they_are(source: str) -> None:
    """Words without markup are copied; each points at itself."""
    result = cleaned(source)
    for at, sign in enumerate(result.text):
        if sign not in " •":
            span = result.original(at, at + 1)
            assert source[span.start : span.end] == sign
