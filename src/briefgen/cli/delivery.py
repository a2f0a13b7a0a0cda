"""Shows what went out, and what a person has to decide."""

from __future__ import annotations

from dataclasses import asdict

from briefgen.app.deliver import Delivery
from briefgen.cli import output
from briefgen.storage.outbox import Parcel

KEY = 12
"""Characters of a key that are shown; they are enough to name a parcel by."""


def delivered(result: Delivery, *, as_json: bool) -> None:
    """Print every letter that was taken, what is held, and the count."""
    output.problems(result.problems, as_json=as_json)
    if as_json:
        for parcel in (*result.sent, *result.held):
            moments = {name: getattr(parcel, name).isoformat() for name in ("queued", "due", "changed")}
            output.write_json({"parcel": {**asdict(parcel), **moments}})
        completed = [{"brief": brief, "edition": number} for brief, number in result.completed]
        output.write_json({"delivered": {**counts(result), "completed": completed}})
        return
    for parcel in result.sent:
        output.say(f"{parcel.brief}, edition {parcel.edition}: sent to {parcel.recipient}")
    for parcel in result.held:
        output.say(f"{parcel.brief}, edition {parcel.edition}: {_held(parcel)}")
        output.say(f"  to send it again: briefgen deliver --again {parcel.key[:KEY]}")
    for brief, number in result.completed:
        output.say(f"{brief}: edition {number} is now sent")
    output.say(summary(result))


def counts(result: Delivery) -> dict[str, int]:
    """How many parcels are new, sent, waiting and held."""
    return {"queued": result.queued, "sent": len(result.sent), "waiting": len(result.waiting), "held": len(result.held)}


def summary(result: Delivery) -> str:
    """One line: `delivered: 2 sent, 1 waiting`, or that there was nothing to send."""
    told = [f"{count} {what}" for what, count in counts(result).items() if count and what != "queued"]
    return f"delivered: {', '.join(told) or 'nothing to send'}"


def _held(parcel: Parcel) -> str:
    state = "refused" if parcel.state == "failed" else "may have arrived or not"
    return f"{parcel.recipient}: {state}: {parcel.detail}"
