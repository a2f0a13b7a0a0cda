"""How long the PDF writer takes, and how much memory: a cold process for 18 pages, and up to a thousand.

Run: python benchmarks/pdf.py [VENV]

VENV: a virtual environment with WeasyPrint and Typst (`python -m venv VENV && VENV/bin/pip install weasyprint typst`); with it the same
text is set by all three, one after the other, round by round. Results are kept in benchmarks/pdf.md.
"""

import datetime as dt
import json
import resource
import sys
import time
from pathlib import Path

TREES = Path(__file__).parents[1] / "tests" / "unit" / "writers"
ROUNDS = 9
WEASYPRINT = """
import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:], ignore_system_fonts=True, pdf_standards=["ua-1"])
"""


def tree(sections: int):
    sys.path.append(str(TREES))
    import pdf_trees

    return pdf_trees.dossier(sections, 12)


def once(sections: int) -> None:
    """Write one document and print what it took, as JSON."""
    start = time.perf_counter()
    document = tree(sections)
    import pdf_sheets

    from briefgen.app.undisturbed import undisturbed
    from briefgen.writers.pdf.write import write_pdf

    with undisturbed():  # as a build does
        made = write_pdf(document, pdf_sheets.DOSSIER, moment=dt.datetime(2024, 10, 31, tzinfo=dt.UTC), fingerprint="benchmark")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"pages": made.pages, "bytes": len(made.data), "seconds": round(time.perf_counter() - start, 3), "peak_mb": peak}))


def compile_sources() -> None:
    """Byte code for what is measured, as pip makes it of what it installs: under PYTHONDONTWRITEBYTECODE a source tree has none."""
    import compileall

    import briefgen

    for folder in (Path(briefgen.__file__).parent, TREES):
        compileall.compile_dir(folder, quiet=1)


def alone() -> None:
    import statistics

    compile_sources()
    for sections, repeats in ((16, 5), (62, 3), (256, 1), (1040, 1)):
        runs = [_timed([sys.executable, __file__, "--once", str(sections)]) for _ in range(repeats)]
        seconds, cpu = (statistics.median(run[at] for run in runs) for at in (0, 1))
        figures = json.loads(runs[0][2])
        print(
            f"{figures['pages']:5} pages  {seconds:6.2f} s cold process, {cpu:.2f} s of CPU time  "
            f"{figures['bytes'] / 1024:8.0f} KB  {figures['peak_mb']:4} MB"
        )


def against(venv: Path) -> None:
    """The three, cold, interleaved so that what else the machine does falls on all alike."""
    import statistics
    import tempfile

    from pdf_others import fonts, write_others

    compile_sources()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, markup = write_others(tree(16), folder)
        python = str(venv / "bin" / "python")
        commands = {
            "briefgen": [sys.executable, __file__, "--once", "16"],
            "WeasyPrint": [python, "-c", WEASYPRINT, str(page), str(folder / "weasyprint.pdf")],
            "Typst": [python, "-c", TYPST, str(markup), str(folder / "typst.pdf"), *sorted({str(Path(path).parent) for path in fonts()})],
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                taken[name].append(_timed(command)[:2])
        medians = {name: [statistics.median(figures) for figures in zip(*runs, strict=True)] for name, runs in taken.items()}
        for name, (seconds, cpu) in medians.items():
            ratios = " and ".join(f"{ours / theirs:.2f}" for ours, theirs in zip(medians["briefgen"], (seconds, cpu), strict=True))
            print(
                f"{name:12} {_pages(folder, name):>9} {seconds:6.2f} s (fastest {min(taken[name])[0]:.2f}), {cpu:.2f} s of CPU time; "
                f"briefgen takes {ratios} of it"
            )


def _timed(command: list[str]) -> tuple[float, float, bytes]:
    """Seconds that a process takes, those that it has a processor, which other work on the machine hardly changes, and what it prints."""
    import subprocess

    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    printed = subprocess.run(command, capture_output=True, check=True).stdout
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, printed


def _pages(folder: Path, name: str) -> str:
    import pypdfium2

    path = folder / f"{name.lower()}.pdf"
    return f"{len(pypdfium2.PdfDocument(path))} pages" if path.exists() else ""


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--once", sections]:
            once(int(sections))
        case [venv]:
            against(Path(venv))
        case _:
            alone()
