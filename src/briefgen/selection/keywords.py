"""What a keyword found in a sentence is worth: little where it is only listed or told in passing, nothing where it means something else."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.selection.candidate import Candidate
from briefgen.spec.schema import BriefSpec, SectionSpec
from briefgen.text.phrases import phrase_tokens, places, tokens

_IN_PASSING = 0.5
"""What a keyword counts that only a long enumeration or a relative clause names."""
_MEDIA = frozenset(
    tokens(
        "Journal Times Post News Daily Gazette Herald Tribune Courier Monitor Press Today Review Agency Mirror Telegraph Weekly Business"
    )
)


def worth(word: str, candidate: Candidate, spec: BriefSpec, section: SectionSpec) -> float:
    """How much of a keyword's weight the candidate, which holds it, earns: 0 to 1.

    Nothing where it stands only as another party's (`ASEAN-U.S. partnership` in a brief on Vietnam and the U.S.), in the name of a paper
    (`Wall Street Journal`), or, being a name, as another word (`bans`, where the section asks for `Ban` and writes other words small).
    """
    named, compounds = is_name(word, section.keywords), bool(spec.topic and candidate.compounds)
    in_paper = word[:1].isupper() and not _MEDIA.isdisjoint(candidate.words)
    if not (named or compounds or in_paper or candidate.lists or candidate.passing):
        return 1.0
    found = places(word, candidate.words)
    if compounds:
        others = _of_others(candidate, spec)
        found = tuple(at for at in found if at not in others)
    text, placed, length = candidate.claim.text, candidate.placed, len(phrase_tokens(word))
    if named:
        found = tuple(at for at in found if text[placed[at][1]].isupper())
    if in_paper:
        found = tuple(at for at in found if not _names_a_paper(candidate, at + length))
    if not found:
        return 0.0
    aside = (*candidate.lists, *candidate.passing)
    return _IN_PASSING if all(any(span.start <= placed[at][1] < span.end for span in aside) for at in found) else 1.0


def is_name(word: str, keywords: Collection[str]) -> bool:
    """True for a single capitalised word among keywords some of which are written small: `Ban` is a name, not a prohibition."""
    capital = word[:1].isupper() and not word.isupper() and len(phrase_tokens(word)) == 1
    return capital and any(other[:1].islower() for other in keywords)


def _names_a_paper(candidate: Candidate, behind: int) -> bool:
    """True when the token at an index is a capitalised word that ends the name of a paper and stands right behind the one before."""
    if behind >= len(candidate.placed):
        return False
    token, at = candidate.placed[behind]
    text = candidate.claim.text
    return token in _MEDIA and text[at].isupper() and text[at - 1] in " \u00a0" and text[at - 2].isalnum()


def _of_others(candidate: Candidate, spec: BriefSpec) -> frozenset[int]:
    """Indices of the tokens that stand right behind a pair of which one is no party of the brief's."""
    topic = {token for phrase in spec.topic for token in phrase_tokens(phrase)} | {
        token for name in spec.names for token in phrase_tokens(name)
    }
    return frozenset(
        index + 1
        for members, end in candidate.compounds
        if members - topic and members & topic
        for index, (_, place) in enumerate(candidate.placed)
        if place < end and (index + 1 == len(candidate.placed) or candidate.placed[index + 1][1] >= end)
    )
