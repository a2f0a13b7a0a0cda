"""What may be left out of a long sentence, with `…` in its place: asides, adjuncts that tell of something else, tails of mere comment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.text.phrases import holds, tokens

LONG = 40
"""Words above which a sentence is shortened where its sense allows."""
_ASIDE = re.compile(r"\s\((?:[^()\s]+\s+){4,}[^()\s]+\)")
# a full stop within the sentence is an abbreviation's (`the U.S. market`)
_END = r"(?=;|\.\W*\Z)"
# participles that comment on what was said and tell nothing new; others (`skipping`, `ending`, `including`) may carry the fact
_VERBS = "contribut|bring|help|reflect|demonstrat|underscor|underlin|highlight|show|conveying a|serv|prov|affirm|testify|mark|pav|open|lay"
_COMMENTING = rf"(?:{_VERBS})ing\b"
_COMMENT = re.compile(rf",\s+(?:(?:thereby|thus|so|while)\s+)?{_COMMENTING}(?:[^.;:]|\.(?!\W*\Z))*{_END}")
_PARALLEL = r"(?:especially|particularly|in particular|notably|and|as well as|while|and also)\s+"
# one of several parallel adjuncts between commas: what it tells besides is another matter, and `…` says that there was more. Behind a comma
# it is over only where the next adjunct opens with a verb of its own: `making the port, and the road behind it, a priority` goes on
_BESIDES = re.compile(
    rf",\s+{_PARALLEL}(?P<verb>[a-z]+ing)\b(?:[^,.;:]|\.(?!\W*\Z))*"
    rf"(?P<end>{_END}|(?=,\s+(?:{_PARALLEL}(?:to |not )?[a-z]+ing\s+(?!(?:and|or|of)\b)|{_COMMENTING})))"
)
# `making A and using B a priority`: what follows the next comma may still be told by this verb
_WITH_PREDICATE = re.compile(
    r"(?:mak|render|turn|keep|leav|consider|call|nam|declar|label|deem|regard|see|view|treat|put|tak|plac|bring)ing"
)
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
            unended = pattern is _BESIDES and text[match.end()] == "," and _WITH_PREDICATE.fullmatch(match["verb"])
            if (
                early
                or overlaps
                or unended
                or _KEPT.search(piece)
                or any(holds(word, tokens(piece)) for word in words)
                or _names_somebody(piece)
            ):
                continue
            found.append((match.start(), match.end()))
    return tuple(sorted(found)) if sum(end - start for start, end in found) < 0.5 * len(text) else ()


def _names_somebody(piece: str) -> bool:
    return len(re.findall(r"\b[A-Z][a-z]+", piece)) > 1
