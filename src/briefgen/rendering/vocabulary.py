"""The elements and attributes a template may write; docs/templates.md describes them for designers."""

from __future__ import annotations

BLOCKS = frozenset(
    "h1 h2 h3 p note statement statements ul ol table figure aside reference contents section cover banner pagebreak".split()  # noqa: SIM905
)
INLINES = frozenset(("span", "strong", "em", "a", "cite", "br"))

ATTRIBUTES: dict[str, frozenset[str]] = {
    "brief": frozenset(("title", "lang", "author", "subject", "keywords")),
    "furniture": frozenset(("head-left", "head-right", "foot-left", "foot-centre", "foot-right", "watermark")),
    "section": frozenset(("id", "role")),
    "cover": frozenset(),
    "banner": frozenset(),
    "pagebreak": frozenset(),
    "contents": frozenset(("depth",)),
    "h1": frozenset(("id", "contents")),
    "h2": frozenset(("id", "contents")),
    "h3": frozenset(("id", "contents")),
    "p": frozenset(("role", "id")),
    "note": frozenset(("id",)),
    "statement": frozenset(("id", "date", "speaker", "office", "role", "changed", "anchor")),
    "statements": frozenset(),
    "mark": frozenset(),
    "ul": frozenset(),
    "ol": frozenset(),
    "li": frozenset(),
    "aside": frozenset(("role",)),
    "title": frozenset(),
    "table": frozenset(("id", "role", "alt", "wide")),
    "caption": frozenset(),
    "source": frozenset(),
    "col": frozenset(("align", "width")),
    "thead": frozenset(),
    "tr": frozenset(),
    "th": frozenset(),
    "td": frozenset(),
    "figure": frozenset(("exhibit", "wide")),
    "reference": frozenset(("n", "short", "again", "run-on")),
    "passage": frozenset(("locator", "statement")),
    "span": frozenset(("role", "lang")),
    "strong": frozenset(),
    "em": frozenset(),
    "a": frozenset(("href",)),
    "cite": frozenset(("n", "statement")),
    "br": frozenset(),
}

INSIDE: dict[str, frozenset[str]] = {
    "brief": BLOCKS | {"furniture"},
    "section": BLOCKS,
    "cover": BLOCKS,
    "banner": BLOCKS,
    "aside": BLOCKS | {"title"},
    "ul": frozenset(("li",)),
    "ol": frozenset(("li",)),
    "li": BLOCKS | INLINES,
    "table": frozenset(("caption", "source", "col", "thead", "tr")),
    "thead": frozenset(("tr",)),
    "tr": frozenset(("th", "td")),
    "figure": frozenset(("caption", "source")),
    "statement": INLINES | {"mark"},
    "statements": frozenset(("statement",)),
    "reference": INLINES | {"passage"},
    "passage": frozenset(),
    "mark": frozenset(),
    "contents": frozenset(),
    "pagebreak": frozenset(),
    "furniture": frozenset(),
    "col": frozenset(),
    "cite": frozenset(),
    "br": frozenset(),
}
"""What may stand in an element; an element not listed holds inline content."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "brief": ("title",),
    "section": ("id",),
    "h1": ("id",),
    "h2": ("id",),
    "h3": ("id",),
    "statement": ("id",),
    "figure": ("exhibit",),
    "reference": ("n",),
    "passage": ("locator",),
    "a": ("href",),
    "cite": ("n",),
    "aside": ("role",),
}

NO_TEXT = frozenset(
    (
        "brief",
        "section",
        "cover",
        "banner",
        "aside",
        "statements",
        "ul",
        "ol",
        "table",
        "thead",
        "tr",
        "figure",
        "contents",
        "pagebreak",
        "furniture",
        "col",
        "cite",
        "br",
    )
)
"""Elements between whose children only white space may stand."""

SECTION_ROLES = ("section", "summary", "references", "annex")
ALIGNMENTS = ("left", "right", "center", "decimal")
