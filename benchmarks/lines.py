"""How well the line cleaner tells a story from its page.

    lines.py DEV_DIR [--predictions FILE]

DEV_DIR holds lines.json ({"page": {"lines": [...], "keep": [...]}}) and score.py, which is called as `score.py lines PREDICTIONS`.
Kept lines are those labelled body or heading; with --body-only, body alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefgen.ingestion.cleaning.label import clean
from briefgen.ingestion.extract import Extract, Trust
from briefgen.model.corpus import LineLabel


def kept_lines(lines: list[str], labels: frozenset[LineLabel]) -> list[int]:
    """Indices of the lines of a page that carry one of the labels."""
    text = "\n".join(lines)
    starts: dict[int, int] = {}
    offset = 0
    for at, line in enumerate(lines):
        starts[offset + len(line) - len(line.lstrip())] = at
        offset += len(line) + 1
    cleaned = clean(Extract(text=text, trust=Trust.SCRAPED))
    return [starts[line.span.start] for line in cleaned.lines if line.label in labels]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--predictions", type=Path, help="where to keep the predictions (default: nowhere)")
    parser.add_argument("--body-only", action="store_true")
    arguments = parser.parse_args()
    labels = frozenset({LineLabel.BODY} if arguments.body_only else {LineLabel.BODY, LineLabel.HEADING})
    pages = json.loads((arguments.dev / "lines.json").read_text(encoding="utf-8"))
    begun = time.process_time()
    predictions = {page: kept_lines(item["lines"], labels) for page, item in pages.items()}
    spent = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        target = arguments.predictions or Path(folder) / "lines.json"
        target.write_text(json.dumps(predictions), encoding="utf-8")
        subprocess.run([sys.executable, str(arguments.dev / "score.py"), "lines", str(target)], check=True)
    total = sum(len(item["lines"]) for item in pages.values())
    print(f"{len(pages)} pages, {total} lines, {total / spent:,.0f} lines a CPU-second")


if __name__ == "__main__":
    main()
