"""Notes on the source base: what the desk glosses is told in one sentence, and a guessed date is not called the source's."""

from dataclasses import replace

import pytest

from briefgen.composition.notes import notes
from briefgen.model.edition import Insertion, Label, Statement
from briefgen.model.selection import Selection
from briefgen.text.edtf import parse_edtf


@pytest.fixture
def glossing():
    """A statement with these glosses."""

    def made(*glosses):
        label = Label(date=None, date_text="", date_basis="", speaker=None, office=None)
        parts = tuple(Insertion(text=gloss, reason="term") for gloss in glosses)
        return Statement(
            id="aa", kind="event", label=label, segments=parts, citations=(1,), origins=1, sources=1, marks=(), score=1.0, reasons=()
        )

    return made


def test_terms_are_told_in_one_sentence(brief, section, glossing):
    spec = brief(section(), terms={"East Sea": "Gulf of Lema", "upper mill": "Mill of Boria", "unseen": "Nothing"})
    selection = Selection(cutoff="2021-01-31", documents=(), choices=(), key_points=(), discrepancies=(), unused=())
    both = notes(spec, selection, (glossing("Gulf of Lema", "Mill of Boria"),))
    assert both == ("The sources’ terms, glossed once: “East Sea” as [Gulf of Lema], “upper mill” as [Mill of Boria].",)
    assert notes(spec, selection, (glossing("Gulf of Lema"),)) == ("The sources’ term, glossed once: “East Sea” as [Gulf of Lema].",)


def test_a_stale_source_dated_by_what_it_says_is_called_that(brief, section, shelf):
    shelf.put("a", "The mill of Lema closed.", published="2019-03-02")
    stale = Selection(cutoff="2021-01-31", documents=tuple(shelf.by_id.values()), choices=(), key_points=(), discrepancies=(), unused=())
    assert notes(brief(section()), stale, ()) == ("The newest dated source is of 2 March 2019, 22 months before the cut-off.",)
    guessed = replace(
        stale, documents=(replace(stale.documents[0], published=replace(stale.documents[0].published, value=parse_edtf("2019-03~"))),)
    )
    (said,) = notes(brief(section()), guessed, ())
    assert said == "The newest source, dated by what it says, is of ≈ March 2019, 22 months before the cut-off."
