import io
import zipfile

import pytest

from briefgen.ingestion.read import read_file
from briefgen.model.corpus import LineLabel as L
from briefgen.text.edtf import parse_edtf

SENTENCES = (
    "The river commission agreed on Monday to open the locks two hours earlier in summer.",
    "Boat owners had asked for longer hours since the bridge was rebuilt, the commission said.",
    "A first report on the change is due in October, and the hours may be changed again after it.",
)


def read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path)


def shown(document):
    return [(line.label, line.span.of(document.text)) for line in document.lines]


def test_markdown_with_front_matter_is_all_body_but_for_its_headings(tmp_path):
    front = "---\ntitle: Locks\npublished: 2024-09~\n---\n"
    text = f"{front}# Locks open earlier\n\n{SENTENCES[0]}\n{SENTENCES[1]}\n\n## Next\n\n- {SENTENCES[2]}\n"
    document = read(tmp_path, "a.md", text)
    assert document.text.startswith("# Locks open earlier\n")
    assert [label for label, _ in shown(document)] == [L.TITLE, L.BODY, L.BODY, L.HEADING, L.BODY]
    assert [span.of(document.text) for span in document.paragraphs] == [f"{SENTENCES[0]}\n{SENTENCES[1]}", SENTENCES[2]]
    assert str(document.date) == "2024-09~"


def test_what_only_sets_words_in_markdown_is_taken_off(tmp_path):
    path = tmp_path / "note.md"
    path.write_text(
        "The **water board** met on *Monday\nevening* in the [old mill](https://mill.example/a_(b)), said `it` was _late_.\n\n"
        "Nothing of 2*3*4, 5 * 6 * 7, snake_case_name or \\*stars\\* is lost.\n\n* One item.\n",
        encoding="utf-8",
    )
    assert read_file(path).text == (
        "The water board met on Monday\nevening in the old mill, said it was late.\n\n"
        "Nothing of 2*3*4, 5 * 6 * 7, snake_case_name or *stars* is lost.\n\nOne item.\n"
    )


def test_quoted_blocks_and_items_are_words_without_their_marks(tmp_path):
    quoted = f"> {SENTENCES[0]}\n> {SENTENCES[1]}\n>\n> - {SENTENCES[2]}\n"
    listed = f"- {SENTENCES[0]}\n  and so on.\n* {SENTENCES[1]}\n1. {SENTENCES[2]}\n\n* * *\n\n3 > 2 and -5 - 4 stay.\n"
    document = read(tmp_path, "a.md", f"---\ntitle: Locks\n---\n{quoted}\n{listed}")
    assert [span.of(document.text) for span in document.paragraphs] == [
        f"{SENTENCES[0]}\n{SENTENCES[1]}",
        SENTENCES[2],
        f"{SENTENCES[0]}\n  and so on.",
        SENTENCES[1],
        f"1. {SENTENCES[2]}",
        "3 > 2 and -5 - 4 stay.",
    ]


def test_markdown_furniture_of_its_own_is_marked(tmp_path):
    furniture = "---\n\n| a | b |\n|---|---|\n\n```\ncode\n```\n"
    text = f"Locks open\n==========\n\n![a boat](boat.png)\n\n{SENTENCES[0]}\n\n{furniture}{SENTENCES[1]}\n"
    labels = [label for label, _ in shown(read(tmp_path, "a.md", text))]
    assert labels == [L.TITLE, L.BOILERPLATE, L.CAPTION, L.BODY, L.BOILERPLATE, L.META, L.META] + [L.BOILERPLATE] * 3 + [L.BODY]


PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Locks open earlier | River Herald</title>
<meta property="og:site_name" content="River Herald"><link rel="canonical" href="https://example.org/locks">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2023-04-05T22:00:00-07:00",
 "author": [{{"name": "Ann Lee"}}, {{"name": "Bo Tan"}}]}}]}}</script>
