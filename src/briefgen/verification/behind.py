"""What a PDF carries behind its words: links, bookmarks, what is read aloud, its title, what is drawn. Read with pdfium."""

from __future__ import annotations

import ctypes
import hashlib
import html
import re
import zlib
from collections.abc import Iterator
from typing import Any

_DRAWN = ("text", "line or box", "picture", "shade", "form")
"""Kinds of page objects in the order of pdfium's FPDF_PAGEOBJ_TEXT, _PATH, _IMAGE, _SHADING and _FORM (fpdf_edit.h), which begin at 1."""
_INVISIBLE = 3
"""Text render mode of letters that are not drawn (ISO 32000-1, table 106)."""
_LINK, _WIDGET = 2, 20
"""FPDF_ANNOT_LINK and FPDF_ANNOT_WIDGET (fpdf_annot.h); a signature is a widget."""
_ACTIONS = re.compile(rb"/(JavaScript|Launch|SubmitForm|ImportData|OpenAction|Rendition)\b")
_OBJECTS = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
_TITLE = re.compile(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)


def page_behind(pdf: Any, page: Any, words: Any) -> dict[str, Any]:
    """Of a pdfium page with its text: `links` (words, target, box), `notes` (kinds of other annotations), `drawn`, `heard`, `order`.

    drawn: how many objects of each kind, invisible letters last. heard: kind and text of what is read aloud in place of what stands there.
    order: a hash of the roles and marked pieces in the order in which they are read.
    """
    heard, order = _heard(page)
    return {
        "links": [list(link) for link in _links(pdf, page, words)],
        "notes": _notes(page),
        "drawn": _drawn(page),
        "heard": heard,
        "order": order,
    }


def document_behind(pdf: Any, data: bytes) -> dict[str, Any]:
    """Of a pdfium document and its bytes: `title`, `titles` (in the XMP packet), `language`, `bookmarks` (level, title, target).

    Also `labels` of the pages, and `actions` that a viewer would carry out.
    """
    import pypdfium2.raw as c

    return {
        "title": pdf.get_metadata_dict().get("Title", ""),
        "titles": sorted({html.unescape(told.decode("utf-8", "replace")) for told in _TITLE.findall(data)}),
        "language": _utf16(lambda buffer, size: c.FPDFCatalog_GetLanguage(pdf, ctypes.cast(buffer, ctypes.POINTER(c.FPDF_WCHAR)), size)),
        "bookmarks": [list(one) for one in _bookmarks(pdf)],
        "labels": [pdf.get_page_label(number) for number in range(len(pdf))],
        "actions": sorted({found.decode() for part in (data, *_unpacked(data)) for found in _ACTIONS.findall(part)}),
    }


def _links(pdf: Any, page: Any, words: Any) -> Iterator[tuple[str, str, list[int]]]:
    import pypdfium2.raw as c

    at, link, box = ctypes.c_int(0), c.FPDF_LINK(), c.FS_RECTF()
    while c.FPDFLink_Enumerate(page, at, link):
        c.FPDFLink_GetAnnotRect(link, box)
        inside = words.get_text_bounded(left=box.left, bottom=box.bottom, right=box.right, top=box.top)
        action = c.FPDFLink_GetAction(link)
        address = _bytes(lambda buffer, size, action=action: c.FPDFAction_GetURIPath(pdf, action, buffer, size)) if action else ""
        dest = c.FPDFLink_GetDest(pdf, link) or (c.FPDFAction_GetDest(pdf, action) if action else None)
        yield " ".join(inside.split())[:40], address or _place(pdf, dest), [round(x) for x in (box.left, box.bottom, box.right, box.top)]


def _place(pdf: Any, dest: Any) -> str:
    """`page 3 at 412`: page from 1, points above its foot; empty for none."""
    import pypdfium2.raw as c

    if not dest:
        return ""
    has_x, has_y, has_zoom = (c.FPDF_BOOL() for _ in range(3))
    x, y, zoom = (c.FS_FLOAT() for _ in range(3))
    told = c.FPDFDest_GetLocationInPage(dest, has_x, has_y, has_zoom, x, y, zoom) and has_y.value
    number = c.FPDFDest_GetDestPageIndex(pdf, dest)
    if number < 0:
        return "a page that is not there"
    return f"page {number + 1} at {round(y.value)}" if told else f"page {number + 1}"


