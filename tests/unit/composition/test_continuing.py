"""A statement goes on under another id when its source is corrected, when other words take its place, or later news of it comes."""

from dataclasses import replace

from briefgen.composition.between import between
from briefgen.composition.continuing import Links, Told, continued
from briefgen.model.edition import PreviousEdition, PreviousStatement

OLD = PreviousStatement(
    id="aa000001",
    section="trade",
    text="The quay of Lema will cost 2.4 billion crowns.",
    date=None,
    date_text="",
    speaker=None,
    office=None,
    document="a",
    version="v1",
    origins=1,
)


def told(text, document="b", id="bb000001"):
    return Told(id=id, text=text, document=document)


def matched(statement, **links):
    return {new: old.id for new, old in continued([statement], [OLD], Links(**links)).items()}


CITED = {"old": {"a": "v1", "b": "v1"}, "new": {"a": "v1", "b": "v1"}}


def test_close_words_of_one_document_or_its_correction_go_on():
    revised = "The quay of Lema, it is said, will cost 2.9 billion of crowns in all."
    assert matched(told(revised, "a"), **CITED) == {"bb000001": OLD.id}
    assert matched(told(revised, "b"), **CITED) == {}
    assert matched(told(revised, "b"), successors={"a": "b"}, **CITED) == {"bb000001": OLD.id}


def test_nearly_the_same_words_go_on_in_another_document():
    assert matched(told("The quay of Lema will cost 2.4 billion crowns now."), **CITED) == {"bb000001": OLD.id}


def test_where_the_old_source_is_cited_no_more_close_words_are_enough():
    text = "The quay of Lema, it is said, will cost 2.9 billion of crowns in all."
    assert matched(told(text), old={"a": "v1"}, new={"b": "v1"}) == {"bb000001": OLD.id}
    assert matched(told("Boats came from the south with salt."), old={"a": "v1"}, new={"b": "v1"}) == {}


def test_what_takes_its_place_goes_on_in_any_words():
    assert matched(told("Nobody pays more, Ruiz said."), news={OLD.id: "bb000001"}, **CITED) == {"bb000001": OLD.id}


def test_an_echo_goes_on_unless_it_tells_of_another_place():
    assert matched(told("It costs 2.4 billion to build."), echoes={OLD.id: "bb000001"}, **CITED) == {"bb000001": OLD.id}
    assert matched(told("The quay of Holm will cost 2.4 billion crowns."), echoes={OLD.id: "bb000001"}, **CITED) == {}


def test_a_statement_goes_on_once():
    twice = [told("The quay of Lema will cost 2.4 billion crowns, Ruiz said."), told(OLD.text, id="bb000002")]
    found = continued(twice, [OLD], Links(**CITED))
    assert [old.id for old in found.values()] == [OLD.id]


def edition(number, *statements):
    versions = tuple(sorted({one.document: one.version for one in statements}.items()))
    return PreviousEdition(number=number, cutoff="2031-06-10", statements=statements, versions=versions)


def test_two_editions_with_a_corrected_source_between_tell_one_revision():
    new = replace(OLD, id="bb000001", document="b", text="The quay of Lema will cost 2.9 billion crowns.")
    (change,) = between(edition(1, OLD), edition(2, new)).changes
    assert (change.kind, change.statement, change.why) == ("revised", "bb000001", f"was: {OLD.text}")
    (change,) = between(edition(1, OLD), edition(2, replace(new, text=OLD.text))).changes
    assert (change.kind, change.why) == ("revised", "same words, now resting on another source")
