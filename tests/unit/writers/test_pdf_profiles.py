"""Every rule of the profiles finds what breaks it: each case spoils one thing in a sound file."""

import datetime as dt
import io
import re
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

sys.path.append(str(Path(__file__).parent))
import pdf_profiles
import pdf_rules_absent as absent
import pdf_rules_file as file
import pdf_rules_fonts as fonts
import pdf_rules_metadata as metadata
import pdf_rules_structure as structure
import pdf_sheets as sheets
import pdf_trees as trees
from pdf_view import Glyph, View

from briefgen.doctree import nodes as n
from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


def elements(pdf, role):
    found = []

    def walk(kids):
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                found.append(kid)
                walk(kid.get("/K", Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return [element for element in found if role == element.S]


def role(*changes):
    """Elements get another type: (old, new) or (old, which, new)."""

    def spoil(pdf):
        for old, *which, new in changes:
            elements(pdf, f"/{old}")[which[0] if which else 0].S = Name(f"/{new}")

    return spoil


def entry(path, key, value=None):
    """An entry of a dictionary is set, or with None taken away; path: the Pdf to that dictionary."""

    def spoil(pdf):
        if value is None:
            del path(pdf)[key]
        else:
            path(pdf)[key] = value(pdf) if callable(value) else value

    return spoil


def of(name, key, value=None, at=0):
    return entry(lambda pdf: elements(pdf, f"/{name}")[at], key, value)


def content(change):
    """The first page's content, changed; bytes: stood at its end."""

    def spoil(pdf):
        page = pdf.pages[0]
        body = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(body + b"\n" + change if isinstance(change, bytes) else change(body))

    return spoil


def packet(pattern, new):
    def spoil(pdf):
        body, count = re.subn(pattern, new, pdf.Root.Metadata.read_bytes(), flags=re.DOTALL)
        assert count, pattern
        pdf.Root.Metadata.write(body)

    return spoil


def font(key, value=None, *, kind="/CIDFontType2"):
    def path(pdf):
        found = (item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") in ("/Font", "/FontDescriptor"))
        return next(item for item in found if kind in (item.get("/Subtype"), item.get("/Type")))

    return entry(path, key, value)


def to_unicode(text):
    rows = b"\n".join(b"<%04x><%s>" % (code, text) for code in range(100))
    return lambda pdf: pdf.make_stream(b"100 beginbfchar\n" + rows + b"\nendbfchar")


def made(data):
    return lambda pdf: pdf.make_stream(data)


def root(key, value):
    return entry(lambda pdf: pdf.Root, key, value)


def page(key, value=None):
    return entry(lambda pdf: pdf.pages[0].obj, key, value)


def annotation(key, value=None):
    return entry(lambda pdf: pdf.pages[0].Annots[0], key, value)


def attached(key, value):
    return entry(lambda pdf: pdf.Root.AF[0], key, value)


def intent(key, value):
    return entry(lambda pdf: pdf.Root.OutputIntents[0], key, value)


def several(*spoils):
    return lambda pdf: [spoil(pdf) for spoil in spoils]


def signed(byte_range, contents):
    value = Dictionary(ByteRange=Array(byte_range), Contents=String(contents))
    return root("/AcroForm", Dictionary(Fields=Array([Dictionary(FT=Name.Sig, V=value)])))


def unsigned(pdf):
    from asn1crypto import cms

    content = {"version": "v1", "digest_algorithms": [], "encap_content_info": {"content_type": "data"}, "signer_infos": []}
    signed((0, 1, 2, 3), cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)}).dump())(pdf)


def wide(pdf):
    elements(pdf, "/TR")[1].K[0].A = TABLE(ColSpan=2)


