import pytest

from briefgen.composition.review import SURE_ENOUGH
from briefgen.selection.discrepancies import discrepancies
from briefgen.selection.offices import offices_clash
from briefgen.selection.pool import build_pool


@pytest.fixture
def differ(shelf, section, brief):
    def run(one, other):
        shelf.put("d0", one, published="2020-05-02")
        shelf.put("d1", other, published="2020-05-04")
        shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2020-05-01")
        pool = build_pool(brief(section()), shelf, shelf.documents())
        return discrepancies(pool, [candidate.claim.id for candidate in pool.candidates])

    return run


def dated(text, event, told, **more):
    return {"text": text, "event": event, "told": told, **more}


def test_a_state_visit_here_and_an_official_visit_there(differ):
    (found,) = differ(
        dated(
            "President Anna Ruiz came on May 1, 2020 for a state visit to Aland.", "2020-05-01", "May 1, 2020", names=("Anna Ruiz", "Aland")
        ),
        dated(
            "During an official two-day visit to Aland on May 1, 2020, Anna Ruiz met farmers.",
            "2020-05-01",
            "May 1, 2020",
            names=("Anna Ruiz", "Aland"),
        ),
    )
    assert (found.kind, found.first_value, found.second_value) == ("visit", "state visit", "official two-day visit")
    assert found.subject.startswith("Anna Ruiz’s visit to Aland")
    assert found.confidence >= 0.7


def test_visits_of_different_people_or_years_do_not_differ(differ):
    assert not differ(
        dated("President Anna Ruiz came on May 1, 2020 for a state visit to Aland.", "2020-05-01", "May 1, 2020", names=("Anna Ruiz",)),
        dated("During an official visit to Aland on May 1, 2020, Per Holm met farmers.", "2020-05-01", "May 1, 2020", names=("Per Holm",)),
    )


@pytest.mark.parametrize("turned", [False, True])
def test_what_a_pair_of_parties_did_is_not_compared_with_what_one_of_them_did_with_another(differ, turned):
    pair = dated("The Aland-Boria river treaty was signed in Lema on 3 May 2012.", "2012-05-03", "3 May 2012", names=("Aland", "Lema"))
    others = dated("The river treaty of Aland was signed in Lema on 5 May 2012.", "2012-05-05", "5 May 2012", names=("Aland", "Lema"))
    assert not differ(*((others, pair) if turned else (pair, others)))
    named = {**others, "text": others["text"].replace("of Aland", "of Aland and Boria"), "names": ("Aland", "Boria", "Lema")}
    assert differ(*((named, pair) if turned else (pair, named)))


def test_one_event_with_two_dates(differ):
    (found,) = differ(
        dated(
            "Aland and Boria signed the river treaty in Lema on 3 May 2012.", "2012-05-03", "3 May 2012", names=("Aland", "Boria", "Lema")
        ),
        dated(
            "The river treaty was signed in Lema by Aland and Boria on 5 May 2012.",
            "2012-05-05",
            "5 May 2012",
            names=("Aland", "Boria", "Lema"),
        ),
    )
    assert (found.kind, found.first_value, found.second_value) == ("date", "3 May 2012", "5 May 2012")


@pytest.mark.parametrize(
    "other",
    [
        dated("The river treaty was signed in Lema by Aland and Boria in 2012.", "2012", "2012"),
        dated("Aland and Boria signed the harbour treaty in Kolm on 9 June 2013.", "2013-06-09", "9 June 2013", names=("Kolm",)),
        dated("The river treaty is reviewed in Lema by Aland and Boria every year, last on 5 May 2014.", "2014-05-05", "5 May 2014"),
    ],
)
def test_a_coarser_date_another_event_and_a_yearly_one_are_no_discrepancy(differ, other):
    one = dated(
        "Aland and Boria signed the river treaty in Lema on 3 May 2012.", "2012-05-03", "3 May 2012", names=("Aland", "Boria", "Lema")
    )
    assert not differ(one, other)


