"""Reads a document sentence by sentence and tells whose assertion each sentence is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.cues import CUES, QUOTING
from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.carrying import Voice, carry_on, within_quotations
from briefgen.analysis.mentions import Sentence, name_apposed, resolve_mention
from briefgen.analysis.openings import opening_of
from briefgen.analysis.people.apposed import names_person
from briefgen.analysis.people.genders import known_given
from briefgen.analysis.people.offices import LOWER_OFFICE
from briefgen.analysis.people.pairs import Countries
from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import KIN, Registry
from briefgen.analysis.people.resolve import GATE, Scene, Who
from briefgen.analysis.positions import is_main, stand_of
from briefgen.analysis.quotations import inside
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words as wordlist
from briefgen.model.evidence import Attribution, AttributionKind, Speaker, SpeakerBasis
from briefgen.text.spans import Span

_NEWS = wordlist("journalist reporter correspondent interviewer anchor moderator presenter broadcaster")
_BEFORE_SOMEBODY = wordlist("a an another one his her their its my our the")
_FRONTED = wordlist("when after before while as since although though because if")
_DESCRIBED = 5
"""Tokens from a determiner to the noun that names a person."""
_FAR_OFF = 60
"""Code points from a single word to its verb, behind which it is no longer taken for a name."""
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
    shared = len(registry.shared)
    for attribution in attributions:
        _learn_name(attribution, registry)
    if len(registry.shared) > shared:
        registry.locate_namesakes([part.tokens for part in paragraphs])
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
            sentence = Sentence(part=part, low=low, high=high, number=len(voices), named=here, outside=outside, scene=scene)
            voices.append(_voice(sentence, mine, resolved))
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What a sentence begins with. span: its tokens; None inside a quotation and where no phrase is found.

    who: whom it means, however sure; known: when sure enough. described: a person of whom nothing more is known (`A welder who …`).
    """

    span: tuple[int, int] | None
    who: Who | None
    known: Who | None
    described: bool

    @property
    def person(self) -> Person | None:
        return self.known.person if self.known else None


def _voice(sentence: Sentence, mine: Sequence[int], resolved: list[Attribution]) -> Voice:
    """Resolve one sentence's attributions, choose its voice, and bring the scene up to date. mine: where they are in `resolved`."""
    subject = _subject(sentence)
    main, told_of = _attributed(sentence, subject, mine, resolved)
    if main is not None:
        speaker = main.resolved
    else:
        speaker = stand_of(sentence.part, sentence.high, subject.span, subject.who)
        if speaker and subject.who and subject.who.person:
            sentence.scene.turn_to(subject.who.person, sentence.number, spoke=True)
    _move_focus(sentence, subject, speaker, told_of)
    if subject.known is not None:
        sentence.scene.tell_of(subject.known, sentence.number)
    return _voice_of(speaker, main, sentence.part.tokens, subject)


def _subject(sentence: Sentence) -> _Subject:
    part, tokens = sentence.part, sentence.part.tokens
    span = None if inside(part.marks, tokens.starts[sentence.low]) else opening_of(part, sentence.low, sentence.high)
    if span is None:
        return _Subject(span=None, who=None, known=None, described=False)
    if (apposed := name_apposed(part, span[0], sentence.named)) is not None:
        comma = apposed.last < sentence.high and tokens.lower[apposed.last] == ","
        span = (span[0], apposed.last + comma)
    who = resolve_mention(sentence, span, _told_first(sentence, span[0]), initial=True)
    known = who if who is not None and who.confidence >= GATE else None
    described = (known is None or known.person is None) and _tells_of_somebody(part, span[0], sentence.high)
    return _Subject(span=span, who=who, known=known, described=described)


def _attributed(
    sentence: Sentence, subject: _Subject, mine: Sequence[int], resolved: list[Attribution]
) -> tuple[Attribution | None, Person | None]:
    """The sentence's main attribution, if any, and the person of whom a `who` tells; enters all speakers into `resolved`."""
    part, tokens = sentence.part, sentence.part.tokens
    main: Attribution | None = None
    told_of: Person | None = None
    for index in mine:
        said, mention = resolved[index].spans[0], resolved[index].mention
        if mention is None:
            continue
        span = (tokens.at(mention.start), tokens.at(mention.end))
        who = _whom(sentence, subject, span, leads=said.start <= tokens.starts[sentence.low] and mention.start > said.start)
        if who is None or who.confidence < GATE:
            continue
        resolved[index] = replace(resolved[index], resolved=who.speaker())
        if told_of is None and tokens.lower[span[0]] == "who":
            told_of = who.person
        if main is None and is_main(part, sentence.low, sentence.high, resolved[index]):
            main = resolved[index]
            if who.person is not None:
                sentence.scene.turn_to(who.person, sentence.number, spoke=True)
    return main, told_of


