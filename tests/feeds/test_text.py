"""The words of a calendar entry: they say what, and how sure it is; nothing odd gets into a feed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kompetanse
from feed_reader import Property, entries
from kompetanse.feeds import calendar
from kompetanse.feeds.cleaning import LONGEST_LINE, cleaned, one_line


HEAD = "id: skog-2021\ntitle: Plan\nlanguage: {}\nperiod: skoleåret 2021/2022\nupdated: 20.08.21\n"


def entry(text: str, language: str = "nb") -> dict[str, Property]:
    """The only entry of a plan."""
    plan = kompetanse.load(kompetanse.parse(HEAD.format(language) + text))
    (one,) = entries(calendar(plan))
    return one


def summary(text: str, language: str = "nb") -> str:
    """The title of the only entry of a plan."""
    return entry(text, language)["SUMMARY"].words


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("gatherings: {a: {title: Samling 1, when: 02.09.21}}", "Samling 1"),
        ("gatherings: {a: {title: Samling 1, when: uke 37}}", "Samling 1 (uke 37)"),
        ("gatherings: {a: {title: S, when: februar 2022}}", "Februar 2022, dato kommer: S"),
        ("gatherings: {a: {title: S, when: mars – mai 2022}}", "Mars – mai 2022: S"),
        ("gatherings: {a: {title: S, when: fra 20.02.22}}", "Fra 20. februar 2022: S"),
        ("deadlines: {a: {what: Påmelding, when: innen 1. mars 2022}}", "Frist: Påmelding"),
        (
            "duties: {a: {what: melde inn, role: r, by: innen 15. august hvert år}}",
            "Frist: melde inn",
        ),
        ("gatherings: {a: {title: S, when: 02.09.21, date_status: cancelled}}", "AVLYST: S"),
        ("gatherings: {a: {title: S, when: 02.09.21, remarks: [AVLYST]}}", "AVLYST: S"),
        ("gatherings: {a: {title: 'AVLYST: S', when: 02.09.21}}", "AVLYST: S"),
        ("gatherings: {a: {title: S, when: 02.09.21 kl. 9–11 AVLYST}}", "AVLYST: S"),
        ("gatherings: {a: {title: S (avlyst), when: uke 37}}", "AVLYST: S (uke 37)"),
        (
            "gatherings: {a: {title: S, when: mars 2022, date_status: cancelled}}",
            "AVLYST: S (mars 2022)",
        ),
        ("deadlines: {a: {what: Søke, when: 02.09.21, remarks: [Utgår]}}", "AVLYST: Frist: Søke"),
        (
            "gatherings: {a: {title: S, remarks: [Avlyst], parts: [{title: Del, when: 02.09.21}]}}",
            "AVLYST: S: Del",
        ),
        ("duties: {a: {what: møte alle, role: r, occasions: [02.09.21]}}", "Møte alle"),
        ("duties: {a: {what: møte, occasions: [{title: A, when: 02.09.21}]}}", "Møte: A"),
        ("duties: {' ': {occasions: [02.09.21]}}", "Møte"),
        ("groups: {g: {label: Gruppe 1, meetings: [{when: 02.09.21}]}}", "Gruppe 1: Møte"),
        ("units: {u: {label: Furu, guidance: [{when: 02.09.21}]}}", "Furu: Veiledning"),
        ("units: {u: {label: Furu, analyses: [02.09.21]}}", "Furu: Pedagogisk analyse"),
        (
            "owners: {o: {label: Storvik}}\nagreements: {a: {owner: o, visits: {v: {when: 02.09.21}}}}",
            "Storvik: Besøk av veilederne",
        ),
        ("teams: {t: {training: [{when: 02.09.21}]}}", "Skolering av veilederne"),
        ("modules: {m: {title: Modul, sessions: {1: {title: A, when: 02.09.21}}}}", "Modul: A"),
        ("gatherings: {a: {title: S, parts: [{title: Del 1, when: 02.09.21}]}}", "S: Del 1"),
    ],
)
def test_the_title_says_what_and_how_sure_it_is(text: str, title: str) -> None:
    """A known day needs no words; whatever else is known stands in the title."""
    assert summary(text) == title


@pytest.mark.parametrize(
    ("language", "time", "titles"),
    [
        ("nb", "uke 17, 18 og 20 2022", ["S (uke 17–18)", "S (uke 20)"]),
        ("nn", "veke 17, 18 og 20 2022", ["S (veke 17–18)", "S (veke 20)"]),
        ("da", "uge 52 2021, 1 og 3 2022", ["S (uge 52–1)", "S (uge 3)"]),
        ("en", "weeks 17, 18 and 20 2022", ["S (weeks 17–18)", "S (week 20)"]),
        ("nb", "april og juni 2022", ["April: S", "Juni: S"]),
        ("nb", "april, mai og juli 2022", ["April – mai: S", "Juli: S"]),
        ("nb", "11., 18. og 25. januar 2022", ["S", "S", "S"]),
    ],
)
def test_the_parts_of_a_set_say_which_they_are(language: str, time: str, titles: list[str]) -> None:
    """When one of them is called off, nobody is to think that all are."""
    text = f"gatherings: {{a: {{title: S, when: '{time}'}}}}"
    plan = kompetanse.load(kompetanse.parse(HEAD.format(language) + text))
    assert [one["SUMMARY"].words for one in entries(calendar(plan))] == titles


@pytest.mark.parametrize(
    ("language", "title"),
    [("nb", "AVLYST: S"), ("nn", "AVLYST: S"), ("da", "AFLYST: S"), ("en", "CANCELLED: S")],
)
def test_entries_speak_the_plan_s_language(language: str, title: str) -> None:
    """Or the nearest that there is."""
    text = "gatherings: {a: {title: S, when: 2021-09-02, date_status: cancelled}}"
    assert summary(text, language) == title


@pytest.mark.parametrize("title", ["''", "' '", '"\\u00a0"', '"\\u2028"'])
def test_an_entry_without_a_title_is_called_as_its_element(title: str) -> None:
    """No calendar shows an entry without one."""
    assert summary(f"gatherings: {{samling-1: {{title: {title}, when: 02.09.21}}}}") == "samling-1"


def test_an_entry_without_any_name_is_a_meeting() -> None:
    """Also where the id is blank."""
    assert summary("gatherings: {' ': {when: 02.09.21}}") == "Møte"


def test_the_description_keeps_what_the_author_wrote() -> None:
    """Parts with their topics, audience, who leads, remarks, and the time in her words."""
    text = """\
