"""The claims a brief chooses from, each with the forms that comparing needs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.corpus import Document, LineLabel
from briefgen.model.evidence import Claim, TimeExpression
from briefgen.ports import Library
from briefgen.spec.schema import BriefSpec
from briefgen.text.phrases import content, holds, nearly_holds, phrase_tokens, token_places, tokens

MOST_DOCUMENTS = 400
"""Documents whose every claim is weighed; in a larger corpus those that search ranks highest."""
COMPARED_WHOLE = 400
"""Claims of a pool of which every pair is compared."""
_INTRODUCED = re.compile(r"\b(?:in|on|by|since|from|of|late|early|mid|until|till)[\s-]*\Z", re.IGNORECASE)
_COMPOUND = re.compile(r"\b([A-Z][\w.]*[\w.])[-–]([A-Z](?:[\w.]*[\w])?\.?)")


@dataclass(frozen=True)
class Candidate:
    """A claim with its words. at: its place among its document's claims. heading: the heading it stands under, empty if none."""

    claim: Claim
    document: Document
    at: int
    heading: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Tokens, in order."""
        return tuple(token for token, _ in self.placed)

    @cached_property
    def placed(self) -> tuple[tuple[str, int], ...]:
        """Tokens with their offsets in the claim's text."""
        return token_places(self.claim.text)

    @cached_property
    def meaning(self) -> frozenset[str]:
        """The different tokens that carry meaning."""
        return frozenset(content(self.words))

    @cached_property
    def heading_words(self) -> tuple[str, ...]:
        """Tokens of the heading."""
        return tokens(self.heading)

    @cached_property
    def length(self) -> int:
        """Words as a reader counts them."""
        return len(self.claim.text.split())

    @cached_property
    def quoted_words(self) -> int:
        """Words of its longest unbroken quotation."""
        pieces = re.split('[“”"]', self.claim.text)
        return max((len(piece.split()) for piece in pieces[1::2]), default=0)

    @cached_property
    def cost(self) -> int:
        """Words it takes on the page: the sentence with its date, speaker, office, marks and citation."""
        speaker, date = self.claim.speaker, self.claim.label_date
        label = f"{speaker.name} {speaker.office or ''}".split() if speaker else []
        return self.length + len(label) + (4 if date else 0) + 3

    @cached_property
    def compounds(self) -> tuple[tuple[frozenset[str], int], ...]:
        """Pairs of names joined by a hyphen (`Vietnam-U.S.`) as token sets, each with the offset where it ends."""
        found = _COMPOUND.finditer(self.claim.text)
        return tuple((frozenset(tokens(match[1]) + tokens(match[2])), match.end()) for match in found)

    @cached_property
    def years(self) -> frozenset[int]:
        """Years of the event it tells and of every calendar date that a preposition introduces (`in 2013`, not `the 1982 Convention`)."""
        found = {self.claim.event_date.edtf.earliest.year} if self.claim.event_date else set()
        return self.told_years | found

    @cached_property
    def told_years(self) -> frozenset[int]:
        """As `years`, but only those that the sentence itself tells, not those worked out from its context."""
        date = self.claim.event_date
        found = {date.edtf.earliest.year} if date and date.span and not date.inferred else set()
        found |= {time.edtf.earliest.year for time in self.introduced_times if time.edtf}
        return frozenset(found)

    @cached_property
    def introduced_times(self) -> tuple[TimeExpression, ...]:
        """Calendar dates told in full that a preposition introduces: those that may date an event."""
        base = self.claim.span.start
        return tuple(
            time
            for time in self.claim.times
            if time.edtf and not time.basis and _INTRODUCED.search(self.claim.text[: max(0, time.span.start - base)])
        )


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
    def frequency(self) -> Counter[str]:
        """In how many claims each token stands."""
        return Counter(token for candidate in self.candidates for token in candidate.meaning)

    @cached_property
    def _postings(self) -> dict[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = {}
        for candidate in self.candidates:
            # an acronym also answers to small letters
            for token in dict.fromkeys((*candidate.words, *(word.casefold() for word in candidate.words if word.isupper()))):
                found.setdefault(token, []).append(candidate)
        return found

    def partners(self, candidate: Candidate) -> list[Candidate]:
        """Claims worth comparing with one: all of a small pool, of a large one those that share one of its most telling words."""
        if len(self.candidates) <= COMPARED_WHOLE:
            return list(self.candidates)
        shared = sorted((self.frequency[token], token) for token in candidate.meaning if self.frequency[token] > 1)
        found = {one.claim.id: one for _, token in shared[:5] for one in self._postings[token][:120]}
        return [found[key] for key in sorted(found)]

    @cached_property
    def _held(self) -> dict[tuple[str, bool], frozenset[str]]:
        return {}

    def holding(self, phrase: str, *, nearly: bool = False) -> frozenset[str]:
        """Ids of the claims that hold the phrase; nearly: or its words of meaning in order, with little between."""
        if (phrase, nearly) not in self._held:
            test = nearly_holds if nearly else holds
            words = phrase_tokens(phrase)
            first = (content(words) if nearly else words)[:1]
            found = [one.claim.id for token in first for one in self._postings.get(token, []) if test(phrase, one.words)]
            self._held[phrase, nearly] = frozenset(found)
        return self._held[phrase, nearly]

    def weight(self, token: str) -> float:
        """How much a token tells: ln(1 + (n - df + 0.5) / (df + 0.5)), as in BM25."""
        seen = min(self.frequency[token], len(self.candidates))
        return math.log(1 + (len(self.candidates) - seen + 0.5) / (seen + 0.5))

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {token: self.weight(token) for token in self.frequency}

    def mass(self, meaning: Iterable[str]) -> float:
        """Sum of the weights of different tokens (exactly rounded, so that it is the same in any order)."""
        weights = self._weights
        return math.fsum(weights.get(token, 1.0) for token in meaning)

    @cached_property
    def _masses(self) -> dict[str, float]:
        return {candidate.claim.id: self.mass(candidate.meaning) for candidate in self.candidates}

    def share(self, part: Candidate, whole: Candidate) -> float:
        """How much of `part`'s meaning is in `whole`: 0 to 1."""
        return self.mass(part.meaning & whole.meaning) / max(self._masses[part.claim.id], 1e-9)

    def likeness(self, one: Candidate, other: Candidate) -> float:
        """Weighted overlap of two claims over their geometric mean: 0 to 1."""
        both = self.mass(one.meaning & other.meaning)
        return both / max(math.sqrt(self._masses[one.claim.id] * self._masses[other.claim.id]), 1e-9)


def build_pool(spec: BriefSpec, library: Library, documents: tuple[Document, ...]) -> Pool:
    """Every claim of the documents worth weighing: all of a small corpus, of a large one those that search finds for the sections."""
    worth = documents if len(documents) <= MOST_DOCUMENTS else _searched(spec, library, documents)
    candidates: list[Candidate] = []
    for document in worth:
        headings = [line.span for line in document.lines if line.label is LineLabel.HEADING]
        for at, claim in enumerate(library.reading(document.id).claims):
            above = [span for span in headings if span.end <= claim.span.start]
            heading = above[-1].of(document.text) if above else ""
            candidates.append(Candidate(claim, document, at, heading))
    return Pool(tuple(candidates))


def _searched(spec: BriefSpec, library: Library, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    allowed = {document.id: document for document in documents}
    standing: Counter[str] = Counter()
    for section in spec.sections:
        phrases = (*section.keywords, *(phrase for question in section.questions for phrase in (*question.any, *question.all)))
        hits = library.search(phrases, allowed)
        for rank, (claim, _) in enumerate(hits):
            # ranks, not scores: stores score differently and an edition must not depend on the store
            standing[claim.document] += round(1e6 / (20 + rank))
    best = sorted(standing, key=lambda document: (-standing[document], document))[:MOST_DOCUMENTS]
    return tuple(allowed[document] for document in sorted(best))