def sold(words, value, unit="percent", year="2019"):
    text = f"Rice exports of Aland to Boria rose by {words} in {year}."
    return {"text": text, "figures": ((words, value, unit, None),), "event": year, "told": year}


def test_one_measure_with_two_values(differ):
    (found,) = differ(sold("20 percent", "20"), sold("35 percent", "35"))
    assert (found.kind, found.first_value, found.second_value) == ("number", "20 percent", "35 percent")


def test_other_years_other_units_and_close_approximations_agree(differ):
    assert not differ(sold("20 percent", "20"), sold("35 percent", "35", year="2017"))
    assert not differ(sold("20 percent", "20"), sold("35 tonnes", "35", unit="tonne"))


def test_one_person_in_two_offices_at_once(differ):
    def spoke(office):
        return {"text": f"Anna Ruiz, {office}, said the harvest was good.", "speaker": "Anna Ruiz", "office": office}

    (found,) = differ(spoke("Minister of Trade"), spoke("Minister of Finance"))
    assert (found.kind, found.subject) == ("office", "Anna Ruiz, May 2020")


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Foreign Minister", "Deputy Prime Minister and Minister of Foreign Affairs", False),
        ("President", "Vice President", True),
        ("former Secretary of State", "Secretary of State", False),
        ("Secretary of Defense", "Secretary of State", True),
        ("acting Prime Minister", "Prime Minister", False),
        ("Senator", "Ambassador", False),
        ("Senator", "Governor", True),
        ("Prime Minister and Minister of Finance", "Deputy Prime Minister and Minister of Finance", True),
        ("Minister of Trade and Minister of Finance", "Minister of Finance", False),
        ("General Secretary", "Party General Secretary and State President", False),
    ],
)
def test_offices_clash_only_where_one_person_cannot_hold_both(one, other, clash):
    assert offices_clash(one, other) is clash


def test_claims_that_name_nothing_in_common_are_not_compared(differ):
    def margin(words, value):
        return {"text": f"The margin of error is plus or minus {words}.", "figures": ((words, value, "percent", None),)}

    assert not differ(margin("3.4 percent", "3.4"), margin("5.7 percent", "5.7"))


def test_a_year_that_dates_no_main_event_is_compared_too(differ):
    def built(year):
        text = f"The mill of Lema, which Aland built in {year}, has closed."
        return {"text": text, "times": ((year, year),), "names": ("Lema", "Aland")}

    (found,) = differ(built("1991"), built("1993"))
    assert (found.kind, found.first_value, found.second_value) == ("date", "1991", "1993")


def test_a_surname_alone_tells_whose_visit_it_was(differ):
    (found,) = differ(
        dated(
            "Holm had come to Kolm on May 1, 2020 for a state visit to Aland.", "2020-05-01", "May 1, 2020", names=("Holm", "Kolm", "Aland")
        ),
        dated(
            "President Per Holm was in Aland on an official two-day visit when the treaty was signed on May 1, 2020.",
            "2020-05-01",
            "May 1, 2020",
            names=("President Per Holm", "Aland"),
        ),
    )
    assert (found.kind, found.first_value, found.second_value) == ("visit", "state visit", "official two-day visit")


def test_how_long_something_has_been_going_on_is_told_differently_by_everybody(differ):
    def lasted(words, value):
        return {
            "text": f"Aland and Boria have traded rice for {words} under the treaty of Lema.",
            "figures": ((words, value, "year", None),),
            "names": ("Aland", "Boria", "Lema"),
        }

    assert not differ(lasted("20 years", "20"), lasted("25 years", "25"))


def test_an_office_before_a_full_name_is_compared_also_where_nobody_speaks(differ):
    (found,) = differ(
        {"text": "Deputy Prime Minister Anna Ruiz opened the mill.", "names": ("Deputy Prime Minister Anna Ruiz",)},
        {"text": "The mill was opened by Prime Minister Anna Ruiz.", "names": ("Prime Minister Anna Ruiz",)},
    )
    assert (found.kind, found.subject, found.first_value, found.second_value) == (
        "office",
        "Anna Ruiz, May 2020",
        "Deputy Prime Minister",
        "Prime Minister",
    )


