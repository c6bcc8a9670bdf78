"""Reports of strangers' plans, for tests of what is written about them."""

from hypothesis import strategies as st

from kompetanse.document import Place
from kompetanse.finding import Finding, Outcome, Related, Report, Severity, Status


HOSTILE = (
    "=1+1",
    "＝cmd|'/c calc'!A1",
    '"=HYPERLINK("http://x.example";"x")',
    "\t@SUM(1)",
    "::error file=x::y",
    "%0A::stop-commands::x",
    "##[add-mask]x",
    "\r\n::set-output name=x::y",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]><!-- & -->",
    "\x00\x1b[2J\ufffe\ud800",
    "\u202eabc",
    "[text](https://x.example)",
    '"; --',
    "a;b,c\td",
    "{0} {x!r} %s",
)
"""Texts that mean something to what reads a report."""

texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
numbers = st.integers(1, 10_000)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Anywhere in a file with any name."""
    line, end_line = sorted((draw(numbers), draw(numbers)))
    column, end_column = sorted((draw(numbers), draw(numbers)))
    return Place(draw(texts), line, column, end_line, end_column)


related = st.builds(Related, path=texts, message=texts, place=st.none() | places())

findings = st.builds(
    Finding,
    rule=st.sampled_from(["weekend-date", "document/unreadable", "plugin/rule-failed"]) | texts,
    severity=st.sampled_from(Severity),
    message=texts,
    subject=texts,
    path=texts,
    hint=st.none() | texts,
    place=st.none() | places(),
    template=texts,
    arguments=st.dictionaries(texts, texts | st.integers() | st.none(), max_size=2),
    plugin=texts,
    related=st.lists(related, max_size=2).map(tuple),
    status=st.sampled_from(
        [Status.BROKEN, Status.UNKNOWN, Status.NEEDS_ATTESTATION, Status.WAIVED]
    ),
)

outcomes = st.builds(
    Outcome,
    rule=st.sampled_from(["weekend-date", "plan-gap", "public-holiday"]) | texts,
    status=st.sampled_from(Status),
    subjects=st.integers(0, 20),
    reason=st.none() | texts,
)

reports = st.builds(
    Report,
    file=texts,
    language=st.sampled_from(["nb", "nn", "da", "en"]),
    findings=st.lists(findings, max_size=3).map(tuple),
    outcomes=st.lists(outcomes, max_size=3, unique_by=lambda one: one.rule).map(tuple),
    usable=st.booleans(),
    title=texts,
    known=st.lists(findings, max_size=1).map(tuple),
)

several = st.lists(reports, max_size=3)
