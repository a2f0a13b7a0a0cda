"""Files that each break a rule of the profiles: one thing is spoiled in a sound file, for our checks to find, and for veraPDF."""

import datetime as dt
import io
import re
import sys
import warnings
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

sys.path.append(str(Path(__file__).parent))
import pdf_rules_absent as absent
import pdf_rules_file as file
import pdf_rules_fonts as fonts
import pdf_rules_metadata as metadata
import pdf_rules_structure as structure
import pdf_sheets as sheets
import pdf_trees as trees
from pdf_spoiling import (
    TABLE,
    TAGGED,
    annotation,
    attached,
    content,
    elements,
    entry,
    field,
    font,
    in_utf_16,
    inherited,
    intent,
    made,
    misnamed,
    odd_program,
    of,
    packed,
    packet,
    page,
    pictured,
    rendition,
    role,
    role_map,
    root,
    saved,
    several,
    signed,
    simple,
    tabled,
    to_unicode,
    transferred,
    unsigned,
    vertical,
    wide,
)

from briefgen.doctree import nodes as n
from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


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
    structure.tree: entry(lambda pdf: pdf.Root, "/StructTreeRoot"),
    structure.marked: root("/MarkInfo", Dictionary(Marked=False)),
    structure.not_suspect: root("/MarkInfo", Dictionary(Marked=True, Suspects=True)),
    structure.known_types: role(("P", "Chapter")),
    structure.no_circle: several(role(("P", "Lead")), role_map(Title=Name.Lead, Lead=Name.Title)),
    structure.standard_types_stay: role_map(Title=Name.P, P=Name.Div),
    structure.parents_named: of("P", "/P"),
    structure.no_artifact_inside: content(lambda body: re.sub(TAGGED, rb"\1 /Artifact BMC EMC \2", body, count=1, flags=re.DOTALL)),
    structure.no_tags_inside_artifacts: content(lambda body: re.sub(TAGGED, rb"/Artifact BMC \1\2 EMC", body, count=1, flags=re.DOTALL)),
    structure.all_content_marked: content(b"0 0 1 1 re f"),
    structure.language: entry(lambda pdf: pdf.Root, "/Lang"),
    structure.language_tags: root("/Lang", String("en_US")),
    structure.cells_apart: several(of("TH", "/A", TABLE(RowSpan=2, Scope=Name.Column), 1), wide),
    structure.rows_complete: of("TD", "/A", TABLE(RowSpan=2), -1),
    structure.columns_complete: lambda pdf: elements(pdf, "/TR")[0].K.__delitem__(0),
    structure.cells_headed: of("TH", "/A"),
    structure.headings_in_steps: role(("H1", "H3")),
    structure.one_kind_of_headings: role(("H1", "H")),
    structure.figures_described: of("Figure", "/Alt"),
    structure.notes_named: of("Note", "/ID"),
    structure.note_names_unique: several(of("Note", "/ID", String("x")), of("Note", "/ID", String("x"), 1)),
    file.header: (b"%PDF-1.7", b"%PDF-2.0"),
    file.binary_comment: (b"%\xe2\xe3", b"%ab"),
    file.identified: (rb"/ID ?\[", b"/IX["),
    file.ends_with_eof: (b"%%EOF\n", b"%%EOF\n\n"),
    file.objects_on_lines: (b"endobj\n", b"endobj "),
    file.stream_lengths: (rb"/Length (\d+)>>", rb"/Length 1\1>>"),
    file.stream_ends: (b"\r\nendstream", b"  endstream"),
    file.no_outside_streams: entry(lambda pdf: pdf.pages[0].Contents, "/F", String("elsewhere")),
    file.filters: packed,
    file.even_hexadecimal: content(b"/Span <</ActualText <004>>> BDC EMC"),
    file.only_hexadecimal: (b"/Type/XRef", b"/Type/XRef/Odd<0x>"),
    file.short_strings: content(b"/Span <</ActualText (" + b"x" * 32_768 + b")>> BDC EMC"),
    file.short_names: content(b"/" + b"n" * 128 + b" BMC EMC"),
    file.names_in_utf_8: misnamed,
    file.integers: content(b"2147483648 0 m n"),
    file.reals: content(b"4" + b"0" * 38 + b". 0 m n"),
    file.no_tiny_reals: content(b"0." + b"0" * 38 + b"1 0 m n"),
    file.title_shown: root("/ViewerPreferences", Dictionary(DisplayDocTitle=False)),
    file.output_profile: intent("/DestOutputProfile", made(b"sRGB")),
    file.one_output_profile: lambda pdf: pdf.Root.OutputIntents.append(Dictionary(DestOutputProfile=pdf.make_stream(b"x"))),
    file.no_outside_profile: several(intent("/DestOutputProfileRef", Dictionary()), intent("/S", Name.GTS_PDFX)),
    file.colours_meant: intent("/S", Name.GTS_PDFX),
    file.no_requirements: root("/Requirements", Array()),
    file.no_rendering: root("/NeedsRendering", True),
    file.no_own_actions: root("/AA", Dictionary()),
    file.no_alternate_presentations: entry(lambda pdf: pdf.Root.Names, "/AlternatePresentations", Dictionary()),
    file.no_page_actions: page("/AA", Dictionary()),
    file.no_presentation_steps: page("/PresSteps", Dictionary()),
    file.own_resources: inherited,
    file.known_operators: content(b"odd"),
    file.shallow_states: content(b"q " * 29 + b"Q " * 29),
    file.page_sizes: page("/MediaBox", Array([0, 0, 2, 2])),
    file.tab_order: page("/Tabs"),
    file.annotation_types: annotation("/Subtype", Name.Movie),
    file.annotation_flags: annotation("/F"),
    file.annotations_printed: annotation("/F", 256 + 4),
    file.appearances: field(),
    file.one_appearance: annotation("/AP", Dictionary(D=Dictionary())),
    file.links_tagged: annotation("/StructParent", 0),
    file.annotations_described: annotation("/Contents"),
    file.fields_tagged: field(),
    file.fields_described: field(),
    file.form_of_one_field: role(("P", "Form")),
    file.fields_without_actions: several(field(), annotation("/AA", Dictionary())),
    file.appearances_made: root("/AcroForm", Dictionary(NeedAppearances=True)),
    file.actions: root("/OpenAction", Dictionary(S=Name.JavaScript, JS="1")),
    file.file_kinds: entry(lambda pdf: pdf.Root.AF[0].EF.F, "/Subtype", Name("/text")),
    file.file_names: attached("/UF", String("")),
    file.file_relationships: attached("/AFRelationship"),
    file.files_associated: root("/AF", Array()),
    file.signature_of_all: signed((0, 1, 2, 3), b""),
    file.signed_by_one: unsigned,
    fonts.typed: font("/Type", Name.Odd),
    fonts.subtyped: font("/Subtype", Name.Odd, kind="/Type0"),
    fonts.named: simple,
    fonts.program_kind: font("/FontFile2", odd_program, kind="/FontDescriptor"),
    fonts.embedded: font("/FontFile2", kind="/FontDescriptor"),
    fonts.encoding: font("/Encoding", Name("/Odd-H"), kind="/Type0"),
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
    metadata.in_utf_8: in_utf_16,
    metadata.ua_part: packet(rb"<pdfuaid:part>1", b"<pdfuaid:part>2"),
    metadata.ua_prefix: packet(rb"pdfuaid([:=])", rb"ua\1"),
    metadata.a_part: packet(rb"<pdfaid:part>3", b"<pdfaid:part>4"),
    metadata.a_level: packet(rb"conformance>A", b"conformance>B"),
    metadata.a_prefix: packet(rb"pdfaid([:=])", rb"a\1"),
    metadata.properties_known: packet(rb"<pdfaProperty:name>part", b"<pdfaProperty:name>whole"),
    metadata.properties_typed: packet(rb"<dc:title><rdf:Alt>(.*)</rdf:Alt></dc:title>", rb"<dc:title><rdf:Bag>\1</rdf:Bag></dc:title>"),
    metadata.schemas_of_known_fields: packet(rb"<pdfaSchema:schema>", b"<pdfaSchema:name>x</pdfaSchema:name><pdfaSchema:schema>"),
    metadata.schemas_in_a_bag: packet(rb"schemas><rdf:Bag>(.*)</rdf:Bag>", rb"schemas><rdf:Seq>\1</rdf:Seq>"),
    metadata.schema_named: packet(rb"<pdfaSchema:schema>[^<]+</pdfaSchema:schema>", b""),
    metadata.schema_namespace: packet(rb"<pdfaSchema:namespaceURI>[^<]+</pdfaSchema:namespaceURI>", b""),
    metadata.schema_prefix: packet(rb"<pdfaSchema:prefix>[^<]+</pdfaSchema:prefix>", b""),
    metadata.schema_properties_in_order: packet(rb"property><rdf:Seq>(.*)</rdf:Seq>", rb"property><rdf:Bag>\1</rdf:Bag>"),
    metadata.property_named: packet(rb"<pdfaProperty:name>[^<]+</pdfaProperty:name>", b""),
    metadata.property_typed: packet(rb"valueType>Integer", b"valueType>Whole"),
    metadata.property_category: packet(rb"category>internal", b"category>own"),
    metadata.property_described: packet(rb"<pdfaProperty:description>[^<]+</pdfaProperty:description>", b""),
    absent.optional_content: root("/OCProperties", Dictionary(OCGs=Array(), D=Dictionary())),
    absent.forms: root("/AcroForm", lambda pdf: Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))),
    absent.media: root("/OpenAction", rendition),
    absent.other_annotations: annotation("/Subtype", Name.Stamp),
    absent.x_objects: pictured,
    absent.graphics_states: transferred,
    absent.colour_spaces: content(b"0 0 0 1 k"),
    absent.simple_fonts: lambda pdf: simple(pdf, BaseFont=Name.Odd),
    absent.embedded_cmaps: font("/Encoding", vertical, kind="/Type0"),
    absent.formulas: several(role(("Figure", "Formula")), of("Formula", "/Alt")),
    absent.permissions: root("/Perms", Dictionary(Odd=Dictionary())),
    absent.cross_reference_tables: tabled,
    absent.value_types: packet(rb"<pdfaSchema:prefix>", b"<pdfaSchema:valueType/><pdfaSchema:prefix>"),
}


