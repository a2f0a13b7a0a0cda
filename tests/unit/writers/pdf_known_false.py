"""What programs say of our PDFs and are wrong in, or ask a person to look at: looked at, and no fault. Nothing else may be found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

TREE = "tree"


class Found(NamedTuple):
    """What a program says of a file. rule: by the program's own name."""

    program: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.program} {self.rule}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """message: a pattern of the whole of it. of: the kind of file it is said of: TREE, set by tests from trees that need be like no
    brief, `signed`, a copy that is signed, or any.
    """

    program: str
    rule: str
    message: str
    why: str
    of: str = ""

    def tells(self, found: Found, kinds: frozenset[str]) -> bool:
        return (
            (self.program, self.rule) == (found.program, found.rule)
            and bool(re.fullmatch(self.message, found.message))
            and self.of in {"", *kinds}
        )


def _pdfa(rule: str, message: str, why: str, *, of: str = "") -> Known:
    return Known(program="pdfa", rule=rule, message=re.escape(message), why=why, of=of)


def _looked_at(rule: str, message: str, why: str, *, of: str = TREE) -> Known:
    return Known(program="outloud", rule=rule, message=message, why=why, of=of)


_SCHEMA = "an extension schema (ISO 19005-3, 6.6.2.3) says what pdfuaid is; the program knows none"
KNOWN = (
    _pdfa("ISO_19005_3:6.6.2.3.1-1", "XMP namespace pdfaExtension=http://www.aiim.org/pdfa/ns/extension/ is not permitted", _SCHEMA),
    _pdfa("ISO_19005_3:6.6.2.3.1-1", "XMP namespace pdfaSchema=http://www.aiim.org/pdfa/ns/schema# is not permitted", _SCHEMA),
    _pdfa("ISO_19005_3:6.6.2.3.1-1", "XMP namespace pdfaProperty=http://www.aiim.org/pdfa/ns/property# is not permitted", _SCHEMA),
    _pdfa("ISO_19005_3:6.6.2.3.1-1", "XMP property pdfuaid:part is not permitted", _SCHEMA),
    _pdfa("ISO_19005_3:6.6.2.3.1-1", "XMP property pdfaExtension:schemas is not permitted", _SCHEMA),
    _pdfa("ISO_19005_3:6.6.4-3", "pdfaid:conformance is 'A', expected 'B'", "the program holds to level B, which level A holds more than"),
    _pdfa("pikepdf:schema-Catalog", "interactive forms (/AcroForm) are not supported", "it does not look into forms", of="signed"),
    _pdfa("pikepdf:embedded-file", "embedded files are not supported", "nor, where there is one, behind the catalog", of="signed"),
    Known(
        program="pdfua",
        rule="UA-14-001",
        message=r"rule raised ValueError: pikepdf\.Object .*: cannot get key '/is_integer' on object of type array",
        why="the program breaks down over a heading of several pieces; that no heading is empty is checked by our rules and outloud's",
    ),
    _looked_at(
        "ORD-001",
        r"\d+ page\(s\) paint tagged content out of tag-tree order; .*",
        "takes columns for a wrong order; pdf_checks holds the order of what is painted to the tree's",
        of="",
    ),
    _looked_at(
        "FIG-012",
        r"\d+ figure\(s\) have alternative text that does not read as language",
        "figures, or one word again and again",
    ),
    _looked_at(
        "TBL-010",
        r"header cells look shredded: \d+ header cells against \d+ data cells",
        "a table of few columns has more headers than data where each row has one",
    ),
    _looked_at("TBL-010", r"header cells look shredded: \d+ header rows", "every row of a table said to be a header"),
    _looked_at(
        "TAG-002", r"\d+ line\(s\) of prose are marked /Artifact and will be skipped by every reader", "a running line of long words"
    ),
    _looked_at("DOC-040", r"the document title is unhelpful: it is longer than a title \(over 200 characters\)", "long titles"),
    _looked_at("LNK-010", r"\d+ address\(es\) or URL\(s\) are printed as text with no link annotation over them", "plain words"),
    _looked_at("PAG-001", r"\d+ running header or footer line\(s\) are tagged as content on \d or more pages", "words that come back"),
    _looked_at("PAG-001", r"page numbers are tagged as content on \d+ of \d+ pages", "plain figures"),
    _looked_at("DOC-040", "the document title is unhelpful: it is a placeholder", "titles such as Title"),
    _looked_at("FIG-010", r"\d+ figure\(s\) carry placeholder alternative text", "a drawing told as Chart"),
    _looked_at("TBL-012", r"\d+ of \d+ cells are empty; this may not be a table", "a table of empty words"),
    _looked_at("HDG-012", r"a \d+-page document has no heading at all", "long text without headings"),
    _looked_at("NAV-001", r"a \d+-page document has no bookmarks \(no /Outlines entries\)", "long text without headings"),
)
