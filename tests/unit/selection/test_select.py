import datetime as dt
from itertools import permutations

import pytest

from briefgen.errors import SpecError
from briefgen.selection.select import select

RICE = "Rice exports to the north grew by a third in the dry season, the port office wrote."


def ids(choice):
    return [fact.id for fact in choice.facts]


def test_latest_takes_the_newest_publication_date(shelf, section, brief):
    shelf.put("a", RICE, published="2021-03-04")
    shelf.put("b", "Rice is planted in May in the delta provinces of the south.", published="2021-05")
    assert select(brief(section()), shelf, {}).cutoff == "2021-05-31"


def test_latest_without_a_dated_document_is_refused_with_a_mend(shelf, section, brief):
    shelf.put("a", RICE)
    with pytest.raises(SpecError) as refused:
        select(brief(section()), shelf, {})
    assert "no document of its corpus has a publication date" in str(refused.value)


def test_later_documents_and_documents_off_topic_are_left_out_with_the_reason(shelf, section, brief):
    shelf.put("early", RICE + " The delta paid for it.", published="2020")
    shelf.put("late", "Rice prices fell again in the delta after the harvest of spring.", published="2022-01-01", title="Prices fall")
    shelf.put("other", "Rice is eaten with beans in many island kitchens of the world.", published="2020")
    shelf.put("undated", "Rice from the delta is shipped north in closed barges every week.")
    chosen = select(brief(section(), topic=("delta",), cutoff=dt.date(2021, 1, 1)), shelf, {})
    assert [document.id for document in chosen.documents] == ["early", "undated"]
    assert {(one.document, one.why) for one in chosen.unused} >= {
        ("late", "published 1 January 2022, after the cut-off"),
        ("other", "does not mention the topic"),
    }


@pytest.mark.parametrize("published", [None, "2020", "2020-12~"])
def test_what_tells_of_a_later_day_as_past_was_written_after_the_cut_off(shelf, section, brief, published):
    shelf.put("early", RICE, published="2020")
    shelf.put("late", "Rice prices fell again in the delta on 3 May 2022.", published=published, told_past="2022-05-03")
    chosen = select(brief(section(), cutoff=dt.date(2021, 1, 1)), shelf, {})
    assert [document.id for document in chosen.documents] == ["early"]
    assert [one.why.partition(", ")[2] for one in chosen.unused if one.document == "late"] == [
        "but tells of 3 May 2022 as past: written after the cut-off"
    ]


def test_an_exact_date_of_publication_goes_before_what_the_text_tells(shelf, section, brief):
    shelf.put("early", "Rice prices fell again in the delta on 3 May 2022.", published="2020-12-01", told_past="2022-05-03")
    assert select(brief(section(), cutoff=dt.date(2021, 1, 1)), shelf, {}).documents


def test_each_question_gets_its_best_answer_before_more_of_the_same(shelf, section, brief):
    asked = section(
        keywords=("rice", "barge"),
        facts=2,
        questions=({"ask": "How is it shipped?", "any": ("barge",)}, {"ask": "What does it cost?", "any": ("dollars",)}),
    )
    _, cost, barge = shelf.put(
        "a",
        "Rice rice and more rice was grown on the rice land of the rice people.",
        "A sack of rice costs eleven dollars at the southern market gate.",
        "A barge takes the rice from the mill to the northern harbour.",
        published="2020",
    )
    assert sorted(ids(select(brief(asked), shelf, {}).choices[0])) == sorted([cost.id, barge.id])


def test_nothing_is_printed_twice_across_sections_nor_said_again_in_other_words(shelf, section, brief):
    first, again, other = shelf.put(
        "a",
        "The harbour of Lema opened a second grain terminal for rice in 2019.",
        "In 2019 a second grain terminal for rice was opened by the harbour of Lema.",
        "Rice farmers asked the harbour of Lema for lower storage fees.",
        published="2020",
    )
    chosen = select(brief(section("one", ("rice",)), section("two", ("harbour",))), shelf, {})
    printed = [fact for choice in chosen.choices for fact in ids(choice)]
    assert len(printed) == len(set(printed)) == 2
    assert other.id in printed
    assert len({first.id, again.id} & set(printed)) == 1


