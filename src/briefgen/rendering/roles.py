"""The roles every style sheet has, where each takes what it leaves out, and the font and colour names there are."""

from __future__ import annotations

PARENTS: dict[str, str] = {
    "body": "body",
    "title": "body",
    "subtitle": "body",
    "meta": "body",
    "marking": "meta",
    "lead": "body",
    "takeaway": "body",
    "note": "body",
    "small": "body",
    "fact": "body",
    "question": "body",
    "statement": "body",
    "key-point": "statement",
    "h1": "body",
    "h2": "h1",
    "h3": "h2",
    "box-title": "h3",
    "td": "small",
    "th": "td",
    "caption": "h3",
    "source": "small",
    "reference": "small",
    "passage": "reference",
    "contents-1": "body",
    "contents-2": "contents-1",
    "furniture": "small",
    "date": "body",
    "speaker": "body",
    "office": "speaker",
    "cite": "body",
    "mark": "body",
    "desk": "takeaway",
    "desk-label": "speaker",
}
"""Text role -> the role it takes its unset keys from."""

UNSTYLED = ("strong", "em", "insertion")
"""Inline roles that change the words around them and so have no style of their own: heavier, slanted, in the colour `grey`."""

BOX_ROLES = ("key-points", "changes", "differ", "unanswered", "desk", "facts", "notice")

COLOURS = ("ink", "accent", "warning", "tint", "rule", "grey")
"""Colours that charts, rules and change bars ask for by name."""

FONTS = tuple(
    f"{family}{weight}"
    for family in ("serif", "sans")
    for weight in ("", "-italic", "-medium", "-medium-italic", "-semibold", "-semibold-italic", "-bold", "-bold-italic")
)
"""Font roles: family, weight, slant."""
