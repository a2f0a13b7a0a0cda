"""What the file, its pages and its attachments have to be (ISO 14289-1, 6-7; ISO 19005-3, 6). Each rule yields what breaks it."""

import re
from collections.abc import Callable, Iterator

import pikepdf
from pdf_view import View

Rule = Callable[[View], Iterator[str]]
_RELATIONSHIPS = ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified")
_FILTERS = ("/FlateDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode")
_OPERATORS = frozenset(
    re.findall(
        r"\S+",
        "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC "
        "sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"",
    )
)  # ISO 32000-1, annex A
_ANNOTATIONS = frozenset(
    "/" + name
    for name in re.findall(
        r"\w+",
        "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup "
        "FileAttachment Widget PrinterMark TrapNet Watermark Redact",
    )
)  # ISO 32000-1, 12.5.6.1, but those that play or move


# -- bytes ------------------------------------------------------------------------------------------------------------


def header(view: View) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\n|\r)", view.data):
        yield repr(view.data[:10])


def binary_comment(view: View) -> Iterator[str]:
    if not re.match(rb"%PDF-\d\.\d[\r\n]+%[\x80-\xff]{4}", view.data):
        yield repr(view.data[9:16])


def identified(view: View) -> Iterator[str]:
    if [len(bytes(part)) for part in view.pdf.trailer.get("/ID", ())] != [16, 16]:
        yield "no ID"


def not_encrypted(view: View) -> Iterator[str]:
    if view.pdf.is_encrypted or "/Encrypt" in view.pdf.trailer:
        yield "encrypted"


def readers_may_read(view: View) -> Iterator[str]:
    """Bit 10 of the permissions, for screen readers."""
    if view.pdf.is_encrypted and not int(view.pdf.trailer.Encrypt.get("/P", 0)) & 512:
        yield "readers may not read"


def _sound(part: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        if part in view.file.faults:
            yield view.file.faults[part]

    return rule


ends_with_eof, objects_on_lines, stream_lengths, stream_ends = map(_sound, ("end", "object", "length", "stream end"))


def no_outside_streams(view: View) -> Iterator[str]:
    for item in view.dictionaries:
        if isinstance(item, pikepdf.Stream) and {"/F", "/FFilter", "/FDecodeParms"} & set(item.keys()):
            yield str(item.objgen)


def filters(view: View) -> Iterator[str]:
    for item in view.dictionaries:
        if isinstance(item, pikepdf.Stream) and "/Filter" in item:
            used = item.Filter if isinstance(item.Filter, pikepdf.Array) else [item.Filter]
            yield from (str(name) for name in used if str(name) not in _FILTERS)


def even_hexadecimal(view: View) -> Iterator[str]:
    yield from (repr(token[:40]) for token in view.tokens[b"<"] if len(re.sub(rb"\s", b"", token)) % 2)


def only_hexadecimal(view: View) -> Iterator[str]:
    yield from (repr(token[:40]) for token in view.tokens[b"<"] if not re.fullmatch(rb"<[0-9A-Fa-f\s]*>", token))


def short_strings(view: View) -> Iterator[str]:
    for token in view.tokens[b"<"] + view.tokens[b"("]:
        if len(token) > 32_769:
            length = len(re.sub(rb"\s", b"", token)) // 2 - 1 if token[:1] == b"<" else len(re.sub(rb"\\(\d{1,3}|.)", b"x", token)) - 2
            if length > 32_767:
                yield repr(token[:40])


def _names(view: View) -> Iterator[bytes]:
    yield from (re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), token[1:]) for token in view.tokens[b"/"])


def short_names(view: View) -> Iterator[str]:
    yield from (repr(name[:40]) for name in _names(view) if len(name) > 127)


def names_in_utf_8(view: View) -> Iterator[str]:
    for name in _names(view):
        try:
            name.decode("utf-8")
        except UnicodeDecodeError:
            yield repr(name)


def integers(view: View) -> Iterator[str]:
    yield from (token.decode() for token in view.tokens[b"1"] if b"." not in token and not -(2**31) <= int(token) < 2**31)


def reals(view: View) -> Iterator[str]:
    yield from (token.decode()[:40] for token in view.tokens[b"1"] if abs(float(token)) > 3.403e38)


def no_tiny_reals(view: View) -> Iterator[str]:
    yield from (token.decode()[:60] for token in view.tokens[b"1"] if 0 < abs(float(token)) < 1.175e-38)


def few_objects(view: View) -> Iterator[str]:
    if len(view.pdf.objects) > 8_388_607:
        yield "too many objects"


# -- catalog ----------------------------------------------------------------------------------------------------------


