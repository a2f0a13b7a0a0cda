"""Learn the weights of the gate for reports from labelled articles, and measure it on articles it did not see.

    train_quotes.py DEV_DIR            cross-validate by whole articles, print the scorer's figures
    train_quotes.py DEV_DIR --write    then learn from all articles and write src/briefgen/analysis/attribution/weights.py

DEV_DIR: a folder with quotes.json and its scorer score.py (see quotes.py). An example is a report that the rules propose and whose words
follow its verb; it is right when its characters overlap those of an attribution that was labelled with a Jaccard of .5. A wrong one is
dropped while examples are collected, so that what follows it is read as it would be behind a perfect gate. numpy is needed here, not by
the product.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from quotes import as_prediction, body_paragraphs, scorer
from train_lines import fit

from briefgen.analysis.attribution import gate
from briefgen.analysis.attribution.find import finished, reports
from briefgen.analysis.attribution.parts import Paragraph, Report, paragraph
from briefgen.analysis.sentences import sentences
from briefgen.model.evidence import Attribution

TARGET = Path(__file__).parent.parent / "src/briefgen/analysis/attribution/weights.py"
FOLDS = 8
PENALTY = 20.0  # L2
SMALLEST = 0.03  # a smaller weight is left out

Weights = dict[str, float]
Example = tuple[list[str], bool]


class Article:
    """A labelled article taken apart once."""

    def __init__(self, item: dict[str, Any]) -> None:
        self.text: str = item["text"]
        self.parts = [paragraph(self.text, span, sentences(self.text, span)) for span in body_paragraphs(self.text)]
        self.said = [{c for start, end in each["content"] for c in range(start, end)} for each in item["attributions"] if each["content"]]

    def is_right(self, report: Report) -> bool:
        found = {c for start, end in report.spans for c in range(start, end)}
        return any(len(found & said) >= 0.5 * len(found | said) for said in self.said)

    def examples(self) -> list[Example]:
        kept: list[Example] = []

        def judge(part: Paragraph, report: Report, low: int, high: int) -> bool:
            if report.letter in ("q", "z"):
                return True
            right = self.is_right(report)
            kept.append((gate.features(part, report, low, high), right))
            return right or gate.is_plain(part, report, low)

        self._read(judge)
        return kept

    def attributions(self, weights: Weights) -> list[Attribution]:
        """What is found with these weights, as the product would find it."""
        return self._read(lambda part, report, low, high: gate.passes(part, report, low, high, weights))

    def _read(self, judge: gate.Judge) -> list[Attribution]:
        following: Sequence[Paragraph | None] = [*self.parts[1:], None]
        pairs = zip(self.parts, following, strict=True)
        return [finished(self.text, part, report) for part, behind in pairs for report in reports(part, behind, judge)]


def learn(articles: Sequence[list[Example]]) -> Weights:
    found = [example for each in articles for example in each]
    labels = np.array([right for _, right in found], float)
    return fit([names for names, _ in found], labels, np.ones(len(found)), PENALTY)


def by_hash(names: Sequence[str]) -> list[str]:
    """Names in an order that has nothing to do with how the articles were collected."""
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())


def unseen(gold: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The predictions for each article by weights that were learned without it."""
    names = by_hash(list(gold))
    articles = {name: Article(gold[name]) for name in names}
    examples = {name: articles[name].examples() for name in names}
    found: dict[str, list[dict[str, Any]]] = {}
    for fold in range(FOLDS):
        weights = learn([examples[name] for at, name in enumerate(names) if at % FOLDS != fold])
        for name in names[fold::FOLDS]:
            found[name] = [as_prediction(each) for each in articles[name].attributions(weights)]
    return found


def write(weights: Weights) -> None:
    kept = {key: value for key, value in sorted(weights.items()) if not key or abs(value) >= SMALLEST}
    entries = [f"{json.dumps(key, ensure_ascii=False)}: {value:.2f},".replace(" ", "\x00") for key, value in kept.items()]
    rows = textwrap.indent(textwrap.fill(" ".join(entries), 136).replace("\x00", " "), "    ")
    TARGET.write_text(
        '"""Weights of the gate for reports, learned by benchmarks/train_quotes.py; the key "" is the intercept. Do not edit by hand."""\n'
        f'\n# fmt: off\nGATE: dict[str, float] = {{\n{rows}\n}}\n"""How a report stands in its sentence."""\n# fmt: on\n',
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    gold = json.loads((arguments.folder / "quotes.json").read_text(encoding="utf-8"))
    found = unseen(gold)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        scorer(arguments.folder).quotes(gold, found)
    print(f"articles not seen\n{said.getvalue()}", end="")
    if arguments.write:
        write(learn([Article(gold[name]).examples() for name in by_hash(list(gold))]))


if __name__ == "__main__":
    main()