def test_positions_of_different_speakers_who_share_a_formula_stay_apart(shelf, section, brief):
    shelf.put(
        "a",
        {"text": "Anna Ruiz said her party supports an open, calm and fair river.", "speaker": "Anna Ruiz"},
        {"text": "Per Holm said his party supports an open, calm and fair river.", "speaker": "Per Holm"},
        published="2020",
    )
    (choice,) = select(brief(section(keywords=("river",))), shelf, {}).choices
    assert {fact.claim.speaker.name for fact in choice.facts} == {"Anna Ruiz", "Per Holm"}
    assert all(fact.sources == 1 for fact in choice.facts)


def test_the_partnership_of_another_pair_is_not_the_topics(shelf, section, brief):
    ours, theirs = shelf.put(
        "a",
        "The Aland-Boria river partnership was signed by both governments in the spring.",
        "The Boria-Cadiz river partnership was signed by both governments in the autumn.",
        published="2020",
    )
    spec = brief(section(keywords=("river partnership",), facts=1), topic=("Aland", "Boria"))
    assert ids(select(spec, shelf, {}).choices[0]) == [ours.id]
    assert theirs.id != ours.id


def test_what_is_pinned_is_printed_whatever_it_holds(shelf, section, brief):
    rice, tram, they = shelf.put("a", RICE, "The tram to the quay opened on 3 May 2020.", "They rang its bell.", published="2020")
    spec = brief(section(pin=(tram.id, they.id), exclude=("tram",), period={"from": "2021"}))
    (choice,) = select(spec, shelf, {}).choices
    assert set(ids(choice)) == {tram.id, they.id}
    assert all(fact.reasons[0] == "pinned by the section" and fact.score > 0 for fact in choice.facts)
    assert ids(select(brief(section()), shelf, {}).choices[0]) == [rice.id]


def test_pins_come_first_bans_never_and_what_matches_nothing_is_told(shelf, section, brief):
    long, weak, banned = shelf.put(
        "a",
        "Rice exports of the delta doubled and rice imports fell, the rice board of the delta told traders.",
        "Storage for rice is short.",
        "Rice, rice and again rice is what the delta of the rice lands exports to the cities of the north.",
        published="2020",
    )
    spec = brief(section(facts=1, pin=(weak.id,), ban=(banned.id, "00000000")))
    chosen = select(spec, shelf, {})
    assert ids(chosen.choices[0]) == [weak.id]
    assert chosen.choices[0].facts[0].reasons[0] == "pinned by the section"
    assert chosen.unmatched == ("Section 'trade': ban '00000000' matches no claim of the documents in scope.",)
    why = {miss.claim.id: miss.why for miss in chosen.choices[0].near_misses}
    assert why[banned.id] == "Banned by the section."
    assert why[long.id].endswith("the 1 facts the section has room for.")


def test_what_no_date_tells_is_of_the_time_of_the_events_told_around_it(shelf, section, brief):
    def war(id, first, last):
        return shelf.put(
            id,
            {"text": f"The war for rice began in {id.title()}.", "event": first},
            {"text": f"Rice was hidden under the hills of {id.title()}.", "event": first},
            f"Rice boats were burnt in {id.title()}.",
            {"text": f"Peace came to the rice fields of {id.title()}.", "event": last},
        )

    (_, _, burnt, _), (_, _, long_ago, _) = war("lema", "2015", "2016"), war("kolm", "1815", "1816")
    _, alone = shelf.put("note", {"text": "Ties were restored in 1995.", "event": "1995"}, "Rice boats were sold in Cadiz.")
    chosen = select(brief(section(period={"from": 2014}, facts=9), cutoff=dt.date(2020, 1, 1)), shelf, {})
    assert {burnt.id, alone.id} <= set(ids(chosen.choices[0]))
    assert [miss.why for miss in chosen.choices[0].near_misses if miss.claim.id == long_ago.id] == ["Outside the section's period."]


def test_a_period_tests_the_event_and_lets_the_undated_pass(shelf, section, brief):
    old, new, unknown = shelf.put(
        "a",
        {"text": "The rice terminal of Lema was built in 1990.", "event": "1990", "told": "1990"},
        {"text": "The rice terminal of Lema was widened in 2018.", "event": "2018", "told": "2018"},
        "Nobody recalls when the rice market of Lema moved to the hill.",
    )
    chosen = select(brief(section(period={"from": 2015}), cutoff=dt.date(2020, 1, 1)), shelf, {})
    assert set(ids(chosen.choices[0])) == {new.id, unknown.id}
    assert [miss.why for miss in chosen.choices[0].near_misses if miss.claim.id == old.id] == ["Outside the section's period."]


