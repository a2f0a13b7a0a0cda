"""A mention in its place, resolved: by name, pronoun, description, or as an organisation."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.registry import Naming, Person
from briefgen.analysis.people.resolve import Scene, Who, resolve_description, resolve_name, resolve_organisation, resolve_pronoun
from briefgen.model.evidence import SpeakerBasis


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
    """Two countries that speak together, as written (`Vietnam and the U.S.`)."""
    named = [word for word in words if nation(word)]
    if len(named) == 2 and "and" in words and len(words) <= 5 and not any(word.endswith(("'s", "’s")) for word in words):
        return Who(" ".join(words), SpeakerBasis.NAMED, 0.95)
    return None