def test_the_same_two_offices_of_two_people_are_two_findings(shelf, section, brief):
    for number, name in enumerate(("Anna Ruiz, May 2020", "Per Holm")):
        for at, office in enumerate(("Minister of Trade", "Minister of Finance")):
            row = {"text": f"{name}, {office}, praised the harvest.", "speaker": name, "office": office}
            shelf.put(f"d{number}{at}", row, published="2020-05-02")
    pool = build_pool(brief(section()), shelf, shelf.documents())
    assert len(discrepancies(pool, list(pool.by_id))) == 2


def test_a_visit_in_dispute_says_whose_and_when(differ):
    (found,) = differ(
        {"text": "Anna Ruiz paid a state visit to Boria on 3 May 2020.", "names": ("Anna Ruiz", "Boria"), "event": "2020-05-03"},
        {"text": "Anna Ruiz paid an official visit to Boria on 3 May 2020.", "names": ("Anna Ruiz", "Boria"), "event": "2020-05-03"},
    )
    assert (found.kind, found.subject) == ("visit", "Anna Ruiz’s visit to Boria, May 2020")


def test_one_vote_with_two_results(differ):
    passed = "The parliament of Aland approved the river law on Monday by 64 votes to {}."
    here, there = ({"text": passed.format(noes), "event": "2020-05-02", "names": ("Aland",)} for noes in (51, 49))
    (found,) = differ(here, there)
    assert (found.kind, found.first_value, found.second_value) == ("number", "64 votes to 51", "64 votes to 49")
    assert not differ(here, here)
    other = {"text": "The parliament of Aland approved the harbour budget by 64 votes to 12.", "event": "2020-05-02", "names": ("Aland",)}
    assert all(found.confidence < SURE_ENOUGH for found in differ(here, other))


def test_what_another_month_brought_is_no_discrepancy(differ):
    def fell(words, value, month, told):
        return sold(words, value) | {"text": f"Rice exports of Aland to Boria fell by {words} in {told}.", "event": month, "told": told}

    assert not differ(fell("20 percent", "20", "2019-05", "May 2019"), fell("35 percent", "35", "2019-06", "June 2019"))
    assert differ(fell("20 percent", "20", "2019-05", "May 2019"), fell("35 percent", "35", "2019-05", "May 2019"))


def test_undated_figures_differ_only_where_the_reports_are_of_one_time(shelf, section, brief):
    def run(*published):
        shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2020-05-01")
        for number, (day, words) in enumerate(zip(published, ("28", "7"), strict=True)):
            text = f"A fire at the rice depot in Lema injured {words} people."
            shelf.put(
                f"d{number}", {"text": text, "figures": ((f"{words} people", words, None, "people"),), "names": ("Lema",)}, published=day
            )
        pool = build_pool(brief(section()), shelf, shelf.documents())
        return discrepancies(pool, [candidate.claim.id for candidate in pool.candidates])

    assert run("2020-05-02", "2020-05-04")
    assert not run("2020-05-02", "2020-11-04")
    assert not run("2020-05-02", None)


def test_a_figure_that_many_contradict_is_one_of_a_series(shelf, section, brief):
    shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2020-05-01")
    for number, share in enumerate((20, 35, 50, 65)):
        shelf.put(f"d{number}", sold(f"{share} percent", str(share)), published="2020-05-02")
    pool = build_pool(brief(section()), shelf, shelf.documents())
    assert discrepancies(pool, [candidate.claim.id for candidate in pool.candidates]) == ()


