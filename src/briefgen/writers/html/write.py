"""The HTML edition: one page that needs nothing beside it and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib.resources import files

from markupsafe import Markup

from briefgen.doctree.nodes import Figure, Heading, ReferenceEntry, Tree
from briefgen.doctree.walk import walk
from briefgen.model.corpus import Document
from briefgen.model.edition import Edition
from briefgen.ports import Measure
from briefgen.writers.html.blocks import blocks
from briefgen.writers.html.colours import dark_rules
from briefgen.writers.html.drawing import colours
from briefgen.writers.html.elements import element, joined, safe_text
from briefgen.writers.html.page import Page


def write_html(edition: Edition, tree: Tree, documents: Mapping[str, Document], measure: Measure | None = None) -> str:
    """The page of an edition: the tree's blocks, with the passage behind each citation shown in its context.

    documents: the cited documents by id; where one is missing or has another version than the edition cites, its citations lead to
    the reference's entry and no more. measure: widths of the words of charts, so that they fill the room they were laid out for
    whatever font a reader has.
    """
    nodes = tuple(walk(tree.blocks))
    page = Page(
        edition=edition,
        documents=documents,
        measure=measure,
        headings=tuple(node for node in nodes if isinstance(node, Heading) and node.contents),
        references={reference.number: reference for reference in edition.references},
        listed=frozenset(node.number for node in nodes if isinstance(node, ReferenceEntry)),
    )
    drawn = frozenset().union(*(colours(node.drawing) for node in nodes if isinstance(node, Figure) and node.drawing))
    style = _resource("page.css") + dark_rules(drawn)
    script = _resource("page.js")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        *_properties(tree),
        element("link", rel="icon", href="data:,"),
        element("title", safe_text(tree.title)),
        # both are files of ours and stand in the page as they are: their hashes are in the policy
        element("style", Markup(style)),  # noqa: S704
    )
    body = element("body", _body(page, tree), _panel(), element("script", Markup(script)))  # noqa: S704
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=tree.lang)}\n"


def _body(page: Page, tree: Tree) -> Markup:
    furniture = tree.furniture
    main = blocks(page, tree.blocks)
    if not page.titled:
        main = element("h1", safe_text(tree.title)) + main
    return joined(
        (
            element("a", "Skip to the text", href="#bg-main", class_="skip"),
            _sides("header", furniture.head_left, furniture.head_right),
            element("main", main, id="bg-main", tabindex=-1),
            _sides("footer", furniture.foot_left, furniture.foot_centre or furniture.head_right),
        )
    )


def _sides(name: str, left: str, right: str) -> Markup:
    shown = (element("span", safe_text(left), class_="desk"), element("span", safe_text(right), class_="marking") if right else "")
    return element(name, *shown, class_="furniture")


def _properties(tree: Tree) -> list[Markup]:
    found = (("author", tree.author), ("description", tree.subject), ("keywords", ", ".join(tree.keywords)))
    return [element("meta", name=name, content=safe_text(text)) for name, text in found if text]


def _panel() -> Markup:
    """Where the script shows a cited passage; empty and closed without it."""
    buttons = (
        element("button", "Previous", type="button", class_="earlier", aria_label="Previous citation"),
        element("button", "Next", type="button", class_="later", aria_label="Next citation"),
        element("button", "Close", type="button", class_="close"),
    )
    return element(
        "dialog",
        element("div", element("h2", "Source", id="bg-panel-title"), element("div", *buttons, class_="buttons"), class_="panel-head"),
        element(
            "div",
            element("p", class_="panel-source"),
            element("p", class_="panel-statement"),
            element("div", class_="panel-passages"),
            element("p", element("a", "Show in the list of references", href="#", class_="panel-link")),
            class_="panel-body",
            tabindex=0,
        ),
        id="bg-panel",
        aria_labelledby="bg-panel-title",
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _resource(name: str) -> str:
    return files("briefgen.writers.html").joinpath(name).read_text(encoding="utf-8")