def test_questions_and_long_quotations_are_never_facts(shelf, section, brief):
    shelf.put(
        "a",
        {"text": "Will the rice of the delta be enough for the cities?", "flags": ("question",)},
        "“" + "rice " * 90 + "” he said.",
        "Rice stocks last for two months, the board of the delta wrote.",
        published="2020",
    )
    (choice,) = select(brief(section()), shelf, {}).choices
    assert [fact.claim.text[:11] for fact in choice.facts] == ["Rice stocks"]
    assert "Quotes more than 75 words in one piece." in [miss.why for miss in choice.near_misses]


def test_what_is_asked_in_a_talk_is_never_a_fact(shelf, section, brief):
    asked, _ = shelf.put(
        "a",
        {"text": "Rice in the delta will be dear next year.", "flags": ("unnamed",)},
        "Rice stocks last for two months, the board of the delta wrote.",
        published="2020",
    )
    (choice,) = select(brief(section()), shelf, {}).choices
    assert [fact.claim.text[:11] for fact in choice.facts] == ["Rice stocks"]
    why = {miss.claim.id: miss.why for miss in choice.near_misses}
    assert why[asked.id] == "Said in a talk by a questioner, a moderator or somebody who is not named."


def test_chronological_order_is_by_printed_date_with_the_undated_last(shelf, section, brief):
    undated, late, early = (
        *shelf.put("u", "Rice is also grown in the hills, where few roads lead."),
        *shelf.put("l", {"text": "A rice mill opened in Lema in 2019.", "event": "2019", "told": "2019"}, published="2020"),
        *shelf.put("e", {"text": "The first rice canal was dug in 1890.", "event": "1890", "told": "1890"}, published="2021"),
    )
    (choice,) = select(brief(section(), cutoff=dt.date(2022, 1, 1)), shelf, {}).choices
    assert ids(choice) == [early.id, late.id, undated.id]


def test_a_word_budget_holds(shelf, section, brief):
    shelf.put(
        "a", *[f"Rice farm number {n} sold {n} sacks of its own rice to a buyer from town {n}." for n in range(20, 32)], published="2020"
    )
    (choice,) = select(brief(section(words=60, facts=12)), shelf, {}).choices
    assert 1 < sum(len(fact.claim.text.split()) for fact in choice.facts) <= 60


def test_a_question_is_answered_before_words_are_spent_on_better_claims(shelf, section, brief):
    asked = section(
        keywords=("rice", "mill", "harvest"), words=30, facts=9, questions=({"ask": "Who owns the barges?", "any": ("barges",)},)
    )
    *_, barges = shelf.put(
        "a",
        "The rice mill took the whole rice harvest of the mill towns this year.",
        "Harvest after harvest the rice mill has asked for rice from the hills.",
        "The barges that carry rice belong to the towns on the lower river.",
        published="2020",
    )
    assert barges.id in ids(select(brief(asked), shelf, {}).choices[0])


def test_words_that_one_section_has_no_use_for_go_to_another(shelf, section, brief):
    shelf.put(
        "a", *[f"Rice farm number {n} sold {n} sacks of its own rice to a buyer from town {n}." for n in range(20, 40)], published="2020"
    )
    shelf.put("b", "Steel came by rail from the east.", published="2020")
    alone = section("one", ("rice",), facts=20)
    apart = select(brief(alone, section("two", ("rice",), facts=20), words=400), shelf, {})
    given = select(brief(alone, section("two", ("steel",), facts=20), words=400), shelf, {})
    assert len(given.choices[0].facts) > len(apart.choices[0].facts)


def test_a_takeaway_stands_on_its_own(shelf, section, brief):
    leaning, whole = shelf.put(
        "a",
        {"text": "The talks of the day also turned to rice, rice prices and the rice terminal.", "flags": ("dependent",)},
        "The two ministers opened a rice terminal in Lema.",
        published="2020",
    )
    (choice,) = select(brief(section()), shelf, {}).choices
    assert set(ids(choice)) == {leaning.id, whole.id}
    assert choice.takeaway == whole.id
    (desk,) = select(brief(section(takeaway="Rice matters.")), shelf, {}).choices
    assert desk.takeaway is None


def test_a_section_without_an_answer_is_empty_not_padded(shelf, section, brief):
    shelf.put("a", "Steel was sold to the shipyards of the north.", published="2020")
    chosen = select(brief(section()), shelf, {})
    assert chosen.choices[0].facts == ()
    assert chosen.choices[0].takeaway is None
    assert chosen.key_points == ()
    assert [one.why for one in chosen.unused] == ["nothing in it was chosen"]