def test_an_office_told_sentences_before_is_cited_where_it_is_told(shelf, section, brief):
    spoke = {"text": "Exports of barley had doubled, she said.", "speaker": "Anna Ruiz", "office": "Minister of Trade"}
    told = {"text": "Anna Ruiz, Minister of Trade, toured the port.", "speaker": "Anna Ruiz", "office": "Minister of Trade"}
    other = {"text": "Anna Ruiz, Minister of Finance, praised barley.", "speaker": "Anna Ruiz", "office": "Minister of Finance"}
    shelf.put("d0", told, spoke, published="2020-05-02")
    shelf.put("d1", other, published="2020-05-04")
    pool = build_pool(brief(section()), shelf, shelf.documents())
    printed = next(one.claim.id for one in pool.candidates if one.claim.text == spoke["text"])
    (found,) = discrepancies(pool, [printed])
    assert (found.first.text, found.second.text) == (told["text"], other["text"])
    assert found.confidence >= SURE_ENOUGH


def test_an_office_that_no_sentence_tells_is_for_review(differ):
    row = {"text": "Exports of barley had doubled, she said.", "speaker": "Anna Ruiz"}
    (found,) = differ({**row, "office": "Minister of Trade"}, {**row, "office": "Minister of Finance"})
    assert found.confidence < SURE_ENOUGH


def lasting(text, words, value):
    return {"text": text, "figures": ((words, value, "year", None),), "names": ("Aland", "Boria")}


def test_how_long_one_thing_lasted_told_differently(differ):
    (found,) = differ(
        lasting("Aland leased the harbour of Lema from Boria for 40 years.", "40 years", "40"),
        lasting("Aland leased the harbour of Lema from Boria for 30 years.", "30 years", "30"),
    )
    assert (found.kind, found.first_value, found.second_value) == ("number", "40 years", "30 years")
    assert found.confidence >= SURE_ENOUGH


@pytest.mark.parametrize("margin", ["over ", "nearly ", "the next "])
def test_loose_durations_do_not_differ(differ, margin):
    assert not differ(
        lasting(f"Aland leased the harbour of Lema from Boria for {margin}40 years.", "40 years", "40"),
        lasting("Aland leased the harbour of Lema from Boria for 30 years.", "30 years", "30"),
    )


def test_how_long_ago_is_no_duration(differ):
    assert not differ(
        lasting("Aland leased the harbour of Lema from Boria 40 years ago.", "40 years", "40"),
        lasting("Aland leased the harbour of Lema from Boria 30 years ago.", "30 years", "30"),
    )


def test_two_sentences_that_say_nearly_the_same_need_no_name(differ):
    def figure(words, value):
        text = f"The ferry over the lower river carried {words} and their cattle to summer pastures without any accident."
        return {"text": text, "figures": ((words, value, None, "farmers"),)}

    (found,) = differ(figure("300 farmers", "300"), figure("500 farmers", "500"))
    assert (found.first_value, found.second_value) == ("300 farmers", "500 farmers")


def test_one_event_is_named_by_whole_names_and_without_the_date_in_dispute(differ):
    words = "Aland and Boria signed the river treaty in Lema on {}."
    (found,) = differ(
        dated(words.format("3 May 2012"), "2012-05-03", "3 May 2012", names=("Lema",)),
        dated(words.format("5 May 2012"), "2012-05-05", "5 May 2012", names=("Lema",)),
    )
    assert found.subject == "Aland and Boria signed the river treaty in Lema"


def test_a_like_sentence_with_many_dates_tells_of_many_events(shelf, section, brief):
    shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2020-05-01")

    def found(days):
        for day in days:
            text = f"Aland and Boria signed the river treaty in Lema on {day} May 2012."
            shelf.put(f"d{day}", dated(text, f"2012-05-{day:02}", f"{day} May 2012", names=("Lema",)), published="2020-05-02")
        pool = build_pool(brief(section()), shelf, shelf.documents())
        return discrepancies(pool, [candidate.claim.id for candidate in pool.candidates])

    assert found((3, 5))
    assert found((9, 12, 15)) == ()


def costs(text, *told):
    """A claim with its figures as written, in millions of what the last word says where there is a third."""
    parted = [words.split() for words in told]
    units = [(parts[2].removesuffix("s") if len(parts) > 2 else None) for parts in parted]
    return {
        "text": text,
        "figures": tuple((words, f"{words.split()[0]}000000", unit, None) for words, unit in zip(told, units, strict=True)),
    }


