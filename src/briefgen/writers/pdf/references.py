"""References with the passages that statements rest on, and the way back to the statements."""

from __future__ import annotations

from dataclasses import replace

from briefgen.doctree.nodes import ReferenceEntry
from briefgen.doctree.style import TextStyle
from briefgen.text.quoting import within_quotes
from briefgen.writers.pdf.margin import beside, has_margin
from briefgen.writers.pdf.plain import plain_text
from briefgen.writers.pdf.setting import Place, Setting
from briefgen.writers.pdf.slabs import Slab
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.styles import restyled
from briefgen.writers.pdf.words import Composer, Ink, Word

_WHOLE = 6  # lines: an entry no longer is not cut between pages

Passage = tuple[str, str, str]
"""Where it stands, the quoted words, the statement that rests on it; the first and last may be empty."""


def reference(setting: Setting, node: ReferenceEntry, place: Place) -> list[Slab]:
    """Slabs of an entry: number, entry, pages it is cited on; then each passage, quoted, with its place and the page it serves.

    In a document of one page no page is told: the number leads back.

    Where statements carry their labels in a margin column, so do passages; the entry itself takes the full measure there.
    """
    anchor = f"ref-{node.number}"
    setting.names[anchor] = f"Reference {node.number}: {plain_text(node.children)}"
    note = place.parent.child("Note", id=anchor)
    in_margin = has_margin(setting, place)
    style = _clear_of_numbers(setting, setting.styles.text("reference"))
    words = entry_words(setting, node, note, setting.ink(style, note.child("P")), indent=-style.first)
    slabs = setting.paragraph(words, style, place.full() if in_margin else place, glued=bool(node.passages))
    if node.passages and len(slabs) <= _WHOLE:
        for slab in slabs:
            slab.glued = True
    for at, passage in enumerate(node.passages):
        last = at == len(node.passages) - 1
        quoted = setting.styles.text("passage")
        quoted = replace(quoted, after=style.after) if last else quoted
        quote = note.child("BlockQuote").child("P")
        slabs += (_passage_in_margin if in_margin else _passage)(setting, passage, quote, quoted, place)
        slabs[-1].glued = at == len(node.passages) - 2  # the last one does not stand alone at the head of a page
    if slabs:
        slabs[0].anchors = (anchor,)
    return slabs


def _clear_of_numbers(setting: Setting, style: TextStyle) -> TextStyle:
    """The style with a hanging indent that leaves half an em behind the longest number of the list."""
    needed = setting.fonts.width(f"[{setting.highest}]", style.font, style.size) + style.size / 2
    return restyled(style, indent=needed, first=-needed) if 0 < -style.first < needed else style


def entry_words(setting: Setting, node: ReferenceEntry, note: Element, ink: Ink, indent: float) -> list[Word]:
    """The words of an entry: its number, then who, what and when.

    ink: of the words. indent: where they begin behind the number, in points; for 0 they are tied to it.
    """
    composer = setting.composer()
    quoted = {statement for _, _, statement in node.passages}
    back = [anchor for anchor in node.back if anchor not in quoted]
    alone = setting.styles.sheet.max_pages == 1  # on one page nobody needs to be told the page: the number itself leads back
    mark = note.child("Lbl")
    number = ink.but(element=mark, colour=setting.styles.colour("accent")) if alone else ink.but(element=mark)
    if back and alone:
        number = number.but(element=mark.child("Link"), target=f"#{back[0]}")
    composer.text(f"[{node.number}]" if indent else f"[{node.number}]\u00a0", number)
    if indent:
        composer.space(ink, extra=max(indent - setting.fonts.width(f"[{node.number}] ", ink.font, ink.size), 0.0))
    setting.inline(composer, node.children, ink)
    if back and not alone:
        composer.space(ink)
        _back(setting, composer, ink, "cited", back)
    return setting.finish(composer)


def _passage(setting: Setting, passage: Passage, quote: Element, style: TextStyle, place: Place) -> list[Slab]:
    """A passage in the column: its place, the words, and tied to the last of them the page it serves."""
    locator, words, statement = passage
    ink = setting.ink(style, quote)
    composer = setting.composer()
    if locator:
        composer.text(locator, setting.styles.inline("locator", ink) if setting.styles.named("locator") else ink)
        composer.space(ink)
    composer.text(f"“{within_quotes(words)}”", ink)
    if statement:
        _back(setting, composer, ink, "\u00a0·", [statement])
    spot = place if style.indent else place.inset(_clear_of_numbers(setting, setting.styles.text("reference")).indent)
    return setting.paragraph(setting.finish(composer), style, spot)


def _passage_in_margin(setting: Setting, passage: Passage, quote: Element, style: TextStyle, place: Place) -> list[Slab]:
    """A passage with its place and the page it serves beside it, in the margin column."""
    locator, words, statement = passage
    label_style = setting.styles.text("locator" if setting.styles.named("locator") else "passage")
    ink = setting.ink(label_style, quote)
    label = setting.composer()
    if locator:
        label.text(locator, ink)
        label.space(ink)
    if statement:
        _back(setting, label, ink, "·" if locator else "", [statement])
    composer = setting.composer()
    composer.text(f"“{within_quotes(words)}”", setting.ink(style, quote))
    style = restyled(style, indent=0.0, first=0.0)
    return beside(setting, setting.finish(label), label_style, setting.finish(composer), style, place)


def _back(setting: Setting, composer: Composer, ink: Ink, lead: str, anchors: list[str]) -> None:
    """`cited pp. 3, 5` after what was written last: each page a link to the first statement on it that rests on this reference."""
    first_on: dict[int, str] = {}
    for anchor in anchors:
        first_on.setdefault(setting.pages.get(anchor, 0), anchor)
    if not first_on:
        return
    grey = ink.but(colour=setting.styles.colour("grey"))
    lead = f"{lead}\u00a0" if lead else ""
    composer.text(f"{lead}{'p.' if len(first_on) == 1 else 'pp.'}\u00a0", grey)
    for at, (page, anchor) in enumerate(sorted(first_on.items())):
        link = grey.but(
            element=ink.element.child("Link") if ink.element else None, target=f"#{anchor}", colour=setting.styles.colour("accent")
        )
        composer.text(str(page) if page else "00", link)
        if at < len(first_on) - 1:
            composer.text(",", grey)
            composer.space(grey)
