import datetime as dt
import json
import shutil
import sys
import threading
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.ledger import Ledger, State
from briefgen.publishing.room.previews import image_size, page_images
from briefgen.publishing.room.publish import publish_room
from briefgen.publishing.room.records import newest_first, read_changes, read_edition
from briefgen.publishing.room.search import inline_json, search_index
from briefgen.publishing.room.site import room_files

sys.path.insert(0, str(Path(__file__).parent))
from room_editions import facts, fifty, png, publish, statement

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "room"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \" ' <!-- \u2028"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def stored(output: Path, brief: str = "harbour") -> list[StoredEdition]:
    archive = Archive(output, brief)
    return [archive.edition(number) for number in archive.numbers()]


def two_editions(output: Path) -> None:
    first = statement("aaaaaaaa", "The quay is old.", speaker="Lê Văn Đạt")
    second = statement("bbbbbbbb", "Four million are set aside.", marks=("single_source",))
    publish(output, facts("harbour", 1, [first]))
    publish(
        output,
        facts("harbour", 2, [second, first], cutoff="2024-06-30"),
        changes="# H\n\n## New\n\n- Section one: Four million \\[4m\\] are set aside. `bbbbbbbb`\n",
    )


def test_the_same_editions_give_the_same_site(output: Path) -> None:
    two_editions(output)
    files = room_files(stored(output), TEMPLATES)
    assert sorted(files) == ["editions.json", "feed.xml", "harbour/index.html", "index.html"]
    assert room_files(stored(output), TEMPLATES) == files
    assert room_files(stored(output)[::-1], TEMPLATES) == files


def test_the_newest_edition_of_a_brief_leads_and_says_what_changed(output: Path) -> None:
    two_editions(output)
    page = room_files(stored(output), TEMPLATES)["index.html"].decode()
    assert 'Edition 2 · Information cut-off <time datetime="2024-06-30">30 June 2024</time>' in page
    assert "<strong>Since the edition before:</strong> 1 new" in page
    assert 'href="harbour/editions/0002/brief.html#bbbbbbbb"' in page
    assert '<span class="mark">single source</span>' in page
    assert 'src="harbour/editions/0002/p01.png" width="48" height="68"' in page
    own = room_files(stored(output), TEMPLATES)["harbour/index.html"].decode()
    assert "Section one: Four million [4m] are set aside." in own
    assert 'href="editions/0001/brief.html"' in own
    assert "“Quay funded”, 2 May 2024" in own


def test_the_index_holds_a_statement_once_with_the_editions_that_print_it(output: Path) -> None:
    two_editions(output)
    index = search_index(newest_first([read_edition(one) for one in stored(output)]))
    rows = {row[1]: row for row in index["statements"]}
    assert len(index["statements"]) == 2
    assert rows["The quay is old."][5:8] == [2, 1, "harbour/editions/0002/brief.html#aaaaaaaa"]
    assert rows["Four million are set aside."][5:7] == [2, 2]
    assert index["briefs"] == [["Harbour works", 2]]


def test_without_an_html_edition_links_lead_to_the_page_of_the_pdf(output: Path) -> None:
    publish(output, facts("harbour", 1, [statement("aaaaaaaa", "The quay is old.")]), html=False)
    edition = read_edition(stored(output)[0])
    assert edition.statements[0].href == "brief.pdf#page=2"
    assert [name for name, _, _ in edition.files] == ["brief.pdf"]


def test_hostile_text_stays_text_on_every_page(output: Path) -> None:
    publish(
        output,
        facts("harbour", 1, [statement("aaaaaaaa", HOSTILE, speaker=HOSTILE, date=HOSTILE)], publisher=HOSTILE),
        title=HOSTILE,
        marking=HOSTILE,
        changes=f"# x\n\n## New\n\n- {HOSTILE} `aaaaaaaa`\n",
    )
    files = room_files(stored(output), TEMPLATES, {("harbour", 1): HOSTILE})
    for name in ("index.html", "harbour/index.html"):
        page = files[name].decode()
        assert "<img src=x" not in page
        assert "<script>alert" not in page
    index = files["index.html"].decode()
    start = index.index('id="index">') + len('id="index">')
    assert json.loads(index[start : index.index("</script>", start)])["statements"][0][1].startswith("</script><script>alert(1)")
    ET.fromstring(files["feed.xml"])


