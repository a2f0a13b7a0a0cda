"""Edition -> Exhibits drawn."""

from __future__ import annotations

import logging

# Where its settings folder cannot be written, matplotlib says so at length; it works all the same, and nothing of ours is kept there.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
