"""What extraction left out of a story: blocks in the story's own part of the page that read like it are put back where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import Any

from briefgen.ingestion.readers.html_blocks import Block, blocks_of, is_furniture, leads_away
from briefgen.text.lazy import lazily

_ENDS = lazily(r"[.!?…。！？؟।][\"'”“’»«›‹)\]」』]*$")
_LATIN = lazily(r"[A-Za-z]")
_FEWEST_WORDS, _FEW_WORDS, _FEWEST_SIGNS = 6, 3, 20
"""Words of a sentence, of one in a paragraph of its own without a link; characters of one in a script that writes no spaces."""
_ANCHOR = 40
"""Characters of a block, without spaces, by which it is found in the text."""
_SHORTEST_ANCHOR = 16
_PARAGRAPHS, _BOXES = ("p", "li", "td", "dd", "blockquote", "h2", "h3"), ("div", "section", "pre", "span")
_FRAME_SHARE = 0.8
"""Share of the text that stands in the element taken for the story's own."""
_MOST_LINKED = 0.4
_SIBLING_LEVELS = 3
_LITTLE, _SEVERAL = 1500, 3
"""Characters told below which the story may stand elsewhere; how many times as many tell that it does."""
_LEAD_WORDS = (6, 90)
_NO_STORY = frozenset(("body", "html"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "summary"))
_NEVER = frozenset(("h1", "figcaption", "caption", "th"))
_ITEMS = frozenset(("li", "dt", "dd"))
_COLONS = (":", "：")
_ANNOUNCING = 4
"""Words of a line that announces the list below it."""
_ITEM_WORDS = 3
"""Words of the items of a list that tells something, on average; those of menus have fewer."""
_GENERIC = frozenset(
    """row col column columns container wrapper wrap inner block section content clearfix grid item box main left right clear
    cf text""".split()  # noqa: SIM905  a word list
)
_ELSEWHERE = lazily(r"\b(?:read|see|watch|related|more|also|follow|share|subscribe|tags?|topics?|stories|links?)\b", re.IGNORECASE)


def whole(text: str, tree: Any) -> str:
    """The text with the lines that belong to it and are not in it.

    text: as extracted, a block a line. tree: the lxml tree it was extracted from, whole. A block is put back where it stands in the
    element that holds nearly all of the text, or in one like it beside that, when it is a sentence, or an item of a list that is not a
    list of links; and the lead between the main heading and the story.
    """
    told = "".join(text.split())
    frame = _frame(tree, told)
    if frame is None:
        return text
    frame, blocks = _widened(frame, len(told)) if len(told) < _LITTLE else (frame, blocks_of(_parts(frame)))
    lead = _lead(tree, frame)
    lines = text.split("\n")
    ends = list(accumulate(len("".join(line.split())) for line in lines))
    found = _places(blocks, told)
    added = _left_out(blocks, found, ends, strict=frame.tag in _NO_STORY)
    if lead is not None and _squeezed(lead.text) not in told and all(lead.text != line for _, _, line in added):
        first = next((at for at in found if at is not None), 0)
        added.append((bisect_right(ends, first), -1, lead.text))
    for at, _, line in sorted(added, reverse=True):
        lines.insert(at, line)
    return "\n".join(lines)


def _frame(tree: Any, told: str) -> Any | None:
    """The smallest element that holds nearly all that was told; None when nothing told is found on the page as it stands."""
    found = _told_in(tree, told, _PARAGRAPHS)
    if 2 * sum(weight for _, weight in found) < len(told):
        found += _told_in(tree, told, _BOXES)
    weights: dict[Any, int] = {}
    for element, weight in found:
        for ancestor in element.iterancestors():
            weights[ancestor] = weights.get(ancestor, 0) + weight
    if not found:
        return None
    heaviest, total = max(found, key=lambda item: item[1])[0], sum(weight for _, weight in found)
    return next((one for one in heaviest.iterancestors() if weights[one] >= _FRAME_SHARE * total), None)


