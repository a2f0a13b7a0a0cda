"""The keys a person may write, as strict models; docs/spec.md and docs/brief.schema.json are made from here."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from briefgen.text.edtf import Edtf, parse_edtf

Words = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


class Strict(BaseModel):
    """Unknown keys are errors, values are not coerced, instances are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class QuestionSpec(Strict):
    """A question a section must answer: answered when one chosen statement holds one of `any` and all of `all`."""

    ask: Words
    any: tuple[Words, ...] = ()
    all: tuple[Words, ...] = ()
    required: bool = True


class Period(Strict):
    """EDTF dates, inclusive; an absent end is open."""

    from_: Edtf | None = Field(default=None, alias="from")
    to: Edtf | None = None

    @field_validator("from_", "to", mode="before")
    @classmethod
    def _edtf(cls, value: object) -> object:
        return parse_edtf(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else value


class ExhibitSpec(Strict):
    """A chart or table. data, x, y, unit: for `series` only (a CSV in the corpus, its columns)."""

    kind: Literal["timeline", "coverage", "positions", "series"]
    title: Words | None = None
    from_: Edtf | None = Field(default=None, alias="from")
    to: Edtf | None = None
    data: Words | None = None
    x: Words | None = None
    y: tuple[Words, ...] = ()
    unit: str | None = None

    @field_validator("from_", "to", mode="before")
    @classmethod
    def _edtf(cls, value: object) -> object:
        return parse_edtf(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else value


class SectionSpec(Strict):
    """One section: a question to the corpus and how its answer is printed. takeaway, note: the desk's own words."""

    id: Slug
    title: Words
    keywords: Annotated[tuple[Words, ...], Field(min_length=1)]
    takeaway: Words | None = None
    note: Words | None = None
    exclude: tuple[Words, ...] = ()
    period: Period | None = None
    facts: Annotated[int, Field(ge=1, le=60)] | None = None
    words: Annotated[int, Field(ge=20)] | None = None
    order: Literal["chronological", "relevance"] = "chronological"
    pin: tuple[Words, ...] = ()
    ban: tuple[Words, ...] = ()
    questions: tuple[QuestionSpec, ...] = ()
    exhibits: tuple[ExhibitSpec, ...] = ()


class BriefSpec(Strict):
    """A whole brief, sections resolved. corpus: absolute folders. facts: per section; words: for the whole body, None for no limit."""

    id: Slug
    title: Words
    sections: Annotated[tuple[SectionSpec, ...], Field(min_length=1)]
    subtitle: Words | None = None
    reference: Words | None = None
    audience: Words | None = None
    contact: Words | None = None
    desk: Words | None = None
    template: Words = "dossier"
    corpus: tuple[str, ...]
    cutoff: dt.date | Literal["latest"] = "latest"
    language: Literal["en"] = "en"
    paper: Literal["a4", "letter"] = "a4"
    marking: Words | None = None
    lead: Words | None = None
    topic: tuple[Words, ...] = ()
    names: dict[str, str] = {}
    terms: dict[str, str] = {}
    facts: Annotated[int, Field(ge=1, le=60)] = 6
    words: Annotated[int, Field(ge=50)] | None = None
    outputs: tuple[Literal["pdf", "html", "txt"], ...] = ("pdf",)
    conformance: tuple[Literal["ua-1", "a-3a"], ...] = ("ua-1", "a-3a")
    stale_after: Annotated[int, Field(ge=1)] = 6
    corrections: str | None = None
