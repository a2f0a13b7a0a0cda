"""Compares what the pages show now with what they showed when the edition was made, and names what was touched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from briefgen.model.finding import Finding, Verdict
from briefgen.verification.arrangement import Arrangement, arrangement, misplaced
from briefgen.verification.locating import Place
from briefgen.verification.pages import PrintedPdf, squeezed
from briefgen.verification.unseen import page_unseen

GREYS, CELLS = 2, 4
"""How far, and in how many cells of a page's picture, a page must differ to count as altered."""
_CUT = squeezed("…")
AROUND, EXCERPT = 12, 96
"""Characters shown on either side of a change, and at most of all of it."""


def record(printed: PrintedPdf, places: Sequence[Place]) -> list[dict[str, Any]]:
    """The manifest's `pages`: for each page its squeezed text, where white space stands in it, what lies behind it, the places on it."""
    return [
        {
            "text": text,
            "gaps": list(printed.gaps[number]),
            "others": printed.others[number],
            "picture": printed.pictures[number],
            "behind": printed.behind[number],
            "places": [[p.kind, p.subject, p.start, p.end] for p in places if p.page == number],
        }
        for number, text in enumerate(printed.pages)
    ]


def places_of(recorded: Sequence[Mapping[str, Any]]) -> tuple[Place, ...]:
    """The places that `record` wrote."""
    return tuple(
        Place(kind=kind, subject=subject, page=number, start=start, end=end)
        for number, page in enumerate(recorded)
        for kind, subject, start, end in page["places"]
    )


def compare(recorded: Sequence[Mapping[str, Any]], printed: PrintedPdf) -> tuple[Finding, ...]:
    """A finding for everything that was changed on a page, in page order; empty when every page is as it was made."""
    made = [page["text"] for page in recorded]
    order = arrangement(made, printed.pages)
    arranged = _in_order(order, recorded)
    findings = [_page(message) for message in misplaced(order, made, printed.pages)]
    for number, place in enumerate(order):
        if place is not None:
            findings += _compared(recorded[place], printed, number, arranged=arranged)
    return tuple(findings)


def pages_in_order(recorded: Sequence[Mapping[str, Any]], printed: PrintedPdf) -> bool:
    """True when every page of the edition is in the file, each at its place."""
    return _in_order(arrangement([page["text"] for page in recorded], printed.pages), recorded)


def _in_order(order: Arrangement, recorded: Sequence[Mapping[str, Any]]) -> bool:
    return order == tuple(range(len(recorded)))


def _compared(page: Mapping[str, Any], printed: PrintedPdf, number: int, *, arranged: bool) -> Iterator[Finding]:
    """What is other on page `number` of the file (from 0) than on the edition's `page`."""
    shown = printed.pages[number]
    if page["text"] != shown:
        yield from touched(page, shown, number)
    else:
        yield from _respaced(page, printed.gaps[number], number)
        if _looks_otherwise(page["picture"], printed.pictures[number]):
            yield _page("something covers, marks or replaces part of the page; its text is the edition's", number)
    if "behind" in page:  # an edition made before it was recorded has none
        yield from page_unseen(page["behind"], printed.behind[number], number, arranged=arranged)
    if page["others"] != printed.others[number]:
        yield _page("letters that are not Latin, or symbols, are other than in the edition", number)


def _page(message: str, number: int | None = None) -> Finding:
    page = None if number is None else number + 1
    return Finding(verdict=Verdict.ALTERED, what="page", subject="", message=message, page=page, passes=False)


def _looks_otherwise(made: str, shown: str) -> bool:
    """True when more cells differ than another version of the drawing library could cause: by GREYS steps of 16, in CELLS of them."""
    if len(made) != len(shown):
        return True
    return sum(abs(int(a, 16) - int(b, 16)) >= GREYS for a, b in zip(made, shown, strict=True)) >= CELLS


