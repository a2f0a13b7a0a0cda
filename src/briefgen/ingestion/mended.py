"""Text that was decoded wrongly before it reached us (`itâ€™s` for `it’s`), put right: no author wrote it so."""

from __future__ import annotations

import re

from briefgen.text.lazy import lazily

# What the bytes of UTF-8 look like in Windows-1252, with the five that it leaves open as the controls they then become.
_TRAIL = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xC0))
_BYTE = {c: byte for byte, c in enumerate(_TRAIL, start=0x80)} | {chr(byte): byte for byte in range(0xC0, 0x100)}
_OF_TWO, _OF_THREE, _OF_FOUR = "Â-ß", "à-ï", "ð-ô"
_ANY_TRAIL = f"[{re.escape(_TRAIL)}]"
_WRONG = lazily(f"[{_OF_TWO}]{_ANY_TRAIL}|[{_OF_THREE}]{_ANY_TRAIL}{{2}}|[{_OF_FOUR}]{_ANY_TRAIL}{{3}}")
_FEWEST = 2
"""Wrong pairs below which a text may well mean what it says; one of three or four characters is enough."""
_SIGNS = ("â€", "Ã", "Â", "á»", "áº", "Ä‘", "Å", "Ð", "Ñ", "ï¿½")
_BYTES_OF_SIGNS = re.compile(rb"\xc3(?:\xa2\xe2\x82\xac|\x83[\xc2\xc6]|\x82\xc2|\xa1\xc2\xbb)")


def looks_wrong(data: bytes) -> bool:
    """True when the bytes of a text in UTF-8 hold what wrong decoding leaves behind most often."""
    return _BYTES_OF_SIGNS.search(data) is not None


def mended(text: str) -> str:
    """The text with UTF-8 that was read as Windows-1252 read rightly, where it is valid; any other text as it is."""
    if text.isascii() or not any(sign in text for sign in _SIGNS):
        return text
    found = _WRONG.findall(text)
    if len(found) < _FEWEST and not any(len(wrong) > 2 for wrong in found):
        return text
    return _WRONG.sub(lambda match: _right(match[0]), text)


def _right(wrong: str) -> str:
    try:
        return bytes(_BYTE[c] for c in wrong).decode("utf-8")
    except UnicodeDecodeError:
        return wrong
