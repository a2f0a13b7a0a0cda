"""The faithfulness rule, mechanically: what is printed outside brackets is in the cited spans, and quotations are never edited."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.composition.labels import label
from briefgen.composition.statements import Glossary, housed, segments
from briefgen.model.edition import Insertion, Omission, Slice, joined
from briefgen.text.normalise import printable

CUTOFF = dt.date(2021, 1, 1)


@pytest.fixture
def printed(shelf):
    def run(row, *, terms=(), names=(), keywords=(), published="2020-05-04"):
        (claim,) = shelf.put("d", row, published=published)
        document = shelf.by_id["d"]
        before = label(claim, document, dict(names), CUTOFF, 6)
        return segments(claim, document, before, Glossary(terms=dict(terms), names=dict(names)), keywords)

    return run


def test_a_plain_sentence_is_one_slice_word_for_word(printed):
    assert joined(printed("Rice is sold at the gate.")) == "Rice is sold at the gate."


def test_a_leading_connective_goes_without_a_mark_and_the_rest_is_capitalised(printed):
    parts = printed({"text": "Meanwhile, rice is sold at the gate.", "trims": (("Meanwhile, ", "connective"),)})
    assert joined(parts) == "Rice is sold at the gate."


def test_a_trailing_attribution_goes_only_when_the_label_shows_its_speaker(printed):
    row = {"text": "Rice will be sold at the gate, Ruiz said.", "trims": ((", Ruiz said", "attribution"),), "mention": "Ruiz"}
    assert joined(printed({**row, "speaker": "Anna Ruiz"})) == "Rice will be sold at the gate."
    assert joined(printed(row)) == "Rice will be sold at the gate, Ruiz said."


def test_an_abbreviation_before_a_trimmed_attribution_keeps_one_full_stop(printed):
    row = {
        "text": "Rice is sold in the U.S., Ruiz said.",
        "trims": ((", Ruiz said", "attribution"),),
        "mention": "Ruiz",
        "speaker": "Anna Ruiz",
    }
    assert joined(printed(row)) == "Rice is sold in the U.S."


def test_a_persons_remark_stands_behind_the_sentence_as_the_desks(printed):
    parts = printed({"text": "Rice is sold at the gate.", "note": "Checked with the port office."})
    assert joined(parts) == "Rice is sold at the gate. [desk note: Checked with the port office.]"
    assert isinstance(parts[-1], Insertion)
    assert parts[-1].reason == "note"


def test_opening_words_are_explained_even_when_the_sentence_holds_the_name_in_another(printed):
    row = {"text": "The country also sails the East Aland Sea.", "resolved": (("The country", "Aland", "pronoun"),)}
    assert joined(printed(row)) == "The country [Aland] also sails the East Aland Sea."


@pytest.mark.parametrize(
    "saying", [", Ruiz claimed", ", Ruiz stressed", ", Ruiz said on Sunday", ", Ruiz said to all who had come to hear her speak"]
)
def test_an_attribution_that_tells_more_than_who_said_it_stays(printed, saying):
    row = {
        "text": f"Rice will be sold at the gate{saying}.",
        "trims": ((saying, "attribution"),),
        "mention": "Ruiz",
        "speaker": "Anna Ruiz",
    }
    assert joined(printed(row)) == row["text"]


def test_an_attribution_after_a_quotation_stays(printed):
    row = {
        "text": "“Rice will be sold at the gate,” Ruiz said.",
        "trims": ((" Ruiz said", "attribution"),),
        "mention": "Ruiz",
        "speaker": "Anna Ruiz",
    }
    assert joined(printed(row)) == "“Rice will be sold at the gate,” Ruiz said."


def test_resolutions_are_inserted_after_the_words_they_explain(printed):
    row = {"text": "She met them in Lema last May.", "resolved": (("She", "Anna Ruiz", "pronoun"), ("last May", "May 2019", "date"))}
    assert joined(printed(row)) == "She [Anna Ruiz] met them in Lema last May [May 2019]."


def test_a_pronoun_that_the_label_explains_is_left_alone(printed):
    row = {"text": "She praised the harvest.", "speaker": "Anna Ruiz", "resolved": (("She", "Anna Ruiz", "pronoun"),)}
    assert joined(printed(row)) == "She praised the harvest."


def test_nothing_is_inserted_inside_a_quotation(printed):
    row = {
        "text": "Ruiz said “she told me last May” in Lema.",
        "resolved": (("she", "Ada Holm", "pronoun"), ("last May", "May 2019", "date")),
    }
    assert joined(printed(row, terms={"told": "x"})) == "Ruiz said “she told me last May” in Lema."


def test_a_quotation_begun_in_another_sentence_is_closed_to_edits(printed):
    assert joined(printed("the inner sea is ours,” said Ruiz of the inner sea.", terms={"inner sea": "Gulf of Lema"})) == (
        "The inner sea is ours,” said Ruiz of the inner sea [Gulf of Lema]."
    )


def test_a_term_is_glossed_after_its_first_use_at_the_end_of_the_word(printed):
    parts = printed("The East Sea-related talks on the East Sea ended.", terms={"East Sea": "Gulf"})
    assert joined(parts) == "The East Sea-related [Gulf] talks on the East Sea ended."


def test_a_date_told_with_a_margin_gets_no_year(printed):
    row = {
        "text": "They first traded more than two centuries ago in Lema.",
        "resolved": (("more than two centuries ago", "≈ 1824", "date"),),
    }
    assert joined(printed(row)) == "They first traded more than two centuries ago in Lema."


LONG = (
    "The two governments of the river lands agreed in Lema to dredge the eastern channel, to rebuild nine locks before the season of "
    "floods and to open the customs house at night for barges that carry grain, seed or fodder{}, contributing to mutual trust and the "
    "general calm of the region."
)


def test_a_comment_at_the_end_of_a_long_sentence_gives_way_to_a_mark(printed):
    assert joined(printed(LONG.format(""))).endswith("grain, seed or fodder ….")


def test_an_adjunct_that_tells_of_another_matter_gives_way_and_one_with_a_keyword_stays(printed):
    text = (
        "The two governments of the river lands should go on with close work on the treaty of the eastern channel, especially sending more "
        "boats to the upper harbours, while making barges and grain a common concern of both river lands, and continuing to clear the old "
        "mines of the western bank."
    )
    assert joined(printed(text, keywords=("grain",))).endswith(
        "eastern channel …, while making barges and grain a common concern of both river lands …."
    )
    assert "clear the old mines" in joined(printed(text, keywords=("mines",)))


BOTH = (
    "The two governments of the river lands should go on with close work on the treaty of the eastern channel, especially sending boats "
    "to the upper harbours, {}, and continuing to clear old mines, contributing to the general calm of the region."
)


@pytest.mark.parametrize(
    "adjunct",
    [
        "while making the new barges of both river lands, and better trained crews a common concern",
        "while repairing barges, locks and gates",
        "while repairing barges, dredging, and painting",
        "and setting themselves three aims: grain, barges and calm",
    ],
)
def test_no_cut_takes_the_verb_of_what_is_kept(printed, adjunct):
    assert adjunct in joined(printed(BOTH.format(adjunct)))


def test_an_abbreviation_ends_no_cut(printed):
    text = LONG.format("").replace("general calm of the region", "calm of the U.S. and other river lands")
    assert joined(printed(text)).endswith("grain, seed or fodder ….")


@pytest.mark.parametrize("kept", ["calm", "mutual trust"])
def test_a_keyword_in_the_comment_keeps_it(printed, kept):
    assert "…" not in joined(printed(LONG.format(""), keywords=(kept,)))


def test_an_aside_of_several_words_gives_way_and_an_abbreviation_does_not(printed):
    assert "fodder …, contributing" in joined(printed(LONG.format(" (as the harbour office calls dried stalks)"), keywords=("calm",)))
    assert "fodder (GSF), contributing" in joined(printed(LONG.format(" (GSF)"), keywords=("calm",)))


def test_the_end_mark_of_an_agency_is_not_printed(printed):
    assert joined(printed("Rice is sold at the gate./.")) == "Rice is sold at the gate."


def test_house_spellings_respect_word_bounds():
    assert housed("Ana Ruiz of Ana Ruizville", {"Ana Ruiz": "Aña Ruíz"}) == "Aña Ruíz of Ana Ruizville"


WORDS = st.lists(
    st.sampled_from(
        ["rice", "She", "said", "“the", "gate”", '"old', 'mill"', "(GSF)", "Lema’s", "U.S.", "2019,", "not", "đập", "nước", "East", "Sea"]
    ),
    min_size=4,
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(words=WORDS, data=st.data())
def test_every_printed_character_outside_brackets_is_in_a_cited_span(shelves, words, data):
    text = " ".join(words) + "."
    spots = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), max_size=4)))
    resolved = tuple((words[spot], f"gloss {spot}", "pronoun") for spot in spots)
    shelf = shelves()
    (claim,) = shelf.put("d", {"text": text, "resolved": resolved})
    document = shelf.by_id["d"]
    before = label(claim, document, {}, CUTOFF, 6)
    parts = segments(claim, document, before, Glossary(terms={"East Sea": "Gulf"}, names={}))
    slices = [part for part in parts if isinstance(part, Slice)]
    assert slices
    for at, part in enumerate(slices):
        source = printable(part.span.of(document.text))
        assert part.text == source or (at == 0 and part.text == source[:1].upper() + source[1:])
    spans = [part.span for part in slices]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    # what is left out without a mark is white space
    if not any(isinstance(part, Omission) for part in parts):
        left_out = text[: spans[0].start] + "".join(text[a.end : b.start] for a, b in pairwise(spans)) + text[spans[-1].end :]
        assert not left_out.strip()
    for quotation in re.findall(r"“[^“”]*”", text):
        assert any(quotation in part.text for part in slices) or not any(isinstance(part, Insertion) for part in parts)


@pytest.mark.parametrize(("opening", "told"), [("they", "They [Aland and Boria] also"), ("the two sides", "The two sides also")])
def test_who_they_are_is_told_each_time_behind_a_connective_too(shelf, opening, told):
    text = f"In addition, {opening} also spoke of the harvest."
    row = {"text": text, "trims": (("In addition, ", "connective"),), "resolved": ((opening, "Aland and Boria", "group"),)}
    (claim,) = shelf.put("d", row)
    known = Glossary(terms={}, names={}, in_section={"Aland and Boria"})
    document = shelf.by_id["d"]
    assert joined(segments(claim, document, label(claim, document, {}, CUTOFF, 6), known)).startswith(told)
