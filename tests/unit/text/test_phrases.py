import pytest

from briefgen.text.phrases import answers, content, holds, nearly_holds, places, token_places, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("normalised", "normalization"),
        ("elevate", "elevation"),
        ("partnerships", "partner"),
        ("agreements", "agreed"),
        ("studies", "study"),
        ("Mỹ", "My"),
        ("countries'", "country"),
    ],
)
def test_forms_of_a_word_are_one_token(one, other):
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "us"),
        ("AI", "ai"),
        ("ministry", "minister"),
        ("1995", "1996"),
        ("nation", "nature"),
        ("completely", "completed"),
        ("reportedly", "report"),
    ],
)
def test_other_words_stay_apart(one, other):
    assert tokens(one) != tokens(other)


def test_an_acronym_with_points_is_the_one_without_and_a_headline_in_capitals_has_none():
    assert tokens("the U.S. and the UN") == ("the", "US", "and", "the", "UN")
    assert tokens("RICE SOLD TO UN") == tokens("rice sold to un")


def test_tokens_know_where_their_words_start():
    text = "Rice of the U.S., 2,000 sacks"
    assert [(token, text[at : at + 2]) for token, at in token_places(text)][-2:] == [("2,000", "2,"), ("sack", "sa")]


def test_small_letters_find_capitals_and_not_the_other_way_round():
    assert holds("coc", tokens("a COC for the sea"))
    assert not holds("COC", tokens("a coc crowed"))
    assert not holds("U.S.", tokens("they told us so"))


def test_a_phrase_is_found_whole_and_everywhere():
    words = tokens("code of conduct, or a code for the conduct; a Code of Conduct")
    assert places("code of conduct", words) == (0, 10)
    assert places("", words) == ()


def test_a_phrase_is_nearly_found_with_little_between():
    assert nearly_holds("training of engineers", tokens("training for forty young engineers"))
    assert not nearly_holds("training of engineers", tokens("training in old boats and new barges helps engineers"))
    assert not nearly_holds("engineers", tokens("engineers"))


def test_content_leaves_out_what_only_holds_sentences_together():
    assert content(tokens("the mill of a town and its rice")) == ("mill", "town", "rice")


@pytest.mark.parametrize(
    ("any_of", "all_of", "found"),
    [(("rice",), (), True), (("rye",), (), False), ((), ("rice", "mill"), True), (("rice",), ("rye",), False), ((), (), False)],
)
def test_an_answer_has_one_of_any_and_each_of_all(any_of, all_of, found):
    assert answers(tokens("The mill sells rice"), any_of, all_of) is found


def test_according_is_no_accord_and_the_united_no_unit() -> None:
    assert not holds("accord", tokens("Rice grew, according to the board."))
    assert not holds("units", tokens("The United Nations sent rice."))
    assert holds("accord", tokens("The rice accords were signed."))
