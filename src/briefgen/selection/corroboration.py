"""Which claims of other documents say the same: agreement in wording and in a date, a figure, a quoted formula or names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.model.evidence import Claim, ClaimKind, Flag
from briefgen.selection.ahead import happened, only_promised
from briefgen.selection.candidate import Candidate
from briefgen.selection.pool import Pool
from briefgen.text.phrases import content, phrase_tokens, tokens

LEAST_WORDING = 0.42
"""Share of a claim's weighted words that a corroborating claim must hold, when a date, figure or formula agrees."""
LEAST_WORDING_BY_NAMES = 0.6
"""The same when only names agree."""
LEAST_LIKENESS_BY_NAMES = 0.5
"""Then the two must be alike as wholes too, or a long sentence that mentions everybody would confirm every short one."""
LEAST_IN_COMMON = 2
"""Tokens that carry meaning, names and dates left out, that two claims share at least."""
LEAST_TOLD = 0.5
"""Share of a claim's words, names and dates left out, that a corroborating claim must hold."""
MONTHS = frozenset(tokens("January February March April May June July August September October November December"))
AT_LENGTH = 4
"""Words that carry meaning of a sentence that two papers print, but for who tells it."""
_SAYING = frozenset(tokens("said says say saying according told tells added adds reported reports stated states noted notes reads"))
_TALLY = re.compile(r"\b(\d{1,4}) votes? to (\d{1,4})\b|\b(\d{1,4})(?: to |[-–])(\d{1,4}) votes?\b")
_NEGATES = re.compile(r"\b(?:no|not|never|nobody|none|nothing|neither|nor|den(?:y|ies|ied)|refus\w+|without)\b|n['’]t\b", re.IGNORECASE)
_CONTRASTS = re.compile(r"\b(?:not only|no (?:later|earlier|more|less|fewer) than|, not\b[^,;]*)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")


@dataclass(frozen=True)
class Support:
    """Claims of other documents that say the same as one claim, best first; origins, sources: as in Fact."""

    claims: tuple[Claim, ...] = ()
    origins: int = 1
    sources: int = 1


def supports(pool: Pool, origins: Mapping[str, str | None], claims: Iterable[str]) -> dict[str, Support]:
    """For each of the claims (ids) with support in another document, that support; claims without any are absent."""
    found = {}
    for candidate in (pool.by_id[key] for key in claims):
        agreeing = [
            (pool.likeness(candidate, other), other)
            for other in pool.partners(candidate)
            if other.document.id != candidate.document.id and not other.overtaken and not other.denied and says_same(pool, candidate, other)
        ]
        if agreeing:
            agreeing.sort(key=lambda pair: (-round(pair[0], 9), pair[1].document.id, pair[1].claim.span))
            best: dict[str, Claim] = {}
            for _, other in agreeing:
                best.setdefault(other.document.id, other.claim)
            known = {key for document in (candidate.document.id, *best) if (key := origins.get(document)) is not None}
            found[candidate.claim.id] = Support(tuple(best.values()), max(1, len(known)), 1 + len(best))
    return found


def says_same(pool: Pool, claim: Candidate, other: Candidate) -> bool:
    """True when `other` (of another document) says what `claim` says.

    A position needs the same speaker; a dated event or a figure may be told by anyone. Never by likeness alone: a date, figure, formula or
    names must agree, or the whole sentence, nearly word for word. What one foresees or denies confirms nothing that the other tells.
    """
    ours, theirs = claim.claim, other.claim
    if len(claim.meaning & other.meaning) < LEAST_IN_COMMON:  # most pairs, at little cost
        return False
    if ours.kind is ClaimKind.POSITION and not same_speaker(ours, theirs):
        return False
    dated = bool(claim.years) and claim.years <= other.told_years
    copied = len(claim.meaning & other.meaning) >= AT_LENGTH and claim.meaning ^ other.meaning <= _SAYING
    if claim.years and not dated and not (copied and claim.years <= other.years):
        return False
    share = pool.share(claim, other)
    if (
        share < LEAST_WORDING
        or not _tells_same(claim, other)
        or Flag.QUESTION in theirs.flags
        or Flag.UNNAMED in theirs.flags
        or figures_differ(ours, theirs)
        or _tallies(ours) != _tallies(theirs)
        or _negates(ours) != _negates(theirs)
        or not _as_past(ours, theirs)
        or only_promised(ours, theirs)
        or not _as_precise(claim, other)
        or foreign(claim, other)
        or foreign(other, claim)
    ):
        return False
    if dated or copied:
        return True
    if _shared_figure(ours, theirs) or _shared_formula(claim, other):
        return True
    if theirs.kind is ClaimKind.POSITION and not same_speaker(ours, theirs):
        return False
    shared_names = _names(claim.claim) & _names(other.claim)
    telling = [name for name in shared_names if sum(pool.frequency[token] for token in name) < 0.15 * len(pool.candidates) * len(name)]
    return share >= LEAST_WORDING_BY_NAMES and len(telling) >= 2 and pool.likeness(claim, other) >= LEAST_LIKENESS_BY_NAMES


