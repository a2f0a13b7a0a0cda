import sys
from pathlib import Path

import pytest

from briefgen.doctree import nodes
from briefgen.doctree.nodes import Box, Cell, Column, Paragraph, ReferenceEntry, StatementRun, Styled, Table
from briefgen.doctree.printed import pieces
from briefgen.writers.txt.plain import columns, plain
from briefgen.writers.txt.wrapping import fill
from briefgen.writers.txt.write import write_txt

sys.path.insert(0, str(Path(__file__).parent))
from page_trees import every_node, heading, p, statement, t, table, tree


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def test_no_line_is_longer_than_80_columns_and_none_ends_in_a_space() -> None:
    long = "https://example.org/" + "a-very-long-path/" * 12 + "x" * 200
    shown = write_txt(tree(*every_node().blocks, p(long), statement(words=long), p("面" * 100), p("e\u0301" * 100)))
    for line in shown.splitlines():
        assert columns(line) <= 80
        assert line == line.rstrip()
    assert squeezed(long) in squeezed(shown)


def test_every_statement_label_citation_mark_heading_and_reference_is_there() -> None:
    source = every_node()
    shown = squeezed(write_txt(source).replace("<https://example.org/a?b=1&c=2>", ""))
    for piece in pieces(source):
        if piece.kind != "chart label":
            assert squeezed(plain(piece.text)) in shown, piece


def test_a_statement_carries_its_date_speaker_citations_and_marks() -> None:
    shown = write_txt(tree(statement(cites=(1, 3))))
    assert (
        "  May 2024. Trần Quốc Bảo, Chief engineer:\n  It set aside four million for the northern quay. [1][3] (single source)\n" in shown
    )


def test_statements_that_run_on_stand_under_one_label() -> None:
    both = (statement(), statement("bbbbbbbb", (2,), "It goes back in June."))
    shown = write_txt(tree(StatementRun(statements=both)))
    assert shown.count("May 2024. Trần Quốc Bảo, Chief engineer:") == 1
    assert "quay. [1] (single source) It goes\n  back in June. [2] (single source)\n" in shown


def test_a_new_statement_has_a_bar_at_the_head_of_each_line() -> None:
    shown = write_txt(tree(statement(changed=True, words="Words " * 40)))
    lines = shown.split("\n\n")[1].splitlines()
    assert len(lines) > 3
    assert all(line.startswith("| ") for line in lines)


def test_typographic_marks_become_plain_and_letters_keep_their_accents() -> None:
    assert plain("“Nguyễn” – it’s ≈ 2024… ¶\u00a03") == '"Nguyễn" - it\'s ca. 2024... para. 3'


def test_control_and_direction_characters_do_not_reach_the_text() -> None:
    assert "\x1b" not in write_txt(tree(p("a\x1b[31mred\u202eback")))


def test_the_title_opens_a_document_that_prints_none() -> None:
    assert write_txt(tree(p("Text."))).startswith("HARBOUR WORKS\n=============\n")


def test_headings_are_ruled_by_level() -> None:
    shown = write_txt(tree(heading(1, "One", "a"), heading(2, "Two", "b"), heading(3, "Three", "c")))
    assert "One\n===\n\nTwo\n---\n\nThree\n" in shown


def test_a_table_is_set_in_columns_with_its_numbers_at_the_right() -> None:
    assert "District  Silt  State\n--------  ----  ------------\nTân Hồng   1.5  dredged [1]\nHồng Ngự    20  surveyed [1]\n" in write_txt(
        tree(table())
    )


def test_a_table_with_too_many_columns_is_told_row_by_row() -> None:
    names = [f"Column {at}" for at in range(20)]
    wide = Table(
        columns=tuple(Column() for _ in names),
        head=tuple(Cell(children=(t(name),)) for name in names),
        rows=(tuple(Cell(children=(t(f"value{at}"),), header=at == 0) for at in range(20)),),
    )
    assert "value0\n  Column 1: value1\n  Column 2: value2\n" in write_txt(tree(wide))


def test_a_passage_that_carries_two_statements_is_quoted_once() -> None:
    passages = (("¶ 2", "The same words.", "a"), ("¶ 2", "The same words.", "b"))
    assert write_txt(tree(ReferenceEntry(number=1, children=(t("Source"),), passages=passages))).count("The same words.") == 1


def test_text_is_one_form_only() -> None:
    assert write_txt(every_node()) == write_txt(every_node())


@pytest.mark.parametrize("text", ["", " ", "word", "two words", "x" * 300, "a/" * 100])
def test_filling_loses_no_character(text: str) -> None:
    lines = fill(text, width=20, first="* ", rest="  ")
    assert all(columns(line) <= 20 for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == text.replace(" ", "")


def test_an_empty_box_prints_nothing_and_a_styled_break_is_a_line() -> None:
    shown = write_txt(
        tree(Box(role="differ", title=(), children=()), Paragraph(children=(t("a"), nodes.Break(), Styled(role="em", children=(t("b"),)))))
    )
    assert shown == "HARBOUR WORKS\n=============\n\na\nb\n"
