"""The reading room and the HTML editions in a real Chromium: what a reader sees, clicks, types and hears."""

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefgen.app.ingest import open_corpus
from briefgen.app.pages import Laid, lay_out
from briefgen.app.project import open_project
from briefgen.app.quiet import Quiet
from briefgen.app.scope import series_texts
from briefgen.composition.compose import compose
from briefgen.publishing.room.publish import publish_room
from briefgen.selection.select import select
from briefgen.writers.html.write import write_html
from briefgen.writers.pdf.fonts import measure

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "tests" / "unit" / "publishing"), str(ROOT / "tests" / "unit" / "writers")]

pytestmark = pytest.mark.debian
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value); })
  .observe({type: 'layout-shift', buffered: true});
"""
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class Window:
    """A browser window that remembers what the page said on the console and asked the network for."""

    def __init__(self, page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda fault: self.said.append(str(fault)))
        page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, url: str):
        self.page.goto(url)
        return self.page


@pytest.fixture(scope="module")
def playwright() -> Iterator:
    from playwright.sync_api import sync_playwright

    # stopped at the end of the module: while it runs, no other test of this process could run an event loop
    with sync_playwright() as running:
        yield running


@pytest.fixture
def window(playwright, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    contexts = []

    def start(**options) -> Window:
        settings = {"viewport": DESK, "reduced_motion": "reduce", **options}
        profile = tmp_path / f"profile{len(contexts)}"
        context = playwright.chromium.launch_persistent_context(profile, executable_path="/usr/bin/chromium", args=ARGUMENTS, **settings)
        contexts.append(context)
        context.set_default_timeout(8000)
        context.add_init_script(SHIFTS)
        return Window(context.pages[0])

    yield start
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from room_editions import fifty

    output = tmp_path_factory.mktemp("room") / "output"
    fifty(output)
    assert publish_room(output, ROOT / "templates" / "room") == ()
    return output


@pytest.fixture(scope="module")
def room_url(room: Path) -> Iterator[str]:
    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(room))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def laid_out(root: Path, template: str) -> tuple[Laid, dict]:
    for part in ("briefs", "corpus", "templates"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "briefgen.toml", root)
    project = open_project(root / "briefs" / "csp_anniversary.yaml")
    spec = project.spec.model_copy(update={"template": template})
    with open_corpus(spec, project.root, Quiet()) as corpus:
        selection = select(spec, corpus.library, corpus.origins)
        edition = compose(spec, selection, number=1, previous=None, unread=(), series=series_texts(spec))
        return lay_out(edition, project), {document.id: document for document in corpus.documents}


@pytest.fixture(scope="module", params=["dossier", "in_focus"])
def brief(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Laid]:
    root = tmp_path_factory.mktemp("brief")
    laid, documents = laid_out(root, request.param)
    path = root / "brief.html"
    page = write_html(laid.edition, laid.rendered.tree, documents, measure(laid.rendered.sheet.families))
    path.write_text(page, encoding="utf-8")
    return path.as_uri(), laid


def violations(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}" for one in found for node in one["nodes"]]


def plain(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


# -- the HTML edition ---------------------------------------------------------------------------------


def test_every_citation_shows_the_passage_it_rests_on_in_its_paragraph(brief: tuple[str, Laid], window: Callable[..., Window]) -> None:
    url, laid = brief
    seen = window()
    page = seen.open(url)
    passages = {(f"[{ref.number}]", one.statement): one.text for ref in laid.edition.references for one in ref.passages}
    links = page.locator("a.cite[data-statement]")
    assert links.count() >= 26
    for at in range(links.count()):
        link = links.nth(at)
        number, statement = link.inner_text(), link.get_attribute("data-statement")
        link.click()
        panel = page.get_by_role("dialog")
        assert panel.get_by_role("heading", level=2).inner_text() == f"Source {number}"
        marked = [plain(text) for text in panel.locator("mark").all_inner_texts()]
        assert passages[number, statement] in marked
        assert panel.locator("mark").first.is_visible()
        assert panel.locator(".context p").count() >= 1
        page.keyboard.press("Escape")
        assert not panel.is_visible()
    assert (seen.said, seen.asked) == ([], [url])


def test_a_citation_can_be_read_with_the_keyboard_alone(brief: tuple[str, Laid], window: Callable[..., Window]) -> None:
    seen = window()
    page = seen.open(brief[0])

    def focused(script: str = "e => e.textContent") -> str:
        return page.evaluate(f"({script})(document.activeElement)")

    page.keyboard.press("Tab")
    assert focused() == "Skip to the text"
    page.keyboard.press("Enter")
    assert focused("e => e.id") == "bg-main"
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused("e => e.dataset.statement || ''"):
            break
    link = focused("e => e.getAttribute('href')")
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    assert panel.is_visible()
    assert focused() == "Close"
    for _ in range(8):
        page.keyboard.press("Tab")
        assert focused("e => e === document.body || !!e.closest('dialog')"), "the panel keeps the focus"
    first = panel.locator(".panel-statement").inner_text() + panel.get_by_role("heading", level=2).inner_text()
    panel.get_by_role("button", name="Next citation").focus()
    page.keyboard.press("Enter")
    assert panel.locator(".panel-statement").inner_text() + panel.get_by_role("heading", level=2).inner_text() != first
    panel.get_by_role("button", name="Previous citation").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert focused("e => e.getAttribute('href')") == link
    assert seen.said == []


def test_without_scripts_a_citation_leads_into_the_list_of_references(brief: tuple[str, Laid], window: Callable[..., Window]) -> None:
    page = window(java_script_enabled=False).open(brief[0])
    link = page.locator("a.cite[data-statement]").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    entry = page.locator(f"[id='{target[1:]}']")
    assert entry.is_visible()
    assert entry.bounding_box()["y"] < DESK["height"]


@pytest.mark.parametrize(
    "options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}, {"forced_colors": "active"}], ids=["desk", "dark", "phone", "forced"]
)
def test_the_edition_has_no_accessibility_violation(brief: tuple[str, Laid], window: Callable[..., Window], options: dict) -> None:
    page = window(**options).open(brief[0])
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []
    page.locator("a.cite[data-statement]").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE, {"width": 320, "height": 600}])
def test_nothing_moves_and_nothing_is_wider_than_the_screen(brief: tuple[str, Laid], window: Callable[..., Window], size: dict) -> None:
    page = window(viewport=size).open(brief[0])
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifts") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_no_citation_is_parted_from_the_last_word(brief: tuple[str, Laid], window: Callable[..., Window]) -> None:
    page = window(viewport=PHONE).open(brief[0])
    parted = page.evaluate("""() => [...document.querySelectorAll('.words > .cites')].filter(cites => {
        const walker = document.createTreeWalker(cites.parentNode, NodeFilter.SHOW_TEXT);
        let before = null;
        for (let node = walker.nextNode(); node; node = walker.nextNode())
            if (cites.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING
                && node.data.replace('\\u2060', '').trim()) before = node;
        const text = before.data.replace(/[\\s\\u2060]+$/, '');
        const range = document.createRange();
        range.setStart(before, text.length - 1);
        range.setEnd(before, text.length);
        const last = range.getBoundingClientRect(), cite = cites.getClientRects()[0];
        return cite.top > last.bottom || cite.left < last.left;
    }).map(cites => cites.parentNode.textContent)""")
    assert parted == []


def test_it_prints_with_the_citations_and_without_the_panel(brief: tuple[str, Laid], window: Callable[..., Window], tmp_path: Path) -> None:
    import pypdfium2

    page = window().open(brief[0])
    page.emulate_media(media="print")
    assert not page.locator("dialog").is_visible()
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    assert "[1]" in text
    assert "In context" not in text


def test_hostile_sources_run_nothing(window: Callable[..., Window], tmp_path: Path) -> None:
    from page_trees import document, edition, passage, reference, statement, t, tree

    from briefgen.doctree.nodes import ReferenceEntry

    evil = "</p></script><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"
    source = document(paragraphs=(evil, f"{evil} cited words {evil}", evil))
    where = passage(source, "cited words", "aaaaaaaa")
    entry = ReferenceEntry(number=1, children=(t(evil),), passages=((where.locator, where.text, "aaaaaaaa"),))
    path = tmp_path / "hostile.html"
    page_text = write_html(edition(reference(1, source, where, publisher=evil)), tree(statement(words=evil), entry), {source.id: source})
    path.write_text(page_text, encoding="utf-8")
    seen = window()
    page = seen.open(path.as_uri())
    page.locator("a.cite").first.click()
    assert page.get_by_role("dialog").locator("mark").inner_text() == "cited words"
    assert evil in page.get_by_role("dialog").inner_text()
    assert (seen.said, seen.asked) == ([], [path.as_uri()])


# -- the reading room ---------------------------------------------------------------------------------


def fill(page, words: str) -> float:
    """Types into the search field as one input and gives the milliseconds until the results stand in the page and are laid out."""
    return page.evaluate(
        """words => { const field = document.getElementById('query'); field.value = words; const begin = performance.now();
        field.dispatchEvent(new Event('input', {bubbles: true})); document.body.getBoundingClientRect();
        return performance.now() - begin; }""",
        words,
    )


def test_search_answers_within_100_milliseconds(room: Path, window: Callable[..., Window]) -> None:
    page = window().open((room / "index.html").as_uri())
    page.locator("#older").check()
    took = [fill(page, words) for words in ("h", "harbour", "harbour treaty", "trần", "quay gazette", '"energy grid"', "zzz", "s t")]
    assert max(took) < 100, took
    assert page.locator("#results li").count() == 25


def test_search_finds_words_speakers_phrases_and_sources_and_leads_to_the_statement(room_url: str, window: Callable[..., Window]) -> None:
    seen = window()
    page = seen.open(room_url)
    field = page.get_by_role("searchbox", name="Search what the briefs say")
    field.fill("TRAN quoc harbour")
    found = page.locator("#results li")
    assert found.count() > 0
    for text in found.all_inner_texts():
        assert "Trần Quốc Bảo" in text
        assert "harbour" in text.casefold()
    assert page.locator("#results mark").first.is_visible()
    assert page.locator("#count").inner_text().split()[1].startswith("statement")
    page.get_by_role("combobox", name="Brief").select_option(label="Museums")
    assert all("Museums, edition" in text for text in found.all_inner_texts())
    field.fill("xylophone")
    assert page.locator("#count").inner_text() == "No statement has this word."
    page.get_by_role("combobox", name="Brief").select_option(label="All")
    field.fill("quay")
    few = int(page.locator("#count").inner_text().split()[0])
    page.get_by_label("Earlier editions too").check()
    assert int(page.locator("#count").inner_text().split()[0]) > few
    found.first.get_by_role("link").click()
    page.wait_for_load_state()
    assert "/editions/0005/brief.html#" in page.url
    page.go_back()
    assert found.count() > 0, "the search is still there when the reader comes back"
    assert seen.said == []


def test_the_room_is_usable_with_the_keyboard_alone(room: Path, window: Callable[..., Window]) -> None:
    page = window().open((room / "index.html").as_uri())
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.type("harbour")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#results')")
    more = page.get_by_role("button", name="Show more")
    if more.is_visible():
        shown = page.locator("#results li").count()
        more.focus()
        page.keyboard.press("Enter")
        assert page.locator("#results li").count() > shown
        assert page.evaluate("!!document.activeElement.closest('#results')")


@pytest.mark.parametrize("over", ["file", "http"])
def test_the_room_asks_for_its_own_files_only_and_says_nothing(room: Path, room_url: str, window: Callable[..., Window], over: str) -> None:
    base = room_url if over == "http" else room.as_uri() + "/"
    seen = window()
    for path in ("index.html", "rail_links/index.html"):
        page = seen.open(base + path)
        if path == "index.html":
            page.locator("#query").click()
            page.keyboard.type("harbour")
        page.mouse.wheel(0, 20000)
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifts") == []
        broken = page.evaluate("[...document.images].filter(one => one.complete && !one.naturalWidth).length")
        assert broken == 0
        assert page.evaluate("[...document.images].filter(one => one.complete && one.naturalWidth).length") > 0
    assert seen.said == []
    assert all(url.startswith(base) for url in seen.asked)


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["desk", "dark", "phone"])
def test_the_room_has_no_accessibility_violation(room: Path, window: Callable[..., Window], options: dict) -> None:
    page = window(**options).open((room / "index.html").as_uri())
    assert violations(page) == []
    fill(page, "harbour")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= options.get("viewport", DESK)["width"]
    page.goto((room / "rail_links" / "index.html").as_uri())
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= options.get("viewport", DESK)["width"]


def test_the_room_reads_without_scripts(room: Path, window: Callable[..., Window]) -> None:
    page = window(java_script_enabled=False).open((room / "index.html").as_uri())
    assert page.locator("noscript p").is_visible()
    assert page.get_by_role("article").count() == 10
    page.get_by_role("heading", name="Rail links").get_by_role("link").click()
    assert page.get_by_role("heading", name="Edition 5", exact=True).is_visible()