roles: {l: {label: Lærere}}
gatherings:
  a:
    title: Samling 1
    when: torsdag 02.09.21
    audience: [Lærere]
    leads: [PPT]
    content_status: tentative
    remarks: ['OBS: Ta med PC']
    parts: [{title: Del 1, when: kl. 9-10, topics: [analyse; mål]}]
"""
    assert entry(text)["DESCRIPTION"].words.split("\n") == [
        "Del 1 (kl. 9-10)",
        "  – analyse; mål",
        "For: Lærere",
        "Ledes av: PPT",
        "Tid i planen: torsdag 02.09.21",
        "Datoen er fastsatt; innholdet kan fortsatt endres.",
        "OBS: Ta med PC",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "gatherings: {a: {audience: [alle, ppt, Foreldre]}}",
            ["For: Alle ansatte, ppt og Foreldre"],
        ),
        ("gatherings: {a: {text: Ta med PC}}", ["Ta med PC"]),
        ("groups: {g: {meetings: [{chair: ppt}]}}", ["Ledes av: ppt"]),
        ("units: {u: {guidance: [{by: alle}]}}", ["Ledes av: Alle ansatte"]),
        ("deadlines: {d: {recipient: alle}}", ["Til: Alle ansatte"]),
        (
            "duties: {d: {role: alle, together_with: [ppt], recipient: ppt, occasions: [{}]}}",
            ["For: Alle ansatte og ppt"],
        ),
        ("gatherings: {a: {date_status: tentative}}", ["Datoen kan fortsatt endres."]),
        ("groups: {g: {meetings: [{status: tentative}]}}", ["Datoen kan fortsatt endres."]),
    ],
)
def test_the_description_says_whom_it_is_for(text: str, lines: list[str]) -> None:
    """Who is named by an id is shown by name."""
    roles = "roles: {alle: {label: Alle ansatte}, ppt: {label: PPT}}\n"
    dated = "when: 02.09.21}" if "{}" in text else ", when: 02.09.21}"
    at = text.index("}")
    told = entry(f"{roles}{text[:at]}{dated}{text[at + 1 :]}")
    said = told["DESCRIPTION"].words.split("\n")
    assert [line for line in said if not line.startswith("Tid")] == lines
    assert told["STATUS"].text == ("TENTATIVE" if "tentative" in text else "CONFIRMED")


def test_a_yearly_duty_says_to_whom_it_is() -> None:
    """And whose it is."""
    duty = "{role: alle, what: melde inn, recipient: fylket, by: innen 15. august hvert år}"
    said = entry(f"roles: {{alle: {{label: Alle ansatte}}}}\nduties: {{d: {duty}}}")
    assert said["DESCRIPTION"].words.split("\n")[:2] == ["For: Alle ansatte", "Til: fylket"]


def test_the_place_is_told() -> None:
    """Or that it is on the net."""
    place = "gatherings: {{a: {{title: S, when: 02.09.21, {}}}}}"
    assert entry(place.format("place: 'Rådhuset, rom 2'"))["LOCATION"].words == "Rådhuset, rom 2"
    assert entry(place.format("online: true"))["LOCATION"].words == "På nett"
    assert "LOCATION" not in entry(place.format("online: false"))


@pytest.mark.parametrize(
    "address",
    [
        "rektor@skog.example",
        "Kari.O'Nor-d+x@post.skog.example",
        '"kari n"@skog.example',
        "æøå@bø.example",
    ],
)
def test_nobody_s_address_stands_in_a_feed(address: str) -> None:
    """Feeds are public; in whatever field somebody wrote it."""
    quoted = "'" + f"Spør {address}, <{address}>".replace("'", "''") + "'"
    fields = f"title: {quoted}, place: {quoted}, leads: [{quoted}], remarks: [{quoted}]"
    text = f"purpose: {quoted}\nroles: {{l: {{label: {quoted}}}}}\n"
    text += f"gatherings: {{a: {{when: 02.09.21, audience: [{quoted}], {fields}}}}}"
    feed = calendar(kompetanse.load(kompetanse.parse(HEAD.format("nb") + text)))
    assert b"example" not in feed.replace(b"\r\n ", b"")


@given(st.text() | st.text(st.characters(codec="utf-16-be", categories=("Cc", "Cf", "Zl", "Zp"))))
def test_cleaning_leaves_letters_and_line_feeds(text: str) -> None:
    """No control character but the line feed; twice is as good as once."""
    once = cleaned(text)
    assert cleaned(once) == once
    assert not any(ord(sign) < 32 and sign != "\n" for sign in once)
    assert not {"\x7f", "\x85", "\u2028", "\u2029", "\ufeff"}.intersection(once)


@given(st.text(max_size=600))
def test_a_line_is_one_and_not_too_long(text: str) -> None:
    """Calendars cut titles in their own ways."""
    line = one_line(text)
    assert "\n" not in line
    assert len(line) <= LONGEST_LINE


def test_a_long_title_is_cut_where_it_can_be_seen() -> None:
    """Three hundred characters are no title."""
    title = summary(f"gatherings: {{a: {{title: {'x' * 300}, when: 02.09.21}}}}")
    assert len(title) == LONGEST_LINE
    assert title.endswith("x…")


@given(st.text(max_size=600))
def test_title_is_no_longer_than_clients_read(text: str) -> None:
    """However many of its signs are escaped, a title fits; and cutting it again changes nothing."""
    line = one_line(text)
    assert len(line) + sum(map(line.count, "\\;,")) <= 255
    assert one_line(line) == line
