"""How many words of a brief's body each section gets."""

from types import SimpleNamespace

from briefgen.selection.budgets import FURNITURE, first_budgets, fitted, passed_on
from briefgen.selection.choosing import Budget


def picks(*costs):
    """Chosen statements that take so many words each."""
    return [SimpleNamespace(candidate=SimpleNamespace(cost=cost)) for cost in costs]


def words(budgets):
    return [budget.words for budget in budgets]


def test_a_brief_without_a_length_limits_only_the_number_of_facts(section, brief):
    spec = brief(section("a"), section("b", facts=3))
    assert first_budgets(spec, 4) == [Budget(facts=6), Budget(facts=3)]
    assert fitted(spec, first_budgets(spec, 0), [picks(9000), picks(9000)], (), None) is None


def test_room_is_shared_by_the_number_of_facts_and_a_section_keeps_the_words_it_asks_for(section, brief):
    spec = brief(section("a", facts=2), section("b", facts=6), section("c", facts=2, words=111), words=4000)
    first, second, own = words(first_budgets(spec, 0))
    assert own == 111
    assert abs(second - 3 * first) <= 3
    assert first + second < 4000 - FURNITURE


def test_key_points_take_room_but_never_more_than_half(section, brief):
    spec = brief(section("a"), words=1000)
    none, some, many = (words(first_budgets(spec, points))[0] for points in (0, 5, 500))
    assert none > some > many == 500


def test_words_that_a_section_has_no_use_for_go_to_one_that_ran_short(section, brief):
    spec = brief(section("a"), section("b"), section("c", words=80), words=2000)
    budgets = [Budget(facts=6, words=300), Budget(facts=6, words=300), Budget(facts=6, words=80)]
    given = passed_on(spec, budgets, [picks(100), picks(290), picks(80)], [False, True, True])
    assert words(given) == [300, 500, 80]


def test_a_body_that_fits_is_not_cut(section, brief):
    spec = brief(section("a"), words=1000)
    assert fitted(spec, first_budgets(spec, 0), [picks(200)], (), None) is None


def test_a_body_that_is_too_long_is_cut_first_where_it_is_beyond_its_share(section, brief):
    spec = brief(section("a"), section("b"), words=1000)
    share = words(first_budgets(spec, 0))[0]
    small, large = picks(100), picks(*[100] * 9)
    cut = fitted(spec, first_budgets(spec, 0), [small, large], (), None)
    assert words(cut)[0] == 100
    assert share <= words(cut)[1] < 900


def test_where_all_are_beyond_their_share_all_are_cut_and_the_words_asked_for_stay(section, brief):
    spec = brief(section("a"), section("b"), section("c", words=300), words=1000)
    chosen = [picks(600), picks(600), picks(300)]
    cut = fitted(spec, first_budgets(spec, 0), chosen, (), None)
    first, second, own = words(cut)
    assert (first, own) == (second, 300)
    assert first < 600


def test_what_key_points_repeat_counts_too(section, brief):
    spec = brief(section("a"), words=1000)
    chosen, point = [picks(700)], SimpleNamespace(id="f1")
    pool = SimpleNamespace(by_id={"f1": SimpleNamespace(cost=200)})
    assert fitted(spec, first_budgets(spec, 0), chosen, (), pool) is None
    assert words(fitted(spec, first_budgets(spec, 1), chosen, (point,), pool))[0] < 700