def test_selection_does_not_depend_on_the_order_documents_were_put(shelves, section, brief):
    rows = {"a": RICE, "b": "Rice from the hills is sold at the gate.", "c": "The rice board met traders in Lema."}
    seen = set()
    for order in permutations(rows):
        shelf = shelves()
        for name in order:
            shelf.put(name, rows[name], published="2020")
        seen.add(tuple(ids(select(brief(section()), shelf, {}).choices[0])))
    assert len(seen) == 1


def test_a_fresh_dated_act_gets_in_among_general_wishes(shelf, section, brief):
    shelf.put(
        "old",
        *[
            {"text": f"{name} said Aland and Boria should go on with close work on rice and barges in the years ahead.", "speaker": name}
            for name in ("Anna Ruiz", "Per Holm", "Ada Lind", "Jon Berg", "Eva Dahl")
        ],
        published="2020-01-05",
    )
    (fresh,) = shelf.put(
        "new",
        {"text": "Aland and Boria opened a rice mill in Lema on October 18, 2024.", "event": "2024-10-18", "told": "October 18, 2024"},
        published="2024-10-20",
    )
    spec = brief(section(keywords=("rice", "barges"), facts=2), cutoff=dt.date(2024, 10, 31))
    assert fresh.id in ids(select(spec, shelf, {}).choices[0])


def test_a_sentence_that_only_its_neighbour_explains_is_never_chosen(shelf, section, brief):
    (claim,) = shelf.put(
        "a", {"text": "These include rice, rice flour and the rice of the hills.", "flags": ("dependent",)}, published="2020"
    )
    (choice,) = select(brief(section()), shelf, {}).choices
    assert choice.facts == ()
    assert [(miss.claim.id, miss.why) for miss in choice.near_misses] == [
        (claim.id, "Opens with a word that only the sentence before it explains.")
    ]


def test_what_a_printed_sentence_takes_up_is_printed_too(shelf, section, brief):
    said, follows, *_ = shelf.put(
        "a",
        "Aland and Boria announced a treaty on the rice trade.",
        "The announcement followed talks on rice in Kolm.",
        "Rice and rice flour were sold by all farms of the rice country.",
        "Rice of the hills is dearer than rice of the plain.",
        published="2020",
    )
    asked = section(keywords=("rice",), facts=2, questions=({"ask": "After which talks?", "all": ("talks",)},))
    assert set(ids(select(brief(asked), shelf, {}).choices[0])) == {said.id, follows.id}


def test_two_parties_together_are_not_one_of_them_alone(shelf, section, brief):
    shelf.put(
        "a",
        {"text": "Aland called for an early code for the river of the rice towns.", "speaker": "Aland"},
        {"text": "Aland and Boria called for an early code for the river of the rice towns.", "speaker": "Aland and Boria"},
        published="2020",
    )
    assert len(select(brief(section()), shelf, {}).choices[0].facts) == 2


def test_a_section_hears_more_than_one_speaker(shelf, section, brief):
    shelf.put(
        "a",
        {"text": "Anna Ruiz said rice of the hills feeds nine towns.", "speaker": "Anna Ruiz"},
        {"text": "Anna Ruiz said rice mills need new stones.", "speaker": "Anna Ruiz"},
        {"text": "Per Holm said that rice is dear this year.", "speaker": "Per Holm"},
        published="2020",
    )
    (choice,) = select(brief(section(facts=2)), shelf, {}).choices
    assert {fact.claim.speaker.name for fact in choice.facts} == {"Anna Ruiz", "Per Holm"}


def test_names_and_terms_that_stand_nowhere_are_told(shelf, section, brief):
    shelf.put("a", RICE, published="2020")
    spec = brief(section(), names={"Ana Ruiz": "Aña Ruíz"}, terms={"port office": "harbour office", "East Sea": "Gulf"})
    assert select(spec, shelf, {}).unmatched == (
        "The name 'Ana Ruiz' stands in no document in scope.",
        "The term 'East Sea' stands in no document in scope.",
    )


def test_key_points_are_short_where_a_section_has_a_short_fact(shelf, section, brief):
    long, short = shelf.put(
        "a",
        "Rice, rice flour and rice wine of the delta, as well as barley, oats and hay of the plain and fish of the upper lakes, were sold "
        "at the fair of the southern towns to buyers who had come by boat from the islands and by cart from the hills of the north.",
        "Rice of the delta was sold at the fair of Lema.",
        published="2020",
    )
    chosen = select(brief(section(facts=2)), shelf, {})
    assert set(ids(chosen.choices[0])) == {long.id, short.id}
    assert chosen.key_points[0] == short.id


