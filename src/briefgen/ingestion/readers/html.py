"""Saved web pages: trafilatura takes the page away, meta elements and JSON-LD say what it is."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.extract import Extract, Trust
from briefgen.ingestion.mended import looks_wrong, mended
from briefgen.ingestion.own_editions import made_by_us, refuse_own
from briefgen.ingestion.readers.html_whole import whole
from briefgen.ingestion.readers.page_facts import page_facts
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import LineLabel

_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_HEAD = 4096
_DOCTYPE = re.compile(rb"\A\s*<!doctype[^>]*>", re.IGNORECASE)  # libxml2 stumbles over some
_CONSENT = re.compile(
    r"\b(?:we|our)\b.{0,60}\bpartners\b.{0,400}\b(?:cookies|consent|personal(?:ised|ized)?\s+(?:data|ads)|geolocation)\b", re.IGNORECASE
)
_PROSE_CELL = 12
"""Words from which a cell of a table is read as prose; a row of shorter ones is data, not claims."""
_MANY_LINES, _SHORT_LINES = 100, 25
"""Lines, and their characters on average, of a page that was taken with its menus."""
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_WORDLESS = ("style", "svg", "iframe", "canvas", "object", "select", "picture", "source", "video", "audio", "template", "noscript")
_RUNNING = frozenset(("p", "li", "td", "dd", "blockquote", "em", "strong", "b", "i"))
_OWN_PANEL = b"bg-panel-title"
_GENERATOR = b'name="generator" content="briefgen'
"""The id of the panel for passages in every HTML edition (`writers/html/write.py`)."""
MAX_BYTES = 20_000_000


def read(data: bytes, name: str) -> Extract:  # noqa: ARG001  the readers' common signature
    """The main text, a paragraph a line, as trafilatura finds it and `whole` completes it (F1 .962 at 40 pages/s on a public benchmark).

    Raises:
        Unreadable: `no-text` when there is no story on the page, `too-large`, `damaged`, `own-edition` for a brief of ours and for a page
            of the reading room.
    """
    from trafilatura import extract

    def main_text(tree: Any, _: bytes) -> str | None:
        _keep_words(tree)
        text = extract(tree, fast=True, include_comments=False, include_tables=True, deduplicate=False)
        return whole(text, tree) if text else text

    return read_page(data, main_text)


def read_page(data: bytes, main_text: Callable[[Any, bytes], str | None]) -> Extract:
    """The page as `main_text` extracts it; that gets the lxml tree, which it may take apart, and the page in UTF-8.

    Raises:
        Unreadable: as for `read`.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too-large", f"the page is larger than {MAX_BYTES // 1_000_000} MB")
    source = _DOCTYPE.sub(b"", _as_utf8(data).translate(None, _CONTROLS), count=1)
    tree = _tree(source)
    if _OWN_PANEL in source and tree.find(f".//*[@id='{_OWN_PANEL.decode()}']") is not None:
        refuse_own("the web page is a brief")
    if _GENERATOR in source and any(made_by_us(meta.get("content", "")) for meta in tree.findall(".//meta[@name='generator']")):
        refuse_own("the web page lists briefs")
    _take_off(tree)
    facts, labels = page_facts(tree), _labels(tree)
    text = main_text(tree, source)
    if not text or not text.strip():
        raise Unreadable("no-text", "the page holds no story: it may be built by scripts, or be an error or login page")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "partners" in text and _asks_consent(text, labels):
        raise Unreadable(
            "no-text", "the page asks for consent to cookies and holds no story; answer it in a browser, then save the page again"
        )
    trust = Trust.SCRAPED if _is_all_of_it(text) else Trust.EXTRACTED
    return Extract(text=text, trust=trust, marks=_marks(text, labels), facts=facts)


def _is_all_of_it(text: str) -> bool:
    """True when no story was found and all that stands on the page was taken, as its many short lines tell: it is judged line by line."""
    lines = text.count("\n") + 1
    return lines >= _MANY_LINES and len(text) < _SHORT_LINES * lines


def _take_off(tree: Any) -> None:
    """Take off what shows no words and says nothing of the page, which trafilatura would copy and look through element by element."""
    from lxml.etree import strip_elements  # type: ignore[import-untyped]

    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            script.tag = "style"
    strip_elements(tree, *_WORDLESS, with_tail=False)


def _keep_words(tree: Any) -> None:
    """Words that trafilatura takes out of the middle of a sentence with their element stay: `signed on <time>12 May</time> in Vessen`."""
    for element in tree.iter("time", "label", "button", "output"):
        parent = element.getparent()
        if parent.tag in _RUNNING and ((parent.text or "").strip() or (element.tail or "").strip()):
            element.tag = "span"


def _tree(source: bytes) -> Any:
    """The page as trafilatura wants it; its own `load_html` takes twice the time, going over the page once more for each rare fault."""
    from lxml import html  # type: ignore[import-untyped]
    from lxml.etree import LxmlError

    parser = html.HTMLParser(encoding="utf-8", collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(source, parser=parser)
    except (LxmlError, ValueError) as reason:
        raise Unreadable("damaged", "the page is not HTML that can be parsed") from reason


def _as_utf8(data: bytes) -> bytes:
    """A declared encoding holds unless the bytes contradict it."""
    if b"\0" not in data[:_HEAD]:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            declared = _DECLARED.search(data[:_HEAD])
            if declared:
                with suppress(UnicodeDecodeError, LookupError):
                    return data.decode(declared[1].decode("ascii")).encode("utf-8", "replace")
        else:
            return mended(data.decode("utf-8")).encode("utf-8", "replace") if looks_wrong(data) else data.removeprefix(BOM_UTF8)
    return decode(data).encode("utf-8", "replace")


def _labels(tree: Any) -> dict[str, LineLabel]:
    """Texts of headings and picture captions, white space folded, before trafilatura takes the tree apart."""
    labels: dict[str, LineLabel] = {}
    for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "figcaption"):
        words = " ".join("".join(element.itertext()).split())
        label = LineLabel.CAPTION if element.tag == "figcaption" else LineLabel.HEADING
        labels.setdefault(words, LineLabel.TITLE if element.tag == "h1" else label)
    return labels


def _marks(text: str, labels: Mapping[str, LineLabel]) -> tuple[tuple[int, LineLabel], ...]:
    marks, offset = [], 0
    for raw in text.split("\n"):
        label = LineLabel.META if raw.startswith("|") and _is_data(raw) else labels.get(" ".join(raw.split())) if labels else None
        if label:
            marks.append((offset + len(raw) - len(raw.lstrip()), label))
        offset += len(raw) + 1
    return tuple(marks)


def _is_data(line: str) -> bool:
    """True for the row of a table, as trafilatura writes it, whose cells hold no prose."""
    row = line.rstrip()
    return row.endswith("|") and all(len(cell.split()) < _PROSE_CELL for cell in row.split("|"))


def _asks_consent(text: str, labels: Mapping[str, LineLabel]) -> bool:
    """True when nothing but headings and requests for consent stands on the page."""
    lines = [" ".join(raw.split()) for raw in text.split("\n")]
    return all(_CONSENT.search(line) for line in lines if line and line not in labels)
