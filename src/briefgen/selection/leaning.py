"""Sentences that need another to be understood: what their first words mean, which sentence they follow, and which may not be printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.model.evidence import Claim, Flag, Resolution, ResolutionReason, SpeakerBasis, TrimKind
from briefgen.selection.candidate import Candidate
from briefgen.text.phrases import tokens
from briefgen.text.pointing import points_back, stray_pronoun
from briefgen.text.spans import Span
from briefgen.text.thing import stands_for_a_thing, tells_of_one_thing

_STANDS_FOR = re.compile(
    r"\W*(?:(?P<they>They)|(?P<two>The two [a-z]+|The two [A-Z]{2,3}s)"
    r"|(?P<country>The (?:country|nation)|The [A-Z]\w+(?: [A-Z]\w+)? (?:country|nation))"
    r"|He|She|It|Its|His|Her|Their|Theirs|This|These|Those|That|Such|Another|Others?|(?:One|Some) of (?:them|these)"
    r"|Both|The (?:latter|former|same|pair|group|grouping))\b(?! (?:by|of|between)\b)"
)
# `We will open it in May`: what they will open stands in the sentence before; not `We think it is late`
_DID_IT = re.compile(
    r"\W*(?:We|I)(?:['’](?:ll|ve|re|d|m))?(?: (?!(?:the|an?|our|my|this|that|these|those|if|when|what|all|to)\b)[a-z]+){1,4}? (?:it|them)"
    r"(?=[.,;!?]|\W*\Z| (?:in|on|at|by|to|from|with|before|after|until|as|again|now|soon|together|next|last|this)\b)"
)
# `21 patients were in it this morning`: nothing before the word tells in what
_IN_IT = re.compile(r"\W*(?:\d[\d.,]*|[A-Z][a-z]+) [a-z]+ (?:were|was|are|is) (?:[a-z]+ )?(?:in|on|at|of|under|near) (?:it|them)\b")
_PAIR = re.compile(r"\b([A-Z]\w+) and ([A-Z]\w+)\b(?! [A-Z])")
REACH = 5
"""Sentences back in which `the two ministers` may have been named."""
_THE_NOUN = re.compile(
    r"\W*(?:The|This|That) (?:\w+ )??(?P<noun>[a-z]{4,})(?: and [a-z]+)?(?=,| (?:[a-z]+ed|was|were|is|are|has|had|will|would|came|took|also"
    r"|sends?|gives?|makes?|lie|cover|include|follows?|obliges?|requires?|allows?|provides?|calls?|sets?|takes?|brings?|comes?|aims?|marks?|ends?|means?)\b)"
)
_THE_DOCUMENT = re.compile(
    r"\W*(?:The|This|That) (?:new |joint )?(?:agreement|accord|treaty|pact|protocol|deal|memorandum|contract|bill|ruling|resolution)"
    r" (?!on\b|of\b|with\b|between\b|for\b|to\b|signed\b|that\b|which\b|in\b)[a-z]"
)
_DOCUMENTS = frozenset(tokens("agreement accord treaty pact protocol deal memorandum contract"))
"""One is called by the name of another when it is spoken of again."""
_CARRIES_ON = re.compile(r"\W*(?:\w+\W+){1,8}?(?:also|too|further)\b")
_OF_BEFORE = re.compile(
    r"\W*(?:(?:The|This|That|These|Those|Its|His|Her|Their) "
    r"|(?:The )?[A-Z][\w.]*(?: [A-Z][\w.]*)*['’]s? )(?:[a-z]+ ){0,2}?(?P<noun>[a-z]{4,})\b"
    r"(?:(?! that | which |,).){0,60}?\balso\b"
)
_STEM = 4
"""First letters that a noun shares with the word it takes up (`appealed`, `the appeal`)."""
_LOOSE_EVENT = re.compile(
    r"\W*(?:[\w’'.-]+\W+){0,9}?(?:the|this|that|these|those)\s+(?:working\s+|first\s+|same\s+)?"
    r"(?:trips?|events?|meetings?|speech(?:es)?|visits?|talks|occasion|ceremony|conference|summit|session|gathering|tour|forum)\b",
    re.IGNORECASE,
)
_NAMELESS = frozenset(["he", "she", "they", "it", "the", "this", "his", "her", "their", "one"])
_OFFICES = frozenset(
    re.findall(
        r"\w+",
        "Minister Prime President Vice Premier Chancellor Ambassador Secretary General Governor Commissioner Chairman Chairwoman Chair "
        "Director Spokesman Spokeswoman Spokesperson Senator Representative King Queen Republican Democratic Conservative Liberal Labour "
        "Socialist",
    )
)
"""Words with a capital that tell what somebody is, not who."""
_REASONS: dict[str, ResolutionReason] = {"they": "group", "country": "pronoun", "two": "group"}
_WISH = re.compile(r"\b(?:should|must|ought to|needs? to be)\b")


def explained(claims: Sequence[Claim], topic: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of one document in order, with a resolution for opening words that the sentences before explain.

    `They` after a sentence that two parties speak are those parties; `The country` after a sentence that begins with a name of the topic is
    that country, unless the sentence names it besides; `The two ministers` are the two people last named together, if only two were.
    """
    made: list[Claim] = []
    known = _by_surname(claims)
    for claim in claims:
        meant = _meant(claim, made[-REACH:], topic, known) if made and Flag.DEPENDENT in claim.flags else None
        if meant is not None:
            flags = tuple(flag for flag in claim.flags if flag is not Flag.DEPENDENT)
            claim = replace(claim, resolutions=tuple(sorted((meant, *claim.resolutions), key=lambda one: one.span)), flags=flags)
        made.append(claim)
    return tuple(made)


