"""References that run on in one paragraph: on a page without room for a line each, every number still leads to its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.doctree.nodes import Block, ReferenceEntry
from briefgen.writers.pdf.plain import plain_text
from briefgen.writers.pdf.references import entry_words
from briefgen.writers.pdf.setting import Place, Setting
from briefgen.writers.pdf.slabs import Slab, TextLine
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.styles import restyled

_BETWEEN = 0.5  # ems between two entries, beside the space


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceRun:
    """Entries of one paragraph, two or more."""

    entries: tuple[ReferenceEntry, ...]


def run_together(blocks: Sequence[Block | ReferenceRun]) -> Iterator[Block | ReferenceRun]:
    """The blocks in order, with each reference and those behind it that run on as one."""
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and _bare(blocks[at]) and _bare(blocks[end]) and _runs_on(blocks[end]):
            end += 1
        entries = tuple(block for block in blocks[at:end] if isinstance(block, ReferenceEntry))
        yield ReferenceRun(entries) if len(entries) > 1 else blocks[at]
        at = end


def _bare(block: Block | ReferenceRun) -> bool:
    return isinstance(block, ReferenceEntry) and not block.passages


def _runs_on(block: Block | ReferenceRun) -> bool:
    return isinstance(block, ReferenceEntry) and block.run_on


def reference_run(setting: Setting, run: ReferenceRun, place: Place) -> list[Slab]:
    """Slabs of one paragraph: in the tree each entry is a note of its own, and a line is where those lead that begin on it."""
    style = restyled(setting.styles.text("reference"), indent=0.0, first=0.0)
    text = setting.composer()
    notes: dict[str, Element] = {}
    for entry in run.entries:
        anchor = f"ref-{entry.number}"
        setting.subject = f"reference {entry.number}"
        setting.names[anchor] = f"Reference {entry.number}: {plain_text(entry.children)}"
        notes[anchor] = note = place.parent.child("Note", id=anchor)
        ink = setting.ink(style, note.child("P"))
        text.take(entry_words(setting, entry, note, ink, indent=0.0))
        if entry is not run.entries[-1]:
            text.space(ink, extra=_BETWEEN * style.size)
    slabs = setting.paragraph(setting.finish(text), style, place.full())
    waiting = dict(notes)
    for slab in slabs:
        drawn = [segment.ink.element for segment in slab.line.segments] if isinstance(slab, TextLine) else []
        slab.anchors = tuple(name for name, note in waiting.items() if any(one is not None and one.under(note) for one in drawn))
        for name in slab.anchors:
            del waiting[name]
    return slabs
