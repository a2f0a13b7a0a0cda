"""Feeds saved as one file, through the reader: what an item tells has its own day, and nobody of another item in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.analysis.claims import analyse
from briefgen.ingestion.read import read_file
from briefgen.model.evidence import Claim

ITEMS = (
    ("Fees rise", "Mon, 03 Jun 2024 08:00:00 GMT", "The council of Lund Bay raised its fees yesterday. It was close, said mayor Ana Ruiz."),
    ("Ferry starts", "Wed, 19 Jun 2024 08:00:00 GMT", "A ferry to Elm Quay began on Monday. She said that it will stop in December."),
    ("Pier closes", "Tue, 02 Jul 2024 08:00:00 GMT", "The pier was closed last week. In May it had been inspected."),
    ("Pact signed", "Thu, 18 Jul 2024 08:00:00 GMT", "The bay signed a pact on 17 July. A year earlier talks had begun there."),
    ("Dredging ends", "Fri, 02 Aug 2024 08:00:00 GMT", "Dredging ended last month. The bay lost 61 boats last year."),
)


def claims_of(tmp_path: Path, items: tuple[tuple[str, str, str], ...] = ITEMS) -> dict[str, Claim]:
    dated = [(title, f"<pubDate>{day}</pubDate>" if day else "", told) for title, day, told in items]
    body = "".join(f"<item><title>{title}</title>{day}<description>{told}</description></item>" for title, day, told in dated)
    path = tmp_path / "news.xml"
    path.write_text(f"<rss version='2.0'><channel><title>Bay Press</title>{body}</channel></rss>", encoding="utf-8")
    document = read_file(path)
    reading = analyse(document)
    assert all(claim.span.of(document.text) == claim.text for claim in reading.claims)
    assert [claim.paragraph for claim in reading.claims] == [document.paragraph_number(claim.span.start) for claim in reading.claims]
    return {claim.text.split(".")[0]: claim for claim in reading.claims}


@pytest.mark.parametrize(
    ("opening", "event"),
    [
        ("The council of Lund Bay raised its fees yesterday", "2024-06-02"),
        ("A ferry to Elm Quay began on Monday", "2024-06-17"),
        ("The pier was closed last week", "2024-06-25/2024-07-02"),
        ("In May it had been inspected", "2024-05"),
        ("The bay signed a pact on 17 July", "2024-07-17"),
        ("A year earlier talks had begun there", "2023"),
        ("Dredging ended last month", "2024-07"),
        ("The bay lost 61 boats last year", "2023"),
    ],
)
def test_each_item_tells_its_own_days(tmp_path: Path, opening: str, event: str) -> None:
    claim = claims_of(tmp_path)[opening]
    assert claim.event_date is not None
    assert str(claim.event_date.edtf).removesuffix("~") == event


def test_each_item_was_published_on_its_own_day(tmp_path: Path) -> None:
    said = [str(claim.statement_date.edtf) for claim in claims_of(tmp_path).values() if claim.statement_date]
    assert list(dict.fromkeys(said)) == ["2024-06-03", "2024-06-19", "2024-07-02", "2024-07-18", "2024-08-02"]


def test_nobody_of_one_item_speaks_in_the_next(tmp_path: Path) -> None:
    found = claims_of(tmp_path)
    assert (speaker := found["It was close, said mayor Ana Ruiz"].speaker) is not None
    assert speaker.name == "Ana Ruiz"
    assert found["She said that it will stop in December"].speaker is None


def test_an_item_without_a_date_takes_none_from_its_neighbours(tmp_path: Path) -> None:
    undated = ("Light out", "", "The light of the quay went out yesterday. It was lit again on 4 May.")
    found = claims_of(tmp_path, (ITEMS[0], undated, ITEMS[2]))
    for opening in ("The light of the quay went out yesterday", "It was lit again on 4 May"):
        assert (found[opening].event_date, found[opening].statement_date) == (None, None)
    assert (closed := found["The pier was closed last week"].event_date) is not None
    assert str(closed.edtf).startswith("2024-06-25")


def test_hidden_characters_before_an_item_leave_it_its_day(tmp_path: Path) -> None:
    first = (ITEMS[0][0], ITEMS[0][1], "\u200b\u200b" + ITEMS[0][2].replace("bay", "ba\u200by") + "\u200b" * 90)
    found = claims_of(tmp_path, (first, *ITEMS[1:]))
    assert (ferry := found["A ferry to Elm Quay began on Monday"].event_date) is not None
    assert str(ferry.edtf) == "2024-06-17"
