"""The one place that asks what time it is; nothing printed ever does."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """The present moment, UTC."""
    return dt.datetime.now(dt.UTC)
