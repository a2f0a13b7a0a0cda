"""RSS and Atom saved as files: one file is one Document.

A file with one item is that item. A saved feed of several is one document of several stories: each title a heading, its text below. The
document is dated by the interval its items span, for no single day is true of all of them; what an item tells is dated by its own day.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from briefgen.ingestion.extract import Extract, PageFacts, Trust
from briefgen.ingestion.own_editions import made_by_us, refuse_own
from briefgen.ingestion.readers.markup import paragraphs
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import LineLabel
from briefgen.text.spans import Span

MAX_ITEMS = 2000
_ENVELOPE = b'<rss version="2.0"><channel>%s</channel></rss>'


def read(data: bytes, name: str) -> Extract:  # noqa: ARG001  the readers' common signature
    """Titles as headings (of a single item: as title), each paragraph of the items' text a line.

    Raises:
        Unreadable: `damaged` when it is no feed, `no-text` when no item has text, `too-large`, `own-edition` for a feed of ours.
    """
    import feedparser

    bare = data.lstrip()
    # An item cut out of its feed is read in an envelope.
    parsed = feedparser.parse(io.BytesIO(_ENVELOPE % bare if bare.startswith(b"<item") else data), sanitize_html=False)
    items = parsed.entries
    if any(made_by_us(parsed.feed.get(field, "")) for field in ("generator", "author")):
        refuse_own("the feed is of briefs")
    if not items:
        raise Unreadable("damaged", "the file is XML but no RSS or Atom feed with items in it")
    if len(items) > MAX_ITEMS:
        raise Unreadable("too-large", f"the feed has more than {MAX_ITEMS} items")
    text, marks, spans, starts = _text(items)
    if not spans:
        raise Unreadable("no-text", "no item of the feed has text, only titles and links; fetch the pages themselves")
    stories = tuple((start, item.get("published", "")) for start, item in zip(starts, items, strict=True)) if len(items) > 1 else ()
    return Extract(text=text, trust=Trust.EXTRACTED, marks=marks, paragraphs=spans, facts=_facts(parsed.feed, items), stories=stories)


def _text(items: list[Mapping[str, Any]]) -> tuple[str, tuple[tuple[int, LineLabel], ...], tuple[Span, ...], list[int]]:
    """The text, its headings, its paragraphs, and where each item begins."""
    text = ""
    marks: list[tuple[int, LineLabel]] = []
    spans: list[Span] = []
    starts: list[int] = []
    heading = LineLabel.TITLE if len(items) == 1 else LineLabel.HEADING
    for item in items:
        starts.append(len(text))
        title = " ".join(paragraphs(item.get("title", "")))
        if title:
            marks.append((len(text), heading))
            text += title + "\n"
        for block in _blocks(item):
            spans.append(Span(len(text), len(text) + len(block)))
            text += block + "\n"
    return text, tuple(marks), tuple(spans), starts


def _blocks(item: Mapping[str, Any]) -> list[str]:
    """The full content when there is one, else the summary."""
    contents = [content.get("value", "") for content in item.get("content", ())]
    return paragraphs(max([*contents, item.get("summary", "")], key=len))


def _facts(feed: Mapping[str, Any], items: list[Mapping[str, Any]]) -> PageFacts:
    publisher = " ".join(paragraphs(feed.get("title", "")))
    if len(items) > 1:
        return PageFacts(
            title=publisher,
            title_basis="feed title",
            publisher=publisher,
            publisher_basis="feed title",
            published=_interval(items),
            published_basis="dates of the items",
            url=feed.get("link", ""),
            language=feed.get("language", ""),
        )
    item = items[0]
    source = item.get("source", {}).get("title", "")
    return PageFacts(
        title=" ".join(paragraphs(item.get("title", ""))),
        title_basis="item title",
        publisher=source or publisher,
        publisher_basis="item source" if source else "feed title",
        authors=tuple(author["name"] for author in item.get("authors", ()) if author.get("name")),
        authors_basis="item author",
        published=item.get("published", ""),
        published_basis="item date",
        url=item.get("link", ""),
        language=feed.get("language", ""),
    )


def _interval(items: list[Mapping[str, Any]]) -> str:
    """EDTF: the day all items share, or from the first to the last; empty unless every item is dated."""
    stamps = [item.get("published_parsed") for item in items]
    days = sorted(f"{stamp[0]:04d}-{stamp[1]:02d}-{stamp[2]:02d}" for stamp in stamps if stamp)
    if len(days) < len(items):
        return ""
    return days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}"
