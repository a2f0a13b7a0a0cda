"""The shipped templates against golden trees; `UPDATE_GOLDEN=1 pytest …` writes them anew, then look at the difference."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.doctree.dump import dump
from briefgen.doctree.nodes import Box, Figure, Heading, Paragraph, ReferenceEntry, SectionBlock, StatementBlock, Table
from briefgen.doctree.printed import pieces, plain
from briefgen.doctree.walk import walk
from briefgen.model.changes import Changes
from briefgen.model.exhibit import LadderData, LadderStep
from briefgen.rendering.render import render

GOLDEN = Path(__file__).parents[2] / "golden" / "tree"
NAMES = ("dossier", "in_focus", "memo", "timeline")
BARE = {
    "subtitle": None,
    "marking": None,
    "reference": None,
    "audience": None,
    "contact": None,
    "desk": None,
    "lead": None,
    "key_points": (),
    "exhibits": (),
    "discrepancies": (),
    "changes": Changes(since=None),
    "unused": (),
    "unread": (),
    "notes": (),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_is_the_golden_one(make_edition, shipped, name):
    shown = dump(render(make_edition(template=name), shipped).tree)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_brief_with_nothing_but_its_sections_renders(make_edition, shipped, name):
    made = render(make_edition(template=name, **BARE), shipped).tree
    assert "None" not in dump(made)


@pytest.mark.parametrize("name", NAMES)
def test_sources_of_unknown_origin_are_not_counted_as_no_origin(make_edition, shipped, name):
    edition = make_edition(template=name)
    unknown = tuple(replace(reference, origin=None) for reference in edition.references)
    shown = " ".join(dump(render(replace(edition, references=unknown), shipped).tree).split())
    assert "known origin" not in shown
    assert ("2 sources, 1 undated" in shown) is ("known origin" in " ".join(dump(render(edition, shipped).tree).split()))


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_in_every_field_stay_words(make_edition, shipped, name):
    hostile = "<p>&\"'{{ 1 }}]]>"
    fields = ("title", "subtitle", "marking", "reference", "audience", "contact", "desk", "lead")
    made = render(make_edition(template=name, **dict.fromkeys(fields, hostile)), shipped).tree
    assert made.title == hostile
    assert sum(hostile in piece.text for piece in pieces(made)) >= 2


@pytest.mark.parametrize("name", ["dossier", "in_focus"])
def test_every_citation_leads_to_a_reference_and_back(make_edition, shipped, name):
    blocks = list(walk(render(make_edition(template=name), shipped).tree.blocks))
    references = {block.number: block for block in blocks if isinstance(block, ReferenceEntry)}
    for statement in (block for block in blocks if isinstance(block, StatementBlock) and block.anchor):
        for cite in statement.cites:
            assert statement.id in references[cite.number].back


def test_the_dossier_prints_every_exhibit_and_every_passage(make_edition, shipped):
    edition = make_edition()
    blocks = list(walk(render(edition, shipped).tree.blocks))
    drawn = {f"data-{exhibit.id}" for exhibit in edition.exhibits if exhibit.drawing}
    printed = {block.id for block in blocks if isinstance(block, Figure | Table)} - {None}
    assert printed == {exhibit.id for exhibit in edition.exhibits} | drawn
    passages = [words for block in blocks if isinstance(block, ReferenceEntry) for _, words, _ in block.passages]
    assert passages == [passage.text for reference in edition.references for passage in reference.passages]


def test_the_dossier_prints_a_ladder_as_a_chart_and_as_a_table(make_edition, shipped):
    edition = make_edition()
    drawn = next(exhibit for exhibit in edition.exhibits if exhibit.drawing)
    (event,) = drawn.data.events
    step = LadderStep(date=event.date, date_text=event.date_text, level=1, statement=event.statement, citations=event.citations)
    ladder = replace(drawn, kind="ladder", data=LadderData(levels=("a union", "a market"), steps=(step,)))
    exhibits = tuple(ladder if exhibit is drawn else exhibit for exhibit in edition.exhibits)
    blocks = list(walk(render(replace(edition, exhibits=exhibits), shipped).tree.blocks))
    assert [block.id for block in blocks if isinstance(block, Figure)] == [ladder.id]
    (table,) = (block for block in blocks if isinstance(block, Table) and block.id == f"data-{ladder.id}")
    words = [plain(cell.children) for row in table.rows for cell in row]
    assert words[:2] == ["A union", "no entry cited"]
    assert words[3:5] == ["A market", event.date_text]


@pytest.mark.parametrize("name", NAMES)
def test_every_template_prints_the_data_of_a_chart_on_demand(make_edition, shipped, name):
    def tables(edition):
        return [block.id for block in walk(render(edition, shipped).tree.blocks) if isinstance(block, Table)]

    edition = make_edition(template=name)
    asked = tuple(replace(exhibit, tabled=exhibit.drawing is not None) for exhibit in edition.exhibits)
    wanted = [f"data-{exhibit.id}" for exhibit in asked if exhibit.tabled]
    assert wanted
    assert [table for table in tables(replace(edition, exhibits=asked)) if table in wanted] == wanted
    assert bool(set(wanted) & set(tables(edition))) == (name == "dossier")


def test_the_same_edition_gives_the_same_tree(make_edition, shipped):
    assert render(make_edition(), shipped) == render(make_edition(), shipped)


@pytest.mark.parametrize("name", ["dossier", "in_focus"])
def test_a_section_with_nothing_found_says_so(make_edition, shipped, name):
    blocks = list(walk(render(make_edition(template=name), shipped).tree.blocks))
    (empty,) = [block for block in blocks if isinstance(block, SectionBlock) and block.id == "sec-air"]
    assert [plain(block.children) for block in empty.children[1:]] == ["No source in the corpus answers this."]


@pytest.mark.parametrize("name", ["dossier", "in_focus"])
def test_a_question_nothing_answers_is_printed_once(make_edition, shipped, name):
    shown = pieces(render(make_edition(template=name), shipped).tree)
    assert sum("Who pays the dues?" in piece.text for piece in shown) == 1


def test_the_memo_watches_out_for_what_matters(make_edition, shipped):
    shown = [piece.text for piece in pieces(render(make_edition(template="memo"), shipped).tree)]
    assert "2 of the 3 statements above are told by one source only." in shown
    assert "1 of the 2 sources below carries no date of its own. Newest of the others: 4 May 2021." in shown
    assert not any("The newest source is old" in text for text in shown)


def test_the_memo_counts_and_dates_the_sources_that_it_lists(make_edition, make_statement, shipped):
    edition = make_edition(template="memo", exhibits=(), discrepancies=(), key_points=("dd1",), changes=Changes(since=None))
    label = replace(make_statement("x").label, date_text="reported ≈ May 2021")
    section = replace(edition.sections[1], statements=tuple(replace(make_statement(f"dd{n}"), label=label) for n in range(9)))
    guessed = replace(edition.references[0], published="2021-05~", date_text="≈ May 2021", passages=())
    listing = replace(edition, sections=(section,), references=(guessed, replace(edition.references[1], passages=())))
    shown = [piece.text for piece in pieces(render(listing, shipped).tree)]
    assert "The source below carries no date of its own." in shown
    assert "“≈”: worked out from the text" in explained(shown)
    assert "This page has 5 of the 9 statements of the brief." in shown
    assert not any("ewest" in text for text in shown)
    dated = replace(listing, references=(replace(guessed, published="2021-05-04", date_text="4 May 2021"), *listing.references[1:]))
    shown = [piece.text for piece in pieces(render(dated, shipped).tree)]
    assert "Newest source below: 4 May 2021." in shown
    assert not any("no date of" in text for text in shown)


def explained(shown):
    """What the line at a page's end says of labels and marks."""
    return next((text for text in shown if text.startswith(("“", "[brackets]"))), "")


