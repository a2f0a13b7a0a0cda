"""The date of what a sentence tells. None is better than wrong."""

import pytest

from briefgen.analysis.dating.events import event_date
from briefgen.analysis.dating.times import find_times
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span

PUBLISHED = parse_edtf("2024-03-26")


def event(text, published=PUBLISHED):
    sentence = Span(0, len(text))
    return event_date(text, sentence, find_times(text, [sentence], published)[0], published)


def edtf(text):
    found = event(text)
    return found.edtf.text if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two states opened embassies in July 1995.", "1995-07"),
        ("The board announced the postponement of the vote to May.", None),
        ("The board called it a breach of its statement from 3 March 2020.", None),
        ("In 1995, the two states opened embassies.", "1995"),
        ("At a rally she held on 3 May 2021, Ruiz promised work.", "2021-05-03"),
        ("Ruiz won narrowly in Monday's Port Lema council primary, in a town she lost four years ago.", "2024-03-25"),
        ("Ruiz sang in Monday's Child by the pier.", None),
        ("The mayor retired on the day she turned sixty in May 2021.", "2021-05"),
        ("Its budget rose from 8 million in 2004 to 12 million in 2005.", "2005"),
        ("The minister said that ties were restored in 1995.", "1995"),
        ("The minister visited the port on Monday.", "2024-03-25"),
        ("The board agreed on Wednesday that the port will open two berths.", "2024-03-20"),
        ("The board announced Wednesday it will open two berths.", "2024-03-20"),
        ("The board backed the berths by four votes to three on Sunday after a long debate.", "2024-03-24"),
        ("The board votes on Sunday.", "2024-03-31"),
        ("Freight rates rose four percent more than a week ago.", None),
        ("The board opened the berth more than a week ago.", "2024-03-19~"),
        ("The dockers had demanded a full rise of wages from May.", None),
        ("If no leak is found, the berth could be opened on 14 June.", "2024-06-14"),
        ("Smoke could be seen on Sunday.", None),
        ("The board is expected Wednesday to say that it will open two berths.", "2024-03-27"),
        ("The two states will mark the day next year.", "2025"),
        ("The 30th anniversary falls in 2025.", "2025"),
        ("The minister hoped that both towns will celebrate next year.", "2025"),
        ("The two states signed the Joint Statement in 2023.", "2023"),
        ("Exports of tea began three decades ago.", "1994~"),
        ("By the end of 2019 the road was shut.", "2019"),
        ("The president toured the delta from August 24 to 26, 2021.", "2021-08-24/2021-08-26"),
        ("Over ten years later, the two sides signed a pact on 10 September 2023.", "2023-09-10"),
        ("In 2023, on 10 September, the two sides signed a pact.", "2023-09-10"),
        ("After the talks, the envoys left on 3 March 2020.", "2020-03-03"),
        ("The talks, which were long, ended on 3 March 2020.", "2020-03-03"),
        ("A member in the 1960s, he left the party in 1971.", "1971"),
        ("Exports doubled over the past ten years.", "2014/2024"),
        ("The two states announced a pact following talks between their envoys on Monday.", "2024-03-25"),
    ],
)
def test_the_date_of_the_main_clause(text, expected):
    assert edtf(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was the first dialogue since the two states formed their partnership last September.",
        "The trip took place one year after the two sides signed their pact, and ahead of the 30th anniversary next year.",
        "Trade has grown since 1995.",
        "They called for respect of the 1982 Convention on the Law of the Sea.",
        "They cited the Law on Investment of 2014.",
        "The treaty signed in 1995 was never ratified.",
        "The harbour that opened in 1995 is too small.",
        "The minister, who took office in 2016, welcomed the guests.",
        "The 2016 election was contested.",
        "Ties are growing, he said on Monday.",
        "The poet (born in 1944) spoke.",
        "The agency’s 13th congress met, and 2000 delegates came.",
        "They marked the 30th anniversary.",
        "The harbour cost more than in 1995.",
        "Relations today are warm.",
        "There is no date here.",
        "Traders of the two ports first met more than two centuries ago.",
        "The two ports first traded more than two centuries ago and signed a pact in 2013.",
        "The Joint Statement of 2023 is implemented with care.",
        "The Joint Statement in 2023 is implemented with care.",
        "Both want to implement the Joint Statement in 2023 with care.",
        "Ties are built on the principles of the Joint Statement in 2023.",
        "The accord of 2015 is kept by both.",
        "The minister travelled ahead of the 30th anniversary of ties next year.",
        "The trip took place ahead of the 30th founding anniversary of ties next year.",
        "The minister looked to the year 2025, when ties turn thirty.",
        "Both sides agreed to open the port in 2026.",
        "The minister resigned after the papers reported on Monday that he had lied.",
        "The two states announced a pact following talks in May 2021.",
        "The mayor lost badly in a town she carried four years ago and left the race.",
        "The mayor lost on the small island he had won in 2016.",
    ],
)
def test_dates_that_date_something_else(text):
    assert event(text) is None


