"""The pages and feeds of briefgen.toml into the corpus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.app.briefs import brief_files
from briefgen.app.project import relative
from briefgen.errors import BriefgenError, Problem, SpecError, error, warning
from briefgen.fetching.fetch import fetch as fetch_sources
from briefgen.fetching.outcomes import Fetched
from briefgen.fetching.settings import FetchSettings, WebSource
from briefgen.ports import Progress
from briefgen.spec.load import load_brief
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
    fetched = fetch_sources(web_sources(table), root / table.folder, fetch_settings(table, root), progress=progress)
    return replace(fetched, problems=(*fetched.problems, *_unread(root, table.folder)))


def _unread(root: Path, folder: str) -> tuple[Problem, ...]:
    """A warning when no brief of the project reads what is fetched."""
    corpora = {Path(corpus).resolve() for path in _briefs(root) for corpus in _corpus(path)}
    into = (root / folder).resolve()
    if not corpora or any(into.is_relative_to(corpus) for corpus in corpora):
        return ()
    message = f"no brief reads what is fetched: {folder} is in no folder that a brief's `corpus:` names"
    inside = ", ".join(sorted(relative(corpus, root) for corpus in corpora))
    return (warning("fetch.outside", message, hints=(f"put `folder` of [fetch] inside one of these: {inside}",)),)


def _briefs(root: Path) -> tuple[Path, ...]:
    try:
        return brief_files(root)
    except SpecError:
        return ()  # no brief yet: there is nothing to compare with


def _corpus(path: Path) -> tuple[str, ...]:
    try:
        return load_brief(path).corpus
    except BriefgenError:
        return ()  # building it tells what is wrong with it


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