TAGGED = rb"(/P <</MCID \d+>> BDC)(.*?EMC)"
TABLE = partial(Dictionary, O=Name.Table)
SPOILED = {
    structure.tr_in_table: role(("P", "TR")),
    structure.thead_in_table: role(("P", "THead")),
    structure.tbody_in_table: role(("P", "TBody")),
    structure.tfoot_in_table: role(("P", "TFoot")),
    structure.th_in_row: role(("P", "TH")),
    structure.td_in_row: role(("P", "TD")),
    structure.li_in_list: role(("P", "LI")),
    structure.lbody_in_item: role(("P", "LBody")),
    structure.toci_in_toc: role(("P", "TOCI")),
    structure.table_kids: role(("THead", "P")),
    structure.row_kids: role(("TH", "P")),
    structure.thead_kids: role(("TR", "P")),
    structure.tbody_kids: role(("TR", -1, "P")),
    structure.tfoot_kids: role(("TBody", "TFoot"), ("TR", -1, "P")),
    structure.list_kids: role(("LI", "P")),
    structure.item_kids: role(("LBody", "P")),
    structure.toc_kids: role(("TOCI", "P")),
    structure.one_thead: role(("TBody", "THead")),
    structure.one_tfoot: role(("TBody", "TFoot"), ("THead", "TFoot")),
    structure.one_caption: role(("THead", "Caption")),
    structure.list_caption_first: role(("LI", 1, "Caption")),
    structure.toc_caption_first: role(("TOCI", 1, "Caption")),
    structure.body_beside_head: role(("TBody", "TFoot")),
    structure.body_beside_foot: role(("TBody", "TFoot")),
    structure.table_caption_at_an_end: role(("THead", "Caption")),
    structure.tree: root("/StructTreeRoot", Dictionary()),
    structure.marked: root("/MarkInfo", Dictionary(Marked=False)),
    structure.not_suspect: root("/MarkInfo", Dictionary(Marked=True, Suspects=True)),
    structure.known_types: role(("P", "Chapter")),
    structure.no_circle: entry(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(Title=Name.Lead, Lead=Name.Title)),
    structure.standard_types_stay: entry(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(Title=Name.P, P=Name.Div)),
    structure.parents_named: of("P", "/P"),
    structure.no_artifact_inside: content(lambda body: re.sub(TAGGED, rb"\1 /Artifact BMC EMC \2", body, count=1, flags=re.DOTALL)),
    structure.no_tags_inside_artifacts: content(lambda body: re.sub(TAGGED, rb"/Artifact BMC \1\2 EMC", body, count=1, flags=re.DOTALL)),
    structure.all_content_marked: content(b"0 0 1 1 re f"),
    structure.language: entry(lambda pdf: pdf.Root, "/Lang"),
    structure.language_tags: root("/Lang", String("en_US")),
    structure.cells_apart: several(of("TH", "/A", TABLE(RowSpan=2), 1), wide),
    structure.rows_complete: of("TH", "/A", TABLE(RowSpan=9)),
    structure.columns_complete: lambda pdf: elements(pdf, "/TR")[0].K.__delitem__(0),
    structure.cells_headed: of("TH", "/A"),
    structure.headings_in_steps: role(("H1", "H3")),
    structure.one_kind_of_headings: role(("H1", "H")),
    structure.figures_described: of("Figure", "/Alt", String(" ")),
    structure.notes_named: of("Note", "/ID"),
    structure.note_names_unique: several(of("Note", "/ID", String("x")), of("Note", "/ID", String("x"), 1)),
    file.header: (b"%PDF-1.7", b"%PDF-2.0"),
    file.binary_comment: (b"%\xe2\xe3", b"%ab"),
    file.identified: entry(lambda pdf: pdf.trailer, "/ID"),
    file.ends_with_eof: (b"%%EOF\n", b"%%EOF\n\n"),
    file.objects_on_lines: (b"endobj\n", b"endobj "),
    file.stream_lengths: (rb"/Length (\d+)>>", rb"/Length 1\1>>"),
    file.stream_ends: (b"\nendstream", b" endstream"),
    file.no_outside_streams: entry(lambda pdf: pdf.pages[0].Contents, "/F", String("elsewhere")),
    file.filters: entry(lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile, "/Filter", Name.LZWDecode),
    file.even_hexadecimal: content(b"/Span <</ActualText <004>>> BDC EMC"),
    file.only_hexadecimal: (b"/Type/XRef", b"/Type/XRef/Odd<0x>"),
    file.short_strings: content(b"/Span <</ActualText (" + b"x" * 32_768 + b")>> BDC EMC"),
    file.short_names: content(b"/" + b"n" * 128 + b" BMC EMC"),
    file.names_in_utf_8: content(b"/N#ff BMC EMC"),
    file.integers: content(b"2147483648 0 m n"),
    file.reals: content(b"4" + b"0" * 38 + b". 0 m n"),
    file.no_tiny_reals: content(b"0." + b"0" * 38 + b"1 0 m n"),
    file.title_shown: root("/ViewerPreferences", Dictionary(DisplayDocTitle=False)),
    file.output_profile: intent("/DestOutputProfile", made(b"sRGB")),
    file.one_output_profile: lambda pdf: pdf.Root.OutputIntents.append(Dictionary(DestOutputProfile=pdf.make_stream(b"x"))),
    file.no_outside_profile: intent("/DestOutputProfileRef", Dictionary()),
    file.colours_meant: intent("/S", Name.GTS_PDFX),
    file.no_requirements: root("/Requirements", Array()),
    file.no_rendering: root("/NeedsRendering", True),
    file.no_own_actions: root("/AA", Dictionary()),
    file.no_alternate_presentations: entry(lambda pdf: pdf.Root.Names, "/AlternatePresentations", Dictionary()),
    file.no_page_actions: page("/AA", Dictionary()),
    file.no_presentation_steps: page("/PresSteps", Dictionary()),
    file.own_resources: page("/Resources"),
    file.known_operators: content(b"/I1 Do"),
    file.shallow_states: content(b"q " * 29 + b"Q " * 29),
    file.page_sizes: page("/MediaBox", Array([0, 0, 2, 2])),
    file.tab_order: page("/Tabs"),
    file.annotation_types: annotation("/Subtype", Name.Movie),
    file.annotation_flags: annotation("/F"),
    file.annotations_printed: annotation("/F", 256 + 4),
    file.appearances: annotation("/Subtype", Name.Widget),
    file.one_appearance: annotation("/AP", Dictionary(D=Dictionary())),
    file.links_tagged: annotation("/StructParent", 0),
    file.annotations_described: annotation("/Contents", String(" ")),
    file.fields_tagged: annotation("/Subtype", Name.Widget),
    file.fields_described: annotation("/Subtype", Name.Widget),
    file.form_of_one_field: role(("P", "Form")),
    file.fields_without_actions: several(annotation("/Subtype", Name.Widget), annotation("/AA", Dictionary())),
    file.appearances_made: root("/AcroForm", Dictionary(NeedAppearances=True)),
    file.actions: root("/OpenAction", Dictionary(S=Name.JavaScript, JS="1")),
    file.file_kinds: entry(lambda pdf: pdf.Root.AF[0].EF.F, "/Subtype", Name("/text")),
    file.file_names: attached("/UF", String("")),
    file.file_relationships: attached("/AFRelationship", Name.Friend),
    file.files_associated: root("/AF", Array()),
    file.signature_of_all: signed((0, 1, 2, 3), b""),
    file.signed_by_one: unsigned,
    fonts.typed: font("/Type", Name.FontDescriptor, kind="/Type0"),
    fonts.subtyped: font("/Subtype", Name.TrueType),
    fonts.named: font("/BaseFont", Name.Other),
    fonts.program_kind: font("/FontFile3", made(b"x"), kind="/FontDescriptor"),
    fonts.embedded: font("/FontFile2", kind="/FontDescriptor"),
    fonts.encoding: font("/Encoding", Name("/GBK-EUC-H"), kind="/Type0"),
    fonts.glyph_map: font("/CIDToGIDMap"),
    fonts.no_cid_set: font("/CIDSet", made(b"x"), kind="/FontDescriptor"),
    fonts.glyphs_present: font("/CIDToGIDMap", made(b"\xff\xfe" * 65_536)),
    fonts.widths: font("/W", Array()),
    fonts.no_notdef: font("/CIDToGIDMap", made(b"\0")),
    fonts.mapped: font("/ToUnicode", made(b""), kind="/Type0"),
    fonts.mapped_to_text: font("/ToUnicode", to_unicode(b"0041feff"), kind="/Type0"),
    fonts.private_replaced: font("/ToUnicode", to_unicode(b"dbc0dc00"), kind="/Type0"),
    metadata.metadata: entry(lambda pdf: pdf.Root, "/Metadata"),
    metadata.titled: packet(rb"<dc:title>.*</dc:title>", b""),
    metadata.no_bytes: packet(rb" id=", b" bytes='1' id="),
    metadata.no_encoding: packet(rb" id=", b" encoding='utf-8' id="),
    metadata.well_formed: packet(rb"</rdf:RDF>", b""),
    metadata.in_utf_8: packet(rb"</rdf:RDF>", b"</rdf:RDF>\xff"),
    metadata.ua_part: packet(rb"<pdfuaid:part>1", b"<pdfuaid:part>2"),
    metadata.ua_prefix: packet(rb"pdfuaid([:=])", rb"ua\1"),
    metadata.a_part: packet(rb"<pdfaid:part>3", b"<pdfaid:part>4"),
    metadata.a_level: packet(rb"conformance>A", b"conformance>B"),
    metadata.a_prefix: packet(rb"pdfaid([:=])", rb"a\1"),
    metadata.properties_known: packet(rb"<pdfaProperty:name>part", b"<pdfaProperty:name>whole"),
    metadata.properties_typed: packet(rb"<dc:title><rdf:Alt>(.*)</rdf:Alt></dc:title>", rb"<dc:title><rdf:Bag>\1</rdf:Bag></dc:title>"),
    metadata.schemas_of_known_fields: packet(rb"<pdfaSchema:schema>", b"<pdfaSchema:name>x</pdfaSchema:name><pdfaSchema:schema>"),
    metadata.schemas_in_a_bag: packet(rb"schemas><rdf:Bag>(.*)</rdf:Bag>", rb"schemas><rdf:Seq>\1</rdf:Seq>"),
    metadata.schema_named: packet(rb"<pdfaSchema:schema>[^<]+", b"<pdfaSchema:schema>"),
    metadata.schema_namespace: packet(rb"<pdfaSchema:namespaceURI>[^<]+", b"<pdfaSchema:namespaceURI>x"),
    metadata.schema_prefix: packet(rb"<pdfaSchema:prefix>[^<]+</pdfaSchema:prefix>", b""),
    metadata.schema_properties_in_order: packet(rb"property><rdf:Seq>(.*)</rdf:Seq>", rb"property><rdf:Bag>\1</rdf:Bag>"),
    metadata.property_named: packet(rb"<pdfaProperty:name>[^<]+</pdfaProperty:name>", b""),
    metadata.property_typed: packet(rb"valueType>Integer", b"valueType>Whole"),
    metadata.property_category: packet(rb"category>internal", b"category>own"),
    metadata.property_described: packet(rb"<pdfaProperty:description>[^<]+", b"<pdfaProperty:description>"),
    absent.optional_content: root("/OCProperties", Dictionary()),
    absent.forms: root("/AcroForm", Dictionary(Fields=Array([Dictionary(FT=Name.Tx)]))),
    absent.media: page("/X", lambda pdf: pdf.make_indirect(Dictionary(S=Name.Rendition))),
    absent.other_annotations: annotation("/Subtype", Name.Stamp),
    absent.x_objects: content(b"/I1 Do"),
    absent.graphics_states: page("/Group", Dictionary(S=Name.Transparency)),
    absent.colour_spaces: content(b"0 0 0 1 k"),
    absent.simple_fonts: font("/Subtype", Name.Type3, kind="/Type0"),
    absent.embedded_cmaps: font("/Encoding", made(b"x"), kind="/Type0"),
    absent.formulas: role(("Figure", "Formula")),
    absent.permissions: root("/Perms", Dictionary()),
    absent.cross_reference_tables: (b"startxref", b"xref\nstartxref"),
    absent.value_types: packet(rb"<pdfaSchema:prefix>", b"<pdfaSchema:valueType/><pdfaSchema:prefix>"),
}
# What a spoiled file could hold only in the gigabytes, or not at all in two-byte codes; and what takes another file than the sound one.
MADE_UP = {
    file.few_objects: SimpleNamespace(pdf=SimpleNamespace(objects=range(8_388_608))),
    fonts.small_cids: SimpleNamespace(glyphs=[Glyph(65_536, 1, 1.0, 1.0, "a", False)]),
}
UNDER_A_PASSWORD = {file.not_encrypted, file.readers_may_read}
RULES = {*pdf_profiles.UA_1.values(), *pdf_profiles.A_3A.values()}


