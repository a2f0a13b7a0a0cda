"""Writes the PDFs that the writer's tests look at into a folder, for programs that read files: `pdf_samples.py FOLDER`."""

import datetime as dt
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
import pdf_random
import pdf_sheets as sheets
import pdf_trees as trees

from briefgen.doctree import nodes as n
from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)
FACTS = Attachment(
    name="facts.json", data=b'{"schema": 1}', mime="application/json", relationship="Data", description="Facts of this edition"
)
PAGES = 300


def long() -> n.Tree:
    """A page for each of its sections, behind their list."""
    sections = [(n.PageBreak(), trees.section(at, 1)) for at in range(PAGES)]
    return n.Tree(
        title="Long", lang="en", blocks=(n.Contents(depth=1), *(block for pair in sections for block in pair), *trees.references(1))
    )


SAMPLES = {
    "in_focus": (trees.in_focus, sheets.IN_FOCUS),
    "dossier": (trees.dossier, sheets.DOSSIER),
    "plain": (trees.dossier, sheets.PLAIN),
    "footnotes": (trees.in_focus, sheets.NOTED_IN_FOCUS),
}
RANDOM = 40
DRAWN = (sheets.IN_FOCUS, sheets.DOSSIER, sheets.PLAIN, sheets.NOTED_IN_FOCUS, sheets.NOTED_DOSSIER)


def write_samples(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {f"random-{seed}": (pdf_random.Grammar(seed).tree, DRAWN[seed % len(DRAWN)]) for seed in range(RANDOM)}
    for name, (make, sheet) in (SAMPLES | drawn | {"long": (long, sheets.NOTED_DOSSIER)}).items():
        made = write_pdf(make(), sheet, attachments=(FACTS,), moment=MOMENT, fingerprint="f")
        (folder / f"{name}.pdf").write_bytes(made.data)


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
