"""What delivery asks of the outbox and of a channel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from briefgen.errors import Problem

State = Literal["queued", "handing", "sent", "failed", "unsure"]


class Parcel(Protocol):
    """One thing for one recipient; key: the same for the same edition and recipient for ever."""

    @property
    def key(self) -> str:
        """Identity."""

    @property
    def channel(self) -> str:
        """`mail` or `webhook`."""

    @property
    def brief(self) -> str:
        """The brief's id."""

    @property
    def edition(self) -> int:
        """The edition's number."""

    @property
    def recipient(self) -> str:
        """Mail address or web address."""

    @property
    def attempts(self) -> int:
        """How often it was tried."""

    @property
    def queued(self) -> dt.datetime:
        """When it was put in."""

    @property
    def detail(self) -> str:
        """What the receiver said last."""


class Outbox(Protocol):
    """Where parcels wait; every method is durable when it returns."""

    def sending(self, now: dt.datetime, seconds: float = 0.0) -> AbstractContextManager[None]:
        """Be the only one who hands over; what another was handing over when it died becomes `unsure`."""

    def add(self, *, key: str, channel: str, brief: str, edition: int, recipient: str, content: bytes, now: dt.datetime) -> bool:
        """Put a parcel in; False when it was put in before, sent or not."""

    def parcels(self, *states: State) -> tuple[Parcel, ...]:
        """Parcels in these states, all when none is named, in the order they were put in."""

    def due(self, now: dt.datetime) -> tuple[Parcel, ...]:
        """Queued parcels whose time has come."""

    def content(self, key: str) -> bytes:
        """What is to be handed over."""

    def handing(self, key: str, now: dt.datetime) -> None:
        """Note that the last byte is about to be handed over."""

    def record(self, key: str, state: State, now: dt.datetime, *, detail: str = "", due: dt.datetime | None = None) -> None:
        """Note what came of an attempt."""

    def release(self, key: str, now: dt.datetime) -> None:
        """Let a `failed` or `unsure` parcel be sent again."""


class Fate(StrEnum):
    """What a receiver made of a parcel."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receiver's answer. detail: its words, for a person."""

    fate: Fate
    detail: str


class ChannelDown(Exception):
    """The channel serves nobody now; what waits for it goes on waiting. lasting: until a person mends something, not just for now."""

    def __init__(self, problem: Problem, *, lasting: bool = False) -> None:
        super().__init__(problem.message)
        self.problem, self.lasting = problem, lasting


class Channel(Protocol):
    """Hands parcels over. resends: whether an unsure parcel may be sent again without asking a person."""

    @property
    def resends(self) -> bool:
        """See above."""

    def hand_over(self, parcel: Parcel, content: bytes, brink: Callable[[], None]) -> Receipt:
        """Give a parcel to its recipient; call `brink` just before the step after which it may have been taken.

        Raises:
            ChannelDown: nobody can be served now; `brink` was not called.
        """

    def close(self) -> None:
        """Say goodbye."""
