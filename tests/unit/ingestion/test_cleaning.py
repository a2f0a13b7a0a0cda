from pathlib import Path

import pytest

from briefgen.analysis.claims import analyse
from briefgen.analysis.traits import traits_of
from briefgen.ingestion.cleaning.label import clean, page_labels
from briefgen.ingestion.cleaning.looks import looks
from briefgen.ingestion.cleaning.repetition import furniture, line_hashes, normalised, repeated_lines
from briefgen.ingestion.extract import Extract, Trust
from briefgen.ingestion.read import read_file
from briefgen.model.corpus import LineLabel as L

FIXTURES = Path(__file__).parents[2] / "fixtures/ingestion"
EXPECTED = (
    [L.BOILERPLATE] * 3 + [L.TITLE] * 2 + [L.META, L.TITLE, L.CAPTION] + [L.BODY] * 3 + [L.CAPTION] + [L.BODY] * 3
    + [L.BOILERPLATE, L.META] + [L.BOILERPLATE] * 7
)  # fmt: skip


def labelled(text, **options):
    return clean(Extract(text=text, trust=options.pop("trust", Trust.SCRAPED)), **options)


def test_a_scraped_page_is_told_from_its_story():
    document = read_file(FIXTURES / "scraped.txt")
    shown = [(line.label, line.span.of(document.text)[:40]) for line in document.lines]
    assert [label for label, _ in shown] == EXPECTED, shown


def test_there_is_one_entry_for_each_non_blank_line_and_spans_hold_the_stripped_line():
    text = "  First line of words.  \n\n\t\n***\n\u00a0Last one. \n"
    lines = labelled(text).lines
    assert [line.span.of(text) for line in lines] == ["First line of words.", "***", "Last one."]


def test_a_clean_article_stays_whole():
    story = (FIXTURES / "scraped.txt").read_text(encoding="utf-8").split("\n")
    body = "\n\n".join(story[at] for at in (8, 9, 10, 12, 13, 14))
    assert all(line.label is L.BODY for line in labelled(body).lines)


def test_a_short_note_is_body():
    text = "Meeting moved to Thursday.\nBring the map."
    assert [line.label for line in labelled(text).lines] == [L.BODY, L.BODY]


def test_all_body_skips_the_labelling():
    text = (FIXTURES / "scraped.txt").read_text(encoding="utf-8")
    assert {line.label for line in labelled(text, all_body=True).lines} == {L.BODY}


def test_a_paragraph_printed_twice_is_body_once():
    story = (FIXTURES / "scraped.txt").read_text(encoding="utf-8").split("\n")[8:15]
    labels = [line.label for line in labelled("\n".join([*story, story[0]])).lines]
    assert labels[0] is L.BODY
    assert labels[-1] is not L.BODY


def test_lines_a_publisher_repeats_are_furniture(tmp_path):
    slogan = "Harbour Post tells the coast what the sea is up to every day of the year."
    for number in range(3):
        story = f"The council of town {number} met on Monday and voted to repair the northern pier before winter comes.\n"
        (tmp_path / f"{number}.txt").write_text(story + slogan + f"\nAda Reed / Harbour Post\n{slogan}", encoding="utf-8")
    documents = [read_file(tmp_path / f"{number}.txt") for number in range(3)]
    traits = [traits_of(document, analyse(document), line_hashes(document)) for document in documents]
    repeated = repeated_lines(documents[0], furniture(traits)["Harbour Post"])
    assert repeated == {normalised(slogan), "ada reed / harbour post"}
    again = read_file(tmp_path / "0.txt", repeated=repeated)
    assert [line.label for line in again.lines if line.span.of(again.text) == slogan] == [L.BOILERPLATE] * 2
    assert furniture(traits[:2]) == {}


