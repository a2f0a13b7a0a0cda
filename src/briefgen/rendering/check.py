"""What the markup reader holds a template to, and the Problems it collects."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from difflib import get_close_matches

from briefgen.errors import Location, Problem, error
from briefgen.rendering.elements import Element
from briefgen.rendering.links import linkable
from briefgen.rendering.vocabulary import ATTRIBUTES, INLINES, INSIDE, NO_TEXT, REQUIRED

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")  # RFC 3066, as ISO 14289-1, 7.2 and ISO 19005-3, 6.7.4 want it


class Checker:
    """Checks elements one at a time, remembers anchors, links and citations, and compares them at the end.

    text_roles, box_roles: the roles the style sheet has. problems: what was found, in document order.
    """

    def __init__(
        self, text_roles: Collection[str], box_roles: Collection[str], exhibits: Collection[str], snippet: Callable[[Location], str | None]
    ) -> None:
        self.problems: list[Problem] = []
        self.exhibits = exhibits
        self._text_roles, self._box_roles, self._snippet = text_roles, box_roles, snippet
        self._anchors: dict[str, Element] = {}
        self._references: set[int] = set()
        self._links: list[tuple[str, Element]] = []
        self._cites: list[tuple[int, Element]] = []

    def element(self, element: Element, parent: str | None = None) -> bool:
        """True when the element may stand in `parent` (None: it is the root); its attributes and text are checked as well."""
        if element.tag not in ATTRIBUTES:
            self._report(element, "template.unknown-element", f"there is no element <{element.tag}>", self.near(element.tag, ATTRIBUTES))
            return False
        if parent is not None and element.tag not in INSIDE.get(parent, INLINES):
            self._report(element, "template.misplaced", f"<{element.tag}> cannot stand in <{parent}>")
            return False
        known = ATTRIBUTES[element.tag]
        for name in element.attributes:
            if name not in known:
                self._report(element, "template.unknown-attribute", f"<{element.tag}> has no attribute {name!r}", self.near(name, known))
        for name in REQUIRED.get(element.tag, ()):
            if not element.attributes.get(name):
                self._report(element, "template.missing-attribute", f"<{element.tag}> needs the attribute {name!r}")
        self._language(element)
        if element.tag in NO_TEXT:
            for child in element.children:
                if isinstance(child, str) and child.strip():
                    words = " ".join(child.split())[:40]
                    self._report(element, "template.stray-text", f"text directly in <{element.tag}>: {words!r}", ("put it in a <p>",))
        return True

    def _language(self, element: Element) -> None:
        """Reports a `lang` that PDF and HTML readers could not tell a voice by."""
        tag = element.attributes.get("lang")
        if tag is None or _LANGUAGE.fullmatch(tag):
            return
        meant = tag.strip().replace("_", "-")
        hints = (f"did you mean {meant!r}?",) if _LANGUAGE.fullmatch(meant) else ("write a code such as en or vi-VN",)
        self._report(element, "template.value", f"lang={tag!r} of <{element.tag}> is not a language code", hints)

    def number(self, element: Element, name: str) -> int | None:
        """The attribute as a number from 1, or None (reported); a <cite> is checked against the references at the end."""
        text = element.attributes.get(name, "")
        if not text.isascii() or not text.isdigit() or int(text) < 1:
            self._report(element, "template.value", f"{name}={text!r} of <{element.tag}> is not a number from 1")
            return None
        if element.tag == "cite":
            self._cites.append((int(text), element))
        if element.tag == "reference":
            self._references.add(int(text))
        return int(text)

    def flag(self, element: Element, name: str, default: bool = False) -> bool:
        """A `yes` or `no` attribute."""
        return self.choice(element, name, ("yes", "no"), "yes" if default else "no") == "yes"

    def choice(self, element: Element, name: str, choices: tuple[str, ...], default: str) -> str:
        """The attribute, one of `choices`; the default when absent or (reported) something else."""
        text = element.attributes.get(name, default)
        if text not in choices:
            self._report(
                element, "template.value", f"{name}={text!r} of <{element.tag}> is none of {', '.join(choices)}", self.near(text, choices)
            )
            return default
        return text

    def text_role(self, element: Element, role: str) -> str:
        """The role, reported unless the style sheet has a text style for it."""
        if role not in self._text_roles:
            self._report(element, "template.unknown-role", f"the style sheet has no [text.{role}]", self.near(role, self._text_roles))
        return role

    def box_role(self, element: Element) -> str:
        """The role of an <aside>, reported unless the style sheet has a box for it."""
        role = element.attributes.get("role", "")
        if role and role not in self._box_roles:
            self._report(element, "template.unknown-role", f"the style sheet has no [box.{role}]", self.near(role, self._box_roles))
        return role

    def target(self, element: Element) -> str:
        """The target of an <a>: `#anchor` or an absolute http, https or mailto address."""
        href = element.attributes.get("href", "")
        if href.startswith("#"):
            self._links.append((href[1:], element))
        elif href and not linkable(href):
            self._report(element, "template.value", f"href={href!r} is neither #anchor nor an http, https or mailto address")
        return href

    def anchor(self, element: Element, id: str, *, again: bool = False) -> bool:
        """True when `id` is new. again: a second use is no fault (a statement printed twice is an anchor once)."""
        if not id:
            return False
        if id in self._anchors:
            if not again:
                self._report(element, "template.twice", f"the id {id!r} is used twice")
            return False
        self._anchors[id] = element
        return True

    def refers(self, id: str, element: Element) -> None:
        """`id` must be an anchor of the document; reported at the end if it is not."""
        self._links.append((id, element))

    def report(self, element: Element, code: str, message: str, hints: tuple[str, ...] = ()) -> None:
        """Remember a Problem at an element."""
        self._report(element, code, message, hints)

    def finish(self) -> None:
        """Report links without an anchor and citations without a reference."""
        for anchor, element in self._links:
            if anchor not in self._anchors:
                self._report(
                    element, "template.no-anchor", f"nothing in the document has the id {anchor!r}", self.near(anchor, self._anchors)
                )
        for number, element in self._cites:
            if number not in self._references:
                self._report(element, "template.no-reference", f'[{number}] is cited but the template prints no <reference n="{number}">')

    @staticmethod
    def near(word: str, known: Collection[str]) -> tuple[str, ...]:
        """A hint with the nearest known word, if any is near."""
        found = get_close_matches(word, sorted(known), n=1)
        return (f"did you mean {found[0]!r}?",) if found else ()

    def _report(self, element: Element, code: str, message: str, hints: tuple[str, ...] = ()) -> None:
        self.problems.append(error(code, message, element.where, snippet=self._snippet(element.where), hints=hints))
