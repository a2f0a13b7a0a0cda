"""Saved web pages: trafilatura takes the page away, meta elements and JSON-LD say what it is."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.extract import Extract, PageFacts, Trust
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import LineLabel

_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_HEAD = 4096
_DOCTYPE = re.compile(rb"\A\s*<!doctype[^>]*>", re.IGNORECASE)  # libxml2 stumbles over some
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
MAX_BYTES = 20_000_000
_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_AUTHOR = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "citation_author")
_PUBLISHER = ("og:site_name", "dc.publisher", "publisher", "citation_journal_title", "application-name")
_DATE = tuple(
    """article:published_time og:article:published_time datepublished dc.date.issued dcterms.issued dc.date dcterms.created
    pubdate publishdate publish-date publication_date sailthru.date parsely-pub-date article.published
    citation_publication_date originalpublicationdate ptime datecreated date""".split()  # noqa: SIM905  a word list
)
_ARTICLE_TYPES = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "Report", "PressRelease"}
)
_MAX_JSON_NODES = 5000


def read(data: bytes, name: str) -> Extract:  # noqa: ARG001  the readers' common signature
    """The main text, a paragraph a line, as trafilatura finds it (`fast=True`: F1 .962 at 40 pages/s on the public benchmark).

    Raises:
        Unreadable: `no-text` when there is no story on the page, `too-large`, `damaged`.
    """
    from trafilatura import extract as main_text

    tree = _tree(data)
    facts = _facts(tree)
    labels = _labels(tree)
    text = main_text(tree, fast=True, include_comments=False, include_tables=True, deduplicate=False)
    if not text or not text.strip():
        raise Unreadable("no-text", "the page holds no story: it may be built by scripts, or be an error or login page")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Extract(text=text, trust=Trust.EXTRACTED, marks=_marks(text, labels), facts=facts)


def _tree(data: bytes) -> Any:
    """The page as trafilatura wants it; its own `load_html` takes twice the time, going over the page once more for each rare fault."""
    from lxml import html
    from lxml.etree import LxmlError

    if len(data) > MAX_BYTES:
        raise Unreadable("too-large", f"the page is larger than {MAX_BYTES // 1_000_000} MB")
    source = _DOCTYPE.sub(b"", _as_utf8(data).translate(None, _CONTROLS), count=1)
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
            return data.removeprefix(BOM_UTF8)
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
        if label := labels.get(" ".join(raw.split())):
            marks.append((offset + len(raw) - len(raw.lstrip()), label))
        offset += len(raw) + 1
    return tuple(marks)


def _facts(tree: Any) -> PageFacts:
    meta = _meta(tree)
    article = _json_ld(tree)
    title = _first(meta, _TITLE) or (_text(article.get("headline")), "JSON-LD headline")
    if not title[0]:
        title = (" ".join("".join(tree.xpath("string(//title)")).split()), "title element")
    author = _names(article.get("author"))
    written = _first(meta, _AUTHOR)
    date = _first(meta, _DATE) or (_text(article.get("datePublished")), "JSON-LD datePublished")
    if not date[0]:
        stamps = tree.xpath("//article//time[@datetime]/@datetime | //time[@itemprop='datePublished']/@datetime")
        date = (stamps[0], "time element") if len(set(stamps)) == 1 else ("", "")
    publisher = _first(meta, _PUBLISHER) or (next(iter(_names(article.get("publisher"))), ""), "JSON-LD publisher")
    return PageFacts(
        title=title[0],
        title_basis=title[1],
        publisher=publisher[0],
        publisher_basis=publisher[1],
        authors=author or ((written[0],) if written else ()),
        authors_basis="JSON-LD author" if author else written[1] if written else "",
        published=date[0],
        published_basis=date[1],
        url=_web((tree.xpath("//link[@rel='canonical']/@href") or [meta.get("og:url", "")])[0]),
        language=(tree.xpath("/html/@lang") or [""])[0],
    )


def _meta(tree: Any) -> dict[str, str]:
    """First content of each meta element, by its property, name or itemprop in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def _first(meta: Mapping[str, str], keys: tuple[str, ...]) -> tuple[str, str] | None:
    return next(((meta[key], f"meta {key}") for key in keys if key in meta), None)


def _json_ld(tree: Any) -> Mapping[str, Any]:
    """The first article among the JSON-LD blocks; empty when there is none."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            block = json.loads(script.text)
        except (ValueError, RecursionError):
            continue  # a block that is not JSON says nothing; pages often carry one
        for node in _nodes(block):
            kinds = node.get("@type")
            if _ARTICLE_TYPES.intersection(kinds if isinstance(kinds, list) else [kinds]):
                return node
    return {}


def _nodes(block: Any) -> Iterator[Mapping[str, Any]]:
    waiting = [block]
    for _ in range(_MAX_JSON_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _names(value: Any) -> tuple[str, ...]:
    """Names in a JSON-LD person, organisation, string or list of them."""
    items = value if isinstance(value, list) else [value]
    return tuple(name for item in items if (name := _text(item.get("name") if isinstance(item, dict) else item)))


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _web(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""
