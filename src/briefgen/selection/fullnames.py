"""Speakers whom their source names by the surname alone, and another source of the corpus in full: sure, or left as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim, Naming, Speaker, SpeakerBasis
from briefgen.selection.offices import offices_agree, words_of_office
from briefgen.text.phrases import tokens
from briefgen.text.pointing import opens_no_name
from briefgen.text.spans import Span

SAME_TIME = 366
"""Most days between two sources that tell of one holder of an office."""
LONGEST_NAME = 4
"""Words of a full name."""
_STEM = 4
"""First letters that two forms of a word share (`Boria`, `Borian`)."""
_TITLES = frozenset(
    tokens(
        "president prime minister general secretary premier chancellor governor senator ambassador chairman chairwoman spokesperson"
        " spokesman spokeswoman designate elect emeritus deputy vice acting assistant under first state party foreign affairs defence"
        " defense trade finance health education energy justice interior environment mr mrs ms dr comrade leader chief director"
        " professor gen"
    )
)


@dataclass(frozen=True)
class _Told:
    """A full name with what stands before it in one sentence. title: the capitalised words of an office right before it, may be empty."""

    name: str
    title: str
    claim: Claim

    @property
    def place(self) -> Naming:
        """Where the name stands."""
        words = r"\s+".join(map(re.escape, self.name.split()))
        found = re.search(rf"\b{words}\b", self.claim.text)
        start, end = found.span() if found else (0, len(self.claim.text))
        base = self.claim.span.start
        return Naming(document=self.claim.document, span=Span(base + start, base + end), sentence=self.claim.span)


def named_in_full(claims: Mapping[str, Sequence[Claim]], documents: Sequence[Document]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each document, with full names for speakers whom it names by the surname alone.

    A name is taken from other documents only when everything agrees: in no document does the surname stand beside any other name; the two
    sources are at most SAME_TIME days apart; the other source gives him the same office, whose country or portfolio it names too; and
    both name something else in common where they name him.
    """
    bare = _bare(claims)
    if not bare:
        return {key: tuple(told) for key, told in claims.items()}
    dated = {document.id: document for document in documents}
    namings = {surname: _namings(surname, claims) for surname in sorted({surname for _, surname in bare})}
    found: dict[tuple[str, str], _Told] = {}
    for (document, surname), offices in bare.items():
        told = namings[surname]
        near = [one for one in told if _same_time(dated[document], dated[one.claim.document]) and one.claim.document != document]
        own = [claim for claim in claims[document] if surname in claim.text]
        sure = next((one for one in near if any(_is_he(surname, office, one, near, own) for office in offices)), None)
        if sure is not None:
            found[document, surname] = sure
    return {key: tuple(_renamed(claim, found) for claim in told) for key, told in claims.items()}


def _bare(claims: Mapping[str, Sequence[Claim]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Document and surname -> offices, of speakers with one name of a word and an office."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for document, told in claims.items():
        for claim in told:
            if claim.speaker and claim.speaker.office and re.fullmatch(r"[^\W\d_]{2,}", claim.speaker.name):
                found.setdefault((document, claim.speaker.name), {}).setdefault(claim.speaker.office)
    return {key: tuple(offices) for key, offices in found.items()}


def _namings(surname: str, claims: Mapping[str, Sequence[Claim]]) -> tuple[_Told, ...]:
    """Where the corpus gives the full name that ends with the surname; empty when the surname is also part of some other name."""
    beside = re.compile(rf"(?P<before>(?:[A-Z][\w.-]*\s+(?:and\s+|of\s+)?){{0,8}})\b{re.escape(surname)}\b(?P<behind>[’'-]\w+|\s+[A-Z])?")
    found: list[_Told] = []
    loose: list[str] = []
    for claim in (claim for told in claims.values() for claim in told if surname in claim.text):
        for naming in beside.finditer(claim.text):
            if (naming["behind"] or "’s").lstrip("’'") != "s":
                return ()
            words = naming["before"].split()
            if naming.start() <= 1 and words and opens_no_name(words[0]):
                words.pop(0)
            at = max((k + 1 for k, word in enumerate(words) if word.casefold() in _TITLES or word in ("and", "of")), default=0)
            name = " ".join((*words[at:], surname))
            if at and words[at - 1] in ("and", "of"):
                loose.append(name)  # `Minister of Trade Ana Serin`: nothing tells where the portfolio ends
            elif words[at:]:
                found.append(_Told(name, " ".join(words[:at]), claim))
    names = {one.name for one in found}
    if len(names) != 1 or len(found[0].name.split()) > LONGEST_NAME:
        return ()
    return tuple(found) if all(f" {one}".endswith(f" {found[0].name}") for one in loose) else ()


def _same_time(one: Document, other: Document) -> bool:
    if one.date is None or other.date is None:
        return False
    return max((one.date.latest - other.date.earliest).days, (other.date.latest - one.date.earliest).days) <= SAME_TIME


def _is_he(surname: str, office: str, one: _Told, told: Sequence[_Told], own: Sequence[Claim]) -> bool:
    """True when the office in the source of the surname is that of the full name, by its head and by what it is of."""
    speaker = one.claim.speaker
    offices = [one.title] + ([speaker.office] if speaker and speaker.office and speaker.name == one.name else [])
    if not any(offices_agree(office, other) for other in offices if other):
        return False
    theirs = {word[:_STEM] for other in told for word in tokens(other.claim.text)}
    special = words_of_office(office)
    if not special or not all(word[:_STEM] in theirs for word in special):
        return False
    ours = {name for claim in own for name in claim.names}
    return any(name in ours for other in told for name in other.claim.names if surname not in name.split())


def _renamed(claim: Claim, found: Mapping[tuple[str, str], _Told]) -> Claim:
    """The claim, its speaker and the same one of its attributions by the full name."""
    if claim.speaker is None or (claim.document, claim.speaker.name) not in found:
        return claim
    surname, told = claim.speaker.name, found[claim.document, claim.speaker.name]
    attributions = tuple(
        replace(one, resolved=_by(one.resolved, told)) if one.resolved and one.resolved.name == surname else one
        for one in claim.attributions
    )
    return replace(claim, speaker=_by(claim.speaker, told), attributions=attributions)


def _by(speaker: Speaker, told: _Told) -> Speaker:
    basis = SpeakerBasis.CORPUS if speaker.basis is SpeakerBasis.NAMED else speaker.basis
    return replace(speaker, name=told.name, basis=basis, named_in=told.place)
