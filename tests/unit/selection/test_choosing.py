"""What goes together, who is heard, and what is not told twice."""

import datetime as dt

import pytest

from briefgen.selection.fitness import Fitness
from briefgen.selection.pool import build_pool
from briefgen.selection.relevance import weigh
from briefgen.selection.select import select


def chosen(shelf, section, brief, *, keywords=("ferry",), topic=(), **more):
    """The texts of the section's statements."""
    spec = brief(section("river", keywords, **more), topic=topic)
    return [fact.claim.text for fact in select(spec, shelf, {}).choices[0].facts]


def run_of_appeals(shelf):
    shelf.put(
        "a",
        {"text": "Aland appealed to Boria to keep the ferry running.", "speaker": "Aland"},
        {"text": "Aland's appeal also called for a ferry code on tolls, lights and crews.", "speaker": "Aland"},
        published="2024-05-02",
    )


def test_what_carries_on_a_deed_brings_in_the_sentence_that_opens_the_run(shelf, section, brief):
    run_of_appeals(shelf)
    told = chosen(
        shelf, section, brief, facts=2, questions=({"ask": "Which code is called for?", "all": ("ferry", "code"), "any": ("called",)},)
    )
    assert told == [
        "Aland appealed to Boria to keep the ferry running.",
        "Aland's appeal also called for a ferry code on tolls, lights and crews.",
    ]


def test_what_carries_on_a_deed_never_stands_without_it(shelf, section, brief):
    run_of_appeals(shelf)
    told = chosen(shelf, section, brief, exclude=("running",))
    assert told == []


def test_a_party_that_is_not_heard_yet_gets_a_place(shelf, section, brief):
    shelf.put(
        "a",
        *(
            {"text": f"The ferry {what} of the ferry line, Ruiz said.", "speaker": "Anna Ruiz", "office": "Aland Minister"}
            for what in KINDS
        ),
        {
            "text": "A boat of Boria now and then will be enough on the ferry line, in view of what it costs to run one in winter.",
            "speaker": "Jon Holm",
            "office": "Borian Minister",
        },
        published="2024-05-02",
    )
    told = chosen(shelf, section, brief, facts=3, topic=("Aland", "Boria"), keywords=("ferry", "ferry line"))
    assert any(text.startswith("A boat of Boria") for text in told)


KINDS = ("needs the new piers", "carries too much grain", "pays for winter crews", "uses old charts")


def test_a_question_that_asks_who_hears_several_voices(shelf, section, brief):
    shelf.put(
        "a",
        {"text": "The ferry is a breakthrough for farms, Ruiz said.", "speaker": "Anna Ruiz"},
        {"text": "The ferry is a breakthrough for schools as well, Ruiz said.", "speaker": "Anna Ruiz"},
        {"text": "This ferry may be some breakthrough in the long run for all the islands of the north, Holm said.", "speaker": "Jon Holm"},
        published="2024-05-02",
    )
    who = {"ask": "Who calls the ferry a breakthrough?", "all": ("ferry", "breakthrough")}
    told = chosen(shelf, section, brief, facts=2, questions=(who,))
    assert {text.rsplit(", ", 1)[1] for text in told} == {"Ruiz said.", "Holm said."}


def test_a_word_in_a_long_list_does_not_answer_alone(shelf, section, brief):
    shelf.put(
        "a",
        {"text": "They spoke of the ferry, mills, schools, forests, roads, tolls, locks and health.", "speaker": "Aland"},
        {"text": "The ferry brings a doctor, and so health, to every island of the north in all weathers.", "speaker": "Aland"},
        published="2024-05-02",
    )
    told = chosen(shelf, section, brief, facts=1, questions=({"ask": "What is done for health?", "any": ("health",)},))
    assert told == ["The ferry brings a doctor, and so health, to every island of the north in all weathers."]


LIND = {"speaker": "Tove Lind", "office": "head of the river police of Lema county"}
SAID = "said Tove Lind, head of the river police of Lema county."


def heard(shelf, *said):
    for number, words in enumerate(said):
        shelf.put(f"d{number}", LIND | {"text": f"“{words},” {SAID}", "said": words}, published=f"2024-05-0{number + 2}")
    shelf.put("noise", *(f"Farm {n} grows barley near village {n}." for n in range(20)), published="2024-05-01")


def test_one_speaker_who_says_another_thing_later_is_heard_again(shelf, section, brief):
    heard(shelf, "No ferry gets past", "The ferry is free")
    assert len(chosen(shelf, section, brief)) == 2


