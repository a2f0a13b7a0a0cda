import pytest

from briefgen.model.evidence import ClaimKind
from briefgen.selection.corroboration import supports
from briefgen.selection.pool import build_pool

OPENED = {
    "text": "The harbour of Lema opened a grain terminal in March 2019.",
    "event": "2019-03",
    "told": "March 2019",
    "names": ("Lema",),
}
OPENED_TOO = {
    "text": "In March 2019 a grain terminal was opened at the harbour of Lema.",
    "event": "2019-03",
    "told": "March 2019",
    "names": ("Lema",),
}
NOISE = tuple(f"Farm number {n} grows barley, oats and hay on field {n} near village {n}." for n in range(20))


@pytest.fixture
def supported(shelf, section, brief):
    def run(*documents, origins):
        put = [shelf.put(f"d{number}", *sentences, published="2020") for number, sentences in enumerate(documents)]
        shelf.put("noise", *NOISE, published="2020")
        pool = build_pool(brief(section()), shelf, shelf.documents())
        return supports(pool, origins, [put[0][0].id]).get(put[0][0].id)

    return run


def test_two_origins_that_agree_in_wording_and_date_corroborate(supported):
    found = supported([OPENED], [OPENED_TOO], origins={"d0": "x", "d1": "y"})
    assert (found.origins, found.sources) == (2, 2)


def test_copies_of_one_agency_story_are_two_sources_and_one_origin(supported):
    found = supported([OPENED], [OPENED_TOO], origins={"d0": "x", "d1": "x"})
    assert (found.origins, found.sources) == (1, 2)


@pytest.mark.parametrize("origins", [{"d0": "x", "d1": None}, {"d0": None, "d1": "x"}, {}])
def test_an_unknown_origin_never_adds_one(supported, origins):
    assert supported([OPENED], [OPENED_TOO], origins=origins).origins == 1


def test_the_same_words_with_another_year_do_not_corroborate(supported):
    other = {"text": "In March 2017 a grain terminal was opened at the harbour of Lema.", "event": "2017-03", "told": "March 2017"}
    assert supported([OPENED], [other], origins={"d0": "x", "d1": "y"}) is None


def test_the_same_day_and_people_with_another_deed_do_not_corroborate(supported):
    spoke = {
        "text": "Anna Ruiz spoke with pilots in Lema in March 2019.",
        "event": "2019-03",
        "told": "March 2019",
        "names": ("Anna Ruiz", "Lema"),
    }
    sang = {
        "text": "Anna Ruiz sang for children in Lema in March 2019.",
        "event": "2019-03",
        "told": "March 2019",
        "names": ("Anna Ruiz", "Lema"),
    }
    assert supported([spoke], [sang], origins={"d0": "x", "d1": "y"}) is None


def test_likeness_alone_does_not_corroborate(supported):
    one = "The board wants better roads to the grain market."
    assert supported([one], ["The board wants better roads to the grain market soon."], origins={"d0": "x", "d1": "y"}) is None


def test_other_figures_forbid_corroboration_and_equal_ones_allow_it(supported):
    def sold(sacks):
        return {"text": f"The grain market of the town sold {sacks} sacks.", "figures": ((f"{sacks} sacks", sacks, None, "sacks"),)}

    assert supported([sold("400")], [sold("900")], origins={"d0": "x", "d1": "y"}) is None
    assert supported([sold("400")], [sold("400")], origins={"d0": "x", "d1": "y"}).origins == 2


def test_a_position_is_corroborated_only_for_the_same_speaker(supported):
    def backs(name, words="“a calm, open and fair river for all”"):
        return {"text": f"{name} said the party backs {words}.", "speaker": name}

    assert supported([backs("Anna Ruiz")], [backs("Per Holm")], origins={"d0": "x", "d1": "y"}) is None
    assert supported([backs("Anna Ruiz")], [backs("Ruiz")], origins={"d0": "x", "d1": "y"}).origins == 2


def test_a_claim_about_another_pair_does_not_corroborate(supported):
    ours = {"text": "The partnership of Aland and Boria began in 2013.", "event": "2013", "told": "2013"}
    theirs = {"text": "The Boria-Cadiz partnership of Boria began in 2013.", "event": "2013", "told": "2013"}
    assert supported([ours], [theirs], origins={"d0": "x", "d1": "y"}) is None


