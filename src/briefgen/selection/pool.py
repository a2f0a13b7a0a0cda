"""The claims a brief chooses from, each with the forms that comparing needs."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from briefgen.model.corpus import Document, LineLabel
from briefgen.model.evidence import Claim
from briefgen.model.genre import Genre, genre_of
from briefgen.ports import Library
from briefgen.selection.candidate import Candidate
from briefgen.selection.denying import denials, disputed
from briefgen.selection.fullnames import named_in_full
from briefgen.selection.leaning import antecedent, explained, follows
from briefgen.selection.overtaken import Overtaken, overtaken
from briefgen.selection.retracted import retracted, whole
from briefgen.selection.scope import told_in_time
from briefgen.spec.schema import BriefSpec
from briefgen.text.edtf import Edtf
from briefgen.text.phrases import content, holds, nearly_holds, phrase_tokens

MOST_DOCUMENTS = 400
"""Documents whose every claim is weighed; in a larger corpus those that search ranks highest."""
BESIDE = 3
"""Dated events told before a claim, and behind it, that show of what time it tells."""
COMPARED_WHOLE = 400
"""Claims of a pool of which every pair is compared."""


@dataclass(frozen=True)
class Pool:
    """All candidates in order of document and place, and how much each token tells (inverse document frequency over claims)."""

    candidates: tuple[Candidate, ...]

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """Candidates by the id of their claim."""
        return {candidate.claim.id: candidate for candidate in self.candidates}

    @cached_property
    def by_document(self) -> dict[str, tuple[Candidate, ...]]:
        """Candidates by document, in text order."""
        found: dict[str, list[Candidate]] = {}
        for candidate in self.candidates:
            found.setdefault(candidate.document.id, []).append(candidate)
        return {document: tuple(claims) for document, claims in found.items()}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Last words of the full names of those who speak."""
        names = {one.claim.speaker.name for one in self.candidates if one.claim.speaker and " and " not in one.claim.speaker.name}
        return frozenset(words[-1] for name in names if len(words := content(phrase_tokens(name))) > 1)

    @cached_property
    def _needed(self) -> dict[str, str | None]:
        return {}

    def needs(self, candidate: Candidate) -> str | None:
        """Id of the claim whose word the candidate takes up, None when it stands alone."""
        key = candidate.claim.id
        if key not in self._needed:
            before = antecedent(candidate, self.by_document[candidate.document.id])
            self._needed[key] = before.claim.id if before else None
        return self._needed[key]

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many claims each token stands."""
        return Counter(chain.from_iterable(candidate.meaning for candidate in self.candidates))

    @cached_property
    def _postings(self) -> dict[str, list[Candidate]]:
        found: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate in self.candidates:
            words = set(candidate.words)
            # an acronym also answers to small letters
            words.update([word.casefold() for word in words if word.isupper()])
            for token in words:
                found[token].append(candidate)
        return found

    def partners(self, candidate: Candidate) -> list[Candidate]:
        """Claims worth comparing with one: all of a small pool, of a large one those that share one of its most telling words."""
        if len(self.candidates) <= COMPARED_WHOLE:
            return list(self.candidates)
        key = candidate.claim.id
        if key not in self._partners:
            frequency = self.frequency
            shared = sorted([(frequency[token], token) for token in candidate.meaning if frequency[token] > 1])
            found = {one.claim.id: one for _, token in shared[:5] for one in self._postings[token][:120]}
            self._partners[key] = [found[other] for other in sorted(found)]
        return self._partners[key]

    @cached_property
    def _partners(self) -> dict[str, list[Candidate]]:
        return {}

    @cached_property
    def _held(self) -> dict[tuple[str, bool], frozenset[str]]:
        return {}

    def holding(self, phrase: str, *, nearly: bool = False) -> frozenset[str]:
        """Ids of the claims that hold the phrase; nearly: or its words of meaning in order, with little between."""
        if (phrase, nearly) not in self._held:
            self._held[phrase, nearly] = self._find(phrase, nearly=nearly)
        return self._held[phrase, nearly]

    def with_token(self, token: str) -> list[str]:
        """Ids of the claims that hold one token."""
        return [one.claim.id for one in self._postings.get(token, [])]

    @cached_property
    def headed(self) -> tuple[Candidate, ...]:
        """Candidates that stand under a heading."""
        return tuple(candidate for candidate in self.candidates if candidate.heading)

    def _find(self, phrase: str, *, nearly: bool) -> frozenset[str]:
        words = content(phrase_tokens(phrase)) if nearly else phrase_tokens(phrase)
        if not words or (nearly and len(words) < 2):
            return frozenset()
        rarest = min((self._postings.get(token, []) for token in words), key=len)
        if len(words) == 1:
            return frozenset(one.claim.id for one in rarest)
        test = nearly_holds if nearly else holds
        return frozenset(one.claim.id for one in rarest if test(phrase, one.words))

    def weight(self, token: str) -> float:
        """How much a token tells: ln(1 + (n - df + 0.5) / (df + 0.5)), as in BM25."""
        return self._telling(self.frequency[token])

    def _telling(self, frequency: int) -> float:
        seen = min(frequency, len(self.candidates))
        return math.log(1 + (len(self.candidates) - seen + 0.5) / (seen + 0.5))

    @cached_property
    def _weights(self) -> dict[str, float]:
        by_frequency = {seen: self._telling(seen) for seen in set(self.frequency.values())}
        return {token: by_frequency[seen] for token, seen in self.frequency.items()}

    def mass(self, meaning: Iterable[str]) -> float:
        """Sum of the weights of different tokens (exactly rounded, so that it is the same in any order)."""
        weights = self._weights
        return math.fsum([weights.get(token, 1.0) for token in meaning])

    @cached_property
    def _masses(self) -> dict[str, float]:
        return {}

    def _mass(self, candidate: Candidate) -> float:
        key = candidate.claim.id
        if key not in self._masses:
            self._masses[key] = self.mass(candidate.meaning)
        return self._masses[key]

    def share(self, part: Candidate, whole: Candidate) -> float:
        """How much of `part`'s meaning is in `whole`: 0 to 1."""
        return self.mass(part.meaning & whole.meaning) / max(self._mass(part), 1e-9)

    def likeness(self, one: Candidate, other: Candidate) -> float:
        """Weighted overlap of two claims over their geometric mean: 0 to 1."""
        both = self.mass(one.meaning & other.meaning)
        return both / max(math.sqrt(self._mass(one) * self._mass(other)), 1e-9)

    def said_alike(self, one: Candidate, other: Candidate, least: float) -> bool:
        """True when what two claims report as said overlaps so much, as `likeness`, without who says it."""
        masses = self.mass(one.said) * self.mass(other.said)
        return self.mass(one.said & other.said) >= least * math.sqrt(masses)


