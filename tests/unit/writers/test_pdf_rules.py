"""What we ask beyond the profiles is found when it is amiss: each case spoils one thing in a sound file."""

import datetime as dt
import io
import sys
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

sys.path.append(str(Path(__file__).parent))
import pdf_checks
import pdf_rules
import pdf_sheets as sheets
import pdf_trees as trees
from pdf_view import View

from briefgen.doctree import nodes as n
from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


def elements_of(pdf, role):
    return [element for element in pdf_checks.structure_kids(pdf.Root)[2] if role == element.S]


def _reversed(pdf):
    names = pdf.Root.Names.Dests.Names
    names[0], names[2] = names[2], names[0]


def _font(pdf, key, value):
    next(item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Subtype") == "/CIDFontType2")[key] = value


def _upside_down(pdf):
    parts = elements_of(pdf, "/Table")[0].K
    parts[-1], parts[-2] = parts[-2], parts[-1]


def _retitled(pdf):
    with pdf.open_outline() as outline:
        outline.root[0].title = " "


SPOILED = {
    "no output intent": lambda pdf: pdf.Root.__setattr__("OutputIntents", Array()),
    "script": lambda pdf: pdf.Root.__setattr__("OpenAction", Dictionary(S=Name.JavaScript, JS="1")),
    "outline without words": _retitled,
    "info says otherwise": lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"),
    "info of another day": lambda pdf: pdf.docinfo.__setitem__("/ModDate", "D:20240101000000Z"),
    "places out of order": _reversed,
    "link to nowhere": lambda pdf: pdf.pages[0].Annots[0].__setattr__("Dest", String("nowhere")),
    "link to two places": lambda pdf: pdf.pages[0].Annots[0].__setattr__("A", Dictionary(S=Name.URI, URI=String("https://example.org"))),
    "another root": lambda pdf: pdf.Root.StructTreeRoot.K.__setattr__("S", Name.Div),
    "names not listed": lambda pdf: pdf.Root.StructTreeRoot.__setattr__("IDTree", Dictionary(Names=Array())),
    "an owner nobody knows": lambda pdf: elements_of(pdf, "/TH")[0].__setattr__("A", Dictionary(O=Name.Other)),
    "head below the body": _upside_down,
    "two labels": lambda pdf: elements_of(pdf, "/LBody")[0].__setattr__("S", Name.Lbl),
    "list without numbering": lambda pdf: elements_of(pdf, "/L")[0].__delitem__("/A"),
    "figure without a box": lambda pdf: elements_of(pdf, "/Figure")[0].__delitem__("/A"),
    "words that say nothing": lambda pdf: elements_of(pdf, "/P")[0].__setattr__("Alt", String(" ")),
    "attachment unlisted": lambda pdf: pdf.Root.__setattr__("AF", Array()),
    "attachment under two names": lambda pdf: pdf.Root.AF[0].__setattr__("UF", String("other.json")),
    "attachment damaged": lambda pdf: pdf.Root.AF[0].EF.F.write(b"other"),
    "attachment undated": lambda pdf: pdf.Root.AF[0].EF.F.Params.__delitem__("/ModDate"),
    "font not a subset": lambda pdf: _font(pdf, "/BaseFont", Name.Whole),
    "font of another collection": lambda pdf: _font(pdf, "/CIDSystemInfo", Dictionary(Registry="Adobe", Ordering="Japan1", Supplement=6)),
}


@pytest.fixture(scope="module")
def sound():
    heading = n.Heading(level=1, children=(n.Text(text="What was said"),), id="h", contents=True)
    blocks = (heading, trees.statement(0), trees.figure(), trees.table(2), n.BulletList(items=((trees.p("One."),),)), *trees.references(1))
    facts = Attachment(name="facts.json", data=b"{}", mime="application/json")
    tree = n.Tree(title="A title", lang="en", blocks=blocks)
    return write_pdf(tree, sheets.PLAIN, attachments=(facts,), moment=MOMENT, fingerprint="f").data


def test_a_sound_file_passes(sound):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        pdf_rules.assert_conforming(View(sound, pdf))


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_spoiled_is_found(sound, name):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        SPOILED[name](pdf)
        with pytest.raises((AssertionError, KeyError, AttributeError, ValueError)):
            pdf_rules.assert_conforming(View(sound, pdf))


@pytest.mark.parametrize(("old", "new"), [(b"%PDF-1.7\n%", b"%PDF-1.7\n#"), (b"%%EOF\n", b"%%EOF\n\n")])
def test_a_spoiled_file_is_found(sound, old, new):
    with pikepdf.open(io.BytesIO(sound)) as pdf, pytest.raises(AssertionError):
        pdf_rules.assert_conforming(View(sound.replace(old, new, 1), pdf))


def test_every_file_is_held_to_the_profiles(sound):
    """The check that runs on all that is written names the rules that a file breaks."""
    with pytest.raises(AssertionError, match=r"ISO 19005-3, 6\.1\.3-3"):
        pdf_checks.assert_sound(sound + b"\n")