@pytest.mark.parametrize("name", ["memo", "timeline"])
def test_a_page_says_what_the_labels_and_marks_on_it_mean(make_edition, make_statement, shipped, name):
    told = make_edition(template=name, exhibits=(), discrepancies=(), changes=Changes(since=None))
    bare = explained([piece.text for piece in pieces(render(told, shipped).tree)])
    assert "hearsay" not in bare
    assert "reported" not in bare
    label = replace(make_statement("x").label, date_text="reported 4 May 2021")
    marked = replace(make_statement("dd1"), label=label, marks=("single source", "hearsay"))
    section = replace(told.sections[1], statements=(marked,))
    shown = [piece.text for piece in pieces(render(replace(told, sections=(section,), key_points=("dd1",)), shipped).tree)]
    for words in ("“reported”: the date of the source", "“single source”: confirmed by no other", "“hearsay”: told at second hand"):
        assert words in explained(shown)


def test_in_focus_says_nothing_twice_and_leaves_no_section_bare(make_edition, shipped):
    edition = make_edition(template="in_focus")
    every = [statement.id for section in edition.sections for statement in section.all_statements]
    for key_points in (edition.key_points, tuple(every), ()):
        blocks = list(walk(render(replace(edition, key_points=key_points), shipped).tree.blocks))
        assert sorted(block.id for block in blocks if isinstance(block, StatementBlock)) == sorted(every)
        filled = [block for block in blocks if isinstance(block, SectionBlock) and block.id in ("sec-ties", "sec-sea")]
        assert filled
        assert all(any(not isinstance(inner, Heading) for inner in walk(block.children)) for block in filled)
        assert {"ties", "sea"} <= {block.id for block in blocks if isinstance(block, (Heading, Paragraph))}
        assert any(isinstance(block, Box) and block.role == "key-points" for block in blocks) == bool(key_points)


