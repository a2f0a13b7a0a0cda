import sys
from pathlib import Path

import pytest

from briefgen.model.evidence import Fact
from briefgen.model.selection import Choice, Selection

sys.path.append(str(Path(__file__).parents[2]))
from made_claims import brief, section, shelf, shelves

__all__ = ["brief", "section", "shelf", "shelves"]


@pytest.fixture
def chosen(shelf, section):
    """A selection of every claim put on the shelf: one section for each entry (section id -> claims)."""

    def run(entries, *, cutoff="2021-01-01", key_points=(), takeaways=None, corroboration=None, **more):
        support = corroboration or {}
        choices = []
        for name, claims in entries.items():
            facts = tuple(
                Fact(
                    claim=claim,
                    section=name,
                    score=0.5,
                    reasons=("keyword: rice",),
                    corroboration=support.get(claim.id, ()),
                    origins=1 + bool(support.get(claim.id)),
                    sources=1 + len(support.get(claim.id, ())),
                )
                for claim in claims
            )
            choices.append(Choice(section=name, facts=facts, takeaway=(takeaways or {}).get(name)))
        return Selection(cutoff=cutoff, documents=shelf.documents(), choices=tuple(choices), key_points=tuple(key_points), **more)

    return run
