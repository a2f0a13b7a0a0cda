"""The blocks of text in a part of a web page, in order, without what calls itself furniture."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from briefgen.text.lazy import lazily

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header
    hr li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905  a word list
)
_SILENT = frozenset(
    """audio button canvas datalist embed footer form head iframe input math menu nav noindex noscript object option picture script select
    source style svg template textarea title video""".split()  # noqa: SIM905  a word list
)
_LISTS = frozenset(("ul", "ol", "dl"))
_ROLES = frozenset(("navigation", "banner", "complementary", "contentinfo", "search", "alert", "dialog", "menu", "toolbar", "button"))
# Whole words of a class or id; `metadata` or `barcelona` say nothing.
_FURNITURE = lazily(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menus?|bread-?crumbs?|shar(?:e|es|ing)|social|follow|related|recommend\w*|promo\w*|sponsor\w*|outbrain"
    r"|taboola|advert\w*|ads?|adslot|newsletters?|subscri\w*|sign-?up|paywall|log-?in|comments?|respond|repl(?:y|ies)|disqus|forum|footer|foot"
    r"|copyright|colophon|side-?bar|cookies?|consent|gdpr|privacy|tags?|tag-?(?:list|cloud)|topics?|categor(?:y|ies)|keywords?|author|authors|bio"
    r"|byline|contributor|credits?|caption|gallery|slideshow|carousel|slider|lightbox|teasers?|cards?|popular|trending|most-?read|more-?(?:on|from)"
    r"|read-?more|read-?next|up-?next|next|prev(?:ious)?|pag(?:er|ination)|tool(?:bar|tip|s)|buttons?|btn|search|modal|popup|overlay|skip|print"
    r"|visually-?hidden|sr-?only|screen-?reader\w*|jump|toc|widgets?|donat\w*|poll|rating|app-?banner|masthead|logo)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = lazily(r"(?<=[a-z])(?=[A-Z])")
_FOLDED = lazily(r"(?:^|[\s_-])(?:tab|accordion|collaps|panel|faq|answer|toggle|expand)", re.IGNORECASE)
"""What opens at a click: hidden when the page was saved, and still the page's own."""
_UNSEEN = lazily(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """text: white space folded. tag: of the innermost block element. linked: share of its characters in links, 0 to 1.

    group: index of the outermost list it stands in, counted from 0 over the blocks of one call; None outside lists. aside: in an element
    that stands beside the story.
    """

    text: str
    tag: str
    linked: float
    group: int | None
    aside: bool


def blocks_of(parts: list[Any]) -> list[Block]:
    """The blocks of some elements of a page and of what they hold, in order; one break in a line is a space, two part blocks."""
    gatherer = _Gatherer()
    for part in parts:
        gatherer.take(part, linked=False)
        gatherer.close()
    return gatherer.found


def leads_away(link: Any) -> bool:
    """True for a link to another page; others mark or reach a place in this one."""
    target = link.get("href")
    return target is not None and not target.startswith("#")


def is_furniture(element: Any) -> bool:
    """True for an element that its name, role, class or id calls a part of the page, or that is hidden for good."""
    if element.tag in _SILENT:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    if attributes.get("role") in _ROLES:
        return True
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if len(named) > 1 and _FURNITURE.search(_CAMEL.sub("-", named)):
        return True
    hidden = attributes.get("aria-hidden") == "true" or "hidden" in attributes or _UNSEEN.search(attributes.get("style", ""))
    return bool(hidden) and attributes.get("role") != "tabpanel" and not _FOLDED.search(named)


class _Gatherer:
    def __init__(self) -> None:
        self.found: list[Block] = []
        self._words: list[str] = []
        self._linked = 0
        self._tags = ["div"]
        self._lists = self._groups = self._asides = 0
        self._broken = False

    def take(self, element: Any, *, linked: bool) -> None:
        """Gather an element with all it holds; linked: it stands in a link."""
        tag = element.tag
        if not isinstance(tag, str):
            return
        if tag == "br":
            self._break()
            return
        if is_furniture(element):
            self.close()
            return
        is_block, is_list, is_aside = tag in _BLOCKS, tag in _LISTS, tag == "aside"
        if is_block:
            self.close()
            self._tags.append(tag)
        self._groups += is_list and not self._lists
        self._lists += is_list
        self._asides += is_aside
        linked = linked or (tag == "a" and leads_away(element))
        self._add(element.text, linked=linked)
        for child in element:
            self.take(child, linked=linked)
            self._add(child.tail, linked=linked)
        if is_block:
            self.close()
            self._tags.pop()
        self._lists -= is_list
        self._asides -= is_aside

    def close(self) -> None:
        """End the block being read."""
        text = _as_extracted(" ".join("".join(self._words).split()))
        if text:
            group = self._groups - 1 if self._lists else None
            linked = min(1.0, self._linked / len(text))
            self.found.append(Block(text=text, tag=self._tags[-1], linked=linked, group=group, aside=self._asides > 0))
        self._words.clear()
        self._linked, self._broken = 0, False

    def _break(self) -> None:
        if self._broken:
            self.close()
        self._words.append(" ")
        self._broken = True

    def _add(self, text: str | None, *, linked: bool) -> None:
        if text:
            self._words.append(text)
            if text.strip():
                self._broken = False
                self._linked += len(text) * linked


def _as_extracted(text: str) -> str:
    """In the form that trafilatura gives text: composed (NFC), without soft hyphens."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.replace("\u00ad", ""))
