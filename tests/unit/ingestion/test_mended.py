"""Encodings that lie: text decoded wrongly before it came, several encodings in one file, UTF-16 that does not say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.mended import mended
from briefgen.ingestion.read import read_file

WORDS = "The minister’s “plan” – said Nguyễn in Café Orland – was ready. It cost 5 €.\n"
RUSSIAN = "Министры двух стран встретились в столице.\n" * 8


def spoilt(text: str) -> str:
    """As a program shows UTF-8 that it takes for Windows-1252."""
    return "".join(chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252") for byte in text.encode())


def test_wrongly_decoded_text_is_put_right() -> None:
    assert "â€™" in spoilt(WORDS)
    assert mended(spoilt(WORDS)) == WORDS
    assert decode(spoilt(WORDS).encode()) == WORDS


def test_only_the_wrong_part_of_a_text_changes() -> None:
    assert mended("Ça va, naïve Ångström: " + spoilt("it’s") + " «là»") == "Ça va, naïve Ångström: it’s «là»"


@pytest.mark.parametrize(
    "text", ["NÃO SÃO PAULO", "Âge d’or à Nîmes", "It’s the “plan”.", "plain", "Ã", "naïve Ã©", "Đặng Thị Ngọc Thịnh ở Ấp Bắc"]
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert mended(text) == text


def test_a_web_page_that_was_decoded_wrongly_is_put_right(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    story = "".join(
        f"<p>The minister’s “plan” number {number} was told to reporters at the harbour on that day.</p>" for number in range(6)
    )
    page.write_text(
        f"<html><head><title>{spoilt('It’s ready')}</title></head><body><article>{spoilt(story)}</article></body></html>", "utf-8"
    )
    document = read_file(page)
    assert document.title is not None
    assert document.title.value == "It’s ready"
    assert document.text.startswith("The minister’s “plan” number 0")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, "两国部长在首都会晤，同意于六月继续谈判。\n" * 8, "The harbour was shut.\n" * 4])
def test_utf16_without_a_mark_is_read(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_lines_of_another_encoding_among_utf8_are_read_as_what_they_are() -> None:
    line = "Der Hafen für Größe liegt über dem Fluss.\n"
    assert decode(line.encode() * 3 + line.encode("cp1252") * 2) == line * 5


def test_a_cut_character_stays_one() -> None:
    assert decode(("für Größe\n" * 3).encode() + b"The end \xe2\x80") == "für Größe\n" * 3 + "The end \ufffd"