def _meant(claim: Claim, earlier: Sequence[Claim], topic: Sequence[str], known: Mapping[str, str]) -> Resolution | None:
    opening = _STANDS_FOR.match(claim.text)
    if not opening or claim.paragraph - earlier[-1].paragraph > 1 or _told_at_opening(claim):
        return None
    for group, meant in (("they", _parties), ("country", _country), ("two", _people)):
        if opening[group]:
            text = meant(claim, earlier, topic, known)
            start = claim.span.start + opening.start(group)
            return Resolution(span=Span(start, claim.span.start + opening.end(group)), text=text, reason=_REASONS[group]) if text else None
    return None


def _parties(claim: Claim, earlier: Sequence[Claim], _: Sequence[str], __: Mapping[str, str]) -> str:
    before = earlier[-1]
    if claim.speaker is not None:
        return ""
    if before.speaker is not None:
        return before.speaker.name if " and " in before.speaker.name else ""
    return next((one.text for one in before.resolutions if one.reason == "group" and one.span.start <= before.span.start + 1), "")


def _country(claim: Claim, earlier: Sequence[Claim], topic: Sequence[str], _: Mapping[str, str]) -> str:
    return next((name for name in topic if earlier[-1].text.startswith(f"{name} ") and not _named_alone(name, claim.text)), "")


def _named_alone(name: str, text: str) -> bool:
    """True when the name stands in the text other than as part of a longer one (`East Vietnam Sea`)."""
    return any(
        not re.search(r"\b[A-Z]\w*[ -]\Z", text[: match.start()]) and not re.match(r"[ -][A-Z]", text[match.end() :])
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )


def _people(_: Claim, earlier: Sequence[Claim], __: Sequence[str], known: Mapping[str, str]) -> str:
    pairs = {match.groups() for claim in earlier for match in _PAIR.finditer(claim.text) if all(one in known for one in match.groups())}
    return " and ".join(known[one] for one in next(iter(pairs))) if len(pairs) == 1 else ""


def _by_surname(claims: Sequence[Claim]) -> dict[str, str]:
    """Full names of the document's speakers by their last word, where only one has it."""
    names = {one.speaker.name for one in claims if one.speaker and len(one.speaker.name.split()) > 1 and " and " not in one.speaker.name}
    counted = Counter(name.split()[-1] for name in names)
    return {name.split()[-1]: name for name in sorted(names) if counted[name.split()[-1]] == 1}


def _told_at_opening(claim: Claim) -> bool:
    return any(one.span.start <= claim.span.start + 1 for one in claim.resolutions)


def _begun(claim: Claim) -> str:
    """The sentence as it is printed: without a leading connective."""
    lead = claim.trims[0] if claim.trims else None
    return claim.text if lead is None or lead.kind is not TrimKind.CONNECTIVE else claim.text[lead.span.end - claim.span.start :]


def unresolved(claim: Claim) -> bool:
    """True when a word of the sentence stands for something and neither its label nor an insertion says for what: its first, or a `he`."""
    if (Flag.DEPENDENT in claim.flags and _nobody(claim)) or _DID_IT.match(_begun(claim)) or _IN_IT.match(_begun(claim)):
        return True
    opening = _STANDS_FOR.match(claim.text)
    if Flag.DEPENDENT not in claim.flags or not opening:
        return False
    # `Another proposal is …` under the name of who proposes
    listed = opening[0].strip().startswith(("Another", "Other")) and claim.speaker is not None
    return not listed and not _told_at_opening(claim)


def _nobody(claim: Claim) -> bool:
    at = stray_pronoun(claim.text)
    if at is None or any(one.span.start == claim.span.start + at for one in claim.resolutions):
        return False
    return claim.speaker is None or (claim.speaker.basis in (SpeakerBasis.NAMED, SpeakerBasis.CORPUS) and at > 0)


