"""No time that anybody may write makes a rule about dates break."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kompetanse.testing import report_on


TIMES = st.sampled_from(
    [
        "02.09.21",
        "31.11.21",
        "29. februar 2024",
        "31.12.2199",
        "01.01.1900",
        "Uke 53 2020",
        "Uke 53 2021",
        "uke 52",
        "uke 1",
        "Uke 17, 18, 19",
        "Uke 6, 8 og 10 2022",
        "annenhver uke fra uke 36 til og med uke 44 2021",
        "høsten 2021",
        "våren 1900",
        "skoleåret 2199/2200",
        "1.1.1900 – 31.12.2199",
        "Desember/januar",
        "April/mai",
        "innen 15. juni 2016",
        "før 1. januar 1900",
        "senest uke 24",
        "fra og med 20.02.22",
        "etter 31.12.2199",
        "frem til 2019",
        "til 3. samling",
        "kontinuerlig",
        "?",
        "kl. 9–12",
        "kl. 25.99",
        "27.04.22 kl. 15.30–14.00",
        "27.–28. april 2022 kl. 18–12",
        "medio mars",
        "Onsdag 02.09.21",
        "08.11.21 (uke 46)",
        "Mandag 6. juni 2022 (2. pinsedag)",
        "11., 18. og 25. januar 2022",
        "29/2",
        "d. 9/9-26 kl. 13.30-15.00",
        "2022-02-30",
        "2021-W40-2",
        "minst 4 møter hvert semester",
        "innen 15. august hvert år",
    ]
)
TITLES = st.sampled_from(
    [
        "Samling 1",
        "Oppstartssamling",
        "Nettseminar (2t)",
        "Møte (frist 01.03.21)",
        "Høstferie",
        "Nettverksdag",
        "Samling (påmelding innen uke 53 2021)",
        "Arbeid med pakken",
        "Møte innen 31.12.2199",
    ]
)
KEYS = st.sampled_from(["a", "b", "c", "d", "e", "f"])
GATHERINGS = st.fixed_dictionaries(
    {"title": TITLES, "when": TIMES},
    optional={
        "section": st.sampled_from(["s", "t"]),
        "row": st.integers(0, 9).map(str),
        "minutes": st.integers(-5, 9999).map(str),
        "parts": st.lists(st.fixed_dictionaries({"title": TITLES, "when": TIMES}), max_size=3),
    },
)
DEADLINES = st.fixed_dictionaries(
    {"what": TITLES, "when": TIMES},
    optional={
        "gathering": KEYS,
        "kind": st.sampled_from(["registration", "application", "report"]),
        "section": st.sampled_from(["s", "t"]),
    },
)
PLANS = st.fixed_dictionaries(
    {
        "period": TIMES,
        "country": st.sampled_from(["NO", "DK", "SE"]),
        "gatherings": st.dictionaries(KEYS, GATHERINGS, max_size=6),
        "deadlines": st.dictionaries(KEYS, DEADLINES, max_size=4),
        "breaks": st.dictionaries(KEYS, TIMES, max_size=2),
        "sections": st.fixed_dictionaries(
            {key: st.fixed_dictionaries({"heading": TIMES}) for key in ("s", "t")}
        ),
    }
)


@settings(max_examples=60, deadline=None)
@given(PLANS)
def test_no_rule_breaks(plan: dict[str, object]) -> None:
    """Whatever the times of a plan are, every rule comes to an end without an exception."""
    report = report_on(json.dumps(plan, ensure_ascii=False))
    assert [f.message for f in report.findings if f.rule == "plugin/rule-failed"] == []
