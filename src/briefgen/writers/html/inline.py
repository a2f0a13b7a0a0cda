"""Inline content as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from briefgen.doctree import nodes
from briefgen.writers.html.elements import anchor, element, joined, safe_target, safe_text, slug
from briefgen.writers.html.page import Page

_JOINER = Markup("&#8288;")
"""U+2060: no line ends between the last word and its citation."""
_TAGS = {"strong": "strong", "em": "em", "small": "small"}


def inline(page: Page, children: tuple[nodes.Inline, ...]) -> Markup:
    """The children one after the other; everything that is text is escaped."""
    return joined(_inline(page, child) for child in children)


def cites(page: Page, group: Iterable[nodes.Cite]) -> Markup:
    """Citations as they follow the last word of a statement: raised, none parted from the next."""
    shown = joined(cite(page, one) for one in group)
    return _JOINER + element("sup", shown, class_="cites") if shown else Markup("")


def cite(page: Page, node: nodes.Cite) -> Markup:
    """`[n]`: a link to the passage in the list of references, or to the entry where no passage is known; the script shows it in place."""
    target, shown = page.cite_target(node)
    return element(
        "a",
        f"[{node.number}]",
        class_="cite",
        href=f"#{target}",
        data_reference=f"ref-{node.number}" if shown else None,
        data_statement=anchor(node.statement) if shown and node.statement else None,
        aria_label=f"[{node.number}], source: {safe_text(page.source_name(node.number))}",
    )


def _inline(page: Page, node: nodes.Inline) -> Markup:
    match node:
        case nodes.Text(text=text, lang=lang):
            return element("span", safe_text(text), lang=lang) if lang else Markup("") + safe_text(text)
        case nodes.Cite():
            return cites(page, (node,))
        case nodes.Break():
            return element("br")
        case nodes.Styled(role=role, children=children):
            tag = _TAGS.get(role, "span")
            return element(tag, inline(page, children), class_=None if tag != "span" else slug(role))
        case nodes.Link(target=target, children=children):
            href = safe_target(target)
            if href is None:
                return inline(page, children)
            return element("a", inline(page, children), href=href, rel=None if href.startswith("#") else "external noopener noreferrer")
