"""Learn the weights of the line cleaner from labelled pages, and measure it on pages it did not see.

    train_lines.py LINES.json            cross-validate, print word-weighted P, R and F1
    train_lines.py LINES.json --write    then learn from all pages and write src/briefgen/ingestion/cleaning/weights.py

LINES.json: {"page": {"lines": [...], "keep": [0 or 1, ...]}, ...}. numpy is needed here, not by the product.
"""

from __future__ import annotations

import argparse
import json
import random
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from briefgen.ingestion.cleaning.context import context_features
from briefgen.ingestion.cleaning.features import page_features
from briefgen.ingestion.cleaning.label import page_labels
from briefgen.ingestion.cleaning.looks import Look, looks

TARGET = Path(__file__).parent.parent / "src/briefgen/ingestion/cleaning/weights.py"
MIN_COUNT = 5  # a feature seen less often says nothing
PENALTY = 4.0  # L2
FOLDS, INNER_FOLDS = 7, 5
LENGTH_POWER, LENGTH_CAP = 0.7, 80  # how much more a long line counts than a short one
TRIMS = (0, 2, 6)  # copies of a page with so many lines around the article: people save pages trimmed, too
TRIM_WEIGHT = 0.4
THINNED = (
    (0.0, 0.3),
    (0.0, 0.6),
    (0.3, 0.0),
)  # copies without such shares of the story's lines, and of the others: pages differ in what they show

Weights = dict[str, float]


class Page:
    """Lines with their labels; weight: how much the page counts."""

    def __init__(self, lines: Sequence[str], keep: Sequence[int], weight: float = 1.0) -> None:
        self.looks: list[Look] = looks([line.strip() for line in lines])
        self.features = page_features(self.looks)
        self.keep = np.array(keep, float)
        self.words = np.array([len(line.split()) for line in lines], float)
        sizes = np.array([max(1, len(look.words)) for look in self.looks], float)
        self.weights = weight * np.minimum(sizes, LENGTH_CAP) ** LENGTH_POWER


def with_copies(name: str, lines: list[str], keep: list[int]) -> list[Page]:
    """The page, its trimmed copies, then copies that miss lines here and there."""
    pages = [Page(lines, keep)]
    kept = [at for at, label in enumerate(keep) if label]
    for trim in TRIMS if kept else ():
        start, end = max(0, kept[0] - trim), kept[-1] + trim + 1
        pages.append(Page(lines[start:end], keep[start:end], TRIM_WEIGHT))
    draw = random.Random(name).random  # of the page's own name: the same lines each time
    for shares in THINNED:
        left = [at for at, label in enumerate(keep) if draw() >= shares[not label]]
        pages.append(Page([lines[at] for at in left], [keep[at] for at in left], TRIM_WEIGHT))
    return pages


def fit(features: Sequence[Sequence[str]], labels: np.ndarray, weights: np.ndarray, penalty: float = PENALTY) -> Weights:
    """Logistic regression by Newton's method, which always starts at nothing: from elsewhere it may run away; "" is the intercept."""
    counts = Counter(name for names in features for name in set(names))
    names = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(features), len(names) + 1), np.float32)
    x[:, -1] = 1
    for row, present in enumerate(features):
        x[row, [column[name] for name in present if name in column]] = 1
    b = np.zeros(x.shape[1])
    for _ in range(20):
        p = 1 / (1 + np.exp(-np.clip((x @ b.astype(np.float32)).astype(float), -30, 30)))
        gradient = x.T @ (weights * (p - labels)).astype(np.float32) + penalty * b
        steep = x * np.sqrt(weights * p * (1 - p) + 1e-6).astype(np.float32)[:, None]
        hessian = (steep.T @ steep).astype(float) + penalty * np.eye(len(b))
        step = np.linalg.solve(hessian, gradient)
        b -= step
        if np.abs(step).max() < 1e-3:
            break
    return dict(zip([*names, ""], b, strict=True))


def chances(model: Weights, features: Sequence[Sequence[str]]) -> np.ndarray:
    scores = np.array([model[""] + sum(model.get(name, 0.0) for name in names) for names in features])
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))


def learn(groups: list[list[Page]]) -> tuple[Weights, Weights]:
    """Both models; the second learns from what the first says of pages it did not see. groups: a page and its copies."""

    def first_model(chosen: list[list[Page]]) -> Weights:
        pages = [page for group in chosen for page in group]
        return fit([f for p in pages for f in p.features], *joined(pages))

    def joined(pages: list[Page]) -> tuple[np.ndarray, np.ndarray]:
        return np.concatenate([p.keep for p in pages]), np.concatenate([p.weights for p in pages])

    pages: list[Page] = []
    context: list[list[str]] = []
    for fold in range(INNER_FOLDS):
        held = groups[fold::INNER_FOLDS]
        model = first_model([group for at, group in enumerate(groups) if at % INNER_FOLDS != fold])
        for page in (page for group in held for page in group):
            pages.append(page)
            context += context_features(page.looks, chances(model, page.features).tolist())
    return first_model(groups), fit(context, *joined(pages))


def predict(models: tuple[Weights, Weights], page: Page) -> np.ndarray:
    """The label of each line, as the product would give it with these models."""
    first = chances(models[0], page.features).tolist()
    second = chances(models[1], context_features(page.looks, first))
    return np.array(page_labels(page.looks, second.tolist()))


def score(pages: list[Page], kept: list[np.ndarray]) -> str:
    hit = sum(float((p.words * p.keep)[k].sum()) for p, k in zip(pages, kept, strict=True))
    said = sum(float(p.words[k].sum()) for p, k in zip(pages, kept, strict=True))
    true = sum(float((p.words * p.keep).sum()) for p in pages)
    precision, recall = hit / said, hit / true
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"


def cross_validate(groups: list[list[Page]]) -> None:
    given: dict[int, list[np.ndarray]] = {}
    for fold in range(FOLDS):
        models = learn([group for at, group in enumerate(groups) if at % FOLDS != fold])
        for at in range(fold, len(groups), FOLDS):
            given[at] = [predict(models, page) for page in groups[at]]
    for which, what in enumerate(["pages not seen", *(f"trimmed to {trim} lines around" for trim in TRIMS)]):
        have = [at for at, group in enumerate(groups) if len(group) > which]
        pages = [groups[at][which] for at in have]
        for name, labels in (("body", ["body"]), ("body and headings", ["body", "heading"])):
            print(f"{what}, {name}:", score(pages, [np.isin(given[at][which], labels) for at in have]))


def write(models: tuple[Weights, Weights]) -> None:
    parts = ['"""Weights of the line cleaner, learned by benchmarks/train_lines.py; the key "" is the intercept. Do not edit by hand."""\n']
    for name, doc, model in zip(("FIRST", "SECOND"), ("What a line looks like.", "What stands around it."), models, strict=True):
        entries = [f"{json.dumps(key)}: {value:.3f}," for key, value in sorted(model.items()) if abs(value) >= 0.0005]
        rows = textwrap.fill("\x1f".join(entry.replace(" ", "\x00") for entry in entries).replace("\x1f", " "), 136).replace("\x00", " ")
        parts.append(f'# fmt: off\n{name}: dict[str, float] = {{\n{textwrap.indent(rows, "    ")}\n}}\n"""{doc}"""\n# fmt: on\n')
    TARGET.write_text("\n".join(parts), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    data = json.loads(arguments.lines.read_text(encoding="utf-8"))
    groups = [with_copies(name, item["lines"], item["keep"]) for name, item in data.items()]
    cross_validate(groups)
    if arguments.write:
        write(learn(groups))


if __name__ == "__main__":
    main()
