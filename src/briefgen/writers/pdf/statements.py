"""Statements: the sentence, with its date, speaker, citations and marks run in or kept in the margin column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.doctree.nodes import StatementBlock, StatementRun
from briefgen.doctree.style import TextStyle
from briefgen.writers.pdf.margin import beside, has_margin
from briefgen.writers.pdf.setting import TOGETHER, Place, Setting
from briefgen.writers.pdf.slabs import Band, Row, Slab, TextLine
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.words import Composer, Ink, Word

_BAR = 1.6
_BAR_OUT = 7.0
_BEGUN = 12  # characters of a sentence, without which no page ends behind its label


def statement(setting: Setting, node: StatementBlock, place: Place, before: StatementBlock | None = None) -> list[Slab]:
    """Slabs of a statement, in the layout that its place has room for.

    before: the statement right before it. A date or speaker that it has too is printed again, since a label belongs to its statement
    alone, but steps back: set like an office. At the head of a column, where the one before is out of sight, it does not.
    """
    again = _again(node, before)
    style = setting.styles.text(node.role)
    element = place.parent.child("P", id=node.id if node.anchor else None)
    if node.changed:
        place = replace(place, bands=(*place.bands, _change_bar(setting, place)))
    set_with = _in_margin if has_margin(setting, place) else _run_in
    composer = setting.composer()
    _sentence(setting, node, composer, setting.ink(style, element), marks=set_with is _run_in)
    sentence = setting.finish(composer)
    slabs = set_with(setting, node, style, element, place, again, sentence)
    fresh = set_with(setting, node, style, element, place, frozenset(), sentence) if again else []
    for slab in (*slabs, *fresh):
        slab.owners = (node.id,)
    if slabs and node.anchor:
        for first in (*slabs[:1], *fresh[:1]):
            first.anchors = (node.id,)
        setting.names[node.id] = f"Statement: {_plain(node)}"
    _whole_at_head(slabs, fresh)
    return slabs


def run(setting: Setting, node: StatementRun, place: Place, before: StatementBlock | None = None) -> list[Slab]:
    """Slabs of statements that run on in one paragraph: in the tree each is an element of its own, and each line knows whose it is.

    before: the statement right before the first. Where labels have a margin, each statement begins a line of its own, with the one
    label beside the first.
    """
    first = node.statements[0]
    if has_margin(setting, place):
        unlabelled = [replace(one, date="", speaker="", office="") for one in node.statements[1:]]
        return [*statement(setting, first, place, before), *(slab for one in unlabelled for slab in statement(setting, one, place))]
    style = setting.styles.text(first.role)
    elements = [place.parent.child("P", id=one.id if one.anchor else None) for one in node.statements]
    if first.changed:
        place = replace(place, bands=(*place.bands, _change_bar(setting, place)))
    again = _again(first, before)
    text = setting.composer()
    for one, element in zip(node.statements, elements, strict=True):
        ink = setting.ink(style, element)
        _sentence(setting, one, text, ink, marks=True)
        if one is not node.statements[-1]:
            text.space(ink)
    words = setting.finish(text)
    slabs = _run_in(setting, first, style, elements[0], place, again, words)
    fresh = _run_in(setting, first, style, elements[0], place, frozenset(), words) if again else []
    for made in (slabs, fresh):
        _owned(made, node.statements, elements)
    _whole_at_head(slabs, fresh)
    setting.names.update({one.id: f"Statement: {_plain(one)}" for one in node.statements if one.anchor})
    return slabs


def _whole_at_head(slabs: Sequence[Slab], fresh: Sequence[Slab]) -> None:
    """Let a statement begin a column with its labels whole, where they take no more room."""
    if fresh and [slab.height for slab in slabs] == [slab.height for slab in fresh]:
        slabs[0].fresh = tuple(fresh)


def _owned(slabs: Sequence[Slab], statements: Sequence[StatementBlock], elements: Sequence[Element]) -> None:
    """Tell each line the statements that stand in it, and those that begin there."""
    begun: set[str] = set()
    for slab in slabs:
        inks = [segment.ink.element for segment in slab.line.segments] if isinstance(slab, TextLine) else []
        there = [
            one
            for one, element in zip(statements, elements, strict=True)
            if any(drawn is not None and drawn.under(element) for drawn in inks)
        ]
        slab.owners = tuple(one.id for one in there)
        slab.anchors = tuple(one.id for one in there if one.anchor and one.id not in begun)
        begun.update(slab.owners)


def _again(node: StatementBlock, before: StatementBlock | None) -> frozenset[str]:
    return frozenset(part for part in ("date", "speaker") if before is not None and getattr(node, part) == getattr(before, part))


def _change_bar(setting: Setting, place: Place) -> Band:
    left = place.x - place.hang - _BAR_OUT
    return Band(left=left, right=left + _BAR, bar=_BAR, bar_colour=setting.styles.colour("warning"))


def _plain(node: StatementBlock) -> str:
    from briefgen.writers.pdf.plain import plain_text

    words = plain_text(node.body).split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")


def _run_in(
    setting: Setting,
    node: StatementBlock,
    style: TextStyle,
    element: Element,
    place: Place,
    again: frozenset[str],
    sentence: Sequence[Word],
) -> list[Slab]:
    composer = setting.composer()
    _labels(setting, node, composer, setting.ink(style, element), again, run_in=True)
    label = sum(len(piece.text) for word in setting.finish(composer) for piece in word.pieces)
    composer.take(sentence)
    slabs = setting.paragraph(composer.words, style, place)
    _with_its_label(slabs, label)
    if slabs and node.role == "takeaway":
        slabs[-1].glued = len(slabs) == 1
    return slabs


def _with_its_label(slabs: Sequence[Slab], label: int) -> None:
    """Keep the lines of a label together with those that begin its sentence. label: its characters, spaces left out."""
    read = 0
    for slab in slabs[:-1]:
        read += sum(not c.isspace() for segment in slab.line.segments for c in segment.text) if isinstance(slab, TextLine) else 0
        if read >= label + _BEGUN:
            return
        slab.glued = slab.glued or label > 0


def _in_margin(
    setting: Setting,
    node: StatementBlock,
    style: TextStyle,
    element: Element,
    place: Place,
    again: frozenset[str],
    sentence: Sequence[Word],
) -> list[Slab]:
    label = setting.composer()
    _labels(setting, node, label, setting.ink(style, element), again, run_in=False)
    _marks(setting, node, label, setting.ink(style, element), run_in=False)
    words = setting.finish(label)
    slabs = beside(setting, words, setting.styles.text("date"), sentence, style, place)
    for slab in slabs[-1:] if node.role == "takeaway" else ():
        lines = slab.cells[-1].slabs if isinstance(slab, Row) else slabs
        slab.glued = len(lines) == 1  # with the heading above it a longer one ends a column well
    return slabs


def _labels(setting: Setting, node: StatementBlock, composer: Composer, ink: Ink, again: frozenset[str], *, run_in: bool) -> None:
    styles = setting.styles

    def inked(role: str) -> Ink:
        made = styles.inline("office" if role in again and styles.named("office") else role, ink)
        return made.but(rise=0.0) if made.rise and not run_in else made

    if node.date:
        date = inked("date")
        composer.text(node.date, date)
        _gap(composer, date, run_in=run_in)
    if node.speaker or node.office:
        who = inked("speaker")
        office = inked("office") if styles.named("office") else who
        end = ":" if run_in else ""
        if node.speaker:
            composer.text(node.speaker + ("," if node.office else end), who)
        if node.office:
            composer.space(who)
            composer.text(node.office + end, office)
        composer.space(ink if run_in else office)
        if not run_in:
            composer.line_break()


def _gap(composer: Composer, ink: Ink, *, run_in: bool) -> None:
    if run_in:
        composer.space(ink, extra=ink.size * 0.35)
    else:
        composer.line_break()


def _sentence(setting: Setting, node: StatementBlock, composer: Composer, ink: Ink, *, marks: bool) -> None:
    setting.inline(composer, node.body, ink)
    composer.tie()
    before: Ink | None = None
    for at, cite in enumerate(node.cites):
        before = setting.cite(composer, cite, ink, before, statement=node.id, breakable=at >= TOGETHER)
    if marks:
        _marks(setting, node, composer, ink, run_in=True)


def _marks(setting: Setting, node: StatementBlock, composer: Composer, ink: Ink, *, run_in: bool) -> None:
    mark = setting.styles.inline("mark", ink)
    for at, text in enumerate(node.marks):
        if run_in:
            unbroken = text.replace(" ", "\u00a0")
            if at == 0 and len(node.cites) <= TOGETHER:  # no line begins with a mark and ends there
                unbroken = f"\u00a0{unbroken}"
            else:
                composer.space(mark)
            composer.text(unbroken, mark)
        else:
            composer.text(text, mark.but(rise=0.0))
            composer.line_break()
