"""Dates as pages in other languages print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.ingestion.metadata.written_dates import date_line, written_date
from briefgen.ingestion.read import read_file

GERMAN = "Die Minister der beiden Länder haben sich in der Hauptstadt getroffen und wollen im Juni erneut über die Fähren verhandeln. " * 8


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("28. Januar 2020", "2020-01-28"),
        ("Dienstag, 28. Jänner 2020", "2020-01-28"),
        ("Veröffentlicht am 3. März 2024, 14:30 Uhr", "2024-03-03"),
        ("Publié le 28 janvier 2020 à 14h30", "2020-01-28"),
        ("28 de enero de 2020", "2020-01-28"),
        ("Publicado em 28 de janeiro de 2020 às 14h30", "2020-01-28"),
        ("Selasa, 28 Januari 2020 14:30 WIB", "2020-01-28"),
        ("Thứ Ba, 28/01/2020, 14:30", "2020-01-28"),
        ("Ngày 28 tháng 1 năm 2020", "2020-01-28"),
        ("28 января 2020 г.", "2020-01-28"),
        ("wtorek, 28 stycznia 2020", "2020-01-28"),
        ("28 KASIM 2020", "2020-11-28"),
        ("28 يناير 2020", "2020-01-28"),
        ("٢٨ يناير ٢٠٢٠", "2020-01-28"),
        ("发布时间：2020年01月28日 14:30", "2020-01-28"),
        ("2020년 1월 28일", "2020-01-28"),
        ("令和2年1月28日", "2020-01-28"),
        ("令和元年5月1日", "2019-05-01"),
        ("民國109年1月28日", "2020-01-28"),
        ("28 มกราคม 2563", "2020-01-28"),
        ("الثلاثاء 14 رمضان 1445 هـ الموافق 24 مارس 2024", "2024-03-24"),
    ],
)
def test_a_date_line_is_read(line: str, day: str) -> None:
    found = date_line(line)
    assert found is not None
    assert (str(found.date), found.changed) == (day, False)


@pytest.mark.parametrize(
    "line",
    [
        "Aktualisiert am 28.01.2020-15:49",
        "Mis à jour le 1er février 2024 à 10:05",
        "Cập nhật: 28/01/2020 14:30",
        "2024年3月4日(月) 10:30 更新",
    ],
)
def test_a_date_of_change_is_told_from_one_of_publication(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.changed


@pytest.mark.parametrize(
    "line",
    [
        "Der Vertrag vom 28. Januar 2020",
        "Seit 3. März 2024 gilt das Gesetz",
        "mars 2024",
        "14 رمضان 1445 هـ",
        "31. Februar 2020",
        "28 tháng 13 năm 2020",
        "Thứ năm, 5/9/2024",
    ],
)
def test_a_line_that_tells_more_or_less_than_a_day_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


def test_a_metadata_field_in_another_language_is_read() -> None:
    assert str(written_date("mardi 28 janvier 2020")) == "2020-01-28"


def page(tmp_path: Path, stamp: str, *, language: str = "de", story: str = GERMAN, around: str = "{}") -> Path:
    path = tmp_path / "a.html"
    head = f'<html lang="{language}"><head><title>Die Fähren</title></head><body><article><h1>Die Fähren</h1>'
    path.write_text(head + around.format(f"<time>{stamp}</time>") + f"<p>{story}</p></article></body></html>")
    return path


def test_a_day_that_can_be_read_two_ways_follows_the_custom_of_the_language(tmp_path: Path) -> None:
    read = read_file(page(tmp_path, "03.04.2024")).published
    assert read is not None
    assert (str(read.value), read.confidence) == ("2024-04-03", 0.8)
    assert "day before month as in de" in read.basis


def test_the_custom_is_that_of_the_words_not_of_the_template(tmp_path: Path) -> None:
    document = read_file(page(tmp_path, "03.04.2024", language="en"))
    assert document.language is not None
    assert (document.language.value, str(document.date)) == ("de", "2024-04-03")


@pytest.mark.parametrize(("tag", "day"), [("en-GB", "2024-04-03"), ("en-US", "2024-03-04?/2024-04-03?"), ("en", "2024-03-04?/2024-04-03?")])
def test_english_is_written_both_ways(tmp_path: Path, tag: str, day: str) -> None:
    story = (
        "The ministers of the two countries agreed to meet again in June, and they said that the talks on the ferries had gone well. " * 8
    )
    assert str(read_file(page(tmp_path, "03/04/2024", language=tag, story=story)).date) == day


def test_the_day_beside_the_heading_dates_a_page_that_says_it_nowhere_else(tmp_path: Path) -> None:
    read = read_file(page(tmp_path, "Veröffentlicht am 3. März 2024")).published
    assert read is not None
    assert (str(read.value), read.confidence) == ("2024-03-03", 0.8)


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        "<aside>{}</aside>",
        "<h2>Mehr</h2>{}",
        '<div itemscope itemtype="https://schema.org/Event">{}</div>',
        "<time>4. Mai 2021</time>{}",
        "<ul><li>Der Hafen</li></ul><p>" + GERMAN + "</p>{}",
    ],
)
def test_days_of_other_things_date_nothing(tmp_path: Path, around: str) -> None:
    assert read_file(page(tmp_path, "3. März 2024", around=around)).published is None


def test_an_agency_that_alone_signs_is_the_origin(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    named = '{"@type": "NewsArticle", "headline": "H", "author": {"@type": "Organization", "name": "Reuters"}}'
    data = f'<script type="application/ld+json">{named}</script>'
    path.write_text(f"<html><head>{data}</head><body><article><h1>H</h1><p>{GERMAN}</p></article></body></html>")
    origin = read_file(path).origin
    assert origin is not None
    assert (origin.value, origin.basis) == ("Reuters", "JSON-LD author: Reuters")


def test_a_wiki_page_is_dated_by_the_stretch_in_which_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    data = '{"@type": "Article", "headline": "a town", "datePublished": "2013-06-23", "dateModified": "2019-10-25T11:20:20Z"}'
    head = f'<meta name="generator" content="MediaWiki 1.35"><title>Vessen – Wiki</title><script type="application/ld+json">{data}</script>'
    path.write_text(f"<html><head>{head}</head><body><h1>Vessen</h1><p>{GERMAN}</p></body></html>")
    document = read_file(path)
    assert document.title is not None
    assert (str(document.date), document.title.value) == ("2013-06-23/2019-10-25", "Vessen")


def test_several_names_in_one_field_are_several_authors_and_the_publisher_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    named = '<meta name="author" content="Ada Reed, Tom Vale and Eve Lund"><meta property="og:site_name" content="Orland Post">'
    path.write_text(f"<html><head>{named}</head><body><article><h1>H</h1><p>{GERMAN}</p></article></body></html>")
    document = read_file(path)
    assert document.authors is not None
    assert document.authors.value == ("Ada Reed", "Tom Vale", "Eve Lund")
    path.write_text(path.read_text().replace("Ada Reed, Tom Vale and Eve Lund", "Orland Post"))
    assert read_file(path).authors is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://news.example/2024/05/03/ferry", "2024-05-03"),
        ("https://news.example/world/2024-05-03/ferry.html", "2024-05-03"),
        ("https://news.example/2024/05/ferry", "2024-05"),
        ("https://news.example/2024/05/03/", None),
        ("https://news.example/2024/13/03/ferry", None),
        ("https://news.example/2023/02/30/ferry", None),
        ("https://news.example/files/2024-05/ferry.pdf", None),
        ("https://copies.example/web/2024/05/03/ferry", None),
        ("https://news.example/ferry", None),
    ],
)
def test_the_address_that_a_page_gives_itself_dates_it_last(tmp_path: Path, address: str, day: str | None) -> None:
    path = tmp_path / "a.html"
    head = f'<link rel="canonical" href="{address}"><title>Die Fähren</title>'
    path.write_text(f"<html><head>{head}</head><body><article><h1>Die Fähren</h1><p>{GERMAN}</p></article></body></html>")
    assert (str(read_file(path).date) if day else read_file(path).date) == day
    path.write_text(path.read_text().replace("<h1>Die Fähren</h1>", "<h1>Die Fähren</h1><time>9. Mai 2021</time>"))
    assert str(read_file(path).date) == "2021-05-09"
