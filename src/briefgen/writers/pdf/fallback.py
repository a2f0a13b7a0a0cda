"""Characters that a font lacks: found before anything is drawn, set in another font or reported."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.writers.pdf.face import Face

REPLACEMENT = "\ufffd"  # the sign that Unicode keeps for this: visible, no letter, and no box, which a careless page shows
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")


def is_rtl(character: str) -> bool:
    """True for letters of scripts that run from right to left."""
    return unicodedata.bidirectional(character) in ("R", "AL")


def needs_shaping(text: str) -> bool:
    """True when glyphs depend on their neighbours: combining marks, joining or right-to-left scripts, Indic scripts."""
    if text.isascii():
        return False
    return any(c >= "\u0300" and (unicodedata.category(c) in ("Mn", "Mc") or is_rtl(c)) for c in text)


def without_controls(text: str) -> str:
    """A text without the characters that are there to steer a device, whatever a face draws for them."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def pieces(text: str, face: Face, others: Sequence[Face]) -> Iterator[tuple[str, Face, str]]:
    """Splits a text into `(piece, face that draws it, characters no face has)`, in order.

    A combining mark stays with its base. What no face has is replaced by `REPLACEMENT`; the third item names it.
    """
    if text.isascii() or all(map(face.legible, text)):
        yield text, face, ""
        return
    run, run_face, lost = "", face, ""
    for cluster, chosen in _chosen(text, face, others):
        drawn, missing = cluster, ""
        if chosen is None:
            chosen, drawn, missing = _choose(REPLACEMENT, face, others) or face, REPLACEMENT, cluster
            if not chosen.has(REPLACEMENT):
                drawn = "?"
        if run and chosen is not run_face:
            yield run, run_face, lost
            run, lost = "", ""
        run, run_face, lost = run + drawn, chosen, lost + missing
    if run:
        yield run, run_face, lost


def _chosen(text: str, face: Face, others: Sequence[Face]) -> Iterator[tuple[str, Face | None]]:
    """Each cluster with the face that draws it, None for no face. Neighbours are all drawn by one that has them."""
    for own, group in groupby(_clusters(text), key=lambda cluster: all(map(face.legible, cluster))):
        clusters = list(group)
        whole = None if own else next((other for other in others if all(map(other.legible, "".join(clusters)))), None)
        yield from ((cluster, face if own else whole or _choose(cluster, face, others)) for cluster in clusters)


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for character in text:
        if character in _INVISIBLE:
            continue
        if cluster and not unicodedata.combining(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _choose(cluster: str, face: Face, others: Sequence[Face]) -> Face | None:
    faces = (face, *others)
    legible = next((candidate for candidate in faces if all(map(candidate.legible, cluster))), None)
    return legible or next((candidate for candidate in faces if all(map(candidate.has, cluster))), None)
