"""Copies are built from sentences made of a fixed vocabulary, so that the figures are the same on every run."""

import random

import pytest

from briefgen.analysis.origins.agencies import agency_name
from briefgen.analysis.origins.groups import copies, origin_keys, sketch
from briefgen.model.corpus import Document, Known, Provenance
from briefgen.text.spans import Span

STEMS = ("harbour", "minister", "river", "trade", "bridge", "school", "market", "treaty", "season", "village")
WORDS = [a + b for a in STEMS for b in ("", "s", "ing", "ed", "ly", "al")]


def body(seed, sentences=40):
    pick = random.Random(seed)
    return [" ".join(pick.choices(WORDS, k=pick.randint(9, 22))) + "." for _ in range(sentences)]


def grouped(documents):
    return copies({one.id: sketch(one) for one in documents})


def document(name, text, origin=None, prefix=""):
    known = Known(value=origin, provenance=Provenance.TEXT) if origin else None
    span = (Span(len(prefix), len(prefix) + len(text)),) if text else ()
    return Document(id=name, path=name, version="0", text=prefix + text, lines=(), paragraphs=span, origin=known)


def truncated(seed):
    return " ".join(body(seed)[:20])


def edited(seed):
    pick = random.Random(seed)
    return " ".join(word for word in " ".join(body(seed)).split() if pick.random() > 0.05)


def restyled(seed):
    return " ".join(body(seed)).upper().replace(".", " ;") + " Read more. Subscribe to our newsletter."


def dropped(seed):
    pick = random.Random(seed)
    kept = [sentence for sentence in body(seed) if pick.random() > 0.25]
    return " ".join(kept) + " " + " ".join(" ".join(body(seed + 1000)).split()[:80])


@pytest.mark.parametrize("change", [truncated, edited, restyled, dropped])
def test_copies_are_found_whatever_an_editor_did(change):
    seeds = range(25)
    documents = [document(f"{seed:02d}-a", " ".join(body(seed))) for seed in seeds]
    documents += [document(f"{seed:02d}-b", change(seed)) for seed in seeds]
    assert grouped(documents) == tuple((f"{seed:02d}-a", f"{seed:02d}-b") for seed in seeds)


def test_unrelated_documents_are_no_copies():
    assert grouped([document(f"{seed:03d}", " ".join(body(seed))) for seed in range(120)]) == ()


def test_a_shared_quotation_makes_no_copy():
    quotation = " ".join(body(7, 3))
    assert grouped([document(name, " ".join([*body(seed), quotation])) for name, seed in (("a", 1), ("b", 2))]) == ()


def test_only_the_body_counts():
    shared = "Subscribe to the newsletter of the daily harbour report and read every story of the river in full. " * 20
    assert grouped([document("a", " ".join(body(1)), prefix=shared), document("b", " ".join(body(2)), prefix=shared)]) == ()
    assert grouped([document("a", ""), document("b", "")]) == ()


def test_groups_do_not_depend_on_the_order_given():
    documents = [
        document(name, text) for name, text in (("c", truncated(1)), ("a", " ".join(body(1))), ("b", edited(1)), ("d", " ".join(body(2))))
    ]
    assert grouped(documents) == grouped(documents[::-1]) == (("a", "b", "c"),)


def test_short_texts_are_copies_only_when_alike():
    assert grouped([document("a", "The harbour is closed today."), document("b", "The harbour is closed today.")]) == (("a", "b"),)
    assert grouped([document("a", "The harbour is closed today."), document("b", "The harbour is closed until today.")]) == ()


@pytest.mark.parametrize("written", ["VNA", "Vietnam News Agency", "(VNA)", "the Vietnam News Agency", "Viet Nam News Agency"])
def test_an_agency_has_one_name(written):
    assert agency_name(written) == "Vietnam News Agency"


def test_other_origins_compare_folded():
    assert agency_name("  The Harbour  Post. ") == agency_name("harbour post")
    assert agency_name("Reuters") == agency_name("REUTERS") == "Reuters"


def test_the_origin_of_a_copy_is_that_of_its_group():
    everything = [document("a", "x", origin="AFP"), document("b", "x"), document("c", "y")]
    assert origin_keys(everything, (("a", "b"),)) == {"a": "AFP", "b": "AFP", "c": None}
    assert origin_keys(everything, ()) == {"a": "AFP", "b": None, "c": None}
    assert origin_keys(everything[1:], (("a", "b"),)) == {"b": None, "c": None}


def test_an_origin_that_copies_disagree_on_is_unknown():
    documents = [document("a", "x", origin="AFP"), document("b", "x", origin="Reuters"), document("c", "x")]
    assert origin_keys(documents, (("a", "b", "c"),)) == {"a": "AFP", "b": "Reuters", "c": None}


def test_a_formula_in_very_many_documents_makes_no_copies_and_hides_none():
    formula = "The views expressed in this letter are those of its writer and of nobody else in the harbour council of the coast."
    many = [document(f"{seed:03d}", " ".join([*body(seed, 3), formula])) for seed in range(260)]
    pair = [document(f"z{name}", " ".join([*body(900, 12), formula])) for name in "ab"]
    assert ("za", "zb") in grouped([*many, *pair])
