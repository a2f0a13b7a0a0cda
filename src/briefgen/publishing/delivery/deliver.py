"""Hand over what is due; note before and after, so that a crash neither loses a parcel nor sends it twice unasked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from briefgen.errors import Problem, error, note, warning
from briefgen.publishing.delivery.outbox import Channel, ChannelDown, Fate, Outbox, Parcel, Receipt

FIRST_PAUSE = dt.timedelta(minutes=5)
LONGEST_PAUSE = dt.timedelta(hours=4)
GIVE_UP = dt.timedelta(days=4)
"""RFC 5321 section 4.5.4.1: give up after four to five days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a run came to: parcels taken now, those that wait for another try, and what a person should know.

    problems: errors for what failed or is unsure (at every run until a person decides), warnings for channels that are down, notes for
    what is tried again later. stopped: why a channel serves nobody until a person mends something, by its name.
    """

    sent: tuple[Parcel, ...]
    waiting: tuple[Parcel, ...]
    problems: tuple[Problem, ...]
    stopped: Mapping[str, Problem] = field(default_factory=dict)


def deliver(
    outbox: Outbox,
    channels: Mapping[str, Channel],
    now: Callable[[], dt.datetime],
    stopped: Mapping[str, Problem] = MappingProxyType({}),
) -> Delivered:
    """Try every parcel that is due, once. channels: by the name that parcels carry; a parcel without a channel waits.

    stopped: as an earlier try left it; what waits for these channels is not tried.

    Raises:
        Locked: another process is delivering.
        EnvironmentFault: the outbox cannot be written.
    """
    run = _Run(outbox, now, stopped)
    with outbox.sending(now()):
        for parcel in outbox.parcels("unsure"):
            if (known := channels.get(parcel.channel)) and known.resends:
                outbox.release(parcel.key, now())
        try:
            for name, channel in channels.items():
                run.all(name, channel, tuple(parcel for parcel in outbox.due(now()) if parcel.channel == name))
        finally:
            for channel in channels.values():
                channel.close()
        unsure = [_unsure(parcel) for parcel in outbox.parcels("unsure")]
        waiting = outbox.parcels("queued")
        stranded = [_stranded(parcel) for parcel in waiting if parcel.channel not in channels]
        return Delivered(sent=tuple(run.sent), waiting=waiting, problems=(*run.problems, *stranded, *unsure), stopped=run.stopped)


class _Run:
    def __init__(self, outbox: Outbox, now: Callable[[], dt.datetime], stopped: Mapping[str, Problem]) -> None:
        self._outbox, self._now = outbox, now
        self.stopped = dict(stopped)
        self.sent: list[Parcel] = []
        self.problems: list[Problem] = []

    def all(self, name: str, channel: Channel, parcels: tuple[Parcel, ...]) -> None:
        if parcels and name in self.stopped:
            self.problems += [self.stopped[name], _all_wait(len(parcels))]
            return
        for number, parcel in enumerate(parcels):
            try:
                self._one(channel, parcel)
            except ChannelDown as down:
                self.problems += [down.problem, _all_wait(len(parcels) - number)]
                if down.lasting:
                    self.stopped[name] = down.problem
                return

    def _one(self, channel: Channel, parcel: Parcel) -> None:
        content = self._outbox.content(parcel.key)
        receipt = channel.hand_over(parcel, content, lambda: self._outbox.handing(parcel.key, self._now()))
        match receipt.fate:
            case Fate.TAKEN:
                self._outbox.record(parcel.key, "sent", self._now(), detail=receipt.detail)
                self.sent.append(parcel)
            case Fate.REFUSED:
                self._failed(parcel, receipt.detail)
            case Fate.UNSURE if not channel.resends:
                self._outbox.record(parcel.key, "unsure", self._now(), detail=receipt.detail)
            case Fate.UNSURE | Fate.LATER:
                self._later(parcel, receipt)

    def _later(self, parcel: Parcel, receipt: Receipt) -> None:
        now = self._now()
        if now - parcel.queued >= GIVE_UP:
            self._failed(parcel, f"given up after {parcel.attempts + 1} attempts: {receipt.detail}")
            return
        due = now + min(FIRST_PAUSE * 3 ** min(parcel.attempts, 10), LONGEST_PAUSE)
        self._outbox.record(parcel.key, "queued", now, detail=receipt.detail, due=due)
        self.problems.append(note("delivery.later", f"{_named(parcel)}: {receipt.detail}; tried again after {due:%Y-%m-%d %H:%M} UTC"))

    def _failed(self, parcel: Parcel, detail: str) -> None:
        self._outbox.record(parcel.key, "failed", self._now(), detail=detail)
        self.problems.append(
            error(
                "delivery.refused",
                f"{_named(parcel)}: {detail}",
                hints=("mend what it says, or check the address; then let it be sent again",),
            )
        )


def _named(parcel: Parcel) -> str:
    return f"edition {parcel.edition} of {parcel.brief!r} to {parcel.recipient}"


def _all_wait(count: int) -> Problem:
    return note("delivery.later", f"{count} parcel{'s' * (count != 1)} wait{'s' * (count == 1)} for the next run")


def _stranded(parcel: Parcel) -> Problem:
    return warning("delivery.no-channel", f"{_named(parcel)} waits, but the settings no longer say how to reach it")


def _unsure(parcel: Parcel) -> Problem:
    return warning(
        "delivery.unsure",
        f"{_named(parcel)} may have arrived or not: {parcel.detail}",
        hints=("ask the recipient; if it did not arrive, let it be sent again",),
    )