def _told_in(tree: Any, told: str, tags: Sequence[str]) -> list[tuple[Any, int]]:
    """The elements of some kinds whose first words were told, with the length of their text before any element."""
    found = []
    for element in tree.iter(*tags):
        start = element.text
        if start is not None and len(start) >= _SHORTEST_ANCHOR:
            key = "".join(start[: 2 * _ANCHOR].split())[:_ANCHOR]
            if len(key) >= _SHORTEST_ANCHOR and key in told:
                found.append((element, len(start)))
    return found


def _widened(frame: Any, length: int) -> tuple[Any, list[Block]]:
    """Where little was told: the element around the frame when it holds several times as much in sentences, with the blocks to look at."""
    for around in islice(frame.iterancestors(), _SIBLING_LEVELS):
        if around.tag in _NO_STORY or is_furniture(around):
            break
        blocks = blocks_of([around])
        if sum(len(block.text) for block in blocks if not block.linked and _sentence(block.text)) > _SEVERAL * length:
            return around, blocks
    return frame, blocks_of(_parts(frame))


def _parts(frame: Any) -> list[Any]:
    """The frame, with the elements like it that stand beside it, and those that follow it at once with lists of their own, in order.

    Pages cut their story into several elements. What is dated or headed as a story of its own is none of this one.
    """
    level = frame
    for _ in range(_SIBLING_LEVELS):
        parent = level.getparent()
        if level.tag in _NO_STORY or level.tag in ("main", "article") or parent is None:
            break
        after = _lists_after(level)
        parts = [one for one in parent if one is level or one in after or (_alike(one, level) and _goes_on(one))]
        if len(parts) > 1:
            return parts
        level = parent
    return [frame]


def _lists_after(level: Any) -> list[Any]:
    """The elements right behind one that hold a list and no link."""
    found = []
    for one in level.itersiblings():
        if next(one.iter("ul", "ol", "dl"), None) is None or next(one.iter("a"), None) is not None or not _goes_on(one):
            break
        found.append(one)
    return found


def _goes_on(element: Any) -> bool:
    """True unless the element is furniture, or dated or headed as a story of its own, of which the page's date says nothing."""
    if element.tag == "article" or is_furniture(element) or next(element.iter("h1", "time", "article"), None) is not None:
        return False
    return not any(map(leads_away, element.xpath(".//h2//a | .//h3//a | .//a[.//h2 or .//h3]")))


def _alike(one: Any, other: Any) -> bool:
    """True when both are of the same kind and their own class."""
    return one.tag == other.tag and bool((_classes(one) & _classes(other)) - _GENERIC)


def _classes(element: Any) -> frozenset[str]:
    return frozenset((element.get("class") or "").lower().split())


def _lead(tree: Any, frame: Any) -> Block | None:
    """The first sentence between the page's main heading and the story, outside its element."""
    heading = next(iter(tree.iter("h1")), None)
    if heading is None or any(one is frame for one in heading.iterancestors()):
        return None
    around = {frame, *frame.iterancestors()}
    for node in (heading, *heading.iterancestors()):
        if node in around:
            break
        for sibling in node.itersiblings():
            if sibling in around:
                break
            for block in blocks_of([sibling]):
                few, many = _LEAD_WORDS
                if _sentence(block.text) and few <= len(block.text.split()) <= many and block.linked < _MOST_LINKED:
                    return block
    return None


def _places(blocks: Sequence[Block], told: str) -> list[int | None]:
    """For each block the offset in the text without its spaces where it stands; None when it does not."""
    places: list[int | None] = []
    last = 0
    for block in blocks:
        key = _squeezed(block.text)
        at = told.find(key, last)
        if at < 0:
            at = told.find(key)
        elif len(key) >= _SHORTEST_ANCHOR:
            last = at + len(key) - 1
        places.append(None if at < 0 else at + len(key) - 1)
    return places


