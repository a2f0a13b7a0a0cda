import contextlib
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.fetching.faults import FetchFault
from briefgen.fetching.kinds import kept_bytes, page_suffix
from briefgen.fetching.wire import Answer, unpacked


def test_members_one_after_the_other_are_one_body() -> None:
    assert unpacked(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", 100) == b"one two"


def test_the_cap_is_exact() -> None:
    packed = gzip.compress(b"x" * 1000)
    assert len(unpacked(packed, "gzip", 1000)) == 1000
    with pytest.raises(FetchFault, match="larger than"):
        unpacked(packed, "gzip", 999)


def test_a_thousand_empty_members_are_no_way_to_keep_us_busy() -> None:
    with pytest.raises(FetchFault, match="too many pieces"):
        unpacked(gzip.compress(b"") * 1000, "gzip", 1000)


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", "", "x-gzip"]))
def test_any_bytes_are_unpacked_or_refused(raw: bytes, encoding: str) -> None:
    with contextlib.suppress(FetchFault):
        assert len(unpacked(raw, encoding, 1000)) <= 1000


def answer(body: bytes, kind: str) -> Answer:
    return Answer(url="http://news.example/", status=200, headers={"content-type": kind}, body=body)


@pytest.mark.parametrize("charset", ["utf-8", "punycode", "zlib", "no-such", "", "utf-7\x00", "x" * 5000])
def test_a_charset_that_helps_nothing_leaves_the_bytes(charset: str) -> None:
    body = "<html><p>Tiếng Việt</p>".encode()
    assert kept_bytes(answer(body, f"text/html; charset={charset}"), ".html") == body


def test_the_server_goes_before_the_page_about_its_encoding() -> None:
    body = '<html><meta charset="windows-1252"><p>Tiếng Việt</p>'.encode()
    assert kept_bytes(answer(body, "text/html; charset=UTF-8"), ".html") == b"\xef\xbb\xbf" + body
    legacy = "naïve café".encode("cp1252")
    assert kept_bytes(answer(legacy, 'text/plain; charset="windows-1252"'), ".txt") == b"\xef\xbb\xbf" + "naïve café".encode()


def test_an_unnamed_page_is_known_by_its_beginning() -> None:
    assert page_suffix(answer(b" <!-- hello --> <HTML lang=en>", "")) == ".html"
    for body, kind in ((b"", "text/html"), (b"words", ""), (b"%PDF-1.4", "text/html")):
        with pytest.raises(FetchFault):
            page_suffix(answer(body, kind))