def antecedent(candidate: Candidate, document: Sequence[Candidate]) -> Candidate | None:
    """The sentence before that the candidate needs: whose word it takes up (`The announcement followed …`), or carries on (`also`)."""
    here = bisect_left(document, candidate.at, key=lambda one: one.at)
    earlier = [one for one in document[max(0, here - 3) : here] if candidate.claim.paragraph - one.claim.paragraph <= 1]
    if not earlier:
        return None
    if candidate.follows:
        return earlier[-1] if earlier[-1].at == candidate.at - 1 else None
    if sets_out_from_before(candidate):
        return earlier[-1]
    if carried_on(candidate):
        # `also` after `also`: what they carry on is the sentence that opens the run
        paragraph = [one for one in document[: candidate.at] if candidate.claim.paragraph - one.claim.paragraph <= 1]
        opening = [one for one in paragraph if _CARRIES_ON.match(one.claim.text) is None and _takes_up(candidate, one)]
        return opening[-1] if opening else earlier[-1]
    noun = _THE_NOUN.match(candidate.claim.text)
    if noun:
        wanted = set(tokens(noun["noun"]))
        told = next((one for one in reversed(earlier) if wanted & set(one.words)), None)
        if told is None and wanted <= _DOCUMENTS:  # `signed an agreement. The accord was …`
            told = next((one for one in reversed(earlier) if _DOCUMENTS & set(one.words)), None)
        if told:
            return told
    return earlier[-1] if _CARRIES_ON.match(candidate.claim.text) else None


def sets_out_from_before(candidate: Candidate) -> bool:
    """True for `Under this pact, …`, `In response, …`, and an `It` that is what the sentence before tells of."""
    claim = candidate.claim
    return candidate.follows or points_back(_begun(claim), dated=claim.event_date is not None)


def follows(claim: Claim, before: Claim) -> bool:
    """True when the claim opens with an `It` that can only be the one thing which the sentence right before it tells of.

    That sentence must stand in the same paragraph, alone be understood, and be said by the same speaker.
    """
    if claim.paragraph != before.paragraph or Flag.DEPENDENT not in claim.flags or Flag.DEPENDENT in before.flags:
        return False
    if (claim.speaker and claim.speaker.name) != (before.speaker and before.speaker.name) or _nobody(claim):
        return False
    return stands_for_a_thing(_begun(claim)) and tells_of_one_thing(before.text)


def carried_on(candidate: Candidate) -> bool:
    """True when the sentence takes up what only the one before tells: `Under this pact, …`, or by `also` a deed known from there."""
    claim = candidate.claim
    if sets_out_from_before(candidate):
        return True
    return _OF_BEFORE.match(claim.text) is not None and not _told_at_opening(claim)


def takes_up_a_document(candidate: Candidate) -> bool:
    """True for `The agreement follows …`: beside statements on another agreement it would be read as that one."""
    return _THE_DOCUMENT.match(candidate.claim.text) is not None and not _told_at_opening(candidate.claim)


def loose_event(claim: Claim) -> bool:
    """True when the sentence sets out from an event that it does not tell (`During the trip, …`, `At the event, …`)."""
    found = _LOOSE_EVENT.match(claim.text)
    if found is None or any(one.span.meets(Span(claim.span.start, claim.span.start + found.end())) for one in claim.resolutions):
        return False
    # `opened the talks with Boria`: told right behind
    return (
        re.match(r"\s+(?:(?:\w+\s+)?(?:of|by|between|with|held|on|in|at|to|among)\s+)(?:the\s+)?[A-Z0-9]", claim.text[found.end() :])
        is None
    )


def _takes_up(candidate: Candidate, earlier: Candidate) -> bool:
    noun = _OF_BEFORE.match(candidate.claim.text)
    return noun is not None and any(word[:_STEM] == noun["noun"][:_STEM] for word in earlier.words)


def unspoken(claim: Claim) -> bool:
    """True when somebody speaks but the sentence does not tell who: `he said`, `the Minister added`, or a demand that nobody makes."""
    if claim.speaker is not None:
        return False
    return any(one.resolved is None and _names_nobody(claim, one.mention) for one in claim.attributions) or bool(_WISH.search(claim.text))


def _names_nobody(claim: Claim, mention: Span | None) -> bool:
    if mention is None or not claim.span.holds(mention):
        return False
    first, *others = claim.text[mention.start - claim.span.start : mention.end - claim.span.start].split()
    return first.casefold() in _NAMELESS and not any(word[:1].isupper() and word not in _OFFICES for word in others)
