"""What changed between two editions, from their facts alone."""

from dataclasses import replace

import pytest

from briefgen.composition.between import between, carried_on
from briefgen.model.edition import PreviousEdition, PreviousStatement

FERRY = PreviousStatement(
    id="aa",
    section="Ferries",
    text="The ferry of Elm Quay opens in June with two boats.",
    date="2024-06",
    date_text="June 2024",
    speaker="Ada Byron",
    office="minister",
    document="vote",
    version="v1",
    origins=1,
)


def edition(number, *statements, versions=()):
    return PreviousEdition(number=number, cutoff="2024-10-31", statements=statements, versions=versions)


def kinds(old, new, versions=(("vote", "v1"),)):
    changes = between(edition(3, *old, versions=(("vote", "v1"),)), edition(4, *new, versions=versions))
    assert changes.since == 3
    return [(change.kind, change.why) for change in changes.changes]


def test_the_same_statements_have_not_changed():
    assert kinds([FERRY], [FERRY]) == []


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ({"speaker": "Jon Holm"}, ("revised", "speaker was Ada Byron, minister")),
        ({"date": "2024-07", "date_text": "July 2024"}, ("redated", "was June 2024")),
        ({"origins": 2}, ("corroborated", "now 2 independent origins, before 1")),
        ({"text": "The ferry opens."}, ("revised", f"was: {FERRY.text}")),
        ({"text": "The ferry opens.", "version": "v2"}, ("corrected", f"was: {FERRY.text}")),
    ],
)
def test_what_differs_is_told_with_what_it_was(new, told):
    assert kinds([FERRY], [replace(FERRY, **new)]) == [told]


def test_unknown_speaker_and_date_are_said_to_have_been_unknown():
    nameless = replace(FERRY, speaker=None, office=None, date=None, date_text="")
    assert kinds([nameless], [FERRY]) == [("revised", "speaker was not given"), ("redated", "was undated")]


def test_fewer_origins_are_told_and_are_no_corroboration():
    assert kinds([replace(FERRY, origins=3)], [FERRY]) == [("revised", "now 1 independent origin, before 3")]


def test_that_sources_begin_to_differ_is_told():
    assert kinds([FERRY], [replace(FERRY, marks=("single_source", "date_disputed"))]) == [("revised", "sources now differ")]


def test_close_wording_of_the_same_source_is_one_statement_and_of_another_is_not():
    close = replace(FERRY, id="bb", text="The ferry of Elm Quay opens in July with two boats.")
    assert kinds([FERRY], [close]) == [("revised", f"was: {FERRY.text}")]
    elsewhere = replace(close, document="other")
    assert kinds([FERRY], [elsewhere]) == [("new", ""), ("dropped", "")]


def test_a_dropped_statement_says_whether_its_source_is_still_cited():
    assert kinds([FERRY], [], versions=()) == [("dropped", "nothing of its source is cited any more")]
    assert kinds([FERRY], []) == [("dropped", "")]


def test_an_old_statement_is_continued_by_one_new_one_at_most():
    twice = [replace(FERRY, id=key, text=FERRY.text.replace("two", word)) for key, word in (("bb", "three"), ("cc", "four"))]
    assert sorted(kind for kind, _ in kinds([FERRY], twice)) == ["new", "revised"]


MOVED = replace(FERRY, id="bb", text="On 3 May the ministry put the opening off to July, and named no day.", document="news")


def test_what_the_builds_between_knew_to_go_on_is_one_revision():
    old, new = edition(3, FERRY, versions=(("vote", "v1"),)), edition(4, MOVED, versions=(("news", "v1"), ("vote", "v1")))
    assert [change.kind for change in between(old, new).changes] == ["new", "dropped"]
    told = between(old, new, carried_on([edition(4, replace(MOVED, continues="aa"))])).changes
    assert [(change.kind, change.statement, change.why) for change in told] == [("revised", "bb", f"was: {FERRY.text}")]


def test_what_goes_on_twice_goes_on_from_the_first():
    second, third = edition(4, replace(MOVED, continues="aa")), edition(5, replace(MOVED, id="cc", continues="bb"), FERRY)
    assert carried_on([second, third]) == {"aa": "cc", "bb": "cc"}
    assert carried_on([]) == {}
