"""Short labels out of printed statements: whole words in their order, cut with `…`; never a word of ours."""

from __future__ import annotations

import re

_WEAK_END = frozenset(
    "a an the of to in on at by for with from and or but as that which who while is are was were be been has have had its their his her this "
    "these those including between into than both such".split()
)


def shortened(text: str, most: int) -> str:
    """The first `most` words of `text`, ended with `…` when words were left out, never after a word that leans on the next."""
    words = text.split()
    if len(words) <= most:
        return text.rstrip()
    kept = words[:most]
    # a cut at the end of a clause reads better than a few words more
    for at in range(len(kept), most * 2 // 3, -1):
        if kept[at - 1].endswith((",", ";")):
            kept = kept[:at]
            break
    while len(kept) > 3 and kept[-1].strip(",;:").casefold() in _WEAK_END:
        kept.pop()
    # inside an opened quotation or bracket the mark of omission would be part of it
    cut = " ".join(kept).rstrip(" ,;:—-")
    for opening, closing in (("“", "”"), ("[", "]"), ("(", ")")):
        if cut.count(opening) > cut.count(closing) and cut.rfind(opening) > 12:
            cut = cut[: cut.rfind(opening)].rstrip(" ,;:—-")
    return f"{cut} …"


_BREAK = re.compile(
    r"[,;:—]\s+|\s+(?:while|when|since|after|before|which|who|whom|that|but|because|although|following|during|as well as)\s+"
    r"|\s+and\s+(?=[a-z]+(?:ed|ised|ized|took|met|held|made|set|put|became|began|went|came)\b)"
)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause of `text` that holds `[start, end)`, less the date at its end or head; half-open offsets."""
    begin, stop = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end:
            stop = match.start()
            break
    head, tail = text[begin:start], text[end:stop]
    date_words = r"(?:in|on|by|since|from|of|until|late|early|mid|around|about|to|between)"
    bare_head = re.sub(rf"(?:\s*\b{date_words})+[\s-]*\Z", "", head, flags=re.IGNORECASE)
    if len(tail.split()) > len(bare_head.split()) and len(bare_head.split()) < 3:
        offset = len(tail) - len(tail.lstrip(" ,"))
        return end + offset, stop
    return begin, begin + len(bare_head.rstrip(" ,"))