def named(rule):
    found = ((module, name) for module in (structure, file, fonts, metadata, absent) for name, held in vars(module).items() if held is rule)
    return next(f"{module.__name__.removeprefix('pdf_rules_')}.{name}" for module, name in found)


@pytest.fixture(scope="module")
def sound():
    heading = n.Heading(level=1, children=(n.Text(text="What was said"),), id="h", contents=True)
    other = n.Heading(level=1, children=(n.Text(text="What was done"),), id="h2", contents=True)
    items = n.BulletList(items=((trees.p("One."),), (trees.p("Two."),)))
    blocks = (n.Contents(depth=2), heading, trees.p("Words."), trees.statement(0), other, trees.table(2), items)
    facts = Attachment(name="facts.json", data=b"{}", mime="application/json")
    tree = n.Tree(title="A title", lang="en", blocks=(*blocks, trees.figure(), *trees.references(2)))
    return write_pdf(tree, sheets.PLAIN, attachments=(facts,), moment=MOMENT, fingerprint="f").data


def test_the_profiles_are_whole():
    assert (len(pdf_profiles.UA_1), len(pdf_profiles.A_3A)) == (106, 155)


def test_every_rule_is_tried():
    assert set(SPOILED) | set(MADE_UP) | UNDER_A_PASSWORD == RULES
    assert all(rule.__doc__ for rule in absent.RULES)
    assert set(absent.RULES) <= RULES


