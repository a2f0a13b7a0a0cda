"""Kinds of files that hold no text we read, told apart by their first bytes or their parts, each with what to do about it."""

from __future__ import annotations

from briefgen.ingestion.unreadable import Unreadable

_PICTURE = "the file is a picture; run text recognition (OCR) on it and save the text"
_SOUND = "the file is sound or film; save its transcript as text"
_PACKED = "the file is compressed; unpack it into the corpus"
_BEGINNINGS = (
    (b"{\\rtf", "the file is Rich Text (RTF); save it as .docx or plain text"),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"AT&TFORM", _PICTURE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf'\x1c", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"[InternetShortcut]", "the file is a link, not the page; save the page itself, or list its address for `briefgen fetch`"),
    (b"%!PS", "the file is PostScript; save it as PDF"),
)
# What an archive holds that is a document of another kind: its first bytes name the part, or its directory does.
_PARTS = (
    (b"xl/workbook.", "the file is a workbook of Excel; save the sheets that matter as .csv for a chart, or their text as .docx"),
    (b"ppt/presentation.", "the file is a presentation of PowerPoint; save it as PDF"),
    (b"application/vnd.oasis.opendocument.text", "the file is an OpenDocument text; save it as .docx or PDF"),
    (b"application/vnd.oasis.opendocument", "the file is an OpenDocument sheet or presentation; save it as PDF"),
    (b"application/epub+zip", "the file is an e-book (EPUB); save the chapters that matter as .html, or it all as PDF"),
)
_OLD = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".encode("latin-1")
# Names of streams in the compound files of old Office programs, which write them in UTF-16.
_STREAMS = (
    ("EncryptedPackage", "encrypted", "the file asks for a password; save a copy without one"),
    ("__properties_version", "unknown-kind", "the file is a mail message of Outlook (.msg); save it as .eml, or its text and attachments"),
    ("WordDocument", "unknown-kind", "the file is an old Word file; save it as .docx"),
    (
        "Workbook",
        "unknown-kind",
        "the file is an old workbook of Excel; save the sheets that matter as .csv for a chart, or their text as .docx",
    ),
    ("PowerPoint Document", "unknown-kind", "the file is an old presentation of PowerPoint; save it as PDF"),
)


def refuse_known(data: bytes) -> None:
    """Say what a file is that we do not read; nothing for any other.

    Raises:
        Unreadable: `unknown-kind`, or `encrypted` for an Office file with a password.
    """
    for beginning, message in _BEGINNINGS:
        if data.startswith(beginning):
            raise Unreadable("unknown-kind", message)
    if data[4:8] == b"ftyp" or data[:4] == b"RIFF":
        raise Unreadable("unknown-kind", _SOUND)
    if data.startswith(_OLD):
        for stream, code, message in _STREAMS:
            if stream.encode("utf-16-le") in data:
                raise Unreadable(code, message)
        raise Unreadable("unknown-kind", "the file is of an old Office program; save it as .docx or PDF")


def refuse_part(data: bytes) -> None:
    """Say what an archive is that is a document of another kind; nothing for any other archive.

    Raises:
        Unreadable: `unknown-kind`.
    """
    for part, message in _PARTS:
        if part in data:
            raise Unreadable("unknown-kind", message)
