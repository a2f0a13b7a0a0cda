"""Files that hold no text we read: each says what it is and what to do."""

from __future__ import annotations

import io
import plistlib
import zipfile
from pathlib import Path

import pytest

from briefgen.ingestion.read import read_file
from briefgen.ingestion.unreadable import Unreadable

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
STORY = "".join(
    f"<p>The harbour ministers met for the {number}. time in Vessen to talk about the treaty on the ferries.</p>" for number in range(2, 8)
)
HEAD = '<title>Ministers meet</title><meta property="article:published_time" content="2023-02-01">'
PAGE = f'<html lang="en"><head>{HEAD}</head><body>{STORY}</body></html>'


def archive(*parts: str, kind: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        if kind:
            packed.writestr("mimetype", kind)
        for part in parts:
            packed.writestr(part, "<x/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", archive("xl/workbook.xml"), "a workbook of Excel"),
        ("a.docx", archive("xl/workbook.xml"), "a workbook of Excel"),
        ("a.pptx", archive("ppt/presentation.xml"), "PowerPoint; save it as PDF"),
        ("a.odt", archive(kind="application/vnd.oasis.opendocument.text"), "OpenDocument text; save it as .docx"),
        ("a.ods", archive(kind="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument sheet"),
        ("a.epub", archive(kind="application/epub+zip"), "an e-book"),
        ("a.zip", archive("x.txt"), "unpack it into the corpus"),
        ("a.doc", OLD + "WordDocument".encode("utf-16-le"), "an old Word file; save it as .docx"),
        ("a.xls", OLD + "Workbook".encode("utf-16-le"), "an old workbook"),
        ("a.msg", OLD + "__properties_version1.0".encode("utf-16-le"), "a mail message of Outlook (.msg); save it as .eml"),
        ("a.dat", OLD, "an old Office program"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "a picture; run text recognition"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "sound or film"),
        ("a.html.gz", b"\x1f\x8b\x08", "compressed"),
        ("a.url", b"[InternetShortcut]\r\nURL=https://example.org/", "a link, not the page"),
        ("a.webarchive", b"bplist00\xd1", "holds no page; save the page as HTML"),
        ("a.mht", b"From: <Saved by Blink>\r\nContent-Type: text/plain\r\n\r\nx", "save it again"),
    ],
)
def test_a_file_we_do_not_read_says_what_it_is_and_what_to_do(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    assert told in caught.value.message


def test_an_office_file_with_a_password_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.eml"])
def test_a_page_saved_whole_is_read_as_the_page_and_not_dated_by_its_saving(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    address = "https://news.example/a"
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: x\r\nDate: Fri, 3 May 2024 10:00:00 -0000\r\n"
    kind = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    part = f"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {address}\r\n\r\n"
    path.write_bytes(f"{head}{kind}--B\r\n{part}{PAGE}\r\n--B--\r\n".encode())
    document = read_file(path)
    assert document.title is not None
    assert (document.title.value, str(document.date), document.url) == ("Ministers meet", "2023-02-01", "https://news.example/a")


def test_a_web_archive_is_read_as_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.webarchive"
    main = {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://news.example/a", "WebResourceMIMEType": "text/html"}
    path.write_bytes(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
    document = read_file(path)
    assert (str(document.date), document.url, len(document.paragraphs)) == ("2023-02-01", "https://news.example/a", 6)
