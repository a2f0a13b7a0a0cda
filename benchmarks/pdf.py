"""How long the PDF writer takes: a cold process for 18 pages, then a long document. Run: python benchmarks/pdf.py"""

import datetime as dt
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

TREES = Path(__file__).parents[1] / "tests" / "unit" / "writers"


def once(sections: int) -> None:
    """Write one document and print what it took, as JSON."""
    start = time.perf_counter()
    sys.path.append(str(TREES))
    import pdf_sheets
    import pdf_trees

    from briefgen.writers.pdf.write import write_pdf

    tree = pdf_trees.dossier(sections, 12)
    made = write_pdf(tree, pdf_sheets.DOSSIER, moment=dt.datetime(2024, 10, 31, tzinfo=dt.UTC), fingerprint="benchmark")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"pages": made.pages, "bytes": len(made.data), "seconds": round(time.perf_counter() - start, 3), "peak_mb": peak}))


def main() -> None:
    for sections, repeats in ((16, 5), (60, 3), (240, 1), (970, 1)):
        runs = []
        for _ in range(repeats):
            start = time.perf_counter()
            out = subprocess.run([sys.executable, __file__, str(sections)], capture_output=True, text=True, check=True).stdout
            runs.append((time.perf_counter() - start, json.loads(out)))
        wall = statistics.median(seconds for seconds, _ in runs)
        figures = runs[0][1]
        print(f"{figures['pages']:5} pages  {wall:6.2f} s cold process  {figures['bytes'] / 1024:8.0f} KB  {figures['peak_mb']:4} MB")


if __name__ == "__main__":
    once(int(sys.argv[1])) if len(sys.argv) > 1 else main()
