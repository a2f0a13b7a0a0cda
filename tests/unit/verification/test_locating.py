from dataclasses import replace

import pytest

from briefgen.doctree.printed import Piece
from briefgen.verification.locating import locate
from briefgen.verification.pages import squeezed


def piece(kind: str, subject: str, text: str) -> Piece:
    return Piece(kind=kind, subject=subject, text=text)


LABELLED = (
    piece("date label", "a1", "2 May 2015"),
    piece("speaker", "a1", "Ada Byron"),
    piece("statement", "a1", "The ports were opened to trade."),
    piece("citation", "a1", "[1]"),
    piece("mark", "a1", "single source"),
)


def texts(places, pages):
    return [(place.kind, place.page, pages[place.page][place.start : place.end]) for place in places]


def test_pieces_are_found_where_they_stand() -> None:
    pages = [squeezed("BRIEF 2 May 2015 Ada Byron, Countess: The ports were opened to trade. [1] single source Page 1 of 1")]
    places, missing = locate(LABELLED, pages)
    assert missing == ()
    assert [text for _, _, text in texts(places, pages)] == [
        "2May2015",
        "AdaByron",
        "Theportswereopenedtotrade.",
        "[1]",
        "singlesource",
    ]


def test_a_piece_broken_over_two_pages_has_two_places() -> None:
    pages = [squeezed("Head 2 May 2015 Ada Byron: The ports were opened Foot 1"), squeezed("Head to trade. [1] single source Foot 2")]
    places, missing = locate(LABELLED, pages)
    assert missing == ()
    assert ("statement", 0, "Theportswereopened") in texts(places, pages)
    assert ("statement", 1, "totrade.") in texts(places, pages)


@pytest.mark.parametrize("behind", ["", " [1] A note. Foot 1"])
def test_a_piece_that_barely_begins_on_a_page_is_found_there_and_on_the_next(behind) -> None:
    pages = [squeezed(f"Head 2 May 2015 The tolls. Ada Byron: The{behind}"), squeezed("Head ports were opened to trade. [1] single source")]
    places, missing = locate(LABELLED, pages)
    assert missing == ()
    assert [text for kind, _, text in texts(places, pages) if kind == "statement"] == ["The", "portswereopenedtotrade."]
    assert [place.page for place in places if place.kind == "statement"] == [0, 1]


def test_a_piece_without_its_first_word_is_missing_and_one_broken_within_a_word_too() -> None:
    rest = squeezed("Head ports were opened to trade. [1] single source")
    for first in ("Head 2 May 2015 Ada Byron:", "Head 2 May 2015 Ada Byron: Th"):
        _, missing = locate(LABELLED, [squeezed(first), rest.replace("ports", "eports" if first.endswith("Th") else "ports")])
        assert [one.kind for one in missing] == ["statement"]


def test_equal_labels_are_told_apart_by_their_statements() -> None:
    second = tuple(piece(p.kind, "b2", p.text.replace("The ports were opened to trade.", "The bridge was closed.")) for p in LABELLED)
    told = "2 May 2015 Ada Byron {} [1] single source "
    pages = [squeezed(told.format("The ports were opened to trade.") + told.format("The bridge was closed."))]
    places, missing = locate((*LABELLED, *second), pages)
    assert missing == ()
    starts = {(place.subject, place.kind): place.start for place in places}
    assert starts["a1", "date label"] < starts["a1", "statement"] < starts["b2", "date label"] < starts["b2", "statement"]


def test_a_statement_that_runs_on_has_the_places_of_the_label_above_it() -> None:
    words = replace(LABELLED[2], subject="b2", text="The bridge was closed.")
    shared = tuple(replace(p, subject="b2", of="a1") for p in LABELLED if p.kind in ("date label", "speaker"))
    places, missing = locate((*LABELLED, words, *shared), [squeezed(" ".join(p.text for p in (*LABELLED, words)))])
    assert missing == ()
    first, second = ({(p.kind, p.start, p.end) for p in places if p.subject == name} for name in ("a1", "b2"))
    assert {one for one in first if one[0] in ("date label", "speaker")} == {one for one in second if one[0] != "statement"}


def test_what_is_on_no_page_is_missing() -> None:
    pages = [squeezed("2 May 2015 Ada Byron: The ports were closed to trade. [1] single source")]
    _, missing = locate(LABELLED, pages)
    assert [p.kind for p in missing] == ["statement"]


def test_marks_set_below_the_labels_belong_to_the_sentence_that_follows() -> None:
    second = tuple(piece(p.kind, "b2", p.text.replace("The ports were opened to trade.", "The bridge was closed.")) for p in LABELLED)
    told = "2 May 2015 Ada Byron single source {} [1] "
    pages = [squeezed(told.format("The ports were opened to trade.") + told.format("The bridge was closed."))]
    places, missing = locate((*LABELLED, *second), pages)
    starts = {(place.subject, place.kind): place.start for place in places}
    assert missing == ()
    assert starts["a1", "mark"] < starts["a1", "statement"] < starts["b2", "mark"] < starts["b2", "statement"]


def test_a_mark_in_the_margin_is_found_also_without_any_label() -> None:
    bare = tuple(p for p in LABELLED if p.kind not in ("date label", "speaker"))
    pages = [squeezed("2 May 2015 single source Another line. [2] single source The ports were opened to trade. [1] Page 1 of 1")]
    places, missing = locate(
        (*[piece(p.kind, "z9", p.text.replace("The ports were opened to trade.", "Another line.")) for p in bare[:1]], *bare), pages
    )
    assert missing == ()
    assert texts(places, pages)[-1] == ("mark", 0, "singlesource")


def test_words_that_only_begin_like_a_statement_are_not_taken_for_its_first_part() -> None:
    label = "The ports were opened …"
    pages = [squeezed(f"Chart {label} 2015"), squeezed("2 May 2015 Ada Byron: The ports were opened to trade. [1] single source")]
    places, missing = locate(LABELLED, pages)
    assert missing == ()
    assert {place.page for place in places} == {1}


def test_the_parts_of_a_table_over_three_pages_are_found() -> None:
    caption, longest, other = "Exhibit 4. What rests on what", "[1] The longest row of the whole long table", "[2] Tides of Ansel"
    cells = (piece("heading", "t1", caption), piece("table", "t1", longest), piece("table", "t1", other))
    pages = [squeezed(f"{text} Page {at}") for at, text in enumerate((caption, "Rows", other, longest))]
    places, missing = locate(cells, pages)
    assert missing == ()
    assert {place.page for place in places} == {0, 2, 3}


def test_a_cell_with_words_of_another_direction_is_found_by_what_every_reader_gives_alike() -> None:
    cells = [piece("table", "t1", "The longest cell of this whole table"), piece("table", "t1", "“Without the port” محمد told us.")]
    places, missing = locate(cells, [squeezed("The longest cell of this whole table told us. دمحم “Without the port”")])
    assert missing == ()
    assert len(places) > 1
    assert locate(cells, [squeezed("The longest cell of this whole table told us. دمحم")])[1] == (cells[1],)