def test_what_is_stated_is_not_inferred():
    found = event("The two states opened embassies in July 1995.")
    assert (found.basis, found.inferred) == ("stated", False)
    assert found.span.of("The two states opened embassies in July 1995.") == "July 1995"


def test_the_basis_of_an_inferred_date_is_for_the_reader():
    found = event("The two states opened embassies last September.")
    assert (found.edtf.text, found.basis, found.inferred) == ("2023-09", "“last September”, published 26 March 2024", True)
    found = event("The pact was signed in late 2013.")
    assert (found.basis, found.inferred) == ("“late 2013”", True)
    text = "They met on 9 July 1962. The same day it rained."
    sentences = [Span(0, 24), Span(25, len(text))]
    found = event_date(text, sentences[1], find_times(text, sentences, None)[1], None)
    assert (found.basis, found.inferred) == ("“The same day”, after 9 July 1962 in the text", True)


def test_no_expressions_no_date():
    assert event_date("A day.", Span(0, 6), (), None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The April 2017 election brought the judge to power.", None),
        ("Boria's April 2017 election brought the judge to power.", None),
        ("The talks follow the October 2023 opening of the locks.", None),
        ("In the April 2017 election, the judge won every town.", "2017-04"),
        ("During his May 2019 visit to Lema, Reed signed the rice treaty.", "2019-05"),
        ("Talks in May 2019 led to the rice treaty.", "2019-05"),
        ("The budget for fiscal year 2024 sets aside 55 million for the locks.", None),
        ("Anna Ruiz, a judge appointed in 2011, left the court on Monday.", "2024-03-25"),
        ("Anna Ruiz, president from 2010 to 2014, praised the treaty.", None),
        ("Karl Holm, the winner of the vote of 12 May 2019, signed the treaty.", None),
        ("They opened the bridge, a link built in 1998.", None),
        ("They met in Lema, the capital, on 7 March 2023.", "2023-03-07"),
        ("When the rain ended, the talks resumed in May 2020.", "2020-05"),
        ("The army, between 25 and 29 January 2021, crossed the river.", "2021-01-25/2021-01-29"),
        ("The accord parted the isle pending a vote to be held by 20 July 1956.", None),
        ("The line is to be completed in 2026.", "2026"),
        ("The harbour case was closed, a judge ruled Monday.", "2024-03-25"),
        ("The council ignored a warning that the body gave last September.", None),
        ("The target of 95 percent by 2026 is out of reach.", None),
        ("Exports fell by 4 percent in the year to June 2023.", None),
        ("Sales rose in the twelve months that ended in June 2023.", None),
        ("The ceasefire of 5 January still held on Tuesday.", "2024-03-26"),
        ("In the election of 12 May 2019, the judge won.", "2019-05-12"),
        ("The vote was held on the morning of 5 March.", "2024-03-05"),
        ("The law, passed in 2019 and amended in 2022, was struck down on 12 March.", "2024-03-12"),
        ("The envoy, who arrived on Sunday, leaves on Thursday.", "2024-03-28"),
        ("Holm leads in three polls, including one from Lema released Thursday.", None),
        ("Premiums for many plans rose by a tenth for 2025.", None),
    ],
)
def test_a_date_that_tells_which_thing_or_person_is_meant_dates_no_event(text, expected):
    assert edtf(text) == expected
