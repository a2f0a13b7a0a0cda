"""What a build of many sources takes: the first, one when nothing changed, and one after a single new source.

    scale.py [--sources N ...]

The sources are made up (made.py), with most of their longer words drawn from an invented language, so that no two are copies of each other.
CPU time is that of the whole process with the children in which it reads; the last column is the peak of the building process. To compare
with another version, run this one with PYTHONPATH set to that version's `src`.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from made import PLACES, article

ROOT = Path(__file__).resolve().parent.parent
SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "te", "si", "do", "ga", "ve", "no", "pi", "ru", "sha", "len", "tor", "min"]
LEXICON = 6000
BRIEF = """\
title: Ports and crossings
topic: [ferry, terminal, quota, channel]
template: in_focus
sections:
  - title: Ferries
    keywords: [ferry, ferry fares, commuters, passengers]
  - title: The channel
    keywords: [channel, dredging, tide gates, port authority]
"""
CHILD = """
import resource, sys
from pathlib import Path
from briefgen.app.build import build
from briefgen.app.quiet import Quiet
if __name__ == "__main__":
    built = build(Path(sys.argv[1]), progress=Quiet())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def lexicon() -> list[str]:
    source = random.Random(7)
    return sorted({"".join(source.choices(SYLLABLES, k=source.randint(2, 4))) for _ in range(2 * LEXICON)})[:LEXICON]


def distinct(number: int, words: list[str]) -> str:
    """An article of which four in five of the longer words are others in every sentence."""
    source = random.Random(number)
    title, _, *rest = article(number).split("\n\n")

    def other(match: re.Match[str]) -> str:
        return source.choice(words) if source.random() < 0.8 else match[0]

    told = [re.sub(r"\b[a-z]{4,}\b", other, paragraph) for paragraph in rest]
    head = f"---\ntitle: {title} {number}\npublished: {2015 + number % 9}-{1 + number % 12:02d}-{1 + number % 28:02d}\n"
    return head + f"publisher: The {PLACES[number % len(PLACES)]} Paper {number % 40}\n---\n\n" + "\n\n".join(told) + "\n"


def cpu(project: Path) -> tuple[float, int]:
    """Seconds of CPU time and megabytes that one build takes."""
    before = os.times()
    run = subprocess.run(
        [sys.executable, str(project / "child.py"), "briefs/ports.yaml"], cwd=project, check=True, capture_output=True, text=True
    )
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, int(run.stdout)


def measure(count: int, folder: Path) -> None:
    project, words = folder / str(count), lexicon()
    for name in ("corpus", "briefs"):
        (project / name).mkdir(parents=True)
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copy(ROOT / "briefgen.toml", project)
    (project / "child.py").write_text(CHILD, encoding="utf-8")
    (project / "briefs" / "ports.yaml").write_text(BRIEF, encoding="utf-8")
    for number in range(count):
        (project / "corpus" / f"{number:05d}.txt").write_text(distinct(number, words), encoding="utf-8")
    first, _ = cpu(project)
    unchanged, peak = min(cpu(project) for _ in range(3))
    (project / "corpus" / "new.txt").write_text(distinct(count, words), encoding="utf-8")
    renewed, _ = cpu(project)
    print(f"| {count:,} | {first:.1f} s | {unchanged:.2f} s | {renewed:.2f} s | {peak} MB |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, nargs="+", default=[200, 2000, 5000])
    given = parser.parse_args()
    print("| sources | first build | nothing changed | one new source | memory |\n|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for count in given.sources:
            measure(count, Path(folder))


if __name__ == "__main__":
    main()
