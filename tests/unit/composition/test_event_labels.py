"""Labels of a timeline make sense alone, and stand at the date of what they tell."""

from dataclasses import replace

import pytest

from briefgen.composition.merging import Weighed, add, on_their_own
from briefgen.composition.timeline import dates_told, event_label
from briefgen.model.evidence import EventDate, Fact
from briefgen.model.exhibit import TimelineEvent
from briefgen.text.edtf import parse_edtf
from briefgen.text.phrases import content, tokens


def told(claim):
    return Fact(claim=claim, section="s", score=0.5, reasons=(), corroboration=(), origins=1, sources=1)


def labels(claim):
    fact = told(claim)
    return [(date.edtf.text, event_label(fact, date)) for date in dates_told(fact)]


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        (
            "Bombing of the rice fields went on, and long talks on peace began in July 1951 at Lema.",
            "July 1951",
            "Long talks on peace began",
        ),
        (
            "Anna Ruiz, who had led the talks on the rice treaty for Aland, left the government in 1951.",
            "1951",
            "Anna Ruiz … left the government",
        ),
        (
            "The council of Lema voted on 3 May 1951 to close the rice mill.",
            "3 May 1951",
            "The council of Lema voted … to close the rice mill",
        ),
        (
            "The two states signed a treaty on rice, a step announced in May 1951 at the fair.",
            "May 1951",
            "The two states signed a treaty on rice",
        ),
        ("Ruiz met the farmers of the delta and closed the rice mill in 1951.", "1951", "Ruiz … closed the rice mill"),
        ("Ruiz rejected the plan, which breaks the accord and ignored the vote in 1951.", "1951", ""),
        ("The minister asserted, in a talk at the fair on 3 May 1951, that rice was life.", "3 May 1951", ""),
        (
            "Anna Ruiz, the chair of the great rice board of Lema, opened the northern mill in 1951.",
            "1951",
            "Anna Ruiz … opened the northern mill",
        ),
        (
            "The Greens, the Reds, the Blues and Together for the Delta of Lema signed the rice accord in 1951.",
            "1951",
            "The Greens, the Reds, the Blues and Together for the Delta of Lema signed the rice …",
        ),
        ("Boria paid the fine that an umpire awarded it in 1951.", "1951", ""),
        ("The minister said in 1951: “Rice is life.”", "1951", ""),
        ("Rice is life, said Ruiz, a farmer who was mayor of Lema in 1951.", "1951", ""),
    ],
)
def test_a_label_is_the_words_that_tell_the_event(shelf, text, told, label):
    event = {"July 1951": "1951-07", "May 1951": "1951-05", "3 May 1951": "1951-05-03"}.get(told, told)
    (claim,) = shelf.put("a", {"text": text, "event": event, "told": told})
    assert labels(claim) == [(event, label)]


def test_what_was_to_be_done_by_a_day_is_no_event_of_that_day(shelf):
    text = "The accords of 1954 parted the rice fields pending a vote to be held by 20 July 1956."
    (claim,) = shelf.put("a", {"text": text, "times": (("20 July 1956", "1956-07-20"),)})
    assert labels(claim) == []
    (held,) = shelf.put("b", {"text": "The vote on the rice fields was held on 20 July 1956.", "times": (("20 July 1956", "1956-07-20"),)})
    assert [date for date, _ in labels(held)] == ["1956-07-20"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The rice mill of Lema is insured until 3 May 2031.", []),
        ("The rice fair was postponed until 3 May 2031.", ["2031-05-03"]),
        ("The rice mill has until 3 May 2031 to pay its dues.", ["2031-05-03"]),
        ("The court gave the rice mill of Lema until 3 May 2031 to pay its dues.", ["2031-05-03"]),
    ],
)
def test_the_last_day_of_what_holds_is_no_event(shelf, text, dates):
    (claim,) = shelf.put("a", {"text": text, "times": (("3 May 2031", "2031-05-03"),)})
    assert [date.edtf.text for date in dates_told(told(claim))] == dates


def test_who_says_so_is_not_what_happens(shelf):
    said = "the mill treaty will bring rice to the delta by 2031"
    text = f"Secretary of State for Trade Anna Ruiz said that {said}."
    (claim,) = shelf.put("a", {"text": text, "speaker": "Anna Ruiz", "said": f"that {said}", "times": (("2031", "2031"),)})
    assert labels(claim) == [("2031", "The mill treaty will bring rice to the delta")]


