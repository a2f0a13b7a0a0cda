"""veraPDF, which wrote none of them and shares no code with us, passes the PDFs of the writer in the profiles that they claim."""

import sys
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_samples


@pytest.mark.debian
def test_verapdf_passes_the_samples_random_trees_and_three_hundred_pages(tmp_path, verapdf):
    pdf_samples.write_samples(tmp_path)
    results = verapdf(tmp_path)
    assert [result for result in results if not result["compliant"]] == []
    assert len(results) == 2 * (len(pdf_samples.SAMPLES) + pdf_samples.RANDOM + 1)
    assert min(result["checks"] for result in results) > 300
    with pikepdf.open(tmp_path / "long.pdf") as pdf:
        assert len(pdf.pages) > pdf_samples.PAGES
