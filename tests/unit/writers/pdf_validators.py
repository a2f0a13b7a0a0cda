"""Holds PDFs to programs that wrote none of them, each file to what it says it is: pikepdf.pdfa, pdfua, outloud, qpdf and veraPDF.

    pdf_validators.py [--jobs N] [--least N] FILE_OR_FOLDER…

Beside `NAME.pdf` may lie `NAME.password`, under which it opens. What is found is printed, one finding a line, but for what
`pdf_known_false.py` lists. With `--least` the files are those of the whole suite: there are so many, and all that is listed there is found.
On standard error: how many files were looked at, and how often what is listed was found.
Exit code: 0 nothing was found, 3 something was, 2 there is nothing to look with, or too little to look at.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import outloud
import pdfua
import pikepdf
from pikepdf import pdfa

sys.path.append(str(Path(__file__).parent))
import verapdf
from pdf_checks import claims
from pdf_known_false import KNOWN, TREE, Found, Known


def by_pdfa(path: Path) -> Iterator[Found]:
    """Level B of PDF/A-3, of the file as it is, and of the document that qpdf reads in it."""
    with pikepdf.open(path, inherit_page_attributes=False) as pdf:
        findings = {*pdfa.check(pdf, "3b").findings, *pdfa.validate_written(path, "3b").findings}
    return (Found("pdfa", finding.rule, finding.message) for finding in findings)


def by_pdfua(path: Path) -> Iterator[Found]:
    """A rule that breaks down says nothing of the file, which is no pass."""
    for outcome in pdfua.validate(str(path)).outcomes:
        yield from (Found("pdfua", finding.rule_id, finding.message) for finding in outcome.findings)
        if outcome.skipped_reason:
            yield Found("pdfua", outcome.rule_id, outcome.skipped_reason)


def by_outloud(path: Path) -> Iterator[Found]:
    """Errors, and warnings too, which ask a person to look."""
    result = outloud.check(str(path))
    if result.error:
        yield Found("outloud", "unreadable", result.error)
    yield from (Found("outloud", run.rule, str(run.reason)) for run in result.runs if run.status == "crashed")
    yield from (Found("outloud", found.rule, found.message) for found in result.findings if found.severity in ("error", "warning"))


def by_qpdf(path: Path, password: str = "") -> Iterator[Found]:
    done = subprocess.run(["qpdf", f"--password={password}", "--check", path], capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        yield Found("qpdf", "check", (done.stdout + done.stderr).strip().replace("\n", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file by what it says it is. kinds: `brief` or `tree`, by whether it was built from a brief; `signed` where it is."""

    path: Path
    claims: frozenset[str]
    kinds: frozenset[str]
    found: tuple[Found, ...]

    def faults(self, listed: tuple[Known, ...] = KNOWN) -> list[Found]:
        """What is found and not listed."""
        return [found for found in self.found if not self.known(found, listed)]

    def known(self, found: Found, listed: tuple[Known, ...] = KNOWN) -> Known | None:
        return next((entry for entry in listed if entry.tells(found, self.kinds)), None)


Vera = dict[str, verapdf.Validator]


def by_verapdf(path: Path, vera: Vera, said: frozenset[str], password: str | None) -> Iterator[Found]:
    for name, validator in vera.items():
        if password is None and validator.claimed(path) != (name in said):
            yield Found("veraPDF", name, "reads another claim in the file than we do")
        if name in said:
            result = validator.results(path, password)
            if "unreadable" in result:
                yield Found("veraPDF", name, str(result["unreadable"]))
            yield from (Found("veraPDF", f"{name} {found['rule']}", found["message"]) for found in result["rules"])


def by_python(path: Path, password: str | None = None) -> Looked:
    """What those say that need neither Debian nor Java. They take no password, and get a copy without it."""
    with tempfile.TemporaryDirectory() as folder, pikepdf.open(path, password=password or "") as pdf:
        said, opened = claims(pdf), path
        kinds = {"brief" if "manifest.json" in pdf.attachments else "tree", *(["signed"] if "/AcroForm" in pdf.Root else ())}
        if password is not None:
            pdf.save(opened := Path(folder) / "opened.pdf")
        found = [*by_pdfua(opened), *by_outloud(opened)] if "ua-1" in said else []
        found += by_pdfa(opened) if "a-3a" in said else ()
    return Looked(path=path, claims=said, kinds=frozenset(kinds), found=tuple(found))


def by_all(path: Path, vera: Vera) -> Looked:
    secret = path.with_suffix(".password")
    password = secret.read_text(encoding="utf-8") if secret.exists() else None
    looked = by_python(path, password)
    return replace(looked, found=(*looked.found, *by_qpdf(path, password or ""), *by_verapdf(path, vera, looked.claims, password)))


_VERA: Vera = {}


def _begin() -> None:
    archive = verapdf.jar()
    verapdf.start(archive)
    _VERA.update((name, verapdf.Validator(archive, name)) for name in verapdf.CLAIMED)


def _look(path: Path) -> Looked:
    return by_all(path, _VERA)


def all_looked_at(paths: list[Path], jobs: int) -> Iterator[Looked]:
    """All files, in as many processes as there are jobs, the long ones first so that none is waited for at the end."""
    longest = sorted(paths, key=lambda path: (-path.stat().st_size, path))
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin) as pool:
        yield from pool.map(_look, longest, chunksize=2)


def report(files: list[Looked], *, whole: bool, say: Callable[[str], None], listed: tuple[Known, ...] = KNOWN) -> int:
    """Prints what is found and not listed; the exit code. whole: whether all that is listed has to be found."""
    unknown, times = 0, Counter[Known]()
    for looked in sorted(files, key=lambda looked: looked.path):
        times.update(entry for found in looked.found if (entry := looked.known(found, listed)))
        for found in looked.faults(listed):
            unknown += 1
            print(f"{looked.path}: {found}")
    for claimed, count in sorted(Counter(" and ".join(sorted(looked.claims)) or "nothing" for looked in files).items()):
        say(f"{count} PDFs say that they keep to {claimed}")
    for entry in listed:
        say(f"{times[entry]} × {entry.program} {entry.rule}: {entry.why}")
    if whole:
        # What is said of random trees comes and goes with the trees.
        for entry in (entry for entry in listed if not times[entry] and entry.of != TREE):
            unknown += 1
            print(f"pdf_known_false.py lists what is found no more: {entry.program} {entry.rule} {entry.message}")
    say(f"{len(files)} PDFs, {unknown or 'no'} faults")
    return 3 if unknown else 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=2, help="how many processes")
    parser.add_argument("--least", type=int, default=0, help="how many different files there must be")
    parser.add_argument("paths", nargs="+", type=Path)
    asked = parser.parse_args()
    say = partial(print, file=sys.stderr)
    paths = list(verapdf.files(asked.paths))
    if len(paths) < max(asked.least, 1):
        say(f"pdf_validators: {len(paths)} PDFs to look at, fewer than {max(asked.least, 1)}")
        return 2
    try:
        verapdf.jar()
    except verapdf.NoVeraPdf as fault:
        say(f"pdf_validators: {fault}")
        return 2
    if not shutil.which("qpdf"):
        say("pdf_validators: there is no qpdf; as root: apt-get install qpdf")
        return 2
    try:
        looked = list(all_looked_at(paths, asked.jobs))
    except BrokenProcessPool:
        say("pdf_validators: one of its processes broke, as is told above")
        return 2
    return report(looked, whole=bool(asked.least), say=say)


if __name__ == "__main__":
    sys.exit(main())