GIVEN = costs("The new dam at Holm will cost 310 million dollars, the water board said.", "310 million dollars")


def test_a_figure_that_another_source_denies_in_so_many_words(differ):
    denial = "The dam at Holm will cost 455 million dollars, not the 310 million first given, auditors found."
    (found,) = differ(GIVEN, costs(denial, "455 million dollars", "310 million"))
    assert (found.kind, found.first_value, found.second_value) == ("number", "310 million dollars", "455 million dollars")
    assert found.confidence >= SURE_ENOUGH


@pytest.mark.parametrize(
    "other",
    [
        costs("The ferry line earns 455 million dollars, not 310 million dollars.", "455 million dollars", "310 million dollars"),
        costs("The dam at Holm will hold back 455 million tonnes, not 310 million tonnes.", "455 million tonnes", "310 million tonnes"),
        costs("The dam at Holm will cost 290 million dollars, not 455 million dollars.", "290 million dollars", "455 million dollars"),
    ],
    ids=["of something else", "of another unit", "of another figure"],
)
def test_a_denial_of_something_else_is_no_discrepancy(differ, other):
    assert not [found for found in differ(GIVEN, other) if found.confidence == 0.85]


@pytest.mark.parametrize(
    ("told", "clash"),
    [
        ("The premier named Anna Ruiz, the trade minister, to lead the finance ministry.", False),
        ("Anna Ruiz will take office on Monday.", False),
        ("Anna Ruiz praised the elected council.", True),
    ],
)
def test_two_offices_weeks_apart_are_no_contradiction_where_the_change_is_told(shelf, section, brief, told, clash):
    def spoke(office):
        return {"text": f"Anna Ruiz, {office}, said the harvest was good.", "speaker": "Anna Ruiz", "office": office}

    shelf.put("a", spoke("Minister of Trade"), published="2020-05-02")
    shelf.put("b", told, published="2020-05-09")
    shelf.put("c", spoke("Minister of Finance"), published="2020-05-30")
    pool = build_pool(brief(section()), shelf, shelf.documents())
    assert bool(discrepancies(pool, [candidate.claim.id for candidate in pool.candidates])) is clash


def test_figures_of_one_year_differ_though_one_is_told_the_year_after(differ):
    def trade(text, value, **more):
        return {"text": text, "names": ("Aland", "Boria"), "figures": ((f"{value} billion", f"{value}000000000", None, None),), **more}

    year = {"times": (("2018", "2018"),)}
    here = trade("The premier of Aland told farmers that its trade with Boria had reached 3 billion in 2018.", 3, event="2020-04", **year)
    there = trade("The trade of Aland with Boria reached 4 billion in 2018.", 4, event="2018", told="2018", **year)
    (found,) = differ(here, there)
    assert (found.kind, found.first_value, found.second_value) == ("number", "3 billion", "4 billion")
    assert not differ(here, trade("The trade of Aland with Boria reached 4 billion in 2017.", 4, event="2017", told="2017"))


def test_the_thing_that_the_sentence_before_names(shelf, section, brief):
    def cost(text, value):
        return {"text": text, "figures": ((f"{value} million crowns", f"{value}000000", None, "crowns"),)}

    shelf.put(
        "a",
        {"text": "They opened the Lema bridge.", "names": ("Lema",)},
        cost("The bridge cost 88 million crowns.", 88),
        published="2019-11-30",
    )
    shelf.put("b", {**cost("The Lema bridge cost 94 million crowns.", 94), "names": ("Lema",)}, published="2020-02-15")
    shelf.put("c", {**cost("The Holm bridge cost 70 million crowns.", 70), "names": ("Holm",)}, published="2020-02-15")
    shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2020-05-01")
    pool = build_pool(brief(section()), shelf, shelf.documents())
    found = discrepancies(pool, [candidate.claim.id for candidate in pool.candidates])
    assert [(one.first_value, one.second_value) for one in found] == [("88 million crowns", "94 million crowns")]
