"""Fetching from a real HTTP server on loopback, reached by an allowed name; the clock stands still but for what is slept."""

import datetime as dt
import gzip
import json
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from briefgen.errors import EnvironmentFault, Locked
from briefgen.fetching.entries import fetched_entries
from briefgen.fetching.fetch import fetch
from briefgen.fetching.outcomes import Outcome, Result
from briefgen.fetching.outside import Outside
from briefgen.fetching.settings import FetchSettings, WebSource

PAGE = b"<!doctype html><html><head><title>Harbour</title></head><body><p>The harbour opened on 3 May.</p></body></html>"
RSS = (
    """<?xml version="1.0"?><rss version="2.0"><channel><title>Port News</title><link>http://news.example/</link>{items}</channel></rss>"""
)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Site"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answers = self.server.pages.get(self.path)
        if answers is None:
            self.reply(404, b"nothing here")
        elif callable(answers):
            answers(self)
        else:
            status, body, headers = answers.pop(0) if len(answers) > 1 else answers[0]
            self.reply(status, body, **headers)

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **named}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


class Site(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.pages: dict[str, object] = {}

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # clients that hang up are what is tested

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def add(self, path: str, *answers: tuple[int, bytes, dict[str, str]]) -> str:
        self.pages[path] = list(answers)
        return self.url(path)

    def times(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


class World:
    """A clock that only sleeping moves, and a name service of one machine."""

    def __init__(self) -> None:
        self.seconds, self.slept, self.names = 0.0, [], {}
        self.start = dt.datetime(2024, 11, 4, 9, 0, tzinfo=dt.UTC)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def resolve(self, host: str, _port: int) -> tuple[str, ...]:
        return self.names.get(host, ("127.0.0.1",))

    def outside(self) -> Outside:
        return Outside(
            now=lambda: self.start + dt.timedelta(seconds=self.seconds),
            monotonic=lambda: self.seconds,
            sleep=self.sleep,
            resolve=self.resolve,
        )


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def world() -> World:
    return World()


Get = Callable[..., tuple[Outcome, ...]]


@pytest.fixture
def get(world: World, tmp_path: Path) -> Get:
    def call(*sources: WebSource | str, **settings: object) -> tuple[Outcome, ...]:
        given = FetchSettings(**{"allow_hosts": frozenset({"news.example"}), "connect_seconds": 2.0, **settings})  # type: ignore[arg-type]
        asked = [WebSource(url=source) if isinstance(source, str) else source for source in sources]
        return fetch(asked, tmp_path / "corpus", given, world.outside()).outcomes

    return call


def code(outcome: Outcome) -> str:
    assert outcome.result is Result.FAILED
    assert outcome.problem is not None
    assert outcome.url in outcome.problem.message
    return outcome.problem.code


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "corpus").iterdir() if not path.name.startswith(".")}


# -- pages -----------------------------------------------------------------------------------------


def test_a_page_is_saved_as_it_came_with_its_address_and_day(site: Site, get: Get, tmp_path: Path) -> None:
    url = site.add("/2024/harbour-opens.html", (200, PAGE, {}))
    (outcome,) = get(url, contact="desk@example.org")
    assert outcome.result is Result.NEW
    assert files(tmp_path) == {outcome.file: PAGE}
    assert str(outcome.file).startswith("news.example_harbour-opens_")
    entry = fetched_entries(tmp_path / "corpus")[str(outcome.file)]
    assert (entry.url, entry.accessed) == (url, "2024-11-04")
    agent = site.asked[-1][1]["user-agent"]
    assert agent.startswith("briefgen/")
    assert agent.endswith("(+desk@example.org)")


def test_the_second_time_only_changes_are_asked_for(site: Site, get: Get, world: World, tmp_path: Path) -> None:
    marks = {"ETag": '"one"', "Last-Modified": "Sun, 03 Nov 2024 08:00:00 GMT"}
    url = site.add("/a", (200, PAGE, marks), (304, b"", {}))
    (first,) = get(url)
    world.seconds += 90_000
    (second,) = get(url)
    assert (first.result, second.result) == (Result.NEW, Result.SAME)
    asked = site.asked[-1][1]
    assert asked["if-none-match"] == '"one"'
    assert asked["if-modified-since"] == marks["Last-Modified"]
    # The day is that of the words: hearing that nothing changed must not change a reference.
    assert fetched_entries(tmp_path / "corpus")[str(first.file)].accessed == "2024-11-04"


