"""HTML elements made so that no text can become markup: children and attribute values are escaped unless they were made here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from briefgen.text.normalise import printable

Content = Markup | str

_VOID = frozenset(("br", "meta", "col", "link"))
_SLUG = re.compile(r"[^a-z0-9]+")
_SCHEMES = ("http", "https", "mailto")


def element(tag: str, /, *children: Content, **attributes: str | int | None) -> Markup:
    """An element; attributes that are None are left out, `_` in their names is `-`, a trailing `_` is dropped (`class_`)."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' if value != "" else f" {key.rstrip('_').replace('_', '-')}"
        for key, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{shown}>")  # noqa: S704  tag is ours, values are escaped above
    return Markup(f"<{tag}{shown}>{joined(children)}</{tag}>")  # noqa: S704  likewise; joined escapes


def joined(children: Iterable[Content]) -> Markup:
    """Children one after the other, text among them escaped."""
    return Markup("").join(children)


def safe_text(text: str) -> str:
    """`text` in printable form, but for a space at either end, which is kept: a run of words may need it."""
    core = printable(text)
    if not core:
        return " " if text[:1].isspace() else ""
    return (" " if text[:1].isspace() else "") + core + (" " if text[-1:].isspace() else "")


def slug(role: str) -> str:
    """A role as the class name of an element."""
    plain = unicodedata.normalize("NFD", role).encode("ascii", "ignore").decode().lower()
    return _SLUG.sub("-", plain).strip("-") or "other"


def safe_target(target: str) -> str | None:
    """The target of a link: `#anchor` or an absolute http, https or mailto address; None for anything else."""
    if target.startswith("#"):
        return "#" + anchor(target[1:])
    try:
        scheme = urlsplit(target).scheme
    except ValueError:
        return None
    return target if scheme in _SCHEMES else None


def anchor(id: str) -> str:
    """An anchor as an id attribute may hold it: printable, without white space."""
    return "-".join(printable(id).split())


def hidden(text: str) -> Markup:
    """Words that only a screen reader says."""
    return element("span", text, class_="vh")
