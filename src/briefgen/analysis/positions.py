"""Which sentences are, as a whole, one speaker's assertion."""

from __future__ import annotations

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.ahead import sacks
from briefgen.analysis.attribution.attitudes import ATTITUDES
from briefgen.analysis.attribution.cues import CUES, MEDIA, NARRATED, STANDS
from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.openings import CONNECTIVES
from briefgen.analysis.people.resolve import GATE, Who
from briefgen.analysis.quotations import inside
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words
from briefgen.model.evidence import Attribution, Speaker

# What a country's government does in the present tense is its policy.
_POLICY = words("supports support opposes oppose backs back considers consider regards regard attaches attach respects wants hopes hope")
# Verbs that take a stand only with certain objects: `extended his thanks`, not `extended the line`.
_COURTESIES = words("regards thanks congratulations condolences sympathy sympathies greetings wishes gratitude apology apologies")
_OBJECTS: dict[str, frozenset[str]] = {
    "extend": _COURTESIES | {"invitation"},
    "offer": _COURTESIES,
    "raise": words("concern concerns issue issues question questions matter case objection objections"),
    "share": words("that view views importance belief concern concerns hope opinion assessment vision conviction position"),
    "appeal": words("to for"),
}


_OFFICE = 3
"""Tokens of the longest office before a name and a colon."""
_OWNER = 3
"""Tokens of the longest owner before a name: `the dockers’ union’s`."""


def is_main(part: Paragraph, low: int, high: int, attribution: Attribution) -> bool:
    """True when the sentence as a whole is this speaker's assertion."""
    tokens = part.tokens
    begin, end = tokens.starts[low], tokens.ends[high - 1]
    mention, cue = attribution.mention, attribution.cue
    if mention is None or cue is None or inside(part.marks, cue.start):
        return False
    if attribution.resolved is not None and _is_medium(attribution.resolved.name):
        return False  # the reporter of the news, not a party to it
    named = attribution.resolved.name if attribution.resolved else ""
    if named.isupper() and attribution.cue_text in ("according to", "reported", "reports"):
        return False  # an agency by its initials
    if attribution.cue_text in ATTITUDES:
        return False
    known = CUES.get(attribution.cue_text or "")
    if _describes(tokens, tokens.at(mention.end), tokens.at(cue.start), high):
        return False
    if known is not None and (known.lemma in NARRATED or (known.form == "base" and _aimed_at(tokens, tokens.at(cue.start)))):
        return False
    said = sum(min(span.end, end) - max(span.start, begin) for span in attribution.spans if span.start < end and begin < span.end)
    if attribution.spans[0].start <= begin and cue.start > attribution.spans[0].start:
        return True
    before = tokens.lower[low : tokens.at(mention.start)]
    while before and not before[0][0].isalpha():
        del before[0]  # `10:55 Ana Ruiz: “…”`
    if attribution.cue_text == ":" and len(before) <= _OFFICE and all(word.isalpha() for word in before):
        before = []  # `Fire chief Ana Ruiz: “…”`
    if before[-2:] == ["according", "to"]:
        before = before[:-2]
    if before and before[-1].endswith(("'s", "s'")) and len(before) <= _OWNER and before[0] in subjects.DETERMINERS:
        before = []  # `The union’s Ana Ruiz said`
    if (
        known is not None
        and known.form == "ing"
        and said < 0.4 * (end - begin)
        and "by" not in tokens.lower[low : tokens.at(cue.start)][-1:]
    ):
        return False
    # a long title before the verb is no reason to doubt whose words follow it
    if said < 0.25 * (end - begin - max(0, cue.end - mention.start)):
        return False
    return not before or before[-1] == "," or all(word in CONNECTIVES or word == "," for word in before)


def _describes(tokens: Tokens, after: int, verb: int, high: int) -> bool:
    """True for a participle: `The pact, concluded in May, …`, `… the members, called keepers, …`."""
    lower = tokens.lower
    if verb <= after or lower[verb - 1] != ",":
        return False
    if verb - 1 == after:
        return True
    end = next((at for at in range(verb + 1, min(high, verb + 4)) if lower[at] == ","), None)
    return lower[verb] == "called" and end is not None and all(word.isalpha() for word in lower[verb + 1 : end])


def _aimed_at(tokens: Tokens, verb: int) -> bool:
    """True for `sought to say`, `met to announce`: what somebody was about to say, which the narrator tells."""
    at = verb - 1
    while at > 0 and subjects.is_adverb(tokens.lower[at]):
        at -= 1
    return at > 0 and tokens.lower[at] == "to" and tokens.lower[at - 1] not in subjects.GOES_ON and tokens.lower[at - 1] != "on"


def _is_medium(name: str) -> bool:
    """True for a newspaper, agency or channel, by its words or by being written as one group of capitals behind no article."""
    return any(word in MEDIA for word in name.lower().replace(".", "").split())


def stand_of(part: Paragraph, high: int, opening: tuple[int, int] | None, first: Who | None) -> Speaker | None:
    """The speaker of a sentence whose first verb takes a stand: `Ruiz reviewed the year, describing it as hard`."""
    if opening is None or first is None or first.confidence < GATE:
        return None
    tokens = part.tokens
    at = opening[1]
    while at < high and (subjects.is_adverb(tokens.lower[at]) or tokens.lower[at] in ("has", "have", "had")):
        at += 1
    if at >= high:
        return None
    return first.speaker() if _takes_a_stand(tokens, opening[1], at, high, first) else None


def _takes_a_stand(tokens: Tokens, subject_end: int, at: int, high: int, who: Who) -> bool:
    """True when the verb at token `at`, with what follows it, tells what `who` thinks, asks or says."""
    word, follows = tokens.lower[at], tokens.lower[at + 1 : min(high, at + 8)]
    if word in ("spoke", "speaks", "speak"):
        return follows[:1] == ["highly"]
    if word.endswith("ed") and follows[:1] in (["by"], ["of"]):
        return False  # `Ruiz, the farmer accused by Lema of …`
    cue = STANDS.get(word) or CUES.get(word)
    abroad = who.country is not None or who.several
    if cue is None or not (cue.form == "finite" or (cue.form == "base" and who.several)):
        return abroad and word in _POLICY
    if cue.lemma in _OBJECTS:
        return bool(_OBJECTS[cue.lemma] & set(follows))
    if cue.lemma == "evaluate":
        return "highly" in tokens.lower[subject_end:at] or "highly" in follows
    if cue.lemma == "dismiss" and sacks(follows):
        return False
    if cue.lemma == "call":
        return follows[:1] in (["on"], ["for"])
    if cue.lemma == "ask":
        return "to" in follows[1:]  # `asked Chile to …`: a request, where `asked whether` is told
    if cue.lemma in NARRATED:
        return abroad and word in _POLICY
    return word in STANDS or bool(cue.takes & {"n", "a", "i"})
