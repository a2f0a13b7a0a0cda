"""Small pieces of HTML, as feeds and mails carry them, as plain paragraphs."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr td table section article header footer figure figcaption hr pre".split()  # noqa: SIM905  a word list
)
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript"})


def paragraphs(markup: str) -> list[str]:
    """The visible text, one string a block, white space folded; text without any markup comes back as its own lines."""
    if "<" not in markup:
        return [line for line in (" ".join(raw.split()) for raw in unescape(markup).split("\n")) if line]
    parser = _Blocks()
    parser.feed(markup)
    parser.close()
    parser.finish()
    return parser.found


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's signature
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.finish()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.finish()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def finish(self) -> None:
        """Close the block being read."""
        block = " ".join("".join(self._words).split())
        self._words.clear()
        if block:
            self.found.append(block)
