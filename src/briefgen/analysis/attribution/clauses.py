"""Verbs whose speaker is found elsewhere in the sentence: `…, saying …`, `… and said …`, and sayings as nouns."""

from __future__ import annotations

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.ahead import words_ahead
from briefgen.analysis.attribution.contents import OPENING
from briefgen.analysis.attribution.cues import CUES, PREPOSITIONS
from briefgen.analysis.attribution.opening import first_phrase
from briefgen.analysis.attribution.parts import Paragraph, Report, Verb, offsets
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
_SAID_BY_MANY = words("say think believe argue tell hope fear show")
_FAR = 16
"""Tokens from the beginning of a sentence to the verb of a subject with words of its own."""
_BESIDE_A_PARTICIPLE = words("in by at on under during between after")
_ADDRESSEE = 6
"""Tokens from `asked` to its question word."""
_ASKED = words("if whether about how why what which who whom when where to")
_BREAKS = frozenset(
    (",", ";", ":", "(", ")", "“", "”", '"', "that", "if", "when", "while", "because", "he", "she", "they", "it", "i", "we")
)


def participle(verb: Verb) -> Report | None:
    """`…, saying that …`: spoken by whoever the sentence is about."""
    tokens, at, low, cue = verb.part.tokens, verb.at, verb.low, verb.cue
    previous = tokens.lower[at - 1] if at > low else ""
    subject: tuple[int, int] | None
    if previous in _CONTRACTED:
        subject = (at - 1, at)
    elif previous in _PASSIVE or (subjects.is_adverb(previous) and at - 2 >= low and tokens.lower[at - 2] in _PASSIVE):
        left = subjects.before(tokens, at, low)
        subject = left[:2] if left else None
    elif previous in (",", "and", "by", "while", "") or (
        previous not in subjects.AUXILIARIES
        and previous not in ("as", "of", "for", "without", "than", "like")
        and cue.lemma in ("say", "add", "tell", "note", "argue", "suggest")
    ):
        follows = tokens.lower[at + 1] if at + 1 < verb.high else ""
        if follows in ("to", "up", "for") and cue.lemma not in ("call", "vow") and follows not in PREPOSITIONS.get(cue.lemma, ()):
            return None
        subject = verb.last.subject if verb.last is not None else first_phrase(tokens, low, at)
    else:
        return None
    return None if subject is None else words_ahead(verb, subject)


def _describes_a_noun(verb: Verb) -> bool:
    """True for `The trade pact, concluded in May, …` and `… quotas and newly proposed limits`: a participle, which nobody speaks."""
    lower, at = verb.part.tokens.lower, verb.at
    follows = lower[at + 1] if at + 1 < verb.high else ""
    if lower[at - 1] == "," and follows in _BESIDE_A_PARTICIPLE:
        return True
    if not subjects.is_adverb(lower[at - 1]) or not lower[at - 1].endswith("ly"):
        return False
    return follows[:1].isdigit() or (lower[at - 1] == "newly" and follows not in subjects.DETERMINERS)


def coordinated(verb: Verb) -> Report | None:
    """`…, and said …`: the subject is that of the verb before."""
    tokens, low, last = verb.part.tokens, verb.low, verb.last
    at = verb.at - 1
    while at > low and (subjects.is_adverb(tokens.lower[at]) or tokens.lower[at] in ("has", "have", "had")):
        at -= 1
    if at <= low or tokens.lower[at] not in ("and", "but", "then", ",") or verb.cue.form != "finite":
        return None
    if tokens.lower[at] == "," and "," in tokens.lower[verb.at + 1 : min(verb.high, verb.at + 4)]:
        return None  # `the members, called keepers, …`
    if _describes_a_noun(verb):
        return None
    if last is not None and "never" in tokens.lower[at : verb.at]:
        return None  # `said he had waited and never asked`: still what is said
    subject = last.subject if last is not None else first_phrase(tokens, low, at)
    return None if subject is None else words_ahead(verb, subject)


def far_subject(verb: Verb) -> Report | None:
    """`Residents opposed to the plan say …`: a subject with words of its own behind it, first in its sentence."""
    tokens, low = verb.part.tokens, verb.low
    if verb.cue.lemma not in _SAID_BY_MANY or not 2 <= verb.at - low <= _FAR:
        return None
    at = low + 1 if tokens.lower[low] in ("but", "and", "yet", "still", "so") else low
    between = tokens.lower[at : verb.at]
    if any(word in _BREAKS or word in CUES or (word in subjects.AUXILIARIES and word != "to") for word in between):
        return None
    if not (subjects.is_name(tokens.words[at]) or between[0] in subjects.DETERMINERS) or not set(between) & _MANY:
        return None
    return words_ahead(verb, (at, verb.at), following=verb.following)


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


def unnamed_question(verb: Verb) -> Report | None:
    """`Asked whether …, he …`, `when asked about …`: a question nobody is named for."""
    lower, high = verb.part.tokens.lower, verb.high
    at = verb.at + 1
    while at < high and at - verb.at < _ADDRESSEE and lower[at] not in _ASKED:
        if lower[at] in (",", ".", *OPENING):
            return None
        at += 1
    if at >= high or at - verb.at >= _ADDRESSEE:
        return None
    begin = at + 1 if lower[at] == "about" else at
    end = next((k for k in range(begin + 1, high) if lower[k] in (",", ".", "?", ";", ":")), high)
    return Report(verb.at, verb.at + 1, None, (offsets(verb.part, begin, end),), "w", "ask") if end > begin else None
