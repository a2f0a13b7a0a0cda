import sys
from importlib.resources import files
from pathlib import Path

from briefgen.text.spans import Span
from briefgen.writers.html.colours import dark
from briefgen.writers.html.context import MOST, context

sys.path.insert(0, str(Path(__file__).parent))
from page_trees import PARAGRAPHS, document


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def whole(excerpts: tuple) -> list[str]:
    return ["".join(text for text, _ in excerpt.runs) for excerpt in excerpts]


def test_the_first_paragraph_has_none_before_it_and_the_last_none_after() -> None:
    source = document()
    assert whole(context(source, [span(source.text, PARAGRAPHS[0])])) == list(PARAGRAPHS[:2])
    assert whole(context(source, [span(source.text, PARAGRAPHS[3])])) == list(PARAGRAPHS[2:])


def test_a_span_over_two_paragraphs_is_marked_in_both() -> None:
    source = document()
    start, end = source.text.index("The work begins"), source.text.index("Ferries") + len("Ferries")
    excerpts = context(source, [Span(start, end)])
    assert whole(excerpts) == list(PARAGRAPHS)
    assert excerpts[1].runs[1] == ("The work begins before the rains, engineer Trần Quốc Bảo said.", True)
    assert excerpts[2].runs[0] == ("Ferries", True)


def test_a_headline_is_shown_as_its_line() -> None:
    source = document()
    assert context(source, [span(source.text, "news")])[0].runs == (("Harbour ", False), ("news", True))


def test_a_very_long_paragraph_is_cut_and_says_so() -> None:
    source = document(paragraphs=("a" * 5000, "b" * 3000 + " cited " + "c" * 3000, "d" * 5000))
    before, held, after = context(source, [span(source.text, "cited")])
    assert (before.cut, held.cut, after.cut) == ((True, False), (True, True), (False, True))
    assert [sum(len(text) for text, _ in excerpt.runs) for excerpt in (before, held, after)] == [MOST, 2 * MOST + 5, MOST]


def test_overlapping_spans_are_marked_once() -> None:
    source = document()
    found = span(source.text, "four million")
    excerpts = context(source, [found, Span(found.start + 5, found.end + 4)])
    assert whole(excerpts)[1] == PARAGRAPHS[1]
    assert "".join(text for text, cited in excerpts[1].runs if cited) == "four million for"


def test_a_span_beyond_the_text_shows_nothing() -> None:
    assert context(document(), [Span(10_000, 10_010)]) == ()


def test_dark_turns_light_into_dark_and_keeps_the_hue() -> None:
    style = files("briefgen.writers.html").joinpath("page.css").read_text(encoding="utf-8")
    assert f"--paper: {dark('#ffffff')};" in style
    assert int(dark("#1a1a1a")[1:3], 16) > 200
    red, green, blue = (int(dark("#0b3d6b")[at : at + 2], 16) for at in (1, 3, 5))
    assert blue > green > red > 60
