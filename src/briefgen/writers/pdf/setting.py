"""What every part of a story is set with: styles, fonts, numbers already known, what was lost on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from briefgen.doctree.nodes import Break, Cite, Inline, Link, Styled, Text
from briefgen.doctree.style import TextStyle
from briefgen.writers.pdf.fonts import FontBook
from briefgen.writers.pdf.lines import Line, broken
from briefgen.writers.pdf.slabs import Band, Slab, TextLine
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.styles import Styles
from briefgen.writers.pdf.words import Call, Composer, Ink, Word

_NARROWEST = 48.0
_BALANCED = 4  # lines of a heading that are evened out
TOGETHER = 4  # as many citations stay with the word before them and with one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where blocks go: x and width in the column, parent in the tree.

    hang: room to the left of x for labels, margin_gap of it kept free.
    """

    x: float
    width: float
    parent: Element
    hang: float = 0.0
    margin_gap: float = 0.0
    bands: tuple[Band, ...] = ()

    def under(self, parent: Element) -> Place:
        """The same place under another element."""
        return replace(self, parent=parent)

    def full(self) -> Place:
        """This place with its margin column taken for text."""
        return replace(self, x=self.x - self.hang, width=self.width + self.hang, hang=0.0, margin_gap=0.0)

    def inset(self, left: float, right: float = 0.0) -> Place:
        """This place made narrower; it keeps room for a few words, however deep things are nested."""
        share = min(1.0, max(self.width - _NARROWEST, 0.0) / ((left + right) or 1.0))
        return replace(self, x=self.x + left * share, width=self.width - (left + right) * share)


