from __future__ import annotations

import pytest

from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import roles
from briefgen.analysis.people.pairs import countries_of
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.tokens import tokenise


def learn(text: str) -> Registry:
    registry = Registry()
    registry.learn([tokenise(text, 0, len(text))])
    return registry


def person(text: str) -> tuple[str, str | None]:
    (only,) = learn(text).persons
    return only.name, only.office


def test_an_office_joined_by_and_to_that_of_somebody_else_is_his_alone():
    registry = learn("The pact keeps Ana Ruiz in office as harbour minister and the Reds’ leader Paul Holm as mayor.")
    assert [(one.name, one.office) for one in registry.persons if "Holm" in one.name] == [("Paul Holm", "Reds’ leader")]
    registry = learn("Harbour Minister and Deputy Mayor Ana Ruiz left.")
    assert registry.persons[0].office == "Harbour Minister and Deputy Mayor"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ola Lind left.", ("Ola Lind", "President")),
        ("Kenyan Foreign Minister Ana Ruiz left. Ruiz spoke.", ("Ana Ruiz", "Kenyan Foreign Minister")),
        ("Former U.S. Secretary of State John Reed left.", ("John Reed", "former U.S. Secretary of State")),
        ("Harbour Minister Ana Ruiz left.", ("Ana Ruiz", "Harbour Minister")),
        ("Harbour Minister Nguyễn Thị Minh Khai left.", ("Nguyễn Thị Minh Khai", "Harbour Minister")),
        ("Harbour Minister Le Hong Minh left.", ("Le Hong Minh", "Harbour Minister")),
        ("Prime Minister Ana Ruiz, a cousin of the harbour minister, left.", ("Ana Ruiz", "Prime Minister")),
        ("Kenyan Fisheries Minister Ana Ruiz left.", ("Ana Ruiz", "Kenyan Fisheries Minister")),
        ("Yesterday Minister Ana Ruiz left.", ("Ana Ruiz", "Minister")),
        ("They met the keeper of the harbour, Ana Ruiz, on Monday.", ("Ana Ruiz", None)),
        ("They met the director of the harbour, Ana Ruiz, on Monday.", ("Ana Ruiz", "director of the harbour")),
        ("Secretary Reed met them.", ("Reed", "Secretary")),
        ("Maria Sol, the deputy finance minister, left.", ("Maria Sol", "deputy finance minister")),
        ("Party General Secretary and State President To Quang left.", ("To Quang", "Party General Secretary and State President")),
    ],
)
def test_the_office_is_the_one_the_document_gives(text: str, expected: tuple[str, str | None]) -> None:
    assert person(text) == expected


def test_places_and_bodies_are_no_persons() -> None:
    assert not learn("He spoke at Columbia University in New Hampshire on Monday. The Joint Statement stands.").persons


def test_names_joined_behind_a_description_are_both_persons() -> None:
    assert [each.name for each in learn("The harbour masters, Orla Finch and Tove Brask, met.").persons] == ["Orla Finch", "Tove Brask"]
    assert not learn("The two largest rivers, Upper Kall and Lower Kall, rose. In the capital, Low Finch, it rained.").persons


def test_a_deputy_is_not_the_leader() -> None:
    assert "leader" in roles("Prime Minister")
    assert "leader" not in roles("Deputy Prime Minister")
    assert "president" not in roles("Vice President")


def test_nations_by_name_adjective_and_capital() -> None:
    assert nation("Kenyan") == nation("Nairobi") == nation("Kenya’s") == "Kenya"
    assert nation("Sunday") is None


def test_the_pair_of_countries_is_named_only_when_two_lead_clearly() -> None:
    two = ["Kenya", "and", "the", "U.S.", "met", "Kenyan", "and", "U.S.", "teams", "spoke", "Kenya", "and", "U.S.", "agreed"]
    assert countries_of("", two).pair == "Kenya and the U.S."
    assert countries_of("", [*two, "France", "France", "French"]).pair is None
    assert countries_of("", ["Kenya"] * 9).pair is None


def test_an_office_behind_the_name_may_be_two() -> None:
    assert person("Ana Ruiz, Deputy Prime Minister and Minister of Trade, left.") == (
        "Ana Ruiz",
        "Deputy Prime Minister and Minister of Trade",
    )


def test_a_country_of_two_words_is_not_the_one_its_second_word_names() -> None:
    words = ["South", "Sudan", "asked", "Kenya", "South", "Sudan’s", "Kenya", "Saudi", "Arabia", "South", "Sudan", "Kenyan"]
    found = countries_of("", words)
    assert found.names == {"South Sudan": "South Sudan", "Kenya": "Kenya", "Saudi Arabia": "Saudi Arabia"}
    assert found.pair == "Kenya and South Sudan"


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("President General Ivar Holt said it was late.", "President"),
        ("The Minister of Irrigation and Water Resources Ivar Holt said it was late.", "Minister of Irrigation and Water Resources"),
        ("Minister of Health and Population Ivar Holt said it was late.", "Minister of Health and Population"),
        ("Secretary General Ivar Holt said it was late.", "Secretary General"),
        ("The Attorney-General, Ivar Holt, said it was late.", "Attorney-General"),
        ("Europe Minister Ivar Holt said it was late.", "Europe Minister"),
        ("Later UN River Delta envoy Ivar Holt said it was late.", "UN River Delta envoy"),
        ("Harbour Board spokesman Ivar Holt said it was late.", "Harbour Board spokesman"),
        ("Yesterday spokesman Ivar Holt said it was late.", "spokesman"),
        ("Ivar Holt, defence minister in the interim cabinet to be sworn in on Saturday, said it was late.", "defence minister"),
    ],
)
def test_an_office_is_whole_without_the_rank_and_the_cabinet(sentence: str, office: str | None) -> None:
    assert person(sentence) == ("Ivar Holt", office)


@pytest.mark.parametrize("again", ["Assari", "Al-Assari", "al-Assari", "President Assari"])
def test_a_surname_with_an_article_is_one_name_in_all_its_forms(again: str) -> None:
    registry = learn(f"President Bashir al-Assari said it was late. Later {again} said it was over.")
    (only,) = registry.persons
    assert (only.name, only.office) == ("Bashir al-Assari", "President")
    words = f"Later {again} said it was over."
    assert [naming.person for naming in registry.namings(tokenise(words, 0, len(words)))] == [only]


def test_who_stands_beside_an_office_has_not_that_office() -> None:
    assert {
        one.name: one.office for one in learn("The President and Ana Ruiz, 52, left. Minister of Trade and Paul Holm, 43, left.").persons
    } == {
        "Ana Ruiz": None,
        "Paul Holm": None,
    }


def test_an_office_in_a_cabinet_of_old_is_none_of_today() -> None:
    assert learn("Ivar Holt, defence minister in the previous cabinet that was brought down on Saturday, said it was late.").persons == []
