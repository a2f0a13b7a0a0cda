"""A label is told twice only where the sentence has name, office and the word that he says it, all printed."""

import pytest

from briefgen.analysis.claims import analyse
from briefgen.composition.named_within import names_its_speaker
from briefgen.ingestion.read import read_file
from briefgen.model.edition import Label, Slice
from briefgen.text.spans import Span


@pytest.fixture
def told(tmp_path):
    """The one claim of a sentence and its document, read as a file."""

    def read(sentence):
        path = tmp_path / "note.txt"
        path.write_text(f"Ferries of the strait\n\n{sentence} The ferries of the strait ran on time all through the long and windy week.\n")
        document = read_file(path)
        return next(claim for claim in analyse(document).claims if claim.text.startswith(sentence[:20])), document

    return read


def named(claim, document, *, office="Harbour Minister", until=None):
    label = Label(date=None, date_text="undated", date_basis="", speaker="Ana Ruiz", office=office)
    span = claim.span if until is None else Span(claim.span.start, claim.span.start + until)
    return names_its_speaker(claim, document, label, (Slice(document=document.id, span=span, text=span.of(document.text)),))


def test_a_sentence_with_name_office_and_saying_names_its_speaker(told):
    claim, document = told("Harbour Minister Ana Ruiz said on Monday that the dues would fall by a tenth in the new year.")
    assert named(claim, document)
    assert named(claim, document, office=None)
    assert not named(claim, document, office="Minister of Ports")


def test_a_sentence_cut_before_its_saying_does_not(told):
    claim, document = told("Harbour Minister Ana Ruiz said on Monday that the dues would fall by a tenth in the new year.")
    assert not named(claim, document, until=len("Harbour Minister Ana Ruiz"))


def test_a_surname_alone_is_not_the_name_of_the_label(told):
    claim, document = told("Harbour Minister Ana Ruiz left for the islands. Ruiz said that the dues would fall by a tenth in the new year.")
    spoken = next(one for one in analyse(document).claims if one.speaker is not None)
    assert not named(spoken, document, office=None)
    assert claim.speaker is None
