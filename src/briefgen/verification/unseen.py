"""Compares what a PDF carries behind its words with the edition's: a reader follows a link, hears a description, sees a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefgen.model.finding import Finding, Verdict

_KINDS = ("a text", "a line or box", "a picture", "a shade", "a form", "a text that nobody sees")
"""What `behind.page_behind` counts as drawn, in its order."""


def page_unseen(made: Mapping[str, Any], shown: Mapping[str, Any], number: int, *, arranged: bool = True) -> Iterator[Finding]:
    """What is other behind page `number` of the file (from 0) than behind the edition's page.

    arranged: all pages are there, in their order; else links to them lead elsewhere for that reason, which is told already.
    """
    yield from (_altered("link", message, number) for message in _links(made["links"], shown["links"], arranged=arranged))
    yield from (_altered("read aloud", message, number) for message in _heard(made, shown))
    if Counter(shown["notes"]) != Counter(made["notes"]):
        yield _altered(
            "page", "a note, a field or a mark lies on the page that the edition does not have, or one of its own is gone", number
        )
    for kind, was, now in zip(_KINDS, made["drawn"], shown["drawn"], strict=True):
        if was != now:
            said = f"{kind} was drawn on it" if now > was else f"{kind} that belongs on it is gone"
            yield _altered("page", f"{said}: the edition has {was} of the kind, this file {now}", number)


def document_unseen(made: Mapping[str, Any], shown: Mapping[str, Any], *, arranged: bool = True) -> Iterator[Finding]:
    """What is other about the file as a whole.

    arranged: all pages are there, in their order; else of bookmarks only what they say counts, since they lead elsewhere for that reason.
    """
    if shown["title"] != made["title"]:
        yield _altered("title", f"the file calls itself “{shown['title']}”, the edition “{made['title']}”")
    if shown["titles"] and shown["titles"] != made["titles"]:
        yield _altered(
            "title", f"the file's description calls it “{'”, “'.join(shown['titles'])}”, the edition's “{'”, “'.join(made['titles'])}”"
        )
    if shown["language"] != made["language"]:
        yield _altered("language", f"the file is read aloud as {shown['language'] or 'no language'}, the edition as {made['language']}")
    if shown["labels"] != made["labels"] and len(shown["labels"]) == len(made["labels"]):
        yield _altered("page numbers", f"a reader counts the pages {_run(shown['labels'])}, the edition's {_run(made['labels'])}")
    for action in shown["actions"]:
        if action not in made["actions"]:
            yield _altered("action", f"opening or reading the file may carry out something ({action}) that the edition does not hold")
    yield from (_altered("bookmark", message) for message in _bookmarks(made, shown, arranged=arranged))


def _links(made: Sequence[Sequence[Any]], shown: Sequence[Sequence[Any]], *, arranged: bool) -> Iterator[str]:
    before = {tuple(box): (words, target) for words, target, box in made}
    now = {tuple(box): (words, target) for words, target, box in shown}
    for box, (words, target) in before.items():
        if box not in now:
            yield f"the link on “{words}” to {target} is gone, or was moved"
        elif now[box][1] != target and (arranged or not target.startswith("page ") or ":" in now[box][1]):
            yield f"the link on “{words}” leads to {now[box][1] or 'nothing'}, in the edition to {target or 'nothing'}"
    for box, (words, target) in now.items():
        if box not in before:
            yield f"a link on “{words}” to {target or 'nothing'} was added, or moved there"
    if len(shown) > len(now) and len(made) == len(before):
        yield "two links lie on one place"


def _heard(made: Mapping[str, Any], shown: Mapping[str, Any]) -> Iterator[str]:
    before, now = Counter(map(tuple, made["heard"])), Counter(map(tuple, shown["heard"]))
    gone, new = list((before - now).elements()), list((now - before).elements())
    for at in range(max(len(gone), len(new))):
        kind = (new[at] if at < len(new) else gone[at])[0]
        said = f"“{new[at][1]}”" if at < len(new) else "nothing"
        was = f"“{gone[at][1]}”" if at < len(gone) else "what stands there"
        yield f"of {_named(kind)} a listener hears {said}, in the edition {was}"
    if not gone and not new and made["order"] != shown["order"]:
        yield "what is read aloud of the page stands in another order or in other roles than in the edition"


def _named(kind: str) -> str:
    return f"a {kind.lower()}" if kind in ("Figure", "Table", "Link", "Note", "Formula") else "some words"


def _bookmarks(made: Mapping[str, Any], shown: Mapping[str, Any], *, arranged: bool) -> Iterator[str]:
    before, now = made["bookmarks"], shown["bookmarks"]
    if len(before) != len(now):
        yield f"the file has {len(now)} bookmarks, the edition {len(before)}"
    for (_, title, target), (_, other, elsewhere) in zip(before, now, strict=False):
        if title != other:
            yield f"the bookmark “{title}” of the edition is “{other}” in this file"
        elif target != elsewhere and arranged:
            yield f"the bookmark “{title}” leads to {elsewhere or 'nothing'}, in the edition to {target or 'nothing'}"


def _run(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def _altered(what: str, message: str, number: int | None = None) -> Finding:
    page = None if number is None else number + 1
    return Finding(verdict=Verdict.ALTERED, what=what, subject="", message=message, page=page, passes=False)