@pytest.mark.parametrize(("figures", "events"), [((240, 240), 1), ((240, 360), 2)])
def test_other_figures_are_other_events(figures, events):
    found: list[Weighed] = []
    for figure in figures:
        date = EventDate(edtf=parse_edtf("2019"), basis="stated")
        event = TimelineEvent(
            date=date.edtf,
            date_text="2019",
            label="Brought rice",
            statement="a",
            citations=(1,),
            inferred=False,
            planned=False,
            foretold=False,
        )
        add(found, Weighed(event=event, words={"mill", "treaty", "brought", "ships", "rice", "2019", str(figure)}, score=0.5))
    assert len(found) == events


@pytest.mark.parametrize(
    ("text", "words", "edtf", "expected"),
    [
        ("Aland on Thursday opened the gates of the mill.", "Thursday", "2024-03-21", "Aland … opened the gates of the mill"),
        ("Aland and Boria on Friday marked the day of rice.", "Friday", "2024-03-22", "Aland and Boria … marked the day of rice"),
        (
            "In a survey released last Thursday, most farmers praised the mill.",
            "last Thursday",
            "2024-03-21",
            "Most farmers praised the mill",
        ),
        ("Rice looms large, however: Ruiz will win the vote on June 7.", "June 7", "2024-06-07", "Ruiz will win the vote"),
        (
            "A poll of North Aland released on Tuesday showed Ruiz in the lead.",
            "Tuesday",
            "2024-03-19",
            "A poll of North Aland released … showed Ruiz in the lead",
        ),
        ("Voters chose Ruiz as their nominee in a March 5 caucus.", "March 5", "2024-03-05", "Voters chose Ruiz as their nominee …"),
        ("The moves were hammered out beginning on Sunday.", "Sunday", "2024-03-24", "The moves were hammered out …"),
        (
            "Ruiz presided over a feast of the highest rank to welcome Kerr on Sunday.",
            "Sunday",
            "2024-03-24",
            "Ruiz presided over a feast of the highest rank to welcome Kerr",
        ),
    ],
)
def test_a_label_leaves_out_the_date_and_keeps_who(shelf, text, words, edtf, expected):
    (claim,) = shelf.put("a", {"text": text, "event": edtf, "told": words})
    assert labels(claim) == [(edtf, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "He told the court: “I feared the call of 25 July 2019.”",
        "Ruiz had been scheduled to speak at Lema on 25 July 2019.",
    ],
)
def test_a_day_quoted_or_planned_is_no_event_of_what_is_told(shelf, text):
    (claim,) = shelf.put("a", {"text": text, "event": "2019-07-25", "told": "25 July 2019"})
    assert labels(claim) == []


def weighed(label, date="2023-03-07"):
    event = TimelineEvent(
        date=parse_edtf(date), date_text=date, label=label, statement=label, citations=(1,), inferred=False, planned=False, foretold=False
    )
    return Weighed(event=event, words=set(content(tokens(label))), score=0.5)


def test_two_agreements_of_one_day_are_two_events():
    found: list[Weighed] = []
    parties = frozenset(tokens("Aland Boria"))
    add(found, weighed("Aland and Boria signed an agreement to share the water of the Lema"), parties)
    add(found, weighed("Aland and Boria signed an agreement on the degrees of universities"), parties)
    add(found, weighed("The ministers of Aland and Boria signed the Lema water agreement"), parties)
    assert [one.event.label.split()[-1] for one in found] == ["Lema", "universities"]


def test_what_only_takes_up_an_event_is_cited_where_it_tells_of_the_same():
    first, second = weighed("Aland opened the mill"), weighed("The opening followed talks on rice")
    assert [one.event.label for one in on_their_own([first, second])] == ["Aland opened the mill"]


def test_a_day_counted_from_is_no_event_of_what_is_told(shelf):
    (claim,) = shelf.put(
        "a", {"text": "It was the first visit by a premier since 25 July 2019.", "times": (("25 July 2019", "2019-07-25"),)}
    )
    assert labels(claim) == []


def test_the_end_of_a_range_is_no_part_of_what_happened(shelf):
    (claim,) = shelf.put(
        "a", {"text": "The fair on May 18-19 marked a turn in rice trade.", "event": "1951-05-18/1951-05-19", "told": "May 18"}
    )
    assert labels(claim) == [("1951-05-18/1951-05-19", "The fair … marked a turn in rice trade")]


