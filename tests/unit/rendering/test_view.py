from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.doctree.nodes import StatementBlock
from briefgen.doctree.printed import plain
from briefgen.doctree.walk import walk
from briefgen.model.changes import Changes
from briefgen.model.edition import Insertion, Omission, Slice, joined
from briefgen.rendering.filters import capitalised, cited, listed, located, numbers, plural, shown_date, stopped
from briefgen.rendering.links import linkable
from briefgen.rendering.render import render
from briefgen.rendering.view import view, words
from briefgen.text.spans import Span

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
SEGMENTS = st.lists(
    st.one_of(
        TEXTS.map(lambda text: Slice(document="d", span=Span(0, 1), text=text)),
        TEXTS.map(lambda text: Insertion(text=text, reason="term")),
        st.just(Omission()),
    ),
    max_size=5,
).map(tuple)


@given(SEGMENTS)
def test_words_are_spaced_as_the_edition_prints_them(segments):
    from briefgen.text.normalise import printable

    shown = str(words(segments)).replace('<span role="insertion">', "").replace("</span>", "")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        shown = shown.replace(entity, character)
    assert printable(shown).replace(" ", "") == joined(segments).replace(" ", "")


def test_every_statement_is_printed_word_for_word(make_edition, shipped):
    edition = make_edition()
    printed = {block.id: plain(block.body) for block in walk(render(edition, shipped).tree.blocks) if isinstance(block, StatementBlock)}
    assert printed == {s.id: s.text for section in edition.sections for s in section.all_statements}


def test_counts_changes_and_questions(make_edition):
    seen = view(make_edition(), 334.0)
    assert (seen.counts.sources, seen.counts.origins, seen.counts.undated, seen.counts.statements, seen.counts.single) == (2, 1, 1, 3, 2)
    assert (seen.changed.new, seen.changed.dropped, seen.changed.other) == (1, 1, 0)
    assert seen.unanswered == (("Ties", "Who pays the dues?"),)
    assert seen.sections[2].empty


def test_nothing_is_new_in_a_first_edition(make_edition):
    later, first = view(make_edition(), 334.0), view(make_edition(changes=Changes(since=None)), 334.0)
    assert [s.changed for s in later.sections[1].statements] == [True]
    assert [s.changed for s in first.sections[1].statements] == [False]


def test_an_office_is_said_once_a_section_until_it_changes(make_edition, make_statement):
    edition = make_edition()
    said = tuple(make_statement(f"bb{n}", speaker="Ila Børn") for n in range(3))
    later = replace(said[2], label=replace(said[2].label, office="Former Minister"))
    section = replace(edition.sections[1], statements=(said[0], said[1], later))
    shown = view(replace(edition, sections=(edition.sections[0], section)), 334.0).sections[1]
    assert [s.office for s in shown.statements] == ["Minister of Tides", "", "Former Minister"]


def test_a_mark_that_the_date_already_says_is_not_repeated(make_edition, make_statement):
    edition = make_edition()
    stale = make_statement("cc1", marks=("as_of", "single_source"))
    stale = replace(stale, label=replace(stale.label, date_text="as of 4 May 2021"))
    section = replace(edition.sections[1], statements=(stale,))
    shown = view(replace(edition, sections=(edition.sections[0], section)), 334.0)
    assert shown.sections[1].statements[0].marks == ("single source",)


def test_a_drawing_wider_than_the_column_is_wide(make_edition):
    assert not view(make_edition(), 120.0).sections[0].charts[0].wide
    assert view(make_edition(), 100.0).sections[0].charts[0].wide


