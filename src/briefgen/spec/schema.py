"""The keys a person may write, as strict models; docs/spec.md and docs/brief.schema.json are made from here."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from briefgen.text.edtf import Edtf, parse_edtf
from briefgen.text.phrases import phrase_tokens

SHIPPED_TEMPLATES = ("in_focus", "dossier", "memo", "timeline")

Words = Annotated[str, Field(min_length=1)]
Term = Annotated[str, Field(min_length=1, pattern=r"\w")]
"""What is searched for: without a letter or digit nothing could be found."""
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


def _edtf(value: object) -> object:
    if isinstance(value, Edtf) or value is None:
        return value
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return parse_edtf(str(value))
    raise ValueError("must be a date: write YYYY, YYYY-MM or YYYY-MM-DD, with ~ when approximate")


def _edtf_text(value: str) -> str:
    parse_edtf(value)
    return value


def one_or_more(value: object) -> object:
    """One text as a list of one: for keys where a list of one would be pedantry."""
    return (value,) if isinstance(value, str) else value


def _day(value: object) -> object:
    """ISO days and `latest`; anything else is named, since `2024-02-30` deserves better than "invalid"."""
    if value == "latest" or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value if isinstance(value, str) and len(value) == 10 else "")
    except ValueError:
        raise ValueError("must be a day, written YYYY-MM-DD, or latest") from None


_DATE_SCHEMA = {"type": ["string", "integer"], "description": "EDTF date: 2024, 2024-09, 2024-09-10, 2024-09~"}
_DAY_SCHEMA = {"anyOf": [{"type": "string", "format": "date"}, {"const": "latest"}]}
Date = Annotated[Edtf, BeforeValidator(_edtf), PlainSerializer(str, when_used="json"), WithJsonSchema(_DATE_SCHEMA)]
"""An EDTF date as written in a file; a bare year may be a number."""
DateText = Annotated[str, Field(min_length=1), AfterValidator(_edtf_text)]
"""An EDTF date that stays the text it was written as."""


class Strict(BaseModel):
    """Unknown keys are errors, values are not coerced, instances are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True, arbitrary_types_allowed=True)


def key_fault(key: str, message: str, hint: str = "") -> PydanticCustomError:
    """An error about one key of a group, raised where only the whole group can tell; `{it}` stands for the group's name."""
    return PydanticCustomError("key_fault", "{message}", {"key": key, "message": message, "hint": hint})


def _ordered(first: Edtf | None, last: Edtf | None) -> None:
    if first and last and last.latest < first.earliest:
        raise key_fault("to", f"{{it}} ends before it begins: from {first} to {last}", "swap the two dates")


class QuestionSpec(Strict):
    """A question a section must answer: answered when one chosen statement holds one of `any` and all of `all`."""

    ask: Words = Field(description="The question, as it is printed.")
    any: tuple[Term, ...] = Field(default=(), description="A statement answers when it holds one of these words or phrases …")
    all: tuple[Term, ...] = Field(default=(), description="… and every one of these.")
    required: bool = Field(default=True, description="Whether an unanswered question makes the build end with exit code 1.")

    @model_validator(mode="after")
    def _has_terms(self) -> QuestionSpec:
        if not self.any and not self.all:
            raise key_fault("ask", "{it} has neither 'any' nor 'all', so nothing could answer it", "any: [words, or phrases]")
        return self


class Period(Strict):
    """EDTF dates, inclusive; an absent end is open."""

    from_: Date | None = Field(default=None, alias="from", description="First date that counts; absent: no beginning.")
    to: Date | None = Field(default=None, description="Last date that counts; absent: no end.")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        _ordered(self.from_, self.to)
        return self


class ExhibitSpec(Strict):
    """A chart or table. data, x, y, unit: for `series` only (a CSV in the corpus, its columns); levels: for `ladder` only."""

    kind: Literal["timeline", "coverage", "positions", "series", "ladder"] = Field(
        description="timeline: dated events; coverage: sources by sections; positions: who said what; series: figures from a CSV; "
        "ladder: a status over time."
    )
    title: Words | None = Field(default=None, description="Caption; absent: made from the kind and the section.")
    from_: Date | None = Field(default=None, alias="from", description="First date shown.")
    to: Date | None = Field(default=None, description="Last date shown.")
    data: Words | None = Field(default=None, description="CSV file in the corpus (series only).")
    x: Words | None = Field(default=None, description="Its column for the horizontal axis (series only).")
    y: Annotated[tuple[Words, ...], BeforeValidator(one_or_more)] = Field(
        default=(), description="Its column or columns to draw (series only)."
    )
    unit: Words | None = Field(default=None, description="Unit of the figures, printed on the axis (series only).")
    levels: tuple[Term, ...] = Field(default=(), description="The statuses, low to high, in words as the sources have them (ladder only).")
    table: bool = Field(default=False, description="Print the data of the chart as a table too (timeline, series and ladder only).")

    @model_validator(mode="after")
    def _drawn(self) -> ExhibitSpec:
        if self.table and self.kind in ("coverage", "positions"):
            raise key_fault("table", "{it} is a table already", "delete 'table'")
        return self

    @model_validator(mode="after")
    def _series_keys(self) -> ExhibitSpec:
        _ordered(self.from_, self.to)
        series = self.kind == "series"
        absent = [key for key in ("data", "x", "y") if series and not getattr(self, key)]
        if absent:
            named = " and ".join(f"'{key}'" for key in absent)
            raise key_fault("kind", f"{{it}} is a series and needs {named}", "data: a CSV file of the corpus; x, y: its columns")
        for key in ("data", "x", "y", "unit"):
            if not series and getattr(self, key):
                raise key_fault(key, f"{{it}} takes no '{key}': only kind: series does", f"delete '{key}', or write kind: series")
        return self

    @model_validator(mode="after")
    def _ladder_levels(self) -> ExhibitSpec:
        if self.kind != "ladder":
            if self.levels:
                raise key_fault("levels", "{it} takes no 'levels': only kind: ladder does", "delete 'levels', or write kind: ladder")
            return self
        if len(self.levels) < 2:
            key = "levels" if self.levels else "kind"
            raise key_fault(key, "{it} is a ladder and needs at least two 'levels'", "levels: [the lower status, the higher status]")
        known = [phrase_tokens(level) for level in self.levels]
        if twice := [level for at, level in enumerate(self.levels) if known[at] in known[:at]]:
            raise key_fault("levels", f"{{it}} has the level '{twice[0]}' twice", "name each status once, low to high")
        return self


