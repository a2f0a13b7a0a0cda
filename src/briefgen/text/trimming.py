"""What may be left out of a long sentence, with `…` in its place: asides in parentheses and tails of mere comment."""

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
_KEPT = re.compile(
    r"[“”\"\d]|\b(?:not|no|never|nor|without|unless|may|might|could|would|if|reportedly|allegedly|said|says|added|noted|stressed|told|stated|"
    r"according|include|including)\b|n['’]t\b",
    re.IGNORECASE,
)


def dispensable(text: str, keywords: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Half-open offset pairs of `text` that may be left out with a mark; none when the sentence is not long.

    Never what holds a keyword, a figure, a quotation, a negation, a hedge or an attribution.
    """
    if len(text.split()) <= LONG:
        return ()
    words = tuple(keywords)
    found = []
    for pattern in (_ASIDE, _COMMENT):
        for match in pattern.finditer(text):
            piece = match[0]
            early = pattern is _COMMENT and match.start() < 0.5 * len(text)
            if early or _KEPT.search(piece) or any(holds(word, tokens(piece)) for word in words) or _names_somebody(piece):
                continue
            found.append((match.start(), match.end()))
    return tuple(found)


def _names_somebody(piece: str) -> bool:
    return len(re.findall(r"\b[A-Z][a-z]+", piece)) > 1