@dataclass(slots=True, kw_only=True, eq=False)
class Setting:
    """Shared by all parts of one story.

    pages: anchor to page number (from 1) as far as known from the pass before. names: what a link annotation says of an anchor.
    lost: (characters, words around them, what they stand in) for characters that no font has. subject: what is being set, such as
    `statement a1b2c3d4`. cited: when references are printed at the foot too,
    reference number to statement to the places in it that the statement rests on; None while nothing asks for a note. highest: the
    highest number of a reference; the words of all of them begin where its words do.
    """

    styles: Styles
    fonts: FontBook
    lang: str
    pages: Mapping[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    subject: str = ""
    cited: Mapping[int, Mapping[str, tuple[str, ...]]] | None = None
    highest: int = 0

    @contextmanager
    def unnoted(self, *, when: bool) -> Iterator[None]:
        """While it lasts, no citation asks for a note, `when` that is so."""
        before = self.cited
        self.cited = None if when else before
        yield
        self.cited = before

    # -- inline content to words ----------------------------------------------------------------------

    def composer(self) -> Composer:
        """An empty composer."""
        return Composer(self.fonts)

    def ink(self, style: TextStyle, element: Element | None) -> Ink:
        """The ink of a text style."""
        return Ink(style.font, style.size, style.colour, element, style.rise, caps=style.caps)

    def inline(self, composer: Composer, children: Sequence[Inline], ink: Ink) -> None:
        """Add inline nodes to a composer."""
        cited: Ink | None = None
        run = 0
        for child in children:
            match child:
                case Text(text=text, lang=lang):
                    composer.text(text, ink.but(lang=lang) if lang and lang != self.lang else ink)
                case Styled(role=role, children=inner):
                    self.inline(composer, inner, self.styles.inline(role, ink))
                case Cite():
                    cited = self.cite(composer, child, ink, cited if run else None, breakable=run >= TOGETHER)
                case Link(target=target, children=inner):
                    element = ink.element.child("Link") if ink.element is not None else None
                    self.inline(composer, inner, ink.but(element=element, target=target, colour=self._link_colour(ink)))
                case Break():
                    composer.line_break()
            run = run + 1 if isinstance(child, Cite) else 0

    def cite(self, composer: Composer, cite: Cite, ink: Ink, before: Ink | None, *, statement: str = "", breakable: bool = False) -> Ink:
        """Add a citation mark, raised and tied to the word before it; gives its ink.

        After a space it is a word of its sentence (`in [2]`) and stands on the line. before: the ink of the citation it follows,
        which it is like; statement: whose citation it is when it does not say; breakable: a line may end before it.
        """
        raised = self.styles.inline("cite", ink) if self.styles.named("cite") else ink.but(size=ink.size * 0.72, rise=ink.size * 0.3)
        size, rise = raised.size, raised.rise
        if before is not None:
            size, rise = before.size, before.rise
            if breakable:
                composer.may_break()
        elif composer.at_word_start:
            size, rise = ink.size, 0.0
        else:
            composer.lead(ink.size * 0.12)
        element = ink.element.child("Reference").child("Link") if ink.element is not None else None
        target, call = f"#ref-{cite.number}", self._call(cite, ink, statement)
        made = Ink(raised.font, size, raised.colour, element, rise, raised.lang, target, raised.caps, call)
        composer.text(f"[{cite.number}]", made)
        return made

    def _call(self, cite: Cite, ink: Ink, statement: str) -> Call | None:
        places = self.cited.get(cite.number) if self.cited is not None else None
        if places is None or ink.element is None or ink.element.within("Note"):
            return None
        return Call(cite.number, places.get(cite.statement or statement, ()), ink.element)

    def _link_colour(self, ink: Ink) -> str:
        return self.styles.sheet.colours.get("link") or self.styles.sheet.colours.get("accent") or ink.colour

    # -- words to slabs ---------------------------------------------------------------------------

    def words(self, children: Sequence[Inline], ink: Ink) -> list[Word]:
        """Inline nodes as words."""
        composer = self.composer()
        self.inline(composer, children, ink)
        return self.finish(composer)

    def finish(self, composer: Composer) -> list[Word]:
        """A composer's words; what it lost is noted."""
        if composer.lost:
            around = "".join((" " if word.gap_ink else "") + "".join(piece.text for piece in word.pieces) for word in composer.words[:40])
            self.lost.append(("".join(composer.lost), around, self.subject))
        return composer.words

    def lines(self, words: Sequence[Word], style: TextStyle, width: float, *, tail: bool = False) -> list[Line]:
        """Words broken into lines for a text style; tail: text of the same element follows elsewhere, so a space ends it."""
        return broken(words, width - style.indent, style.first, justify=style.align == "justify", tail=tail)

    def paragraph(self, words: Sequence[Word], style: TextStyle, place: Place, *, glued: bool = False) -> list[Slab]:
        """A paragraph as slabs: no line of it stands alone at the head or foot of a column. glued: stays with what follows."""
        return stack(self.lines(words, style, place.width), style, place, glued=glued)

    def heading(self, words: Sequence[Word], style: TextStyle, place: Place, *, glued: bool = False) -> list[Slab]:
        """A heading as slabs: of more lines than one none is much shorter than the others, so that no word stands alone on the last."""
        lines = self.lines(words, style, place.width)
        low, high = place.width / max(len(lines), 1), place.width
        while 1 < len(lines) <= _BALANCED and high - low > 2.0:
            middle = (low + high) / 2
            tried = self.lines(words, style, middle)
            if len(tried) > len(lines):
                low = middle
            else:
                lines, high = tried, middle
        return stack(lines, style, place, glued=glued)


def stack(lines: Sequence[Line], style: TextStyle, place: Place, *, glued: bool = False) -> list[Slab]:
    """Lines as slabs in a style."""
    slabs: list[Slab] = []
    count = len(lines)
    left, drop = place.x + style.indent, baseline(style)
    for at, line in enumerate(lines):
        last = at == count - 1
        slabs.append(
            TextLine(
                height=style.leading,
                line=line,
                x=left + style.first if at == 0 and style.first else left,
                drop=drop,
                shift=shift(line, style, place.width - style.indent - (style.first if at == 0 else 0.0)),
                before=style.before if at == 0 else 0.0,
                after=style.after if last else 0.0,
                glued=glued if last else at == 0 or at == count - 2,
                bands=place.bands,
            )
        )
    return slabs


def baseline(style: TextStyle) -> float:
    """From the top of a line to its baseline: capitals stand in the middle of the leading."""
    return (style.leading + 0.68 * style.size) / 2


def shift(line: Line, style: TextStyle, width: float) -> float:
    """How far a line moves right for its alignment."""
    match style.align:
        case "right":
            return max(width - line.width, 0.0)
        case "center":
            return max((width - line.width) / 2, 0.0)
    return 0.0