@pytest.mark.parametrize("width", [64, 90])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_hard_wrapped_paragraphs_are_one_span_over_their_lines(width, gap):
    import textwrap

    story = (FIXTURES / "scraped.txt").read_text(encoding="utf-8").split("\n")[8:15]
    paragraphs = [story[at] for at in (0, 1, 2, 4, 5, 6)]
    text = gap.join(textwrap.fill(p, width) for p in paragraphs)
    found = [" ".join(span.of(text).split()) for span in labelled(text).paragraphs]
    if gap == "\n\n":
        assert found == paragraphs
    else:
        # Without blank lines a paragraph whose last line is full may run into the next; no sentence is ever torn.
        assert " ".join(found) == " ".join(paragraphs)
        assert all(part.endswith((".", "”")) for part in found)


STORY = (
    "The council of the harbour town voted on Monday to repair the northern pier before the winter storms come.",
    "Work is to begin in September and will cost four million crowns, the treasurer told the meeting.",
    "Fishermen had asked for the repair since the pier was closed to heavy boats two years ago.",
)


def page(chances):
    seen = looks([line for line, _ in chances])
    return page_labels(seen, [chance for _, chance in chances])


def test_a_page_whose_story_is_doubtful_keeps_its_sentences_and_not_its_menu():
    menu = [("World news", 0.01), ("Sport and weather", 0.01)]
    assert page([*menu, (STORY[0], 0.4), (STORY[1], 0.3), (STORY[2], 0.05), *menu])[2:5] == [L.BODY, L.BODY, L.BOILERPLATE]
    assert L.BODY not in page([*menu, (STORY[0], 0.4)])[:2]


def test_a_paragraph_told_first_as_a_teaser_is_still_body_where_the_story_tells_it():
    labels = page([(STORY[0], 0.1), ("Most read", 0.0), (STORY[1], 0.9), (STORY[0], 0.9), (STORY[2], 0.9)])
    assert labels == [L.BOILERPLATE, L.BOILERPLATE, L.BODY, L.BODY, L.BODY]


def test_entries_of_a_list_are_no_headings():
    entries = [("Pier, four million crowns", 0.9), ("Lighthouse, one million crowns, next year", 0.9)]
    assert page([(STORY[0], 0.9), *entries, ("What comes next", 0.9), (STORY[1], 0.9)]) == [L.BODY] * 3 + [L.HEADING, L.BODY]


def test_a_saying_of_the_day_is_not_of_the_story():
    saying = "“Patience is also a form of action, and of hope.”"
    assert page([(STORY[0], 0.9), (STORY[1], 0.9), ("Quote of the day", 0.1), (saying, 0.7)])[-1] is L.BOILERPLATE


def test_a_doubtful_last_sentence_on_the_storys_topic_is_of_it():
    last = "The repair of the northern pier will be paid by the harbour town."
    other = "A cook from the hills opens his third noodle bar by the station."
    menu = ("Home", 0.0)  # without it, it were a note
    assert page([menu, ("News", 0.0), (STORY[0], 0.9), (STORY[1], 0.9), (last, 0.3)])[-1] is L.BODY
    assert page([menu, ("News", 0.0), (STORY[0], 0.9), (STORY[1], 0.9), (other, 0.3)])[-1] is L.BOILERPLATE


def test_a_note_of_sentences_under_a_title_loses_none_of_them_whatever_the_model_says():
    said = [("Treaty signed", 0.1), (STORY[0], 0.2), ("Talks go on in May.", 0.0), (STORY[1], 0.9)]
    assert page(said) == [L.TITLE, L.BODY, L.BODY, L.BODY]
    assert page(said[1:]) == [L.BODY, L.BODY, L.BODY]
    assert page([*said, ("Subscribe to our newsletter", 0.0)])[1] is L.BOILERPLATE, "with furniture it is a page, and the model's"
    assert page([("Treaty signed", 0.1), ("He left.", 0.9), ("No.", 0.9)])[1:] != [L.BODY, L.BODY], "no sentence, no note"
