"""What must hold of every PDF we write, checked on the file itself."""

import hashlib
import io
import os
import re
import sys
from collections import Counter
from pathlib import Path

import pikepdf

sys.path.append(str(Path(__file__).parent))
import pdf_profiles
import pdf_rules
from pdf_view import View, keyed

SHOW = {"Tj", "TJ", "'", '"'}


def structure_kids(root):
    """Every (page objgen, mcid) and every annotation of the structure tree, in tree order, with its element."""
    found, annotations, elements = [], [], []

    def walk(element):
        elements.append(element)
        kids = element.get("/K")
        if kids is None:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                found.append((element.Pg.objgen, int(kid), element))
            elif kid.get("/Type") == "/MCR":
                found.append((kid.Pg.objgen, int(kid.MCID), element))
            elif kid.get("/Type") == "/OBJR":
                annotations.append((kid.Obj.objgen, element))
            else:
                assert kid.P.objgen == element.objgen, "kid points at another parent"
                walk(kid)

    walk(root.StructTreeRoot.K)
    return found, annotations, elements


def parent_tree(root):
    numbers = keyed(root.StructTreeRoot.ParentTree, "/Nums")
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


_SOUND: set[str] = set()
_KEPT: list[Path] = []


def keep_in(folder: Path) -> None:
    """From now on what is found sound is kept too, for programs that read files."""
    folder.mkdir(parents=True, exist_ok=True)
    _KEPT[:] = [folder]


def keep(data: bytes, password: str | None = None) -> None:
    """Keeps a PDF, if any are, under its hash and the name of the test; one that opens with a password with that beside it."""
    test = re.sub(r"\W+", "-", os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[2].partition(" ")[0])
    for folder in _KEPT:
        path = folder / f"{hashlib.sha256(data).hexdigest()[:16]}.{test[:80]}.pdf"
        if password is not None:
            path.with_suffix(".password").write_text(password, encoding="utf-8")
        path.write_bytes(data)


def assert_sound(data: bytes) -> None:
    """Raises AssertionError unless structure tree, content and annotations agree, no rule of `pdf_profiles` is broken and `pdf_rules`
    finds nothing; a file is checked once.
    """
    digest = hashlib.sha256(data).hexdigest()
    if digest in _SOUND:
        return
    with pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as pdf:
        view = View(data, pdf)
        contents = view.contents
        found, annotations, elements = structure_kids(pdf.Root)
        owners = parent_tree(pdf.Root)
        in_tree = {(page, mcid): element for page, mcid, element in found}
        assert len(in_tree) == len(found), "an MCID stands twice in the tree"
        painted = set()
        for page in pdf.pages:
            order = _painted(contents[page.obj.objgen])
            assert len(set(order)) == len(order), "an MCID is painted twice on a page"
            listed = list(owners[int(page.obj.StructParents)]) if "/StructParents" in page.obj else []
            assert sorted(order) == list(range(len(listed)))
            for mcid in order:
                assert in_tree[page.obj.objgen, mcid].objgen == listed[mcid].objgen
                painted.add((page.obj.objgen, mcid))
            read = [mcid for objgen, mcid, _ in found if objgen == page.obj.objgen]
            read_units, painted_units = _units(read, listed), _units(order, listed)
            assert read_units == painted_units, f"reading order is not paint order: {_first_difference(read, order, listed)}"
            _check_annotations(page, owners, dict(annotations))
        assert painted == set(in_tree), "the tree names content that no page has"
        ids = Counter(str(element.ID) for element in elements if "/ID" in element)
        assert not [name for name, count in ids.items() if count > 1]
        broken = pdf_profiles.broken(view, claims(pdf))
        assert not broken, "\n".join(broken)
        pdf_rules.assert_conforming(view)
    _SOUND.add(digest)
    keep(data)


def claims(pdf) -> frozenset[str]:
    """What the file says that it is; tests that ask for it look at that themselves."""
    said = pdf.Root.Metadata.read_bytes()
    return frozenset(claim for claim, word in (("ua-1", b"<pdfuaid:part>"), ("a-3a", b"<pdfaid:part>")) if word in said)