def test_filters_print_counts_dates_lists_and_places():
    assert (plural(1, "source"), plural(3, "source"), plural(2, "party", "parties")) == ("1 source", "3 sources", "2 parties")
    assert (shown_date("2024-10-31"), shown_date("2024~"), shown_date("soon")) == ("31 October 2024", "≈ 2024", "soon")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert (capitalised("éa B"), capitalised("")) == ("Éa B", "")
    assert [stopped(text) for text in ("a", "a.", "“a?”", "")] == ["a.", "a.", "“a?”", ""]
    assert located(("¶ 2", "¶ 4", "p. 3")) == "¶\u00a02, 4; p.\u00a03"


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org/a?b=1", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        ("http://[::1", False),
        ("https:///nohost", False),
        ("https://example.org/a b", False),
        ("file:///etc/passwd", False),
        ("example.org", False),
        ("https://example.org/" + "a" * 7_900, True),
        ("https://example.org/" + "a" * 8_000, False),
        ("https://example.org/" + "ü" * 3_000, False),
    ],
)
def test_only_what_can_be_a_link_is_one(make_edition, shipped, address, good):
    assert linkable(address) is good
    edition = make_edition()
    edition = replace(edition, references=(replace(edition.references[0], url=address), edition.references[1]))
    assert bool(view(edition, 334.0).references[0].url) is good
    render(edition, shipped)


def test_a_passage_is_quoted_once(make_edition):
    edition = make_edition()
    first = edition.references[0]
    doubled = replace(first, passages=(*first.passages, replace(first.passages[0], statement="aa000003")))
    shown = view(replace(edition, references=(doubled, edition.references[1])), 334.0).references[0]
    assert shown.passages == first.passages


def test_a_digest_is_told_with_its_reference_and_in_how_to_read(make_edition, shipped):
    edition = make_edition()
    plainly = str(render(edition, shipped).tree)
    assert "the digest’s" not in plainly
    first, *rest = edition.references
    digested = replace(edition, references=(replace(first, kind="digest of a speech"), *rest))
    assert view(digested, 334.0).counts.digests == 1
    shown = str(render(digested, shipped).tree)
    assert "Digest of a speech; wording and ¶ are the digest’s." in shown
    assert "“Digest”: the source retells a report" in shown


def test_what_most_statements_rest_on_is_said_once(make_edition, make_statement):
    edition = make_edition()
    singles = [make_statement(f"dd{n}", marks=("single_source", "hearsay")) for n in range(3)]
    backed = [make_statement(f"ee{n}", marks=("2_sources,_1_origin",)) for n in range(2)]

    def shown(*statements):
        section = replace(edition.sections[1], takeaway=None, statements=statements)
        return view(replace(edition, sections=(section,), key_points=()), 334.0)

    few, most, some = shown(*singles), shown(*singles, make_statement("dd3", marks=("single_source",)), backed[0]), shown(*singles, *backed)
    assert [seen.single_once for seen in (few, most, some)] == [False, True, False]
    assert [s.marks for s in most.sections[0].statements] == [("hearsay",)] * 3 + [(), ("2 sources, 1 origin",)]
    assert some.sections[0].statements[0].marks == ("single source", "hearsay")


def test_numbers_in_a_source_line_become_citations():
    assert str(cited("Sources: [1], [12] & <b> [x]")) == 'Sources: <cite n="1"/>, <cite n="12"/> &amp; &lt;b&gt; [x]'
    assert numbers("Sources: [1], [12], [x]") == (1, 12)


def test_the_bottom_line_is_the_newest_event_by_the_cutoff_that_four_lines_hold(make_edition, make_statement):
    def event(key, date, text="Ferries sailed.", **label):
        one = make_statement(key, kind="event")
        said = replace(one.label, date=date, date_text=label.get("date_text", "on the day"))
        return replace(one, label=said, segments=(Slice(document="d", span=Span(0, len(text)), text=text),))

    def line(*statements):
        edition = make_edition(cutoff="2021-06-30", key_points=tuple(one.id for one in statements))
        section = replace(edition.sections[0], takeaway=None, statements=statements, exhibits=())
        return view(replace(edition, sections=(section,), changes=Changes(since=None)), 334.0).bottom_line

    old, new = event("a1", "2021-05-02"), event("b2", "2021-05-09")
    assert line(old, new) == "b2"
    assert line(old, new, event("c3", "2021-07-02")) == "b2"
    assert line(old, event("d4", "2021-06-01", date_text="reported 1 June 2021")) == "a1"
    assert line(old, event("e5", "2021-06-02", text="Long words. " * 30)) == "a1"
    assert line(event("f6", None), event("g7", None)) == "f6"
    assert line() == ""
