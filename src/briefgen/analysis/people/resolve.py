"""Whom a mention means, with a gate: a name, a pronoun or a description is resolved only where little else is possible."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import PARTIES
from briefgen.analysis.people.pairs import Countries, with_article
from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import Naming, Registry
from briefgen.analysis.wordlist import words
from briefgen.model.evidence import Speaker, SpeakerBasis

_HE = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_SIDES = words("sides countries parties nations governments")
_TWO = words("leaders ministers fms presidents diplomats officials secretaries chiefs men women")
_SINGULAR = {"fms": "minister", "secretaries": "secretary", "men": "man", "women": "woman", "countries": "country"}
_ROLE_HEADS = words(
    "leader president vice-president diplomat minister senator representative congressman congresswoman lawmaker chief",
    "governor secretary ambassador spokesman spokeswoman chairman director mayor judge general strategist professor candidate",
    "nominee businessman billionaire king pm premier",
)
_ANYONE = words("official speaker politician")
GATE = 0.8
"""Confidence below which nobody is named."""


_FOCUS, _NEAR = 4, 2
"""Sentences for which somebody stays in focus; and as one of several whom a description may mean."""


@dataclass(frozen=True, slots=True)
class Who:
    """A resolved mention: one person, a country, or a group under its name; how, and how sure (0 to 1).

    country: its key in the table of nations when one country is meant. several: true for a group of persons or countries.
    """

    name: str
    basis: SpeakerBasis
    confidence: float
    person: Person | None = None
    country: str | None = None
    several: bool = False

    def speaker(self) -> Speaker:
        """As the model's noun."""
        return Speaker(name=self.name, office=self.person.office if self.person else None, basis=self.basis, confidence=self.confidence)


@dataclass(slots=True)
class Scene:
    """What is known when a sentence is read: who was spoken of before it, and who is named in it.

    focus: the last subject or speaker that is a person; focus_at: the number of its sentence; spoke: it was a speaker.
    named: persons named in each sentence so far, outside quotations, in order; strangers: whether each named somebody
    else, of whom nothing more is known. country, group: the last subject that was one country, or
    several persons or countries, and the number of its sentence.
    """

    registry: Registry
    countries: Countries
    focus: Person | None = None
    focus_at: int = -9
    spoke: bool = False
    country: str | None = None
    country_at: int = -9
    group: str | None = None
    group_at: int = -9
    named: list[list[Person]] = field(default_factory=list)
    strangers: list[bool] = field(default_factory=list)

    def turn_to(self, person: Person, number: int, *, spoke: bool) -> None:
        """Sentence `number` is about a person, or he speaks in it."""
        self.focus, self.focus_at, self.spoke = person, number, spoke

    def tell_of(self, who: Who, number: int) -> None:
        """The subject of sentence `number` is a group or a country, which `they` and `the country` may mean in the next."""
        if who.several:
            self.group, self.group_at = who.name, number
        elif who.country is not None:
            self.country, self.country_at = who.country, number


def resolve_name(mention: Sequence[Naming], words: Sequence[str]) -> Who | None:
    """The person or persons a mention names; None when it names an organisation through a person (`Reed's campaign`)."""
    if not mention:
        return None
    free = [naming for naming in mention if not naming.possessive]
    if not free:
        owner = mention[-1] if words and words[-1].endswith(("'s", "s'")) else None
        return Who(owner.person.name, SpeakerBasis.NAMED, 0.95, owner.person) if owner else None
    persons = list(dict.fromkeys(naming.person.name for naming in free))
    if len(persons) == 2 and "and" in words:
        return Who(f"{persons[0]} and {persons[1]}", SpeakerBasis.NAMED, 1.0, several=True)
    person = free[-1].person if len(persons) == 1 or "," not in words else free[0].person
    if len(persons) > 2:
        return None
    return Who(person.name, SpeakerBasis.NAMED, 1.0, person)


