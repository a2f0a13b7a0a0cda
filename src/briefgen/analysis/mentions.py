"""A mention in its place, resolved: by name, pronoun, description, or as an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.cues import CUES, NOUN_LIKE, STANDS
from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.dating.tense import tells_past
from briefgen.analysis.people.apposed import behind_house, names_person
from briefgen.analysis.people.bodies import resolve_countries, resolve_organisation
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import LOWER_OFFICE
from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import Naming
from briefgen.analysis.people.resolve import GATE, Scene, Who, resolve_description, resolve_name, resolve_pronoun
from briefgen.model.evidence import SpeakerBasis

_TIES = ("backing", "supporting", "behind", "under", "against", "with", "around", "near", "for", "to")
"""Words behind which a name tells whose or what somebody is."""
_NOBODY_IN_PARTICULAR = ("many", "some", "others", "several", "most", "that")

_GOVERNMENTS = ("administration", "government", "cabinet", "campaign")
_ONTO = ("on", "upon", "at", "against")
_DESCRIPTION = 12
"""Tokens of the longest description before a name, with its comma."""
_FIRST_LETTER = itemgetter(0)
_CLOSERS = (",", ".", "”", '"', "’", ";", "!", "?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence being read. low, high: tokens [low, high) of its paragraph `part`; number: in the document, from 0.

    named: the persons named in it, in order; outside: those of them outside quotations. scene: what was read before.
    """

    part: Paragraph
    low: int
    high: int
    number: int
    named: Sequence[Naming]
    outside: Sequence[Naming]
    scene: Scene


def resolve_mention(sentence: Sentence, span: tuple[int, int], subject: Person | None, *, initial: bool) -> Who | None:
    """Whom the tokens `span` of a sentence mean; None when nobody is told by them.

    subject: the person an earlier clause is about. initial: the mention begins the sentence.
    """
    part, tokens, here, scene, number = sentence.part, sentence.part.tokens, sentence.named, sentence.scene, sentence.number
    first, last = span
    if last <= first:
        return None
    lower = tokens.lower
    if last - first == 1 and lower[first] in ("he", "she"):
        before = [naming for naming in sentence.outside if naming.last - 1 < first]
        return resolve_pronoun(lower[first], scene, number, before, subject, initial=initial)
    if lower[first] == "who":
        named = [n for n in here if first - 2 <= n.last - 1 < first and not n.possessive and (n.last == first or lower[n.last] == ",")]
        return Who(named[-1].person.name, SpeakerBasis.NAMED, 0.9, named[-1].person) if named else None
    if (lower[first] in subjects.PRONOUNS and lower[first] != "they") or lower[first] in _NOBODY_IN_PARTICULAR:
        return None
    if (apposed := name_apposed(part, first, here)) is not None and apposed.first >= last:
        return Who(apposed.person.name, SpeakerBasis.NAMED, 0.95, apposed.person)
    within = [naming for naming in here if first <= naming.last - 1 < last]
    if within:
        behind = within[-1].last
        if behind + 1 < last and lower[behind] == "and" and tokens.words[behind + 1][0].isupper():
            return None  # together with somebody of whom nothing more is known
        if _of_somebody(part, first, within[0]):
            return None
        if within[-1].last == last - 1 and lower[last - 1] in _GOVERNMENTS and not within[-1].possessive:
            government = " ".join(tokens.words[first + (lower[first] == "the") : last])
            return Who(government, SpeakerBasis.NAMED, 0.9)  # `the Reed administration`
        return resolve_name(within, lower[first:last])
    words = tokens.words[first:last]
    if lower[first] == "they" and last - first == 1:
        return _same_group(part, first, scene, number) if initial else None
    described = resolve_description(words, scene, number)
    if described is not None:
        return None if described.several and _acted_upon(part, last, described.name) else described
    if not any(map(str.isupper, map(_FIRST_LETTER, words))) and words[-1] not in ("country", "nation"):
        return None  # nothing that bears a name
    return resolve_countries(words, scene, number) or resolve_organisation(words)


def _acted_upon(part: Paragraph, verb: int, pair: str) -> bool:
    """True for `Both countries condemned Aland’s refusal`: the one acted upon is none of the two."""
    at = verb + 1
    if at < len(part.tokens.lower) and part.tokens.lower[at] in _ONTO:
        at += 1
    met = nation(part.tokens.words[at]) if at < len(part.tokens.words) else None
    return met is not None and met in {nation(word) for word in pair.split()}


def name_apposed(part: Paragraph, first: int, here: Sequence[Naming]) -> Naming | None:
    """The person named right behind the description that begins at token `first`: `its director, Ana Ruiz,`; None when there is none.

    here: the persons named in the sentence, in order.
    """
    naming = next((naming for naming in here if naming.first > first and not naming.possessive), None)
    if naming is None:
        return None
    lower = part.tokens.lower
    if naming.first - first > _DESCRIPTION or lower[naming.first - 1] != ",":
        return None
    office = part.tokens.words[first][0].isupper() and names_person(lower[first]) and lower[first + 1 : first + 2] == ["of"]
    owned = any(word.endswith(("'s", "s'")) for word in lower[first : naming.first])
    if not (office or owned or lower[first] in subjects.DETERMINERS):
        return None
    behind = behind_house(part.tokens, naming.last)
    if behind < len(lower) and lower[behind] not in _CLOSERS:
        return None
    between = lower[first + 1 : naming.first - 1]
    return None if any(map(_no_noun, between)) or _has_object(between) else naming


def _of_somebody(part: Paragraph, first: int, naming: Naming) -> bool:
    """True for `the head of the fund backing Mayor Ana Ruiz`: a description of somebody else, told through the one who is named."""
    lower, words = part.tokens.lower, part.tokens.words
    if lower[first] not in subjects.DETERMINERS or naming.possessive:
        return False
    at = naming.first - 1
    while at > first and (words[at][0].isupper() or lower[at] in LOWER_OFFICE):
        at -= 1
    return at > first and (lower[at] in _TIES or (lower[at].endswith("ing") and lower[at] not in CUES))


def _has_object(phrase: Sequence[str]) -> bool:
    """True when a verb and its object stand in the words: `the minister thanked a colleague, Ana Ruiz,`."""
    inner = [at for at, word in enumerate(phrase) if word in subjects.DETERMINERS]
    return any(at == 0 or phrase[at - 1] not in ("of", "for", "at", "in", "from") for at in inner) or tells_past(" ".join(phrase))


def _no_noun(word: str) -> bool:
    """True for a mark, pronoun or verb: what cannot stand in a description."""
    mark = not word[0].isalpha() and word not in ("'", "’")
    return mark or word in subjects.AUXILIARIES or word in subjects.PRONOUNS or _is_verb(word)


def _is_verb(word: str) -> bool:
    cue = CUES.get(word) or STANDS.get(word)
    return cue is not None and cue.form == "finite" and word not in NOUN_LIKE


def _same_group(part: Paragraph, at: int, scene: Scene, number: int) -> Who | None:
    """`They also …` behind a sentence whose subject was a group: that group goes on."""
    if scene.group is None or number - scene.group_at != 1:
        return None
    lower = part.tokens.lower
    follows = lower[at + 1 : at + 4]
    going_on = "also" in follows or any(word in CUES or word in STANDS for word in follows[:2])
    return Who(scene.group, SpeakerBasis.PRONOUN, GATE, several=True) if going_on else None
