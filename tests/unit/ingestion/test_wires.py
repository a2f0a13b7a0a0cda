"""Whose reporting a text is, as agencies of the world sign it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.ingestion.metadata.origins import copyright_credit, dateline_credit, line_credit, signed_credit
from briefgen.ingestion.read import read_file

STORY = (
    "The harbour ministers of Orland and Selmia met in Vessen on Tuesday to discuss the treaty.\n"
    "Officials said that the two countries would open three new routes before the end of 2025.\n"
    "The treaty was delayed twice because the parliaments could not agree on the lights.\n"
)


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("Madrid, 3 may (EFE).- ", "EFE"),
        ("Paris, 3 mai 2024 (AFP) – ", "Agence France-Presse"),
        ("MOSCOW. May 3 (Interfax) - ", "Interfax"),
        ("MOSCOW, May 3. /TASS/. ", "TASS"),
        ("МОСКВА, 3 мая. /ТАСС/. ", "TASS"),
        ("Jakarta (ANTARA) - ", "Antara"),
        ("新华社北京1月28日电 ", "Xinhua"),
        ("【ワシントン共同】", "Kyodo News"),
        ("【AFP=時事】", "Agence France-Presse"),
        ("(서울=연합뉴스) ", "Yonhap"),
        ("HANOI, May 3 (Reuters) - ", "Reuters"),
    ],
)
def test_a_dateline_names_the_agency(opening: str, agency: str) -> None:
    credit = dateline_credit(opening + STORY)
    assert credit is not None
    assert (credit.agency, credit.whole) == (agency, True)


@pytest.mark.parametrize(
    "opening", ["Vessen, 3 May (Orland) - ", "The AFP office in Vessen (founded 1944) - ", "【写真】", "In Vessen, 3 ships / boats "]
)
def test_other_openings_name_none(opening: str) -> None:
    assert dateline_credit(opening + STORY) is None


@pytest.mark.parametrize("line", ["(TTXVN)", "Theo TTXVN", "Nguồn: TTXVN", "Source: VNA"])
def test_a_credit_line_in_another_language_is_one(line: str) -> None:
    credit = line_credit(line)
    assert credit is not None
    assert credit.agency == "Vietnam News Agency"


@pytest.mark.parametrize("line", ["© 2024 AFP", "Copyright 2024 The Associated Press. All rights reserved.", "(c) 2024 Reuters"])
def test_a_copyright_line_names_whose_it_is(line: str) -> None:
    assert copyright_credit(line) is not None


@pytest.mark.parametrize("line", ["© AFP", "© 2024 Orland Post", "Photo © AFP", "© 2024 Orland Post. With material of AFP."])
def test_a_picture_s_credit_and_a_paper_s_own_line_do_not(line: str) -> None:
    assert copyright_credit(line) is None


def test_an_agency_behind_a_name_is_its_reporter_s() -> None:
    credit = signed_credit("ANN LEE Associated Press")
    assert credit is not None
    assert credit.agency == "Associated Press"
    assert signed_credit("Ann Lee") is None


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (f"Ministers meet in Vessen\n{STORY}© 2024 AFP\n", "Agence France-Presse"),
        (f"Ministers meet in Vessen\nBy ANN LEE Associated Press\n{STORY}", "Associated Press"),
        (f"Ministers meet in Vessen\n{STORY}Additional reporting by Reuters.\n", None),
        (f"Ministers meet in Vessen\n{STORY}(With inputs from PTI)\n", None),
    ],
)
def test_what_a_text_says_of_its_origin(tmp_path: Path, text: str, origin: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    found = read_file(path).origin
    assert (found.value if found else None) == origin
