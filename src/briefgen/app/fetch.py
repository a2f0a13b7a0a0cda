"""The pages and feeds of briefgen.toml into the corpus."""

from __future__ import annotations

from pathlib import Path

from briefgen.errors import SpecError, error
from briefgen.fetching.fetch import fetch as fetch_sources
from briefgen.fetching.outcomes import Fetched
from briefgen.fetching.settings import FetchSettings, WebSource
from briefgen.ports import Progress
from briefgen.spec.outward import FetchTable
from briefgen.spec.settings import load_settings


def fetch(root: Path, *, progress: Progress) -> Fetched:
    """Save what is new at the addresses that `[fetch]` of the project at `root` names.

    Raises:
        SpecError: the settings are wrong, or name nothing to fetch.
        Locked: another fetch is under way.
        EnvironmentFault: the folder cannot be written.
    """
    table = load_settings(root).fetch
    if not table.asks:
        hint = "name pages or feeds under [fetch] in briefgen.toml"
        raise SpecError(error("fetch.nothing", "the settings name nothing to fetch", hints=(hint,)))
    return fetch_sources(web_sources(table), root / table.folder, fetch_settings(table, root), progress=progress)


def web_sources(table: FetchTable) -> tuple[WebSource, ...]:
    """What is asked for: pages, then feeds."""
    return (
        *(WebSource(url=url) for url in table.pages),
        *(WebSource(url=url, kind="feed") for url in table.feeds),
        *(WebSource(url=url, kind="feed", items="entries") for url in table.entries),
    )


def fetch_settings(table: FetchTable, root: Path) -> FetchSettings:
    """Manners and caps, as fetching takes them."""
    told = table.model_dump(exclude={"pages", "feeds", "entries", "folder", "allow_hosts", "ca_file"})
    return FetchSettings(**told, allow_hosts=frozenset(table.allow_hosts), ca_file=root / table.ca_file if table.ca_file else None)
