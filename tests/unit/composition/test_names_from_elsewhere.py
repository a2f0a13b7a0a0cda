"""A full name that only another source gives is referred to there, and facts.json says where it stands."""

import json

from briefgen.composition.compose import compose
from briefgen.composition.facts import facts_json
from briefgen.selection.select import select


def test_the_source_of_a_full_name_is_referred_to(shelf, section, brief):
    asks = {"text": "Serin asked Boria for rice.", "speaker": "Serin", "office": "top Borian leader", "names": ("Serin", "Boria")}
    full = {"text": "Borian President Ana Serin opened the lock in Boria.", "names": ("Borian President Ana Serin", "Boria")}
    shelf.put("a", asks, published="2024-03")
    shelf.put("b", full, published="2024-09-10")
    spec = brief(section())
    edition = compose(spec, select(spec, shelf, {"a": "a", "b": "b"}))
    (statement,) = edition.sections[0].all_statements
    assert (statement.label.speaker, statement.citations, statement.named_by) == ("Ana Serin", (1,), 2)
    assert "single_source" in statement.marks  # what is said rests on one source, whatever gives the name
    assert [one.text for one in edition.references[1].passages] == [full["text"]]
    facts = json.loads(json.dumps(facts_json(edition)))
    named = facts["sections"][0]["statements"][0]["label"]["speaker_named"]
    assert named == {"slice": {"document": "b", "start": 17, "end": 26}, "text": "Ana Serin"}
