"""Writes the PDFs that the writer's tests look at into a folder, for programs that read files: `pdf_samples.py FOLDER`."""

import datetime as dt
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
import pdf_random
import pdf_sheets as sheets
import pdf_trees as trees

from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)
FACTS = Attachment(
    name="facts.json", data=b'{"schema": 1}', mime="application/json", relationship="Data", description="Facts of this edition"
)
SAMPLES = {
    "in_focus": (trees.in_focus, sheets.IN_FOCUS),
    "dossier": (trees.dossier, sheets.DOSSIER),
    "plain": (trees.dossier, sheets.PLAIN),
    "footnotes": (trees.in_focus, sheets.NOTED_IN_FOCUS),
}
RANDOM = 40


def write_samples(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {f"random-{seed}": (pdf_random.Grammar(seed).tree, sheets.NOTED_IN_FOCUS) for seed in range(RANDOM)}
    for name, (make, sheet) in (SAMPLES | drawn).items():
        made = write_pdf(make(), sheet, attachments=(FACTS,), moment=MOMENT, fingerprint="f")
        (folder / f"{name}.pdf").write_bytes(made.data)


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
