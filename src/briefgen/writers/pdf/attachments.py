"""Files that travel inside the PDF, each with its relationship to the document (PDF/A-3, 6.8; ISO 32000-2, 14.13)."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

from briefgen.writers.pdf.hooks import Raw, stream, string


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file to embed. name: file name shown to the reader. relationship: what it is to the document."""

    name: str
    data: bytes
    mime: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"] = "Data"
    description: str = ""


def file_specification(attachment: Attachment, moment: dt.datetime) -> Raw:
    """The file specification of an attachment with its data."""
    date = moment.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ")
    check = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    subtype = "".join(c if c.isalnum() or c in "+-." else f"#{ord(c):02X}" for c in attachment.mime)
    data = stream(
        f"/Type/EmbeddedFile/Subtype/{subtype}/Params<</Size {len(attachment.data)}/ModDate({date})/CheckSum<{check}>>>", attachment.data
    )
    name = string(attachment.name)
    return Raw(
        f"<</Type/Filespec/F{name}/UF{name}/Desc{string(attachment.description or attachment.name)}"
        f"/AFRelationship/{attachment.relationship}/EF<</F ",
        data,
        "/UF ",
        data,
        ">>>>",
    )