def test_the_words_of_a_brief_hold(shelf, section, brief):
    for name in "abcdef":
        shelf.put(
            name,
            *[f"Rice farm {name}{n} sold {n} sacks of its own rice to a buyer from town {name}{n} in the hills." for n in range(20, 40)],
            published="2020",
        )
    spec = brief(section("one", ("rice",), facts=20), section("two", ("sacks",), facts=20), words=500)
    chosen = select(spec, shelf, {})
    facts = {fact.id: fact for choice in chosen.choices for fact in choice.facts}
    printed = [*facts.values(), *(facts[key] for key in chosen.key_points)]
    assert 200 < sum(len(fact.claim.text.split()) for fact in printed) <= 500


def test_what_a_paper_takes_back_is_not_told_again(shelf, section, brief):
    told = "In a report on rice we said that ten ports were shut.", "The number of rice ports that were shut is nine."
    retold, _ = shelf.put("a", *told, published="2020")
    (choice,) = select(brief(section()), shelf, {}).choices
    assert retold.id not in ids(choice)
    assert [miss.why for miss in choice.near_misses if miss.claim.id == retold.id] == ["Retells what its source had reported."]


def test_what_holds_only_a_questions_words_answers_it_where_its_text_is_about_the_section(shelf, section, brief):
    asked = section(keywords=("rice",), questions=({"ask": "From when is it looked into?", "any": ("percent",)},))
    _, figure = shelf.put(
        "a", "The rules on rice protect the mills of the delta.", "An inquiry opens where volumes grow by eight percent.", published="2020"
    )
    (elsewhere,) = shelf.put("b", "Steel exports fell by nine percent over the year.", published="2020")
    found = ids(select(brief(asked), shelf, {}).choices[0])
    assert figure.id in found
    assert elsewhere.id not in found


def test_the_best_answer_to_a_question_stays_in_the_section_that_asks_it(shelf, section, brief):
    signed, signing = shelf.put(
        "a",
        "The rice treaty was signed on 3 May 2019 in the great market hall of the barge and mill towns.",
        "The signing of the rice treaty is planned to take place in the delta, the envoys said.",
        published="2020",
    )
    shelf.put("b", "Barges, mills and the market hall belong to the towns.", published="2020")
    asked = section("one", ("treaty",), facts=1, questions=({"ask": "When was it signed?", "any": ("signed",)},))
    choices = select(brief(asked, section("two", ("market hall", "barge", "mill"), facts=2)), shelf, {}).choices
    assert ids(choices[0]) == [signed.id]
    assert signing.id not in ids(choices[1])


def test_a_speaker_who_is_only_an_office_sums_nothing_up(shelf, section, brief):
    _, named = shelf.put(
        "a",
        {"text": "The Minister asserted that rice prices and rice taxes would fall.", "mention": "The Minister", "cue": "asserted"},
        {"text": "Orla Finch opened a rice terminal in Lema for the barges of the delta.", "event": "2019-05-03"},
        published="2020",
    )
    assert select(brief(section(keywords=("rice", "rice prices"))), shelf, {}).choices[0].takeaway == named.id


def test_a_question_that_asks_when_is_answered_by_what_tells_when(shelf, section, brief):
    asked = section(keywords=("rice", "treaty"), facts=1, questions=({"ask": "When was it signed?", "any": ("signed",)},))
    told, *_ = shelf.put(
        "a",
        {
            "text": "The rice treaty was signed last weekend in the great market hall of Lema, the envoys of the two towns said.",
            "event": "2019-12-28/2019-12-29",
            "told": "last weekend",
        },
        "The rice treaty signed by the envoys is good.",
        {"text": "The rice treaty may be signed in May.", "event": "2020-05", "told": "May"},
        published="2020-01-02",
    )
    assert ids(select(brief(asked), shelf, {}).choices[0]) == [told.id]


def test_what_does_not_tell_which_one_sums_nothing_up(shelf, section, brief):
    _, whole = shelf.put(
        "a",
        "The farmer was shot near the rice mill of the rice town and the rice fields.",
        "Two farmers of Lema opened a rice mill near the rice fields of the town.",
        published="2020",
    )
    assert select(brief(section()), shelf, {}).choices[0].takeaway == whole.id
