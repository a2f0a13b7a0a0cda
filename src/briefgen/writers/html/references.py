"""References: entry, the passages statements rest on, each in its context, and the way back to the statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.doctree.nodes import ReferenceEntry
from briefgen.model.edition import Passage, Reference
from briefgen.writers.html.context import Excerpt, context
from briefgen.writers.html.elements import anchor, element, hidden, joined, safe_text
from briefgen.writers.html.inline import inline
from briefgen.writers.html.page import Page, passage_id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quoted:
    """A passage, quoted once however many statements rest on it. passage: None when its document is not at hand."""

    locator: str
    words: str
    statements: tuple[str, ...]
    passage: Passage | None


def references(page: Page, entries: Sequence[ReferenceEntry]) -> Markup:
    """Entries that follow one another, as a list."""
    return element("ol", joined(_entry(page, entry) for entry in entries), class_="references", role="list")


def _entry(page: Page, entry: ReferenceEntry) -> Markup:
    reference = page.references.get(entry.number)
    quoted = tuple(_quoted(page, entry, reference))
    known = {statement for one in quoted for statement in one.statements}
    back = [statement for statement in entry.back if statement not in known]
    words = element("span", inline(page, entry.children), class_="words")
    head = element("p", element("span", f"[{entry.number}]", class_="number"), " ", words, _backs(back), class_="entry")
    passages = joined(_passage(page, entry, reference, one) for one in quoted)
    if passages and entry.passages:
        passages = element("ul", passages, class_="passages", role="list")
    elif passages:
        counted = f"{len(quoted)} passages" if len(quoted) > 1 else "1 passage"
        passages = element("details", element("summary", f"{counted} in context"), element("ul", passages, class_="passages", role="list"))
    return element("li", head, passages, id=page.id(f"ref-{entry.number}"), class_="reference")


def _quoted(page: Page, entry: ReferenceEntry, reference: Reference | None) -> Iterator[_Quoted]:
    """The passages the tree prints, else those the edition has, without repeats."""
    held = reference.passages if reference and page.holds(reference) else ()
    printed = entry.passages or tuple((passage.locator, passage.text, passage.statement) for passage in held)
    for locator, words in dict.fromkeys((locator, words) for locator, words, _ in printed):
        statements = dict.fromkeys(statement for where, text, statement in printed if (where, text) == (locator, words))
        passage = next((one for one in held if (one.locator, one.text) == (locator, words)), None)
        yield _Quoted(locator=locator, words=words, statements=tuple(statements), passage=passage)


def _passage(page: Page, entry: ReferenceEntry, reference: Reference | None, quoted: _Quoted) -> Markup:
    wanted = [page.id(passage_id(entry.number, statement)) for statement in quoted.statements if statement]
    ids = [made for made in wanted if made]
    more = joined(element("span", id=made) for made in ids[1:])
    shown = _context(page, reference, quoted.passage) if reference and quoted.passage else Markup("")
    place = element("span", safe_text(quoted.locator), class_="locator") + " " if quoted.locator else Markup("")
    if entry.passages:
        quote = element("p", place, f"“{safe_text(quoted.words)}”", _backs(quoted.statements), class_="quote")
        opened = element("details", element("summary", "In context", hidden(f" of {safe_text(quoted.words)[:60]}")), shown) if shown else ""
    else:
        quote = element("p", place, _backs(quoted.statements), class_="quote")
        opened = shown
    served = " ".join(anchor(statement) for statement in quoted.statements if statement)
    return element("li", more, quote, opened, id=ids[0] if ids else None, class_="passage", data_for=served or None)


def _context(page: Page, reference: Reference, passage: Passage) -> Markup:
    document = page.documents[reference.document]
    excerpts = context(document, [passage.span])
    language = document.language.value if document.language else None
    lang = language if language and language != page.edition.language else None
    return element("blockquote", joined(_excerpt(excerpt) for excerpt in excerpts), class_="context", lang=lang)


def _excerpt(excerpt: Excerpt) -> Markup:
    before, after = excerpt.cut
    runs = joined(element("mark", safe_text(text)) if cited else Markup("") + safe_text(text) for text, cited in excerpt.runs)
    return element("p", "… " if before else "", runs, " …" if after else "")


def _backs(statements: Sequence[str]) -> Markup:
    links = joined(
        element("a", "↩", href=f"#{anchor(statement)}", aria_label="Back to the statement" + (f" ({at})" if len(statements) > 1 else ""))
        for at, statement in enumerate(statements, 1)
        if statement
    )
    return element("span", links, class_="backs") if links else Markup("")
