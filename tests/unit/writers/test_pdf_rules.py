"""The rules find what is wrong: each case spoils one thing in a sound file."""

import datetime as dt
import io
import sys
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_checks
import pdf_rules
import pdf_sheets as sheets
import pdf_trees as trees

from briefgen.doctree import nodes as n
from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


def elements_of(pdf, role):
    return [element for element in pdf_checks.structure_kids(pdf.Root)[2] if role == element.S]


def fonts(pdf):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]


def replaced(pdf, old, new):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(old, new, 1))


def _widths(pdf):
    font = next(font for font in fonts(pdf) if "/W" in font)
    font.W[1] = pikepdf.Array([5] * len(font.W[1]))


def _to_unicode(pdf):
    font = next(font for font in fonts(pdf) if "/ToUnicode" in font)
    font.ToUnicode = pdf.make_stream(b"1 beginbfchar\n<0041><0041>\nendbfchar")


SPOILED = {
    "language": lambda pdf: pdf.Root.__setattr__("Lang", pikepdf.String("")),
    "title not shown": lambda pdf: pdf.Root.ViewerPreferences.__setattr__("DisplayDocTitle", False),
    "suspects": lambda pdf: pdf.Root.MarkInfo.__setattr__("Suspects", True),
    "no output intent": lambda pdf: pdf.Root.__setattr__("OutputIntents", pikepdf.Array()),
    "script": lambda pdf: pdf.Root.__setattr__("OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")),
    "info says otherwise": lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"),
    "unknown role": lambda pdf: elements_of(pdf, "/P")[0].__setattr__("S", pikepdf.Name.Chapter),
    "cell outside a row": lambda pdf: elements_of(pdf, "/P")[0].__setattr__("S", pikepdf.Name.TD),
    "head without scope": lambda pdf: elements_of(pdf, "/TH")[0].__delitem__("/A"),
    "figure without words": lambda pdf: elements_of(pdf, "/Figure")[0].__setattr__("Alt", pikepdf.String(" ")),
    "figure without a box": lambda pdf: elements_of(pdf, "/Figure")[0].__delitem__("/A"),
    "list without numbering": lambda pdf: elements_of(pdf, "/L")[0].__delitem__("/A"),
    "hidden link": lambda pdf: pdf.pages[0].Annots[0].__setattr__("F", 2),
    "link without words": lambda pdf: pdf.pages[0].Annots[0].__setattr__("Contents", pikepdf.String("")),
    "link to nowhere": lambda pdf: pdf.pages[0].Annots[0].__setattr__("Dest", pikepdf.String("nowhere")),
    "no tab order": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "another colour space": lambda pdf: replaced(pdf, b" rg", b" 0 k"),
    "open graphics state": lambda pdf: replaced(pdf, b"\nQ", b"\n"),
    "wrong widths": _widths,
    "characters unknown": _to_unicode,
    "attachment unrelated": lambda pdf: pdf.Root.AF[0].__setattr__("AFRelationship", pikepdf.Name.Friend),
    "attachment damaged": lambda pdf: pdf.Root.AF[0].EF.F.write(b"other"),
}


@pytest.fixture(scope="module")
def sound():
    blocks = (trees.statement(0), trees.figure(), trees.table(2), n.BulletList(items=((trees.p("One."),),)), *trees.references(1))
    facts = Attachment(name="facts.json", data=b"{}", mime="application/json")
    tree = n.Tree(title="A title", lang="en", blocks=blocks)
    return write_pdf(tree, sheets.PLAIN, attachments=(facts,), moment=MOMENT, fingerprint="f").data


def checked(pdf, data):
    elements = pdf_checks.structure_kids(pdf.Root)[2]
    contents = {page.obj.objgen: pikepdf.parse_content_stream(page) for page in pdf.pages}
    pdf_rules.assert_conforming(data, pdf, elements, contents)


def test_a_sound_file_passes(sound):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        checked(pdf, sound)


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_spoiled_is_found(sound, name):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        SPOILED[name](pdf)
        with pytest.raises((AssertionError, KeyError, AttributeError, ValueError)):
            checked(pdf, sound)


@pytest.mark.parametrize(("old", "new"), [(b"%PDF-1.7\n%", b"%PDF-1.7\n#"), (b"\nendstream", b" endstream"), (b"%%EOF\n", b"%%EOF\n\n")])
def test_a_spoiled_file_is_found(sound, old, new):
    with pikepdf.open(io.BytesIO(sound)) as pdf, pytest.raises(AssertionError):
        checked(pdf, sound.replace(old, new, 1))