def _left_out(blocks: Sequence[Block], found: Sequence[int | None], ends: Sequence[int], *, strict: bool) -> list[tuple[int, int, str]]:
    """The blocks to put back: index of the line before which each goes, its own order among them, its line."""
    belongs = _belonging(blocks, found, strict=strict)
    following = _following(found)
    added: list[tuple[int, int, str]] = []
    before = -1  # index of the line that the last block found stands in
    for at, block in enumerate(blocks):
        place, later = found[at], following[at]
        if place is not None:
            before = bisect_right(ends, place)
        elif belongs[at]:
            line = before + 1 if before >= 0 else bisect_right(ends, later) if later is not None else 0
            added.append((line, at, f"- {block.text}" if block.tag in _ITEMS else block.text))
    return added


def _following(found: Sequence[int | None]) -> list[int | None]:
    """For each block the place of the next one that was found."""
    following: list[int | None] = []
    place = None
    for here in reversed(found):
        following.append(place)
        place = here if here is not None else place
    return following[::-1]


def _belonging(blocks: Sequence[Block], found: Sequence[int | None], *, strict: bool) -> list[bool]:
    """For each block whether it is of the story and was left out; strict: the story has no element of its own."""
    belongs = [False] * len(blocks)
    lists = _lists_that_belong(blocks, found, strict=strict)
    known: set[str] = set()
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if found[at] is not None or block.tag in _NEVER:
            continue
        if block.tag in _HEADINGS:
            belongs[at] = not block.linked and any(belongs[at + 1 : at + 2])
        elif block.group is not None:
            belongs[at] = block.group in lists
        else:
            sure = not block.linked if strict or block.aside else block.linked < _MOST_LINKED
            announces = block.text.endswith(_COLONS) and len(block.text.split()) >= _ANNOUNCING and any(belongs[at + 1 : at + 2])
            belongs[at] = sure and (
                announces or _sentence(block.text, _FEW_WORDS if block.tag == "p" and not block.linked else _FEWEST_WORDS)
            )
        belongs[at] = belongs[at] and block.text not in known
        known.add(block.text)
    return belongs


def _lists_that_belong(blocks: Sequence[Block], found: Sequence[int | None], *, strict: bool) -> frozenset[int]:
    """The groups of lists that do: by how much of a list is links, and by what stands above it."""
    firsts: dict[int, int] = {}
    items: dict[int, list[Block]] = {}
    for at, block in enumerate(blocks):
        if block.group is not None:
            firsts.setdefault(block.group, at)
            items.setdefault(block.group, []).append(block)
    return frozenset(
        group for group, listed in items.items() if _announced(blocks, found, firsts[group]) or _tells_something(listed, strict=strict)
    )


def _announced(blocks: Sequence[Block], found: Sequence[int | None], first: int) -> bool:
    """True when the story, in words of its own, announces the list that begins there."""
    if not first or found[first - 1] is None:
        return False
    above = blocks[first - 1].text
    return above.endswith(_COLONS) and not _ELSEWHERE.search(above) and len(above.split()) >= _ANNOUNCING


def _tells_something(items: Sequence[Block], *, strict: bool) -> bool:
    linked = sum(item.linked * len(item.text) for item in items) / sum(len(item.text) for item in items)
    told = sum(len(item.text.split()) for item in items) >= _ITEM_WORDS * len(items)
    return told and (not linked if strict or items[0].aside else linked < _MOST_LINKED)


def _sentence(text: str, fewest: int = _FEWEST_WORDS) -> bool:
    """True for what ends as a sentence and is long enough for one."""
    if not _ENDS.search(text):
        return False
    return len(text.split()) >= fewest or (len(text) >= _FEWEST_SIGNS and 2 * len(_LATIN.findall(text)) < len(text) and " " not in text)


def _squeezed(text: str) -> str:
    return "".join(text.split())
