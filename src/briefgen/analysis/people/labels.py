"""The words before a colon that open a turn in a transcript: a name in capitals or not, with title and house, or a part in the talk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.analysis.people.genders import gender
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import OFFICE_WORDS, roles
from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.wordlist import words
from briefgen.text.lazy import lazily

_PARTS = words(
    "moderator question questioner q reporter reporters journalist interviewer host anchor presenter audience participant student",
    "voice speaker unidentified unknown operator translator interpreter narrator announcer caller crowd clerk correspondent editor",
    "all both staff press media mc emcee questions",
)
_ANSWERS = words("a answer")
_HONORIFICS = words("mr mrs ms miss dr prof professor sir madam hon the gen col adm capt maj lt sen rep gov amb judge justice lord")
_OFFICES = frozenset(word.lower() for word in OFFICE_WORDS)
_PARTICLES = words("al el bin ibn de da do dos del della der den du la le van von ten ter of the for and")
_NO_NAME = words(
    "what who when where why how note notes update updates source sources date time place venue location contact contacts background",
    "summary photo caption video watch read related correction warning tip email phone tel fax address website price title subject",
    "attachments participants speakers agenda monday tuesday wednesday thursday friday saturday sunday",
)
_APART = lazily(r"\s*[(\[](?P<house>[^()\[\]]*)[)\]]\s*")
_NUMBER = lazily(r"(?<=[^\W\d_])\s?\d{1,2}\Z")
_NO_HOUSE = words("via by through speaking in on off from continued continuing interpretation translation remotely laughs laughing")
"""First words of what stands behind a speaker's name and tells how he spoke."""
_LONGEST = 7
"""Words of the longest label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label read. key: the same for all labels of one speaker. name: how to call a speaker who is no known person, None for a part.

    person: the one of the document's persons it names. answers: `A:`. known: it shows by itself that somebody speaks. capitals: it is
    written in them; any other that is not known has to come back. titled: with a title, an office or a house. house: the words in brackets
    or behind the comma that tell for whom one speaks. plain: one word in small letters, a label only among those of an interview.
    """

    key: str
    person: Person | None = None
    name: str | None = None
    answers: bool = False
    known: bool = True
    capitals: bool = False
    titled: bool = False
    house: str | None = None
    plain: bool = False


