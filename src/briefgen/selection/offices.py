"""Whether two offices can be held by one person at the same time, as far as their names tell.

`former` is no difference: the press drops it at the second mention.
"""

from __future__ import annotations

import re

_HEADS = (
    "general secretary",
    "prime minister",
    "president",
    "minister",
    "ambassador",
    "senator",
    "governor",
    "chairman",
    "secretary",
    "spokesperson",
)
_QUALIFIERS = re.compile(r"\b(deputy|vice|acting|assistant|under|first|permanent)\b[\s-]*\Z", re.IGNORECASE)
_ABBREVIATIONS = (
    (re.compile(r"\b(?:FM|foreign minister|minister (?:of|for) foreign affairs)\b", re.IGNORECASE), "minister of foreign affairs"),
    (re.compile(r"\bPM\b"), "prime minister"),
    (
        re.compile(r"\b(defence|defense|trade|finance|health|education|energy|justice|interior|environment) minister\b", re.IGNORECASE),
        r"minister of \1",
    ),
    (re.compile(r"\bdefence\b", re.IGNORECASE), "defense"),
    (re.compile(r"\bspokes(?:wo)?man\b", re.IGNORECASE), "spokesperson"),
    (re.compile(r"\bchair(?:wo)?man\b|\bchairperson\b", re.IGNORECASE), "chairman"),
)


def offices_clash(one: str, other: str) -> bool:
    """True when both name one kind of office with another rank or portfolio (`Minister of Trade`, `of Finance`) and no office agrees."""
    left, right = _offices(one), _offices(other)
    if left & right:
        return False
    return any(
        head == rival and (rank != rival_rank or (field and rival_field and field != rival_field))
        for head, rank, field in sorted(left)
        for rival, rival_rank, rival_field in sorted(right)
    )


def _offices(text: str) -> frozenset[tuple[str, str, str]]:
    """Each office as head, rank (`deputy`) and portfolio (`trade`), lower case."""
    for pattern, plain in _ABBREVIATIONS:
        text = pattern.sub(plain, text)
    found = set()
    for part in re.split(r"\s+and\s+(?=(?:\w+\s+){0,2}(?:" + "|".join(_HEADS) + r")\b)|,\s*", text.casefold()):
        for head in _HEADS:
            at = re.search(rf"\b{head}\b", part)
            if at:
                rank = _QUALIFIERS.search(part[: at.start()])
                field = re.match(r"\s+(?:of|for)\s+(?:the\s+)?(.+)", part[at.end() :])
                found.add((head, rank[1] if rank else "", field[1].strip() if field else ""))
                break
    return frozenset(found)