<script type="application/ld+json">{{ broken</script></head><body><nav><a href="/">Home</a></nav><article><h1>Locks open earlier</h1>
<p>{SENTENCES[0]}</p><figure><img src="x"><figcaption>A boat in a lock</figcaption></figure><p>{SENTENCES[1]}</p>
<h2>What comes next</h2><p>{SENTENCES[2]}</p></article><footer>About us</footer></body></html>"""


def test_a_saved_page_gives_its_story_and_what_it_says_of_itself(tmp_path):
    document = read(tmp_path, "a.html", PAGE)
    assert [text for label, text in shown(document) if label is L.BODY] == list(SENTENCES)
    assert (L.HEADING, "What comes next") in shown(document)
    assert document.title.value == "Locks open earlier"
    assert document.publisher.value == "River Herald"
    assert document.authors.value == ("Ann Lee", "Bo Tan")
    assert str(document.date) == "2023-04-05"
    assert document.url == "https://example.org/locks"
    assert document.language.value == "en"


def test_a_page_saved_under_another_name_is_still_a_page(tmp_path):
    document = read(tmp_path, "download.pdf", PAGE)
    assert document.title.value == "Locks open earlier"


def pdf(paragraphs, *, title="", head=""):
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def furniture(canvas, template):
        if head:
            canvas.drawString(60, 800, head)
            canvas.drawString(280, 30, f"{template.page}")

    target = io.BytesIO()
    styles = getSampleStyleSheet()
    story = [Paragraph(text, styles["Heading2" if len(text) < 40 else "BodyText"]) for text in paragraphs]
    SimpleDocTemplate(target, title=title, author="Ann Lee").build(story, onFirstPage=furniture, onLaterPages=furniture)
    return target.getvalue()


def test_a_pdf_keeps_pages_and_loses_running_heads(tmp_path):
    paragraph = " ".join(SENTENCES * 4)
    document = read(tmp_path, "a.pdf", pdf(["The locks", *[paragraph] * 16], title="Locks on the river", head="Annual report 2023"))
    assert len(document.pages) >= 3
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert document.pages[-1].span.end == len(document.text)
    assert "Annual report" not in document.text
    assert document.locator(document.paragraphs[-1].start) == f"p. {len(document.pages)}"
    assert [" ".join(span.of(document.text).split()) for span in document.paragraphs] == [paragraph] * 16
    assert document.title.value == "Locks on the river"
    assert document.published is None


def test_words_divided_at_the_end_of_a_line_are_joined_and_hyphens_kept(tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    text = canvas.beginText(50, 700)
    first = "The states spoke of inter-|national trade and of long-|term plans. The long road was set|for a term of years."
    for line in f"{first}|Self-|help and the Oak-|Reed treaty were left out.".split("|"):
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    words = " ".join(read(tmp_path, "a.pdf", target.getvalue()).text.split())
    for part in ("international trade", "long-term plans", "Self-help", "Oak-Reed treaty"):
        assert part in words


def docx(body, *, styles="", core=""):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        if styles:
            archive.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
        if core:
            archive.writestr("docProps/core.xml", f'<c xmlns:dc="d"><dc:title>{core}</dc:title><dc:creator>Ann Lee</dc:creator></c>')
    return target.getvalue()


def para(text, style=""):
    return f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_file_gives_paragraphs_headings_and_tables(tmp_path):
    cells = "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("Year", "Boats"))
    prose = f"<w:tr><w:tc>{para(SENTENCES[1])}</w:tc><w:tc>{para('Note')}</w:tc></w:tr>"
    body = (
        para("Locks open earlier", "Titel")
        + para("Background", "berschrift1")
        + f'<w:p><w:r><w:t xml:space="preserve">{SENTENCES[0][:20]}</w:t></w:r><w:del><w:r><w:delText>not this</w:delText></w:r></w:del>'
        + f"<w:ins><w:r><w:t>{SENTENCES[0][20:]}</w:t></w:r></w:ins></w:p>"
        + f"<w:tbl><w:tr>{cells}</w:tr>{prose}</w:tbl>"
        + para(SENTENCES[2])
    )
    styles = (
        '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    )
    document = read(tmp_path, "a.docx", docx(body, styles=styles, core="Report on locks"))
    assert shown(document) == [
        (L.TITLE, "Locks open earlier"),
        (L.HEADING, "Background"),
        (L.BODY, SENTENCES[0]),
        (L.META, "Year | Boats"),
        (L.BODY, SENTENCES[1]),
        (L.HEADING, "Note"),
        (L.BODY, SENTENCES[2]),
    ]
    assert document.title.value == "Locks open earlier"
    assert document.authors.value == ("Ann Lee",)
    assert document.published is None


def item(title, text, date):
    return f"<item><title>{title}</title><description><![CDATA[<p>{text}</p>]]></description><pubDate>{date}</pubDate></item>"


def test_a_saved_feed_item_is_a_document(tmp_path):
    one = item("Locks open", f"{SENTENCES[0]}</p><p>{SENTENCES[1]}", "Wed, 05 Apr 2023 23:00:00 -0700")
    document = read(tmp_path, "a.rss", f"<rss version='2.0'><channel><title>River Herald</title>{one}</channel></rss>")
    assert shown(document) == [(L.TITLE, "Locks open"), (L.BODY, SENTENCES[0]), (L.BODY, SENTENCES[1])]
    assert (document.title.value, document.publisher.value, str(document.date)) == ("Locks open", "River Herald", "2023-04-05")
    assert read(tmp_path, "b.xml", one).title.value == "Locks open"


def test_a_saved_feed_of_several_is_dated_by_their_interval(tmp_path):
    items = item("One", SENTENCES[0], "Wed, 05 Apr 2023 10:00:00 GMT") + item("Two", SENTENCES[1], "Fri, 07 Apr 2023 10:00:00 GMT")
    document = read(tmp_path, "a.xml", f"<rss version='2.0'><channel><title>River Herald</title>{items}</channel></rss>")
    assert [label for label, _ in shown(document)] == [L.HEADING, L.BODY, L.HEADING, L.BODY]
    assert str(document.date) == "2023-04-05/2023-04-07"
    assert [(document.text[story.start :][:3], str(story.published.value)) for story in document.stories] == [
        ("One", "2023-04-05"),
        ("Two", "2023-04-07"),
    ]
    assert [document.story(span.start).published.basis for span in document.paragraphs] == [
        "item date “Wed, 05 Apr 2023 10:00:00 GMT”",
        "item date “Fri, 07 Apr 2023 10:00:00 GMT”",
    ]
    by_hand = read_file(tmp_path / "a.xml", published=parse_edtf("2023-04"))
    assert {str(story.published.value) for story in by_hand.stories} == {"2023-04"}


def test_a_single_item_is_no_file_of_several(tmp_path):
    document = read(tmp_path, "a.xml", item("One", SENTENCES[0], "Wed, 05 Apr 2023 10:00:00 GMT"))
    assert document.stories == ()
    assert document.story(0) is None


def test_an_atom_feed_tells_author_and_date(tmp_path):
    who = "<author><name>Ann Lee</name></author><published>2023-04-05T01:00:00Z</published>"
    entry = f"<entry><title>Locks</title>{who}<content>{SENTENCES[0]}</content></entry>"
    document = read(tmp_path, "a.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>River Herald</title>{entry}</feed>')
    assert (document.authors.value, str(document.date)) == (("Ann Lee",), "2023-04-05")


def test_a_message_is_read_without_its_signature_and_what_it_quotes(tmp_path):
    mail = (
        "From: River Commission <press@example.org>\nSubject: =?utf-8?q?Locks_open_earlier?=\nDate: Wed, 05 Apr 2023 10:00:00 +0700\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{SENTENCES[0]}\n\n> an older message\n\n{SENTENCES[1]}\n-- \nPress office\n"
    )
    document = read(tmp_path, "a.eml", mail)
    assert [label for label, _ in shown(document)] == [L.BODY, L.BOILERPLATE, L.BODY, L.BOILERPLATE, L.BOILERPLATE]
    assert (document.title.value, document.publisher.value, str(document.date)) == ("Locks open earlier", "River Commission", "2023-04-05")


def test_a_message_in_html_gives_its_visible_text(tmp_path):
    mail = f"From: a@example.org\nContent-Type: text/html; charset=utf-8\n\n<style>p {{}}</style><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"
    assert read(tmp_path, "a.eml", mail).text == f"{SENTENCES[0]}\n{SENTENCES[1]}\n"


@pytest.mark.parametrize(("head", "name"), [(b"%PDF-1.7\n", "a.txt"), (b"<!DOCTYPE html><html><body>", "a.txt")])
def test_content_decides_before_the_suffix(head, name):
    from briefgen.ingestion.dispatch import kind_of_content
    from briefgen.ingestion.scan import FileKind, kind_of

    assert kind_of_content(head, kind_of(name)) in (FileKind.PDF, FileKind.HTML)
