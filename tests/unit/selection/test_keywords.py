"""What a keyword means, not only that it stands there."""

import pytest

from briefgen.selection.keywords import worth
from briefgen.selection.pool import build_pool
from briefgen.selection.relevance import objection
from briefgen.selection.select import select


@pytest.fixture
def weight(shelf, section, brief):
    def run(text, keywords, word, **row):
        shelf.put("a", {"text": text, **row})
        wanted = section(keywords=keywords)
        spec = brief(wanted)
        return worth(word, build_pool(spec, shelf, shelf.documents()).candidates[0], spec, wanted)

    return run


@pytest.mark.parametrize(
    ("text", "keywords", "word", "expected"),
    [
        ("Secretary General Holm spoke of rice.", ["rice", "Holm"], "Holm", 1.0),
        ("The holms along the river are dry.", ["rice", "Holm"], "Holm", 0.0),
        ("The holms along the river are dry.", ["Rice", "Holm"], "Holm", 1.0),
        ("A poll of the River Street Journal put Ruiz ahead.", ["River Street"], "River Street", 0.0),
        ("Banks in River Street, and a journal, put Ruiz ahead.", ["River Street"], "River Street", 1.0),
        ("Ruiz, who signed the rice treaty in 2013, will lead the mill.", ["rice"], "rice", 0.5),
        ("Ruiz, who will lead the mill, signed the rice treaty.", ["rice"], "rice", 1.0),
    ],
)
def test_a_keyword_is_worth_what_it_means(weight, text, keywords, word, expected):
    assert weight(text, keywords, word) == expected


def test_a_headline_is_no_statement(shelf, section, brief):
    headline, said = shelf.put("a", "Rice treaty signed.", "Aland and Boria signed the rice treaty.", title="Rice Treaty Signed")
    wanted = section()
    pool = build_pool(brief(wanted), shelf, shelf.documents())
    assert objection(pool.by_id[headline.id], wanted) == "It is the headline of its source."
    assert objection(pool.by_id[said.id], wanted) is None


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ({"text": "“The rice of politics has spoiled,” Ruiz said.", "speaker": "Anna Ruiz"}, False),
        ({"text": "Aland sold 40 tons of rice.", "figures": (("40 tons", "40", "ton", None),)}, True),
    ],
)
def test_a_common_word_alone_in_its_text_is_no_fact_of_a_section_by_itself(shelf, section, brief, last, kept):
    signed = {"text": "Aland and Boria signed the rice treaty at the mill on 1 May 2023.", "event": "2023-05-01", "told": "1 May 2023"}
    shelf.put("a", signed, "The rice mill of Lema opened.", published="2024-03-01")
    shelf.put("b", last, *[f"Farm number {n} grows barley on field {n}." for n in range(7)], published="2024-03-01")
    (choice,) = select(brief(section(keywords=["rice", "mill"])), shelf, {}).choices
    assert ("b" in {fact.claim.document for fact in choice.facts}) is kept
