"""Statements that their publisher has corrected: a notice gives the wrong figure and the right one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim
from briefgen.text.phrases import content, tokens

_HEAD = re.compile(
    r"\bCorrect(?:ion|ed)\b\s*(?:\([^)]*\)\s*)?[:—–-]"
    r"|\b(?:earlier|previous) (?:version|report|article|story|edition|dispatch)\b",
    re.IGNORECASE,
)
_FIGURE = r"(?<![\w.,-])(?P<{}>\d[\d,]*(?:\.\d+)?(?: (?:million|billion|trillion|thousand))?)(?![\w-]|[.,]\d)"
_WRONG = (
    re.compile(rf"\b(?:said|stated|gave|put|reported|wrote|misstated|told|had)\b[^.;]{{0,90}}?{_FIGURE.format('value')}", re.IGNORECASE),
    re.compile(rf"\b(?:not|instead of|rather than) {_FIGURE.format('value')}", re.IGNORECASE),
)
_RIGHT = re.compile(
    rf"\b(?:(?:correct|right|actual|true) (?:number|figure|total|count|amount|sum|toll)[^.;\d]{{0,40}}?\b(?:is|was|are|were)"
    rf"|(?:it|this|that) should (?:be|read|say|have (?:been|read|said))|in fact|actually) {_FIGURE.format('value')}",
    re.IGNORECASE,
)
_OF_A_NOTICE = frozenset(
    word[:4]
    for word in tokens(
        "correction corrected earlier previous version report article story edition dispatch said stated gave reported wrote misstated"
        " correct right actual true number figure total count amount sum should read fact actually instead rather updated published"
        " million billion trillion thousand"
    )
)
_STEM = 4
"""First letters that two forms of a word share (`boat`, `boats`)."""
_SHARED = 2
"""Words that a notice in one document and a statement in another must have in common."""


@dataclass(frozen=True)
class _Notice:
    """What a document takes back. claims: ids of its sentences. stems: what it is about. text: its words."""

    document: Document
    claims: tuple[str, ...]
    wrong: str
    right: str
    stems: frozenset[str]
    text: str


def retracted(claims: Mapping[str, Sequence[Claim]], documents: Sequence[Document]) -> dict[str, str]:
    """Claim id -> words of the notice that corrects it, or of which it is one sentence of several: alone it would repeat the wrong figure.

    In the document of the notice the wrong figure must be of what the notice is about, or stand in one sentence alone while the right one
    stands in none. In an earlier document of the same publisher it must be of what the notice is about, with _SHARED words in common.
    """
    found: dict[str, str] = {}
    for document in documents:
        for notice in _notices(document, claims.get(document.id, ())):
            if len(notice.claims) > 1:
                found.update((key, notice.text) for key in notice.claims)
            for other in documents:
                if other.id == document.id:
                    told = _in_its_own(notice, claims[other.id])
                elif _before(other, document):
                    told = [claim for claim in claims.get(other.id, ()) if _of_its_subject(notice, claim, _SHARED)]
                else:
                    continue
                found.update((claim.id, notice.text) for claim in told)
    return found


def _notices(document: Document, claims: Sequence[Claim]) -> list[_Notice]:
    found = []
    for at, claim in enumerate(claims):
        if _HEAD.search(claim.text) is None:
            continue
        behind = [other for other in claims[at + 1 : at + 2] if other.paragraph == claim.paragraph]
        for said in ([claim], [claim, *behind]):
            text = " ".join(one.text for one in said)
            right = _RIGHT.search(text)
            if right is None:
                continue
            told = (match["value"] for pattern in _WRONG for match in pattern.finditer(text))
            wrong = next((value for value in told if value != right["value"]), None)
            if wrong is not None:
                stems = _stems(text) | (_stems(document.title.value) if document.title else frozenset())
                ids = tuple(one.id for one in said)
                found.append(_Notice(document, ids, wrong, right["value"], stems - _OF_A_NOTICE, text))
                break
    return found


def _in_its_own(notice: _Notice, claims: Sequence[Claim]) -> list[Claim]:
    others = [claim for claim in claims if claim.id not in notice.claims]
    about = [claim for claim in others if _of_its_subject(notice, claim, 1)]
    holding = [claim for claim in others if _holds(notice.wrong, claim.text)]
    alone = len(holding) == 1 and not any(_holds(notice.right, claim.text) for claim in others)
    return about or (holding if alone else [])


def _of_its_subject(notice: _Notice, claim: Claim, least: int) -> bool:
    """True when the claim tells the wrong figure of something that the notice names, and has as many words in common with it."""
    placed = _place(notice.wrong, claim.text)
    if placed is None:
        return False
    counted = content(tokens(claim.text[placed.end() :]))[:1]
    return bool(counted) and counted[0][:_STEM] in notice.stems and len(_stems(claim.text) & notice.stems) >= least


def _holds(figure: str, text: str) -> bool:
    return _place(figure, text) is not None


def _place(figure: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w.,-]){re.escape(figure)}(?![\w-]|[.,]\d)", text, re.IGNORECASE)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in content(tokens(text)) if not word[0].isdigit())


def _before(other: Document, notice: Document) -> bool:
    """True when both are one publisher's and the other is surely no later."""
    if other.publisher is None or notice.publisher is None or other.publisher.value != notice.publisher.value:
        return False
    return other.date is not None and notice.date is not None and other.date.latest <= notice.date.latest and other.date != notice.date