@dataclass(slots=True)
class Labels:
    """Reads labels of one document."""

    registry: Registry
    text: str
    read_before: dict[str, Label | None] = field(default_factory=dict)
    by_role: dict[str, list[Label]] = field(default_factory=dict)
    """Labels of a name with an office, where no person is known of that name."""

    def read(self, written: str) -> Label | None:
        """The label these words are; None when they are none, as in `Venue: …`."""
        if written not in self.read_before:
            self.read_before[written] = label = self._read(written)
            if label is not None and label.name:
                for role in roles(written.partition(",")[0]):
                    self.by_role.setdefault(role, []).append(label)
        return self.read_before[written]

    def _read(self, written: str) -> Label | None:
        bare, _, behind = _APART.sub(" ", written).partition(",")
        parts = bare.replace("*", "").split()
        if len(parts) <= 2 and _NUMBER.search(bare.strip()) and parts[0].lower().rstrip("0123456789") in _PARTS | _ANSWERS:
            parts = [_NUMBER.sub("", bare.strip())]  # `Q1`, `Question 2`
        if not 1 <= len(parts) <= _LONGEST or not all(part[0].isupper() or part.lower() in _PARTICLES for part in parts):
            return None
        lower = [part.lower().rstrip(".") for part in parts]
        if set(lower) & _ANSWERS and len(lower) == 1:
            return Label("a", answers=True)
        named = [part for part, word in zip(parts, lower, strict=True) if word not in _HONORIFICS and word not in _OFFICES]
        if set(lower) & _PARTS and len(named) < 3:
            return Label(" ".join(lower))
        if not named or not all(part[0].isupper() for part in named[-1:]):
            return self._office(lower)
        while named and not named[0][0].isupper():
            named = named[1:]
        apart = _APART.search(written)
        house = _house(apart["house"] if apart else behind)
        capitals, titled = " ".join(parts).isupper(), len(named) < len(parts) or house is not None
        person = self._person(named, parts)
        if person is not None:
            return Label(person.name.lower(), person, capitals=capitals, titled=titled, house=house)
        if set(lower) & _NO_NAME or len(named) > 4 or any(nation(part.capitalize()) for part in named) or not _spelt(named):
            return None
        if (before := self._by_surname(named, parts)) is not None:
            return before
        name = self._in_full(named, parts) or self._as_written(named)
        if not capitals and len(named) < 2 and not _APART.search(written):
            return Label(name.lower(), name=name, known=False, titled=titled, house=house, plain=True)
        elsewhere = len(name.split()) > 1 and re.search(rf"{re.escape(name)}\b(?!\s*:)", self.text) is not None
        return Label(name.lower(), name=name, known=elsewhere, capitals=capitals, titled=titled, house=house)

    def _office(self, lower: list[str]) -> Label | None:
        """`THE PRESIDENT`: the one person of the document who holds that office."""
        wanted = roles(" ".join(word for word in lower if word not in _HONORIFICS))
        if not wanted:
            return None
        bearers = [person for person in self.registry.persons if wanted & person.roles]
        labels = [label for role in sorted(wanted) for label in self.by_role.get(role, ())]
        if not bearers and len({label.key for label in labels}) == 1:
            return labels[0]
        return Label(" ".join(lower), bearers[0] if len(bearers) == 1 else None)

    def _person(self, named: list[str], parts: list[str]) -> Person | None:
        """The one person of this surname, whose given name and whose title in `parts` fit where one is written."""
        last = named[-1].casefold()
        told = _told_gender(parts)
        bearers = [
            person
            for person in self.registry.persons
            if person.name.split()[-1].casefold() == last and (told is None or person.gender in (None, told))
        ]
        if len(bearers) > 1 or len(named) > 1:
            first = named[0].casefold().rstrip(".")
            bearers = [person for person in bearers if person.name.casefold().startswith(first)]
        return bearers[0] if len(bearers) == 1 else None

    def _by_surname(self, named: list[str], parts: list[str]) -> Label | None:
        """The one label before that has this surname behind a given name: `ANA RUIZ (Harbour Radio)`, then `RUIZ`."""
        if len(named) > 1 or _told_gender(parts) is not None:
            return None
        fuller = {label.key: label for label in self.read_before.values() if label and label.name and label.key.split()[1:]}
        bearers = [label for key, label in fuller.items() if key.split()[-1] == named[0].casefold()]
        return bearers[0] if len(bearers) == 1 else None

    def _in_full(self, named: list[str], parts: list[str]) -> str | None:
        """The one full name of the document that ends with this surname, where nothing but its capitals shows it to be a person's."""
        if len(named) > 1:
            return None
        last, told = named[0].casefold(), _told_gender(parts)
        full = [name for key in sorted(self.registry.untitled) if key.casefold() == last for name in self.registry.untitled[key]]
        return full[0] if len(full) == 1 and len(full[0].split()) <= 3 and gender(full[0], "") in (None, told) else None

    def _as_written(self, named: list[str]) -> str:
        """The name in small letters as the text has it elsewhere, else with a capital at each beginning."""
        if not " ".join(named).isupper():
            return " ".join(named)
        for found in re.finditer(r"\b" + r"\s+".join(map(re.escape, named)) + r"\b", self.text, re.IGNORECASE):
            if not found[0].isupper():
                return " ".join(found[0].split())
        return " ".join("-".join(piece.capitalize() for piece in part.split("-")) for part in named)


def _spelt(named: list[str]) -> bool:
    """True when these are letters only, as names are."""
    return all(part.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha() for part in named)


def _told_gender(parts: list[str]) -> str | None:
    """What a title among the words tells (`MS`); None when none does."""
    return next((told for part in parts if (told := gender("", part.rstrip(".").capitalize())) is not None), None)


def _house(written: str) -> str | None:
    """`Harbour Authority`, as one who speaks for it has it behind his name; None for how he spoke, as in `via video link`."""
    pieces = written.split()
    if (
        not pieces
        or len(pieces) > _LONGEST
        or not pieces[0][0].isupper()
        or pieces[0].lower() in _NO_HOUSE
        or any(map(str.isdigit, written))
    ):
        return None
    return " ".join(pieces)
