"""What lies behind the words of a PDF is read from the file itself."""

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefgen.verification.behind import document_behind, page_behind


def made(*, boxes: int = 0, target: str = "sources", hidden: bool = False, title: str = "Rice") -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(300, 400), invariant=1)
    canvas.setTitle(title)
    canvas.bookmarkPage("top", fit="XYZ", left=0, top=390)
    canvas.addOutlineEntry("Trade", "top")
    canvas.drawString(20, 300, "Rice rose. [1]")
    canvas.linkRect("", target, (76, 296, 96, 312), relative=0)
    for at in range(boxes):
        canvas.rect(20, 100 + at, 30, 10)
    if hidden:
        words = canvas.beginText(20, 50)
        words.setTextRenderMode(3)
        words.textOut("Rice fell.")
        canvas.drawText(words)
    canvas.showPage()
    canvas.bookmarkPage("sources", fit="XYZ", left=0, top=200)
    canvas.drawString(20, 200, "[1] Gazette")
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def read(data: bytes):
    import pypdfium2 as pdfium

    pdf = pdfium.PdfDocument(data)
    pages = [page_behind(pdf, page, page.get_textpage()) for page in pdf]
    return pages, document_behind(pdf, data)


def test_links_tell_their_words_and_where_they_lead():
    (first, second), document = read(made())
    assert first["links"] == [["[1]", "page 2 at 200", [76, 296, 96, 312]]]
    assert second["links"] == []
    assert document["bookmarks"] == [[0, "Trade", "page 1 at 390"]]
    assert (document["title"], document["actions"]) == ("Rice", [])
    assert read(made(target="top"))[0][0]["links"][0][1] == "page 1 at 390"


def test_what_is_drawn_and_what_nobody_sees_is_counted():
    plain, boxed, hidden = (read(data)[0][0]["drawn"] for data in (made(), made(boxes=2), made(hidden=True)))
    assert [now - was for now, was in zip(boxed, plain, strict=True)] == [0, 2, 0, 0, 0, 0]
    assert [now - was for now, was in zip(hidden, plain, strict=True)] == [1, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("packed", [True, False])
def test_what_a_viewer_would_carry_out_is_found(packed):
    with pikepdf.open(io.BytesIO(made())) as pdf:
        pdf.Root.OpenAction = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.beep()")))
        pdf.pages[0].Annots.append(
            pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 20, 20], Contents="No."))
        )
        data = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        pdf.save(data, object_stream_mode=mode)
    (first, _), document = read(data.getvalue())
    assert document["actions"] == ["JavaScript", "OpenAction"]
    assert first["notes"] == [1]


def test_what_is_read_aloud_and_in_which_order_is_told():
    with pikepdf.open(io.BytesIO(made())) as pdf:
        page = pdf.pages[0]
        words = b"/P <</MCID 0>> BDC BT 20 300 Td ET EMC /P <</MCID 1>> BDC BT 20 200 Td ET EMC"
        page.contents_add(pikepdf.Stream(pdf, words))
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        parts = [
            pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(role), P=root, Pg=page.obj, K=mcid, Alt=pikepdf.String(alt))
            )
            for mcid, role, alt in ((0, "/Figure", "Rice rose."), (1, "/P", "No."))
        ]
        root.K = pikepdf.Array(parts)
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array(parts)]))
        pdf.Root.StructTreeRoot, page.StructParents = root, 0
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        one, other = io.BytesIO(), io.BytesIO()
        pdf.save(one)
        root.K = pikepdf.Array(parts[::-1])
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array(parts)]))
        pdf.save(other)
    first, second = (read(data.getvalue())[0][0] for data in (one, other))
    assert sorted(first["heard"]) == [["Figure", "Rice rose."], ["P", "No."]]
    assert first["order"] != ""
    assert first["order"] != second["order"]
