"""Verbs whose speaker is found elsewhere in the sentence: `…, saying …`, `… and said …`, and sayings as nouns."""

from __future__ import annotations

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.ahead import words_ahead
from briefgen.analysis.attribution.contents import OPENING
from briefgen.analysis.attribution.cues import CUES, PREPOSITIONS, Cue
from briefgen.analysis.attribution.opening import first_phrase
from briefgen.analysis.attribution.parts import Paragraph, Report, offsets
from briefgen.analysis.wordlist import words

_PASSIVE = words("is are was were be been being")
_CONTRACTED = words("he's she's it's they're we're you're i'm who's")
_OWNERS = words("his her their its our my")
_NOUN_LINKS: dict[str, tuple[str, ...]] = {
    "call": ("for",),
    "promise": ("to", "of"),
    "pledge": ("to",),
    "vow": ("to",),
    "plan": ("to",),
    "criticism": ("of",),
    "attack": ("on",),
    "proposal": ("to", "for"),
    "hope": ("of", "for"),
    "demand": ("for",),
    "comment": ("about", "on"),
    "decision": ("to",),
    "desire": ("to",),
}
_TELLS = words("is are was were has have had will would can could may might should did does")
_MANY = subjects.PERSONS | words("those percent majority minority third half quarter records results files figures")
_ASKED = words("if whether about how why what which who whom when where to")
_BREAKS = frozenset(
    (",", ";", ":", "(", ")", "“", "”", '"', "that", "if", "when", "while", "because", "he", "she", "they", "it", "i", "we")
)


def participle(part: Paragraph, verb: int, low: int, high: int, cue: Cue, last: Report | None) -> Report | None:
    """`…, saying that …`: spoken by whoever the sentence is about."""
    tokens = part.tokens
    previous = tokens.lower[verb - 1] if verb > low else ""
    subject: tuple[int, int] | None
    if previous in _CONTRACTED:
        subject = (verb - 1, verb)
    elif previous in _PASSIVE or (subjects.is_adverb(previous) and verb - 2 >= low and tokens.lower[verb - 2] in _PASSIVE):
        left = subjects.before(tokens, verb, low)
        subject = left[:2] if left else None
    elif previous in (",", "and", "by", "while", "") or (
        previous not in subjects.AUXILIARIES
        and previous not in ("as", "of", "for", "without", "than", "like")
        and cue.lemma in ("say", "add", "tell", "note", "argue", "suggest")
    ):
        follows = tokens.lower[verb + 1] if verb + 1 < high else ""
        if follows in ("to", "up", "for") and cue.lemma not in ("call", "vow") and follows not in PREPOSITIONS.get(cue.lemma, ()):
            return None
        subject = last.subject if last is not None else first_phrase(tokens, low, verb)
    else:
        return None
    if subject is None:
        return None
    return words_ahead(part, verb, subject, high, cue, None)


def coordinated(part: Paragraph, verb: int, low: int, high: int, cue: Cue, last: Report | None) -> Report | None:
    """`…, and said …`: the subject is that of the verb before."""
    tokens = part.tokens
    at = verb - 1
    while at > low and (subjects.is_adverb(tokens.lower[at]) or tokens.lower[at] in ("has", "have", "had")):
        at -= 1
    if at <= low or tokens.lower[at] not in ("and", "but", "then", ",") or cue.form != "finite":
        return None
    if tokens.lower[at] == "," and "," in tokens.lower[verb + 1 : min(high, verb + 4)]:
        return None  # `the members, called keepers, …`
    if last is not None and "never" in tokens.lower[at:verb]:
        return None  # `said he had waited and never asked`: still what is said
    subject = last.subject if last is not None else first_phrase(tokens, low, at)
    return None if subject is None else words_ahead(part, verb, subject, high, cue, None)


def far_subject(part: Paragraph, verb: int, low: int, high: int, cue: Cue, following: Paragraph | None) -> Report | None:
    """`Residents opposed to the plan say …`: a subject with words of its own behind it, first in its sentence."""
    tokens = part.tokens
    if cue.lemma not in ("say", "think", "believe", "argue", "tell", "hope", "fear", "show") or verb - low > 16 or verb - low < 2:
        return None
    at = low + 1 if tokens.lower[low] in ("but", "and", "yet", "still", "so") else low
    between = tokens.lower[at:verb]
    if any(word in _BREAKS or word in CUES or (word in subjects.AUXILIARIES and word != "to") for word in between):
        return None
    if not (subjects.is_name(tokens.words[at]) or between[0] in subjects.DETERMINERS) or not set(between) & _MANY:
        return None
    return words_ahead(part, verb, (at, verb), high, cue, following)


def saying_noun(part: Paragraph, noun: int, low: int, high: int) -> Report | None:
    """`her claim that …`, `the minister's call for …`."""
    tokens = part.tokens
    if noun <= low or noun + 2 >= high or any(mark.start < tokens.starts[noun] < mark.end for mark in part.marks):
        return None
    follows = tokens.lower[noun + 1]
    if follows != "that" and follows not in _NOUN_LINKS.get(tokens.lower[noun].removesuffix("s"), ()):
        return None
    owner = noun - 1
    while owner > low and tokens.lower[owner] not in _OWNERS and not tokens.lower[owner].endswith(("'s", "s'")) and noun - owner < 4:
        owner -= 1
    if tokens.lower[owner] in _OWNERS:
        subject = (owner, owner + 1)
    elif tokens.lower[owner].endswith(("'s", "s'")):
        first = owner
        while first > low and subjects.is_name(tokens.words[first - 1]):
            first -= 1
        subject = (first, owner + 1)
    else:
        return None
    begin = noun + 1 if follows in ("that", "to") else noun + 2
    end = contents.clause_end(tokens, begin, high, {"that": "t", "to": "i"}.get(follows, "n"), part.marks)
    if follows != "that":  # `his remarks about the port were late`: what the noun does is told, not said
        end = next((k for k in range(begin + 1, end) if tokens.lower[k] in _TELLS), end)
    return (
        Report(noun, noun + 1, subject, (offsets(part, begin, end),), "t" if follows == "that" else "n", "saying")
        if end > begin + 1
        else None
    )


def unnamed_question(part: Paragraph, verb: int, high: int) -> Report | None:
    """`Asked whether …, he …`, `when asked about …`: a question nobody is named for."""
    tokens = part.tokens
    at = verb + 1
    while at < high and at - verb < 6 and tokens.lower[at] not in _ASKED:
        if tokens.lower[at] in (",", ".", *OPENING):
            return None
        at += 1
    if at >= high or at - verb >= 6:
        return None
    begin = at + 1 if tokens.lower[at] == "about" else at
    end = next((k for k in range(begin + 1, high) if tokens.lower[k] in (",", ".", "?", ";", ":")), high)
    return Report(verb, verb + 1, None, (offsets(part, begin, end),), "w", "ask") if end > begin else None
