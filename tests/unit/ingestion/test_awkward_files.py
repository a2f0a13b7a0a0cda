"""Files as the world sends them: what each says of itself is read right or not at all, and nobody else's words are taken for its own."""

import io
import json
import unicodedata
import zipfile

import pytest

from briefgen.ingestion.read import read_file
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import LineLabel as L

STORY = (
    "The harbour council of Orland voted on Monday to repair the northern pier before the winter storms arrive.",
    "Work is to begin on 12 September 2023 and last for nine months, according to the treasurer, Paul Veer.",
    "The pier was closed to heavy boats in March 2021 after divers found cracks in eleven of its pillars.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_file(path)


def body(document):
    return [line.span.of(document.text) for line in document.lines if line.label is L.BODY]


def page(head, inside=PARAGRAPHS):
    return f'<!doctype html><html lang="en"><head>{head}</head><body><article>{inside}</article></body></html>'


def ld(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_mark_that_ends_a_line_ends_it(tmp_path, mark):
    assert body(read(tmp_path, "a.txt", mark.join(STORY))) == list(STORY)


def windows_1258(text):
    """Tones stand behind their vowel in this encoding; marks that are part of the letter do not."""
    tones, out = "\u0300\u0301\u0303\u0309\u0323", b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            plain = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            out += (plain + "".join(part for part in parts if part in tones)).encode("cp1258")
    return out


def test_vietnamese_names_in_windows_1258_are_read_and_composed(tmp_path):
    story = [STORY[0].replace("Orland", "Hải Phòng"), STORY[1].replace("Paul Veer", "Nguyễn Thị Ánh"), STORY[2]]
    document = read(tmp_path, "a.txt", windows_1258("\n".join(story)))
    assert body(document) == story
    assert unicodedata.is_normalized("NFC", document.text)


@pytest.mark.parametrize("name", ["Ådne Þór Òscar", "Così è più caffè", "SÌ, PIÙ, CITTÀ", "Réunion à Orléans"])
def test_western_letters_are_not_taken_for_vietnamese_tones(tmp_path, name):
    story = f"{name}: {STORY[0]}"
    assert body(read(tmp_path, "a.txt", story.encode("cp1252"))) == [story]


def test_a_page_without_its_head_is_a_page_and_a_page_without_an_element_is_text(tmp_path):
    assert body(read(tmp_path, "a.txt", f"<div><h1>Pier</h1>{PARAGRAPHS}</div>")) == list(STORY)
    assert body(read(tmp_path, "b.html", "\n\n".join(STORY))) == list(STORY)
    assert body(read(tmp_path, "c.txt", "<- that way.\n" + STORY[0]))[-1] == STORY[0]


def test_rich_text_is_refused_whatever_its_name(tmp_path):
    with pytest.raises(Unreadable, match="RTF"):
        read(tmp_path, "a.txt", "{\\rtf1\\ansi " + STORY[0] + "}")


def test_a_request_for_consent_is_no_story(tmp_path):
    wall = (
        "<h1>Your privacy</h1><p>We and our 842 partners store information on a device, such as cookies, and process personal data "
        "for personalised ads and content, ad measurement and audience research.</p>"
    )
    with pytest.raises(Unreadable, match="consent"):
        read(tmp_path, "a.html", page("<title>Coast Herald</title>", wall))
    assert len(body(read(tmp_path, "b.html", page("<title>Coast Herald</title>", wall + PARAGRAPHS)))) >= len(STORY)


def test_what_a_paper_says_to_readers_who_do_not_pay_is_no_story(tmp_path):
    plea = "<p>This article is for subscribers only. Already a subscriber? Sign in.</p><p>Get unlimited access for 1 crown a week.</p>"
    assert body(read(tmp_path, "a.html", page("<title>Pier</title>", PARAGRAPHS + plea))) == list(STORY)


def test_rows_of_a_table_are_data(tmp_path):
    table = "<table><tr><th>Year</th><th>Crowns</th></tr><tr><td>2023</td><td>1.5</td></tr><tr><td>2024</td><td>2.5</td></tr></table>"
    document = read(tmp_path, "a.html", page("<title>Pier</title>", PARAGRAPHS + table))
    assert body(document) == list(STORY)
    assert any("2024" in line.span.of(document.text) and line.label is L.META for line in document.lines)


def test_a_live_page_is_dated_by_the_days_it_spans_and_named_by_itself(tmp_path):
    entries = [{"@type": "BlogPosting", "headline": "Roads closed", "datePublished": "2023-10-03T07:15:00Z"}]
    live = {"@type": "LiveBlogPosting", "headline": "Live: storm", "datePublished": "2023-10-02T06:00:00Z", "liveBlogUpdate": entries}
    document = read(tmp_path, "a.html", page(ld(live)))
    assert (document.title.value, str(document.date)) == ("Live: storm", "2023-10-02/2023-10-03")


def test_a_page_that_describes_several_articles_has_the_facts_of_its_own_or_of_none(tmp_path):
    articles = [
        {"@type": "NewsArticle", "headline": "Ferry fares rise", "datePublished": "2023-08-01"},
        {"@type": "NewsArticle", "headline": "Pier to be repaired", "datePublished": "2023-08-14"},
    ]
    own = read(tmp_path, "a.html", page(f"<title>Pier to be repaired</title>{ld(articles)}"))
    assert str(own.date) == "2023-08-14"
    assert read(tmp_path, "b.html", page(f"<title>Coast Herald</title>{ld(articles)}")).date is None
    listed = {"@type": "ItemList", "itemListElement": [{"item": articles[0]}]}
    assert read(tmp_path, "c.html", page(f"<title>Coast Herald</title>{ld(listed)}")).date is None


def test_a_title_loses_the_name_of_its_site_where_the_heading_is_the_rest(tmp_path):
    assert (
        read(tmp_path, "a.html", page("<title>Pier closed | Ministry</title>", f"<h1>Pier closed</h1>{PARAGRAPHS}")).title.value
        == "Pier closed"
    )
    assert read(tmp_path, "b.html", page("<title>Pier closed</title>", f"<h1>Ministry</h1>{PARAGRAPHS}")).title.value == "Pier closed"


@pytest.mark.parametrize(
    ("written", "date"), [("20230814", "2023-08-14"), ("20230814T2130", "2023-08-14"), ("1692048600", None), ("20231408", None)]
)
def test_a_date_in_figures_alone_is_read_when_it_is_one(tmp_path, written, date):
    found = read(tmp_path, "a.html", page(f'<title>Pier</title><meta name="date" content="{written}">')).date
    assert (str(found) if found else None) == date


def test_the_name_of_an_account_is_no_author(tmp_path):
    assert read(tmp_path, "a.html", page('<title>Pier</title><meta name="author" content="jdoe">')).authors is None
    assert read(tmp_path, "b.html", page('<title>Pier</title><meta name="author" content="Mina Doe">')).authors.value == ("Mina Doe",)


def docx(inside, title=""):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{inside}</w:body></w:document>")
        archive.writestr("docProps/core.xml", f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>')
    return data.getvalue()


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_what_was_moved_away_or_hidden_in_word_is_not_read(tmp_path):
    moved = f"<w:p><w:moveFrom>{run(STORY[1])}</w:moveFrom></w:p><w:p>{run(STORY[0])}</w:p><w:p><w:moveTo>{run(STORY[1])}</w:moveTo></w:p>"
    hidden = "<w:p>" + run("Nobody was to read this.", "<w:vanish/>") + run(STORY[2], '<w:vanish w:val="0"/>') + "</w:p>"
    assert body(read(tmp_path, "a.docx", docx(moved + hidden))) == list(STORY)


def test_the_title_a_word_file_bears_goes_before_its_property(tmp_path):
    bears = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run("Report on the pier")}</w:p><w:p>{run(STORY[0])}</w:p>'
    assert read(tmp_path, "a.docx", docx(bears, "Template for letters")).title.value == "Report on the pier"
    assert read(tmp_path, "b.docx", docx(f"<w:p>{run(STORY[0])}</w:p>", "Report on locks")).title.value == "Report on locks"


HEADER = "From: Ada Reed <ada@orland.example>\nSubject: Fwd: Re: Pier\nDate: Mon, 14 Aug 2023 23:30:00 -0500\n\n"


def test_a_forwarded_message_is_that_message(tmp_path):
    inner = "From: Paul Veer <paul@x.example>\nDate: Sat, Aug 12, 2023 at 10:00\nSubject: The pier\nTo: Ada Reed\n\n"
    document = read(tmp_path, "a.eml", f"{HEADER}FYI, see below.\n\n---------- Forwarded message ---------\n{inner}" + "\n\n".join(STORY))
    assert (document.title.value, document.publisher.value, str(document.date)) == ("The pier", "Paul Veer", "2023-08-12")
    assert body(document) == list(STORY)
    bare = read(tmp_path, "b.eml", f"{HEADER}---------- Forwarded message ---------\nSubject: Pier\n\n{STORY[0]}")
    assert (bare.title.value, bare.publisher, bare.date) == ("Pier", None, None)


@pytest.mark.parametrize(
    "answered",
    [
        "-----Original Message-----\nFrom: Paul Veer\nSent: 12 August 2023 10:00\nSubject: Pier\n\nThe pier will be sold, I heard.",
        "On Sat, Aug 12, 2023 at 10:00 AM Paul Veer <paul@x.example>\nwrote:\n\n> The pier will be sold, I heard.",
        "On 12 August 2023, Paul Veer wrote:\nThe pier will be sold, I heard.",
    ],
)
def test_what_a_message_answers_is_not_its_own(tmp_path, answered):
    assert body(read(tmp_path, "a.eml", f"{HEADER}{STORY[0]}\n\n{answered}\n")) == [STORY[0]]


def test_answers_below_what_they_answer_are_kept(tmp_path):
    text = f"{STORY[0]}\n\nOn 12 August 2023, Paul Veer wrote:\n> When does work begin?\n\n{STORY[1]}\n"
    assert body(read(tmp_path, "a.eml", HEADER + text)) == [STORY[0], STORY[1]]


def test_the_line_that_a_blog_adds_to_its_feed_is_no_story(tmp_path):
    item = f"<title>Pier</title><description>{STORY[0]}&lt;p&gt;The post Pier appeared first on Coast Herald.&lt;/p&gt;</description>"
    assert body(read(tmp_path, "a.rss", f'<rss version="2.0"><channel><title>Coast Herald</title><item>{item}</item></channel></rss>')) == [
        STORY[0]
    ]
