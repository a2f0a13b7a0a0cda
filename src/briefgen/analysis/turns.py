"""Transcripts and interviews: paragraphs that open with their speaker (`VASKO: …`, `Q: …`), and those that go on with the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.analysis.attribution.cues import MEDIA
from briefgen.analysis.carrying import Voice
from briefgen.analysis.people.interviewee import interviewee
from briefgen.analysis.people.labels import Label, Labels
from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import Registry
from briefgen.model.evidence import Attribution, AttributionKind, Speaker, SpeakerBasis
from briefgen.text.lazy import lazily
from briefgen.text.pointing import in_first_person
from briefgen.text.spans import Span

_BOLD = r"[*_]{0,3}"
_LABEL = lazily(
    rf"{_BOLD}(?:(?P<label>[^\W\d_][^:\n“”\"?!;*]{{0,58}}?)\s?{_BOLD}:{_BOLD}(?:\s+|\Z)"
    rf"|(?P<q>Q(?=\W)|[QA](?={_BOLD}(?:\.|\s?[–—-])))(?:{_BOLD}(?:\.|\s?[–—-]))?{_BOLD}\s+(?=[\"“‘'(]?[A-Z0-9]))"
)
_LABEL_REACH = 70
"""Characters in which the colon of a label stands."""
_APART = lazily(r"(?<=\w)(?:\s?[(\[]|,).*\Z")
_STAGE = lazily(r"[(\[][^()\[\]]*[)\]]\.?\Z")
_INTERVIEW = lazily(
    r"\b(?:[Ii]nterview(?:ed)?|Q ?& ?A|[Ii]n conversation|(?:talk|spoke|speak)s? (?:to|with|about)|sat down|answer(?:s|ed))\b"
)
_FEWEST = 3
"""Turns, or questions, that make a transcript or interview."""
_FEWEST_FORMAL = 2
"""Turns that do where labels are formal (`MS BRANDT`, `SATO (Harbour Authority)`) or the text says that it is an interview."""
_LONGEST_QUESTION = 60
_IN_PERSON = 0.6
"""Share of answers in the first person that makes them answers of one who is interviewed."""
_ASKS = 0.7
"""Share of questions among the turns of somebody unknown that makes him the one who asks."""
_THANKS = lazily(r"\b(?:[Tt]hank you|[Tt]hanks)(?: (?:so |very )?much)?(?: for [^.!?]{1,60})?[.!]\W*\Z")
"""The end of a turn that closes a talk: it neither asks nor tells."""
_TAIL = 0.5
"""Share of paragraphs in turns from which what stands behind the last one is no longer taken for the narrator's."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a transcript, by its number from 0.

    label: the words that name the speaker, None where the turn before goes on. begin: where the words said begin. speaker: None when nobody
    can tell who it is. narrated: it may as well be the narrator's. unnamed: it is said by somebody nameless: who asks, or leads the talk.
    """

    label: Span | None
    begin: int
    speaker: Speaker | None
    narrated: bool = False
    unnamed: bool = False


def turns_of(text: str, paragraphs: Sequence[Span], registry: Registry, title: str) -> dict[int, Turn]:
    """The turns by the number of their paragraph; none unless the document is a transcript or an interview."""
    opened = {number: found for number, span in enumerate(paragraphs) if (found := _label_of(text, span))}
    if not any(found["q"] == "Q" for found in opened.values()):  # `A. Ruiz` opens no answer
        opened = {number: found for number, found in opened.items() if found["q"] is None}
    if len(opened) < _FEWEST_FORMAL:
        return answers_of(text, paragraphs, registry, title)
    introduction = text[paragraphs[0].start : paragraphs[min(opened)].start]
    told = _INTERVIEW.search(f"{title}\n{introduction}") is not None
    surnames = {_APART.sub("", found["label"]).split()[-1].casefold() for found in opened.values() if found["label"]}
    registry.add_titled(title, surnames)
    answers = interviewee(registry, title, introduction)
    labels = Labels(registry, text)
    tried = {number: label for number, found in opened.items() if (label := labels.read(found["label"] or found["q"])) is not None}
    read = _meant(tried, told=told)
    if not read:
        return answers_of(text, paragraphs, registry, title) if len(opened) < _FEWEST else {}
    asking = _who_ask(text, paragraphs, read, answers if told else None)
    speakers = {label.key: None if label.key in asking else _speaker(label, answers, registry) for label in reversed(read.values())}
    return dict(_each(text, paragraphs, opened, read, speakers, _speaker(Label("a", answers=True), answers, registry)))


def _label_of(text: str, span: Span) -> re.Match[str] | None:
    may = text[span.start] in "QA*_" or text.find(":", span.start, min(span.end, span.start + _LABEL_REACH)) >= 0
    return _LABEL.match(text, span.start, span.end) if may else None


def _meant(tried: Mapping[int, Label], *, told: bool) -> dict[int, Label]:
    """The labels that open turns, by paragraph; none when they do not make a talk. told: the text says that it is an interview."""
    counted = Counter(label.key for label in tried.values())
    plain = told and any(label.person is not None for label in tried.values())
    read = {
        number: label
        for number, label in tried.items()
        if (plain and counted[label.key] > 1 if label.plain else label.known or label.capitals or counted[label.key] > 1)
    }
    sure = sum(label.known or counted[label.key] > 1 for label in read.values())
    known = sum(label.known for label in read.values())
    formal = sum(label.capitals and label.titled for label in read.values())
    paired = {"q", "a"} <= counted.keys() or (told and known >= _FEWEST_FORMAL)
    return read if formal >= _FEWEST_FORMAL or (known and sure >= _FEWEST) or paired else {}


def _who_ask(text: str, paragraphs: Sequence[Span], read: Mapping[int, Label], answers: Person | None) -> set[str]:
    """Keys of labels that no person of the document bears, and whose turns are mostly questions, or the other's than who `answers`."""
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for number, label in read.items():
        if label.person is None:
            turns[label.key] += _THANKS.search(text, paragraphs[number].start, paragraphs[number].end) is None
            asked[label.key] += paragraphs[number].of(text).rstrip(" *_").endswith("?")
    others = {label.key for label in read.values() if not label.answers and (label.person is None or label.person is not answers)}
    opposite = answers is not None and len(others) == 1 and any(label.answers or label.person is answers for label in read.values())
    asking = {key for key, count in turns.items() if asked[key] >= _ASKS * count or MEDIA & set(key.split())}
    return (asking | others if opposite else asking) - {"a"}


