"""Reads a document sentence by sentence and tells whose assertion each sentence is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.cues import CUES
from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.carrying import Voice, carry_on, within_quotations
from briefgen.analysis.mentions import name_apposed, resolve_mention
from briefgen.analysis.openings import opening_of
from briefgen.analysis.people.apposed import names_person
from briefgen.analysis.people.offices import LOWER_OFFICE
from briefgen.analysis.people.pairs import Countries
from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import Naming, Registry
from briefgen.analysis.people.resolve import GATE, Scene, Who
from briefgen.analysis.positions import is_main, stand_of
from briefgen.analysis.quotations import inside
from briefgen.analysis.wordlist import words as wordlist
from briefgen.model.evidence import Attribution, AttributionKind, Speaker, SpeakerBasis
from briefgen.text.spans import Span

_NEWS = wordlist("journalist reporter correspondent interviewer anchor moderator presenter broadcaster")
_BEFORE_SOMEBODY = wordlist("a an another one his her their its my our the")
_DESCRIBED = 5
"""Tokens from a determiner to the noun that names a person."""
_NO_NAME = (
    subjects.PERSONS
    | subjects.DETERMINERS
    | subjects.PRONOUNS
    | subjects.ADVERBS
    | {"where", "what", "when", "there", "here", "why", "how", "team"}
)

_BODIES = wordlist(
    "chamber society federation guild alliance movement watch front order academy confederation trust club council union friends",
    "coalition league ministry office house court army church party institute centre center association assembly network workers",
)


def read_voices(
    text: str, paragraphs: Sequence[Paragraph], attributions: Sequence[Attribution], registry: Registry, countries: Countries
) -> tuple[tuple[Attribution, ...], tuple[Voice, ...]]:
    """The attributions with their speakers resolved, and one Voice for each sentence, both in text order."""
    for attribution in attributions:
        _learn_name(attribution, registry)
    scene = Scene(registry=registry, countries=countries)
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
            voices.append(_sentence(part, low, high, mine, resolved, scene, outside, here))
            scene.strangers.append(registry.names_a_stranger(part.tokens, low, high))
            scene.named.append([naming.person for naming in outside if not naming.possessive])
    _take_up_offices(resolved, voices, registry)
    within_quotations(paragraphs, resolved, voices)
    carry_on(text, paragraphs, voices)
    implicit = [v.attribution for v in voices if v.attribution is not None and v.attribution.kind is AttributionKind.IMPLICIT]
    found = sorted((*resolved, *implicit), key=lambda a: (a.spans[0], a.cue or a.spans[0])) if implicit else resolved
    return tuple(found), tuple(voices)


def _take_up_offices(resolved: list[Attribution], voices: list[Voice], registry: Registry) -> None:
    """A speaker named before the document gives the office has that office all the same."""

    def full(speaker: Speaker | None) -> Speaker | None:
        office = registry.office_of(speaker.name) if speaker is not None and speaker.office is None else None
        return speaker if speaker is None or office is None else replace(speaker, office=office)

    for at, attribution in enumerate(resolved):
        if (speaker := full(attribution.resolved)) is not attribution.resolved:
            resolved[at] = replace(attribution, resolved=speaker)
    for at, voice in enumerate(voices):
        if (speaker := full(voice.speaker)) is not voice.speaker:
            voices[at] = replace(voice, speaker=speaker)


def _sentence(
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
    opening = None if inside(part.marks, tokens.starts[low]) else opening_of(part, low, high)
    if opening is not None and (apposed := name_apposed(part, opening[0], here)) is not None:
        opening = (opening[0], apposed.last + (apposed.last < high and tokens.lower[apposed.last] == ","))
    first: Who | None = None
    if opening is not None:
        first = resolve_mention(part, opening, scene, number, outside, here, None, initial=True)
    subject = first.person if first and first.confidence >= GATE else None
    stranger = subject is None and opening is not None and _tells_of_somebody(part, opening[0], high)
    voice: Voice | None = None
    aside: Person | None = None
    for index in mine:
        attribution = resolved[index]
        if attribution.mention is None:
            continue
        span = (tokens.at(attribution.mention.start), tokens.at(attribution.mention.end))
        initial = opening is not None and span[0] == opening[0]
        leads = attribution.spans[0].start <= tokens.starts[low] and attribution.mention.start > attribution.spans[0].start
        if stranger and not (initial or leads) and tokens.lower[span[0]] in ("he", "she"):
            continue  # `His widow thanked the crew, whom she …`
        who = (
            first
            if initial and opening == span
            # `X is right, he said`: what is said about X is not said by X
            else resolve_mention(part, span, scene, number, outside, here, None if initial or leads else subject, initial=initial)
        )
        if who is None or who.confidence < GATE:
            continue
        resolved[index] = replace(attribution, resolved=who.speaker())
        aside = aside or (who.person if tokens.lower[span[0]] == "who" else None)
        if voice is None and is_main(part, low, high, resolved[index]):
            voice = Voice(resolved[index].resolved, resolved[index])
            if who.person is not None:
                scene.focus, scene.focus_at, scene.spoke = who.person, number, True
    if voice is None:
        stand = stand_of(part, high, opening, first)
        voice = Voice(stand, None) if stand else Voice(None, None)
        if stand and first and first.person:
            scene.focus, scene.focus_at, scene.spoke = first.person, number, True
    if subject is not None and any(word in _NEWS for office in subject.offices for word in office.lower().split()):
        scene.focus = None  # a reporter asks about somebody, who is the next `he` as often
    elif voice.speaker is None and subject is not None and opening is not None:
        scene.focus, scene.focus_at, scene.spoke = subject, number, False
    elif stranger and voice.speaker is None:
        scene.focus = None  # `A welder said …`: the `he` behind it is the welder
    elif voice.speaker is None and aside is not None:
        scene.focus, scene.focus_at, scene.spoke = aside, number, True
    if first is not None and first.confidence >= GATE:
        if first.several:
            scene.group, scene.group_at = first.name, number
        elif first.country is not None:
            scene.country, scene.country_at = first.country, number
    if first is not None and first.confidence >= GATE and opening is not None and first.basis is SpeakerBasis.PRONOUN:
        span_of = Span(tokens.starts[opening[0]], tokens.ends[opening[1] - 1])
        voice = replace(voice, subject=first, subject_span=span_of)
    elif first is not None:
        voice = replace(voice, subject=first)
    told = first is not None and first.confidence >= GATE
    if opening is not None and not told and tokens.lower[opening[0]] in ("he", "she", "they"):
        voice = replace(voice, unresolved=True)
    return voice


def _tells_of_somebody(part: Paragraph, first: int, high: int) -> bool:
    """True when the sentence's subject, at token `first`, is a person who is only described: `A welder who …`, `His widow …`."""
    lower = part.tokens.lower
    if lower[first] not in _BEFORE_SOMEBODY:
        return False
    for at in range(first + 1, min(high, first + _DESCRIBED)):
        if names_person(lower[at]) and not subjects.is_adverb(lower[at]):
            return at + 1 >= high or lower[at + 1] != ","
        if not lower[at][0].isalpha() or lower[at] in subjects.AUXILIARIES or lower[at] in CUES:
            return False
    return False


def _learn_name(attribution: Attribution, registry: Registry) -> None:
    """`Ruiz proposed …` makes Ruiz a person, once the document lets him speak; so does a full name without a title."""
    mention = attribution.speaker or ""
    words = mention.split()
    if len(words) > 3 and (of := next((at for at, word in enumerate(words) if word in ("of", "from", "at")), 0)) in (2, 3):
        if words[of - 1].lower() in _BODIES:
            return
        words = words[:of]  # `Ana Ruiz of the Port Bank`: where somebody belongs is no part of the name
        mention = " ".join(words)
    if not words or len(words) > 3 or (attribution.cue_text or "") not in CUES or len(mention) < 3 or mention.isupper():
        return
    plain = all(word[0].isupper() and word.replace("-", "").replace("’", "").replace("'", "").isalpha() for word in words)
    if plain and not any(_no_name(word.lower()) for word in words) and not words[-1].endswith(("’s", "'s")):
        registry.add_speaker(mention)


def _no_name(word: str) -> bool:
    """True for a word, singular or plural, that names nobody: `Judges`."""
    return word in _NO_NAME or (word.endswith("s") and (word[:-1] in _NO_NAME or word[:-1] in LOWER_OFFICE))
