"""Ways to spoil one thing in a PDF that is open in pikepdf; those that give bytes have made the file themselves."""

import io
import re
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


def saved(pdf: pikepdf.Pdf, **options) -> bytes:
    held = io.BytesIO()
    pdf.save(held, static_id=True, fix_metadata_version=False, **({"object_stream_mode": pikepdf.ObjectStreamMode.generate} | options))
    return held.getvalue()


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


def role_map(**roles):
    return entry(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(**roles))


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
    rows = b"\n".join(b"<%04x> <%s>" % (code, text) for code in range(100))
    return lambda pdf: pdf.make_stream(b"100 beginbfchar\n" + rows + b"\nendbfchar")


def made(data):
    return lambda pdf: pdf.make_stream(data)


def root(key, value):
    return entry(lambda pdf: pdf.Root, key, value)


def page(key, value=None):
    return entry(lambda pdf: pdf.pages[0].obj, key, value)


def annotation(key, value=None):
    return entry(lambda pdf: pdf.pages[0].Annots[0], key, value)


def attached(key, value=None):
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
    elements(pdf, "/TR")[1].K[0].A = TABLE(ColSpan=2, Scope=Name.Row)


def field():
    """The first link becomes a field of a form, and nothing is done for it."""
    return several(annotation("/Subtype", Name.Widget), annotation("/FT", Name.Tx), annotation("/T", String("t")))


def packed(pdf):
    """Packed as the example of ISO 32000-1, 7.4.4.2, has it."""
    pdf.Root.AF[0].EF.F.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    return saved(pdf, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def inherited(pdf):
    """Resources stand with the parent of all pages."""
    first = pdf.pages[0].obj
    pdf.Root.Pages.Resources = first.Resources
    del first["/Resources"]


def odd_program(pdf):
    held = next(item for item in pdf.objects if isinstance(item, Dictionary) and "/FontFile2" in item).FontFile2
    held["/Subtype"] = Name.Odd
    return held


def in_utf_16(pdf):
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().decode("utf-8").encode("utf-16"))


def rendition(pdf):
    return Dictionary(S=Name.Rendition, R=Dictionary(S=Name.MR, C=pdf.make_indirect(Dictionary(S=Name.MCD, D=String("a")))))


def misnamed(pdf):
    """One font goes by a name that is no UTF-8."""
    above = pdf.pages[0].Resources.Font.F1
    below = above.DescendantFonts[0]
    above.BaseFont = below.BaseFont = below.FontDescriptor.FontName = Object.parse(b"/N#ff")


def pictured(pdf):
    picture = pdf.make_stream(
        b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=Name.DeviceGray
    )
    picture.Interpolate = True
    pdf.pages[0].Resources.XObject = Dictionary(I1=picture)
    content(b"/Artifact BMC /I1 Do EMC")(pdf)


def transferred(pdf):
    pdf.pages[0].Resources.ExtGState = Dictionary(G1=Dictionary(Type=Name.ExtGState, TR=Name.Identity))
    content(b"/G1 gs")(pdf)


def simple(pdf, **names):
    """A font of one byte a code, not among those that every reader has, and without its first code."""
    held = Dictionary(Type=Name.Font, Subtype=Name.TrueType, Encoding=Name.WinAnsiEncoding, LastChar=65, Widths=Array([500]), **names)
    pdf.pages[0].Resources.Font.S1 = pdf.make_indirect(held)
    content(b"/Artifact BMC BT /S1 9 Tf (A) Tj ET EMC")(pdf)


def vertical(pdf):
    """A map of codes in the file that says of itself that it is for vertical writing, where its dictionary says horizontal."""
    body = b"/CMapName /Own def /WMode 1 def begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
    body += b"1 begincidrange <0000> <ffff> 0 endcidrange endcmap"
    info = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    return pdf.make_stream(body, Type=Name.CMap, CMapName=Name.Own, CIDSystemInfo=info, WMode=0)


def tabled(pdf):
    """Where objects stand is said in a table, with white space where none may be."""
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable).replace(b"xref\n0 ", b"xref \n0 ")


TAGGED = rb"(/P <</MCID \d+>> BDC)(.*?EMC)"
TABLE = partial(Dictionary, O=Name.Table)
