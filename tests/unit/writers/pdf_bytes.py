"""The bytes of a PDF, one object after another, before any reader has made something of them (ISO 19005-3, 6.1)."""

import re
import zlib
from collections.abc import Iterable

_HEADER = re.compile(rb"%PDF-\d\.\d(?:\r\n|\n|\r)%[^\r\n]*(?:\r\n|\n|\r)")
_OBJECT = re.compile(rb"\d+ \d+ obj(?:\r\n|\n|\r)")
_STREAM = re.compile(rb">>\s*stream(\r\n|\n)")
_END = re.compile(rb"(?:\r\n|\n|\r)endobj(?:\r\n|\n|\r)")
_TABLE = re.compile(rb"xref\s+(?:\d+ \d+\s+(?:\d{10} \d{5} [nf](?: \r| \n|\r\n))*)+trailer\s*<<.*?>>\s*", re.DOTALL)
_START = re.compile(rb"\s*startxref\s+\d+\s+%%EOF(?:\r\n|\n|\r)?")
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
_TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<(?!<)[^>]*>|<<|/[^\x00-\x20()<>\[\]{}/%]*|[+-]?(?:\d+\.?\d*|\.\d+)", re.DOTALL)


class File:
    """faults: clause to what is wrong there. Reading stops at the first byte that belongs to nothing."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.faults: dict[str, str] = {}
        self.bodies: list[bytes] = []
        self._walk()

    def _walk(self) -> None:
        if not re.search(rb"%%EOF(?:\r\n|\n|\r)?\Z", self.data):
            self.faults["end"] = "something stands after %%EOF"
        header = _HEADER.match(self.data)
        at = header.end() if header else 0
        if header is None:
            self.faults["header"] = "no header"
        while at < len(self.data):
            if begun := _OBJECT.match(self.data, at):
                at = self._object(begun.end())
            elif part := _START.match(self.data, at) or _TABLE.match(self.data, at):
                at = part.end()
            elif not self.data[at:].strip():
                return
            else:
                self.faults["object"] = f"{self.data[at : at + 40]!r} is no object"
                return

    def _object(self, at: int) -> int:
        """Where the object that begins at `at` ends; the rest of the file when its end cannot be told."""
        end, stream = _END.search(self.data, at), _STREAM.search(self.data, at)
        if stream is None or (end is not None and end.start() < stream.start()):
            if end is None:
                self.faults["object"] = "no endobj"
                return len(self.data)
            self.bodies.append(self.data[at : end.start()])
            return end.end()
        head, length = self.data[at : stream.start() + 2], _LENGTH.search(self.data, at, stream.start())
        self.bodies.append(head)
        if length is None:
            self.faults["length"] = "a stream without its length"
            return len(self.data)
        stop = stream.end() + int(length[1])
        if not re.compile(rb"(?:\r\n|\n|\r)endstream").match(self.data, stop):
            clauses = ("length", "stream end") if re.compile(rb" *endstream").match(self.data, stop) else ("length",)
            self.faults |= dict.fromkeys(clauses, f"{self.data[stop : stop + 12]!r} where endstream should stand on its own line")
        if b"/Type/ObjStm" in head.replace(b" ", b""):
            self.bodies.append(zlib.decompress(self.data[stream.end() : stop]))
        after = self.data.find(b"endstream", stop)
        closing = _END.match(self.data, after + 9) if after >= 0 else None
        if closing is None:
            self.faults["object"] = "no endobj after a stream"
            return len(self.data)
        return closing.end()

    def tokens_with(self, contents: Iterable[bytes]) -> dict[bytes, list[bytes]]:
        """Strings in hexadecimal under `<`, other strings under `(`, names under `/`, numbers under `1`: each once."""
        found: dict[bytes, list[bytes]] = {b"<": [], b"(": [], b"/": [], b"1": []}
        for token in {token for body in (*self.bodies, *contents) for token in _TOKEN.findall(body)} - {b"<<"}:
            first = token[:1]
            found[first if first in found else b"1"].append(token)
        return found
