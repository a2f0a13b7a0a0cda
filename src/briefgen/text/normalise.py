"""The forms of a text that comparing and printing need; the stored text itself is never changed."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SPACE = re.compile(r"\s+")
# Controls that are no white space, soft hyphens, bidi marks and overrides, zero-width characters, variation selectors, BOM, tags;
# lone surrogates and the two code points that no XML can hold.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef]"
)
_ACCENT_FREE = str.maketrans({"đ": "d", "Đ": "D"})


def printable(text: str) -> str:
    """`text` as it is printed: NFC, white space folded to single spaces, controls and bidi tricks left out.

    Verification applies the same function to a source's span, so both sides compare alike.
    """
    clean = unicodedata.normalize("NFC", UNPRINTABLE.sub("", text))
    return _SPACE.sub(" ", clean).strip()


def folded(text: str) -> str:
    """`text` for comparing words: printable, lower case, without accents, straight quotes."""
    straight = text if text.isascii() else _straightened(text)
    if straight.isascii() and straight.isprintable():  # nothing else to remove in most sentences
        return " ".join(straight.split()).casefold()
    plain = _straightened(printable(text))
    if not plain.isascii():  # most sentences need no accents removed, and this is called for each of them
        plain = unicodedata.normalize("NFD", plain.translate(_ACCENT_FREE))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.casefold()


def _straightened(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def sha256(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8 (lone surrogates kept)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_id(*parts: str) -> str:
    """Eight hexadecimal characters that stand for `parts`, in order."""
    return sha256("\x1f".join(parts))[:8]