def sound() -> bytes:
    """A file with one of each thing that rules are about."""
    heading = n.Heading(level=1, children=(n.Text(text="What was said"),), id="h", contents=True)
    other = n.Heading(level=1, children=(n.Text(text="What was done"),), id="h2", contents=True)
    items = n.BulletList(items=((trees.p("One."),), (trees.p("Two."),)))
    blocks = (n.Contents(depth=2), heading, trees.p("Words."), trees.statement(0), other, trees.table(3), items)
    facts = Attachment(name="facts.json", data=b"{}", mime="application/json")
    tree = n.Tree(title="A title", lang="en", blocks=(*blocks, trees.figure(), *trees.references(2)))
    return write_pdf(tree, sheets.PLAIN, attachments=(facts,), moment=MOMENT, fingerprint="f").data


def spoiled(rule, data: bytes) -> bytes:
    """The file `data` with what `SPOILED` does to it."""
    spoil = SPOILED[rule]
    if isinstance(spoil, tuple):
        changed, count = re.subn(*spoil, data, count=1)
        assert count, spoil
        return changed
    with pikepdf.open(io.BytesIO(data)) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pikepdf on what is spoiled
        made = spoil(pdf)
        return made if isinstance(made, bytes) else saved(pdf)


def named(rule) -> str:
    found = ((module, name) for module in (structure, file, fonts, metadata, absent) for name, held in vars(module).items() if held is rule)
    return next(f"{module.__name__.removeprefix('pdf_rules_')}.{name}" for module, name in found)
