"""Who is named by the surname alone before the brief has named him in full: the full name is printed there, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.composition.statements import housed
from briefgen.model.evidence import Fact
from briefgen.text.normalise import folded


def first_namings(runs: Iterable[Iterable[Fact]], names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Fact id -> full names (source spelling) to print after the surname.

    runs: facts in printed order, a run for each part that is read on its own: key points, body. names: house spellings. A person is known
    once a label or a sentence has told the full name, or it was printed after the surname.
    """
    found: dict[str, set[str]] = {}
    for run in runs:
        known: list[str] = []
        for fact in run:
            claim = fact.claim
            told = folded(" ".join((claim.text, housed(claim.speaker.name, names) if claim.speaker else "")))
            known.append(told)
            for resolution in claim.resolutions:
                name = folded(housed(resolution.text, names))
                if resolution.reason == "name" and not any(name in words for words in known):
                    found.setdefault(fact.id, set()).add(resolution.text)
                    known.append(name)
    return {key: frozenset(told) for key, told in found.items()}
