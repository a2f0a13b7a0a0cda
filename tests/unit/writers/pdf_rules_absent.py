"""Constructs that rules are about and that we never write: each says why, and yields where one is found all the same."""

from collections.abc import Iterator

import pikepdf
from pdf_rules_file import Rule
from pdf_view import View

RULES: list[Rule] = []


def _absent(rule: Rule) -> Rule:
    RULES.append(rule)
    return rule


def _resources(view: View, kind: str) -> Iterator[str]:
    yield from (f"{kind} on page {at}" for at, page in enumerate(view.pdf.pages, start=1) if page.obj.get("/Resources", {}).get(kind, {}))


@_absent
def optional_content(view: View) -> Iterator[str]:
    """Every reader sees the same."""
    if "/OCProperties" in view.root:
        yield "OCProperties"
    yield from ("OC" for mark in view.marks if mark.tag == "/OC")


@_absent
def forms(view: View) -> Iterator[str]:
    """Nothing is filled in: the one field there may be is that of a signature, which has no XFA and is no button."""
    form = view.root.get("/AcroForm", {})
    if "/XFA" in form:
        yield "XFA"
    yield from ("a field" for field in form.get("/Fields", ()) if field.get("/FT") != "/Sig")


@_absent
def media(view: View) -> Iterator[str]:
    """Nothing plays."""
    yield from (str(item.get("/S")) for item in view.dictionaries if item.get("/S") in ("/Rendition", "/MR", "/MCD"))


@_absent
def other_annotations(view: View) -> Iterator[str]:
    """Links, and the widget of a signature: no comments, printer's marks or trap networks."""
    yield from (str(item.get("/Subtype")) for _, item in view.annotations if item.get("/Subtype") not in ("/Link", "/Widget"))


@_absent
def x_objects(view: View) -> Iterator[str]:
    """Charts are drawn in the page's own content: no images, forms, references to other files or PostScript."""
    yield from _resources(view, "/XObject")
    yield from sorted(view.operators & {"Do", "BI", "ID", "EI"})
    yield from (str(item.Subtype) for item in view.dictionaries if item.get("/Subtype") in ("/Image", "/Form", "/PS"))


@_absent
def graphics_states(view: View) -> Iterator[str]:
    """Nothing is transparent, overprinted or screened: a watermark is pale, not see-through, and no page needs a blending space."""
    yield from _resources(view, "/ExtGState")
    yield from sorted(view.operators & {"gs", "ri"})
    yield from (f"group of page {at}" for at, page in enumerate(view.pdf.pages, start=1) if "/Group" in page.obj)
    yield from (str(item.Type) for item in view.dictionaries if item.get("/Type") in ("/ExtGState", "/Halftone") or "/SMask" in item)


@_absent
def colour_spaces(view: View) -> Iterator[str]:
    """Three numbers of sRGB, as the output intent has it: no CMYK, spot colours, other profiles, patterns or shadings."""
    for kind in ("/ColorSpace", "/Pattern", "/Shading"):
        yield from _resources(view, kind)
    yield from sorted(view.operators & {"cs", "CS", "sc", "SC", "scn", "SCN", "k", "K", "sh"})


@_absent
def simple_fonts(view: View) -> Iterator[str]:
    """Every font is composite, with two-byte codes and a TrueType program: no Type 1, no Type 3, no encodings by name."""
    yield from (str(font.get("/Subtype")) for font in view.fonts if font.get("/Subtype") not in ("/Type0", "/CIDFontType2"))


@_absent
def embedded_cmaps(view: View) -> Iterator[str]:
    """Codes are CIDs, by Identity-H."""
    yield from (str(font.get("/BaseFont")) for font in view.fonts if isinstance(font.get("/Encoding"), pikepdf.Stream))


@_absent
def formulas(view: View) -> Iterator[str]:
    """No mathematics."""
    yield from map(str, view.of("Formula"))


@_absent
def permissions(view: View) -> Iterator[str]:
    """Nothing in the file grants or takes rights; a signature does not certify."""
    if "/Perms" in view.root:
        yield "Perms"


@_absent
def cross_reference_tables(view: View) -> Iterator[str]:
    """Where objects stand is said in a stream."""
    if b"\nxref" in view.data:
        yield "xref"


@_absent
def value_types(view: View) -> Iterator[str]:
    """Our schema makes do with the types that XMP has."""
    from pdf_rules_metadata import no_value_types

    yield from no_value_types(view)
