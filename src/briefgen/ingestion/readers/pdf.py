"""PDF by pypdfium2 (876 pages/s): lines of each page, with word division and running heads undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from briefgen.ingestion.cleaning.wrapping import paragraph_spans
from briefgen.ingestion.extract import Extract, PageFacts, Trust
from briefgen.ingestion.own_editions import made_by_us, refuse_own
from briefgen.ingestion.readers.pdf_layout import page_text
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Page
from briefgen.text.spans import Span

MAX_PAGES = 5000
_EDGE_LINES = 2
"""Lines at the head and foot of a page among which running heads are looked for."""
_HEAD_PAGES = 3
_HEAD_SHARE = 0.4
"""A running head stands on at least three pages and two fifths of all (heads of left and right pages differ)."""
_HEAD_LENGTH = 100
"""Characters of a running head at most."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
# pdfium writes a division at the end of a line as U+0002 or U+FFFE and leaves the line break out.
_DIVISION = re.compile(r"(?P<left>[^\W\d_]+)(?:[\x02\ufffe\u00ad]\n?|[-\u2010]\n)(?P<right>[^\W_]+)(?P<tail>\S*)(?:[ \n]|$)")
_INITIAL = re.compile(r"^(?P<initial>[“\"‘']?[^\W\d_a-z])\n+(?P<rest>[^\W\d_]+)(?=[\s,’'])", re.MULTILINE)
_WORDS_OF_ONE = frozenset("AIOÀEY")
_PORTFOLIO = re.compile(r"portfolio|attach|anlage|pièce jointe|adjunto|anexo", re.IGNORECASE)
_COVER_SHEET = 600
"""Characters of a page that only says that other files are attached, at most."""
_DOCUMENTS = (".pdf", ".docx", ".doc", ".rtf", ".odt", ".txt", ".html", ".htm", ".eml", ".msg")
_KEEP_HYPHEN = frozenset({"self", "ex", "vice", "well", "half", "cross", "non", "semi"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEWEST_LETTERS = 20


def read(data: bytes, name: str) -> Extract:  # noqa: ARG001  the readers' common signature
    """The text of all pages, a printed line a line; paragraphs may run over pages.

    Raises:
        Unreadable: `encrypted`, `damaged`, `too-large`, `no-text` for a scan, or `own-edition` for a brief of ours.
    """
    pages, facts, attached = _pages(data)
    silent = tuple(number for number, page in enumerate(pages, start=1) if not any(map(str.isalnum, page)))
    if sum(c.isalpha() for page in pages for c in page) < _FEWEST_LETTERS:
        raise Unreadable(
            "no-text", f"the PDF has no text in its {len(pages)} page(s): it is a scan; run text recognition (OCR) on it first"
        )
    whole = "\n".join(pages)
    if attached and _PORTFOLIO.search(whole) and len(whole) < _COVER_SHEET:
        raise Unreadable("no-text", f"the PDF is only the cover of other files; save them from it into the corpus: {', '.join(attached)}")
    known = Counter(word.lower() for word in _WORD.findall(_DIVISION.sub(" ", whole)))
    bodies = _without_running_heads([_undivided(_with_initials(page, known), known).split("\n") for page in pages])
    text, spans = _joined(bodies)
    return Extract(
        text=text,
        trust=Trust.AUTHORED,
        pages=spans,
        paragraphs=paragraph_spans(text),
        facts=facts,
        silent_pages=silent,
        attachments=attached,
    )


def _pages(data: bytes) -> tuple[list[str], PageFacts, tuple[str, ...]]:
    import pypdfium2 as pdfium

    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > MAX_PAGES:
                raise Unreadable("too-large", f"the PDF has more than {MAX_PAGES} pages")
            meta = document.get_metadata_dict(skip_empty=True)
            if made_by_us(meta.get("Creator", ""), (document.get_attachment(at).get_name() for at in range(document.count_attachments()))):
                refuse_own("the PDF is a brief")
            read = [_page_text(document, at) for at in range(len(document))]
            attached = _attached(document)
    except pdfium.PdfiumError as reason:
        if "password" in str(reason).lower():
            raise Unreadable("encrypted", "the PDF asks for a password; save a copy without one") from reason
        raise Unreadable("damaged", "the PDF is damaged or cut short; fetch it again") from reason
    if all(page is None for page in read):
        raise Unreadable("damaged", "none of the PDF's pages can be opened; fetch it again")
    authors = tuple(name for name in re.split(r"\s*(?:;|,|\band\b|&)\s*", meta.get("Author", "")) if name)
    # The file's dates are those of its making or saving, not of publication: they are not read.
    facts = PageFacts(title=meta.get("Title", ""), title_basis="PDF title", authors=authors, authors_basis="PDF author")
    return [page or "" for page in read], facts, attached


def _attached(document: Any) -> tuple[str, ...]:
    """Names of the documents attached to the file; data attached to it, as invoices have, is none."""
    names = (document.get_attachment(at).get_name() for at in range(document.count_attachments()))
    return tuple(" ".join(name.split()) for name in names if name.lower().endswith(_DOCUMENTS))


def _page_text(document: Any, at: int) -> str | None:
    """The text of one page; None when the page is damaged, which the others need not be."""
    import pypdfium2 as pdfium

    try:
        page = document[at]
    except pdfium.PdfiumError:
        return None
    try:
        if page.get_rotation():
            page.set_rotation(0)  # pdfium orders lines as the page is turned, which text that is not turned with it does not survive
        text_page = page.get_textpage()
        try:
            return page_text(text_page)
        finally:
            text_page.close()
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _with_initials(page: str, known: Counter[str]) -> str:
    """The page with large initials, which stand in a line of their own, put before their words.

    known: words of the document; they tell `A` before `fter` from `A` before `nation`.
    """

    def joined(match: re.Match[str]) -> str:
        initial, rest = match["initial"], match["rest"]
        word = (initial[-1] + rest).lower()
        alone = initial[-1] in _WORDS_OF_ONE and known[rest.lower()] > 1 and not known[word]
        if not (rest[0].islower() or known[word]):
            return match[0]
        return f"{initial} {rest}" if alone else initial + rest

    return _INITIAL.sub(joined, page)


def _undivided(page: str, known: Counter[str]) -> str:
    """Join words divided at the end of a line; a hyphen that belongs to the word stays.

    known: undivided words of the document; they tell `inter-national` (joined form known, or nothing known) from `long-term` (both
    halves known as words, or the hyphened form).
    """

    def joined(match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        whole, hyphened = (left + right).lower(), f"{left}-{right}".lower()
        own = known[hyphened] or left.lower() in _KEEP_HYPHEN or not right[0].islower() or (known[left.lower()] and known[right.lower()])
        word = f"{left}-{right}" if own and known[whole] <= known[hyphened] else left + right
        return f"{word}{match['tail']}\n"  # the line ends behind the word, so that lines keep their usual length

    return _DIVISION.sub(joined, page)


def _without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """Pages without the lines that stand, but for their numbers, at the head or foot of many, and without page numbers."""
    keys = [{_key(line) for line in _edges(page)} for page in pages]
    counts = Counter(key for page in keys for key in page)
    running = {key for key, count in counts.items() if count >= max(_HEAD_PAGES, _HEAD_SHARE * len(pages))} | _numbered(pages)
    kept = []
    for page in pages:
        if {_key(line) for line in page if line.strip()} <= running:
            kept.append(page)  # nothing else is on it
            continue
        filled = [at for at, line in enumerate(page) if line.strip()]
        edge = {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}
        outer = {*filled[:1], *filled[-1:]}
        kept.append(
            [
                line
                for at, line in enumerate(page)
                if not (at in edge and _key(line) in running) and not (at in outer and len(pages) > 1 and _PAGE_NUMBER.match(line))
            ]
        )
    return kept


def _numbered(pages: Sequence[list[str]]) -> set[str]:
    """Outermost lines that count the pages: on two at least, with a number that grows as the pages do."""
    ahead: dict[tuple[str, int], set[int]] = {}
    for at, page in enumerate(pages):
        filled = [line for line in page if line.strip()]
        for line in {*filled[:1], *filled[-1:]}:
            for number in _NUMBER.findall(line):
                ahead.setdefault((_key(line), int(number[:9]) - at), set()).add(at)
    return {key for (key, _), found in ahead.items() if len(found) > 1 and any(map(str.isalpha, key)) and len(key) <= _HEAD_LENGTH}


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:_EDGE_LINES] + filled[-_EDGE_LINES:]


def _key(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.lower().split()))


def _joined(pages: Sequence[list[str]]) -> tuple[str, tuple[Page, ...]]:
    """All pages as one text; each page's span reaches to the next one. A page without text has none."""
    text, spans = "", []
    for number, lines in enumerate(pages, start=1):
        words = "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
        if words.strip():
            spans.append(Page(number=number, span=Span(len(text), len(text) + len(words))))
            text += words
    return text, tuple(spans)