def _units(order, owners) -> list:
    """MCIDs by the table row they are in: a row cut between two columns of a page is painted part by part but read cell by cell.

    Footnotes are left out: they are read after what calls them and painted at the foot.
    """
    units = []
    for mcid in order:
        element, unit, foot = owners[mcid], ("mcid", mcid), False
        while "/P" in element and "/S" in element:
            if element.S in ("/TR", "/LI"):
                unit = element.objgen
            foot = foot or (element.S == "/Note" and str(element.ID).startswith("footnote-"))
            element = element.P
        if not foot and (not units or units[-1] != unit):
            units.append(unit)
    return units


def _first_difference(read, order, owners) -> str:
    at = next(at for at, (one, other) in enumerate(zip(read, order, strict=False)) if one != other)

    def path(element) -> str:
        return (path(element.P) + ">" if "/P" in element and "/S" in element.P else "") + str(element.S)[1:]

    return f"read {path(owners[read[at]])} where {path(owners[order[at]])} is painted"


def _painted(content) -> list[int]:
    order, depth, marked = [], 0, []
    for operands, operator in content:
        name = str(operator)
        if name in ("BDC", "BMC"):
            marked.append(str(operands[0]))
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                assert depth == 1, "marked content with an MCID inside other marked content"
                order.append(int(operands[1].MCID))
        elif name == "EMC":
            marked.pop()
            depth -= 1
        elif name in SHOW or name in ("f", "S", "B", "s", "b", "f*", "B*", "Do", "sh"):
            assert marked, f"{name} outside marked content"
    assert depth == 0
    return order


def _check_annotations(page, owners, objr) -> None:
    for annotation in page.obj.get("/Annots", []):
        assert annotation.Subtype == "/Link"
        assert str(annotation.Contents)
        element = owners[int(annotation.StructParent)]
        assert element.S == "/Link"
        assert objr[annotation.objgen].objgen == element.objgen
        x0, y0, x1, y1 = (float(value) for value in annotation.Rect)
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        assert 0 <= x0 < x1 <= width + 1, (x0, x1, str(element.P.S), str(annotation.Contents))
        assert 0 <= y0 < y1 <= height + 1


def drawn_text(data: bytes) -> str:
    """All text of a PDF as a reader's tool extracts it, white space folded."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())


def drawn_pieces(data: bytes) -> list[tuple[int, float, float, str]]:
    """(page from 1, x, baseline, text) of every text operator, in paint order, artifacts included."""
    pieces = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            table, x, y = {}, 0.0, 0.0
            maps = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name == "Tf":
                    font = str(operands[0])
                    table = maps.setdefault(font, {}) or maps[font]
                    if not table:
                        table.update(_to_unicode(page.Resources.Font[font]))
                elif name == "Tm":
                    x, y = float(operands[4]), float(operands[5])
                elif name == "TJ":
                    raw = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                    codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
                    pieces.append((number, x, y, "".join(table[code] for code in codes)))
    return pieces


def structure_text(data: bytes) -> list[tuple[str, str]]:
    """(role, own text) of every element that has text, in tree order; text decoded through each font's ToUnicode."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = marked_text(pdf)
        found, _, elements = structure_kids(pdf.Root)
        by_element = {}
        for objgen, mcid, element in found:
            by_element.setdefault(element.objgen, []).append(texts.get((objgen, mcid), ""))
        return [(str(e.S)[1:], "".join(by_element[e.objgen])) for e in elements if e.objgen in by_element]


def marked_text(pdf) -> dict:
    """(page objgen, MCID) to the text that stands under it."""
    maps, texts = {}, {}
    for page in pdf.pages:
        current, font = None, None
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC" and "/MCID" in operands[1]:
                current = (page.obj.objgen, int(operands[1].MCID))
            elif name == "BMC" or (name == "BDC" and str(operands[0]) == "/Artifact"):
                current = None
            elif name == "Tf":
                font = str(operands[0])
                if font not in maps:
                    maps[font] = _to_unicode(page.obj.Resources.Font[font])
            elif name == "TJ" and current is not None:
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        raw = bytes(part)
                        codes = [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
                        texts[current] = texts.get(current, "") + "".join(maps[font][code] for code in codes)
    return texts


def _to_unicode(font) -> dict[int, str]:
    body = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", body)
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in pairs
        if len(text) >= 4 and not (code == "0000" and text == "ffff")
    }