def build_pool(
    spec: BriefSpec,
    library: Library,
    documents: tuple[Document, ...],
    longest: int | None = None,
    cutoff: dt.date = dt.date.max,
) -> Pool:
    """Every claim of the documents worth weighing: all of a small corpus, of a large one those that search finds for the sections.

    longest: most words of a claim, when there is a limit. cutoff: of a file of several stories those published later are left out.
    """
    worth = documents if len(documents) <= MOST_DOCUMENTS else _searched(spec, library, documents)
    candidates: list[Candidate] = []
    printed: dict[str, str] = {}  # claim id -> id of the claim that it was joined to, or its own
    read = {document.id: library.reading(document.id).claims for document in worth}
    readings = {document.id: explained(told_in_time(document, read[document.id], cutoff), spec.topic) for document in worth}
    if len(worth) == len(documents):
        # of a corpus that is not read whole nobody knows who else bears a name
        readings = named_in_full(readings, documents)
    taken_back, late = retracted(readings, worth), overtaken(readings, worth)
    spoken_for = taken_back.corrected.keys() | frozenset(chain.from_iterable(taken_back.joined))
    for document in worth:
        headings = [line.span for line in document.lines if line.label is LineLabel.HEADING]
        wordings = {claim.id: wording for claim, wording in zip(read[document.id], library.wording(document.id), strict=True)}
        pairs = [pair for pair in disputed(readings[document.id]) if not spoken_for & set(pair)]
        claims = whole(readings[document.id], (*taken_back.joined, *pairs), document)
        beside = _dates_beside(claims)
        denied = denials(claims)
        opinion = genre_of(document) is Genre.OPINION
        for at, claim in enumerate(claims):
            if longest is not None and len(claim.text.split()) > longest:
                continue
            above = bisect_right(headings, claim.span.start, key=lambda span: span.end)
            notice = taken_back.corrected.get(claim.id)
            news = Overtaken(f"Corrected by its publisher: “{notice}”", taken_back.by.get(claim.id, "")) if notice else late.get(claim.id)
            candidates.append(
                Candidate(
                    claim=claim,
                    document=document,
                    at=at,
                    heading=headings[above - 1].of(document.text) if above else "",
                    beside=beside[at],
                    follows=at > 0 and follows(claim, claims[at - 1]),
                    overtaken=news.why if news else "",
                    overtaken_by=news.by if news else "",
                    denied=denied.get(claim.id, ""),
                    wording=wordings.get(claim.id),
                    opinion=opinion,
                )
            )
        starts = {claim.span.start: claim.id for claim in claims}
        printed |= {claim.id: starts[claim.span.start] for claim in readings[document.id] if claim.span.start in starts}
    return Pool(tuple(replace(one, overtaken_by=printed.get(one.overtaken_by, "")) if one.overtaken_by else one for one in candidates))


def _dates_beside(claims: Sequence[Claim]) -> list[tuple[Edtf, ...]]:
    """For each claim of a document the dates of the dated events told nearest before it and behind it."""
    dated = [(at, claim.event_date.edtf) for at, claim in enumerate(claims) if claim.event_date is not None]
    places = [at for at, _ in dated]
    found = []
    for at in range(len(claims)):
        before, behind = bisect_left(places, at), bisect_right(places, at)
        found.append(tuple(date for _, date in (*dated[max(0, before - BESIDE) : before], *dated[behind : behind + BESIDE])))
    return found


def _searched(spec: BriefSpec, library: Library, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    allowed = {document.id: document for document in documents}
    standing: Counter[str] = Counter()
    for section in spec.sections:
        phrases = (*section.keywords, *(phrase for question in section.questions for phrase in (*question.any, *question.all)))
        for rank, document in enumerate(library.standing(phrases, allowed)):
            # ranks, not scores: stores score differently and an edition must not depend on the store
            standing[document] += round(1e6 / (20 + rank))
    best = sorted(standing, key=lambda document: (-standing[document], document))[:MOST_DOCUMENTS]
    return tuple(allowed[document] for document in sorted(best))