def test_the_day_of_a_paper_is_no_event_of_that_day(shelf):
    text = "The minister called it a breach of the council’s statement from 15 May 1951."
    (claim,) = shelf.put("a", {"text": text, "times": (("15 May 1951", "1951-05-15"),)})
    assert labels(claim) == []


def test_of_a_plan_and_the_news_that_it_took_place_the_news_is_the_label():
    plan = TimelineEvent(
        date=parse_edtf("2026-01-21"),
        date_text="21 January 2026 (expected)",
        label="The council is due to vote on the mill treaty",
        statement="a",
        citations=(1,),
        inferred=False,
        planned=False,
        foretold=True,
    )
    news = replace(
        plan,
        date_text="21 January 2026",
        label="The council voted to send the mill treaty to court",
        statement="b",
        citations=(2,),
        foretold=False,
    )
    for first, second in ((plan, news), (news, plan)):
        found: list[Weighed] = []
        add(found, Weighed(event=first, words={"council", "vote", "mill", "treaty"}, score=0.5))
        add(found, Weighed(event=second, words={"council", "vote", "mill", "treaty", "court"}, score=0.4))
        assert [(one.event.label, one.event.date_text, set(one.event.citations)) for one in found] == [
            (news.label, "21 January 2026", {1, 2})
        ]


@pytest.mark.parametrize(
    ("other", "cited"),
    [
        ({"text": "Guards stopped the barge Ana at the Lema lock.", "names": ("Ana", "Lema")}, False),
        ({"text": "Guards stopped the barge Ana with 64 sheep aboard.", "figures": (("64 sheep", 64, None, "sheep"),)}, False),
        ({"text": "The barge Ana was stopped; 46 sheep were aboard.", "figures": (("46 sheep", 46, None, "sheep"),)}, True),
    ],
)
def test_a_source_stands_behind_no_figure_that_its_sentence_does_not_tell(shelf, other, cited):
    (ours,) = shelf.put("a", {"text": "The barge Ana was stopped with 46 sheep aboard.", "figures": (("46 sheep", 46, None, "sheep"),)})
    (theirs,) = shelf.put("b", other)
    assert behind(ours, theirs) == ((1, 2) if cited else (1,))


@pytest.mark.parametrize(
    ("other", "cited"),
    [
        ({"text": "The barge Ana was stopped at Port Selm.", "names": ("Ana", "Port Selm")}, False),
        ({"text": "Guards stopped the barge Ana.", "names": ("Ana",)}, True),
        ({"text": "The Leman guard stopped the barge Ana.", "names": ("Leman", "Ana")}, True),
    ],
)
def test_a_source_stands_behind_no_place_that_it_names_otherwise(shelf, other, cited):
    (ours,) = shelf.put("a", {"text": "The barge Ana was stopped at Lema.", "names": ("Ana", "Lema")})
    (theirs,) = shelf.put("b", other)
    assert behind(ours, theirs) == ((1, 2) if cited else (1,))


def behind(*claims):
    """The sources of the one event that the claims tell together."""
    found: list[Weighed] = []
    for number, claim in enumerate(claims):
        one = weighed(claim.text.rstrip("."))
        event = replace(one.event, citations=(number + 1,))
        add(found, replace(one, event=event, claim=claim, words={"stopped", "barge", "ana", "guards"}))
    (only,) = found
    return only.event.citations


def test_the_object_of_a_verb_of_saying_is_no_label(shelf):
    text = "The rice board confirmed the blight in three fields on 3 May 1951."
    said = {"speaker": "Rice board", "said": "the blight in three fields on 3 May 1951"}
    (claim,) = shelf.put("a", {"text": text, "event": "1951-05-03", "told": "3 May 1951", **said})
    assert labels(claim) == [("1951-05-03", "The rice board confirmed the blight in three fields")]


def test_the_day_to_which_something_is_moved_is_drawn_though_its_year_is_not_told(shelf):
    text = "The boards agreed on 4 May 1951 to postpone the rice fair from 1 June to 15 July."
    times = (("1 June", "1951-06-01"), ("15 July", "1951-07-15"))
    (claim,) = shelf.put("a", {"text": text, "event": "1951-05-04", "told": "4 May 1951", "times": times})
    assert [date for date, _ in labels(claim)] == ["1951-05-04", "1951-07-15"]
