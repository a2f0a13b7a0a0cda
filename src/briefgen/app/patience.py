"""Within one run, hand over again what a receiver would not take for now: at five in the morning nobody is there to start another."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from briefgen.app.quiet import Quiet
from briefgen.ports import Progress
from briefgen.publishing.delivery.deliver import FIRST_PAUSE, Delivered
from briefgen.publishing.delivery.deliver import deliver as hand_over
from briefgen.publishing.delivery.outbox import Channel
from briefgen.spec.settings import Settings
from briefgen.storage.outbox import Parcel, SqliteOutbox

_SLICES = 50
"""Steps of a pause, for whoever watches it go by."""
_FINAL = "delivery.refused"
"""The code of what a later try does not tell again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a run waits in all for receivers that refuse for now; pause: sits out so many seconds. progress: shows that it waits."""

    total: dt.timedelta = dt.timedelta()
    pause: Callable[[float], None] = time.sleep
    progress: Progress = Quiet()  # noqa: RUF009  it shows nothing and keeps nothing


def patience(settings: Settings, progress: Progress) -> Patience:
    """What `[schedule]` allows: `retry_minutes`, and at most half of the time after which a scheduler stops the run."""
    table = settings.schedule
    return Patience(total=dt.timedelta(minutes=min(table.retry_minutes, table.minutes / 2)), progress=progress)


def hand_over_patiently(
    outbox: SqliteOutbox,
    channels: Callable[[], Mapping[str, Channel]],
    now: Callable[[], dt.datetime],
    waiting: Patience,
    before: Callable[[], None],
) -> Delivered:
    """Hand over what is due, then what waits as it falls due, until all is gone or the next try would be too late.

    channels: opens them, for each try anew. before: what is to be done before a later try, such as taking back what was withdrawn. A
    parcel whose channel was down is due after 5 minutes, then 15, 45, as one that was refused for now. A channel that only a person can
    mend (a wrong password, say) is not tried again: that helps nobody, and may lock the account.

    Raises:
        Locked: another process is delivering.
        EnvironmentFault: the outbox cannot be written.
    """
    end = now() + waiting.total
    done = hand_over(outbox, channels(), now)
    for longest in _pauses():
        at = _next(outbox.parcels("queued"), channels().keys() - done.stopped.keys(), now(), longest)
        if at is None or at > end:
            return done
        seconds = max(0.0, (at - now()).total_seconds())
        with waiting.progress.task("Waiting to deliver again", _SLICES) as advance:
            for _ in range(_SLICES):
                waiting.pause(seconds / _SLICES)
                advance()
        before()
        again = hand_over(outbox, channels(), now, done.stopped)
        refused = tuple(problem for problem in done.problems if problem.code == _FINAL)
        done = replace(again, sent=done.sent + again.sent, problems=refused + again.problems)
    return done


def _pauses() -> Iterator[dt.timedelta]:
    pause = FIRST_PAUSE
    while True:
        yield pause
        pause *= 3


def _next(parcels: Sequence[Parcel], channels: Set[str], now: dt.datetime, longest: dt.timedelta) -> dt.datetime | None:
    """When the first of the parcels that have a channel is to be tried again; None when there is none."""
    return min((parcel.due if parcel.due > now else now + longest for parcel in parcels if parcel.channel in channels), default=None)