def _speaker(label: Label, answers: Person | None, registry: Registry) -> Speaker | None:
    person = answers if label.answers else label.person
    if person is not None:
        return Speaker(name=person.name, office=registry.office_of(person.name) or label.house)
    return Speaker(name=label.name, office=label.house) if label.name else None


def _each(
    text: str,
    paragraphs: Sequence[Span],
    opened: Mapping[int, re.Match[str]],
    read: Mapping[int, Label],
    speakers: Mapping[str, Speaker | None],
    answering: Speaker | None,
) -> Iterator[tuple[int, Turn]]:
    """Every paragraph from the first label on, as a turn or as what may be one.

    answering: whose the answers are that follow on `Q:` without a label.
    """
    first, final = min(read), max(read)
    speaker: Speaker | None = None
    unnamed = False
    only_asked = all(label.key == "q" for label in read.values())
    mostly = final - first + 1 >= _TAIL * len(paragraphs)
    for number in range(first, len(paragraphs)):
        span = paragraphs[number]
        if number in read:
            speaker = speakers[read[number].key]
            unnamed = speaker is None and not read[number].answers
            group = "label" if opened[number]["label"] else "q"
            yield number, Turn(Span(*opened[number].span(group)), opened[number].end(), speaker, unnamed=unnamed)
            if only_asked:
                speaker, unnamed = answering, False
        elif _STAGE.match(text, span.start, span.end) or _asks(span.of(text)):
            yield number, Turn(None, span.start, None, narrated=True)
        elif number < final or in_first_person(span.of(text)) or (only_asked and number - 1 in read):
            goes_on = None if speaker is None else replace(speaker, basis=SpeakerBasis.CONTINUED, confidence=0.8)
            yield number, Turn(None, span.start, goes_on, unnamed=unnamed)
        elif mostly:
            speaker = None
            yield number, Turn(None, span.start, None, narrated=True)
        else:
            return