def _whom(sentence: Sentence, subject: _Subject, span: tuple[int, int], *, leads: bool) -> Who | None:
    """Whom the speaker's mention at `span` means. leads: what is said begins the sentence, the mention stands behind it."""
    initial = subject.span is not None and span[0] == subject.span[0]
    if initial and subject.span == span:
        return subject.who
    if subject.described and not (initial or leads) and sentence.part.tokens.lower[span[0]] in ("he", "she"):
        return None  # `His widow thanked the crew, whom she …`
    if _either(sentence, subject, span[0]):
        return None
    # `X is right, he said`: what is said about X is not said by X
    return resolve_mention(sentence, span, None if initial or leads else subject.person, initial=initial)


def _either(sentence: Sentence, subject: _Subject, pronoun: int) -> bool:
    """True for the `he` of `Ana Ruiz sacked Omar Holt after he said …`: as likely the one acted upon as who acts."""
    lower = sentence.part.tokens.lower
    if lower[pronoun] not in ("he", "she") or lower[pronoun - 1] not in _FRONTED or subject.span is None or pronoun <= subject.span[1]:
        return False
    return any(
        naming.person is not subject.person and not naming.possessive
        for naming in sentence.outside
        if subject.span[1] <= naming.first < pronoun
    )


def _told_first(sentence: Sentence, pronoun: int) -> Person | None:
    """The subject of `When Ana Ruiz resigned, she said …`, the only person whom the sentence names before the pronoun."""
    lower = sentence.part.tokens.lower
    if lower[sentence.low] not in _FRONTED or lower[pronoun] not in ("he", "she"):
        return None
    before = [naming for naming in sentence.outside if naming.last <= pronoun]
    first = before[0] if len({naming.person.name for naming in before}) == 1 else None
    return first.person if first is not None and first.first == sentence.low + 1 and not first.possessive else None


def _move_focus(sentence: Sentence, subject: _Subject, speaker: Speaker | None, told_of: Person | None) -> None:
    """Bring up to date who the next `he` may be. told_of: the person of whom a `who` tells."""
    scene, person = sentence.scene, subject.person
    if person is not None and any(word in _NEWS for office in person.offices for word in office.lower().split()):
        scene.focus = None  # a reporter asks about somebody, who is the next `he` as often
    elif speaker is not None:
        return
    elif person is not None:
        scene.turn_to(person, sentence.number, spoke=False)
    elif subject.described:
        scene.focus = None  # `A welder said …`: the `he` behind it is the welder
    elif told_of is not None:
        scene.turn_to(told_of, sentence.number, spoke=True)


def _voice_of(speaker: Speaker | None, main: Attribution | None, tokens: Tokens, subject: _Subject) -> Voice:
    """A sentence's voice, with whom the sentence is about, and whether it begins with a pronoun that means nobody known."""
    if subject.span is None:
        return Voice(speaker, main)
    first, last = subject.span
    pronoun = subject.known is not None and subject.known.basis is SpeakerBasis.PRONOUN
    return Voice(
        speaker,
        main,
        subject=subject.known if pronoun else subject.who,
        subject_span=Span(tokens.starts[first], tokens.ends[last - 1]) if pronoun else None,
        unresolved=subject.known is None and tokens.lower[first] in ("he", "she", "they"),
    )


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
    if (name := _behind_trade(words)) is not None:
        words, mention = name, " ".join(name)
    owner = next((at for at, word in enumerate(words[:-1]) if word.endswith(("’s", "'s"))), None)
    if owner is not None and len(words) - owner == 3:
        words = words[owner + 1 :]  # `The union’s Ana Ruiz`
        mention = " ".join(words)
    if not words or len(words) > 3 or not _speaks(attribution.cue_text or "") or len(mention) < 3 or mention.isupper():
        return
    apart = attribution.cue.start - attribution.mention.end if attribution.cue is not None and attribution.mention is not None else 0
    if len(words) == 1 and apart > _FAR_OFF:
        return  # `Key issues include … and proposed limits`: a capital at the head of a sentence names nobody
    plain = all(subjects.is_name(word) and word.replace("-", "").replace("’", "").replace("'", "").isalpha() for word in words)
    title = words.pop(0) if len(words) > 2 and names_person(words[0].lower()) else ""  # `Bishop Ana Ruiz`
    if plain and not any(_no_name(word.lower()) for word in words) and not words[-1].endswith(("’s", "'s")):
        registry.add_speaker(" ".join(words), title)


def _speaks(cue: str) -> bool:
    return cue in CUES or cue in QUOTING


def _behind_trade(words: list[str]) -> list[str] | None:
    """The name in `the engineer Ana Ruiz`, `His brother Otto`: behind what somebody does or whose he is; None when none stands so."""
    small = next((at for at in range(len(words) - 2, max(-1, len(words) - 5), -1) if words[at].islower()), None)
    if small is None:
        return None
    name = words[small + 1 :]
    house = names_person(words[0].lower()) and known_given(name[0])  # `Chair of the board Ana Ruiz`
    if not (house or names_person(words[small])):
        return None
    return name if len(name) > 1 or words[small] in KIN else None


def _no_name(word: str) -> bool:
    """True for a word, singular or plural, that names nobody: `Judges`."""
    return word in _NO_NAME or (word.endswith("s") and (word[:-1] in _NO_NAME or word[:-1] in LOWER_OFFICE))