def test_in_focus_heads_a_section_that_is_all_key_points_in_the_box_alone(make_edition, shipped):
    edition = make_edition(template="in_focus", exhibits=())
    first = replace(edition.sections[0], exhibits=(), note=None, takeaway_desk=None)
    edition = replace(
        edition, sections=(first, *edition.sections[1:]), key_points=tuple(statement.id for statement in first.all_statements)
    )
    blocks = list(walk(render(edition, shipped).tree.blocks))
    assert [plain(block.children) for block in blocks if isinstance(block, Paragraph) and block.id == first.id] == [first.title]
    assert first.id not in [block.id for block in blocks if isinstance(block, Heading)]


def test_a_cut_in_focus_names_as_undated_only_what_it_lists(make_edition, shipped):
    edition = make_edition(template="in_focus", exhibits=(), discrepancies=())
    undated = replace(edition.references[-1], number=99, published=None, kind="report")
    for left_out in ((), ("1 more statement was left out for length.",)):
        cut = replace(edition, references=(*edition.references, undated), cut_notes=left_out)
        blocks = list(walk(render(cut, shipped).tree.blocks))
        listed = {block.number for block in blocks if isinstance(block, ReferenceEntry)}
        told = [plain(block.children) for block in blocks if isinstance(block, Paragraph) and block.role == "method"]
        assert ("[99]" in told[0]) == (99 in listed) == (not left_out)


def test_a_timeline_without_a_line_of_time_tells_the_key_points(make_edition, shipped):
    edition = make_edition(template="timeline", exhibits=())
    blocks = list(walk(render(edition, shipped).tree.blocks))
    told = [block.id for block in blocks if isinstance(block, StatementBlock)]
    assert told[: len(edition.key_points)] == list(edition.key_points)
    every = {statement.id for section in edition.sections for statement in section.all_statements}
    assert set(told) == every
    cited = {number for key in told for number in edition.statement(key).citations}
    assert {block.number for block in blocks if isinstance(block, ReferenceEntry)} == cited


def test_a_timeline_of_few_events_tells_the_other_key_points(make_edition, shipped):
    edition = make_edition(template="timeline")
    dated = {event.statement for exhibit in edition.exhibits if exhibit.kind == "timeline" for event in exhibit.data.events}
    told = [block.id for block in walk(render(edition, shipped).tree.blocks) if isinstance(block, StatementBlock)]
    assert told == [key for key in edition.key_points if key not in dated]


def telling(edition, key, statement):
    """The edition with a statement, or none, in the place of that of id `key`."""
    new = (statement,) if statement else ()
    sections = tuple(
        replace(
            section,
            takeaway=statement if section.takeaway and section.takeaway.id == key else section.takeaway,
            statements=tuple(one for each in section.statements for one in (new if each.id == key else (each,))),
        )
        for section in edition.sections
    )
    return replace(edition, sections=sections, key_points=tuple(one for one in edition.key_points if new or one != key))


def event_row(edition, shipped):
    """Words of the only event's row in the table of events."""
    (table,) = (block for block in walk(render(edition, shipped).tree.blocks) if isinstance(block, Table) and block.id == "events-table")
    return " ".join(plain(cell.children) for cell in table.rows[0])


def test_behind_the_sentence_of_an_event_stand_only_its_own_sources(make_edition, shipped):
    edition = make_edition(template="timeline")
    event = next(one for one in edition.exhibits if one.kind == "timeline").data.events[0]
    told = edition.statement(event.statement)
    assert event_row(edition, shipped).endswith(f"{told.text}[1][2]")
    alone = telling(edition, told.id, replace(told, citations=event.citations[:1]))
    assert event_row(alone, shipped).endswith(f"{told.text}[1]")


def test_an_event_that_sources_differ_on_is_marked_so_in_its_row(make_edition, shipped):
    edition = make_edition(template="timeline")
    event = next(one for one in edition.exhibits if one.kind == "timeline").data.events[0]
    told = edition.statement(event.statement)
    disputed = telling(edition, told.id, replace(told, marks=("visit_disputed", "single_source")))
    assert "disputed" not in event_row(telling(edition, told.id, replace(told, marks=())), shipped)
    assert "kind of visit disputed" in event_row(disputed, shipped)
    assert "single source" not in event_row(disputed, shipped)


def test_an_event_whose_sentence_was_left_out_keeps_its_row(make_edition, shipped):
    edition = make_edition(template="timeline")
    event = next(one for one in edition.exhibits if one.kind == "timeline").data.events[0]
    assert event_row(telling(edition, event.statement, None), shipped).endswith(f"{event.label}[1][2]")


def test_what_else_matters_makes_room_under_a_line_of_time(make_edition, shipped):
    edition = make_edition(template="timeline")
    cut = replace(edition, left_out=("aa000009",))
    told, fewer = (
        [block for block in walk(render(one, shipped).tree.blocks) if isinstance(block, StatementBlock)] for one in (edition, cut)
    )
    assert len(fewer) == len(told) - 1
