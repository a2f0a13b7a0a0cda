from __future__ import annotations

from dataclasses import replace

from briefgen.doctree.nodes import Box, Link
from briefgen.doctree.printed import plain
from briefgen.doctree.walk import walk
from briefgen.model.changes import Change, Changes
from briefgen.rendering.changes import changes, counts, first, shortened, tallied
from briefgen.rendering.render import render


def changed(edition, *made):
    return replace(edition, changes=Changes(since=1, changes=made))


def a_change(kind, id, text="A survey ship left in spring.", why=""):
    return Change(kind=kind, statement=id, section="sea", text=text, why=why)


def test_a_statement_that_changed_in_several_ways_is_one_entry(make_edition):
    edition = changed(
        make_edition(),
        a_change("corroborated", "aa000003", why="now 2 independent origins, before 1"),
        a_change("revised", "aa000003", why="speaker was Ila Børn"),
        a_change("redated", "aa000003", why="was 2020"),
    )
    (entry,) = changes(edition)
    assert (entry.kind, entry.heading, entry.section, entry.present) == ("revised", "Revised", "The sea", True)
    assert entry.why == "now 2 independent origins, before 1; speaker was Ila Børn; was 2020"
    assert counts([entry]).revised == 1


def test_a_tally_counts_statements_in_the_words_of_the_page(make_edition):
    edition = changed(
        make_edition(),
        a_change("revised", "aa000003", why="speaker was Ila Børn"),
        a_change("redated", "aa000003", why="was 2020"),
        a_change("redated", "aa000002", "A pier was built.", "was 2020"),
        a_change("dropped", "zz000001", "A buoy was lost."),
        a_change("new", "aa000001", "A quay was built."),
    )
    assert tallied(edition) == (("new", 1), ("revised", 2), ("dropped", 1))
    assert tallied(changed(make_edition())) == ()


def test_the_same_words_from_another_source_are_neither_dropped_nor_new(make_edition):
    (entry,) = changes(changed(make_edition(), a_change("dropped", "zz"), a_change("new", "aa000003")))
    assert (entry.kind, entry.brief_why) == ("revised", "same words, now resting on another source")


def test_ids_are_told_by_the_words_of_their_statement(make_edition):
    one, other = changes(
        changed(
            make_edition(),
            a_change("dropped", "zz000001", "A buoy was lost.", "Says much the same as aa000001."),
            a_change("dropped", "zz000002", "A pier fell.", "Says much the same as 0123abcd."),
        )
    )
    assert one.why == "Says much the same as “The ferry treaty was signed in Port Ansel.”"
    assert other.why == "Says much the same as another statement"
    assert (one.present, one.brief_why) == (False, "")


def test_the_first_page_takes_four_and_neither_kind_swamps_the_other(make_edition):
    made = [a_change("revised", f"r{n}", f"Revised {n}", "speaker was Ila Børn") for n in range(9)]
    made += [a_change("new", f"n{n}", f"New {n}") for n in range(9)]
    entries = changes(changed(make_edition(), *made))
    chosen = first(entries, ("n7",), {"r3": 0.9, "n5": 0.8})
    assert [entry.statement for entry in chosen] == ["r3", "r0", "n7", "n5"]
    assert [entry.statement for entry in first(entries[:9], (), {})] == ["r0", "r1", "r2", "r3"]
    assert first((), (), {}) == ()


def test_what_fell_goes_before_what_is_new_and_what_only_found_no_room_last(make_edition):
    fallen = replace(a_change("dropped", "zz000001", "A buoy was lost.", "Taken back later: “No buoy was lost.”"), fallen=True)
    made = [a_change("dropped", "zz000002", "A pier fell.", "left out for length"), a_change("new", "aa000003"), fallen]
    chosen = first(changes(changed(make_edition(), *made)), (), {})
    assert [entry.statement for entry in chosen] == ["zz000001", "aa000003", "zz000002"]


def test_entries_are_short_and_lead_to_their_statement(make_edition, shipped):
    long = " ".join(f"word{n}" for n in range(40))
    edition = changed(make_edition(), a_change("new", "aa000003", long), a_change("dropped", "zz", long + "."))
    assert shortened(long).split() == [*long.split()[:20], "…"]
    for template in ("dossier", "in_focus"):
        blocks = list(walk(render(replace(edition, template=template), shipped).tree.blocks))
        (strip,) = [block for block in blocks if isinstance(block, Box) and block.role == "changes"]
        items = [item[0].children for block in strip.children[1:] for item in block.items]
        assert [len(plain(children).split()) <= 22 for children in items] == [True, True]
        links = [
            [inner.target for child in children for inner in getattr(child, "children", ()) if isinstance(inner, Link)]
            for children in items
        ]
        assert links == [["#aa000003"], []]
        assert "1 new, 1 dropped" in plain(strip.children[0].children)


def test_two_sentences_that_are_one_statement_are_not_cut(make_edition):
    errs = "In a May 3 story about the storm over the whole of the northern coast, Coastal Wire erroneously reported that it sank 87 boats."
    mends = f"{errs} The storm sank 78 boats."
    one, whole = changes(changed(make_edition(), a_change("new", "aa000001", errs), a_change("new", "aa000002", mends)))
    assert one.short.endswith("…")
    assert whole.short == mends
