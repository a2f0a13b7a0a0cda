"""What a web page says of itself: meta elements before JSON-LD before its visible elements."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
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
    """LiveBlogPosting Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle Report
    PressRelease""".split()  # noqa: SIM905  a word list
)
_SITE = re.compile(r"\s+[|–—·»:-]\s+\S")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LIVE = "LiveBlogPosting"
# Under these an article names others: its readers' words, its entries, what it links to.
_OTHERS = frozenset(
    "liveBlogUpdate comment mentions relatedLink isRelatedTo citation itemListElement isBasedOn video".split()  # noqa: SIM905  a word list
)
_MAX_JSON_NODES = 5000
_BYLINE = re.compile(r"(?:^|\s)(?:[\w-]+[-_])?byline(?:\s|$)", re.IGNORECASE)
_BELOW_THE_HEADING = "//h1/following::*[contains(@class, 'yline') or self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
_BESIDE = frozenset(("aside", "nav", "footer"))
_NEAR = 15
"""Elements around the main heading among which a page may show its date."""
_LONG = 120
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def page_facts(tree: Any) -> PageFacts:
    """What meta elements, JSON-LD, the canonical link and a lone time element of an lxml tree say, each with where it is from."""
    meta = _meta(tree)
    article = _json_ld(tree)
    title = _first(meta, _TITLE) or (_text(article.get("headline")), "JSON-LD headline")
    if not title[0] or (title[1] == "JSON-LD headline" and _names_else(title[0], tree)):
        title = (_headed(_text(tree.xpath("string(//title)")), tree), "title element")
    author = _names(article.get("author"))
    written = _first(meta, _AUTHOR)
    date = _first(meta, _DATE) or (_text(article.get("datePublished")), "JSON-LD datePublished")
    if live := _live(article):
        date = (live, "JSON-LD dates of the live page's entries")
    elif edited := _edited(meta, article):
        date = (edited, "JSON-LD dates of the first and last edit of a page that anyone may edit")
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
        byline="" if date[0] and any(" " in name for name in (*author, *(written or ())[:1])) else _byline(tree),
        shown=() if date[0] else _shown(tree),
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


def _headed(title: str, tree: Any) -> str:
    """The title element without the site's name behind it, where the page's one main heading is the rest of it."""
    headings = [" ".join("".join(element.itertext()).split()) for element in tree.iter("h1")]
    return headings[0] if len(headings) == 1 and headings[0] and _SITE.match(title.removeprefix(headings[0])) else title


def _names_else(headline: str, tree: Any) -> bool:
    """True when the headline says something else than the page's one main heading, with which its title element begins."""
    headings = [" ".join("".join(element.itertext()).split()) for element in tree.iter("h1")]
    titled = _text(tree.xpath("string(//title)"))
    return len(headings) == 1 and bool(headings[0]) and titled.startswith(headings[0]) and headings[0] not in headline


def _byline(tree: Any) -> str:
    """What stands in the one element of class `byline` right under the page's one main heading; those under others are of other stories."""
    if len(tree.xpath("//h1")) != 1 or not tree.xpath("//@class[contains(., 'yline')]"):
        return ""
    found: list[str] = []
    for element in tree.xpath(_BELOW_THE_HEADING):
        around = list(element.iterancestors())
        if any(one.tag in _BESIDE for one in around):
            continue
        if element.tag in _HEADINGS:
            break
        if _BYLINE.search(element.get("class") or "") and not any(_BYLINE.search(one.get("class") or "") for one in around):
            found.append(" ".join("".join(element.itertext()).split()))
    return found[0] if len(found) == 1 else ""