def resolve_pronoun(word: str, scene: Scene, number: int, before: Sequence[Naming], subject: Person | None, *, initial: bool) -> Who | None:
    """Whom `he` or `she` means in sentence `number`.

    before: persons named earlier in the sentence outside quotations. subject: the person that is the subject of an earlier clause of it.
    initial: the pronoun begins the sentence.
    """
    wanted = _HE.get(word)
    if wanted is None:
        return None

    def fits(person: Person) -> bool:
        return person.gender in (None, wanted)

    if subject is not None and fits(subject):
        rivals = {n.person.name for n in before if n.person is not subject and n.person.gender == wanted and not n.possessive}
        return Who(subject.name, SpeakerBasis.PRONOUN, 0.85 if rivals else 0.95, subject)
    here = list(dict.fromkeys(n.person.name for n in before if fits(n.person) and not n.possessive))
    focus = scene.focus
    if focus is None or not fits(focus) or number - scene.focus_at > _FOCUS:
        return None if here else _only_one_named(scene, number, wanted)
    others = {
        person.name for past in scene.named[max(0, scene.focus_at) : number] for person in past if person is not focus and fits(person)
    }
    since = {person.name for past in scene.named[scene.focus_at + 1 : number] for person in past if person is not focus and fits(person)}
    if number - scene.focus_at > 1 and any(scene.strangers[scene.focus_at + 1 : number]):
        return None  # as likely the one named since then
    if here and set(here) != {focus.name} and not scene.spoke:
        return None
    if number - scene.focus_at > 2 and (since or others or here or not scene.spoke):
        return None
    if number - scene.focus_at == 1 or not since:
        near = number - scene.focus_at == 1
        sure = 0.95 if not others and not here else 0.85 if scene.spoke or (initial and near) else 0.7
        return Who(focus.name, SpeakerBasis.PRONOUN, sure, focus)
    return None


def _only_one_named(scene: Scene, number: int, wanted: str) -> Who | None:
    """The one person whom the sentence before names, when nobody is in focus and the gender is known to fit."""
    if number == 0 or scene.strangers[number - 1]:
        return None
    named = {person.name: person for person in scene.named[number - 1]}
    person = next(iter(named.values())) if len(named) == 1 else None
    return Who(person.name, SpeakerBasis.PRONOUN, 0.85, person) if person is not None and person.gender == wanted else None


def resolve_description(words: Sequence[str], scene: Scene, number: int) -> Who | None:
    """Whom `the Vietnamese leader`, `the two ministers` or `both sides` means; words: the mention's, as written."""
    lower = [word.lower() for word in words]
    head = _head(lower)
    if head in _SIDES or head in _TWO:
        return _group(head, lower, scene, number)
    if lower[0] not in ("the", "this", "his", "her") and nation(words[0]) is None and head not in ("president", "senator"):
        return None
    if "former" in lower:
        return None
    countries = {country for word in words if (country := nation(word))}
    if head in _ANYONE:
        return _anyone(scene, number, countries)
    if head not in _ROLE_HEADS:
        return None
    role = _role(head, lower)
    if role == "diplomat" and not any("diplomat" in p.roles and _fits(p, countries) for p in scene.registry.persons):
        # a Secretary or Minister without a portfolio named, when no diplomat is known
        named = [p for p in scene.registry.persons if p.roles & {"secretary", "minister"} and _fits(p, countries)]
        return _described(named[0], 0.85) if len(named) == 1 else None
    holders, exact = _holders(role, scene, countries, PARTIES & set(lower))
    if len(holders) == 1:
        return _described(holders[0], 0.95 if exact else 0.9)
    if holders:
        return _last_told_of(holders, scene, number)
    unknown = [p for p in scene.registry.persons if not p.roles and not p.offices and (not p.nations or _fits(p, countries))]
    if len(unknown) != 1:
        return None
    if countries:
        scene.registry.describe(unknown[0], " ".join(words[1:] if lower[0] == "the" else words))
    return _described(unknown[0], 0.8)


def _described(person: Person, confidence: float) -> Who:
    return Who(person.name, SpeakerBasis.PRONOUN, confidence, person)


