"""Score the dating of narrative texts against labelled data.

    python benchmarks/dates.py DEV_DIR [even|odd] [--wrong N]

DEV_DIR holds `dates.json` ({document: {text, dct, timex: [[start, end, text, value, type]]}}) and `score.py`, its scorer.
`even` and `odd` score every second document only. `--wrong` lists expressions that were missed, invented or read wrongly.
"""

from __future__ import annotations

import json
import re
import runpy
import sys
import tempfile
from pathlib import Path

from briefgen.analysis.dating.times import find_times
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span

try:
    from briefgen.analysis.sentences import split_sentences
except ImportError:
    split_sentences = None
_END = re.compile(r"(?<=[.!?;])[\"”’)]*\s+(?=[\"“(A-Z0-9])|\n+")


def sentences(text: str) -> list[Span]:
    found, start = [], 0
    for match in [*_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            found.append(Span(start, end))
        start = match.end() if match else end
    return found


def predict(text: str, published: str) -> list[list[object]]:
    found = find_times(text, sentences(text), parse_edtf(published))
    return [[time.span.start, time.span.end, time.timex] for sentence in found for time in sentence]


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0])
    gold = json.loads((folder / "dates.json").read_text())
    half = {"even": 0, "odd": 1}.get(arguments[1] if len(arguments) > 1 else "")
    names = [name for at, name in enumerate(sorted(gold)) if half is None or at % 2 == half]
    predicted = {name: predict(gold[name]["text"], gold[name]["dct"]) for name in names}
    scorer = runpy.run_path(str(folder / "score.py"))
    scorer["dates"]({name: gold[name] for name in names}, predicted)
    if "--wrong" in arguments:
        wrong({name: gold[name] for name in names}, predicted, int(arguments[arguments.index("--wrong") + 1]))
    with tempfile.TemporaryDirectory() as place:
        Path(place, "predicted.json").write_text(json.dumps(predicted))


def wrong(gold: dict[str, dict], predicted: dict[str, list], limit: int) -> None:
    for name, item in gold.items():
        text, shown = item["text"], 0
        for start, end, words, value, _ in item["timex"]:
            near = [p for p in predicted[name] if p[0] < end and start < p[1]]
            if not any((p[2] or "").upper() == (value or "").upper() for p in near) and shown < limit:
                shown += 1
                said = "; ".join(f"{text[p[0] : p[1]]} = {p[2]}" for p in near) or "missed"
                print(
                    f"{name[:6]} {text[max(0, start - 50) : start]}[[{words}]]{text[end : end + 20]}".replace("\n", " "),
                    "->",
                    value,
                    "| said",
                    said,
                )
        for p in predicted[name]:
            if not any(p[0] < end and start < p[1] for start, end, *_ in item["timex"]):
                print(
                    f"{name[:6]} INVENTED {text[max(0, p[0] - 40) : p[0]]}[[{text[p[0] : p[1]]}]]{text[p[1] : p[1] + 30]}".replace(
                        "\n", " "
                    ),
                    p[2],
                )


if __name__ == "__main__":
    main(sys.argv[1:])
