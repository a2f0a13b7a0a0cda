"""The structure tree: what each piece of the document is, in reading order (PDF 1.7, 14.7-14.8; PDF/UA-1)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Content:
    """A marked-content sequence: page counted from 0, MCID on it."""

    page: int
    mcid: int


@dataclass(slots=True, eq=False)
class Annotated:
    """An annotation that belongs to an element; number: of its object."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; it enters its parent's kids when the first thing is drawn under it, so the tree is in paint order.

    attributes: PDF dictionaries as text, one for each owner. id: unique in the document, for Note elements and statements.
    follows: the kid of the same parent that this one is read after, whatever was drawn in between; None: in the order of drawing.
    number: its object number, given when the tree is complete.
    """

    role: str
    parent: Element | None = None
    alt: str | None = None
    actual: str | None = None
    lang: str | None = None
    title: str | None = None
    id: str | None = None
    attributes: tuple[str, ...] = ()
    kids: list[Element | Content | Annotated] = field(default_factory=list)
    attached: bool = False
    number: int = 0
    follows: Element | None = None

    def child(
        self,
        role: str,
        *,
        alt: str | None = None,
        lang: str | None = None,
        title: str | None = None,
        id: str | None = None,
        attributes: tuple[str, ...] = (),
    ) -> Element:
        """A new element under this one."""
        return Element(role, self, alt, None, lang, title, id, attributes)

    def within(self, role: str) -> bool:
        """True when this element or one above it has that role."""
        return self.role == role or (self.parent is not None and self.parent.within(role))

    def under(self, element: Element) -> bool:
        """True when it is that element or stands somewhere in it."""
        return self is element or (self.parent is not None and self.parent.under(element))

    def attach(self) -> Element:
        """Put this element, and its ancestors, into the tree."""
        if not self.attached:
            self.attached = True
            if self.parent is not None:
                self.parent.attach()._take(self)
        return self

    def _take(self, kid: Element) -> None:
        """Put a kid at the end, or behind the one it follows and the others that do."""
        if kid.follows is None or not kid.follows.attached:
            self.kids.append(kid)
            return
        at = self.kids.index(kid.follows) + 1
        while at < len(self.kids) and isinstance(after := self.kids[at], Element) and after.follows is kid.follows:
            at += 1
        self.kids.insert(at, kid)


@dataclass(slots=True, eq=False)
class ParentTree:
    """Which element owns each MCID of a page, and each annotation (PDF 1.7, 14.7.4.4). Keys are given out in order of need."""

    owners: list[list[Element] | Element] = field(default_factory=list)

    def page(self) -> tuple[int, list[Element]]:
        """Key and owner list of a new page."""
        mcids: list[Element] = []
        self.owners.append(mcids)
        return len(self.owners) - 1, mcids

    def annotation(self, owner: Element) -> int:
        """Key of a new annotation."""
        self.owners.append(owner)
        return len(self.owners) - 1
