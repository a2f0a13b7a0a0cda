"""The end of a document: structure tree, name trees, metadata and what else the catalog holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.writers.pdf.attachments import Attachment, file_specification
from briefgen.writers.pdf.canvas import TaggedCanvas, number
from briefgen.writers.pdf.hooks import Raw, catalog_entries, plain_stream, reference, stream, string
from briefgen.writers.pdf.keyed import name_tree, number_tree
from briefgen.writers.pdf.metadata import PRODUCER, SRGB, Description, xmp
from briefgen.writers.pdf.structure import Annotated, Element

# Roles of ours that are not PDF's own, and what they stand for.
_ROLE_MAP = {"Title": "P"}


def finish(
    canvas: TaggedCanvas, description: Description, attachments: Sequence[Attachment], anchors: Mapping[str, tuple[int, float, float]]
) -> None:
    """Write what is known only when every page is drawn. anchors: name to page (from 0), left and top."""
    page = canvas.page
    info = page.document.info
    info.title, info.author, info.subject = description.title, description.author, description.subject
    info.keywords, info.creator, info.producer = description.listed, "briefgen", PRODUCER
    pages = page.finished_pages
    page.share_fonts(canvas.fonts.objects())
    root, ids = _structure(canvas, pages)
    if ids:
        root.parts[-1:] = ["/IDTree ", name_tree(sorted(ids.items())), ">>"]
    profile = stream("/N 3", SRGB)
    entries: dict[str, object] = {
        "StructTreeRoot": root,
        "PageLabels": Raw("<</Nums[0<</S/D>>]>>"),
        "MarkInfo": Raw("<</Marked true>>"),
        "Metadata": plain_stream("/Type/Metadata/Subtype/XML", xmp(description)),
        "OutputIntents": Raw(
            "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ", profile, ">>]"
        ),
        "ViewerPreferences": Raw("<</DisplayDocTitle true>>"),
    }
    names: list[str | Raw] = ["<<"]
    if anchors:
        targets = [(name, f"[{pages[at]}/XYZ {number(left)} {number(top)} null]") for name, (at, left, top) in sorted(anchors.items())]
        names += ["/Dests ", name_tree(targets)]
    if attachments:
        files = [(attachment.name, file_specification(attachment, description.moment)) for attachment in attachments]
        names += ["/EmbeddedFiles ", name_tree(files)]
        listed: list[str | Raw] = ["["]
        for _, file in files:
            listed += [file, " "]
        entries["AF"] = Raw(*listed, "]")
    entries["Names"] = Raw(*names, ">>")
    catalog_entries(page, entries)


def _structure(canvas: TaggedCanvas, pages: list[str]) -> tuple[Raw, dict[str, str]]:
    root = Raw()
    above = reference(canvas.page.document, root)
    elements = _walk(canvas.root)
    ids: dict[str, str] = {}

    def text(element: Element) -> str:
        parent = _reference(element.parent) if element.parent is not None else above
        return _entries(element, parent, pages)

    canvas.page.number_elements(elements, text)
    for element in elements:
        if element.id is not None:
            element.id = _unused(element.id, ids)
            ids[element.id] = _reference(element)
    owners = [f"[{' '.join(map(_reference, owner))}]" if isinstance(owner, list) else _reference(owner) for owner in canvas.tree.owners]
    roles = "".join(f"/{ours}/{theirs}" for ours, theirs in _ROLE_MAP.items())
    root.parts = [
        f"<</Type/StructTreeRoot/K {_reference(canvas.root)}/ParentTree ",
        number_tree(owners),
        f"/ParentTreeNextKey {len(canvas.tree.owners)}/RoleMap<<{roles}>>",
        ">>",
    ]
    return root, ids


def _reference(element: Element) -> str:
    return f"{element.number} 0 R"


def _unused(name: str, taken: Mapping[str, str]) -> str:
    """IDs are unique in a document; a tree may print one statement twice."""
    if name not in taken:
        return name
    count = 2
    while f"{name}-{count}" in taken:
        count += 1
    return f"{name}-{count}"


def _walk(root: Element) -> list[Element]:
    found = [root]
    for element in found:
        found.extend(kid for kid in element.kids if isinstance(kid, Element))
    return found


def _entries(element: Element, parent: str, pages: list[str]) -> str:
    first: int | None = None
    written = []
    for kid in element.kids:
        if isinstance(kid, Element):
            written.append(_reference(kid))
            continue
        if first is None:
            first = kid.page
        if isinstance(kid, Annotated):
            written.append(f"<</Type/OBJR/Pg {pages[kid.page]}/Obj {kid.number} 0 R>>")
        elif kid.page == first:
            written.append(str(kid.mcid))
        else:
            written.append(f"<</Type/MCR/Pg {pages[kid.page]}/MCID {kid.mcid}>>")
    out = [f"<</Type/StructElem/S/{element.role}/P {parent}"]
    if first is not None:
        out.append(f"/Pg {pages[first]}")
    if written:
        out.append(f"/K[{' '.join(written)}]")
    for key, value in (
        ("Alt", element.alt),
        ("ActualText", element.actual),
        ("Lang", element.lang),
        ("T", element.title),
        ("ID", element.id),
    ):
        if value is not None:
            out.append(f"/{key}{string(value)}")
    if element.attributes:
        out.append(f"/A {element.attributes[0]}" if len(element.attributes) == 1 else f"/A[{''.join(element.attributes)}]")
    return "".join(out) + ">>"