def title_shown(view: View) -> Iterator[str]:
    if not bool(view.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the title is not shown"


def output_profile(view: View) -> Iterator[str]:
    for intent in view.root.get("/OutputIntents", ()):
        profile = intent.get("/DestOutputProfile")
        icc = profile.read_bytes() if profile is not None else b""
        if icc[12:20] != b"mntrRGB " or icc[36:40] != b"acsp" or not 0 < icc[8] < 5 or int(profile.get("/N", 0)) != 3:
            yield "not the profile of an RGB monitor"
        elif int.from_bytes(icc[:4], "big") != len(icc):
            yield "a cut profile"


def one_output_profile(view: View) -> Iterator[str]:
    if len({intent.DestOutputProfile.objgen for intent in view.root.get("/OutputIntents", ()) if "/DestOutputProfile" in intent}) > 1:
        yield "two profiles"


def no_outside_profile(view: View) -> Iterator[str]:
    yield from ("DestOutputProfileRef" for intent in view.root.get("/OutputIntents", ()) if "/DestOutputProfileRef" in intent)


def colours_meant(view: View) -> Iterator[str]:
    """DeviceRGB and DeviceGray, the page's colour before any is set, mean what the PDF/A output intent says."""
    intents = [
        intent for intent in view.root.get("/OutputIntents", ()) if intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent
    ]
    if not any(intent.DestOutputProfile.read_bytes()[16:20] == b"RGB " for intent in intents):
        yield "colours without a profile"


def _without(*keys: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from sorted(set(keys) & set(view.root.keys()))

    return rule


no_requirements, no_rendering, no_own_actions = (_without(key) for key in ("/Requirements", "/NeedsRendering", "/AA"))


def no_alternate_presentations(view: View) -> Iterator[str]:
    if "/AlternatePresentations" in view.root.get("/Names", {}):
        yield "alternate presentations"


# -- pages ------------------------------------------------------------------------------------------------------------


def _pages_without(key: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (f"page {at}" for at, page in enumerate(view.pdf.pages, start=1) if key in page.obj)

    return rule


no_page_actions, no_presentation_steps = _pages_without("/AA"), _pages_without("/PresSteps")


def own_resources(view: View) -> Iterator[str]:
    """The page's own dictionary names every font that its content uses."""
    if view.handed_down:
        yield "resources of all pages"
    for at, page in enumerate(view.pdf.pages, start=1):
        fonts = page.obj.get("/Resources", {}).get("/Font", {})
        used = {str(operands[0]) for operands, operator in view.contents[page.obj.objgen] if str(operator) == "Tf"}
        if used - set(fonts.keys()):
            yield f"page {at}"


def known_operators(view: View) -> Iterator[str]:
    yield from sorted(view.operators - _OPERATORS)


def shallow_states(view: View) -> Iterator[str]:
    for at, page in enumerate(view.pdf.pages, start=1):
        depth = 0
        for _, operator in view.contents[page.obj.objgen]:
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            if not 0 <= depth <= 28:
                yield f"page {at}"
                break
        if depth:
            yield f"page {at} leaves states open"


def page_sizes(view: View) -> Iterator[str]:
    for at, page in enumerate(view.pdf.pages, start=1):
        for key in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            if key in page.obj:
                left, bottom, right, top = (float(value) for value in page.obj[key])
                if not (3 <= right - left <= 14_400 and 3 <= top - bottom <= 14_400):
                    yield f"page {at}, {key}"


def tab_order(view: View) -> Iterator[str]:
    yield from (f"page {at}" for at, page in enumerate(view.pdf.pages, start=1) if page.obj.get("/Tabs") != "/S")


# -- annotations and actions ------------------------------------------------------------------------------------------


def _about(annotation: pikepdf.Dictionary) -> str:
    return f"{annotation.get('/Subtype')} {annotation.get('/Contents', '')}"


def _seen(page: pikepdf.Page, annotation: pikepdf.Dictionary) -> bool:
    """On the page and not hidden: the widget of an invisible signature is neither."""
    left, bottom, right, top = (float(value) for value in annotation.get("/Rect", (0, 0, 0, 0)))
    _, _, width, height = (float(value) for value in page.cropbox)
    return left < width and bottom < height and right > 0 and top > 0 and not int(annotation.get("/F", 0)) & 2


def annotation_types(view: View) -> Iterator[str]:
    yield from (_about(annotation) for _, annotation in view.annotations if annotation.get("/Subtype") not in _ANNOTATIONS)


def annotation_flags(view: View) -> Iterator[str]:
    yield from (_about(annotation) for _, annotation in view.annotations if "/F" not in annotation)


def annotations_printed(view: View) -> Iterator[str]:
    """Print is set; Invisible, Hidden, NoView and ToggleNoView are not."""
    yield from (_about(annotation) for _, annotation in view.annotations if int(annotation.get("/F", 4)) & 0b1_0010_0111 != 4)


def appearances(view: View) -> Iterator[str]:
    """A link needs none, a widget without extent neither; where there is one, it is one stream."""
    for _, annotation in view.annotations:
        left, bottom, right, top = (float(value) for value in annotation.get("/Rect", (0, 0, 0, 0)))
        if annotation.get("/Subtype") != "/Link" and (right - left or top - bottom) and "/AP" not in annotation:
            yield _about(annotation)


def one_appearance(view: View) -> Iterator[str]:
    for _, annotation in view.annotations:
        shown = annotation.get("/AP")
        if shown is not None and (set(shown.keys()) != {"/N"} or not isinstance(shown.N, pikepdf.Stream)):
            yield _about(annotation)


def links_tagged(view: View) -> Iterator[str]:
    for _, annotation in view.annotations:
        if annotation.get("/Subtype") == "/Link":
            element = view.struct_parent(annotation)
            if element is None or view.standard(str(element.S)[1:]) != "Link":
                yield _about(annotation)


def annotations_described(view: View) -> Iterator[str]:
    for page, annotation in view.annotations:
        if _seen(page, annotation) and not str(annotation.get("/Contents", "")).strip():
            yield _about(annotation)


def _fields(view: View) -> list[tuple[pikepdf.Page, pikepdf.Dictionary]]:
    return [(page, annotation) for page, annotation in view.annotations if annotation.get("/Subtype") == "/Widget"]


def fields_tagged(view: View) -> Iterator[str]:
    for page, annotation in _fields(view):
        element = view.struct_parent(annotation)
        if _seen(page, annotation) and (element is None or view.standard(str(element.S)[1:]) != "Form"):
            yield _about(annotation)


def fields_described(view: View) -> Iterator[str]:
    yield from (_about(annotation) for page, annotation in _fields(view) if _seen(page, annotation) and not str(annotation.get("/TU", "")))


def form_of_one_field(view: View) -> Iterator[str]:
    widgets = {annotation.objgen for _, annotation in _fields(view)}
    for node in view.of("Form"):
        kid = node.item.get("/K")
        kid = kid[0] if isinstance(kid, pikepdf.Array) and len(kid) == 1 else kid
        if not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") != "/OBJR" or kid.Obj.objgen not in widgets:
            yield str(node)


def fields_without_actions(view: View) -> Iterator[str]:
    fields = [annotation for _, annotation in _fields(view)]
    yield from (_about(item) for item in (*fields, *view.root.get("/AcroForm", {}).get("/Fields", ())) if {"/A", "/AA"} & set(item.keys()))


def appearances_made(view: View) -> Iterator[str]:
    if bool(view.root.get("/AcroForm", {}).get("/NeedAppearances", False)):
        yield "NeedAppearances"


def actions(view: View) -> Iterator[str]:
    """To a place in the document or to an address; nothing that runs."""
    for item in view.dictionaries:
        for key in ("/A", "/OpenAction", "/Next"):
            action = item.get(key)
            if isinstance(action, pikepdf.Dictionary) and "/S" in action and action.S not in ("/GoTo", "/URI"):
                yield str(action.S)
        if item.get("/S") in ("/JavaScript", "/Launch", "/Named") or "/JS" in item:
            yield str(item.get("/S"))


# -- attached files ---------------------------------------------------------------------------------------------------


def _files(view: View) -> list:
    return list(view.root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", ()))[1::2]


def file_kinds(view: View) -> Iterator[str]:
    for file in _files(view):
        for stream in file.EF.values():
            if stream.get("/Type") != "/EmbeddedFile" or not re.fullmatch(r"/[-\w+.]+/[-\w+.]+", str(stream.get("/Subtype", ""))):
                yield str(file.get("/F"))


def file_names(view: View) -> Iterator[str]:
    yield from ("a file" for file in _files(view) if not str(file.get("/F", "")) or not str(file.get("/UF", "")))


def file_relationships(view: View) -> Iterator[str]:
    yield from (str(file.get("/F")) for file in _files(view) if file.get("/AFRelationship") not in _RELATIONSHIPS)


def files_associated(view: View) -> Iterator[str]:
    associated = {file.objgen for file in view.root.get("/AF", ())}
    yield from (str(file.get("/F")) for file in _files(view) if not file.is_indirect or file.objgen not in associated)


# -- signatures -------------------------------------------------------------------------------------------------------


def _signatures(view: View) -> list:
    return [field.V for field in view.root.get("/AcroForm", {}).get("/Fields", ()) if field.get("/FT") == "/Sig" and "/V" in field]


def signature_of_all(view: View) -> Iterator[str]:
    """Signed is the whole file but the signature itself."""
    for signature in _signatures(view):
        first, length, after, rest = (int(value) for value in signature.ByteRange)
        if first or after + rest != len(view.data) or after - length != 2 * len(bytes(signature.Contents)) + 2:
            yield "not all is signed"


def signed_by_one(view: View) -> Iterator[str]:
    """One signer, whose certificate is with it."""
    from asn1crypto.cms import ContentInfo

    for signature in _signatures(view):
        try:
            signed = ContentInfo.load(bytes(signature.Contents))["content"]
        except ValueError:
            yield "no signature"
            continue
        if len(signed["signer_infos"]) != 1 or not signed["certificates"]:
            yield "not by one signer"
