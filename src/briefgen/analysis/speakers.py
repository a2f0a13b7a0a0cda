"""Reads a document sentence by sentence, resolves who speaks, and carries a speaker on where the text plainly does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.cues import CUES, STANDS
from briefgen.analysis.attribution.find import Paragraph
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.registry import Naming, Person, Registry
from briefgen.analysis.people.resolve import GATE, Scene, Who, resolve_description, resolve_name, resolve_organisation, resolve_pronoun
from briefgen.analysis.quotations import inside
from briefgen.model.evidence import Attribution, AttributionKind, Speaker, SpeakerBasis
from briefgen.text.spans import Span

# Verbs whose subject the narrator tells about rather than quotes: they make no position of the whole sentence.
_NARRATED = frozenset(
    "know find show learn determine want plan seek intend expect decide realize begin use refuse decline offer back discuss celebrate cite guess "
    "continue charge figure assume wonder ask extend review-of share feel doubt worry threaten support oppose see".split()
)
_NO_NAME = (
    subjects.PERSONS
    | subjects.DETERMINERS
    | subjects.PRONOUNS
    | subjects.ADVERBS
    | {"where", "what", "when", "there", "here", "why", "how", "team"}
)
_MEDIA = frozenset(
    "news agency times post press journal daily tribune herald cnn bbc reuters ap afp vna xinhua fox nbc abc cbs msnbc politico bloomberg guardian "
    "telegraph magazine facebook twitter poll newspaper gazette globe examiner observer independent standard wire tass interfax kyodo yonhap npr pbs "
    "associated huffpost buzzfeed breitbart caller report survey data post’s".split()
)
_CONNECTIVES = frozenset(
    "and but so yet still meanwhile however also then moreover furthermore additionally besides later earlier thus therefore".split()
)
_PRESENT = re.compile(
    r"\b(?:is|are|will|should|must|shall|can|may|needs?|has|have|expects?|considers?|welcomes?|supports?|treasures?|wishes|hopes?|attaches)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|said|took|held|told|began|came|went|made|met|led|rose|fell|grew|became)\b")
_PARTICIPLES = re.compile(r"\b(?:is|are|been|be|being|by|and|has|have|the|a|an|of|in|,)\s+(?:\w+ly\s+)?[a-z]{3,}ed\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """One sentence: whose assertion it is as a whole, the attribution that says so, and its subject where that is known.

    subject_span: the words of a subject pronoun or description at the sentence's beginning, for printing its name after it.
    """

    speaker: Speaker | None
    attribution: Attribution | None
    subject: Who | None = None
    subject_span: Span | None = None


def read_voices(
    text: str, paragraphs: Sequence[Paragraph], attributions: Sequence[Attribution], registry: Registry, pair: str | None
) -> tuple[tuple[Attribution, ...], tuple[Voice, ...]]:
    """The attributions with their speakers resolved, and one Voice for each sentence, both in text order."""
    for attribution in attributions:
        _learn_name(attribution, registry)
    scene = Scene(registry=registry, pair=pair)
    cues = [a.cue.start if a.cue else a.spans[0].start for a in attributions]
    order = sorted(range(len(attributions)), key=cues.__getitem__)
    starts = [cues[k] for k in order]
    resolved: list[Attribution] = list(attributions)
    voices: list[Voice] = []
    for part in paragraphs:
        namings = registry.namings(part.tokens)
        for low, high in part.sentences:
            begin, end = part.tokens.starts[low], part.tokens.ends[high - 1]
            mine = order[bisect_right(starts, begin - 1) : bisect_right(starts, end - 1)]
            here = [naming for naming in namings if low <= naming.last - 1 < high]
            outside = [naming for naming in here if not inside(part.marks, part.tokens.starts[naming.last - 1])]
            voices.append(_sentence(text, part, low, high, mine, resolved, scene, outside, here))
            scene.named.append([naming.person for naming in outside if not naming.possessive])
    _within_quotations(paragraphs, resolved, voices)
    _carry_on(text, paragraphs, voices)
    return tuple(resolved), tuple(voices)


def _sentence(
    text: str,
    part: Paragraph,
    low: int,
    high: int,
    mine: Sequence[int],
    resolved: list[Attribution],
    scene: Scene,
    outside: Sequence[Naming],
    here: Sequence[Naming],
) -> Voice:
    """Resolve one sentence's attributions, choose its voice, and bring the scene up to date."""
    tokens = part.tokens
    number = len(scene.named)
    opening = None if inside(part.marks, tokens.starts[low]) else _opening(part, low, high)
    first: Who | None = None
    if opening is not None:
        first = _resolve(part, opening, scene, number, outside, here, None, initial=True)
    subject = first.person if first and first.confidence >= GATE else None
    voice: Voice | None = None
    aside: Person | None = None
    for index in mine:
        attribution = resolved[index]
        if attribution.mention is None:
            continue
        span = (tokens.at(attribution.mention.start), tokens.at(attribution.mention.end))
        initial = opening is not None and span[0] == opening[0]
        leads = attribution.spans[0].start <= tokens.starts[low] and attribution.mention.start > attribution.spans[0].start
        who = (
            first
            if initial and opening == span
            # `X is right, he said`: what is said about X is not said by X
            else _resolve(part, span, scene, number, outside, here, None if initial or leads else subject, initial=initial)
        )
        if who is None or who.confidence < GATE:
            continue
        resolved[index] = replace(attribution, resolved=who.speaker())
        aside = aside or (who.person if tokens.lower[span[0]] == "who" else None)
        if voice is None and _is_main(text, part, low, high, resolved[index]):
            voice = Voice(resolved[index].resolved, resolved[index])
            if who.person is not None:
                scene.focus, scene.focus_at, scene.spoke = who.person, number, True
    if voice is None:
        stand = _stand(part, low, high, opening, first)
        voice = Voice(stand, None) if stand else Voice(None, None)
        if stand and first and first.person:
            scene.focus, scene.focus_at, scene.spoke = first.person, number, True
    if voice.speaker is None and subject is not None and opening is not None:
        scene.focus, scene.focus_at, scene.spoke = subject, number, False
    elif voice.speaker is None and aside is not None:
        scene.focus, scene.focus_at, scene.spoke = aside, number, True
    if first is not None and first.confidence >= GATE and opening is not None and first.basis is SpeakerBasis.PRONOUN:
        span_of = Span(tokens.starts[opening[0]], tokens.ends[opening[1] - 1])
        voice = replace(voice, subject=first, subject_span=span_of)
    elif first is not None:
        voice = replace(voice, subject=first)
    return voice


