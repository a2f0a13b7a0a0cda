import pytest

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.unreadable import Unreadable

WORDS = "The café in Đà Nẵng opened “early” — at six.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_mark_or_in_utf8_comes_back(encoding):
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zeros(encoding):
    text = "Plain words in two bytes each.\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_bytes_are_read_as_such(encoding):
    text = "The café near the Übersee museum opened at six, and the crème was sold by seven.\n"
    assert decode(text.encode(encoding)) == text


def test_other_alphabets_are_detected():
    text = "Министры двух стран подписали соглашение о торговле и договорились встретиться снова в июне. " * 4
    assert decode(text.encode("cp1251")) == text


def test_one_broken_character_does_not_turn_utf8_into_another_encoding():
    data = WORDS.encode() * 3 + b"\xe2\x80"
    assert decode(data) == WORDS * 3 + "\ufffd"


def test_newlines_become_one_kind_and_nothing_else_changes():
    assert decode(b"a\r\nb\rc\n\td \xc2\xa0\xe2\x80\xae\n") == "a\nb\nc\n\td \xa0\u202e\n"


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b" \r\n\t", "empty"), (bytes(range(1, 32)) * 20, "not-text")])
def test_what_is_no_text_is_said(data, code):
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.code == code
