"""corrections.yaml: a person overrules what was read from a document, signed and with a reason."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, model_validator

from briefgen.spec.entries import load_entries
from briefgen.spec.schema import Date, DateText, Strict, Words, key_fault

_ACTS = ("speaker", "event_date", "exclude", "text_note")


class Correction(Strict):
    """One correction of one sentence. on: EDTF text, the day it was made."""

    document: Words = Field(description="Id of the document.")
    quote: Words = Field(description="First words of the sentence, as the document has them.")
    speaker: Words | None = Field(default=None, description="Who says it.")
    event_date: Date | None = Field(default=None, description="When it happened (EDTF).")
    exclude: bool = Field(default=False, description="true: the sentence is never used.")
    text_note: Words | None = Field(default=None, description="A remark printed with the statement, as the desk's.")
    by: Words | None = Field(default=None, description="Who corrected it.")
    on: DateText | None = Field(default=None, description="When (YYYY-MM-DD).")
    why: Words | None = Field(default=None, description="For what reason.")

    @model_validator(mode="after")
    def _says_something(self) -> Correction:
        acts = [act for act in _ACTS if getattr(self, act)]
        if not acts:
            raise key_fault("quote", "{it} corrects nothing", f"add one of {', '.join(_ACTS)}")
        if self.exclude and len(acts) > 1:
            raise key_fault("exclude", f"{{it}} both excludes the sentence and gives its '{acts[0]}'", "keep one of the two")
        return self


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file, in its order.

    Raises:
        SpecError: no such file, or it is wrong; all problems at once.
        EnvironmentFault: it is there but cannot be read.
    """
    return load_entries(path, Correction, one="correction", many="corrections", begin="- document: …")
