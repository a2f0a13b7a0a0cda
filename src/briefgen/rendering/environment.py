"""The Jinja2 environment of templates: sandboxed, autoescaped, strict, and able to say which template line made which element."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from briefgen.errors import Location, Problem, SpecError, error
from briefgen.rendering.filters import FILTERS, TESTS

PLACE = "at"
"""Target of the processing instructions that carry `line file` of the template into the XML."""

_TAG = re.compile(r"<(?=[A-Za-z/])")
# What XML 1.0 cannot hold even escaped: controls, lone surrogates, non-characters.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Places(Extension):
    """Writes the template's file and line before every tag of a template's own text, so that markup errors point at the template."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens with places written into template data; text that comes from data is not touched."""
        name = stream.name or "?"
        for token in stream:
            yield Token(token.lineno, token.type, _placed(token.value, token.lineno, name)) if token.type == "data" else token


def _placed(text: str, line: int, name: str) -> str:
    def place(match: re.Match[str]) -> str:
        return f"<?{PLACE} {line + text.count(chr(10), 0, match.start())} {name}?><"

    return _TAG.sub(place, text)


class Missing(StrictUndefined):
    """A name the template uses and nobody defined; the message offers the nearest name there is."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        owner = self._undefined_obj
        if owner is missing:
            return f"nothing is called {name!r} here"
        what = type(owner).__name__.removesuffix("View").lower()
        near = get_close_matches(name, [known for known in dir(owner) if not known.startswith("_")], n=1)
        return f"a {what} has no {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")


_SHARED = "shared/"
"""Where the shipped templates keep the pieces that they have in common."""


def _finalized(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    held = _NOT_XML.sub("", value)
    return Markup(held) if isinstance(value, Markup) else held  # noqa: S704 - it was markup before


def expand(templates: Path, name: str, context: Mapping[str, Any]) -> str:
    """Run `templates/NAME/brief.xml.j2` and return its XML, with places.

    Includes are looked for in the template's folder, then in `templates`. None prints nothing; what XML cannot hold is left out.

    Raises:
        SpecError: no such template, a syntax error, an undefined name, or a refused operation; with template file and line.
    """
    folder = templates / name
    if not (folder / "brief.xml.j2").is_file():
        raise SpecError(_no_template(templates, name))
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader([folder, templates]),
        extensions=[Places],
        finalize=_finalized,
    )
    environment.filters.update(FILTERS)
    environment.tests.update(TESTS)
    try:
        return environment.get_template("brief.xml.j2").render(context)
    except TemplateSyntaxError as fault:
        raise SpecError(_syntax(fault, folder, templates)) from fault
    except TemplateNotFound as fault:
        where = next(_frames(fault, folder, templates), Location(path=str(folder / "brief.xml.j2")))
        message = f"the template includes {fault.name!r}, which is not there"
        hint = f"put it into {templates.name}/, from the templates that come with briefgen: a copy of one of them needs {_SHARED} too"
        hints = (hint,) if (fault.name or "").startswith(_SHARED) else ()
        raise SpecError(error("template.not-found", message, where, snippet=_line(where), hints=hints)) from fault
    except UnicodeDecodeError as fault:
        where = Location(path=str(folder))
        raise SpecError(error("template.unreadable", f"a file of the template is not UTF-8: byte {fault.start}", where)) from fault
    except (RecursionError, TemplateError, TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError) as fault:
        found = next(_frames(fault, folder, templates), None)
        if found is None:
            raise
        where = found
        code = "template.undefined" if isinstance(fault, UndefinedError) else "template.failed"
        raise SpecError(error(code, str(fault), where, snippet=_line(where), hints=_hint(fault, context))) from fault


def located(name: str, line: int, folder: Path, templates: Path) -> Location:
    """The place `line` of the template the loader calls `name`."""
    path = folder / name if (folder / name).is_file() else templates / name
    return Location(path=str(path), line=line)


def snippet(where: Location) -> str | None:
    """The template line at `where`, or None when it cannot be read."""
    return _line(where)


def _no_template(templates: Path, name: str) -> Problem:
    known = sorted(path.parent.name for path in templates.glob("*/brief.xml.j2"))
    near = get_close_matches(name, known, n=1)
    hint = (
        f"did you mean {near[0]!r}?"
        if near
        else f"templates there: {', '.join(known)}"
        if known
        else "put one in templates/NAME/brief.xml.j2"
    )
    return error("template.not-found", f"there is no template {name!r} in {templates}", Location(path=str(templates / name)), hints=(hint,))


def _syntax(fault: TemplateSyntaxError, folder: Path, templates: Path) -> Problem:
    where = located(fault.name or "brief.xml.j2", fault.lineno, folder, templates)
    return error("template.syntax", fault.message or "the template cannot be read", where, snippet=_line(where))


def _frames(fault: BaseException, folder: Path, templates: Path) -> Iterator[Location]:
    """Places in templates on the way to a fault, innermost first."""
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        path = Path(frame.filename)
        if path.suffix == ".j2" and (path.is_relative_to(folder) or path.is_relative_to(templates)):
            yield Location(path=frame.filename, line=frame.lineno)


def _line(where: Location) -> str | None:
    path = Path(where.path)
    if where.line is None or not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[where.line - 1] if 0 < where.line <= len(lines) else None


def _hint(fault: Exception, context: Mapping[str, Any]) -> tuple[str, ...]:
    match = re.search(r"nothing is called '(.+?)' here", str(fault))
    near = get_close_matches(match[1], list(context), n=1) if match else []
    return (f"did you mean {near[0]!r}?",) if near else ()
