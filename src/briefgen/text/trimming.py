"""What may be left out of a long sentence, with `…` in its place: asides, adjuncts that tell of something else, tails of mere comment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.text.phrases import holds, tokens

LONG = 40
"""Words above which a sentence is shortened where its sense allows."""
_ASIDE = re.compile(r"\s\((?:[^()\s]+\s+){4,}[^()\s]+\)")
# participles that comment on what was said and tell nothing new; others (`skipping`, `ending`, `including`) may carry the fact
_COMMENT = re.compile(
    r",\s+(?:(?:thereby|thus|so|while)\s+)?(?:contribut|bring|help|reflect|demonstrat|underscor|underlin|highlight|show|conveying a|serv|"
    r"prov|affirm|testify|mark|pav|open|lay)ing\b[^.;:]*(?=[.;])"
)
# one of several parallel adjuncts between commas: what it tells besides is another matter, and `…` says that there was more
_BESIDES = re.compile(r",\s+(?:especially|particularly|in particular|notably|and|as well as|while|and also)\s+[a-z]+ing\b[^,.;:]*(?=[,.;])")
_KEPT = re.compile(
    r"[“”\"\d]|\b(?:not|no|never|nor|without|unless|may|might|could|would|if|reportedly|allegedly|said|says|added|noted|stressed|told|stated|"
    r"according|include|including)\b|n['’]t\b",
    re.IGNORECASE,
)


def dispensable(text: str, keywords: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Half-open offset pairs of `text` that may be left out with a mark, in order, apart; none when the sentence is not long.

    Never what holds a keyword, a figure, a quotation, a negation, a hedge or an attribution, and never most of the sentence.
    """
    if len(text.split()) <= LONG:
        return ()
    words = tuple(keywords)
    found: list[tuple[int, int]] = []
    for pattern in (_ASIDE, _COMMENT, _BESIDES):
        for match in pattern.finditer(text):
            piece = match[0]
            early = pattern is not _ASIDE and match.start() < 0.3 * len(text)
            overlaps = any(match.start() < end and start < match.end() for start, end in found)
            if early or overlaps or _KEPT.search(piece) or any(holds(word, tokens(piece)) for word in words) or _names_somebody(piece):
                continue
            found.append((match.start(), match.end()))
    return tuple(sorted(found)) if sum(end - start for start, end in found) < 0.5 * len(text) else ()


def _names_somebody(piece: str) -> bool:
    return len(re.findall(r"\b[A-Z][a-z]+", piece)) > 1
