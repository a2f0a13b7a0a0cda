"""What the file says about itself: XMP, the conformance it claims, the colour space its colours mean."""

from __future__ import annotations

import datetime as dt
from base64 import b64decode
from dataclasses import dataclass

from briefgen.writers.pdf.hooks import shortened

PRODUCER = "briefgen (ReportLab)"

# sRGB as LittleCMS writes it (ICC 4.4, 588 bytes), its creation date set to 2000-01-01 and its profile id to zero.
SRGB = b64decode(
    "AAACTGxjbXMEQAAAbW50clJHQiBYWVogB9AAAQABAAAAAAAAYWNzcEFQUEwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPbWAAEAAAAA0y1sY21zAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALZGVzYwAAAQgAAAA2Y3BydAAAAUAAAABMd3RwdAAAAYwAAAAUY2hhZAAAAaAAAAAs"
    "clhZWgAAAcwAAAAUYlhZWgAAAeAAAAAUZ1hZWgAAAfQAAAAUclRSQwAAAggAAAAgZ1RSQwAAAggAAAAgYlRSQwAAAggAAAAgY2hybQAAAigAAAAkbWx1YwAA"
    "AAAAAAABAAAADGVuVVMAAAAaAAAAHABzAFIARwBCACAAYgB1AGkAbAB0AC0AaQBuAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAADAAAAAcAE4AbwAgAGMAbwBw"
    "AHkAcgBpAGcAaAB0ACwAIAB1AHMAZQAgAGYAcgBlAGUAbAB5WFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDEIAAAXe///zJQAAB5MAAP2Q///7of//"
    "/aIAAAPcAADAblhZWiAAAAAAAABvoAAAOPUAAAOQWFlaIAAAAAAAACSfAAAPhAAAtsNYWVogAAAAAAAAYpcAALeHAAAY2XBhcmEAAAAAAAMAAAACZmYAAPKn"
    "AAANWQAAE9AAAApbY2hybQAAAAAAAwAAAACj1wAAVHsAAEzNAACZmgAAJmYAAA9c"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Description:
    """The document's properties. lang: BCP 47; conformance: of `ua-1`, `a-3a`."""

    title: str
    lang: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    moment: dt.datetime
    conformance: frozenset[str]

    @property
    def listed(self) -> str:
        """The keywords in one line."""
        return shortened(", ".join(self.keywords))


def xmp(description: Description) -> bytes:
    """The XMP packet."""
    when = description.moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    claims = "".join(_CLAIMS[name] for name in ("ua-1", "a-3a") if name in description.conformance)
    if {"ua-1", "a-3a"} <= description.conformance:
        claims += _UA_SCHEMA
    bag = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in description.keywords)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/">\n'
        "<dc:format>application/pdf</dc:format>\n"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(description.title)}</rdf:li></rdf:Alt></dc:title>\n'
        + _unless_empty(description.author, "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n")
        + _unless_empty(
            description.subject, '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>\n'
        )
        + f"<dc:language><rdf:Bag><rdf:li>{escape(description.lang)}</rdf:li></rdf:Bag></dc:language>\n"
        + (f"<dc:subject><rdf:Bag>{bag}</rdf:Bag></dc:subject>\n" if bag else "")
        + f"<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>"
        + _unless_empty(description.listed, "<pdf:Keywords>{}</pdf:Keywords>")
        + "\n"
        "<xmp:CreatorTool>briefgen</xmp:CreatorTool>\n"
        f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>\n"
        f'</rdf:Description>\n{claims}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def escape(words: str) -> str:
    """Words as XML text; xml.sax.saxutils would import the network library with it, a twentieth of a cold start."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unless_empty(words: str, element: str) -> str:
    return element.format(escape(words)) if words else ""


_CLAIMS = {
    "ua-1": '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>'
    "</rdf:Description>\n",
    "a-3a": '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part>'
    "<pdfaid:conformance>A</pdfaid:conformance></rdf:Description>\n",
}

# PDF/A allows only schemas it knows or that are described in the file (PDF/A-3, 6.6.2.3); pdfuaid is not among the known.
_UA_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
    "</pdfaExtension:schemas></rdf:Description>\n"
)
