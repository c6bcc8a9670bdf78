"""What a site remembers of a plan: read back as it was, or not at all."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.publishing.files import SiteError
from kompetanse.publishing.manifest import Manifest, digest, read_manifest
from kompetanse.publishing.steadiness import Steadiness


PUBLISHED = Manifest(
    plan="skog-2021",
    folders=("skog-2021", "skog"),
    title="Handlingsplan for Skog skole",
    language="nb",
    feeds=3,
    changed=date(2021, 8, 20),
    files={"skog-2021/all.ics": digest(b"BEGIN:VCALENDAR")},
    fingerprint=digest(b"plan.yaml"),
    steadiness=Steadiness(datetime(2021, 8, 20, tzinfo=UTC), datetime(2021, 9, 1, tzinfo=UTC)),
)

texts = st.text(st.characters(codec="utf-8"))
moments = st.none() | st.datetimes(timezones=st.just(UTC))
manifests = st.builds(
    Manifest,
    plan=texts,
    folders=st.just(("skog-2021",)) | st.just(("skog-2021", "skog")),
    title=texts,
    language=st.sampled_from(["nb", "da"]),
    feeds=st.integers(0),
    changed=st.none() | st.dates(),
    files=st.dictionaries(texts, texts),
    fingerprint=st.none() | texts.filter(bool),
    steadiness=st.builds(Steadiness, moments, moments),
)


def with_value(key: str, value: Any) -> bytes:
    """A manifest in which one thing is another."""
    return json.dumps({**json.loads(PUBLISHED.dumped()), key: value}).encode()


@given(manifests)
def test_what_was_written_is_read_back(manifest: Manifest) -> None:
    """To the letter."""
    assert read_manifest(manifest.dumped(), "skog-2021") == manifest


def test_the_folder_where_it_lies_is_the_plans_own() -> None:
    """Whatever it says: somebody may have moved it."""
    found = read_manifest(PUBLISHED.dumped(), "flyttet")
    assert found
    assert found.folders == ("flyttet", "skog-2021", "skog")


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{}",
        PUBLISHED.dumped()[:100],
        b"[" * 100_000,
        with_value("kompetanse", 2),
        with_value("files", 7),
        with_value("feeds", "many"),
        with_value("changed", "20.08.21"),
        with_value("until", "2021-09-01T00:00:00"),
        b'{"kompetanse": 1}',
    ],
    ids=range(11),
)
def test_one_that_says_too_little_is_none(content: bytes | None) -> None:
    """Half of one, one of another format, a time without a zone: all is then worked out anew."""
    assert read_manifest(content, "skog-2021") is None


@pytest.mark.parametrize("content", [b"[]", b"7", b'{"name": "site"}'])
def test_somebody_elses_file_is_not_written_over(content: bytes) -> None:
    """It is named."""
    with pytest.raises(SiteError, match=r"skog-2021/published\.json .* not of this program"):
        read_manifest(content, "skog-2021")