def _shown(tree: Any) -> tuple[str, ...]:
    """Short lines with figures around the page's one main heading: above it, and below it as far as the next heading or the story.

    What a page that calls itself an event shows there is the day of that.
    """
    headings = list(tree.iter("h1"))
    if len(headings) != 1 or tree.xpath("//body[contains(@class, 'event')] | //*[contains(@itemtype, '/Event')]"):
        return ()
    above = headings[0].xpath("preceding::*[not(ancestor-or-self::nav or ancestor-or-self::aside or ancestor-or-self::ul)]")[-_NEAR:]
    below = headings[0].xpath("following::*[not(ancestor-or-self::nav or ancestor-or-self::aside)]")
    lines: list[str] = []
    for element in above:
        lines += _figures(element)
    for element in below[: 2 * _NEAR]:
        if element.tag in _HEADINGS or (element.tag == "p" and len("".join(element.itertext())) > _LONG):
            break
        lines += _figures(element)
    return tuple(dict.fromkeys(lines))


def _figures(element: Any) -> list[str]:
    """The words of an element, if they are few and hold a figure; those of bylines are read as such."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript", "option"):
        return []
    if _BYLINE.search(element.get("class") or "") or any(_BYLINE.search(one.get("class") or "") for one in element.iterancestors()):
        return []
    words = " ".join("".join(element.itertext()).split())
    return [words] if len(words) <= _LONG and any(c.isdigit() for c in words) else []


def _json_ld(tree: Any) -> Mapping[str, Any]:
    """The article among the JSON-LD blocks; empty when there is none, or several of which none bears the title of the page."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            block = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue  # a block that is not JSON says nothing; pages often carry one
        found += _articles(block)
    if len(found) < 2:
        return found[0] if found else {}
    title = _text(tree.xpath("string(//title)")).casefold()
    named = [node for node in found if (headline := _text(node.get("headline")).casefold()) and headline in title]
    # A page may describe its article twice; what is told of two articles is told of neither.
    same = named or found
    return same[0] if len({(_text(node.get("headline")), _text(node.get("datePublished"))) for node in same}) == 1 else {}


def _articles(block: Any) -> list[Mapping[str, Any]]:
    """The articles of a block that stand in no other article, and not among what a page only points to."""
    found: list[Mapping[str, Any]] = []
    waiting = [block]
    for _ in range(_MAX_JSON_NODES):
        if not waiting:
            break
        node = waiting.pop(0)
        if isinstance(node, dict):
            if _ARTICLE_TYPES.intersection(_types(node)):
                found.append(node)
            else:
                waiting += [value for key, value in node.items() if key not in _OTHERS]
        elif isinstance(node, list):
            waiting += node
    return found


def _types(node: Mapping[str, Any]) -> list[Any]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _live(article: Mapping[str, Any]) -> str:
    """The stretch of days that the entries of a live page span, in EDTF; empty for an article of another kind or of one day."""
    entries = article.get("liveBlogUpdate")
    if _LIVE not in _types(article) or not isinstance(entries, list):
        return ""
    told = [article.get("datePublished"), *(entry.get("datePublished") for entry in entries if isinstance(entry, dict))]
    days = sorted(match[0] for stamp in told if isinstance(stamp, str) and (match := _DAY.match(stamp)))
    return f"{days[0]}/{days[-1]}" if days and days[0] != days[-1] else ""


def _edited(meta: Mapping[str, str], article: Mapping[str, Any]) -> str:
    """The stretch of days in which a wiki's page was written, in EDTF; empty for other pages, whose later changes are small ones."""
    days = [_DAY.match(stamp) for key in ("datePublished", "dateModified") if isinstance(stamp := article.get(key), str)]
    if not meta.get("generator", "").startswith("MediaWiki") or len(days) < 2 or not all(days):
        return ""
    first, last = sorted(day[0] for day in days if day)
    return f"{first}/{last}" if first != last else ""


def _names(value: Any) -> tuple[str, ...]:
    """Names in a JSON-LD person, organisation, string or list of them."""
    items = value if isinstance(value, list) else [value]
    return tuple(name for item in items if (name := _text(item.get("name") if isinstance(item, dict) else item)))


def _text(value: Any) -> str:
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _web(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""
