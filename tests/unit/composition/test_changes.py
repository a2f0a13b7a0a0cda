"""What changed since the edition before, and why a statement is gone."""

import json

import pytest

from briefgen.composition.compose import compose
from briefgen.composition.facts import facts_json, previous_from_facts
from briefgen.model.evidence import Discrepancy

NINE, SIX = "Rice sold for nine dollars.", "Rice sold for six dollars."


@pytest.fixture
def edition(section, brief, chosen):
    """An edition of some claims, told against the one before."""

    def made(claims, before=None, unread=(), **more):
        told = previous_from_facts(json.loads(json.dumps(facts_json(before)))) if before else None
        number = before.number + 1 if before else 1
        return compose(brief(section()), chosen({"trade": claims}, **more), number=number, previous=told, unread=unread)

    return made


def told(edition):
    return [(change.kind, change.why) for change in edition.changes.changes]


@pytest.mark.parametrize("kind", ["date", "number", "office", "visit"])
def test_that_sources_begin_to_differ_and_that_they_cease_to_is_told(shelf, edition, kind):
    (one,) = shelf.put("a", NINE, published="2020")
    (other,) = shelf.put("b", SIX, published="2020")
    doubt = Discrepancy(kind=kind, subject="Rice", first=one, first_value="nine", second=other, second_value="six", confidence=0.9)
    agreed = edition((one,))
    disputed = edition((one,), agreed, discrepancies=(doubt,))
    assert told(disputed) == [("revised", "sources now differ")]
    assert told(edition((one,), disputed, discrepancies=(doubt,))) == []
    assert told(edition((one,), disputed)) == [("revised", "sources no longer differ")]


@pytest.mark.parametrize(
    ("unread", "why"),
    [
        ((), "its source is no longer in the corpus"),
        (("b.txt",), "its source could not be read"),
        (("b",), "its source is no longer in the corpus"),
        (("c.txt",), "its source is no longer in the corpus"),
    ],
)
def test_a_dropped_statement_says_whether_its_source_is_gone_or_could_not_be_read(shelf, edition, unread, why):
    (kept,) = shelf.put("a", NINE, published="2020")
    (lost,) = shelf.put("b", SIX, published="2020")
    first = edition((kept, lost))
    del shelf.by_id["b"]
    assert told(edition((kept,), first, unread)) == [("dropped", why)]


def test_a_source_that_is_there_is_not_told_as_unread(shelf, edition):
    (kept,) = shelf.put("a", NINE, published="2020")
    (lost,) = shelf.put("b", SIX, published="2020")
    assert told(edition((kept,), edition((kept, lost)), ("b.txt",))) == [("dropped", "nothing of its source was chosen this time")]
