"""How fast documents are read, on articles and pages made up for it (made.py, made_pages.py).

    speed.py [--spacy PYTHON] [--documents N] [--rounds N] [--json]

Full reading is ingestion and analysis: from the file to dated, attributed claims. Figures that are compared are taken in turns in the
same run, in CPU time; the best round counts for each. --spacy: an interpreter in whose environment spaCy and a small English model are
installed (any package that offers `load()` of an en_core_web_sm); its whole pipeline reads the same articles.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from made import article
from made_pages import page

WORDS = 500
SPACY = """
import importlib, json, pkgutil, sys, time
names = [name for _, name, _ in pkgutil.iter_modules() if name.startswith("en_core_web_sm")]
model = importlib.import_module(names[0])
nlp = model.load()
texts = json.load(open(sys.argv[1]))
nlp(texts[0])
print(json.dumps({"model": nlp.meta["name"] + " " + nlp.meta["version"], "pipes": nlp.pipe_names}), flush=True)
for line in sys.stdin:
    begun = time.process_time()
    for text in texts[: int(line)]:
        list(nlp(text).sents)
    print(time.process_time() - begun, flush=True)
"""
READ_ALL = """
import resource, sys
from pathlib import Path
from briefgen.app.reading import read
files = sorted(Path(sys.argv[1]).glob("*.txt"))
from briefgen.ingestion.read import read_file
from briefgen.analysis.claims import analyse
for path in files:
    analyse(read_file(path))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def read_articles(paths: Sequence[Path]) -> None:
    from briefgen.analysis.claims import analyse
    from briefgen.ingestion.read import read_file

    for path in paths:
        analyse(read_file(path))


def plain(folder: Path, documents: int, rounds: int, spacy: str | None) -> dict[str, Any]:
    """Documents per CPU-second for full reading, and for spaCy's pipeline on the same texts (a fifth of them: it takes its time)."""
    paths = [folder / f"{number:04}.txt" for number in range(documents)]
    for number, path in enumerate(paths):
        path.write_text(article(number, WORDS), encoding="utf-8")
    read_articles(paths[:20])
    few = max(10, documents // 5)
    worker = _spacy(spacy, folder, [path.read_text(encoding="utf-8") for path in paths[:few]]) if spacy else None
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(seconds(lambda: read_articles(paths)) / documents)
        if worker:
            theirs.append(worker(few) / few)
    found: dict[str, Any] = {"documents_per_cpu_second": 1 / min(ours)}
    if worker:
        found |= {"spacy": worker.about, "spacy_documents_per_cpu_second": 1 / min(theirs), "times_spacy": min(theirs) / min(ours)}
    return found


class _spacy:  # noqa: N801  used as a function
    """A process with spaCy that reads the first `count` texts when told, and says what CPU time that took."""

    def __init__(self, python: str, folder: Path, texts: list[str]) -> None:
        source = folder / "texts.json"
        source.write_text(json.dumps(texts), encoding="utf-8")
        self.process = subprocess.Popen([python, "-c", SPACY, str(source)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        about = json.loads(self._line())
        self.about = f"{about['model']}: {', '.join(about['pipes'])}"

    def __call__(self, count: int) -> float:
        assert self.process.stdin
        self.process.stdin.write(f"{count}\n")
        self.process.stdin.flush()
        return float(self._line())

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()


def web(count: int, rounds: int) -> dict[str, Any]:
    """Pages per CPU-second: trafilatura alone, our reader with cleaning and metadata, full reading, and the same in bulk."""
    import trafilatura

    from briefgen.analysis.claims import analyse
    from briefgen.ingestion.read import bulk_installed, read_file

    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.html" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_text(page(number), encoding="utf-8")
        ways: dict[str, Callable[[Path], object]] = {
            "trafilatura": lambda path: trafilatura.extract(path.read_bytes(), fast=True, include_comments=False),
            "html": read_file,
            "html_full": lambda path: analyse(read_file(path)),
        }
        if bulk_installed():
            ways["html_bulk"] = lambda path: read_file(path, bulk=True)
        for way in ways.values():
            way(paths[0])
        best = dict.fromkeys(ways, float("inf"))
        for _ in range(rounds):
            for name, way in ways.items():
                best[name] = min(best[name], seconds(lambda way=way: [way(path) for path in paths]) / count)
    found = {f"{name}_pages_per_cpu_second": 1 / spent for name, spent in best.items()}
    return found | {f"{name}_of_trafilatura": best["trafilatura"] / best[name] for name in ("html", "html_full")}


def fresh(folder: Path, rounds: int) -> dict[str, Any]:
    """In processes of their own: peak memory of reading all articles, and what importing the reading path takes beyond Python itself."""
    peak = subprocess.run([sys.executable, "-c", READ_ALL, str(folder)], check=True, capture_output=True, text=True)

    def started(code: str) -> float:
        taken = []
        for _ in range(rounds + 2):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(taken)

    bare = started("")
    return {"peak_rss_mb": float(peak.stdout), "import_seconds": started("import briefgen.app.reading") - bare}


def measure(documents: int = 300, rounds: int = 3, spacy: str | None = None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return plain(folder, documents, rounds, spacy) | fresh(folder, rounds) | web(max(10, documents // 10), rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.documents, options.rounds, options.spacy)
    if options.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<36} {value if isinstance(value, str) else f'{value:,.2f}'}")


if __name__ == "__main__":
    main()
