"""What PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) ask of a file, as far as `pdf_checks` and the packaged checkers do not look.

After the rules of veraPDF's profiles; numbers in comments are clauses of the standards.
"""

import hashlib
import io
import re
from collections import Counter
from xml.etree import ElementTree

import pikepdf

STANDARD = frozenset(
    re.findall(
        r"\w+",
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody "
        "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure "
        "Formula Form ",
    )
)
KIDS = {  # UA-1, 7.2 and ISO 32000-1, 14.8.4
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"},
}  # fmt: skip
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
    "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}  # fmt: skip
OPERATORS = frozenset(
    re.findall(
        r"\S+", "q Q cm w J j M d re m l c v y h S s f f* B B* b b* n W W* BT ET Tf Tm Td TD Tj TJ Tc Tw Tz Ts TL BDC BMC EMC rg RG g G "
    )
)
RELATIONSHIPS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")
DATE = re.compile(r"D:\d{14}(Z|[+-]\d\d'\d\d'?)\Z")


def assert_conforming(data: bytes, pdf: pikepdf.Pdf, elements: list, contents: dict) -> None:
    """elements: of the structure tree, in order. contents: page objgen to its parsed content."""
    _file(data, pdf)
    _catalog(pdf)
    _metadata(pdf)
    places = _destinations(pdf)
    for page in pdf.pages:
        _page(page, contents[page.obj.objgen])
        for annotation in page.obj.get("/Annots", []):
            _annotation(annotation, places)
    _structure(pdf, elements)
    _attachments(pdf)
    _fonts(pdf, contents)


def _file(data: bytes, pdf: pikepdf.Pdf) -> None:
    assert data.startswith(b"%PDF-1.7\n%")  # A-3, 6.1.2
    assert all(byte > 127 for byte in data[10:14])
    assert data.endswith(b"%%EOF\n")
    assert data.count(b"\nendstream") == data.count(b"endstream")  # 6.1.7
    assert [len(bytes(part)) for part in pdf.trailer.ID] == [16, 16]  # 6.1.3
    assert "/Encrypt" not in pdf.trailer
    assert not pdf.check_pdf_syntax()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            assert not {"/F", "/FFilter", "/FDecodeParms"} & set(item.keys())
            assert str(item.get("/Filter", "/FlateDecode")) == "/FlateDecode"
        for text in _strings(item):
            assert len(bytes(text)) <= 32767  # 6.1.13
        if isinstance(item, pikepdf.Dictionary):
            assert item.get("/Type") != "/ExtGState"  # nothing transparent, so no page needs a blending space (6.2.10)
            assert not {"/AA", "/JS", "/SMask"} & set(item.keys())


def _strings(item):
    values = item.as_dict().values() if isinstance(item, pikepdf.Dictionary) else item if isinstance(item, pikepdf.Array) else ()
    return [value for value in values if isinstance(value, pikepdf.String)]


