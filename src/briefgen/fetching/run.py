"""One run of fetching: feeds, then the pages that are named or linked."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path
from typing import TypeVar

from briefgen.errors import warning
from briefgen.fetching.client import Client
from briefgen.fetching.faults import FetchFault
from briefgen.fetching.feeds import FeedItem, read_feed
from briefgen.fetching.kinds import kept_bytes, page_suffix
from briefgen.fetching.naming import file_name
from briefgen.fetching.outcomes import Outcome, Result
from briefgen.fetching.outside import Outside
from briefgen.fetching.remembered import Item, Record, place, stamp
from briefgen.fetching.settings import FetchSettings, WebSource
from briefgen.fetching.target import parse
from briefgen.ports import Progress

T = TypeVar("T")
R = TypeVar("R")
_LONGEST_ASKED = dt.timedelta(days=31)
"""Nobody is left unasked for longer, whatever a server wrote or a clock that ran ahead made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A page to ask for. source: the page itself or its feed. from_feed: nobody named it, a feed lists it."""

    url: str
    source: str
    title: str = ""
    from_feed: bool = False


class Run:
    """One run over the sources: asks, saves, and notes in `records` what it learnt."""

    def __init__(
        self, folder: Path, records: dict[str, Record], settings: FetchSettings, outside: Outside, progress: Progress | None = None
    ) -> None:
        self._folder, self._records, self._settings, self._outside, self._progress = folder, records, settings, outside, progress
        self._client, self._now = Client(settings, outside), outside.now()

    def all(self, sources: Sequence[WebSource]) -> tuple[Outcome, ...]:
        """What came of each: feeds first, then pages; an address that is wanted twice is asked once.

        Raises:
            OSError: a file cannot be written.
        """
        feeds = [source for source in sources if source.kind == "feed"]
        asked = self._by_host("Feeds", feeds, lambda source: source.url, self._feed)
        pages = [_Wanted(url=source.url, source=source.url) for source in sources if source.kind == "page"]
        linked = (self._linked(source) for source in feeds if source.items == "pages")
        wanted: dict[str, _Wanted] = {}
        for page in (*pages, *chain.from_iterable(linked)):
            wanted.setdefault(_normal(page.url), page)
        return (*chain.from_iterable(asked), *self._by_host("Pages", list(wanted.values()), lambda page: page.url, self._page))

    def _by_host(self, name: str, work: Sequence[T], url: Callable[[T], str], step: Callable[[T], R]) -> list[R]:
        """`step` of each, in order; hosts at the same time, the addresses of one host one after the other."""
        numbered = sorted(enumerate(work), key=lambda pair: _host(url(pair[1])))
        groups = [list(group) for _, group in groupby(numbered, key=lambda pair: _host(url(pair[1])))]
        shown = self._progress.task(name, len(work)) if self._progress else nullcontext(lambda: None)
        with shown as advance, ThreadPoolExecutor(max_workers=self._settings.workers) as pool:

            def ask(group: list[tuple[int, T]]) -> Iterator[tuple[int, R]]:
                for number, one in group:
                    yield number, step(one)
                    advance()

            done = pool.map(lambda group: list(ask(group)), groups)
            return [result for _, result in sorted(chain.from_iterable(done), key=lambda pair: pair[0])]

    # -- feeds ---------------------------------------------------------------------------------------

    def _feed(self, source: WebSource) -> tuple[Outcome, ...]:
        key = _normal(source.url)
        known = self._records.get(key, Record())
        if self._asked_to_wait(known):
            return (Outcome(url=source.url, source=source.url, result=Result.NOT_DUE),)
        try:
            answer = self._client.get(source.url, known.conditions)
            if answer.status == 304:
                self._records[key] = known.seen(answer.headers, self._now)
                return (Outcome(url=source.url, source=source.url, result=Result.SAME),)
            items = read_feed(answer, self._settings.feed_items)
        except FetchFault as fault:
            return (self._failed(_Wanted(url=source.url, source=source.url), fault),)
        digest = hashlib.sha256(answer.body).hexdigest()
        result = Result.SAME if digest == known.sha256 else Result.CHANGED if known.sha256 else Result.NEW
        links = tuple(Item(url=item.link, title=item.title) for item in items if item.link)
        entries = tuple(self._entry(source, item) for item in items) if source.items == "entries" else ()
        renewed = Record(url=answer.url, accessed=self._today, sha256=digest, items=links).seen(answer.headers, self._now)
        self._records[key] = renewed
        return (Outcome(url=source.url, source=source.url, result=result), *entries)

    def _entry(self, source: WebSource, item: FeedItem) -> Outcome:
        key = f"{_normal(source.url)}#{item.key}"
        url = _web(item.link) or source.url
        name = self._records.get(key, Record()).file or file_name(parse(source.url), ".xml", title=item.title, key=key)
        return self._kept(key, _Wanted(url=url, source=source.url, from_feed=True), name, item.entry, Record(url=url))

    def _linked(self, source: WebSource) -> Iterator[_Wanted]:
        items = self._records.get(_normal(source.url), Record()).items[: self._settings.feed_items]
        return (_Wanted(url=item.url, source=source.url, title=item.title, from_feed=True) for item in items)

    # -- pages ---------------------------------------------------------------------------------------

    def _page(self, page: _Wanted) -> Outcome:
        key = _normal(page.url)
        known = self._records.get(key, Record())
        there = self._there(known)
        if page.from_feed and known.file and not there:
            return self._removed(page, known)
        if self._asked_to_wait(known) or (page.from_feed and there and self._checked_lately(known)):
            return Outcome(url=page.url, source=page.source, result=Result.NOT_DUE, file=known.file)
        try:
            answer = self._client.get(page.url, known.conditions if there else {})
            if answer.status == 304:
                if not there:
                    raise FetchFault("fetch.status", "the server answered 304 though nothing was known")
                self._records[key] = known.seen(answer.headers, self._now)
                return Outcome(url=page.url, source=page.source, result=Result.SAME, file=known.file)
            suffix = page_suffix(answer)
            name = file_name(parse(page.url), suffix, title=page.title)
        except FetchFault as fault:
            return self._failed(page, fault)
        # The name of the first day stays, whatever a feed calls the page later.
        name = known.file if known.file and known.file.endswith(suffix) else name
        return self._kept(key, page, name, kept_bytes(answer, suffix), Record(url=answer.url).seen(answer.headers, self._now))

    def _kept(self, key: str, wanted: _Wanted, name: str, data: bytes, fresh: Record) -> Outcome:
        """Save the bytes unless they are there; what a person changed is left alone."""
        known, path = self._records.get(key, Record()), self._folder / name
        digest = hashlib.sha256(data).hexdigest()
        before = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        if wanted.from_feed and known.file and not self._there(known):
            return self._removed(wanted, known)
        if before and known.sha256 and before != known.sha256 and digest != known.sha256:
            message = f"{wanted.url}: has changed, but {name} was changed by hand, so it was left as it is"
            problem = warning("fetch.edited", message, hints=(f"rename {name} to keep both, then fetch again",))
            return Outcome(url=wanted.url, source=wanted.source, result=Result.FAILED, file=name, problem=problem)
        same = digest == known.sha256 and bool(before)
        if not same:
            place(path, data)
        accessed = known.accessed if same and known.accessed else self._today
        self._records[key] = replace(fresh, file=name, accessed=accessed, sha256=digest, checked=stamp(self._now))
        result = Result.SAME if same else Result.CHANGED if before else Result.NEW
        return Outcome(url=wanted.url, source=wanted.source, result=result, file=name)

    def _there(self, known: Record) -> bool:
        return known.file is not None and (self._folder / known.file).is_file()

    def _removed(self, wanted: _Wanted, known: Record) -> Outcome:
        """Whoever threw a report out does not want it back as long as the feed lists it."""
        return Outcome(url=wanted.url, source=wanted.source, result=Result.REMOVED, file=known.file)

    def _failed(self, wanted: _Wanted, fault: FetchFault) -> Outcome:
        key = _normal(wanted.url)
        if fault.ask_again:
            self._records[key] = replace(self._records.get(key, Record()), ask_again=stamp(fault.ask_again))
        file = self._records.get(key, Record()).file
        return Outcome(url=wanted.url, source=wanted.source, result=Result.FAILED, file=file, problem=fault.problem(wanted.url))

    def _asked_to_wait(self, known: Record) -> bool:
        return stamp(self._now) < known.ask_again <= stamp(self._now + _LONGEST_ASKED)

    def _checked_lately(self, known: Record) -> bool:
        # what was checked later than now was noted by a clock that ran ahead
        return stamp(self._now - dt.timedelta(hours=self._settings.recheck_hours)) < known.checked <= stamp(self._now)

    @property
    def _today(self) -> str:
        return self._now.date().isoformat()


def _normal(url: str) -> str:
    """The address in the one way it is remembered; as it stands when it is none."""
    return _web(url) or url


def _web(url: str) -> str:
    try:
        return parse(url).url
    except FetchFault:
        return ""


def _host(url: str) -> str:
    try:
        return parse(url).host
    except FetchFault:
        return ""
