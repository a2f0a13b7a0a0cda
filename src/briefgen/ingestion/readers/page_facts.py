"""What a web page says of itself: meta elements before JSON-LD before its visible elements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.ingestion.extract import PageFacts

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


def page_facts(tree: Any) -> PageFacts:
    """What meta elements, JSON-LD, the canonical link and a lone time element of an lxml tree say, each with where it is from."""
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
