"""The words before a colon that open a turn in a transcript: a name in capitals or not, with title and house, or a part in the talk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import OFFICE_WORDS, roles
from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.wordlist import words

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
_APART = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_LONGEST = 7
"""Words of the longest label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label read. key: the same for all labels of one speaker. name: how to call a speaker who is no known person, None for a part.

    person: the one of the document's persons it names. answers: `A:`. known: it shows by itself that somebody speaks. capitals: it is
    written in them; any other that is not known has to come back.
    """

    key: str
    person: Person | None = None
    name: str | None = None
    answers: bool = False
    known: bool = True
    capitals: bool = False


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
        parts = _APART.sub(" ", written).partition(",")[0].replace("*", "").split()
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
        person = self._person(named)
        if person is not None:
            return Label(person.name.lower(), person)
        if set(lower) & _NO_NAME or len(named) > 4 or any(nation(part.capitalize()) for part in named) or not _spelt(named):
            return None
        if not written.isupper() and len(named) < 2 and not _APART.search(written):
            return None
        name = self._as_written(named)
        elsewhere = len(named) > 1 and re.search(rf"{re.escape(name)}\b(?!\s*:)", self.text) is not None
        return Label(name.lower(), name=name, known=elsewhere, capitals=" ".join(parts).isupper())

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

    def _person(self, named: list[str]) -> Person | None:
        """The one person of this surname, whose given name fits where one is written."""
        last = named[-1].casefold()
        bearers = [person for person in self.registry.persons if person.name.split()[-1].casefold() == last]
        if len(bearers) > 1 or len(named) > 1:
            first = named[0].casefold().rstrip(".")
            bearers = [person for person in bearers if person.name.casefold().startswith(first)]
        return bearers[0] if len(bearers) == 1 else None

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
