"""Text between the doctree and the line: inks, pieces in one ink, words that must not be parted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.writers.pdf.face import Face
from briefgen.writers.pdf.fonts import FontBook
from briefgen.writers.pdf.spelling import advance
from briefgen.writers.pdf.structure import Element

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SHORT_INSERTION = 3
"""Spaces: an insertion with fewer of them (`[date not given]`) is read at one glance."""
_YEAR = re.compile(r"(?<!\S)[12]\d{3}\Z")
_DAY_AND_MONTH = rf"(?<=\d)(?<!\d\d\d) (?:{'|'.join(_MONTHS)})\b"
_MONTH_AND_DAY = rf"(?= \d)(?:{'|'.join(f'(?<={month})' for month in _MONTHS)}) \d\d?\b"
# No line ends between ≈ and its date, nor between a day and its month, which are read at one glance; and none begins with a dash, a
# point that parts, or dots, not even with the mark that closes a quotation behind them.
_SPACE = re.compile(
    rf"(?<!≈)(?!{_DAY_AND_MONTH})(?!{_MONTH_AND_DAY})(?! [–—…·](?![^\s”’»\"'),.;:]))([ \t\n\r\u2000-\u2006\u2008-\u200a\u205f\u3000]+)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A citation in the text that asks for a note at the foot. number: of the reference; locators: places in it.

    element: what it stands in.
    """

    number: int
    locators: tuple[str, ...]
    element: Element