def _bookmarks(pdf: Any) -> Iterator[tuple[int, str, str]]:
    import pypdfium2.raw as c

    for one in pdf.get_toc(max_depth=15):
        dest = one.get_dest()
        yield one.level, one.get_title(), _place(pdf, dest.raw if dest else c.FPDFBookmark_GetDest(pdf, one.raw))


def _notes(page: Any) -> list[int]:
    import pypdfium2.raw as c

    kinds = []
    for number in range(c.FPDFPage_GetAnnotCount(page)):
        annotation = c.FPDFPage_GetAnnot(page, number)
        kinds.append(c.FPDFAnnot_GetSubtype(annotation))
        c.FPDFPage_CloseAnnot(annotation)
    return sorted(kind for kind in kinds if kind not in (_LINK, _WIDGET))


def _drawn(page: Any) -> list[int]:
    import pypdfium2.raw as c

    counted = [0] * (len(_DRAWN) + 1)
    for number in range(c.FPDFPage_CountObjects(page)):
        one = c.FPDFPage_GetObject(page, number)
        kind = c.FPDFPageObj_GetType(one)
        if 1 <= kind <= len(_DRAWN):
            counted[kind - 1] += 1
            counted[-1] += kind == 1 and c.FPDFTextObj_GetTextRenderMode(one) == _INVISIBLE
    return counted


def _heard(page: Any) -> tuple[list[list[str]], str]:
    """What is read aloud instead of what stands there (`Figure`, its description), and the hash of the order."""
    import pypdfium2.raw as c

    tree = c.FPDF_StructTree_GetForPage(page)
    if not tree:
        return [], ""
    heard: list[list[str]] = []
    order = hashlib.sha256()
    try:
        top = [c.FPDF_StructTree_GetChildAtIndex(tree, at) for at in reversed(range(c.FPDF_StructTree_CountChildren(tree)))]
        due = [("", one) for one in top]
        while due:
            role, one = due.pop()
            if isinstance(one, int):
                # what holds no marked piece of the page, as a signature, is not read with it
                order.update(f"{role} {one};".encode() if one >= 0 else b"")
                continue
            if not one:
                continue
            kind = _utf16(lambda buffer, size, one=one: c.FPDF_StructElement_GetType(one, buffer, size))
            for get in (c.FPDF_StructElement_GetAltText, c.FPDF_StructElement_GetActualText, c.FPDF_StructElement_GetExpansion):
                told = _utf16(lambda buffer, size, get=get, one=one: get(one, buffer, size))
                heard += [[kind, told]] if told else []
            due += [(kind, below) for below in _below(one)]
    finally:
        c.FPDF_StructTree_Close(tree)
    return heard, order.hexdigest()[:16]


def _below(element: Any) -> list[Any]:
    """Child elements and numbers of marked pieces of an element, the last first."""
    import pypdfium2.raw as c

    found: list[Any] = []
    for at in reversed(range(c.FPDF_StructElement_CountChildren(element))):
        child = c.FPDF_StructElement_GetChildAtIndex(element, at)
        found.append(child or c.FPDF_StructElement_GetChildMarkedContentID(element, at))
    return found


def _utf16(get: Any) -> str:
    return _filled(get).decode("utf-16-le", "replace").rstrip("\x00")


def _bytes(get: Any) -> str:
    return _filled(get).decode("utf-8", "replace").rstrip("\x00")


def _filled(get: Any) -> bytes:
    """What a pdfium function writes that first tells how many bytes it needs."""
    size = get(None, 0)
    if not size:
        return b""
    buffer = ctypes.create_string_buffer(size)
    get(buffer, size)
    return buffer.raw


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The object streams of a PDF, unpacked as far as they can be."""
    for found in _OBJECTS.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], 1 << 24)
        except zlib.error:
            yield b""
