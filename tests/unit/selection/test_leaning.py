from dataclasses import replace

import pytest

from briefgen.model.evidence import Speaker, SpeakerBasis
from briefgen.selection.leaning import explained, follows, unresolved
from briefgen.selection.pool import build_pool
from briefgen.selection.select import select

TOPIC = ("Aland", "Boria")
LEANS = ("dependent",)


def told(claims, topic=TOPIC):
    return [[(one.text, one.reason) for one in claim.resolutions] for claim in explained(claims, topic)]


def test_they_are_the_two_parties_of_the_sentence_before(shelf):
    claims = shelf.put(
        "a",
        {"text": "Aland and Boria praised the treaty.", "speaker": "Aland and Boria"},
        {"text": "They also opened the locks.", "flags": LEANS},
    )
    assert told(claims) == [[], [("Aland and Boria", "group")]]
    assert [unresolved(claim) for claim in explained(claims, TOPIC)] == [False, False]


def test_they_are_nobody_after_a_single_speaker(shelf):
    claims = shelf.put("a", {"text": "Ruiz praised it.", "speaker": "Anna Ruiz"}, {"text": "They opened the locks.", "flags": LEANS})
    assert told(claims) == [[], []]
    assert unresolved(explained(claims, TOPIC)[1])


@pytest.mark.parametrize(
    ("before", "text", "meant"),
    [
        ("Aland values the help of Boria.", "The country also asked Boria for boats on the East Aland Sea.", "Aland"),
        ("Aland values the help of Boria.", "The country asked Aland for boats.", ""),
        ("Cadiz values the help of Boria.", "The country asked Boria for boats.", ""),
    ],
)
def test_the_country_is_the_topics_that_the_sentence_before_begins_with(shelf, before, text, meant):
    claims = shelf.put("a", before, {"text": text, "flags": LEANS})
    assert told(claims)[1] == ([(meant, "pronoun")] if meant else [])


def test_the_two_ministers_are_the_only_two_people_named_together(shelf):
    ruiz = {"text": "Anna Ruiz spoke.", "speaker": "Anna Ruiz"}
    holm = {"text": "Per Holm spoke.", "speaker": "Per Holm"}
    met = "The talks were led by Ruiz and Holm in Lema."
    both = {"text": "The two ministers also spoke of grain.", "flags": LEANS}
    assert told(shelf.put("a", ruiz, holm, met, both))[3] == [("Anna Ruiz and Per Holm", "group")]
    assert told(shelf.put("b", ruiz, holm, both))[2] == []


@pytest.mark.parametrize(
    "opening", ["These include locks.", "He left early.", "It rose again.", "The nation is ready.", "Such locks are rare."]
)
def test_what_only_the_sentence_before_explains_is_unresolved(shelf, opening):
    (claim,) = shelf.put("a", {"text": opening, "flags": LEANS})
    assert unresolved(claim)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We will open it at the end of May.", True),
        ("Forty ferries were in it this morning.", True),
        ("Forty ferries were in the dock this morning.", False),
        ("We’ll take them before the rains.", True),
        ("We think it is late for the rains.", False),
        ("We will open the lock and run it.", False),
        ("We hope that the board will open it in May.", False),
    ],
)
def test_what_we_will_open_stands_in_the_sentence_before(shelf, words, told):
    (claim,) = shelf.put("a", {"text": words, "speaker": "Anna Ruiz"})
    assert unresolved(claim) is told


def test_another_proposal_stands_under_the_name_of_who_proposes(shelf):
    (claim,) = shelf.put("a", {"text": "Another proposal is to dig.", "flags": LEANS, "speaker": "Anna Ruiz"})
    assert not unresolved(claim)


def test_a_document_is_taken_up_under_another_name(shelf, section, brief):
    signed, accord = shelf.put("a", "Aland and Boria signed a power-sharing agreement in Lema.", "The accord was sealed after nine days.")
    pool = build_pool(brief(section()), shelf, shelf.documents())
    assert pool.needs(pool.by_id[accord.id]) == signed.id


def test_a_sentence_needs_the_one_whose_word_it_takes_up(shelf, section, brief):
    said, follows, also, alone = shelf.put(
        "a",
        "Aland and Boria announced a treaty in Lema.",
        "The announcement followed talks in Kolm.",
        "Aland also praised the boats.",
        "The treaty of Aland and Boria has nine parts.",
    )
    pool = build_pool(brief(section()), shelf, shelf.documents())
    needs = {key: pool.needs(candidate) for key, candidate in pool.by_id.items()}
    assert (needs[said.id], needs[follows.id], needs[also.id], needs[alone.id]) == (None, said.id, follows.id, None)


