r"""Bytes -> text: byte order mark, UTF-8, UTF-16 by its zeros, else what fits; line breaks become \n, wrong decoding is undone."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefgen.ingestion.mended import mended
from briefgen.ingestion.unreadable import Unreadable

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOSTLY_ASCII = 0.1
# Where a line ends whatever follows (Unicode, UAX 14): Word's line break, a new page, the next line, line and paragraph ends.
_BREAKS = ("\x0b", "\x0c", "\x85", "\u2028", "\u2029")
# Windows-1258 writes the tone of a Vietnamese vowel behind it, with bytes that are letters in Windows-1252: Ì Ò Þ ì ò.
_TONES = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_TONE_ON_VOWEL = re.compile(rb"(?<=[AEIOUYaeiouy\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd])[\xcc\xd2\xde\xec\xf2]")
_CAPITAL_INSIDE = re.compile(rb"[a-z\xe0-\xff][\xcc\xd2\xde]")
_DETECTION_SAMPLE = 1 << 16
_FEWEST_WHOLE = 2
"""Lines of sound UTF-8 that tell that others were pasted in."""


def decode(data: bytes) -> str:
    r"""The text of a file, newlines normalised to \n.

    Raises:
        Unreadable: `empty`, or `not-text` when the bytes are no text in any likely encoding.
    """
    text = mended(_newlines(_decoded(data)))
    if not text.strip():
        raise Unreadable("empty", "the file is empty")
    sample = text[:_DETECTION_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * 0.02:
        raise Unreadable("not-text", "the file is not text: it holds binary data")
    return text


def _newlines(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in _BREAKS:
        if mark in text:
            text = text.replace(mark, "\n")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _other(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in every second byte, any other has spaces and line ends of which half is zero."""
    sample = data[:4096]
    if len(sample) < 4 or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd >= len(sample) * 0.3:
        if odd > 10 * even:
            return "utf-16-le"
        return "utf-16-be" if even > 10 * odd else None
    return next((name for name in ("utf-16-le", "utf-16-be") if _reads_well(sample[: len(sample) & ~1], name)), None)


def _reads_well(sample: bytes, encoding: str) -> bool:
    """True when a sample read so is letters and marks, with spaces or line ends among them."""
    text = sample.decode(encoding, errors="replace")
    told = sum(c.isalnum() or unicodedata.category(c)[0] in "MP" for c in text)
    spaces = sum(c in " \n\r" for c in text)
    return spaces * 60 >= len(text) and (told + spaces) >= 0.97 * len(text)


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with some lines in another encoding, or cut or spoilt in a few places: replacing those loses less than reading all as another.

    A line with bytes above 127 none of which are UTF-8 is one that somebody pasted in, and is read as Windows-1252.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(c > "\x7f" for c in text) - broken
    if broken * 4 >= sound and broken >= 2 * sound:
        return None
    lines = [_line(line) for line in data.split(b"\n")]
    pasted = sum(is_other for _, is_other in lines)
    whole = sum(not is_other and not line.isascii() and "\ufffd" not in line for line, is_other in lines)
    if broken * 4 < sound or (pasted and whole >= _FEWEST_WHOLE):
        return "\n".join(line for line, _ in lines)
    return None


def _line(line: bytes) -> tuple[str, bool]:
    """A line, and whether it is in another encoding than UTF-8; one that only ends in the middle of a character is not."""
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError as reason:
        text = line.decode("utf-8", errors="replace")
        cut = reason.end == len(line) and "end of data" in reason.reason
        if not cut and all(c < "\x80" or c == "\ufffd" for c in text):
            return line.decode("cp1252", errors="replace"), True
        return text, False


def _other(data: bytes) -> str:
    """Mostly ASCII with a few high bytes is Windows-1252, which detectors tend to take for Central European; else ask the detector.

    Vietnamese names set it apart from Windows-1258: letters that would be capitals in the middle of a word are the tones of vowels there.
    """
    if _is_vietnamese(data):
        return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    high = sum(b > 127 for b in data[:_DETECTION_SAMPLE])
    if high <= min(len(data), _DETECTION_SAMPLE) * _MOSTLY_ASCII:
        return data.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_DETECTION_SAMPLE]).best()
    if best is None:
        raise Unreadable("not-text", "the file is not text in any encoding we know; save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def _is_vietnamese(data: bytes) -> bool:
    """True when nearly all bytes that could be tones stand on vowels, and some are no capitals where they would have to be."""
    tones = len(_TONES.findall(data))
    return tones > 0 and _CAPITAL_INSIDE.search(data) is not None and len(_TONE_ON_VOWEL.findall(data)) >= 0.9 * tones
