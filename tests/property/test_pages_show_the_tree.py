"""Whatever a tree holds, what a reader acts on is found on the pages that were made of it: no build may fail on odd content."""

import datetime as dt
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "writers"))
import pdf_random
import pdf_sheets

from briefgen.doctree.printed import pieces
from briefgen.verification.locating import essential, locate
from briefgen.verification.pages import read_printed
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


@settings(max_examples=20, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 10**9), sheet=st.sampled_from([pdf_sheets.IN_FOCUS, pdf_sheets.DOSSIER, pdf_sheets.PLAIN]))
def test_every_essential_piece_of_any_tree_is_found(seed, sheet):
    tree = pdf_random.Grammar(seed).tree()
    written = write_pdf(tree, sheet, moment=MOMENT, fingerprint="f")
    _, missing = locate(pieces(tree), read_printed(written.data).pages)
    assert [piece for piece in missing if essential(piece)] == []