@pytest.mark.parametrize("opening", ["By early 2003, he had left Lema.", "Anna Ruiz thanked him for the locks."])
def test_he_whom_nothing_explains_is_unresolved(shelf, opening):
    (claim,) = shelf.put("a", {"text": opening, "flags": LEANS})
    assert unresolved(claim)
    (quoted,) = shelf.put("b", {"text": "“The lock is done,” he said.", "flags": LEANS})
    assert unresolved(quoted)
    assert not unresolved(replace(quoted, speaker=Speaker(name="Per Holm", basis=SpeakerBasis.PRONOUN)))


def test_what_sets_out_from_the_sentence_before_is_printed_behind_it_or_not_at_all(shelf, section, brief):
    pact, gain = shelf.put(
        "a",
        {"text": "Aland and Boria concluded the rice pact in December 1935.", "date": "1935-12"},
        {"text": "Under this pact, Boria would gain the best rice fields.", "flags": LEANS},
        published="2001",
    )
    (orphan,) = shelf.put("b", {"text": "Under this pact, Cadiz would gain rice boats.", "flags": LEANS}, published="2001")
    wanted = section(keywords=("rice", "pact"), order="chronological")
    (choice,) = select(brief(wanted), shelf, {}).choices
    assert [fact.id for fact in choice.facts] == [pact.id, gain.id]
    assert orphan.id not in [fact.id for fact in choice.facts]
    (narrow,) = select(brief(section(keywords=("rice", "pact"), facts=1)), shelf, {}).choices
    assert [fact.id for fact in narrow.facts] == [pact.id]


def in_one_paragraph(shelf, document):
    """The claims of the document, put into one paragraph."""
    reading = shelf.readings[document]
    shelf.readings[document] = replace(reading, claims=tuple(replace(claim, paragraph=1) for claim in reading.claims))
    return shelf.readings[document].claims


@pytest.mark.parametrize("order", ["chronological", "relevance"])
def test_it_is_printed_right_behind_the_one_thing_that_it_means_or_not_at_all(shelf, section, brief, order):
    shelf.put(
        "a",
        {"text": "The rice treaty was signed by Aland and Boria on 4 May 1998.", "event": "1998-05-04", "told": "4 May 1998"},
        {"text": "It was ratified and entered into force on 3 May 1999, and covers rice.", "event": "1999-05-03", "flags": LEANS},
        published="2001",
    )
    shelf.put("b", "Ana Ruiz grew rice in Cadiz.", {"text": "It was sold as rice in a market in 1997.", "flags": LEANS}, published="2001")
    signed, ratified = in_one_paragraph(shelf, "a")
    (*_, orphan) = in_one_paragraph(shelf, "b")
    chosen = select(brief(section(keywords=("rice", "treaty"), order=order)), shelf, {})
    facts = [fact.id for fact in chosen.choices[0].facts]
    assert facts[facts.index(signed.id) :][:2] == [signed.id, ratified.id]
    assert orphan.id not in facts
    assert ratified.id not in chosen.key_points
    (narrow,) = select(brief(section(keywords=("rice", "treaty"), facts=1)), shelf, {}).choices
    assert ratified.id not in [fact.id for fact in narrow.facts]


def test_none_of_the_same_date_stands_between_a_sentence_and_what_it_takes_up(shelf, section, brief):
    shelf.put(
        "a",
        "Aland and Boria announced a rice treaty in Lema.",
        "Per Holm grows the rice of Cadiz in nine fields.",
        "The announcement followed talks on rice in Kolm.",
        published="2001",
    )
    said, other, follows = in_one_paragraph(shelf, "a")
    (choice,) = select(brief(section(keywords=("rice", "treaty"), order="chronological")), shelf, {}).choices
    assert [fact.id for fact in choice.facts] == [said.id, follows.id, other.id]


def test_it_of_another_speaker_or_paragraph_follows_nothing(shelf):
    treaty, other = "The rice treaty was signed in Lema.", {"text": "It was ratified in 1999.", "flags": LEANS}
    shelf.put("a", {"text": treaty, "speaker": "Ana Ruiz"}, other)
    first, second = in_one_paragraph(shelf, "a")
    assert not follows(second, first)
    shelf.put("b", treaty, other)
    first, second = in_one_paragraph(shelf, "b")
    assert follows(second, first)
    assert not follows(replace(second, paragraph=2), first)
    assert not follows(second, replace(first, flags=second.flags))
