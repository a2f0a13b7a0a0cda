"""`briefgen fetch` against a real HTTP server on loopback, and a brief that cites what came."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefgen.app.fetch import fetch

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]
PAGE = """<!doctype html><html lang="en"><head><title>Ferry service begins</title>
<meta property="article:published_time" content="2024-06-16"><meta property="og:site_name" content="Port Herald"></head>
<body><article><h1>Ferry service begins</h1>
<p>Arland and Borland began a ferry service between Port Vale and Elm Quay on June 15, 2024.</p>
<p>The ferry agreement between the two countries was signed in Port Vale on March 4, 2024, after three years of talks.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Port Gazette</title><link>http://127.0.0.1/</link>
<item><title>Harbour agreement</title><guid>g1</guid><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Arland and Borland signed a harbour agreement in Port Vale on March 4, 2024.&lt;/p&gt;</description></item>
</channel></rss>"""
BRIEF = """title: Harbours
template: dossier
corpus: ../corpus
cutoff: 2024-12-31
sections:
  - id: agreements
    title: Agreements
    keywords: [agreement, harbour, ferry]
    facts: 12
"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = {"/ferry.html": ("text/html; charset=utf-8", PAGE), "/feed.xml": ("application/rss+xml", FEED)}.get(
            self.path, ("text/plain", "")
        )
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("briefs", "corpus"):
        (tmp_path / folder).mkdir()
    (tmp_path / "briefs" / "harbours.yaml").write_text(BRIEF)
    (tmp_path / "briefgen.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(desk: Path, site: str, more: str = "") -> None:
    fetch = f'[fetch]\npages = ["http://{site}/ferry.html"{more}]\nentries = ["http://{site}/feed.xml"]\n'
    (desk / "briefgen.toml").write_text(f'{fetch}allow_hosts = ["{site}"]\ndelay = 0\nattempts = 1\n')


def test_what_was_fetched_is_cited_with_its_address_and_the_day(desk: Path, site: str, run: Run) -> None:
    settings(desk, site)
    code, out, _ = run("fetch")
    assert code == 0
    feed, page = out.splitlines()
    assert feed == f"http://{site}/feed.xml: new; 1 item: 1 new"
    assert page.startswith(f"http://{site}/ferry.html: new, ")
    assert len([path for path in (desk / "corpus" / "fetched").iterdir() if not path.name.startswith(".")]) == 2
    assert run("build", "briefs/harbours.yaml")[0] in (0, 1)
    pages = printed(desk / "output" / "harbours.pdf")
    record = json.loads((desk / "corpus" / "fetched" / ".fetched.json").read_text(encoding="utf-8"))["addresses"]
    (accessed,) = {entry["accessed"] for url, entry in record.items() if url.endswith("ferry.html")}
    day = str(int(accessed[8:]))
    assert f"http://{site}/ferry.html,read{day}" in pages
    assert "beganaferryservicebetweenPortValeandElmQuay" in pages
    code, out, _ = run("fetch")
    assert (code, "unchanged" in out, "new" in out) == (0, True, False)
    assert "unchanged, still edition 1" in run("build", "briefs/harbours.yaml")[1]
    assert run("verify", "output/harbours.pdf")[0] == 0


def test_what_a_person_says_of_a_fetched_file_goes_first(desk: Path, site: str, run: Run) -> None:
    settings(desk, site)
    run("fetch")
    name = next(path.name for path in (desk / "corpus" / "fetched").iterdir() if path.suffix == ".html")
    (desk / "corpus" / "sources.yaml").write_text(f"fetched/{name}: {{title: Ferries at last, accessed: 2024-06-20}}\n")
    run("build", "briefs/harbours.yaml")
    pages = printed(desk / "output" / "harbours.pdf")
    assert "“Ferriesatlast”" in pages
    assert f"http://{site}/ferry.html,read20June2024" in pages


def test_a_source_that_fails_is_told_and_ends_with_1(desk: Path, site: str, run: Run) -> None:
    settings(desk, site, more=f', "http://{site}/gone.html"')
    code, out, err = run("fetch")
    assert code == 1
    assert f"http://{site}/gone.html: failed\n" in out
    assert f"http://{site}/gone.html: the server answered 404" in err
    code, out, _ = run("fetch", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["fetched"]["result"] for line in lines if "fetched" in line} == {"unchanged", "failed"}
    assert [line["problem"]["code"] for line in lines if "problem" in line] == ["fetch.status"]


def test_each_address_is_a_step_of_the_progress_shown(desk: Path, site: str) -> None:
    settings(desk, site, more=f', "http://{site}/gone.html"')
    told: list[str] = []

    class Shown:
        @contextmanager
        def task(self, name: str, total: int) -> Iterator[Callable[[], None]]:
            told.append(f"{name} of {total}")
            yield lambda: told.append(name)

    fetch(desk, progress=Shown())
    assert told == ["Feeds of 1", "Feeds", "Pages of 2", "Pages", "Pages"]


def test_nothing_to_fetch_is_said(desk: Path, run: Run) -> None:
    code, _, err = run("fetch")
    assert (code, "the settings name nothing to fetch" in err) == (2, True)


def printed(pdf: Path) -> str:
    from briefgen.verification.pages import read_printed

    return "".join(read_printed(pdf.read_bytes()).pages)


def test_a_folder_that_no_brief_reads_is_warned_of(desk: Path, site: str, run: Run) -> None:
    settings(desk, site)
    assert "no brief reads" not in run("fetch")[2]
    toml = desk / "briefgen.toml"
    toml.write_text(toml.read_text().replace("[fetch]", '[fetch]\nfolder = "elsewhere"'))
    code, _, err = run("fetch")
    assert code == 1
    assert "no brief reads what is fetched: elsewhere is in no folder that a brief's `corpus:` names" in err
    assert "inside one of these: corpus" in err
