import datetime as dt
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "writers"))
import pdf_checks
import pdf_random
import pdf_sheets

from briefgen.writers.pdf.write import write_pdf

SHEETS = [pdf_sheets.IN_FOCUS, pdf_sheets.DOSSIER, pdf_sheets.PLAIN, pdf_sheets.NOTED_IN_FOCUS, pdf_sheets.NOTED_DOSSIER]
MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 10**9), sheet=st.sampled_from(SHEETS))
def test_any_tree_becomes_a_sound_pdf(seed, sheet):
    written = write_pdf(pdf_random.Grammar(seed).tree(), sheet, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(written.data)
    assert written.pages >= 1
