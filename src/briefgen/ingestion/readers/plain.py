"""Plain text, as people and scrapers save it; a front matter block makes it an authored document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.extract import Extract, Trust
from briefgen.ingestion.own_editions import refuse_own
from briefgen.text.own_mark import bears_own_mark

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.sidecar import SourceEntry


def read(data: bytes, name: str) -> Extract:
    """The text without its front matter.

    Raises:
        Unreadable: empty, not text, or a text of ours.
        SpecError: the front matter is not valid.
    """
    text, entry = without_front_matter(decode(data), name)
    return Extract(text=text, trust=Trust.AUTHORED if entry else Trust.SCRAPED, front_matter=entry)


def without_front_matter(text: str, name: str) -> tuple[str, SourceEntry | None]:
    """What stands below the front matter block, and the block; the text as it is when there is none.

    Raises:
        Unreadable: `own-edition` for a text of ours.
        SpecError: the front matter is not valid.
    """
    if bears_own_mark(text):
        refuse_own("the text is of a brief")
    if not text.startswith("---"):
        return text, None
    from briefgen.spec.sidecar import parse_front_matter

    entry, end = parse_front_matter(text, name)
    return text[end:], entry