class SectionSpec(Strict):
    """One section: a question to the corpus and how its answer is printed. takeaway, note: the desk's own words."""

    id: Slug = Field(description="Names the section in files and links; default: the file's name, else made from the title.")
    title: Words = Field(description="Heading, as printed.")
    keywords: Annotated[tuple[Term, ...], Field(min_length=1)] = Field(
        description="Words and phrases; a sentence that holds one of them may be chosen. Endings do not matter (visit finds visits)."
    )
    takeaway: Words | None = Field(default=None, description="The desk's own summing-up, printed first and marked as the desk's.")
    note: Words | None = Field(default=None, description="The desk's own remark, printed last and marked as the desk's.")
    exclude: tuple[Term, ...] = Field(default=(), description="A sentence that holds one of these is never chosen.")
    period: Period | None = Field(default=None, description="Dates between which a dated sentence must fall.")
    facts: Annotated[int, Field(ge=1, le=60)] | None = Field(default=None, description="Most statements printed; default: the brief's.")
    words: Annotated[int, Field(ge=20)] | None = Field(default=None, description="Most words printed; absent: no limit.")
    order: Literal["chronological", "relevance"] = Field(default="chronological", description="Order of the statements.")
    pin: tuple[Words, ...] = Field(default=(), description="Ids of facts that must be printed.")
    ban: tuple[Words, ...] = Field(default=(), description="Ids of facts that must not be printed.")
    questions: tuple[QuestionSpec, ...] = Field(default=(), description="What the reader will ask; the unanswered are printed as such.")
    exhibits: tuple[ExhibitSpec, ...] = Field(default=(), description="Charts and tables of this section.")

    @model_validator(mode="after")
    def _pin_or_ban(self) -> SectionSpec:
        if both := [fact for fact in self.pin if fact in self.ban]:
            raise key_fault("ban", f"{{it}} both pins and bans the fact '{both[0]}'", "delete it from one of the two lists")
        return self


class BriefSpec(Strict):
    """A whole brief, sections resolved. corpus: absolute folders. facts: per section; words: for the whole body, None for no limit."""

    id: Slug = Field(description="Names the output; default: the file's name.")
    title: Words = Field(description="Title, as printed.")
    sections: Annotated[tuple[SectionSpec, ...], Field(min_length=1)] = Field(
        description="In printed order: names of files in sections/, use: NAME with changes, or whole sections."
    )
    subtitle: Words | None = Field(default=None, description="Second line of the title.")
    reference: Words | None = Field(default=None, description="File reference, as printed.")
    audience: Words | None = Field(default=None, description="For whom the brief is, as printed.")
    contact: Words | None = Field(default=None, description="Whom to ask, as printed.")
    desk: Words | None = Field(default=None, description="Who made it, as printed.")
    template: Words = Field(default="dossier", description="in_focus, dossier, memo, timeline, or a folder of the project's templates/.")
    corpus: tuple[str, ...] = Field(description="Folder of sources, or a list of folders; default ../corpus.")
    cutoff: Annotated[dt.date | Literal["latest"], BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)] = Field(
        default="latest", description="Nothing published later is used; latest: the newest publication date in the corpus."
    )
    language: Literal["en"] = Field(default="en", description="Language of the brief.")
    paper: Literal["a4", "letter"] = Field(default="a4", description="Paper size.")
    marking: Words | None = Field(
        default=None, description="Handling marking, printed on every page; a source marked above it stops the build."
    )
    lead: Words | None = Field(default=None, description="The desk's own opening words, printed and marked as the desk's.")
    topic: tuple[Term, ...] = Field(default=(), description="A document must mention at least one of these; absent: the whole corpus.")
    names: dict[str, Words] = Field(default={}, description="Spelling in the sources: house spelling.")
    terms: dict[str, Words] = Field(default={}, description="Term in the sources: what it is also called, added in brackets once.")
    facts: Annotated[int, Field(ge=1, le=60)] = Field(default=6, description="Most statements printed for a section.")
    words: Annotated[int, Field(ge=50)] | None = Field(default=None, description="Most words printed in all sections; absent: no limit.")
    outputs: tuple[Literal["pdf", "html", "txt"], ...] = Field(default=("pdf",), description="What is written.")
    conformance: tuple[Literal["ua-1", "a-3a"], ...] = Field(
        default=("ua-1", "a-3a"), description="PDF standards kept: ua-1 (accessible), a-3a (archival)."
    )
    stale_after: Annotated[int, Field(ge=1)] = Field(
        default=6, description="Months; a note is printed when the newest source is older than that at the cutoff."
    )
    corrections: str | None = Field(default=None, description="File of corrections; default: corrections.yaml in each corpus folder.")

    @field_validator("outputs", mode="before")
    @classmethod
    def _outputs(cls, value: Any) -> Any:
        return one_or_more(value)
