"""References: entry, the passages statements rest on, each in its context, and the way back to the statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.doctree.nodes import ReferenceEntry
from briefgen.model.edition import Passage, Reference
from briefgen.text.quoting import within_quotes
from briefgen.writers.html.context import Excerpt, context
from briefgen.writers.html.elements import anchor, element, hidden, joined, safe_text
from briefgen.writers.html.inline import inline
from briefgen.writers.html.page import Page, passage_id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quoted:
    """A passage, shown once however many statements rest on it.

    printed: the template quotes it, in `words`. passage: None when its document is not at hand.
    """

    locator: str
    words: str
    statements: tuple[str, ...]
    passage: Passage | None
    printed: bool


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
    printed = _list(page, entry, reference, [one for one in quoted if one.printed])
    others = [one for one in quoted if not one.printed]
    if others:
        counted = f"{len(others)} {'more ' if printed else ''}{'passages' if len(others) > 1 else 'passage'} in context"
        named = element("summary", counted, hidden(f", source [{entry.number}]"))
        printed += element("details", named, _list(page, entry, reference, others))
    return element("li", head, printed, id=page.id(f"ref-{entry.number}"), class_="reference")


def _list(page: Page, entry: ReferenceEntry, reference: Reference | None, quoted: Sequence[_Quoted]) -> Markup:
    items = joined(_passage(page, entry, reference, one) for one in quoted)
    return element("ul", items, class_="passages", role="list") if items else Markup("")


def _quoted(page: Page, entry: ReferenceEntry, reference: Reference | None) -> Iterator[_Quoted]:
    """The passages the tree prints, then those that only the edition has: every citation finds its own."""
    held = reference.passages if reference and page.holds(reference) else ()
    printed = dict.fromkeys((locator, words) for locator, words, _ in entry.passages)
    for place in dict.fromkeys((*printed, *((passage.locator, passage.text) for passage in held))):
        told = [statement for locator, words, statement in entry.passages if (locator, words) == place]
        resting = [passage.statement for passage in held if (passage.locator, passage.text) == place]
        passage = next((one for one in held if (one.locator, one.text) == place), None)
        statements = tuple(dict.fromkeys(statement for statement in (*told, *resting) if statement))
        yield _Quoted(locator=place[0], words=place[1], statements=statements, passage=passage, printed=place in printed)


def _passage(page: Page, entry: ReferenceEntry, reference: Reference | None, quoted: _Quoted) -> Markup:
    wanted = [page.id(passage_id(entry.number, statement)) for statement in quoted.statements]
    ids = [made for made in wanted if made]
    more = joined(element("span", id=made) for made in ids[1:])
    shown = _context(page, reference, quoted.passage) if reference and quoted.passage else Markup("")
    place = element("span", safe_text(quoted.locator), class_="locator") + " " if quoted.locator else Markup("")
    words = f"“{safe_text(within_quotes(quoted.words))}”" if quoted.printed else ""
    quote = element("p", place, words, _backs(quoted.statements), class_="quote")
    if quoted.printed and shown:
        shown = element("details", element("summary", "In context", hidden(f" of {safe_text(quoted.words)[:60]}")), shown)
    served = " ".join(anchor(statement) for statement in quoted.statements)
    return element("li", more, quote, shown, id=ids[0] if ids else None, class_="passage", data_for=served or None)


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