def test_a_sound_file_breaks_none(sound):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        assert pdf_profiles.broken(View(sound, pdf)) == []


@pytest.mark.parametrize("rule", SPOILED, ids=named)
def test_what_is_spoiled_is_found(sound, rule):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        data, spoil = sound, SPOILED[rule]
        if isinstance(spoil, tuple):
            data, count = re.subn(*spoil, sound, count=1)
            assert count
        else:
            spoil(pdf)
        assert list(rule(View(data, pdf)))


@pytest.mark.parametrize("rule", MADE_UP, ids=named)
def test_what_cannot_be_written_is_found(rule):
    assert list(rule(MADE_UP[rule]))


def test_a_password_is_found_and_what_it_forbids(sound):
    held, allowed = io.BytesIO(), pikepdf.Permissions(accessibility=False)
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        pdf.save(held, encryption=pikepdf.Encryption(owner="o", user="u", R=3, aes=False, metadata=False, allow=allowed))
    with pikepdf.open(held, password="u") as pdf:
        view = View(held.getvalue(), pdf)
        assert list(file.not_encrypted(view))
        assert list(file.readers_may_read(view))


def test_a_file_that_claims_less_is_held_to_the_rest(sound):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        packet(rb"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", b"")(pdf)
        packet(rb"<pdfuaid:part>1</pdfuaid:part>", b"")(pdf)
        assert pdf_profiles.broken(View(sound, pdf), frozenset()) == []
        assert len(pdf_profiles.broken(View(sound, pdf))) == 3
