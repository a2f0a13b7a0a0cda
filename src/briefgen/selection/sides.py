"""Which party of a brief's topic somebody speaks for, and how high the office is from which they speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.model.evidence import Claim, Speaker
from briefgen.selection.candidate import Candidate

_HEAD = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )\b(?:president|general secretary|prime minister|chancellor|king|queen"
    r"|party chief|party leader|top [a-z]+ leader|head of (?:state|government))\b",
    re.IGNORECASE,
)
_MINISTER = re.compile(r"\b(?:minister|secretary|vice[- ]president|deputy prime minister)\b", re.IGNORECASE)
_REACH = 30
"""Characters before a name, or behind it, in which the country is told that its bearer speaks for."""


@dataclass(frozen=True)
class Sides:
    """The parties of a topic (names of one party, `U.S.` and `United States`, count once) and who speaks for which."""

    parties: tuple[re.Pattern[str], ...]
    of_name: dict[str, frozenset[int]] = field(default_factory=dict)

    def of(self, claim: Claim) -> frozenset[int]:
        """Numbers of the parties that the claim's speaker speaks for; empty when nobody speaks or it is not known."""
        speaker = claim.speaker
        if speaker is None:
            return frozenset()
        return self._told(speaker.name) or self._told(speaker.office or "") or self.of_name.get(speaker.name, frozenset())

    def _told(self, text: str) -> frozenset[int]:
        return frozenset(number for number, party in enumerate(self.parties) if party.search(text))


def sides(topic: Sequence[str], candidates: Sequence[Candidate]) -> Sides:
    """The parties of a topic that has two; none for a topic of one party or of many, where nobody's side is told."""
    grouped: dict[str, list[str]] = {}
    for name in topic:
        grouped.setdefault(_key(name), []).append(name)
    if len(grouped) != 2:
        return Sides(())
    parties = tuple(re.compile(r"(?<![\w-])(?:" + "|".join(_forms(names)) + ")") for names in grouped.values())
    told: dict[str, Counter[int]] = {}
    for candidate in candidates:
        speaker = candidate.claim.speaker
        for number in Sides(parties).of(candidate.claim):
            if speaker and " and " not in speaker.name:
                told.setdefault(speaker.name, Counter())[number] += 1
    _introduced(parties, candidates, told)
    return Sides(
        parties, {name: frozenset(number for number, many in found.items() if 3 * many >= found.total()) for name, found in told.items()}
    )


def _introduced(parties: Sequence[re.Pattern[str]], candidates: Sequence[Candidate], told: dict[str, Counter[int]]) -> None:
    """For speakers whose office tells no country: the one told most right before their full name, or right behind it between commas."""
    seen: set[tuple[str, str]] = set()
    counted: dict[str, Counter[int]] = {}
    for candidate in candidates:
        speaker, text = candidate.claim.speaker, candidate.document.text
        if speaker is None or speaker.name in told or " and " in speaker.name or (speaker.name, candidate.document.id) in seen:
            continue
        seen.add((speaker.name, candidate.document.id))
        for match in re.finditer(re.escape(speaker.name), text):
            before = text[max(0, match.start() - _REACH) : match.start()].rpartition(". ")[2]
            behind = text[match.end() : match.end() + _REACH]
            around = before + (behind if behind.startswith(", ") else "")
            counted.setdefault(speaker.name, Counter()).update(number for number, party in enumerate(parties) if party.search(around))
    for name, found in counted.items():
        if found:
            told[name] = Counter([max(found, key=lambda number: (found[number], -number))])


def _key(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else name.replace(".", "").upper()


def _forms(names: Sequence[str]) -> list[str]:
    forms = []
    for name in names:
        # `Vietnamese` speaks for Vietnam; `US` and `U.S.` are one
        forms.append(re.escape(name) + ("" if name.endswith(".") else r"(?:ese|ian|an|n|i|ish)?\b"))
        if name.replace(".", "").isupper() and "." in name:
            forms.append(re.escape(name.replace(".", "")) + r"\b")
    return forms


def standing(speaker: Speaker | None) -> int:
    """How high a speaker's office is: 3 head of state, government or party, 2 minister, 1 any other office or a former one, 0 none told."""
    office = speaker.office if speaker else None
    if not office:
        return 0
    if re.match(r"\W*(?:former|late|ex-)\b", office, re.IGNORECASE):
        return 1
    return 3 if _HEAD.search(office) else 2 if _MINISTER.search(office) else 1
