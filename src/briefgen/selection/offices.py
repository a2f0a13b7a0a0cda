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
# a seat in parliament and the head of a province are never one person's at a time
_APART = ((frozenset(["senator"]), frozenset(["governor"])), (frozenset(["governor"]), frozenset(["senator"])))
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
    """True when both name one kind of office, but nowhere with the same rank and portfolio (`Minister of Trade`, `of Finance`)."""
    left, right = _offices(one), _offices(other)
    heads = frozenset(mine[0] for mine in left), frozenset(theirs[0] for theirs in right)
    if any(first <= heads[0] and second <= heads[1] and not heads[0] & heads[1] for first, second in _APART):
        return True
    return any(
        not any(_same(mine, theirs) for mine in left for theirs in right if mine[0] == theirs[0] == head)
        for head in sorted({mine[0] for mine in left} & {theirs[0] for theirs in right})
    )


def _same(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """True when rank agrees and portfolio agrees, or is left out by one of them."""
    return one[1] == other[1] and (one[2] == other[2] or not one[2] or not other[2])


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
