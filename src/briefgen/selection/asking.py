"""Which questions of a section are still open: one that asks who wants several voices, one on both sides wants both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model.evidence import Claim
from briefgen.selection.corroboration import same_speaker
from briefgen.selection.fittest import asks_exactly
from briefgen.selection.relevance import Scored
from briefgen.selection.sides import Sides
from briefgen.spec.schema import QuestionSpec

ANSWERED = 0.5
"""What a further answer to a question is worth: `which visits` has more than one."""
ANOTHER_VOICE = 0.9
"""What it is worth to a question that asks who, from somebody not yet heard."""
BARELY = 0.3
"""How well a claim answers a question when it only names its words in a long list: too little to close it."""
CLOSES = 0.6
"""How well an answer answers, of the best one, for a question when or how many to be settled: half an answer leaves it open to the best."""
NEARLY = 0.75
"""How well an answer answers at least, of the best one, to be chosen before it: a shorter sentence is no better answer."""
VOICES = 2
_WHO = re.compile(r"\W*(?:who|whom|whose)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|the two|two)\s+(?:sides|countries|parties|governments|nations)\b", re.IGNORECASE)


class Questions:
    """The questions of a section with the answers chosen so far."""

    def __init__(self, questions: Sequence[QuestionSpec], sides: Sides) -> None:
        self._sides = sides
        self._who = frozenset(number for number, asked in enumerate(questions) if _WHO.match(asked.ask))
        self._both = frozenset(number for number, asked in enumerate(questions) if len(sides.parties) > 1 and _BOTH.search(asked.ask))
        self._exact = frozenset(number for number, asked in enumerate(questions) if asks_exactly(asked.ask))
        self._answers: dict[int, list[Claim]] = {}
        self._settled: set[int] = set()

    def take(self, one: Scored) -> None:
        """Count a chosen claim's answers."""
        for number, strength in one.answers.items():
            if strength > BARELY:
                self._answers.setdefault(number, []).append(one.candidate.claim)
            if strength >= (CLOSES if number in self._exact else BARELY):
                self._settled.add(number)

    def opened_by(self, one: Scored) -> dict[int, float]:
        """The questions that are still open to the claim, each with how well it answers; empty when it answers none."""
        claim = one.candidate.claim
        return {number: strength for number, strength in one.answers.items() if strength > BARELY and self._open(number, claim)}

    def answering(self, claims: Sequence[Scored]) -> list[Scored]:
        """Those of `claims` that answer an open question, none of them much worse than the best answer to it."""
        opened = [(one, self.opened_by(one)) for one in claims]
        best: dict[int, float] = {}
        for _, answers in opened:
            for number, strength in answers.items():
                best[number] = max(strength, best.get(number, 0.0))
        return [one for one, answers in opened if any(strength >= NEARLY * best[number] for number, strength in answers.items())]

    def worth(self, number: int, claim: Claim) -> float:
        """What the claim's answer to a question is worth after those already given: 0 to 1."""
        given = self._answers.get(number, [])
        if not given or self._open(number, claim):
            return 1.0
        another = number in self._who and claim.speaker is not None and not any(same_speaker(claim, other) for other in given)
        return (ANOTHER_VOICE if another else ANSWERED) ** len(given)

    def _open(self, number: int, claim: Claim) -> bool:
        given = self._answers.get(number)
        if not given or number not in self._settled:
            return True
        if number in self._both:
            heard = frozenset[int]().union(*(self._sides.of(other) for other in given))
            return bool(self._sides.of(claim) - heard) and len(heard) < len(self._sides.parties)
        if number in self._who and claim.speaker is not None:
            return len(given) < VOICES and not any(same_speaker(claim, other) for other in given)
        return False
