"""Whether two offices can be held by one person at the same time, as far as their names tell.

`former` and `acting` are no difference: the press drops them at the second mention.
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
_QUALIFIERS = re.compile(r"\b(deputy|vice|assistant|under|first|permanent)\b[\s-]*\Z", re.IGNORECASE)
_ABBREVIATIONS = (
    (re.compile(r"\b(?:FM|foreign minister|minister (?:of|for) foreign affairs)\b", re.IGNORECASE), "minister of foreign affairs"),
    (re.compile(r"\bPM\b"), "prime minister"),
    (
        re.compile(r"\b(defence|defense|trade|finance|health|education|energy|justice|interior|environment) minister\b", re.IGNORECASE),
        r"minister of \1",
    ),
    (
        re.compile(r"\b(?!prime|deputy|vice|acting|first|former|cabinet|senior|junior|chief|state\b)([a-z]{4,}) minister\b"),
        r"minister of \1",
    ),
    (re.compile(r"\bdefence\b", re.IGNORECASE), "defense"),
    (re.compile(r"\bspokes(?:wo)?man\b", re.IGNORECASE), "spokesperson"),
    (re.compile(r"\bchair(?:wo)?man\b|\bchairperson\b", re.IGNORECASE), "chairman"),
)


_LEADER = re.compile(r"\b(?:top|supreme|paramount|highest)\s+(?:[A-Z]\w+\s+)?leader\b", re.IGNORECASE)
_LEADERS = frozenset(["general secretary", "prime minister", "president"])
_PLAIN = "top supreme paramount highest leader of for the and a an s current incumbent party state deputy vice acting assistant first"
_GENERAL = frozenset(_PLAIN.split()) | frozenset(word for head in _HEADS for word in head.split())
_ONCE = re.compile(r"\b(?:former|ex|late|outgoing|retired|then|designate|elect)\b", re.IGNORECASE)


def offices_agree(one: str, other: str) -> bool:
    """True when both name an office of one kind, rank and portfolio, or one calls `top leader` whom the other gives a highest office.

    Never for a former office, nor for offices that clash.
    """
    if _ONCE.search(one) or _ONCE.search(other) or offices_clash(one, other):
        return False
    left, right = _offices(one), _offices(other)
    if any(_same(mine, theirs) for mine in left for theirs in right if mine[0] == theirs[0]):
        return True
    return any(
        _LEADER.search(leader) is not None and any(head in _LEADERS and not rank for head, rank, _ in held)
        for leader, held in ((one, right), (other, left))
    )


def words_of_office(office: str) -> tuple[str, ...]:
    """The words of an office that tell what it is of, lower case: its country, its portfolio."""
    for pattern, plain in _ABBREVIATIONS:
        office = pattern.sub(plain, office)
    return tuple(word for word in re.findall(r"[^\W\d_]+", office.casefold()) if word not in _GENERAL)


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
    """True when rank agrees and portfolio agrees, or is left out by one of them; its country may be left out too (`trade of Aland`)."""
    left, right = one[2].partition(" of ")[0], other[2].partition(" of ")[0]
    return one[1] == other[1] and (left == right or not left or not right)


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
