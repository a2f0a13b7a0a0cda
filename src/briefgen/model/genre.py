"""Whether a document says itself that it is satire, or somebody's opinion."""

from __future__ import annotations

import re
from enum import StrEnum

from briefgen.model.corpus import Document


class Genre(StrEnum):
    """What is no report of what happened."""

    SATIRE = "satire"
    OPINION = "opinion"


_WORDS = {
    Genre.SATIRE: r"satire|satirical(?: column)?|parody|spoof",
    Genre.OPINION: r"opinion(?: piece)?|op-ed|commentary|editorial|column|viewpoint|guest essay|comment|letters? to the editor",
}
_KIND = {genre: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for genre, words in _WORDS.items()}
_TITLE = {
    genre: re.compile(rf"(?:{words})\s*[:|–—]\s.*|.*\s[|–—]\s*(?:{words})", re.IGNORECASE | re.DOTALL) for genre, words in _WORDS.items()
}
_LINE = {genre: re.compile(rf"\W*(?:{words})\b\W*(?:by\s[^.!?]{{3,60}})?\W*", re.IGNORECASE) for genre, words in _WORDS.items()}
# said in the author's own name; not `“In my view, …”`, nor what one answers in an interview
_OWN_VIEW = re.compile(r"(?:\A|(?<=[.!?]\s))(?:In my (?:own )?(?:view|opinion)|To my mind|I would argue)\b")
_OTHERS_WORDS = re.compile(r"\b(?:interview|speech|transcript|remarks|statement|letter)\b", re.IGNORECASE)


def genre_of(document: Document) -> Genre | None:
    """What the document's kind, title, first paragraph or the line before that calls it; None where none of them does.

    A menu of a page names its opinion section as well: only the line next to the text counts. A text under one author's name that says
    `In my view` outside quotation marks is opinion too, unless it answers questions or its kind is somebody's speech or interview.
    """
    title = document.title.value if document.title else ""
    first = document.paragraphs[0] if document.paragraphs else None
    above = next((line.span.of(document.text) for line in reversed(document.lines) if first and line.span.end <= first.start), "")
    near = [above, first.of(document.text) if first and len(first) < 100 else ""]
    for genre in Genre:
        if _KIND[genre].search(document.kind or "") or _TITLE[genre].fullmatch(title) or any(_LINE[genre].fullmatch(one) for one in near):
            return genre
    return Genre.OPINION if _tells_own_view(document) else None


def _tells_own_view(document: Document) -> bool:
    if not document.authors or len(document.authors.value) != 1 or _OTHERS_WORDS.search(document.kind or ""):
        return False
    paragraphs = [span.of(document.text) for span in document.paragraphs]
    if any(one.rstrip().endswith("?") for one in paragraphs):
        return False
    return any(not _open_quotation(one[: found.start()]) for one in paragraphs for found in _OWN_VIEW.finditer(one))


def _open_quotation(before: str) -> bool:
    """True when a quotation mark opened in these words and did not close."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
