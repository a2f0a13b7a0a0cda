"""How late a text was written at least. A date to come, planned or supposed tells nothing of it."""

import pytest

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Known, Provenance
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span


def told(*sentences, published=None):
    text = " ".join(sentences)
    date = Known(value=parse_edtf(published), provenance=Provenance.SIDECAR) if published else None
    document = Document(id="d", path="d.txt", version="0", text=text, lines=(), paragraphs=(Span(0, len(text)),), published=date)
    found = analyse(document).told_past
    return found.edtf.text if found else None


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The two states signed the pact on 3 May 2031.", "2031-05-03"),
        ("On 3 May 2031, the envoys signed the pact.", "2031-05-03"),
        ("In May 2031 the Borian president visited the harbour.", "2031-05"),
        ("The minister, who took office in 2031, welcomed the guests.", "2031"),
        ("The bridge was opened by both ministers in the border town on Saturday, 3 May 2031.", "2031-05-03"),
        ("They announced on 3 May 2031 that the port will open soon.", "2031-05-03"),
        ("The pact signed in May 2031 will enter into force next year.", "2031-05"),
    ],
)
def test_what_is_told_as_past_was_written_later(sentence, date):
    assert told("The two states are neighbours.", sentence) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "The two states will sign the pact on 3 May 2031.",
        "On 3 May 2031, the envoys will sign the pact.",
        "In 2031 the two states hope to have signed the pact.",
        "The two states agreed to sign the pact on 3 May 2031.",
        "The two states announced a visit on 3 May 2031.",
        "The cabinet approved a plan for exports worth 20 billion dollars in 2031.",
        "Boria was chosen as the host of the games in 2031.",
        "The line was to be completed in 2031.",
        "The minister said the line would be completed in 2031.",
        "If the line was opened in 2031, trade could double.",
        "Trade was due to double in 2031.",
        "The company won the right to mine cobalt in 2031.",
        "The lease expired, and the next one ends in 2031.",
        "They signed the deal, which runs out on 3 May 2031.",
        "By 2031, both states expected trade to double.",
        "The talks were moved to the week after the vote on 3 May 2031.",
        "The council adopted Agenda 2031.",
        "The two states signed the pact in about 2031.",
        "They set a deadline of 3 May 2031.",
    ],
)
def test_what_lies_ahead_is_no_evidence(sentence):
    assert told("The two states are neighbours.", sentence) is None


def test_the_latest_counts_and_of_one_year_the_finest():
    sentences = ("The pact was signed in 2031.", "The office opened on 1 January 2031.", "The road was built in 2019.")
    assert told(*sentences) == told(*reversed(sentences)) == "2031-01-01"
