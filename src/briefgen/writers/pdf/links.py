"""Where links lead: anchors of the document, or addresses outside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.writers.pdf.hooks import string
from briefgen.writers.pdf.structure import Element

_LONGEST = 160  # characters that a link says of its target


@dataclass(slots=True, eq=False)
class Links:
    """Link areas found while drawing. anchors: the known ones; names: what an annotation says about where it leads.

    dangling: targets that lead nowhere; their text is printed all the same. notes: reference number to the place of its note on the
    page that is drawn.
    """

    anchors: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)
    dangling: list[str] = field(default_factory=list)
    notes: Mapping[int, str] = field(default_factory=dict)
    _entries: dict[str, str] = field(default_factory=dict)
    pending: list[tuple[Element, tuple[float, float, float, float], str]] = field(default_factory=list)

    def add(self, element: Element, box: tuple[float, float, float, float], target: str) -> None:
        """Note a link area of the current page."""
        anchor = target.removeprefix("#")
        if anchor != target and anchor not in self.anchors:
            if anchor not in self.dangling:
                self.dangling.append(anchor)
            return
        known = self._entries.get(target)
        if known is None:
            known = self._entries[target] = self._made(target, anchor)
        self.pending.append((element, box, known))

    def _made(self, target: str, anchor: str) -> str:
        """Entries of an annotation: what it says, and where it leads; one text for all links to one place."""
        if anchor != target:
            return f"/Contents{string(self.names.get(anchor, f'Go to {anchor}')[:_LONGEST])}/Dest{string(anchor)}"
        return f"/Contents{string(self.names.get(target, target))}/A<</Type/Action/S/URI/URI{string(_ascii(target))}>>"


def _ascii(address: str) -> str:
    from urllib.parse import quote

    return address if address.isascii() else quote(address, safe="%/:=&?~#+!$,;'@()*[]")
