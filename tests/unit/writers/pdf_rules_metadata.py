"""What the XMP packet has to be (ISO 14289-1, 5 and 7.1; ISO 19005-3, 6.6). Each rule yields what breaks it."""

import re
from collections.abc import Callable, Iterator

import pikepdf
from lxml import etree
from pdf_view import View

Rule = Callable[[View], Iterator[str]]
RDF, XML = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/XML/1998/namespace"
UA, A = "http://www.aiim.org/pdfua/ns/id/", "http://www.aiim.org/pdfa/ns/id/"
CONTAINER, SCHEMA, PROPERTY = (f"http://www.aiim.org/pdfa/ns/{name}" for name in ("extension/", "schema#", "property#"))
_TEXT, _DATE = r"[\s\S]*", r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?"
# Properties that ISO 19005-3 knows, as far as we write them: container, and pattern of what it holds.
_KNOWN = {
    "http://purl.org/dc/elements/1.1/": {
        "title": ("Alt", _TEXT), "description": ("Alt", _TEXT), "creator": ("Seq", _TEXT), "subject": ("Bag", _TEXT),
        "language": ("Bag", r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"), "format": ("", r"[-\w+.]+/[-\w+.]+"),
    },
    "http://ns.adobe.com/pdf/1.3/": {"Producer": ("", _TEXT), "Keywords": ("", _TEXT)},
    "http://ns.adobe.com/xap/1.0/": {"CreatorTool": ("", _TEXT), "CreateDate": ("", _DATE), "ModifyDate": ("", _DATE)},
    A: {"part": ("", r"[+-]?\d+"), "conformance": ("", _TEXT)},
    CONTAINER: {"schemas": ("Bag", "")},
}  # fmt: skip
_TYPES = {"Integer": r"[+-]?\d+", "Text": _TEXT}  # of properties that a schema in the file describes


def _packet(view: View) -> bytes:
    stream = view.root.get("/Metadata")
    return stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""


def _properties(view: View) -> list:
    try:
        packet = etree.fromstring(_packet(view))
    except etree.XMLSyntaxError:
        return []
    return [item for about in packet.iter(f"{{{RDF}}}Description") if about.getparent().tag == f"{{{RDF}}}RDF" for item in about]


def _split(item) -> tuple[str, str]:
    name = etree.QName(item)
    return name.namespace, name.localname


def _values(view: View, namespace: str, name: str) -> list:
    return [item for item in _properties(view) if _split(item) == (namespace, name)]


def metadata(view: View) -> Iterator[str]:
    stream = view.root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream) or (stream.get("/Type"), stream.get("/Subtype")) != ("/Metadata", "/XML"):
        yield "no metadata"


def titled(view: View) -> Iterator[str]:
    if _packet(view) and not any("".join(item.itertext()).strip() for item in _values(view, "http://purl.org/dc/elements/1.1/", "title")):
        yield "no title"


# -- the packet -------------------------------------------------------------------------------------------------------


def _header_without(word: bytes) -> Rule:
    def rule(view: View) -> Iterator[str]:
        packet = _packet(view)
        head = packet.replace(b"\0", b"").removeprefix(b"\xff\xfe").partition(b"?>")[0]  # UTF-16 is for `in_utf_8` to find
        if packet and (not head.startswith(b"<?xpacket begin=") or word in head):
            yield repr(head)

    return rule


no_bytes, no_encoding = _header_without(b"bytes="), _header_without(b"encoding=")


def well_formed(view: View) -> Iterator[str]:
    try:
        etree.fromstring(_packet(view) or b"<none/>")
    except etree.XMLSyntaxError as fault:
        yield str(fault)


def in_utf_8(view: View) -> Iterator[str]:
    """As far as it can be told: of what is not well-formed it cannot."""
    try:
        _packet(view).decode("utf-8")
    except UnicodeDecodeError as fault:
        yield str(fault)
    yield from well_formed(view)


# -- what the file claims to be ---------------------------------------------------------------------------------------