def answers_of(text: str, paragraphs: Sequence[Span], registry: Registry, title: str) -> dict[int, Turn]:
    """The answers of an interview that names nobody before them: paragraphs between those that only ask."""
    asked = [number for number, span in enumerate(paragraphs) if _asks(span.of(text))]
    if len(asked) < _FEWEST:
        return {}
    introduction = text[paragraphs[0].start : paragraphs[asked[0]].start]
    if not _INTERVIEW.search(f"{title}\n{introduction}"):
        return {}
    groups = [range(one + 1, other) for one, other in pairwise([*asked, len(paragraphs)])]
    own = [group for group in groups if any(in_first_person(paragraphs[number].of(text)) for number in group)]
    person = interviewee(registry, title, introduction)
    if person is None or len(own) < _IN_PERSON * len(groups):
        return {}
    speaker = Speaker(name=person.name, office=person.office, basis=SpeakerBasis.CONTINUED, confidence=0.85)
    found = {number: Turn(None, paragraphs[number].start, None, narrated=True) for number in asked}
    for group in groups:
        last = group is groups[-1]
        for number in group:
            told = last and number > group.start and not in_first_person(paragraphs[number].of(text))
            found[number] = Turn(None, paragraphs[number].start, None if told else speaker, narrated=told)
    return dict(sorted(found.items()))


def _asks(paragraph: str) -> bool:
    """True for a short paragraph that is a question and no quotation."""
    return paragraph.endswith("?") and paragraph[0] not in "“\"‘'" and "”" not in paragraph and paragraph.count(" ") < _LONGEST_QUESTION


def attributions_of(text: str, paragraphs: Sequence[Span], turns: Mapping[int, Turn]) -> list[Attribution]:
    """What was said in the turns: one for each label, with the paragraphs that go on with it."""
    found: list[Attribution] = []
    for number, turn in turns.items():
        said = Span(turn.begin, paragraphs[number].end)
        if turn.label is not None:
            mark = Span(turn.label.end, turn.label.end + 1)
            words = " ".join(turn.label.of(text).split())
            found.append(
                Attribution(
                    spans=(said,) if said.end > said.start else (),
                    kind=AttributionKind.DIRECT,
                    mention=turn.label,
                    speaker=words,
                    resolved=turn.speaker,
                    cue=mark,
                    cue_text=":",
                )
            )
        elif turn.speaker is not None and (not found or found[-1].resolved is None):
            found.append(Attribution(spans=(said,), kind=AttributionKind.DIRECT, speaker=turn.speaker.name, resolved=turn.speaker))
        elif found and not turn.narrated:
            found[-1] = replace(found[-1], spans=(*found[-1].spans, said))
    return [each for each in found if each.spans]


def with_turns(found: Sequence[Attribution], said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """All attributions in text order, without those whose verb stands in a turn: what others say there is hearsay."""
    if not said:
        return tuple(found)
    pieces = [span for each in said for span in each.spans]
    told = [a for a in found if not any(span.meets(a.cue or a.spans[0]) for span in pieces)]
    return tuple(sorted((*told, *said), key=lambda a: (a.spans[0], a.cue or a.spans[0])))


def voices_in_turns(
    voices: Sequence[Voice], numbers: Sequence[int], spans: Sequence[Span], turns: Mapping[int, Turn], said: Sequence[Attribution]
) -> tuple[Voice, ...]:
    """The voices of the sentences, those in turns their speaker's.

    numbers, spans: of each sentence its paragraph, from 1, and its place.
    """
    found = []
    for voice, number, span in zip(voices, numbers, spans, strict=True):
        turn = turns.get(number - 1)
        if turn is None:
            found.append(voice)
        elif turn.speaker is None:
            found.append(Voice(None, None, unresolved=True, unnamed=turn.unnamed))
        else:
            mine = next((each for each in said if any(piece.holds(span) for piece in each.spans)), None)
            found.append(Voice(turn.speaker, mine))
    return tuple(found)