def test_a_changed_page_replaces_its_file_and_keeps_its_name(site: Site, get: Get, world: World, tmp_path: Path) -> None:
    url = site.add("/a", (200, PAGE, {}), (200, PAGE.replace(b"3 May", b"4 May"), {}))
    (first,) = get(url)
    world.seconds += 90_000
    (second,) = get(url)
    assert second.result is Result.CHANGED
    assert list(files(tmp_path)) == [first.file]
    assert b"4 May" in files(tmp_path)[str(first.file)]
    assert fetched_entries(tmp_path / "corpus")[str(first.file)].accessed == "2024-11-05"


def test_a_file_that_is_gone_is_asked_for_without_conditions(site: Site, get: Get, tmp_path: Path) -> None:
    url = site.add("/a", (200, PAGE, {"ETag": '"one"'}))
    (first,) = get(url)
    (tmp_path / "corpus" / str(first.file)).unlink()
    assert get(url)[0].result is Result.NEW
    assert "if-none-match" not in site.asked[-1][1]


def test_what_a_person_changed_is_left_alone(site: Site, get: Get, tmp_path: Path) -> None:
    url = site.add("/a", (200, PAGE, {}), (200, PAGE + b"<!-- later -->", {}))
    (first,) = get(url)
    mine = tmp_path / "corpus" / str(first.file)
    mine.write_bytes(b"my notes")
    (second,) = get(url)
    assert code(second) == "fetch.edited"
    assert mine.read_bytes() == b"my notes"


def test_an_encoding_that_only_the_server_tells_is_not_lost(site: Site, get: Get, tmp_path: Path) -> None:
    text = "<html><body><p>Thành phố Hồ Chí Minh</p></body></html>"
    url = site.add("/vn", (200, text.encode("utf-16-le"), {"Content-Type": "text/html; charset=utf-16-le"}))
    (outcome,) = get(url)
    assert files(tmp_path)[str(outcome.file)] == b"\xef\xbb\xbf" + text.encode()


@pytest.mark.parametrize(
    ("kind", "body", "suffix"),
    [
        ("application/pdf", b"%PDF-1.7 and so on", ".pdf"),
        ("application/octet-stream", b"%PDF-1.7 and so on", ".pdf"),
        ("text/plain", b"Plain words.", ".txt"),
        ("application/xhtml+xml", PAGE, ".html"),
    ],
)
def test_other_documents_keep_their_kind(site: Site, get: Get, kind: str, body: bytes, suffix: str) -> None:
    (outcome,) = get(site.add("/report", (200, body, {"Content-Type": kind})))
    assert str(outcome.file).endswith(suffix)


@pytest.mark.parametrize(
    ("kind", "body"),
    [("image/png", b"\x89PNG"), ("application/json", b"{}"), ("application/pdf", b"<html>login</html>"), ("", b"\x00\x01")],
)
def test_what_is_no_document_is_refused(site: Site, get: Get, tmp_path: Path, kind: str, body: bytes) -> None:
    (outcome,) = get(site.add("/x", (200, body, {"Content-Type": kind})))
    assert code(outcome) == "fetch.content-type"
    assert files(tmp_path) == {}


# -- redirects and addresses -----------------------------------------------------------------------


def test_redirects_are_followed_and_the_last_address_is_remembered(site: Site, get: Get, tmp_path: Path) -> None:
    site.add("/end", (200, PAGE, {}))
    site.add("/middle", (307, b"", {"Location": site.url("/end")}))
    (outcome,) = get(site.add("/start", (301, b"", {"Location": "/middle"})))
    assert outcome.result is Result.NEW
    assert fetched_entries(tmp_path / "corpus")[str(outcome.file)].url == site.url("/end")


def test_a_redirect_may_be_written_in_any_letters(site: Site, get: Get, tmp_path: Path) -> None:
    def raw(handler: Handler) -> None:
        handler.wfile.write("HTTP/1.1 302 Found\r\nLocation: /đối-thoại\r\nContent-Length: 0\r\n\r\n".encode())

    site.add("/%C4%91%E1%BB%91i-tho%E1%BA%A1i", (200, PAGE, {}))
    site.pages["/start"] = raw
    (outcome,) = get(site.url("/start"), contact="Bàn Việt Nam\r\n<desk@example.org>")
    assert outcome.result is Result.NEW
    assert site.asked[-1][1]["user-agent"].endswith("(+Bn Vit Nam<desk@example.org>)")


