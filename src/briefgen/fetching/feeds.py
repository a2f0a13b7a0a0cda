"""Feeds: their items, parsed in a child process, because what a stranger sends may hang or crash a parser."""

from __future__ import annotations

import io
import multiprocessing
import resource
from collections.abc import Mapping
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from briefgen.fetching.faults import FetchFault
from briefgen.fetching.wire import Answer

_TIMEOUT = 30.0
_MEMORY = 1 << 30
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An item: key tells it from the others of its feed; link may be empty; entry is the item alone, as an RSS file."""

    key: str
    link: str
    title: str
    entry: bytes


def read_feed(answer: Answer, most: int) -> tuple[FeedItem, ...]:
    """The first `most` items of a feed, in the feed's order.

    Raises:
        FetchFault: it is no feed, or reading it takes too long or crashes.
    """
    from pebble import ProcessExpired, ProcessPool

    headers = {"content-type": answer.headers.get("content-type", ""), "content-location": answer.url}
    # Not a fork: the asking threads may hold locks that a forked child would wait for.
    with ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn"), initializer=_limit) as pool:
        try:
            items: tuple[FeedItem, ...] | None = pool.schedule(parse_items, args=[answer.body, headers, most], timeout=_TIMEOUT).result()
        except (TooSlow, ProcessExpired, MemoryError, RecursionError):
            raise FetchFault("fetch.damaged", "reading the feed took too long or crashed its reader") from None
    if items is None:
        raise FetchFault("fetch.content-type", "is no RSS or Atom feed", hint="if it is a page, list it as a page")
    return items


def parse_items(body: bytes, headers: Mapping[str, str], most: int) -> tuple[FeedItem, ...] | None:
    """The items; None when the bytes are no feed."""
    import feedparser

    parsed = feedparser.parse(io.BytesIO(body), response_headers=dict(headers), sanitize_html=False)
    if not parsed.version and not parsed.entries:
        return None
    items = []
    for found in parsed.entries[:most]:
        link, title = str(found.get("link", "")), " ".join(str(found.get("title", "")).split())
        key = str(found.get("id", "")) or link or title
        if key:
            items.append(FeedItem(key=key, link=link, title=title, entry=_entry(parsed.feed, found)))
    return tuple(items)


def _entry(feed: Mapping[str, Any], item: Mapping[str, Any]) -> bytes:
    """The item as a feed of one: its own words and dates, and the feed's name and language."""
    contents = [content.get("value", "") for content in item.get("content", ())]
    text = max([*contents, str(item.get("summary", ""))], key=len)
    channel = [("title", feed.get("title", "")), ("link", feed.get("link", "")), ("language", feed.get("language", ""))]
    fields = [
        ("title", item.get("title", "")),
        ("link", item.get("link", "")),
        ("guid", item.get("id", "")),
        ("pubDate", item.get("published", "") or item.get("updated", "")),
        ("dc:creator", item.get("author", "")),
        ("description", text),
    ]
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>']
    lines += [_element(name, value) for name, value in channel if value]
    lines += ["<item>", *(_element(name, value) for name, value in fields if value), "</item>", "</channel></rss>", ""]
    return "\n".join(lines).encode()


def _element(name: str, value: object) -> str:
    return f"<{name}>{escape(str(value).translate(_NOT_XML))}</{name}>"


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