def _catalog(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert LANGUAGE.match(str(root.Lang))  # UA-1, 7.2
    assert bool(root.MarkInfo.Marked)
    assert not root.MarkInfo.get("/Suspects", False)
    assert bool(root.ViewerPreferences.DisplayDocTitle)  # 7.1
    assert not {"/OpenAction", "/AcroForm", "/OCProperties", "/NeedsRendering", "/XFA", "/Perms"} & set(root.keys())
    assert "/JavaScript" not in root.get("/Names", {})
    (intent,) = root.OutputIntents  # A-3, 6.2.3
    profile = intent.DestOutputProfile
    icc = profile.read_bytes()
    assert intent.S == "/GTS_PDFA1"
    assert str(intent.OutputConditionIdentifier)
    assert (int(profile.N), icc[12:16], icc[16:20], icc[36:40]) == (3, b"mntr", b"RGB ", b"acsp")
    assert int.from_bytes(icc[:4], "big") == len(icc)
    for item in pdf.open_outline().root:
        assert item.title.strip()


def _metadata(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    assert (stream.Type, stream.Subtype) == ("/Metadata", "/XML")
    assert "/Filter" not in stream
    packet = stream.read_raw_bytes().decode("utf-8")
    head = packet.partition("?>")[0]
    assert head.startswith("<?xpacket begin=")
    assert "bytes=" not in head
    assert "encoding=" not in head  # 6.6.2.1
    ElementTree.fromstring(packet)
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
        for key, value in same.items():  # 6.6.3
            assert str(info.get(key, "")) == (value or ""), key
        for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
            assert DATE.match(str(info[key]))
            assert re.sub(r"\D", "", str(info[key]))[:14] == re.sub(r"\D", "", meta[name])[:14]
        assert meta.get("dc:title")  # UA-1, 7.1
        claims = (meta.get("pdfuaid:part"), meta.get("pdfaid:part"), meta.get("pdfaid:conformance"))
    assert claims[0] in ("1", None)
    assert claims[1:] in (("3", "A"), (None, None))
    assert ("pdfaExtension:schemas" in packet) == (claims == ("1", "3", "A"))


def _destinations(pdf: pikepdf.Pdf) -> set[str]:
    """The names of the places that links lead to; each of them is on a page of the document."""
    pages = {page.obj.objgen for page in pdf.pages}
    found = set()
    names = list(pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", []))
    assert [bytes(name) for name in names[::2]] == sorted(bytes(name) for name in names[::2])
    for name, place in zip(names[::2], names[1::2], strict=True):
        assert place[0].objgen in pages
        assert place[1] == "/XYZ"
        found.add(bytes(name))
    assert len(found) == len(names) // 2
    return found


def _page(page, content) -> None:
    assert page.obj.get("/Tabs") == "/S"  # UA-1, 7.18.3
    assert not {"/Group", "/PieceInfo", "/Trans", "/PresSteps"} & set(page.obj.keys())
    assert len(page.mediabox) == 4
    depth = 0
    for operands, operator in content:
        name = str(operator)
        assert name in OPERATORS, name
        depth += {"q": 1, "Q": -1}.get(name, 0)
        assert 0 <= depth <= 28  # A-3, 6.1.13
        if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
            if "/Lang" in operands[1]:
                assert LANGUAGE.match(str(operands[1].Lang))
            assert str(operands[1].get("/ActualText", "x"))
    assert depth == 0


def _annotation(annotation, places) -> None:
    assert int(annotation.F) & 0b100111 == 4  # printed, not hidden (A-3, 6.3.2)
    assert str(annotation.Contents).strip()  # UA-1, 7.18.1
    assert ("/Dest" in annotation) != ("/A" in annotation)
    if "/Dest" in annotation:
        assert bytes(annotation.Dest) in places, str(annotation.Dest)
    else:
        assert annotation.A.S == "/URI"
        assert bytes(annotation.A.URI).isascii()
        assert b" " not in bytes(annotation.A.URI).strip()


def _structure(pdf: pikepdf.Pdf, elements) -> None:
    root = pdf.Root.StructTreeRoot
    roles = {str(key)[1:]: str(value)[1:] for key, value in root.get("/RoleMap", {}).items()}
    assert not set(roles) & STANDARD
    assert set(roles.values()) <= STANDARD

    def role(element) -> str:
        name = str(element.S)[1:]
        assert name in STANDARD or name in roles, name
        return roles.get(name, name)

    numbers = [int(number) for number in list(root.ParentTree.Nums)[::2]]
    assert numbers == sorted(set(numbers))
    assert int(root.ParentTreeNextKey) > max(numbers, default=-1)
    assert role(root.K) == "Document"
    listed = list(root.get("/IDTree", {}).get("/Names", []))
    assert {bytes(name) for name in listed[::2]} == {bytes(element.ID) for element in elements if "/ID" in element}
    for element in elements:
        name, kids = role(element), _kids(element)
        below = [role(kid) for kid in kids]
        if name in KIDS:
            assert set(below) <= KIDS[name], (name, below)
        if name in PARENTS:
            assert role(element.P) in PARENTS[name], (name, str(element.P.S))
        attributes = _attributes(element)
        for attribute in attributes:
            assert attribute.O in ("/Layout", "/List", "/Table")
        if name == "Table":
            _table(element, below, role)
        if name == "TH":
            assert any(attribute.get("/Scope") in ("/Row", "/Column", "/Both") for attribute in attributes)  # UA-1, 7.5
        if name == "LI":
            assert Counter(below) <= Counter(("Lbl", "LBody"))
        if name == "L":
            assert any("/ListNumbering" in attribute for attribute in attributes)  # 7.6
        if name == "Figure":
            assert str(element.Alt).strip()  # 7.3
            (box,) = [attribute.BBox for attribute in attributes if "/BBox" in attribute]
            assert float(box[0]) < float(box[2])
            assert float(box[1]) < float(box[3])
        if name == "Link":
            assert any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" for kid in _all_kids(element)) or not kids
        for key in ("/Alt", "/ActualText", "/E", "/T"):
            assert str(element.get(key, "x")).strip(), key


def _all_kids(element) -> list:
    kids = element.get("/K", ())
    return [kids] if isinstance(kids, (int, pikepdf.Dictionary)) else list(kids)


def _kids(element) -> list:
    return [kid for kid in _all_kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _attributes(element) -> list:
    found = element.get("/A", ())
    return [found] if isinstance(found, pikepdf.Dictionary) else list(found)


def _table(element, below, role) -> None:
    """Its rows have one length, its parts stand in their order, and something heads its cells."""
    counts = Counter(below)
    assert max(counts["THead"], counts["TFoot"], counts["Caption"]) <= 1
    parts = [name for name in below if name in ("THead", "TBody")]
    assert parts == sorted(parts, reverse=True)
    rows = [row for part in _kids(element) for row in ([part] if role(part) == "TR" else _kids(part) if role(part) != "Caption" else [])]
    assert len({len(_kids(row)) for row in rows}) <= 1
    assert not rows or any(role(cell) == "TH" for row in rows for cell in _kids(row))


def _attachments(pdf: pikepdf.Pdf) -> None:
    names = list(pdf.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", []))
    files = names[1::2]
    assert {file.objgen for file in files} == {file.objgen for file in pdf.Root.get("/AF", [])}  # A-3, 6.8
    for file in files:
        assert file.AFRelationship in RELATIONSHIPS
        assert str(file.F) == str(file.UF)
        assert str(file.Desc)
        stream = file.EF.F
        assert stream.objgen == file.EF.UF.objgen
        assert stream.Type == "/EmbeddedFile"
        assert re.match(r"/[\w.+-]+/[\w.+-]+\Z", str(stream.Subtype))
        assert DATE.match(str(stream.Params.ModDate))
        body = stream.read_bytes()
        assert int(stream.Params.Size) == len(body)
        assert bytes(stream.Params.CheckSum) == hashlib.md5(body, usedforsecurity=False).digest()


def _fonts(pdf: pikepdf.Pdf, contents) -> None:
    """Every code that is shown has a glyph of the width the file says, and characters it stands for."""
    used: dict = {}
    for page in pdf.pages:
        fonts, font, actual = page.obj.Resources.get("/Font", {}), None, []
        for operands, operator in contents[page.obj.objgen]:
            name = str(operator)
            if name in ("BDC", "BMC"):
                actual.append(name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/ActualText" in operands[1])
            elif name == "EMC":
                actual.pop()
            elif name == "Tf":
                font = fonts[str(operands[0])]
                assert float(operands[1]) > 0
            elif name in ("TJ", "Tj"):
                for part in operands[0] if name == "TJ" else operands:
                    if isinstance(part, pikepdf.String):
                        raw = bytes(part)
                        codes = used.setdefault(font.objgen, (font, {}))[1]
                        for at in range(0, len(raw), 2):
                            code = int.from_bytes(raw[at : at + 2], "big")
                            codes[code] = codes.get(code, True) and any(actual)
    for font, codes in used.values():
        _font(font, codes)


def _font(font, codes: dict[int, bool]) -> None:
    from fontTools.ttLib import TTFont

    (below,) = font.DescendantFonts
    descriptor = below.FontDescriptor
    program = descriptor.FontFile2.read_bytes()
    assert font.Encoding == "/Identity-H"
    assert below.Subtype == "/CIDFontType2"
    assert font.BaseFont == below.BaseFont == descriptor.FontName
    assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
    assert (str(below.CIDSystemInfo.Registry), str(below.CIDSystemInfo.Ordering)) == ("Adobe", "Identity")
    for key in ("/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"):
        assert key in descriptor
    assert "/CIDSet" not in descriptor  # not asked for by A-3; a wrong one fails (6.2.11.4.2)
    assert int(descriptor.FontFile2.Length1) == len(program)
    glyphs = below.CIDToGIDMap.read_bytes()
    texts, widths = _to_unicode(font), _widths(below)
    with TTFont(io.BytesIO(program), lazy=True) as face:
        advances, order, scale = face["hmtx"], face.getGlyphOrder(), 1000 / face["head"].unitsPerEm
        assert "glyf" in face
        for code, replaced in codes.items():
            gid = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
            assert gid, f"code {code:04x} is drawn as .notdef"  # UA-1, 7.21.8
            assert abs(advances[order[gid]][0] * scale - widths[code]) <= 1  # A-3, 6.2.11.5
            text = texts[code]
            assert text, f"code {code:04x} stands for nothing"  # 6.2.11.7
            assert not set(text) & {"\0", "\ufeff", "\ufffe"}
            if not replaced:
                assert not any(0xE000 <= ord(character) < 0xF900 for character in text)


def _to_unicode(font) -> dict[int, str]:
    body = font.ToUnicode.read_bytes().decode("ascii")
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", body, re.DOTALL)
    found = {}
    for count, block in blocks:
        rows = re.findall(r"<([0-9a-f]{4})><((?:[0-9a-f]{4})+)>", block)
        assert int(count) == len(rows) <= 100
        found.update((int(code, 16), bytes.fromhex(text).decode("utf-16-be")) for code, text in rows)
    return found


def _widths(font) -> dict[int, float]:
    found, parts = {}, list(font.W)
    for first, run in zip(parts[::2], parts[1::2], strict=True):
        found.update((int(first) + at, float(width)) for at, width in enumerate(run))
    return found
