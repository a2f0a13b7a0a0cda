"""The persons of one document: full name, the offices it gives, nationality, gender, and where each is named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress

from briefgen.analysis.people.candidates import (
    LEADING,
    NOT_A_NAME,
    belongs_to,
    candidates,
    clean_office,
    could_name,
    is_title_word,
    looks_vietnamese,
)
from briefgen.analysis.people.genders import gender, known_given
from briefgen.analysis.people.namesakes import Namesakes, same_name
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import PARTIES, names_office, roles
from briefgen.analysis.people.person import Person, other_forms
from briefgen.analysis.tokens import Tokens, tokenise
from briefgen.analysis.wordlist import words

_HONORIFICS = words(
    "Mr Mrs Ms Dr Prof Sir Lord Judge Justice Gen Col Adm Capt Maj Lt Spokesman Spokeswoman spokesman spokeswoman Mayor",
)
KIN = words("cousin brother sister wife husband widow widower son daughter father mother uncle aunt nephew niece grandson friend")
"""Words that tell to whom somebody belongs, not what office he holds."""
_SPEAKS = words("said says added stressed noted told affirmed emphasized emphasised proposed suggested argued warned explained")
_LONGEST_NAME = 3
_BEFORE_A_SPEAKER = frozenset((",", ".", "”", '"', "?", "!"))


@dataclass(frozen=True, slots=True)
class Naming:
    """A person named at tokens [first, last) of a paragraph; `first` is where the title begins. possessive: `Reed's`."""

    person: Person
    first: int
    last: int
    possessive: bool


@dataclass(slots=True)
class Registry:
    """All persons of a document, by every word that names exactly one of them."""

    persons: list[Person] = field(default_factory=list)
    by_word: dict[str, Person] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    """Surnames that more than one full name of the document ends with."""
    namesakes: Namesakes = field(default_factory=Namesakes)
    """The bearers of those but the first, whom `by_word` has."""
    written: dict[str, tuple[Person, bool]] = field(default_factory=dict)
    """`by_word` with the possessive forms, and whether it is one; made when it is first asked for."""
    found: dict[int, list[Naming]] = field(default_factory=dict)
    """What `namings` found, by where the paragraph begins: two readers ask for it."""
    untitled: dict[str, dict[str, None]] = field(default_factory=dict)
    """Full names, by their last word, that nothing but their capitals shows to be persons."""

    def learn(self, paragraphs: Sequence[Tokens]) -> None:
        """Collect full names and titled names; call before `namings`."""
        bare: list[tuple[str, str, bool]] = []
        peers: list[tuple[str, str]] = []
        for tokens in paragraphs:
            before = ""
            for title, name, sure in candidates(tokens):
                if len(name.split()) >= 2 or roles(title) or title.rstrip(".").split(" ")[-1] in _HONORIFICS:
                    bare.append((title, name, sure))
                    if before and title.endswith("counterpart"):
                        peers.append((name, before))
                    before = name
        # full names first, so that a titled surname finds its bearer
        for title, name, sure in sorted(bare, key=lambda found: -min(len(found[1].split()), 2)):
            self._add(title, name, sure)
        for name, peer in peers:
            one, other = self.by_word.get(name.split()[-1]), self.by_word.get(peer.split()[-1])
            if one is not None and other is not None and one is not other:
                one.as_counterpart |= other.roles
        if self.shared:
            self.locate_namesakes(paragraphs)

    def learn_more(self, tokens: Tokens) -> None:
        """Fuller names and offices of known persons, from a title or caption; nobody new."""
        for title, name, _ in candidates(tokens):
            parts = name.split()
            person = self.by_word.get(parts[-1])
            if person is None or (len(parts) == 1 and not title):
                continue
            known = person.name.split()
            if len(parts) > 1 and not (len(known) == 1 and (known_given(parts[0]) or looks_vietnamese(parts))) and parts != known:
                continue
            self._add(title, name)

    def add_titled(self, words: str, surnames: Collection[str] | None = None) -> None:
        """A person named as such, with or without titles before the name (`Transport Minister Ana Ruiz`).

        surnames: casefolded, of the only persons to take in from words that tell of more.
        """
        found = candidates(tokenise(words, 0, len(words)))
        for title, name, _ in found:
            if len(name.split()) > 1 and (surnames is None or name.split()[-1].casefold() in surnames):
                self._add(title, name, sure=surnames is None)
        if not found and surnames is None and len(words.split()) <= _LONGEST_NAME:
            self.add_speaker(words)

    def add_speaker(self, word: str, title: str = "") -> None:
        """A name that speaks (`Ruiz proposed that`) is a person, even where the document gives no known title and no known given name."""
        parts = word.split()
        if not 1 <= len(parts) <= 3 or any(not could_name(part) or part in LEADING for part in parts):
            return
        if (known := self.by_word.get(parts[-1])) is not None:
            if self._names_another(known, parts) and self.namesakes.bearer(known.key, parts) is None:
                self.shared.add(known.key)
                self.describe(self._another(known.key, parts), "")
            return
        full = list(self.untitled.get(word, ()))
        if len(full) == 1 and 2 <= len(full[0].split()) <= 3:
            word, parts = full[0], full[0].split()  # `Ana Ruiz opened it. …, Ruiz said`
        person = Person(name=word, key=parts[-1])
        self.describe(person, title)
        self.persons.append(person)
        self._know(person)
        if len(parts) > 1:
            self.by_word.setdefault(parts[0], person)

    def _names_another(self, person: Person, parts: Sequence[str]) -> bool:
        """True for the full name of somebody else with the surname of a person known by a full name."""
        return len(parts) > 1 and len(person.name.split()) > 1 and parts[-1] == person.key and not same_name(person.name, parts)

    def locate_namesakes(self, paragraphs: Iterable[Tokens]) -> None:
        """Note where those who share a surname are named in full; call before `namings` when somebody was added."""
        self.namesakes.locate(paragraphs, {key: self.by_word[key] for key in self.shared})

    def by_surname(self, paragraphs: Iterable[Tokens]) -> dict[str, frozenset[str]]:
        """Each word that names somebody, with the countries of that person's offices; also names that only speak (`, Ruiz said`)."""
        found: dict[str, frozenset[str]] = {}
        for tokens in paragraphs:
            words, lower = tokens.words, tokens.lower
            for at in range(1, len(words)):
                if lower[at] in _SPEAKS and words[at - 1][0].isupper() and (at == 1 or words[at - 2] in _BEFORE_A_SPEAKER):
                    name = words[at - 1]
                    if name not in LEADING and could_name(name) and not name.isupper():
                        found[name] = frozenset()
        return found | {word: frozenset(person.nations) for word, person in self.by_word.items()}

    def names_a_stranger(self, tokens: Tokens, low: int, high: int) -> bool:
        """True when tokens [low, high) hold a full name that may be a person's, of whom the document tells nothing more."""
        return not self.untitled.keys().isdisjoint(tokens.words[low:high]) and any(
            tokens.words[at] in self.untitled and tokens.words[at] not in self.by_word and tokens.words[at - 1][0].isupper()
            for at in range(low + 1, high)
        )

    def _names_stranger_by(self, person: Person, given: str) -> bool:
        """True when `given` before the surname makes a full name that the document has for somebody else."""
        names = self.untitled.get(person.key)
        return names is not None and f"{given} {person.key}" in names and self._names_another(person, [given, person.key])

    def office_of(self, name: str) -> str | None:
        """The office of the person of this full name."""
        return next((person.office for person in self.persons if person.name == name), None)

    def namings(self, tokens: Tokens) -> list[Naming]:
        """Every mention of a known person by name, in order; tokens: those of a paragraph."""
        if len(self.written) != 3 * len(self.by_word):
            self.found.clear()
            for word, person in self.by_word.items():
                self.written |= {word: (person, False), f"{word}’s": (person, True), f"{word}'s": (person, True)}
        if self.written.keys().isdisjoint(tokens.words):
            return []
        if tokens.starts[0] not in self.found:
            self.found[tokens.starts[0]] = self._namings(tokens)
        return self.found[tokens.starts[0]]

    def _namings(self, tokens: Tokens) -> list[Naming]:
        found: list[Naming] = []
        at = 0
        words, written = tokens.words, self.written
        for hit in compress(range(len(words)), map(written.__contains__, words)):
            if hit < at:
                continue
            at = hit
            person, possessive = written[words[at]]
            if person.key in self.shared and (meant := self.namesakes.meant(tokens, at, person)) is not person:
                if meant is None:
                    at += 1
                    continue  # `Reed`, where two of that name are spoken of
                person = meant
            if at and self._names_stranger_by(person, words[at - 1]):
                at += 1
                continue  # `Nora Reed`, of whom nothing more is known, where John Reed is
            parts = person.name.split()
            first = at
            while first > 0 and words[first - 1] in parts:
                first -= 1
            name = first
            while first > 0 and (words[first - 1] in parts or is_title_word(tokens, first - 1)) and not belongs_to(tokens, first - 1, name):
                first -= 1
            while at + 1 < len(words) and not possessive:
                further = written.get(words[at + 1])
                if words[at + 1] not in parts and (further is None or further[0] is not person):
                    break
                at += 1
                possessive = further is not None and further[0] is person and further[1]
            if (
                at + 1 < len(words)
                and words[at + 1][:1].isupper()
                and (words[at + 1] in NOT_A_NAME or words[at + 1].isupper())
                and not possessive
            ):
                at += 1
                continue  # `Reed University`
            found.append(Naming(person, first, at + 1, possessive))
            at += 1
        return found

    def _add(self, title: str, name: str, sure: bool = False) -> None:
        parts = [part for part in name.split() if part not in ("Jr.", "Sr.", "Jr", "Sr")]
        if not parts:
            return
        title, parts = _place_apart(title, parts)
        key = parts[-1]
        person = self.by_word.get(key)
        if person is not None and len(parts) == 1 and key in self.shared:
            fitting = self.namesakes.titled(title, person)
            if len(fitting) == 1:
                self.describe(fitting[0], title)
            return
        if person is not None and len(parts) >= 2 and len(person.name.split()) >= 2 and not same_name(person.name, parts):
            # another bearer of the surname: alone it stands for the first one
            self.shared.add(key)
            person = self.namesakes.bearer(key, parts) or self._another(key, parts)
            self.describe(person, title)
            return
        if person is None:
            certain = sure or known_given(parts[0]) or names_office(title) or looks_vietnamese(parts)
            if len(parts) >= 2 and not (certain or "." in parts[1]):
                self.untitled.setdefault(key, {}).setdefault(" ".join(parts))
                return
            full = list(self.untitled.get(key, ())) if len(parts) == 1 else []
            if len(full) == 1 and len(full[0].split()) <= _LONGEST_NAME:
                parts = full[0].split()  # `Ana Ruiz` at first, `Mr. Ruiz` later
            person = Person(name=" ".join(parts), key=key)
            self.persons.append(person)
            self._know(person)
        if len(parts) > len(person.name.split()):
            person.name = " ".join(parts)
        if len(parts) >= 2 and parts[0] not in self.by_word and parts[0] not in LEADING and len(parts[0]) > 1 and "." not in parts[0]:
            self.by_word.setdefault(parts[0], person)
        self.describe(person, title)

    def _another(self, key: str, parts: list[str]) -> Person:
        person = Person(name=" ".join(parts), key=key)
        self.persons.append(person)
        self.namesakes.further.setdefault(key, []).append(person)
        if parts[0] not in self.by_word and parts[0] not in LEADING and len(parts[0]) > 1 and "." not in parts[0]:
            self.by_word[parts[0]] = person
        return person

    def _know(self, person: Person) -> None:
        """Find the person by the surname, and by its other forms (`Assad`, `al-Assad`)."""
        self.by_word[person.key] = person
        for form in other_forms(person.key):
            self.by_word.setdefault(form, person)

    def describe(self, person: Person, title: str) -> None:
        """Take in a title as written: roles, nationality and the office it names."""
        person.gender = person.gender or gender(person.name, title)
        if not title:
            return
        person.roles |= roles(title)
        person.parties |= PARTIES & set(title.lower().split())
        countries = {country for word in title.split() if (country := nation(word))}
        if len(countries) == 1:
            person.nations |= countries
        office = clean_office(title)
        if office and names_office(office) and office.split()[0].lower() not in KIN and office not in person.offices:
            person.offices.append(office)


def _place_apart(title: str, parts: list[str]) -> tuple[str, list[str]]:
    """`Prime Minister of` and `Veria Aldo Serin`: the place goes with the office, a name of two words is left, or a Vietnamese of three.

    So does a portfolio: `Minister of Irrigation and` and `Water Resources Aldo Serin`.
    """
    if len(parts) < 3 or not (title.endswith(" of") or (title.endswith(" and") and " of " in title)):
        return title, parts
    given = next((at for at in range(1, len(parts) - 1) if known_given(parts[at])), None)
    kept = len(parts) - given if given else 3 if len(parts) > 3 and looks_vietnamese(parts[-3:]) else 2
    return " ".join([title, *parts[:-kept]]), parts[-kept:]