def test_one_speaker_who_says_the_same_again_is_heard_once(shelf, section, brief):
    heard(shelf, "No ferry gets past before spring", "Before spring no ferry gets past")
    assert len(chosen(shelf, section, brief)) == 1


LEFT = "The ferry left the dock of Lema for the far shore of Holm on 9 May 2024 after its owner had put the sum that was asked into a bank."


@pytest.mark.parametrize(("day", "printed"), [("9 May", True), ("1 March", False)])
def test_the_newest_deed_does_not_lose_by_its_length(shelf, section, brief, day, printed):
    told = LEFT.replace("9 May", day)
    event = {"9 May": "2024-05-09", "1 March": "2024-03-01"}[day]
    shelf.put("a", {"text": "The ferry was held on 2 May 2024.", "event": "2024-05-02", "told": "2 May 2024"}, published="2024-05-03")
    shelf.put("b", {"text": told, "event": event, "told": f"{day} 2024"}, published="2024-05-10")
    assert (told in chosen(shelf, section, brief, facts=1)) is printed


def test_what_has_gone_on_for_years_does_not_answer_when_it_will_be(shelf, section, brief):
    shelf.put(
        "a",
        "The ferry has sailed from Lema to Holm since 1998.",
        "A ferry sails again from the new dock next week.",
        published="2024-05-10",
    )
    asked = {"ask": "When will the ferry sail?", "any": ("sail", "sailed", "sails")}
    spec = brief(section("river", ("ferry",), facts=2, questions=(asked,)))
    pool = build_pool(spec, shelf, shelf.documents())
    ranked = weigh(spec, spec.sections[0], pool, Fitness({}, dt.date(2024, 5, 12)))
    assert [one.candidate.claim.text for one in ranked if one.answers] == ["A ferry sails again from the new dock next week."]


def test_what_a_speaker_says_last_sums_a_section_up(shelf, section, brief):
    heard(shelf, "No ferry gets past before the ice melts in May", "The ferry is free")
    (choice,) = select(brief(section("river", ("ferry",))), shelf, {}).choices
    (summing,) = (fact.claim for fact in choice.facts if fact.id == choice.takeaway)
    assert "free" in summing.text


TOLL = {"ask": "How many people died?", "any": ("died", "dead", "death toll")}


def answers(shelf, section, brief, asked):
    spec = brief(section("river", ("ferry",), facts=3, questions=(asked,)))
    ranked = weigh(spec, spec.sections[0], build_pool(spec, shelf, shelf.documents()), Fitness({}, dt.date(2024, 5, 12)))
    return [one.candidate.claim.text for one in sorted(ranked, key=lambda one: -one.answers.get(0, 0.0)) if one.answers]


def test_the_latest_count_answers_how_many_best(shelf, section, brief):
    shelf.put("a", "The death toll of the ferry stands at 12, the rescue office said of the dead.", published="2024-05-03")
    shelf.put("b", "On the ferry of Lema 27 people died in all, its owner said.", published="2024-05-09")
    shelf.put("c", "The master of the ferry died in the arms of his brother.", published="2024-05-10")
    assert answers(shelf, section, brief, TOLL)[0] == "On the ferry of Lema 27 people died in all, its owner said."


def test_what_had_happened_answers_less_well_when_something_will_be(shelf, section, brief):
    gone = {"text": "The ferry began the long way to the end of the search on 2 May 2024.", "event": "2024-05-02", "told": "2 May 2024"}
    ahead = {"text": "The end of the ferry search may be declared on 14 May 2024.", "times": (("14 May 2024", "2024-05-14"),)}
    shelf.put("a", gone, ahead, published="2024-05-03")
    asked = {"ask": "When can the search be over?", "any": ("search",)}
    assert answers(shelf, section, brief, asked)[0] == ahead["text"]


@pytest.mark.parametrize(("day", "who", "printed"), [("9 May", "Paul Orren", 2), ("9 May", "Ana Ruiz", 1)])
def test_what_was_done_on_another_day_with_another_name_is_no_repetition(shelf, section, brief, day, who, printed):
    for key, when, name in (("a", "2 May", "Ana Ruiz"), ("b", day, who)):
        told = f"The harbour board of Lema gave {name} the task of raising the ferry on {when} 2024."
        event = {"2 May": "2024-05-02", "9 May": "2024-05-09"}[when]
        shelf.put(key, {"text": told, "event": event, "told": f"{when} 2024", "names": ("Lema", name)}, published="2024-05-10")
    assert len(chosen(shelf, section, brief, facts=2)) == printed
