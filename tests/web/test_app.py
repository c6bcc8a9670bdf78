"""What requests are answered with."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.web.app import App
from web_serving import FEED, SITE, asked


ALL = "/skog-2021/all.ics"


def tag_of(app: App) -> str:
    """The entity tag of the feed."""
    return asked(app, ALL).headers["etag"]


def test_a_feed_is_what_lies_there(app: App) -> None:
    """The bytes, and all that calendars and browsers need to hear about them."""
    answer = asked(app, ALL)
    assert (answer.status, answer.body) == (200, FEED)
    assert dict(answer.headers) == {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="all.ics"',
        "content-length": str(len(FEED)),
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cache-control": "public, max-age=300",
        "etag": tag_of(app),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }


@pytest.mark.parametrize("path", ["/", "/index.html", "/skog-2021/", "/skog-2021/index.html"])
def test_a_folder_shows_its_page(app: App, path: str) -> None:
    """With its slash, or by its name."""
    answer = asked(app, path)
    assert (answer.status, answer.body) == (200, SITE["index.html"])
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_without_its_slash_a_page_leads_to_itself(app: App) -> None:
    """By a link that browsers follow at once: addresses on the page are right only there."""
    answer = asked(app, "/skog-2021")
    assert answer.status == 200
    assert b'content="0; url=skog-2021/"' in answer.body
    assert b'href="skog-2021/"' in answer.body


def test_robots_are_welcome(app: App) -> None:
    """Google asks them before it fetches a calendar."""
    answer = asked(app, "/robots.txt")
    assert answer.body == b"User-agent: *\nAllow: /\n"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


HEADERS = [
    *("Accept", "Accept-Encoding", "Cookie", "Host", "If-Modified-Since", "If-Range"),
    *("If-Unmodified-Since", "Origin", "Range", "Referer", "User-Agent", "X-Forwarded-Host"),
]
VALUES = [
    *("", "*/*", "text/html", "gzip, deflate, br", "a=b", "evil.example", "bytes=0-1"),
    *("not a date", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"),
]


@given(st.dictionaries(st.sampled_from(HEADERS), st.sampled_from(VALUES)))
def test_nothing_else_in_a_request_counts(app: App, headers: Mapping[str, str]) -> None:
    """No Accept is refused, nothing is compressed, no date is believed, nothing is reflected."""
    assert asked(app, ALL, headers) == asked(app, ALL)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"old", {}', '"a","b" ,W/{}, "c"', " {} ", "*"])
@pytest.mark.parametrize("since", [None, "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_who_has_the_bytes_gets_none(app: App, form: str, since: str | None) -> None:
    """If-None-Match in all its forms; it wins over If-Modified-Since."""
    headers = {"If-None-Match": form.format(tag_of(app))}
    answer = asked(app, ALL, headers | ({"If-Modified-Since": since} if since else {}))
    assert (answer.status, answer.body) == (304, b"")
    whole = asked(app, ALL).headers
    for name in ("etag", "cache-control"):
        assert answer.headers[name] == whole[name]
    assert "content-length" not in answer.headers


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=60))
def test_who_has_other_bytes_gets_these(app: App, condition: str) -> None:
    """Whatever stands in If-None-Match that is not the tag itself."""
    bare = tag_of(app).strip('"')
    if condition.strip() != "*":
        for form in (condition, f'"{condition}"', bare, f"'{bare}'", f'"{bare}', f'"{bare}x"'):
            answer = asked(app, ALL, {"If-None-Match": form, "If-Modified-Since": "x"})
            assert (answer.status, answer.body) == (200, FEED), form


@pytest.mark.parametrize("path", [ALL, "/", "/robots.txt", "/nowhere"])
def test_head_says_what_get_says(app: App, path: str) -> None:
    """The server sends the same headers, and leaves out the bytes."""
    assert asked(app, path, method="HEAD") == asked(app, path)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"])
@pytest.mark.parametrize("path", [ALL, "/nowhere", "*"])
def test_nothing_can_be_changed(app: App, method: str, path: str) -> None:
    """Whether there is something or not."""
    answer = asked(app, path, method=method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer == asked(app, ALL, method="POST")


@pytest.mark.parametrize(
    "headers", [{"Content-Length": "5"}, {"Transfer-Encoding": "chunked"}, {"Content-Length": "00"}]
)
def test_nothing_can_be_brought(app: App, headers: Mapping[str, str]) -> None:
    """A request with a body is the end of its connection, so that nobody reads the body."""
    answer = asked(app, ALL, headers)
    assert answer.status == 400
    assert answer.headers["connection"] == "close"
    assert asked(app, ALL, {"Content-Length": "0"}).status == 200


STRANGE = [
    *(
        "",
        "*",
        "//",
        "/.",
        "/..",
        "/../site/index.html",
        "/skog-2021/../index.html",
        "skog-2021/all.ics",
    ),
    *("//skog-2021/all.ics", "/skog-2021//all.ics", "/skog-2021/all.ics/", "/skog-2021\\all.ics"),
    *(
        "/skog-2021/all.ics\0",
        "/skog-2021/all",
        "/skog-2021/roles",
        "/skog-2021/roles/",
        "/Skog-2021/",
    ),
    *("/etc/passwd", "http://evil.example/skog-2021/all.ics", "/\ud800", "/" + "a" * 100_000),
]


@pytest.mark.parametrize("path", STRANGE)
def test_all_other_addresses_are_one(app: App, path: str) -> None:
    """Only addresses that were made for a file lead to one, and nothing shows what was asked."""
    assert asked(app, path).status == 404
    assert asked(app, path) == asked(app, "/nowhere")


@given(st.text())
def test_no_address_is_a_surprise(app: App, path: str) -> None:
    """Any text at all is answered."""
    assert asked(app, path).status in (200, 404)


def test_refusals_speak_the_language_of_the_site(app: App) -> None:
    """Its page is in nynorsk."""
    assert b'<h1 lang="nn">' in asked(app, "/nowhere").body


def test_no_answer_says_more_than_it_should(app: App) -> None:
    """No cookie, no redirect, no compression, no version, no date to compare with."""
    for path in (ALL, "/", "/nowhere"):
        said = asked(app, path).headers.keys()
        assert not said & {"set-cookie", "location", "content-encoding", "server", "last-modified"}


def test_a_log_tells_no_secret_and_no_nonsense(app: App) -> None:
    """Addresses that everybody knows stand in it, and nothing that somebody made up."""
    lines: list[str] = []
    noted = App(app.shelf, log=lines.append)
    for method, path in [("GET", ALL), ("HEAD", "/"), ("GET", "/a\nGET / 200"), ("EVIL\x1b", "/")]:
        asked(noted, path, method=method)
    assert lines == [f"GET {ALL} 200", "HEAD / 200", "GET - 404", "- / 405"]