def _opening(part: Paragraph, low: int, high: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the sentence's first clause, behind connectives and an adverbial in commas."""
    tokens = part.tokens
    lower = tokens.lower
    at = low
    while at < high and (
        lower[at] in _CONNECTIVES or (lower[at] in ("in", "on") and at + 2 < high and lower[at + 1] in ("addition", "turn", "fact"))
    ):
        at += 2 if lower[at] in ("in", "on") else 1
        if at < high and lower[at] == ",":
            at += 1
    if at < high and (
        lower[at]
        in (
            "in",
            "on",
            "at",
            "after",
            "during",
            "for",
            "when",
            "while",
            "as",
            "with",
            "before",
            "to",
            "regarding",
            "through",
            "over",
            "under",
            "since",
        )
        or (lower[at].endswith(("ing", "ed")) and lower[at] not in ("king", "united"))
    ):
        commas = [k for k in range(at, min(high, at + 60)) if lower[k] == "," and k + 1 < high]
        for comma in reversed(commas):
            phrase = _phrase_at(part, comma + 1, high)
            if phrase is not None and _verb_follows(part, phrase[1], high):
                return phrase
        return None
    return _phrase_at(part, at, high)


def _phrase_at(part: Paragraph, at: int, high: int) -> tuple[int, int] | None:
    tokens = part.tokens
    if at >= high:
        return None
    if tokens.lower[at] in ("he", "she", "they", "both") and tokens.lower[at] != "both":
        return at, at + 1
    end = at
    while end < high and end - at < 14:
        word = tokens.lower[end]
        if end == at and word in subjects.DETERMINERS:
            end += 1
            continue
        if (
            tokens.words[end][0].isupper()
            or word in subjects.PERSONS
            or word in ("former", "top", "party", "vietnamese", "two", "late", "vice")
        ):
            end += 1
            continue
        if (
            word in ("of", "and", "the", "for")
            and end > at
            and end + 1 < high
            and (
                tokens.words[end + 1][0].isupper()
                or (tokens.lower[end + 1] == "the" and end + 2 < high and tokens.words[end + 2][0].isupper())
            )
        ):
            end += 1
            continue
        break
    return (at, end) if end > at else None


def _verb_follows(part: Paragraph, at: int, high: int) -> bool:
    tokens = part.tokens
    while at < high and subjects.is_adverb(tokens.lower[at]):
        at += 1
    if at >= high:
        return False
    word = tokens.lower[at]
    return (
        word in subjects.AUXILIARIES
        or word.endswith("ed")
        or word in CUES
        or word in STANDS
        or word in ("made", "met", "took", "held", "led", "gave")
    )


def _resolve(
    part: Paragraph,
    span: tuple[int, int],
    scene: Scene,
    number: int,
    outside: Sequence[Naming],
    here: Sequence[Naming],
    subject: Person | None,
    *,
    initial: bool,
) -> Who | None:
    tokens = part.tokens
    first, last = span
    if last <= first:
        return None
    lower = tokens.lower
    if last - first == 1 and lower[first] in ("he", "she"):
        low = next((low for low, high in part.sentences if low <= first < high), 0)
        before = [naming for naming in outside if low <= naming.last - 1 < first]
        return resolve_pronoun(lower[first], scene, number, before, subject, initial)
    if lower[first] == "who":
        named = [n for n in here if first - 2 <= n.last - 1 < first and not n.possessive and (n.last == first or lower[n.last] == ",")]
        return Who(named[-1].person.name, SpeakerBasis.NAMED, 0.9, named[-1].person) if named else None
    if lower[first] in subjects.PRONOUNS or lower[first] in ("many", "some", "others", "several", "most", "that"):
        return None
    within = [naming for naming in here if first <= naming.last - 1 < last]
    if within:
        return resolve_name(within, lower[first:last])
    described = resolve_description(tokens.words[first:last], scene, number)
    if described is not None:
        return described
    words = tokens.words[first:last]
    return _nations(words) or resolve_organisation(words)


def _nations(words: Sequence[str]) -> Who | None:
    """Two countries that speak together, as written: `Vietnam and the U.S.`"""
    named = [word for word in words if nation(word)]
    if len(named) == 2 and "and" in words and len(words) <= 5 and not any(word.endswith(("'s", "’s")) for word in words):
        return Who(" ".join(words), SpeakerBasis.NAMED, 0.95)
    return None


def _is_main(text: str, part: Paragraph, low: int, high: int, attribution: Attribution) -> bool:
    """True when the sentence as a whole is this speaker's assertion."""
    tokens = part.tokens
    begin, end = tokens.starts[low], tokens.ends[high - 1]
    mention, cue = attribution.mention, attribution.cue
    if mention is None or cue is None or inside(part.marks, cue.start):
        return False
    if attribution.resolved is not None and _is_medium(attribution.resolved.name):
        return False  # the reporter of the news, not a party to it
    known = CUES.get(attribution.cue_text or "")
    if known is not None and known.lemma in _NARRATED:
        return False
    said = sum(min(span.end, end) - max(span.start, begin) for span in attribution.spans if span.start < end and begin < span.end)
    if attribution.spans[0].start <= begin and cue.start > attribution.spans[0].start:
        return True
    before = tokens.lower[low : tokens.at(mention.start)]
    if (
        known is not None
        and known.form == "ing"
        and said < 0.4 * (end - begin)
        and "by" not in tokens.lower[low : tokens.at(cue.start)][-1:]
    ):
        return False
    if said < 0.25 * (end - begin):
        return False
    return not before or before[-1] == "," or all(word in _CONNECTIVES or word == "," for word in before)


def _is_medium(name: str) -> bool:
    """True for a newspaper, agency or channel, by its words or by being written as one group of capitals behind no article."""
    return any(word in _MEDIA for word in name.lower().replace(".", "").split())


def _stand(part: Paragraph, low: int, high: int, opening: tuple[int, int] | None, first: Who | None) -> Speaker | None:
    """The speaker of a sentence whose first verb takes a stand: `Lam reviewed …, describing it as …`."""
    if opening is None or first is None or first.confidence < GATE:
        return None
    tokens = part.tokens
    at = opening[1]
    while at < high and (subjects.is_adverb(tokens.lower[at]) or tokens.lower[at] in ("has", "have", "had")):
        at += 1
    if at >= high:
        return None
    word = tokens.lower[at]
    cue = STANDS.get(word)
    if cue is None and word in CUES and CUES[word].lemma not in _NARRATED and CUES[word].form == "finite" and CUES[word].lemma != "call":
        cue = CUES[word] if "n" in CUES[word].takes or "a" in CUES[word].takes or "i" in CUES[word].takes else None
    if word == "called" and at + 1 < high and tokens.lower[at + 1] in ("on", "for"):
        cue = CUES[word]
    if word in ("spoke", "speaks") and at + 1 < high and tokens.lower[at + 1] == "highly":
        cue = STANDS["valued"]
    return first.speaker() if cue is not None and cue.form == "finite" else None


def _within_quotations(paragraphs: Sequence[Paragraph], resolved: Sequence[Attribution], voices: list[Voice]) -> None:
    """A sentence that lies inside somebody's quotation is theirs, though the cue stands in another sentence."""
    direct = [a for a in resolved if a.resolved is not None and a.kind is not AttributionKind.INDIRECT]
    if not direct:
        return
    number = 0
    for part in paragraphs:
        for low, high in part.sentences:
            voice = voices[number]
            if voice.speaker is None and part.marks:
                begin, end = part.tokens.starts[low], part.tokens.ends[high - 1]
                for attribution in direct:
                    cue = attribution.cue
                    if cue is not None and begin <= cue.start < end:
                        continue
                    said = sum(
                        min(span.end, end) - max(span.start, begin) for span in attribution.spans if span.start < end and begin < span.end
                    )
                    if said >= 0.8 * (end - begin):
                        voices[number] = replace(voice, speaker=attribution.resolved, attribution=attribution)
                        break
            number += 1


def _carry_on(text: str, paragraphs: Sequence[Paragraph], voices: list[Voice]) -> None:
    """Sentences without a cue between two of the same speaker, in the present or with a modal, are that speaker's too."""
    before = [voice.speaker for voice in voices]
    number = -1
    for part in paragraphs:
        for low, high in part.sentences:
            number += 1
            if before[number] is not None or voices[number].attribution is not None:
                continue
            earlier = next((before[k] for k in range(number - 1, max(-1, number - 4), -1) if before[k]), None)
            later = next((before[k] for k in range(number + 1, min(len(before), number + 3)) if before[k]), None)
            if earlier is None or later is None or earlier.name != later.name:
                continue
            words = text[part.tokens.starts[low] : part.tokens.ends[high - 1]]
            if _in_the_speakers_voice(words, earlier.name, voices[number]):
                carried = Speaker(name=earlier.name, office=earlier.office, basis=SpeakerBasis.CONTINUED, confidence=0.8)
                voices[number] = replace(voices[number], speaker=carried)


def _in_the_speakers_voice(words: str, name: str, voice: Voice) -> bool:
    if words.endswith("?") or any(part in words for part in name.split()) or voice.subject_span is not None:
        return False
    if words.startswith(("He ", "She ", "They ", "It ")):
        return False
    present = _PRESENT.search(words)
    past = _PAST.search(_PARTICIPLES.sub(" ", words))
    return present is not None and (past is None or past.start() > present.start())


def _learn_name(attribution: Attribution, registry: Registry) -> None:
    """`Lam proposed …` makes Lam a person, once the document lets him speak; so does a full name without a title."""
    mention = attribution.speaker or ""
    words = mention.split()
    if not words or len(words) > 3 or (attribution.cue_text or "") not in CUES or len(mention) < 3 or mention.isupper():
        return
    plain = all(word[0].isupper() and word.replace("-", "").replace("’", "").replace("'", "").isalpha() for word in words)
    if plain and not any(word.lower() in _NO_NAME for word in words) and not words[-1].endswith(("’s", "'s")):
        registry.add_speaker(mention)
