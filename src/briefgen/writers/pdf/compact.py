"""The file itself: object streams and a cross-reference stream (PDF 1.5), which halve a tagged file."""

from __future__ import annotations

import hashlib
import io
import zlib
from array import array

from briefgen.writers.pdf.hooks import Page, objects, reference

_BUCKET = 200


def file_bytes(page: Page, fingerprint: str) -> bytes:
    """The document as a file. Its /ID is made of every object and the fingerprint, never of the clock."""
    document = page.document
    out = io.BytesIO()  # gives its bytes away without a copy
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = _Places()
    places.put(0, 0, 0, 65535)
    waiting: list[tuple[int, bytes]] = []
    packed: list[tuple[array[int], str, bytes]] = []
    digest = hashlib.md5(fingerprint.encode(), usedforsecurity=False)
    number = 0
    for number, body in objects(page):
        digest.update(body)
        if body.endswith(b"endstream\n"):
            places.put(number, 1, out.tell(), 0)
            out.write(b"%d 0 obj\n%sendobj\n" % (number, body))
        else:
            waiting.append((number, body.strip()))
            if len(waiting) == _BUCKET:
                packed.append(_packed(waiting))
                waiting = []
    if waiting:
        packed.append(_packed(waiting))
    for members, entries, data in packed:
        number += 1
        for at, member in enumerate(members):
            places.put(member, 2, number, at)
        places.put(number, 1, out.tell(), 0)
        _append_stream(out, number, entries, data)
    number += 1
    places.put(number, 1, out.tell(), 0)
    identity = digest.hexdigest()
    start = out.tell()
    entries = (
        f"/Type/XRef/W[1 4 2]/Size {number + 1}/Root {reference(document, document.Catalog)}"
        f"/Info {reference(document, document.info)}/ID[<{identity}><{identity}>]"
    )
    _append_stream(out, number, entries, zlib.compress(places.table, 6))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


class _Places:
    """The cross-reference table as it is written, seven bytes an object: a long document has two hundred objects a page."""

    def __init__(self) -> None:
        self.table = bytearray()

    def put(self, number: int, kind: int, first: int, second: int) -> None:
        """Say where an object is."""
        at = 7 * number
        if len(self.table) < at + 7:
            self.table.extend(bytes(at + 7 - len(self.table)))
        self.table[at : at + 7] = kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big")


def _packed(objects: list[tuple[int, bytes]]) -> tuple[array[int], str, bytes]:
    """Members, dictionary entries and compressed data of an object stream; compressed at once, since they are many."""
    index, body = [], bytearray()
    for member, data in objects:
        index.append(b"%d %d" % (member, len(body)))
        body += data + b"\n"
    head = b" ".join(index) + b"\n"
    return (
        array("L", [member for member, _ in objects]),
        f"/Type/ObjStm/N {len(objects)}/First {len(head)}",
        zlib.compress(head + bytes(body), 6),
    )


def _append_stream(out: io.BytesIO, number: int, entries: str, data: bytes) -> None:
    out.write(f"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {len(data)}>>\nstream\n".encode("latin-1"))
    out.write(data + b"\r\nendstream\nendobj\n")