def _claim(namespace: str, name: str, value: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        claimed = name == "part" or any(_split(item)[0] == namespace for item in _properties(view))
        if _packet(view) and claimed and [item.text for item in _values(view, namespace, name)] != [value]:
            yield f"{name} is not {value}"

    return rule


def _claimed_under(prefix: str, namespace: str, *names: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (f"{item.prefix}:{name}" for name in names for item in _values(view, namespace, name) if item.prefix != prefix)

    return rule


ua_part, a_part, a_level = _claim(UA, "part", "1"), _claim(A, "part", "3"), _claim(A, "conformance", "A")
ua_prefix, a_prefix = (
    _claimed_under("pdfuaid", UA, "part", "amd", "corr"),
    _claimed_under("pdfaid", A, "part", "conformance", "amd", "corr"),
)


# -- schemas ----------------------------------------------------------------------------------------------------------


def _field(item, namespace: str, name: str):
    return item.find(f"{{{namespace}}}{name}")


def _listed(container) -> list:
    return list(container[0]) if container is not None and len(container) else []


def _schemas(view: View) -> list:
    return [item for container in _values(view, CONTAINER, "schemas") for item in _listed(container)]


def _described(view: View) -> dict[tuple[str, str], tuple[str, str]]:
    """Properties that the file describes itself, as in _KNOWN."""
    found = {}
    for schema in _schemas(view):
        namespace = _field(schema, SCHEMA, "namespaceURI")
        for item in _listed(_field(schema, SCHEMA, "property")):
            name, kind = _field(item, PROPERTY, "name"), _field(item, PROPERTY, "valueType")
            if namespace is not None and name is not None and kind is not None and kind.text in _TYPES:
                found[namespace.text, name.text] = ("", _TYPES[kind.text])
    return found


def properties_known(view: View) -> Iterator[str]:
    described = _described(view)
    for item in _properties(view):
        namespace, name = _split(item)
        if name not in _KNOWN.get(namespace, {}) and (namespace, name) not in described:
            yield f"{item.prefix}:{name}"


def properties_typed(view: View) -> Iterator[str]:
    described = _described(view)
    for item in _properties(view):
        namespace, name = _split(item)
        container, pattern = _KNOWN.get(namespace, {}).get(name) or described.get((namespace, name)) or ("", r"(?!)")
        if namespace == CONTAINER:
            continue
        if not container and (len(item) or not re.fullmatch(pattern, item.text or "")):
            yield f"{item.prefix}:{name}"
        if container and (len(item) != 1 or item[0].tag != f"{{{RDF}}}{container}"):
            yield f"{item.prefix}:{name}"
        elif container:
            told = [entry.get(f"{{{XML}}}lang") for entry in item[0]] if container == "Alt" else []
            if None in told or not all(re.fullmatch(pattern, entry.text or "") for entry in item[0]):
                yield f"{item.prefix}:{name}"


_FIELDS = {
    SCHEMA: {"schema", "namespaceURI", "prefix", "property", "valueType"},
    PROPERTY: {"name", "valueType", "category", "description"},
}


def schemas_of_known_fields(view: View) -> Iterator[str]:
    for schema in _schemas(view):
        for item in (schema, *_listed(_field(schema, SCHEMA, "property"))):
            yield from (field.tag for field in item if etree.QName(field).localname not in _FIELDS.get(etree.QName(field).namespace, ()))


def schemas_in_a_bag(view: View) -> Iterator[str]:
    for container in _values(view, CONTAINER, "schemas"):
        if container.prefix != "pdfaExtension" or [item.tag for item in container] != [f"{{{RDF}}}Bag"]:
            yield str(container.prefix)


def _schema_field(name: str, pattern: str = r".+") -> Rule:
    def rule(view: View) -> Iterator[str]:
        for schema in _schemas(view):
            field = _field(schema, SCHEMA, name)
            if field is None or field.prefix != "pdfaSchema" or not re.fullmatch(pattern, field.text or ""):
                yield name

    return rule


def _property_field(name: str, pattern: str = r".+") -> Rule:
    def rule(view: View) -> Iterator[str]:
        for item in (item for schema in _schemas(view) for item in _listed(_field(schema, SCHEMA, "property"))):
            field = _field(item, PROPERTY, name)
            if field is None or field.prefix != "pdfaProperty" or not re.fullmatch(pattern, field.text or ""):
                yield name

    return rule


def schema_properties_in_order(view: View) -> Iterator[str]:
    for schema in _schemas(view):
        container = _field(schema, SCHEMA, "property")
        if container is None or container.prefix != "pdfaSchema" or [item.tag for item in container] != [f"{{{RDF}}}Seq"]:
            yield "property"


def no_value_types(view: View) -> Iterator[str]:
    """Our schemas make do with the types that XMP has."""
    yield from ("valueType" for schema in _schemas(view) if _field(schema, SCHEMA, "valueType") is not None)


schema_named, schema_prefix = _schema_field("schema"), _schema_field("prefix", r"\w+")
schema_namespace = _schema_field("namespaceURI", r"https?://\S+")
property_named, property_described = _property_field("name"), _property_field("description")
property_typed = _property_field("valueType", "|".join(_TYPES))
property_category = _property_field("category", "internal|external")