@dataclass(slots=True, eq=False)
class Ink:
    """How text is drawn and whose it is. rise: points above the baseline. target: where it leads when it is a link.

    call: for a citation whose reference is printed at the foot. Shared by all that is drawn with it, so never changed; it is not
    frozen because to make a frozen object takes fifteen times as long, and a page has a hundred inks.
    """

    font: str
    size: float
    colour: str
    element: Element | None
    rise: float = 0.0
    lang: str | None = None
    target: str | None = None
    caps: bool = False
    call: Call | None = None

    def but(self, **changes: object) -> Ink:
        """This ink with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def styled(self, font: str, size: float, colour: str, rise: float, *, caps: bool) -> Ink:
        """This ink in another style; `but` would take four times as long, and every label and citation asks for one."""
        return Ink(font, size, colour, self.element, rise, self.lang, self.target, caps, self.call)


@dataclass(slots=True, eq=False)
class Piece:
    """Characters in one ink and one face.

    width in points; lead: points of space before it. shaped: drawn with every feature of its script.
    """

    ink: Ink
    face: Face
    text: str
    width: float
    lead: float = 0.0
    shaped: bool = False


@dataclass(slots=True, eq=False)
class Word:
    """Pieces that stay on one line. gap: the space before it when it does not begin a line; ink of that space, None when it has none.

    close: read with the word before it (a year behind its month, what a number counts, the words of a short insertion), so that a line
    rather does not begin with it.
    """

    pieces: list[Piece]
    width: float
    gap: float = 0.0
    gap_ink: Ink | None = None
    forced: bool = False
    close: bool = False


@dataclass(slots=True, eq=False)
class Composer:
    """Collects inline content into words. lost: characters that no font has, as drawn by `fallback.REPLACEMENT`."""

    fonts: FontBook
    words: list[Word] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    _space: Ink | None = None
    _gap: float = 0.0
    _forced: bool = False
    _open: bool = False
    _lead: float = 0.0
    _extra: float = 0.0
    _close: bool = False

    def text(self, text: str, ink: Ink) -> None:
        """Add characters; they continue the last word unless white space or a break comes between."""
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if ink.caps:
            text = text.upper()
        spelling, size = self.fonts.spelling(ink.font), ink.size
        gap, before = spelling.space * size / 1000, ""
        inserted = text[:1] == "[" and text[-1:] == "]" and text.count(" ") < _SHORT_INSERTION
        for part in _SPACE.split(text):
            if not part:
                continue
            if part.isspace():
                self._space, self._gap, self._open = (ink if self.words else None), gap, False
                continue
            self._close, before = bool(before) and (inserted or _close(before, part)), part
            for at, chunk in enumerate(spelling[part]):
                if at:
                    self._open = False
                for characters, face, units, shaped, lost in chunk:
                    if lost:
                        self.lost.append(lost)
                    self._put(Piece(ink, face, characters, units * size / 1000, 0.0, shaped))

    @property
    def at_word_start(self) -> bool:
        """True when the next text begins a word."""
        return not self._open

    def space(self, ink: Ink, extra: float = 0.0) -> None:
        """A space in `ink`, `extra` points wider than its own, where a line may end."""
        self._space, self._open, self._extra = (ink if self.words else None), False, extra
        self._gap = self.fonts.face(ink.font).space * ink.size / 1000

    def may_break(self) -> None:
        """A line may end here, without a space."""
        self._open = False

    def line_break(self) -> None:
        """The line ends here."""
        self._forced, self._open, self._space = True, False, None

    def tie(self) -> None:
        """What follows continues the last word, whatever space came before."""
        self._space, self._open, self._forced = None, bool(self.words), False

    def lead(self, points: float) -> None:
        """White space before the next piece of the word, where no line may end."""
        self._lead = points

    def take(self, words: Sequence[Word]) -> None:
        """Add words that were composed alone, after the space that was written last."""
        first, others = words[:1], words[1:]
        for word in first:
            spaced = self._space is not None and not self._forced
            gap, ink = (self._gap + self._extra, self._space) if spaced else (0.0, None)
            self.words.append(Word(word.pieces, word.width, gap, ink, word.forced or self._forced, word.close))
        self.words += others
        self._space, self._forced, self._extra, self._lead, self._open = None, False, 0.0, 0.0, True

    def _put(self, piece: Piece) -> None:
        """Add a piece to the open word, or begin one with it."""
        if self._open and self.words:
            piece.lead = self._lead
            word = self.words[-1]
            word.pieces.append(piece)
            word.width += piece.lead + piece.width
        else:
            if self._space is not None and not self._forced:
                word = Word([piece], piece.width, self._gap + self._extra, self._space, close=self._close)
            else:
                word = Word([piece], piece.width, 0.0, None, self._forced)
            self.words.append(word)
            self._space, self._forced, self._extra, self._close = None, False, 0.0, False
        self._lead, self._open = 0.0, True


def _close(before: str, word: str) -> bool:
    """True for a year behind its month or day (`July 2018`, `July 5, 2018`) and for what a number that is no year counts (`9 percent`)."""
    if word[0].isdigit():
        return word[:4].isdecimal() and len(word) > 3 and (before.endswith(_MONTHS) or (before[-1] == "," and before[-2:-1].isdigit()))
    return before[-1].isdigit() and word[0].islower() and not _YEAR.search(before)


def broken_up(word: Word, width: float) -> list[Word]:
    """A word wider than a line, cut into pieces that fit, between characters (combining marks stay with their base)."""
    parts = [Word([], 0.0, word.gap, word.gap_ink, word.forced)]
    for piece in word.pieces:
        scale = piece.ink.size / 1000
        text = piece.text
        while text:
            end = _fitting(text, piece, (width - parts[-1].width) / scale)
            if end == 0 and parts[-1].pieces:
                parts.append(Word([], 0.0))
                continue
            end = end or _first_cluster(text)
            tied = end < len(text) and " " in text[:end]
            if tied:  # a day and its month, where there is no room for both
                end = text.rindex(" ", 0, end) + 1
            cut = Piece(piece.ink, piece.face, text[:end], advance(text[:end], piece.face) * scale, 0.0, piece.shaped)
            parts[-1].pieces.append(cut)
            parts[-1].width += cut.width
            text = text[end:]
            if tied:
                parts.append(Word([], 0.0))
    return parts


def _first_cluster(text: str) -> int:
    end = 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _fitting(text: str, piece: Piece, units: float) -> int:
    """How many characters fit, a whole number of clusters, each measured alone."""
    used, end = 0.0, 0
    while end < len(text):
        size = _first_cluster(text[end : end + 8])
        used += piece.face.width(text[end : end + size])
        if used > units:
            break
        end += size
    return end
