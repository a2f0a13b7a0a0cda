"""Score the dating of narrative texts against labelled data.

    python benchmarks/dates.py DEV_DIR [--wrong N] [--out PRED.json]

DEV_DIR holds `dates.json` ({document: {text, dct, timex: [[start, end, text, value, type]]}}) and its scorer, `score.py`.
Prints the score of all documents and of each half (every second document). `--wrong` lists up to N expressions a document
that were missed, invented or read wrongly; `--out` writes the predictions for the scorer.
"""

from __future__ import annotations

import argparse
import json
import re
import runpy
import time
from pathlib import Path

from briefgen.analysis.dating.times import find_times
from briefgen.analysis.quantities import find_quantities
from briefgen.analysis.sentences import sentences
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span

Times = list[tuple[int, int, str | None]]


def split(text: str) -> list[Span]:
    paragraphs = (Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return [sentence for paragraph in paragraphs for sentence in sentences(text, paragraph)]


def predict(text: str, spans: list[Span], published: str) -> Times:
    found = find_times(text, spans, parse_edtf(published))
    return [(time.span.start, time.span.end, time.timex) for sentence in found for time in sentence]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    gold = json.loads((options.folder / "dates.json").read_text())
    score = runpy.run_path(str(options.folder / "score.py"))["dates"]
    cut = {name: split(item["text"]) for name, item in gold.items()}
    began = time.process_time()
    predicted = {name: predict(item["text"], cut[name], item["dct"]) for name, item in gold.items()}
    for name, item in gold.items():
        for sentence in cut[name]:
            find_quantities(item["text"], sentence)
    spent = time.process_time() - began
    names = sorted(gold)
    for label, chosen in (("all documents", names), ("even half", names[::2]), ("odd half", names[1::2])):
        print(f"-- {label}")
        score({name: gold[name] for name in chosen}, predicted)
    words = sum(len(item["text"].split()) for item in gold.values())
    print(f"-- dating and quantities: {1000 * spent * 500 / words:.2f} ms of CPU for 500 words")
    if options.wrong:
        for name in names:
            list_wrong(name, gold[name], predicted[name], options.wrong)
    if options.out:
        options.out.write_text(json.dumps(predicted))


def list_wrong(name: str, item: dict, predicted: Times, limit: int) -> None:
    text, shown = item["text"], 0
    for start, end, words, value, _ in item["timex"]:
        near = [p for p in predicted if p[0] < end and start < p[1]]
        if shown < limit and not any((p[2] or "").upper() == (value or "").upper() for p in near):
            shown += 1
            said = "; ".join(f"{text[p[0] : p[1]]} = {p[2]}" for p in near) or "missed"
            print(
                f"{name} {text[max(0, start - 50) : start]}[[{words}]]{text[end : end + 20]}".replace("\n", " "),
                "->",
                value,
                "| said",
                said,
            )
    for start, end, value in predicted:
        if not any(start < e and s < end for s, e, *_ in item["timex"]):
            words = f"{text[max(0, start - 40) : start]}[[{text[start:end]}]]{text[end : end + 30]}"
            print(f"{name} INVENTED {words}".replace("\n", " "), value)


if __name__ == "__main__":
    main()
