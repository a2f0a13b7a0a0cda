from dataclasses import replace

import pytest

from briefgen.ingestion.extract import PageFacts
from briefgen.ingestion.metadata.page import page_published
from briefgen.ingestion.metadata.stamps import stamp


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("14/03/24", "2024-03-14"),
        ("03/14/24", "2024-03-14"),
        ("Published: 14.03.98", "1998-03-14"),
        ("By Staff Reporter | 14/03/24", "2024-03-14"),
        ("By staff writers, 8 March 2024", "2024-03-08"),
        ("By our Lema correspondents, March 8, 2024", "2024-03-08"),
        ("14-03-24", None),
        ("03/04/24", None),
        ("14/03.24", None),
        ("By the river, 8 March 2024", None),
    ],
)
def test_the_day_of_a_line_without_a_name_or_with_a_short_year(line, date):
    found = stamp(line)
    assert (str(found.date.date) if found else None) == date
    assert found is None or found.publisher is None


@pytest.mark.parametrize(
    ("written", "date", "two_ways"),
    [("03/04/2024", "2024-03-04?/2024-04-03?", True), ("14/03/2024", "2024-03-14", False), ("14/03/24", "2024-03-14", False)],
)
def test_a_day_of_the_page_that_can_be_read_two_ways_is_kept_as_a_stretch(written, date, two_ways):
    found = page_published(replace(PageFacts(), published=written, published_basis="its meta tag"))
    assert found is not None
    assert str(found.value) == date
    assert ("two ways" in found.basis) is two_ways


def test_what_is_no_date_of_a_page_stays_unknown():
    assert page_published(replace(PageFacts(), published="soon 03/04/2024 or later", published_basis="its meta tag")) is None
