"""Score attribution on labelled articles: `quotes.py DEV_DIR`, a folder with quotes.json and its scorer score.py.

Prints the scorer's figures for all articles and for each half (odd and even), and writes the predictions beside this run's temporary files.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from briefgen.analysis.attribution.find import find_attributions
from briefgen.analysis.attribution.parts import paragraph
from briefgen.analysis.sentences import sentences
from briefgen.model.evidence import Attribution
from briefgen.text.spans import Span


def body_paragraphs(text: str) -> list[Span]:
    """Non-blank lines, without surrounding space."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(line.strip())))
        at += len(line) + 1
    return found


def read(text: str) -> tuple[Attribution, ...]:
    """The attributions of a clean text, one paragraph a line."""
    return find_attributions(text, [paragraph(text, span, sentences(text, span)) for span in body_paragraphs(text)])


def as_prediction(attribution: Attribution) -> dict[str, Any]:
    return {"spans": [[span.start, span.end] for span in attribution.spans], "speaker": attribution.speaker or ""}


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(folder: Path) -> None:
    gold: dict[str, Any] = json.loads((folder / "quotes.json").read_text(encoding="utf-8"))
    began = time.process_time()
    predicted = {name: [as_prediction(a) for a in read(item["text"])] for name, item in gold.items()}
    spent = time.process_time() - began
    words = sum(len(item["text"].split()) for item in gold.values())
    score = scorer(folder)
    names = list(gold)
    for label, part in (("all articles", names), ("even half", names[::2]), ("odd half", names[1::2])):
        lines = io.StringIO()
        with contextlib.redirect_stdout(lines):
            score.quotes({name: gold[name] for name in part}, predicted)
        print(label)
        print(lines.getvalue(), end="")
    print(f"{spent / words * 500 * 1000:.2f} ms for 500 words")
    out = Path(tempfile.mkdtemp()) / "quotes_predicted.json"
    out.write_text(json.dumps(predicted), encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
