"""A mention in its place, resolved: by name, pronoun, description, or as an organisation."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.cues import CUES, STANDS
from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.people.bodies import resolve_countries, resolve_organisation
from briefgen.analysis.people.registry import Naming, Person
from briefgen.analysis.people.resolve import GATE, Scene, Who, resolve_description, resolve_name, resolve_pronoun
from briefgen.model.evidence import SpeakerBasis

_NOBODY_IN_PARTICULAR = ("many", "some", "others", "several", "most", "that")


def resolve_mention(
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
    """Whom tokens `span` mean in sentence `number`; None when nobody is told by them.

    outside: persons named in the sentence outside quotations; here: all of them. subject: the person an earlier clause is about. initial:
    the mention begins the sentence.
    """
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
    if (lower[first] in subjects.PRONOUNS and lower[first] != "they") or lower[first] in _NOBODY_IN_PARTICULAR:
        return None
    within = [naming for naming in here if first <= naming.last - 1 < last]
    if within:
        return resolve_name(within, lower[first:last])
    words = tokens.words[first:last]
    if lower[first] == "they" and last - first == 1:
        return _same_group(part, first, scene, number) if initial else None
    described = resolve_description(words, scene, number)
    if described is not None:
        return described
    return resolve_countries(words, scene, number) or resolve_organisation(words)


def _same_group(part: Paragraph, at: int, scene: Scene, number: int) -> Who | None:
    """`They also …` behind a sentence whose subject was a group: that group goes on."""
    if scene.group is None or number - scene.group_at != 1:
        return None
    lower = part.tokens.lower
    follows = lower[at + 1 : at + 4]
    going_on = "also" in follows or any(word in CUES or word in STANDS for word in follows[:2])
    return Who(scene.group, SpeakerBasis.PRONOUN, GATE, several=True) if going_on else None
