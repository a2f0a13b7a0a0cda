"""References with the passages that statements rest on, and the way back to the statements."""

from __future__ import annotations

from dataclasses import replace

from briefgen.doctree.nodes import ReferenceEntry
from briefgen.text.quoting import within_quotes
from briefgen.writers.pdf.plain import plain_text
from briefgen.writers.pdf.setting import Place, Setting
from briefgen.writers.pdf.slabs import Slab
from briefgen.writers.pdf.words import Composer, Ink


def reference(setting: Setting, node: ReferenceEntry, place: Place) -> list[Slab]:
    """Slabs of an entry: number, entry, pages it is cited on; then each passage, quoted, with its place and the page it serves."""
    anchor = f"ref-{node.number}"
    setting.names[anchor] = f"Reference {node.number}: {plain_text(node.children)}"
    note = place.parent.child("Note", id=anchor)
    style = setting.styles.text("reference")
    element = note.child("P")
    ink = setting.ink(style, element)
    composer = setting.composer()
    composer.text(f"[{node.number}]", ink.but(element=note.child("Lbl")))
    label = setting.fonts.width(f"[{node.number}] ", style.font, style.size)
    composer.space(ink, extra=max(-style.first - label, 0.0))
    setting.inline(composer, node.children, ink)
    quoted = {statement for _, _, statement in node.passages}
    _back(setting, composer, ink, "cited", [anchor for anchor in node.back if anchor not in quoted])
    slabs = setting.paragraph(setting.finish(composer), style, place, glued=bool(node.passages))
    passage_style = setting.styles.text("passage")
    for at, (locator, words, statement) in enumerate(node.passages):
        quote = note.child("BlockQuote").child("P")
        ink = setting.ink(passage_style, quote)
        composer = setting.composer()
        if locator:
            composer.text(locator, setting.styles.inline("locator", ink) if setting.styles.named("locator") else ink)
            composer.space(ink)
        composer.text(f"“{within_quotes(words)}”", ink)
        _back(setting, composer, ink, "·", [statement] if statement else [])
        spot = place if passage_style.indent else place.inset(style.indent)
        last = at == len(node.passages) - 1
        slabs += setting.paragraph(
            setting.finish(composer), replace(passage_style, after=style.after if last else passage_style.after), spot
        )
    if slabs:
        slabs[0].anchors = (anchor,)
    return slabs


def _back(setting: Setting, composer: Composer, ink: Ink, lead: str, anchors: list[str]) -> None:
    """`cited pp. 3, 5`: each page a link to the first statement on it that rests on this reference."""
    first_on: dict[int, str] = {}
    for anchor in anchors:
        first_on.setdefault(setting.pages.get(anchor, 0), anchor)
    if not first_on:
        return
    grey = ink.but(colour=setting.styles.colour("grey"))
    composer.space(grey)
    composer.text(f"{lead}\u00a0{'p.' if len(first_on) == 1 else 'pp.'}\u00a0", grey)
    for at, (page, anchor) in enumerate(sorted(first_on.items())):
        link = grey.but(
            element=ink.element.child("Link") if ink.element else None, target=f"#{anchor}", colour=setting.styles.colour("accent")
        )
        composer.text(str(page) if page else "00", link)
        if at < len(first_on) - 1:
            composer.text(",", grey)
            composer.space(grey)
