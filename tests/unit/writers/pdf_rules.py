"""What we ask of a file beyond the profiles of `pdf_profiles`: of the standards themselves, or of our own.

Numbers in comments are clauses of PDF/UA-1 (ISO 14289-1), PDF/A-3 (ISO 19005-3) or PDF 1.7 (ISO 32000-1).
"""

import hashlib
import re
from collections import Counter
from itertools import pairwise

import pikepdf
from pdf_view import Node, View, keyed

DATE = re.compile(r"D:\d{14}(Z|[+-]\d\d'\d\d'?)\Z")


def assert_conforming(view: View) -> None:
    _file(view.data, view.pdf)
    _catalog(view.pdf)
    _metadata(view.pdf)
    places = _destinations(view.pdf)
    for page in view.pdf.pages:
        assert not {"/PieceInfo", "/Trans"} & set(page.obj.keys())
        _content(view.contents[page.obj.objgen])
    for _, annotation in view.annotations:
        _link(annotation, places)
    _structure(view)
    _attachments(view.pdf)
    _fonts(view)


def _file(data: bytes, pdf: pikepdf.Pdf) -> None:
    assert data.startswith(b"%PDF-1.7\n%")
    assert data.endswith(b"%%EOF\n")
    assert not pdf.check_pdf_syntax()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            assert str(item.get("/Filter", "/FlateDecode")) == "/FlateDecode"
        if isinstance(item, pikepdf.Dictionary):
            assert not {"/AA", "/JS"} & set(item.keys())


def _catalog(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert not {"/OpenAction", "/AcroForm", "/Perms"} & set(root.keys())
    assert "/JavaScript" not in root.get("/Names", {})
    (intent,) = root.OutputIntents
    assert str(intent.OutputConditionIdentifier)
    for item in pdf.open_outline().root:
        assert item.title.strip()


def _metadata(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    assert "/Filter" not in stream
    with pdf.open_metadata() as meta:
        info = pdf.docinfo
        same = {
            "/Title": meta.get("dc:title"),
            "/Author": ", ".join(meta.get("dc:creator", [])),
            "/Subject": meta.get("dc:description"),
            "/Keywords": meta.get("pdf:Keywords"),
            "/Creator": meta.get("xmp:CreatorTool"),
            "/Producer": meta.get("pdf:Producer"),
        }
        for key, value in same.items():  # A-3, 6.6.3
            assert str(info.get(key, "")) == (value or ""), key
        for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
            assert DATE.match(str(info[key]))
            assert re.sub(r"\D", "", str(info[key]))[:14] == re.sub(r"\D", "", meta[name])[:14]
        claims = (meta.get("pdfuaid:part"), meta.get("pdfaid:part"), meta.get("pdfaid:conformance"))
    assert claims[0] in ("1", None)
    assert claims[1:] in (("3", "A"), (None, None))
    assert (b"pdfaExtension:schemas" in stream.read_bytes()) == (claims == ("1", "3", "A"))


def _destinations(pdf: pikepdf.Pdf) -> set[bytes]:
    """The names of the places that links lead to; each of them is on a page of the document."""
    pages = {page.obj.objgen for page in pdf.pages}
    found = set()
    names = keyed(pdf.Root.get("/Names", {}).get("/Dests", {}), "/Names")
    assert [bytes(name) for name in names[::2]] == sorted(bytes(name) for name in names[::2])
    for name, place in zip(names[::2], names[1::2], strict=True):
        assert place[0].objgen in pages
        assert place[1] == "/XYZ"
        found.add(bytes(name))
    assert len(found) == len(names) // 2
    return found


def _content(content) -> None:
    for operands, operator in content:
        name = str(operator)
        if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
            assert str(operands[1].get("/ActualText", "x"))
        if name == "Tf":
            assert float(operands[1]) > 0


def _link(annotation, places) -> None:
    assert ("/Dest" in annotation) != ("/A" in annotation)
    if "/Dest" in annotation:
        assert bytes(annotation.Dest) in places, str(annotation.Dest)
    else:
        assert annotation.A.S == "/URI"
        assert bytes(annotation.A.URI).isascii()
        assert b" " not in bytes(annotation.A.URI).strip()


def _structure(view: View) -> None:
    root = view.root.StructTreeRoot
    numbers = [int(number) for number in keyed(root.ParentTree, "/Nums")[::2]]
    assert numbers == sorted(set(numbers))
    assert int(root.ParentTreeNextKey) > max(numbers, default=-1)
    assert view.standard(str(root.K.S)[1:]) == "Document"
    names = keyed(root.get("/IDTree", {}), "/Names")
    assert {bytes(name) for name in names[::2]} == {bytes(node.item["/ID"]) for node in view.nodes if "/ID" in node.item}
    for node in view.nodes:
        attributes = node.attributes
        for attribute in attributes:
            assert attribute.O in ("/Layout", "/List", "/Table")
        if node.standard == "Table":
            _table(node)
        if node.standard == "LI":
            assert Counter(node.below) <= Counter(("Lbl", "LBody"))
        if node.standard == "L":
            assert any("/ListNumbering" in attribute for attribute in attributes)  # UA-1, 7.6
        if node.standard == "Figure":
            (box,) = [attribute.BBox for attribute in attributes if "/BBox" in attribute]  # PDF 1.7, 14.8.5.4
            assert float(box[0]) < float(box[2])
            assert float(box[1]) < float(box[3])
        if node.standard == "Link":
            assert not node.below or any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" for kid in node.item["/K"])
        for key in ("/Alt", "/ActualText", "/E", "/T"):
            assert (node.says(key) or "x").strip(), key


def _table(node: Node) -> None:
    """Its parts stand in their order."""
    parts = [name for name in node.below if name in ("THead", "TBody")]
    assert all(one >= other for one, other in pairwise(parts))


def _attachments(pdf: pikepdf.Pdf) -> None:
    names = list(pdf.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", []))
    assert {file.objgen for file in names[1::2]} == {file.objgen for file in pdf.Root.get("/AF", [])}  # A-3, 6.8
    for file in names[1::2]:
        assert str(file.F) == str(file.UF)
        assert str(file.Desc)
        stream = file.EF.F
        assert stream.objgen == file.EF.UF.objgen
        assert DATE.match(str(stream.Params.ModDate))
        body = stream.read_bytes()
        assert int(stream.Params.Size) == len(body)
        assert bytes(stream.Params.CheckSum) == hashlib.md5(body, usedforsecurity=False).digest()


def _fonts(view: View) -> None:
    for font in view.fonts:
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        if font.Subtype == "/CIDFontType2":
            assert (str(font.CIDSystemInfo.Registry), str(font.CIDSystemInfo.Ordering)) == ("Adobe", "Identity")
            for key in ("/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"):
                assert key in font.FontDescriptor