def contradictions(recorded: Sequence[Mapping[str, Any]], facts: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Findings where the record of the pages and facts.json disagree: one of the two was changed after the other."""
    said: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for place in places_of(recorded):
        text = recorded[place.page]["text"][place.start : place.end].casefold()
        said.setdefault((place.kind, place.subject), []).append((place.page, text))
    findings = []
    for section in facts["sections"]:
        for statement in section["statements"]:
            for kind, text in _printed_by(statement):
                spots = said.get((kind, statement["id"]), [])
                if spots and text and not any(_agrees(kind, text, shown) for _, shown in spots):
                    findings.append(
                        Finding(
                            verdict=Verdict.ALTERED,
                            what=kind,
                            subject=statement["id"],
                            message=f"facts.json says “{text}”, the page does not",
                            page=spots[0][0] + 1,
                            passes=False,
                        )
                    )
    return tuple(findings)


def _printed_by(statement: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    label = statement["label"]
    yield "date label", label.get("date_text") or ""
    yield "speaker", label.get("speaker") or ""
    yield "statement", "".join(f"[{one['insertion']}]" if "insertion" in one else one.get("text", "…") for one in statement["segments"])
    yield "citation", "".join(f"[{number}]" for number in statement["citations"])


def _agrees(kind: str, text: str, shown: str) -> bool:
    """Whether what a place shows is of the text: all of it or a part, where it was cut or goes on on another page."""
    if kind == "citation":
        told, numbers = (re.findall(r"\d+", words) for words in (text, shown))
        return not numbers or set(numbers) <= set(told)
    wanted = squeezed(text).casefold()
    return not wanted or wanted in shown or all(part in wanted for part in shown.split(_CUT))


def touched(page: Mapping[str, Any], shown: str, number: int | None) -> Iterator[Finding]:
    """One finding for each place that a difference meets; a difference that meets none is of the page.

    page: its `text` and `places`, as recorded. number: the page, from 0; None in an edition without pages.
    """
    made = page["text"]
    places = sorted(page["places"], key=lambda place: place[3] - place[2])
    told = set()
    for start, end, now in _differences(made, shown):
        hit = next((p for p in places if (p[2] < end and start < p[3]) or p[2] <= start < p[3]), None)
        hit = hit or next((p for p in places if start == end == p[3]), None)  # words added behind it
        kind, subject = (hit[0], hit[1]) if hit else ("page" if number is not None else "text", "")
        key = (kind, subject, start if not hit else hit[2])
        if key in told:
            continue
        told.add(key)
        was, found = _excerpt(made, start, end), _excerpt(shown, *now)
        message = f"the edition shows “{was}” there, this file “{found}”"
        yield Finding(
            verdict=Verdict.ALTERED, what=kind, subject=subject, message=message, page=None if number is None else number + 1, passes=False
        )


def _excerpt(text: str, start: int, end: int) -> str:
    """What stands there with a little around it; of a long run its first and last words."""
    words = text[max(0, start - AROUND) : end + AROUND]
    return words if len(words) <= EXCERPT else f"{words[: EXCERPT // 2]} … {words[-EXCERPT // 2 :]}"


def _respaced(page: Mapping[str, Any], gaps: Sequence[int], number: int) -> Iterator[Finding]:
    """Words joined or parted inside a place: `now here` is not `nowhere`. White space between places is the layout's own."""
    moved = set(page["gaps"]) ^ set(gaps)
    for kind, subject, start, end in page["places"]:
        inside = sorted(offset for offset in moved if start < offset < end)
        if inside:
            words = page["text"][max(start, inside[0] - AROUND) : inside[0] + AROUND]
            message = f"words are joined or parted otherwise than in the edition, at “{words}”"
            yield Finding(verdict=Verdict.ALTERED, what=kind, subject=subject, message=message, page=number + 1, passes=False)


def _differences(made: str, shown: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    head = next((i for i, (a, b) in enumerate(zip(made, shown, strict=False)) if a != b), min(len(made), len(shown)))
    tail = 0
    while tail < min(len(made), len(shown)) - head and made[-1 - tail] == shown[-1 - tail]:
        tail += 1
    inner = SequenceMatcher(None, made[head : len(made) - tail], shown[head : len(shown) - tail], autojunk=False)
    for kind, a, b, c, d in inner.get_opcodes():
        if kind != "equal":
            yield head + a, head + b, (head + c, head + d)