def test_inline_json_holds_no_character_that_html_reads() -> None:
    text = inline_json({"a": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"a": HOSTILE}


def test_the_feed_is_atom_with_ids_that_last_and_dates_of_the_cutoffs(output: Path) -> None:
    two_editions(output)
    feed = ET.fromstring(room_files(stored(output), TEMPLATES)["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Harbour works, edition 2", "Harbour works, edition 1"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2024-06-30T00:00:00Z", "2024-05-31T00:00:00Z"]
    assert feed.findtext(f"{ATOM}updated") == "2024-06-30T00:00:00Z"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 2
    again = ET.fromstring(room_files(stored(output)[:1], TEMPLATES)["feed.xml"])
    assert again.find(f"{ATOM}entry").findtext(f"{ATOM}id") == ids[1]
    enclosure = entries[0].find(f"{ATOM}link[@rel='enclosure']")
    assert enclosure.attrib == {"rel": "enclosure", "type": "application/pdf", "length": "8", "href": "harbour/editions/0002/brief.pdf"}


def test_editions_json_lists_every_edition_newest_first(output: Path) -> None:
    two_editions(output)
    listed = json.loads(room_files(stored(output), TEMPLATES, {("harbour", 1): "withdrawn"})["editions.json"])
    assert listed["schema"] == 1
    newest, oldest = listed["briefs"][0]["editions"]
    assert (newest["number"], newest["folder"], newest["files"], newest["changes"]) == (
        2,
        "harbour/editions/0002/",
        ["brief.html", "brief.pdf"],
        {"new": 1},
    )
    assert (newest["state"], oldest["state"]) == (None, "withdrawn")


def test_an_empty_archive_still_has_a_room(output: Path) -> None:
    files = room_files([], TEMPLATES)
    assert "No edition has been published yet." in files["index.html"].decode()
    ET.fromstring(files["feed.xml"])


def test_changes_are_read_under_their_headings() -> None:
    found = read_changes("# T\n\n## New\n\n- A: one \\*two\\* `aaaaaaaa`\n- no id\n\n## Dropped\n\n- B: gone (why) `bbbbbbbb`\n", {})
    assert [(group.heading, group.entries) for group in found] == [
        ("New", (("A: one *two*", ""), ("no id", ""))),
        ("Dropped", (("B: gone (why)", ""),)),
    ]


def test_publishing_writes_only_what_changed_and_leaves_no_draft(output: Path) -> None:
    two_editions(output)
    assert publish_room(output, TEMPLATES) == ()
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file() and path.name != ".lock"}
    assert output / "index.html" in before
    assert publish_room(output, TEMPLATES) == ()
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert not list(output.rglob("*.tmp"))


def test_what_was_decided_about_an_edition_is_shown(output: Path) -> None:
    two_editions(output)
    ledger = Ledger(output / "harbour")
    ledger.record(2, State.APPROVED, by="Head of desk", at=dt.datetime(2024, 7, 1, tzinfo=dt.UTC))
    ledger.record(1, State.APPROVED, by="Head of desk", at=dt.datetime(2024, 7, 1, tzinfo=dt.UTC))
    ledger.record(1, State.WITHDRAWN, by="Head of desk", at=dt.datetime(2024, 7, 2, tzinfo=dt.UTC))
    assert publish_room(output, TEMPLATES) == ()
    own = (output / "harbour" / "index.html").read_text(encoding="utf-8")
    assert '<span class="tag ">Approved</span>' in own
    assert '<span class="tag warn">Withdrawn</span>' in own
    ledger.path.write_text("damaged\n", encoding="utf-8")
    assert [problem.code for problem in publish_room(output, TEMPLATES)] == ["ledger.damaged"]


def test_a_damaged_edition_is_left_out_and_said(output: Path) -> None:
    two_editions(output)
    publish(output, facts("rail", 1, [statement("cccccccc", "The track is laid.")]), title="Rail links")
    (output / "harbour" / "editions" / "0002" / "facts.json").write_text("{}")
    problems = publish_room(output, TEMPLATES)
    assert [problem.message for problem in problems] == ["edition 2 of 'harbour' is damaged and left out of the reading room"]
    page = (output / "index.html").read_text(encoding="utf-8")
    assert "Rail links" in page
    assert "The quay is old." in page
    assert "Four million" not in page


def test_builders_of_several_briefs_leave_a_room_that_shows_all(output: Path) -> None:
    def build(brief: str) -> None:
        publish(output, facts(brief, 1, [statement("aaaaaaaa", f"About {brief}.")]), title=brief)
        publish_room(output, TEMPLATES)

    builders = [threading.Thread(target=build, args=(f"brief{at}",)) for at in range(6)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    listed = json.loads((output / "editions.json").read_text(encoding="utf-8"))
    assert sorted(brief["id"] for brief in listed["briefs"]) == [f"brief{at}" for at in range(6)]


def test_fifty_editions_make_a_light_page(output: Path) -> None:
    fifty(output)
    editions = [edition for folder in sorted(output.iterdir()) if folder.is_dir() for edition in stored(output, folder.name)]
    assert len(editions) == 50
    page = room_files(editions, TEMPLATES)["index.html"]
    assert len(page) < 600_000
    assert page.count(b"<img") == 10
    assert page.count(b'loading="lazy"') == 9


def test_previews_are_pictures_of_every_page_and_always_the_same() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842)
    import io

    held = io.BytesIO()
    document.save(held)
    document.close()
    images = page_images(held.getvalue())
    assert sorted(images) == ["p01.png", "p02.png"]
    assert image_size(images["p01.png"])[0] in (480, 481)
    assert page_images(held.getvalue()) == images


def test_what_is_no_png_is_refused() -> None:
    assert image_size(png(3, 4)) == (3, 4)
    with pytest.raises(ValueError, match="not a PNG"):
        image_size(b"GIF89a" + bytes(20))


def test_a_room_that_moves_needs_nothing_of_its_old_place(output: Path, tmp_path: Path) -> None:
    two_editions(output)
    publish_room(output, TEMPLATES)
    moved = tmp_path / "elsewhere"
    shutil.copytree(output, moved)
    text = "".join(path.read_text(encoding="utf-8") for path in moved.rglob("*.html"))
    assert str(tmp_path) not in text
