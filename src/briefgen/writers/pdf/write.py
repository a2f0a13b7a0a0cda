"""A doctree and a style sheet to the bytes of one PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.doctree.nodes import Cover, Tree
from briefgen.doctree.style import Sheet
from briefgen.doctree.walk import walk
from briefgen.errors import Problem
from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.catalog import finish
from briefgen.writers.pdf.compact import file_bytes
from briefgen.writers.pdf.fonts import font_book
from briefgen.writers.pdf.footnotes import Footnotes, entries, places_cited
from briefgen.writers.pdf.furniture import draw_furniture, draw_watermark
from briefgen.writers.pdf.lastpage import evened
from briefgen.writers.pdf.metadata import Description
from briefgen.writers.pdf.pages import PageContent, paginate
from briefgen.writers.pdf.paint import paint_page
from briefgen.writers.pdf.plain import sayable
from briefgen.writers.pdf.problems import found
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.story import Story
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.styles import Styles

CONFORMANCE = frozenset({"ua-1", "a-3a"})
_PASSES = 4
_UNTITLED = "Untitled"  # PDF/UA asks for a title (7.1), and white space is none


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPdf:
    """A PDF. pages: how many; printed: anchor or statement id to the pages it is printed on, counted from 1, in order.

    problems: characters no font has, links that lead nowhere.
    """

    data: bytes
    pages: int
    printed: Mapping[str, tuple[int, ...]]
    problems: tuple[Problem, ...] = ()


def write_pdf(
    tree: Tree,
    sheet: Sheet,
    *,
    attachments: Sequence[Attachment] = (),
    moment: dt.datetime,
    fingerprint: str,
    conformance: frozenset[str] = CONFORMANCE,
) -> WrittenPdf:
    """Set a tree in the style of a sheet.

    moment: aware; the only date that enters the file. fingerprint: of what the document was made from; enters /ID.
    The same arguments give the same bytes in every process.

    conformance: what the file claims to be, of `ua-1` (PDF/UA-1, ISO 14289-1) and `a-3a` (PDF/A-3a, ISO 19005-3). It is written the
    same way whatever is asked, and keeps to both; only a claim that was not asked for is left out. What else may be done to the
    finished file, and what that costs:

    - encrypting: PDF/A forbids any encryption (6.1.3), so claim `ua-1` alone, and let every reader read it aloud (bit 10 of the
      permissions). AES-256 is done by pikepdf on the finished bytes; with random keys the bytes then differ from build to build, and
      a reader without the password can no longer verify what is printed.
    - signing: allowed by both, with PAdES signatures (PDF/A-3, 6.4.3). pyHanko appends the signature to the bytes, so nothing that was
      written changes; a signature holds a moment and, as a rule, randomness, so the signed file is no longer the same in every
      build, and its own hash must be kept beside the edition's. A visible signature field needs a tag and a tooltip for `ua-1`.

    Raises:
        EnvironmentFault: a font family of the sheet is not installed.
        ValueError: an unknown conformance.
    """
    if unknown := conformance - CONFORMANCE:
        raise ValueError(f"no such conformance: {', '.join(sorted(unknown))}")
    canvas = TaggedCanvas(width=sheet.page.width, height=sheet.page.height, lang=tree.lang, moment=moment)
    setting, notes = _setting(tree, sheet)
    pages = _laid_out(Story(setting, tree, canvas.root), setting, sheet, notes)
    anchors, printed, count = _anchors(pages, sheet), _printed(pages), len(pages)
    canvas.links.anchors = frozenset(anchors)
    canvas.links.names = setting.names
    for at in range(count):
        if tree.furniture.watermark:
            draw_watermark(canvas, setting, tree.furniture.watermark)
        draw_furniture(canvas, setting, tree.furniture, at + 1, count)
        paint_page(canvas, pages[at], setting.styles.colour("grey"))
        canvas.show_page()
        pages[at] = PageContent()  # a long document's lines are let go as they are drawn
    description = Description(
        title=sayable(tree.title).strip() or _UNTITLED,
        lang=tree.lang,
        author=sayable(tree.author),
        subject=sayable(tree.subject),
        keywords=tuple(map(sayable, tree.keywords)),
        moment=moment,
        conformance=conformance,
    )
    finish(canvas, description, attachments, anchors)
    problems = found(setting.lost, canvas.links.dangling)
    return WrittenPdf(data=file_bytes(canvas.page, fingerprint), pages=count, printed=printed, problems=problems)


def cover_pages(tree: Tree, sheet: Sheet) -> int:
    """How many pages the cover that a tree begins with takes; 0 when it begins with none."""
    if not tree.blocks or not isinstance(tree.blocks[0], Cover):
        return 0
    setting, notes = _setting(tree, sheet)
    story = Story(setting, tree, Element("Document"))
    return len(paginate(story.flows(tree.blocks[:1]), sheet.page.height - sheet.page.top, sheet.page.bottom, notes))


def _setting(tree: Tree, sheet: Sheet) -> tuple[Setting, Footnotes | None]:
    """What a tree is set with; and its notes, when the sheet asks for them at the foot of each page.

    A document of one page has its references on that page already: there they are not printed twice.
    """
    setting = Setting(styles=Styles(sheet), fonts=font_book(sheet.families), lang=tree.lang)
    if sheet.citations != "footnotes" or sheet.max_pages == 1:
        return setting, None
    references = entries(walk(tree.blocks))
    setting.cited = places_cited(references)
    return setting, Footnotes(setting=setting, entries=references)


def _laid_out(story: Story, setting: Setting, sheet: Sheet, notes: Footnotes | None) -> list[PageContent]:
    """Pages; a story that prints page numbers is laid out until they are right."""
    top, bottom = sheet.page.height - sheet.page.top, sheet.page.bottom
    pages = evened(story.flows(), top, bottom, notes)
    if not story.needs_pages:
        return pages
    for _ in range(_PASSES):
        numbers = {anchor: at for anchor, (at, *_) in _printed(pages).items()}
        if numbers == setting.pages:
            break
        setting.pages = numbers
        pages.clear()
        pages = evened(story.flows(), top, bottom, notes)
    return pages


def _anchors(pages: Sequence[PageContent], sheet: Sheet) -> dict[str, tuple[int, float, float]]:
    places: dict[str, tuple[int, float, float]] = {}
    for at, page in enumerate(pages):
        for slab, top in (*page.slabs(), *page.foot_slabs()):
            for anchor in slab.anchors:
                places.setdefault(anchor, (at, 0.0, min(top + 6, sheet.page.height)))
        for anchor, (called_on, top) in page.back.items():
            places.setdefault(anchor, (called_on, 0.0, min(top + 6, sheet.page.height)))
    return places


def _printed(pages: Sequence[PageContent]) -> dict[str, tuple[int, ...]]:
    """Anchors first: where a statement is anchored is the first page of its entry."""
    found_on: dict[str, list[int]] = {}
    for at, page in enumerate(pages, start=1):
        for slab, _ in page.slabs():
            for name in (*slab.anchors, *slab.owners):
                listed = found_on.setdefault(name, [])
                if at not in listed:
                    listed.append(at)
    return {name: tuple(listed) for name, listed in found_on.items()}
