"""Approved editions to their recipients; each once, whatever crashes in between."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefgen.app.outputs import refresh_room
from briefgen.app.patience import Patience, hand_over_patiently
from briefgen.app.recall import briefs_of
from briefgen.errors import EnvironmentFault, Locked, Problem, Severity, SpecError, error
from briefgen.publishing.archive import Archive
from briefgen.publishing.delivery.enqueue import MAIL, queue_mail, queue_webhook
from briefgen.publishing.delivery.issue import Issue, read_issue
from briefgen.publishing.delivery.letter import address, write_letter
from briefgen.publishing.delivery.mail import MailChannel
from briefgen.publishing.delivery.outbox import Channel
from briefgen.publishing.delivery.settings import MailSettings, WebhookSettings
from briefgen.publishing.delivery.webhook import WebhookChannel, webhook_name
from briefgen.publishing.ledger import Ledger, State
from briefgen.spec.outward import MailTable, WebhookTable
from briefgen.spec.settings import Settings, load_settings
from briefgen.storage.outbox import Parcel, SqliteOutbox

OUTBOX = Path(".delivery") / "outbox.sqlite"
PASSWORD, SECRET = "BRIEFGEN_MAIL_PASSWORD", "BRIEFGEN_WEBHOOK_SECRET"
RECORDED_BY = "briefgen deliver"
ONCE = Patience()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a delivery came to.

    queued: parcels new in the outbox. sent: those taken now. waiting: those that wait for another try. held: those that were refused, or
    of which nobody knows whether they arrived; a person decides. completed: editions that all their recipients have now, as (brief,
    number). problems: all a person should know.
    """

    queued: int
    sent: tuple[Parcel, ...]
    waiting: tuple[Parcel, ...]
    held: tuple[Parcel, ...]
    completed: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]

    @property
    def needs_a_person(self) -> bool:
        """Whether something will not come right by itself."""
        return bool(self.held) or any(problem.severity is not Severity.NOTE for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """How editions go out."""

    settings: Settings
    mail: MailSettings | None
    webhook: WebhookSettings | None

    def channels(self, now: Callable[[], dt.datetime]) -> dict[str, Channel]:
        made: dict[str, Channel] = {MAIL: MailChannel(self.mail)} if self.mail else {}
        return made | ({webhook_name(self.webhook): WebhookChannel(self.webhook, now)} if self.webhook else {})

    def keys(self, issue: Issue) -> frozenset[str]:
        """The keys of all parcels that an edition makes."""
        letters = {issue.key(MAIL, address(written).addr_spec) for written in self.mail.recipients} if self.mail else set()
        return frozenset(letters | ({issue.key(webhook_name(self.webhook), self.webhook.url)} if self.webhook else set()))


def deliver(root: Path, *, now: Callable[[], dt.datetime], again: str | None = None, waiting: Patience = ONCE) -> Delivery:
    """Queue the newest approved edition of each brief, unless it or a newer one was sent, and hand over whatever is due.

    again: the key, or its beginning, of a parcel that is held and is to be sent again. waiting: how long those are waited for who
    refuse for now; by default not at all.

    Raises:
        SpecError: the settings name no way to deliver or cannot be used, or no parcel that is held has this key.
        EnvironmentFault: the outbox or a ledger cannot be read.
        Locked: another process is delivering.
    """
    ways = _ways(load_settings(root), root)
    output = root / "output"
    with SqliteOutbox(root / OUTBOX) as outbox:
        if again is not None:
            held = _held_parcel(outbox, again)
            outbox.release(held.key, now(), content=_anew(held, ways, output, now()))
        _take_back_withdrawn(outbox, output, now)
        issues, refused = _issues(output)
        queued = 0
        for issue in issues:
            added, problems = _queued(outbox, issue, ways, now())
            queued += added
            refused += problems
        handed = hand_over_patiently(outbox, partial(ways.channels, now), now, waiting, partial(_take_back_withdrawn, outbox, output, now))
        completed, late = _recorded(outbox, issues, ways, output, now())
        room = refresh_room(root) if completed else ()
        return Delivery(
            queued=queued,
            sent=tuple(parcel for parcel in outbox.parcels("sent") if parcel.key in {one.key for one in handed.sent}),
            waiting=outbox.parcels("queued"),
            held=_held(outbox, output),
            completed=completed,
            problems=(*refused, *handed.problems, *late, *room),
        )


def due(output: Path) -> Iterator[tuple[str, int]]:
    """Brief and number of each edition to be sent: the newest approved one, when neither it nor a newer one was sent."""
    for brief in briefs_of(output):
        entries = Ledger(output / brief).entries()
        approved = [number for number, state in {entry.edition: entry.state for entry in entries}.items() if state is State.APPROVED]
        sent = max((entry.edition for entry in entries if entry.state is State.SENT), default=0)
        if approved and max(approved) > sent:
            yield brief, max(approved)


def _issues(output: Path) -> tuple[list[Issue], list[Problem]]:
    """The editions to be sent, and why others cannot be: one that is damaged keeps no other back."""
    issues: list[Issue] = []
    problems: list[Problem] = []
    for brief, number in due(output):
        try:
            issues.append(read_issue(Archive(output, brief).edition(number)))
        except EnvironmentFault as reason:
            problems += reason.problems
        except (KeyError, TypeError, ValueError) as reason:
            message = f"edition {number} of {brief!r} is damaged, and is not sent: {type(reason).__name__}: {reason}"
            problems.append(error("delivery.edition", message, hints=("put its folder back from a copy of the archive",)))
    return issues, problems


def _queued(outbox: SqliteOutbox, issue: Issue, ways: _Ways, now: dt.datetime) -> tuple[int, list[Problem]]:
    added, problems = 0, []
    tables = ways.settings
    if ways.mail and (problem := _too_high(issue, tables, tables.mail)):
        problems.append(problem)
    elif ways.mail:
        added += queue_mail(outbox, issue, ways.mail, now)
    if ways.webhook and (problem := _too_high(issue, tables, tables.webhook)):
        problems.append(problem)
    elif ways.webhook:
        added += queue_webhook(outbox, issue, ways.webhook, now)
    return added, problems


def _too_high(issue: Issue, settings: Settings, table: MailTable | WebhookTable | None) -> Problem | None:
    if table is None or table.max_marking is None or not issue.marking:
        return None
    level, most = settings.level(issue.marking), settings.level(table.max_marking)
    if level is not None and most is not None and level <= most:
        return None
    way = "mail" if isinstance(table, MailTable) else "webhook"
    message = f"edition {issue.edition.number} of {issue.edition.brief!r} is marked {issue.marking!r}, above what may go out by {way}"
    return error("delivery.marking", message, hints=(f"hand it over another way; `max_marking` of [{way}] is {table.max_marking!r}",))


def _recorded(
    outbox: SqliteOutbox, issues: list[Issue], ways: _Ways, output: Path, now: dt.datetime
) -> tuple[tuple[tuple[str, int], ...], tuple[Problem, ...]]:
    sent = {parcel.key for parcel in outbox.parcels("sent")}
    done: list[tuple[str, int]] = []
    problems: list[Problem] = []
    for issue in issues:
        brief, number = issue.edition.brief, issue.edition.number
        if not ways.keys(issue) <= sent:
            continue
        archive = Archive(output, brief)
        try:
            with archive.locked():
                Ledger(archive.folder).record(number, State.SENT, by=RECORDED_BY, at=now)
        except Locked as reason:
            problems += reason.problems  # recorded by the next run
        else:
            done.append((brief, number))
    return tuple(done), tuple(problems)


def _take_back_withdrawn(outbox: SqliteOutbox, output: Path, now: Callable[[], dt.datetime]) -> None:
    with outbox.sending(now()):
        for parcel in outbox.parcels("queued"):
            if _withdrawn(output, parcel):
                outbox.record(parcel.key, "failed", now(), detail="the edition was withdrawn before it was sent")


def _withdrawn(output: Path, parcel: Parcel) -> bool:
    return Ledger(output / parcel.brief).state(parcel.edition) is State.WITHDRAWN


def _held(outbox: SqliteOutbox, output: Path) -> tuple[Parcel, ...]:
    return tuple(parcel for parcel in outbox.parcels("failed", "unsure") if not _withdrawn(output, parcel))


def _held_parcel(outbox: SqliteOutbox, key: str) -> Parcel:
    held = outbox.parcels("failed", "unsure")
    found = [parcel for parcel in held if key and parcel.key.startswith(key)]
    if len(found) != 1:
        what = "more than one parcel that is held has" if found else "no parcel that is held has"
        raise SpecError(error("delivery.key", f"{what} the key {key!r}", hints=("briefgen deliver lists what is held, with its keys",)))
    return found[0]


def _anew(parcel: Parcel, ways: _Ways, output: Path, now: dt.datetime) -> bytes | None:
    """A letter that was refused, written anew by the settings as they are now; None where it may have arrived: that one goes as it was."""
    if parcel.state != "failed" or parcel.channel != MAIL or ways.mail is None:
        return None
    issue = read_issue(Archive(output, parcel.brief).edition(parcel.edition))
    return write_letter(issue, ways.mail, now) if issue.key(MAIL, parcel.recipient) == parcel.key else None


def _ways(settings: Settings, root: Path) -> _Ways:
    if settings.mail is None and settings.webhook is None:
        hint = "name a mail server under [mail], or a receiver under [webhook], in briefgen.toml"
        raise SpecError(error("delivery.nothing", "the settings name no way to deliver", hints=(hint,)))
    return _Ways(
        settings=settings,
        mail=mail_settings(settings.mail, root) if settings.mail else None,
        webhook=webhook_settings(settings.webhook, root) if settings.webhook else None,
    )


def mail_settings(table: MailTable, root: Path) -> MailSettings:
    """As delivery takes them; the password from the environment.

    Raises:
        SpecError: a user is named and the environment has no password.
    """
    password = os.environ.get(PASSWORD, "")
    if table.user and table.security != "none" and not password:
        raise SpecError(error("delivery.password", f"the mail user {table.user!r} has no password", hints=(f"set {PASSWORD}",)))
    told = table.model_dump(exclude={"ca_file", "max_marking"})
    return MailSettings(**told, password=password, ca_file=root / table.ca_file if table.ca_file else None)


def webhook_settings(table: WebhookTable, root: Path) -> WebhookSettings:
    """As delivery takes them; the secret from the environment.

    Raises:
        SpecError: the environment has no secret.
    """
    secret = os.environ.get(SECRET, "")
    if not secret:
        raise SpecError(error("delivery.secret", "the webhook has no secret", hints=(f"set {SECRET}; share 24 random bytes or more",)))
    told = table.model_dump(exclude={"ca_file", "max_marking"})
    return WebhookSettings(**told, secret=secret, ca_file=root / table.ca_file if table.ca_file else None)
