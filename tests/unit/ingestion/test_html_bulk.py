from briefgen.ingestion.read import read_file
from briefgen.model.corpus import LineLabel as L

SENTENCES = (
    "The river commission agreed on Monday to open the locks two hours earlier in summer.",
    "Boat owners had asked for longer hours since the bridge was rebuilt, the commission said.",
    "A first report on the change is due in October, and the hours may be changed again after it.",
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Locks open earlier | River Herald</title>
<meta property="og:site_name" content="River Herald"><meta name="date" content="2023-04-05">
<link rel="canonical" href="https://example.org/locks"></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><h1>Locks open earlier</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>
<h2>What comes next</h2><p>{SENTENCES[2]}</p></article><footer>About us</footer></body></html>"""


def test_a_page_read_in_bulk_gives_the_same_story_and_facts(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    careful, bulk = read_file(path), read_file(path, bulk=True)
    for document in (careful, bulk):
        assert [span.of(document.text) for span in document.paragraphs] == list(SENTENCES)
        assert [line.span.of(document.text) for line in document.lines if line.label is L.HEADING] == ["What comes next"]
    assert bulk.title == careful.title
    assert bulk.publisher == careful.publisher
    assert bulk.published == careful.published
    assert bulk.url == careful.url == "https://example.org/locks"


def test_a_page_is_read_the_way_that_gives_the_version_wanted(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    careful, bulk = read_file(path), read_file(path, bulk=True)
    assert careful.version != bulk.version
    assert read_file(path, version=bulk.version) == bulk
    assert read_file(path, version=careful.version) == careful
    assert read_file(path, version="gone") == careful


def test_other_kinds_are_read_alike(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(SENTENCES), encoding="utf-8")
    assert read_file(path, bulk=True) == read_file(path)
