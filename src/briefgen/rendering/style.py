"""A template's style.toml -> the Sheet: strict keys, lengths in mm or pt, named colours, contrast checked."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast

from briefgen.doctree.style import BoxStyle, PageStyle, Sheet, TextStyle
from briefgen.errors import Problem, SpecError
from briefgen.rendering.contrast import AA, contrast
from briefgen.rendering.roles import BOX_ROLES, COLOURS, FONTS, PARENTS, UNSTYLED
from briefgen.rendering.toml_text import TomlText, read_toml

POINTS = {"pt": 1.0, "mm": 72 / 25.4}
PAPERS = {"a4": (210 * POINTS["mm"], 297 * POINTS["mm"]), "letter": (612.0, 792.0)}
WHITE = "#ffffff"

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|mm)\Z")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_PAGE_LENGTHS = {"top", "right", "bottom", "left", "gap", "margin-column", "margin-gap"}
_TABLES = ("families", "colours", "page", "layout", "text", "box")
_TEXT_LENGTHS = ("size", "leading", "before", "after", "indent", "first", "rise")
_TEXT_KEYS = {"font", "colour", "align", "caps", *_TEXT_LENGTHS}
_BOX_LENGTHS = ("bar", "frame", "pad", "before", "after")
_BOX_COLOURS = ("fill", "bar-colour", "frame-colour")
_ALIGNMENTS = ("left", "right", "center", "justify")


def load_sheet(path: Path, paper: Literal["a4", "letter"]) -> Sheet:
    """Read a style sheet for one paper size.

    A text role takes what it leaves out from its parent role (roles.PARENTS), at last from `body`; every built-in role is there in
    the result. `[page.letter]` and `[page.a4]` override `[page]`. Lengths are strings such as "9.2pt" or "17mm".

    Raises:
        SpecError: unreadable, an unknown key, a value that cannot be, a text colour below WCAG AA on a ground it may stand on; all at once.
    """
    return _Loader(read_toml(path)).sheet(paper)


class _Loader:
    def __init__(self, toml: TomlText) -> None:
        self._toml = toml
        self._problems: list[Problem] = []
        self._colours: dict[str, str] = {}

    def sheet(self, paper: str) -> Sheet:
        for name in self._toml.values:
            self._known("", name, _TABLES, "the style sheet has no table")
        self._colours = self._read_colours()
        layout = self._table("layout")
        sheet = Sheet(
            page=self._page(paper),
            families=self._families(),
            text=self._text(),
            boxes=self._boxes(),
            colours=self._colours,
            statement_layout=cast("Literal['run-in', 'margin']", self._choice("layout", layout, "statements", ("run-in", "margin"))),
            citations=cast("Literal['endnotes', 'footnotes']", self._choice("layout", layout, "citations", ("endnotes", "footnotes"))),
            max_pages=self._count("layout", layout, "max-pages"),
        )
        for key in layout:
            self._known("layout", key, ("statements", "citations", "max-pages"), "[layout] has no key")
        self._check_page(sheet)
        self._check_contrast(sheet)
        if self._problems:
            raise SpecError(*self._problems)
        return sheet

    def _table(self, name: str) -> dict[str, Any]:
        value = self._toml.values.get(name, {})
        if isinstance(value, dict):
            return value
        self._problem("style.value", f"{name} is a table: write [{name}]", "", name)
        return {}

    def _read_colours(self) -> dict[str, str]:
        colours: dict[str, str] = {}
        for name, value in self._table("colours").items():
            if isinstance(value, str) and _COLOUR.match(value):
                colours[name] = value.lower()
            else:
                self._problem("style.value", f"colour {name} is not written as #rrggbb: {value!r}", "colours", name)
        for name in COLOURS:
            if name not in self._table("colours"):
                self._problem("style.missing", f"[colours] lacks {name!r}", "colours")
        return colours

    def _families(self) -> tuple[tuple[str, str], ...]:
        table = self._table("families")
        for name, value in table.items():
            if self._known("families", name, ("serif", "sans"), "[families] has no key") and not (isinstance(value, str) and value):
                self._problem("style.value", f"family {name} is not a font's name: {value!r}", "families", name)
        for name in ("serif", "sans"):
            if name not in table:
                self._problem("style.missing", f"[families] lacks {name!r}", "families")
        return tuple((name, str(value)) for name, value in sorted(table.items()))

    def _page(self, paper: str) -> PageStyle:
        given = self._table("page")
        papers = {name: value for name, value in given.items() if name in PAPERS and isinstance(value, dict)}
        keys = (*sorted(_PAGE_LENGTHS), "columns", "landscape")
        merged: dict[str, Any] = {}
        for table, values in (("page", given), *((f"page.{name}", values) for name, values in papers.items())):
            for key, value in values.items():
                if table == "page" and key in papers:
                    continue
                if self._known(table, key, keys, f"[{table}] has no key") and table in ("page", f"page.{paper}"):
                    merged[key] = (
                        self._length(table, key, value)
                        if key in _PAGE_LENGTHS
                        else self._plain(table, key, value, int if key == "columns" else bool)
                    )
        width, height = PAPERS[paper]
        if merged.pop("landscape", False):
            width, height = height, width
        missing = [key for key in ("top", "right", "bottom", "left") if key not in merged]
        if missing:
            self._problem("style.missing", f"[page] lacks {', '.join(missing)}", "page")
            merged |= dict.fromkeys(missing, 0.0)
        return PageStyle(width=width, height=height, **{key.replace("-", "_"): value for key, value in merged.items()})

    def _text(self) -> dict[str, TextStyle]:
        given = self._table("text")
        for role in UNSTYLED:
            if role in given:
                self._problem("style.unknown-key", f"{role!r} takes its type from the words around it", f"text.{role}")
        raw = {role: self._text_keys(role, keys) for role, keys in given.items()}
        for key in ("font", "size", "leading", "colour"):
            if key not in raw.get("body", {}):
                self._problem("style.missing", f"[text.body] lacks {key!r}", "text.body")
                raw.setdefault("body", {})[key] = {"font": "serif", "colour": "#000000"}.get(key, 10.0)
        return {role: TextStyle(**_inherited(role, raw)) for role in sorted({*PARENTS, *raw})}

    def _text_keys(self, role: str, keys: object) -> dict[str, Any]:
        table = f"text.{role}"
        if not isinstance(keys, dict):
            self._problem("style.value", f"{table} is a table: write [{table}]", "text", role)
            return {}
        made: dict[str, Any] = {}
        for key, value in keys.items():
            if not self._known(table, key, sorted(_TEXT_KEYS), f"[{table}] has no key"):
                continue
            if key in _TEXT_LENGTHS:
                made[key] = self._length(table, key, value)
            elif key == "colour":
                made[key] = self._colour(table, key, value)
            elif key == "caps":
                made[key] = self._plain(table, key, value, bool)
            else:
                made[key] = self._choice(table, keys, key, FONTS if key == "font" else _ALIGNMENTS)
        return made

    def _boxes(self) -> dict[str, BoxStyle]:
        boxes: dict[str, BoxStyle] = dict.fromkeys(BOX_ROLES, BoxStyle())
        # nobody thinks of a withdrawal when designing
        boxes["notice"] = BoxStyle(frame=1.0, frame_colour=self._colours.get("warning"), after=10.0)
        for role, keys in self._table("box").items():
            made: dict[str, Any] = {}
            for key, value in keys.items() if isinstance(keys, dict) else ():
                if self._known(f"box.{role}", key, (*_BOX_LENGTHS, *_BOX_COLOURS), f"[box.{role}] has no key"):
                    read = self._length if key in _BOX_LENGTHS else self._colour
                    made[key.replace("-", "_")] = read(f"box.{role}", key, value)
            boxes[role] = BoxStyle(**made)
        return boxes

    def _length(self, table: str, key: str, value: object) -> float:
        match = _LENGTH.match(value) if isinstance(value, str) else None
        if match:
            return round(float(match[1]) * POINTS[match[2]], 4)
        if value == 0:
            return 0.0
        self._problem("style.value", f'{key} is not a length such as "9.2pt" or "17mm": {value!r}', table, key)
        return 0.0

    def _colour(self, table: str, key: str, value: object) -> str:
        if isinstance(value, str) and value in self._colours:
            return self._colours[value]
        if isinstance(value, str) and _COLOUR.match(value):
            return value.lower()
        hints = self._near(str(value), self._colours)
        self._problem("style.value", f"{key} is neither #rrggbb nor one of [colours]: {value!r}", table, key, hints)
        return "#000000"

    def _choice(self, table: str, values: dict[str, Any], key: str, choices: tuple[str, ...]) -> str:
        value = values.get(key, choices[0])
        if value in choices:
            return str(value)
        self._problem("style.value", f"{key} is none of {', '.join(choices)}: {value!r}", table, key, self._near(str(value), choices))
        return choices[0]

    def _count(self, table: str, values: dict[str, Any], key: str) -> int:
        value = values.get(key, 0)
        if type(value) is int and value >= 0:
            return value
        self._problem("style.value", f"{key} is not a whole number: {value!r}", table, key)
        return 0

    def _plain(self, table: str, key: str, value: object, kind: type) -> Any:
        if type(value) is kind:
            return value
        self._problem("style.value", f"{key} is not {'a whole number' if kind is int else 'true or false'}: {value!r}", table, key)
        return kind(1)

    def _check_page(self, sheet: Sheet) -> None:
        page = sheet.page
        if page.columns not in (1, 2):
            self._problem("style.value", f"columns is 1 or 2, not {page.columns}", "page", "columns")
        elif page.column_width < 100 or page.height - page.top - page.bottom < 100:
            self._problem("style.value", f"the margins leave a text column of {page.column_width:.0f} pt: at least 100 are needed", "page")
        if sheet.statement_layout == "margin" and page.margin_column <= 0:
            self._problem("style.value", 'statements = "margin" needs a margin-column in [page]', "layout", "statements")

    def _check_contrast(self, sheet: Sheet) -> None:
        if self._problems:
            return
        grounds = {"white": WHITE} | {f"[box.{role}]": box.fill for role, box in sheet.boxes.items() if box.fill}
        for role, style in sheet.text.items():
            for name, ground in grounds.items():
                ratio = contrast(style.colour, ground)
                if ratio < AA:
                    message = f"text {role!r} ({style.colour}) on {name} has a contrast of {ratio:.2f}, WCAG AA asks for {AA}"
                    self._problem("style.contrast", message, f"text.{role}", "colour", ("take a darker colour",))

    def _known(self, table: str, key: str, known: Collection[str], message: str) -> bool:
        if key in known:
            return True
        at = (key, "") if not table else (table, key)
        self._problem("style.unknown-key", f"{message} {key!r}", *at, self._near(key, known))
        return False

    @staticmethod
    def _near(word: str, known: Collection[str]) -> tuple[str, ...]:
        near = get_close_matches(word, list(known), n=1)
        return (f"did you mean {near[0]!r}?",) if near else ()

    def _problem(self, code: str, message: str, table: str, key: str = "", hints: tuple[str, ...] = ()) -> None:
        self._problems.append(self._toml.problem(code, message, table, key, hints))


def _inherited(role: str, raw: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A role's keys over those of its parents; space, indents and rise are never inherited from `body`."""
    own = raw.get(role, {})
    if role == "body":
        return own
    parent = PARENTS.get(role, "body")
    base = _inherited(parent, raw)
    if parent == "body":
        base = {key: value for key, value in base.items() if key in ("font", "size", "leading", "colour", "align")}
    return base | own
