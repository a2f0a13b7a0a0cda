"""Persons of one document who share a surname: which of them a mention means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.analysis.people.candidates import clean_office, title_start
from briefgen.analysis.people.genders import gender
from briefgen.analysis.people.offices import roles
from briefgen.analysis.people.person import Person
from briefgen.analysis.tokens import Tokens

_SHORT = 2
"""Letters of a given name up to which it is an initial."""


@dataclass(slots=True)
class Namesakes:
    """The bearers of a surname besides the first one of the document.

    further: surname -> those others, in text order. told: surname -> where each bearer is named in full, in text order.
    """

    further: dict[str, list[Person]] = field(default_factory=dict)
    told: dict[str, list[tuple[int, Person]]] = field(default_factory=dict)

    def bearer(self, key: str, parts: Sequence[str]) -> Person | None:
        """The further bearer of the surname whose full name this is."""
        return next((person for person in self.further.get(key, ()) if same_name(person.name, parts)), None)

    def locate(self, paragraphs: Iterable[Tokens], firsts: Mapping[str, Person]) -> None:
        """Note where the bearers of shared surnames are named in full. firsts: surname -> its first bearer."""
        self.told = {key: [] for key in firsts}
        for tokens in paragraphs:
            for at, word in enumerate(tokens.words):
                key = _bare(word)
                if key in firsts and (person := self._in_full(tokens.words, at, key, firsts[key])) is not None:
                    self.told[key].append((tokens.starts[at], person))

    def meant(self, tokens: Tokens, at: int, first: Person) -> Person | None:
        """Whom the surname at token `at` means; None when nobody can tell.

        first: the document's first bearer, for whom the surname alone stands until another is named. A title decides where it fits one.
        """
        words, key = tokens.words, _bare(tokens.words[at])
        if key != first.key:
            return first
        if (named := self._in_full(words, at, key, first)) is not None:
            return named
        fitting = self.titled(" ".join(words[title_start(tokens, at) : at]), first)
        if len(fitting) == 1:
            return fitting[0]
        told = self.told.get(key, [])
        before = bisect_left(told, tokens.starts[at], key=lambda one: one[0])
        return first if not before or told[before - 1][1] is first else None

    def _in_full(self, words: Sequence[str], at: int, key: str, first: Person) -> Person | None:
        given = words[at - 1] if at else ""
        return next((one for one in (first, *self.further.get(key, ())) if given and given in one.name.split()[:-1]), None)

    def titled(self, title: str, first: Person) -> list[Person]:
        """Those of the bearers whom a title before the surname fits best, by its office, else as a man's or a woman's."""
        bearers = [first, *self.further.get(first.key, ())]
        held = [(clean_office(title) in person.offices, len(roles(title) & person.roles)) for person in bearers]
        if max(held) > (False, 0):
            return [person for person, count in zip(bearers, held, strict=True) if count == max(held)]
        wanted = gender("", title)
        if wanted is None:
            return []
        return [person for person in bearers if person.gender == wanted] or [person for person in bearers if person.gender is None]


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("’s", "'s")) else word


def same_name(name: str, parts: Sequence[str]) -> bool:
    """True when two full names with one surname may be one person's: `J. Reed` and `John Reed`, `Mike` and `Michael`."""
    known = name.split()
    one, other = known[0].rstrip("."), parts[0].rstrip(".")
    if one == other or parts[0] in known:
        return True
    alike = 1 if min(len(one), len(other)) <= _SHORT else 2
    return one[:alike] == other[:alike]