def _fits(person: Person, countries: Set[str]) -> bool:
    """True when a person is of one of the countries that a description names; it may name none."""
    return not countries or not countries.isdisjoint(person.nations)


def _role(head: str, lower: Sequence[str]) -> str:
    """The role that a description asks for, as persons have it."""
    if head == "minister" and "prime" in lower:
        return "prime minister"
    if head == "president" and "vice" in lower:
        return "vice-president"
    return {"billionaire": "businessman", "pm": "prime minister", "premier": "prime minister"}.get(head, head)


def _anyone(scene: Scene, number: int, countries: Set[str]) -> Who | None:
    """Whom `the official`, `the Chilean politician` means: who is in focus, else the only one of that country with a role."""
    focus = scene.focus
    if focus is not None and number - scene.focus_at <= _FOCUS and (not focus.nations or _fits(focus, countries)):
        rivals = [p for past in scene.named[scene.focus_at + 1 : number] for p in past if p is not focus]
        if not rivals and (scene.spoke or countries):
            return _described(focus, 0.85)
    definite = [p for p in scene.registry.persons if countries & p.nations and p.roles]
    return _described(definite[0], 0.85) if len(definite) == 1 else None


def _holders(role: str, scene: Scene, countries: Set[str], parties: Set[str]) -> tuple[list[Person], bool]:
    """The persons with a role whom country and party do not rule out; and whether they are known to be of that country."""
    able = [
        p
        for p in scene.registry.persons
        if role in p.roles
        and any(p in past for past in scene.named)  # nobody is described before being named
        and not (role == "minister" and "prime minister" in p.roles)
        and (not p.nations or _fits(p, countries))
        and (not parties or not p.parties - parties)
    ]
    if parties and len(able) > 1:
        able = [p for p in able if p.parties] or able
    exact = [p for p in able if _fits(p, countries)]
    return exact or able, bool(exact)


def _last_told_of(holders: Sequence[Person], scene: Scene, number: int) -> Who | None:
    """The one of several holders of a role who is in focus, when no other was named since."""
    focus = scene.focus
    if focus is None or focus not in holders or number - scene.focus_at > _NEAR:
        return None
    rivals = [p for past in scene.named[max(0, scene.focus_at) : number] for p in past if p in holders and p is not focus]
    return None if rivals else _described(focus, 0.85)


def _head(lower: Sequence[str]) -> str:
    """The noun a description is built on: its last word before `of`, `in`, `for`."""
    for at, word in enumerate(lower):
        if at and word in ("of", "in", "for", "from", "at", "on", "who", ","):
            return lower[at - 1]
    return lower[-1] if lower else ""


def _group(head: str, lower: Sequence[str], scene: Scene, number: int) -> Who | None:
    if not ({"two", "both"} & set(lower)) or len(lower) > 4:
        return None
    if head in _SIDES:
        told = scene.group if scene.group is not None and number - scene.group_at == 1 else None
        two = sorted({country for word in told.split() if (country := nation(word))}) if told is not None else []
        if len(two) == 2:  # the two that the sentence before told of
            names = [with_article(scene.countries.names.get(country, country)) for country in two]
            return Who(
                " and ".join(sorted(names, key=lambda name: (name.startswith("the "), name))), SpeakerBasis.PRONOUN, 0.9, several=True
            )
        pair = scene.countries.pair
        return Who(pair, SpeakerBasis.PRONOUN, 0.85, several=True) if pair else None
    role = _SINGULAR.get(head, head.removesuffix("s"))
    persons = [p for p in scene.registry.persons if role in p.roles]
    if len(persons) != 2:
        persons = [p for p in scene.registry.persons if role in p.roles | p.as_counterpart]
    if len(persons) == 2 and len({frozenset(p.nations) for p in persons}) == 2:
        return Who(f"{persons[0].name} and {persons[1].name}", SpeakerBasis.PRONOUN, GATE, several=True)
    return None
