"""What the HTML and text editions say: read back by a parser that wrote none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html.parser import HTMLParser

from briefgen.doctree.printed import Piece
from briefgen.model.finding import Finding, Verdict
from briefgen.verification.locating import essential, locate
from briefgen.verification.pages import squeezed
from briefgen.verification.printed import touched

Fold = Callable[[str], str]
"""How a kind of edition writes the words of the tree: a cable has no typographic marks."""
_CHANGE_BAR = re.compile(r"^\s*\| ?", flags=re.MULTILINE)
_UNREAD = ("script", "style", "template")


def text_of(name: str, data: bytes) -> str:
    """The squeezed text of an edition's file, by its suffix: `.html`, else plain text with change bars at the head of lines."""
    words = data.decode("utf-8", "replace")
    if not name.endswith(".html"):
        return squeezed(_CHANGE_BAR.sub("", words))
    reader = _Reader()
    reader.feed(words)
    reader.close()
    return squeezed("".join(reader.parts))


def unsaid(pieces: Sequence[Piece], text: str, fold: Fold) -> tuple[Piece, ...]:
    """The pieces that a reader acts on and that `text`, as `text_of` gives it, does not hold."""
    _, missing = locate([replace(piece, text=fold(piece.text)) for piece in pieces], (text,))
    return tuple(piece for piece in missing if essential(piece))


def read_statements(said: Sequence[Piece], text: str, fold: Fold) -> tuple[Finding, ...]:
    """A finding for each piece that `text` does not hold anywhere."""
    _, missing = locate([replace(piece, text=fold(piece.text)) for piece in said], (text,))
    unread = {(piece.kind, piece.subject) for piece in missing}
    return tuple(
        Finding(
            verdict=Verdict.ALTERED,
            what=piece.kind,
            subject=piece.subject,
            message=f"the edition says “{piece.text}”, this file does not",
            passes=False,
        )
        for piece in said
        if (piece.kind, piece.subject) in unread
    )


def compare_texts(said: Sequence[Piece], made: str, shown: str, fold: Fold) -> tuple[Finding, ...]:
    """A finding for each place at which a text edition is other than it was made, named by what stands there. said: its pieces."""
    places, _ = locate([replace(piece, text=fold(piece.text)) for piece in said], (made,))
    named = [[place.kind, place.subject, place.start, place.end] for place in places]
    return tuple(touched({"text": made, "places": named}, shown, None))


class _Reader(HTMLParser):
    """Keeps the characters of a page's body that are shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's interface
        self._hidden += tag in _UNREAD

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _UNREAD and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