def test_a_year_does_not_support_a_month(supported):
    coarser = {"text": "The harbour of Lema opened a grain terminal in 2019.", "event": "2019", "told": "2019", "names": ("Lema",)}
    assert supported([OPENED], [coarser], origins={"d0": "one", "d1": "two"}) is None
    found = supported([coarser], [OPENED], origins={"d0": "one", "d1": "two"})
    assert found is not None
    assert found.sources == 2


def test_a_figure_is_not_supported_by_a_source_that_lacks_it(supported):
    counted = OPENED | {
        "text": "The harbour of Lema opened a grain terminal worth $40 million in March 2019.",
        "kind": ClaimKind.QUANTITY,
        "figures": [("$40 million", "40000000", "USD", None)],
    }
    assert supported([counted], [OPENED_TOO], origins={"d0": "one", "d1": "two"}) is None
    assert supported([counted], [counted], origins={"d0": "one", "d1": "two"}) is not None


def test_one_sentence_in_two_papers_is_told_by_both(supported):
    one = "Each country pays half of the price of the grain quay, according to the treaty."
    found = supported([one], ["Each country pays half of the price of the grain quay, the treaty says."], origins={"d0": "x", "d1": "x"})
    assert (found.origins, found.sources) == (1, 2)


def test_who_moves_a_day_or_foresees_it_does_not_tell_that_it_came(supported):
    for text in (
        "The opening of a grain terminal at the harbour of Lema was moved to March 2019.",
        "The harbour of Lema will open a grain terminal in March 2019.",
    ):
        other = {**OPENED_TOO, "text": text}
        assert supported([OPENED], [other], origins={"d0": "x", "d1": "y"}) is None


def test_a_denial_confirms_nothing(supported):
    other = {**OPENED_TOO, "text": "The harbour of Lema opened no grain terminal in March 2019."}
    assert supported([OPENED], [other], origins={"d0": "x", "d1": "y"}) is None


@pytest.mark.parametrize(("noes", "agrees"), [("61", True), ("60", False)])
def test_the_result_of_a_vote_is_confirmed_whole_or_not(supported, noes, agrees):
    def passed(text, noes):
        more = {"event": "2019-03-03", "told": "3 March 2019", "names": ("Lema",)}
        return {"text": text.format(noes), "figures": (("84 votes", "84", None, "votes"),), **more}

    one = passed("The council of Lema passed the harbour tax on 3 March 2019 by 84 votes to {}.", "61")
    other = passed("By 84 votes to {} the harbour tax passed the council of Lema on 3 March 2019.", noes)
    found = supported([one], [other], origins={"d0": "x", "d1": "y"})
    assert (found is not None) == agrees


PROMISE = {
    "text": "The tanker Grebe will be freed from Lema dock once its owner Ostrel Freight pays 300,000 marks to the pilots, he said.",
    "names": ("Grebe", "Lema", "Ostrel Freight"),
}
DEED = {
    "text": "The tanker Grebe was freed from Lema dock on Monday after its owner Ostrel Freight paid 300,000 marks to the pilots, he said.",
    "names": ("Grebe", "Lema", "Ostrel Freight"),
}
PLEDGE = {
    "text": "The port agreed the tanker Grebe should be freed from Lema dock, its owner Ostrel Freight pays 300,000 marks to the pilots.",
    "names": ("Grebe", "Lema", "Ostrel Freight"),
}


@pytest.mark.parametrize(("ours", "theirs"), [(PROMISE, DEED), (DEED, PROMISE)])
def test_a_promise_and_the_report_that_it_was_done_do_not_corroborate_each_other(supported, ours, theirs):
    ours, theirs = (one | {"figures": (("300,000 marks", "300000", "marks", None),)} for one in (ours, theirs))
    assert supported([ours], [theirs], origins={"d0": "x", "d1": "y"}) is None


def test_a_promise_told_as_agreed_corroborates_it(supported):
    ours, theirs = (one | {"figures": (("300,000 marks", "300000", "marks", None),)} for one in (PROMISE, PLEDGE))
    assert supported([ours], [theirs], origins={"d0": "x", "d1": "y"}).origins == 2