def test_a_circle_of_redirects_ends(site: Site, get: Get) -> None:
    (outcome,) = get(site.add("/round", (302, b"", {"Location": "/round"})), redirects=3)
    assert code(outcome) == "fetch.redirects"
    assert site.times("/round") == 4


@pytest.mark.parametrize("host", ["127.0.0.1", "inside.example", "[::1]", "[::ffff:127.0.0.1]", "2130706433"])
def test_a_redirect_into_the_own_network_is_refused(site: Site, get: Get, world: World, host: str) -> None:
    world.names = {"inside.example": ("10.0.0.5",), "::1": ("::1",), "::ffff:127.0.0.1": ("::ffff:127.0.0.1",)}
    site.add("/secret", (200, PAGE, {}))
    (outcome,) = get(site.add("/start", (302, b"", {"Location": site.url("/secret", host)})))
    assert code(outcome) == "fetch.private"
    assert site.times("/secret") == 0


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://news.example/x", "http://u:p@news.example/x", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, get: Get, location: str) -> None:
    (outcome,) = get(site.add("/start", (302, b"", {"Location": location})))
    assert code(outcome) == "fetch.address"


def test_the_checked_address_is_the_one_connected_to(site: Site, get: Get, world: World) -> None:
    # No name service knows news.example: had the connection asked for itself, as with rebinding, it would have failed.
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("news.example", 80)
    assert get(site.add("/a", (200, PAGE, {})))[0].result is Result.NEW
    assert site.asked[-1][1]["host"] == f"news.example:{site.server_port}"


def test_one_private_address_among_public_ones_is_enough_to_refuse(site: Site, get: Get, world: World) -> None:
    world.names = {"mixed.example": ("93.184.215.14", "127.0.0.1")}
    (outcome,) = get(site.url("/a", "mixed.example"))
    assert code(outcome) == "fetch.private"
    assert outcome.problem is not None
    assert outcome.problem.hints == ("if it is meant, add mixed.example to allow_hosts",)