def _tells_same(claim: Candidate, other: Candidate) -> bool:
    """True when `other` holds half of what `claim` tells, names and dates left out: who and when alone do not make it the same."""
    named = {token for name in claim.claim.names for token in phrase_tokens(name)} | MONTHS
    told = {token for token in claim.meaning - named if not token[0].isdigit() and not token.isupper()}
    shared = told & other.meaning
    return len(shared) >= max(LEAST_IN_COMMON, LEAST_TOLD * len(told))


def _tallies(claim: Claim) -> frozenset[tuple[str, ...]]:
    """Results of votes that the claim tells."""
    return frozenset(tuple(filter(None, told.groups())) for told in _TALLY.finditer(claim.text))


def _negates(claim: Claim) -> bool:
    return _NEGATES.search(_CONTRASTS.sub("", claim.text)) is not None


def _as_past(claim: Claim, other: Claim) -> bool:
    """True unless `claim` tells that its event happened and `other` only foresees it, or moves it to that day."""
    event = claim.event_date
    if event is None or not happened(claim, event.edtf):
        return True
    return happened(other, event.edtf)


def foreign(claim: Candidate, other: Candidate) -> bool:
    """True when `claim` speaks of a pair of parties (`ASEAN-U.S.`) of which `other` names not both."""
    return any(not members <= set(other.words) for members, _ in claim.compounds)


def same_speaker(one: Claim, other: Claim) -> bool:
    """True when both have a speaker and one name holds the other in full; two parties together are neither of them alone."""
    if one.speaker is None or other.speaker is None or (" and " in one.speaker.name) != (" and " in other.speaker.name):
        return False
    left, right = _of_name(one.speaker.name), _of_name(other.speaker.name)
    return bool(left) and bool(right) and (left <= right or right <= left)


_ARABIC_ARTICLES = frozenset(("al", "el"))
"""Written in either way before one surname, or left out."""


@lru_cache(maxsize=4096)
def _of_name(name: str) -> frozenset[str]:
    words = frozenset(content(tokens(name)))
    return words - _ARABIC_ARTICLES or words


def _as_precise(claim: Candidate, other: Candidate) -> bool:
    """True when `other` tells every date of `claim` at least as finely, and the measured figure that a claim of quantity is about.

    A source that says `2013` does not say `July 2013`.
    """
    ours, theirs = claim.claim, other.claim
    told = [time.edtf for time in theirs.times if time.edtf] + ([theirs.event_date.edtf] if theirs.event_date else [])
    wanted = [time.edtf for time in claim.introduced_times if time.edtf] + ([ours.event_date.edtf] if ours.event_date else [])
    if not all(any(date.within(want) for date in told) for want in wanted):
        return False
    measured = [figure for figure in ours.quantities if figure.unit is not None]
    return ours.kind is not ClaimKind.QUANTITY or not measured or _shared_figure(replace(ours, quantities=tuple(measured)), theirs)


def figures_differ(one: Claim, other: Claim) -> bool:
    """True when a figure of `one` has rivals in `other`, of the same unit and noun, and none is equal."""
    for figure in one.quantities:
        rivals = [rival for rival in other.quantities if (rival.unit, rival.noun) == (figure.unit, figure.noun)]
        if rivals and all(rival.value != figure.value for rival in rivals):
            return True
    return False


def _shared_figure(one: Claim, other: Claim) -> bool:
    keys = {(figure.value, figure.unit, figure.noun) for figure in one.quantities}
    return any((figure.value, figure.unit, figure.noun) in keys for figure in other.quantities)


def _shared_formula(one: Candidate, other: Candidate) -> bool:
    """True when four or more words that one quotes stand in the other in the same order."""
    for quoting, heard in ((one, other), (other, one)):
        sounded = " ".join(content(heard.words))
        for quoted in _QUOTED.findall(quoting.claim.text):
            words = content(tokens(quoted))
            if any(" ".join(words[at : at + 4]) in sounded for at in range(len(words) - 3)):
                return True
    return False


def _names(claim: Claim) -> set[tuple[str, ...]]:
    return {words for name in claim.names if (words := content(phrase_tokens(name)))}
