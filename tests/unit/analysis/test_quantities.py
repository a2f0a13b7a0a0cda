from decimal import Decimal

import pytest

from briefgen.analysis.quantities import find_quantities
from briefgen.text.spans import Span


def quantities(text):
    return find_quantities(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("She held 27 meetings.", "27", None, "meetings"),
        ("There were 12 bilateral and multilateral events.", "12", None, "bilateral and multilateral events"),
        ("Trade rose 11.5% in May.", "11.5", "percent", None),
        ("Trade rose by twenty per cent.", "20", "percent", None),
        ("The rate fell 0.5 percentage points.", "0.5", "percentage point", None),
        ("It cost $1.2 billion.", "1200000000", "USD", None),
        ("It cost US$450m.", "450000000", "USD", None),
        ("It cost 124 billion dollars.", "124000000000", "USD", None),
        ("It cost 310 million kroner.", "310000000", "krone", None),
        ("It cost 12 billion baht.", "12000000000", "THB", None),
        ("It cost forty rupees.", "40", "rupee", None),
        ("It cost VND 3 trillion.", "3000000000000", "VND", None),
        ("It cost 1,234,567.89 euros.", "1234567.89", "EUR", None),
        ("Some 1,500 troops left.", "1500", None, "troops"),
        ("They sent 2000 people.", "2000", None, "people"),
        ("Près de 2 600 barques sont parties.", "2600", None, "barques"),
        ("Some 2\u202f600 boats left.", "2600", None, "boats"),
        ("Some 12\u00a0600\u00a0000 tonnes were caught.", "12600000", "tonne", None),
        ("They caught 2 600.5 tonnes.", "2600.5", "tonne", None),
        ("In 2019 600 people came.", "600", None, "people"),
        ("They trained two hundred students.", "200", None, "students"),
        ("They sent two dozen officials.", "24", None, "officials"),
        ("They built 15 km of road.", "15", "kilometre", None),
        ("It covers 7,000 square kilometers.", "7000", "square kilometre", None),
        ("A two-day visit ended.", "2", "day", None),
        ("Thirty years passed; ninety-two ships came.", "92", None, "ships"),
    ],
)
def test_value_unit_and_noun(text, value, unit, noun):
    found = quantities(text)[-1]
    assert (found.value, found.unit, found.noun) == (Decimal(value), unit, noun)


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit", "noun"),
    [
        ("Trade rose 10–15 percent.", "10", "15", "percent", None),
        ("Trade rose by 10 to 15 percent annually.", "10", "15", "percent", None),
        ("Between 3 and 4 percent were lost.", "3", "4", "percent", None),
        ("It took two or three years.", "2", "3", "year", None),
        ("They sent 1,000-2,000 tonnes.", "1000", "2000", "tonne", None),
        ("They held dozens of meetings.", "24", None, None, "meetings"),
        ("Tens of thousands of people came.", "20000", None, None, "people"),
        ("It cost millions of dollars.", "2000000", None, "USD", "dollars"),
        ("They held nearly 50 activities.", "50", None, None, "activities"),
        ("Trade rose over 20 percent annually.", "20", None, "percent", None),
    ],
)
def test_ranges_and_round_numbers_are_approximate(text, value, upper, unit, noun):
    (found,) = quantities(text)
    assert (found.value, found.upper, found.unit, found.noun) == (Decimal(value), Decimal(upper) if upper else None, unit, noun)
    assert found.approximate


def test_a_change_is_two_quantities_and_a_score_is_none():
    assert [found.value for found in quantities("The rate rose from 5% to 7%.")] == [5, 7]
    assert quantities("They won by 46 to 44 votes.") == ()
    assert quantities("The two former friends met more than two centuries ago.") == ()


@pytest.mark.parametrize("words", ["nearly", "Over", "more than", "about", "at least"])
def test_rounding_words_belong_to_the_quantity_and_make_it_approximate(words):
    text = f"It was {words} 50 ships."
    (found,) = quantities(text)
    assert found.approximate
    assert found.span.of(text) == f"{words} 50 ships"


def test_a_rate_belongs_to_the_quantity():
    text = "Trade grew over 20 percent annually."
    assert quantities(text)[0].span.of(text) == "over 20 percent annually"


@pytest.mark.parametrize(
    "text",
    [
        "In 1995 they met on September 10, 2023.",
        "The 3rd round of the 13th congress.",
        "1. First point (2) second point.",
        "Article 5 and Resolution 1483 of District 7.",
        "The two countries and both sides agreed.",
        "They met at 3:45 with F-16 jets and 5G networks.",
        "A 69-year-old man, COVID-19, the G7 leaders.",
        "One of them won the 2016 elections.",
        "Twelve was enough.",
        "",
    ],
)
def test_what_is_no_quantity(text):
    assert quantities(text) == () if text else True


def test_spans_are_offsets_of_the_text_and_stay_within_the_sentence():
    text = "They sent 30 ships. They lost 12 ships."
    found = find_quantities(text, Span(20, len(text)))
    assert [quantity.span.of(text) for quantity in found] == ["12 ships"]