def test_https_is_checked_for_the_name_not_the_address(world: World, tmp_path: Path) -> None:
    authority = trustme.CA()
    server = Site()
    server.add("/a", (200, PAGE, {}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        port = server.server_port
        sources = [WebSource(url=f"https://{host}:{port}/a") for host in ("news.example", "other.example")]
        names = frozenset({"news.example", "other.example"})
        trusting = FetchSettings(allow_hosts=names, ca_file=tmp_path / "ca.pem")
        right, wrong = fetch(sources, tmp_path / "corpus", trusting, world.outside()).outcomes
        assert right.result is Result.NEW
        assert code(wrong) == "fetch.certificate"
        (stranger,) = fetch(sources[:1], tmp_path / "other", FetchSettings(allow_hosts=names), world.outside()).outcomes
        assert code(stranger) == "fetch.certificate"
        server.add("/down", (301, b"", {"Location": "http://news.example/a"}))
        down = WebSource(url=f"https://news.example:{port}/down")
        assert code(fetch([down], tmp_path / "corpus", trusting, world.outside()).outcomes[0]) == "fetch.downgrade"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# -- manners ---------------------------------------------------------------------------------------


def test_a_page_that_robots_txt_keeps_to_itself_is_not_asked_for(site: Site, get: Get) -> None:
    site.add("/robots.txt", (200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /members/\n", {"Content-Type": "text/plain"}))
    site.add("/members/a", (200, PAGE, {}))
    open_page = site.add("/open", (302, b"", {"Location": "/members/a"}))
    direct, redirected = get(site.url("/members/a"), open_page)
    assert code(direct) == code(redirected) == "fetch.robots"
    assert site.times("/members/a") == 0
    assert site.times("/robots.txt") == 1


def test_rules_for_us_by_name_go_before_those_for_all(site: Site, get: Get) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: briefgen\nDisallow: /no\nCrawl-delay: 7\n"
    site.add("/robots.txt", (200, rules, {"Content-Type": "text/plain"}))
    yes, no = get(site.add("/yes", (200, PAGE, {})), site.add("/no", (200, PAGE, {})))
    assert yes.result is Result.NEW
    assert code(no) == "fetch.robots"


def test_where_robots_txt_fails_nothing_is_taken(site: Site, get: Get) -> None:
    site.add("/robots.txt", (503, b"", {}))
    (outcome,) = get(site.add("/a", (200, PAGE, {})), attempts=2)
    assert code(outcome) == "fetch.status"
    assert outcome.problem is not None
    assert "robots.txt cannot be had now" in outcome.problem.message
    assert (site.times("/robots.txt"), site.times("/a")) == (2, 0)


def test_one_host_is_not_hurried(site: Site, get: Get, world: World) -> None:
    get(*(site.add(f"/{n}", (200, PAGE, {})) for n in range(3)), delay=5.0)
    assert world.slept == [5.0, 5.0, 5.0]  # robots.txt, then three pages


def test_the_delay_that_a_site_asks_for_is_kept(site: Site, get: Get, world: World) -> None:
    site.add("/robots.txt", (200, b"User-agent: *\nCrawl-delay: 12\n", {"Content-Type": "text/plain"}))
    get(*(site.add(f"/{n}", (200, PAGE, {})) for n in range(2)), delay=1.0)
    assert world.slept == [1.0, 12.0]


def test_a_busy_server_is_asked_again_when_it_says(site: Site, get: Get, world: World) -> None:
    busy = (429, b"", {"Retry-After": "17"})
    (outcome,) = get(site.add("/a", busy, (503, b"", {}), (200, PAGE, {})), delay=0.0)
    assert outcome.result is Result.NEW
    assert world.slept == [17.0, 2.0]


def test_a_date_to_come_back_at_is_understood(site: Site, get: Get, world: World) -> None:
    (outcome,) = get(site.add("/a", (503, b"", {"Retry-After": "Mon, 04 Nov 2024 09:00:30 GMT"}), (200, PAGE, {})), delay=0.0)
    assert outcome.result is Result.NEW
    assert world.slept == [30.0]


def test_a_server_that_asks_for_long_patience_is_left_alone_until_then(site: Site, get: Get, world: World) -> None:
    url = site.add("/a", (429, b"", {"Retry-After": "3600"}), (200, PAGE, {}))
    assert code(get(url)[0]) == "fetch.later"
    world.seconds += 1800
    assert get(url)[0].result is Result.NOT_DUE
    assert site.times("/a") == 1
    world.seconds += 1801
    assert get(url)[0].result is Result.NEW


def test_what_a_clock_that_ran_ahead_put_off_is_asked_for(site: Site, get: Get, world: World) -> None:
    url = site.add("/a", (429, b"", {"Retry-After": "3600"}), (200, PAGE, {}))
    world.seconds += 400 * 86_400
    assert code(get(url)[0]) == "fetch.later"
    world.seconds -= 400 * 86_400
    assert get(url)[0].result is Result.NEW


def test_a_failing_site_is_asked_four_times_and_no_more(site: Site, get: Get, world: World) -> None:
    (outcome,) = get(site.add("/a", (500, b"", {})), delay=0.0, attempts=4)
    assert code(outcome) == "fetch.status"
    assert site.times("/a") == 4
    assert world.slept == [1.0, 2.0, 4.0]


def test_a_refusal_is_not_argued_with(site: Site, get: Get) -> None:
    (outcome,) = get(site.add("/a", (403, b"", {})))
    assert code(outcome) == "fetch.status"
    assert site.times("/a") == 1


# -- caps ------------------------------------------------------------------------------------------


def test_a_packed_page_is_unpacked(site: Site, get: Get, tmp_path: Path) -> None:
    bare = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(PAGE), "deflate": bare.compress(PAGE) + bare.flush()}
    outcomes = get(*(site.add(f"/{name}", (200, body, {"Content-Encoding": name})) for name, body in packed.items()))
    assert [files(tmp_path)[str(outcome.file)] for outcome in outcomes] == [PAGE, PAGE]


def test_a_gzip_bomb_is_not_unpacked(site: Site, get: Get, tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    (outcome,) = get(site.add("/bomb", (200, bomb, {"Content-Encoding": "gzip"})), megabytes=1.0)
    assert code(outcome) == "fetch.too-large"
    assert files(tmp_path) == {}


def test_packing_that_was_not_asked_for_or_is_cut_short_is_refused(site: Site, get: Get) -> None:
    odd, cut = get(
        site.add("/odd", (200, b"x", {"Content-Encoding": "br"})),
        site.add("/cut", (200, gzip.compress(PAGE)[:-9], {"Content-Encoding": "gzip"})),
        attempts=1,
    )
    assert code(odd) == code(cut) == "fetch.damaged"


def test_a_body_without_end_is_cut_off(site: Site, get: Get) -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while True:
            handler.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    site.pages["/endless"] = endless
    (outcome,) = get(site.url("/endless"), megabytes=1.0)
    assert code(outcome) == "fetch.too-large"


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_slow_drip_is_cut_off(site: Site, get: Get, part: str) -> None:
    stop = threading.Event()

    def drip(handler: Handler) -> None:
        if part == "body":
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not stop.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    site.pages["/drip"] = drip
    before = time.monotonic()
    (outcome,) = get(site.url("/drip"), seconds=0.4)
    stop.set()
    assert code(outcome) == "fetch.too-slow"
    assert time.monotonic() - before < 5


def test_an_answer_that_breaks_off_is_asked_for_again(site: Site, get: Get, tmp_path: Path) -> None:
    def broken(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(PAGE)))
        handler.end_headers()
        handler.wfile.write(PAGE[:40])
        handler.close_connection = True
        site.pages["/broken"] = [(200, PAGE, {})]

    site.pages["/broken"] = broken
    (outcome,) = get(site.url("/broken"))
    assert files(tmp_path) == {outcome.file: PAGE}
    assert site.times("/broken") == 2


def test_a_host_that_does_not_answer_fails_alone(site: Site, get: Get, world: World) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = f"http://dead.example:{closed.getsockname()[1]}/a"
    allowed = frozenset({"news.example", "dead.example"})
    dead_one, live, bad = get(dead, site.add("/a", (200, PAGE, {})), "not an address", allow_hosts=allowed)
    assert code(dead_one) == "fetch.unreachable"
    assert live.result is Result.NEW
    assert code(bad) == "fetch.address"


# -- feeds -----------------------------------------------------------------------------------------


def item(number: int, link: str, text: str = "Words.") -> str:
    return (
        f"<item><title>Report {number}</title><link>{link}</link><guid>tag:{number}</guid>"
        f"<pubDate>Fri, 01 Nov 2024 0{number}:00:00 GMT</pubDate><description>{text}</description></item>"
    )


def test_the_pages_that_a_feed_links_to_are_saved(site: Site, get: Get, tmp_path: Path) -> None:
    links = [site.add(f"/report-{n}", (200, PAGE + str(n).encode(), {})) for n in range(3)]
    body = RSS.format(items="".join(item(n, link + "?utm_source=rss") for n, link in enumerate(links)))
    feed = site.add("/feed", (200, body.encode(), {"Content-Type": "application/rss+xml", "ETag": '"f"'}), (304, b"", {}))
    outcomes = get(WebSource(url=feed, kind="feed"), links[0], feed_items=2)
    assert [outcome.result for outcome in outcomes] == [Result.NEW] * 3
    assert [outcome.source for outcome in outcomes] == [feed, links[0], feed]  # the page named by the person is not asked for twice
    assert len(files(tmp_path)) == 2
    assert any(name.startswith("news.example_report-1_") for name in files(tmp_path))


def test_items_that_failed_are_asked_for_again_though_the_feed_did_not_change(site: Site, get: Get, world: World, tmp_path: Path) -> None:
    good = site.add("/good", (200, PAGE, {}))
    bad = site.add("/bad", (404, b"", {}), (200, PAGE, {}))
    body = RSS.format(items=item(1, good) + item(2, bad)).encode()
    feed = WebSource(url=site.add("/feed", (200, body, {"ETag": '"f"'}), (304, b"", {})), kind="feed")
    assert [outcome.result for outcome in get(feed)] == [Result.NEW, Result.NEW, Result.FAILED]
    assert [outcome.result for outcome in get(feed)] == [Result.SAME, Result.NOT_DUE, Result.NEW]
    world.seconds += 25 * 3600
    assert [outcome.result for outcome in get(feed)] == [Result.SAME] * 3


def test_a_report_thrown_out_by_hand_does_not_come_back(site: Site, get: Get, world: World, tmp_path: Path) -> None:
    body = RSS.format(items=item(1, site.add("/a", (200, PAGE, {})))).encode()
    feed = WebSource(url=site.add("/feed", (200, body, {})), kind="feed")
    get(feed)
    for name in files(tmp_path):
        (tmp_path / "corpus" / name).unlink()
    world.seconds += 25 * 3600
    assert get(feed)[1].result is Result.REMOVED
    assert files(tmp_path) == {}


def test_an_entry_thrown_out_by_hand_does_not_come_back(site: Site, get: Get, tmp_path: Path) -> None:
    body = RSS.format(items=item(1, "") + item(2, "http://news.example/two")).encode()
    feed = WebSource(url=site.add("/feed", (200, body, {})), kind="feed", items="entries")
    get(feed)
    for name in files(tmp_path):
        (tmp_path / "corpus" / name).unlink()
    assert [outcome.result for outcome in get(feed)] == [Result.SAME, Result.REMOVED, Result.REMOVED]


def test_a_page_that_becomes_a_pdf_is_saved_as_one(site: Site, get: Get, world: World, tmp_path: Path) -> None:
    link = site.add("/a", (200, PAGE, {}), (200, b"%PDF-1.7", {"Content-Type": "application/pdf"}))
    feed = WebSource(url=site.add("/feed", (200, RSS.format(items=item(1, link)).encode(), {})), kind="feed")
    get(feed)
    world.seconds += 25 * 3600
    assert get(feed)[1].result is Result.NEW
    assert sorted(name.rpartition(".")[2] for name in files(tmp_path)) == ["html", "pdf"]


def test_the_entries_of_a_feed_are_saved_one_by_one(site: Site, get: Get, world: World, tmp_path: Path) -> None:
    def feed_of(text: str) -> bytes:
        return RSS.format(
            items=item(1, "http://news.example/one", text) + item(2, "javascript:alert(1)", "&lt;p&gt;A &amp;amp; B&lt;/p&gt;")
        ).encode()

    feed = WebSource(url=site.add("/feed", (200, feed_of("First."), {}), (200, feed_of("Corrected."), {})), kind="feed", items="entries")
    assert [outcome.result for outcome in get(feed)] == [Result.NEW] * 3
    saved = files(tmp_path)
    assert len(saved) == 2
    assert all(name.endswith(".xml") for name in saved)
    one = next(text for name, text in saved.items() if "_report-1_" in name).decode()
    assert "<title>Port News</title>" in one
    assert "<pubDate>Fri, 01 Nov 2024 01:00:00 GMT</pubDate>" in one
    assert {entry.url for entry in fetched_entries(tmp_path / "corpus").values()} == {"http://news.example/one", feed.url}
    again = get(feed)
    assert [outcome.result for outcome in again] == [Result.CHANGED, Result.CHANGED, Result.SAME]
    assert len(files(tmp_path)) == 2


def test_a_saved_entry_is_read_as_the_document_it_is(site: Site, get: Get, tmp_path: Path) -> None:
    from briefgen.ingestion.read import read_file
    from briefgen.ingestion.scan import scan

    text = "The port authority said on Friday that the harbour would open on 3 May."
    feed = WebSource(
        url=site.add("/feed", (200, RSS.format(items=item(1, "http://news.example/one", text)).encode(), {})), kind="feed", items="entries"
    )
    get(feed)
    (file,) = scan(tmp_path / "corpus")  # the state file is no source
    document = read_file(file)
    assert text in document.text
    assert document.title is not None
    assert document.title.value == "Report 1"
    assert str(document.published.value) == "2024-11-01" if document.published else False


def test_what_is_no_feed_is_said_to_be_none(site: Site, get: Get) -> None:
    (outcome,) = get(WebSource(url=site.add("/feed", (200, PAGE, {})), kind="feed"))
    assert code(outcome) == "fetch.content-type"


# -- what is remembered ----------------------------------------------------------------------------


def test_a_damaged_memory_costs_only_asking_again(site: Site, get: Get, world: World, tmp_path: Path) -> None:
    url = site.add("/a", (200, PAGE, {}))
    (first,) = get(url)
    (tmp_path / "corpus" / ".fetched.json").write_text("{half")
    done = fetch([WebSource(url=url)], tmp_path / "corpus", FetchSettings(allow_hosts=frozenset({"news.example"})), world.outside())
    assert [problem.code for problem in done.problems] == ["fetch.state"]
    assert list(files(tmp_path)) == [first.file]


def test_the_memory_is_plain_json(site: Site, get: Get, tmp_path: Path) -> None:
    url = site.add("/a", (200, PAGE, {"ETag": '"one"'}))
    (outcome,) = get(url)
    state = json.loads((tmp_path / "corpus" / ".fetched.json").read_text())
    assert state["schema"] == 1
    record = state["addresses"][url]
    assert (record["file"], record["etag"], record["accessed"]) == (outcome.file, '"one"', "2024-11-04")


def test_two_runs_do_not_write_one_folder(world: World, tmp_path: Path) -> None:
    from filelock import FileLock

    with FileLock(tmp_path / ".fetched.lock"), pytest.raises(Locked, match="another process is fetching"):
        fetch([], tmp_path, outside=world.outside())


def test_a_folder_that_cannot_be_made_is_named(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFault, match="file"):
        fetch([], tmp_path / "file", outside=world.outside())
