"""Of two figures of one thing the newer one is told; what is only reported in a month stands behind its days."""

from briefgen.selection.select import select


def figure(text, words, value, **more):
    return {"text": text, "figures": ((words, value, None, None),), "names": ("Aland", "Boria"), **more}


def test_the_newer_figure_is_told_though_it_is_longer(shelf, section, brief):
    old = figure("Rice trade of Aland and Boria reached 3 billion in 2018.", "3 billion", "3000000000", event="2018", told="2018")
    text = "Rice trade of Aland and Boria reached 4 billion in 2020, the customs board of both said in its report on the year of the rat."
    new = figure(text, "4 billion", "4000000000", event="2020", told="2020")
    shelf.put("a", old, published="2019-02-01")
    shelf.put("b", new, published="2021-02-01")
    shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2021-02-01")
    (choice,) = select(brief(section(facts=1, keywords=["rice", "trade"])), shelf, {}).choices
    assert [fact.claim.text for fact in choice.facts] == [text]


def test_a_forecast_makes_no_figure_old(shelf, section, brief):
    old = figure("Rice trade of Aland and Boria reached 3 billion in 2018.", "3 billion", "3000000000", event="2018", told="2018")
    text = (
        "Rice trade of Aland and Boria would reach 4 billion in 2020, the customs board of both said in its report on the year of the rat."
    )
    shelf.put("a", old, published="2019-02-01")
    shelf.put("b", figure(text, "4 billion", "4000000000", event="2020", told="2020"), published="2019-03-01")
    shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2021-02-01")
    (choice,) = select(brief(section(facts=1, keywords=["rice", "trade"])), shelf, {}).choices
    assert [fact.claim.document for fact in choice.facts] == ["a"]


def test_what_is_reported_in_a_month_stands_behind_its_days(shelf, section, brief):
    shelf.put("a", "Rice is dear, the mill board of Lema wrote.", published="2023-11")
    shelf.put("b", {"text": "Aland sold rice to Holm on 6 November.", "event": "2023-11-06", "told": "6 November"}, published="2023-11-30")
    (choice,) = select(brief(section(order="chronological")), shelf, {}).choices
    assert [fact.claim.document for fact in choice.facts] == ["b", "a"]


def test_a_pin_that_an_earlier_section_prints_is_told(shelf, section, brief):
    (claim,) = shelf.put("a", "Aland sold rice to Boria.", published="2023-11-06")
    spec = brief(section(id="trade", title="Trade"), section(id="rice", title="Rice", pin=(claim.id,)))
    assert select(spec, shelf, {}).unmatched == (f"Section 'rice': pin '{claim.id}' is printed under 'Trade' already.",)


def test_what_may_come_and_what_only_answers_sum_nothing_up(shelf, section, brief):
    shelf.put(
        "a",
        {"text": "Rice sales could reach the moon, Ruiz said.", "speaker": "Anna Ruiz"},
        {"text": "The mill board, however, praised the rice, it said.", "speaker": "The mill board"},
        {"text": "Farmers of Holm sold more rice abroad, the farm minister said.", "speaker": "Per Holm"},
        published="2023-11-06",
    )
    (choice,) = select(brief(section()), shelf, {}).choices
    (takeaway,) = (fact.claim.text for fact in choice.facts if fact.claim.id == choice.takeaway)
    assert takeaway.startswith("Farmers")


def test_the_agreement_stands_beside_the_sentence_that_tells_which(shelf, section, brief):
    shelf.put(
        "a",
        "Aland and Boria signed a rice agreement at Lema.",
        "The agreement follows talks on rice.",
        *[f"Farm number {n} grows barley on field {n}." for n in range(5)],
        published="2023-11-06",
    )
    (choice,) = select(brief(section(facts=1)), shelf, {}).choices
    assert [fact.claim.text for fact in choice.facts] == ["Aland and Boria signed a rice agreement at Lema."]
    (choice,) = select(brief(section(facts=3)), shelf, {}).choices
    assert [fact.claim.text.split()[0] for fact in choice.facts] == ["Aland", "The"]


def test_a_plan_that_was_put_off_gives_way_to_the_news_of_it(shelf, section, brief):
    plan = "The rice mill of Lema is to open in 2026."
    news = "The opening of the rice mill of Lema, long awaited by farmers, has been postponed to 2027, the building office of Holm said."
    shelf.put("a", {"text": plan, "event": "2026", "told": "2026"}, published="2023-04-28")
    shelf.put("b", news, published="2024-05-13")
    shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2021-02-01")
    (choice,) = select(brief(section(facts=1, keywords=["rice", "mill"])), shelf, {}).choices
    assert [fact.claim.text for fact in choice.facts] == [news]


def test_what_was_agreed_for_a_day_is_told_rather_than_what_was_proposed_for_another(shelf, section, brief):
    asked = {"ask": "When does the rice board meet?", "all": ("rice board",), "any": ("meet",)}
    plan = "Aland proposes that the joint rice board meet in Holm on 22 May 2031."
    deal = "The joint rice board of both is to meet in Lema on 28 May 2031 to fix what the farmers of the lower delta pay for their water."
    shelf.put("a", {"text": plan, "times": (("22 May 2031", "2031-05-22"),), "names": ("Aland", "Holm")}, published="2031-05-04")
    shelf.put("b", {"text": deal, "times": (("28 May 2031", "2031-05-28"),), "names": ("Lema",)}, published="2031-05-18")
    shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2031-05-01")
    spec = brief(section(facts=1, keywords=["rice board"], questions=(asked,)))
    (choice,) = select(spec, shelf, {}).choices
    assert [fact.claim.text for fact in choice.facts] == [deal]
