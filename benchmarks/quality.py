"""How well documents are read: every figure against its floor, and the tables of quality.md.

    quality.py DEV_DIR [--unseen] [--speed] [--spacy PYTHON] [--raise]

DEV_DIR holds lines.json, dates.json, quotes.json and their scorer, score.py. The documents of tests/quality are measured as well.
--unseen: also cross-validate what has learned weights, with weights that never saw the page or article (three minutes).
--speed: also measure speed. --raise: lift floors that the figures have left behind by more than twice the margin. Figures that were not
measured in this run keep their row. Exit 1 when a figure is below its floor.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
FLOORS = HERE / "floors.toml"
PAGE = HERE / "quality.md"
MARGIN = 0.005
_SCORES = re.compile(r"P (\S+) R (\S+) F1 (\S+)")
NAMES = {
    "lines_f1": "lines: words of body lines, F1",
    "lines_unseen_f1": "lines: the same on pages the weights never saw (7-fold), F1",
    "dates_all_f1": "dates: values of all time expressions, F1",
    "dates_calendar_f1": "dates: values of full days, months and years, F1",
    "quotes_direct_joint_f1": "quotes, direct: words and speaker, F1",
    "quotes_direct_speaker": "quotes, direct: speaker right where the words are",
    "quotes_all_precision": "attributions, all: words, precision",
    "quotes_all_recall": "attributions, all: words, recall",
    "quotes_unseen_direct_joint_f1": "quotes, direct, on articles the gate's weights never saw (8-fold): words and speaker, F1",
    "quotes_unseen_precision": "attributions, all, on articles the gate's weights never saw: words, precision",
    "quotes_unseen_recall": "attributions, all, on articles the gate's weights never saw: words, recall",
    "published": "date of publication",
    "sentences": "sentences whole",
    "dates_value_f1": "dates: values, F1",
    "quotes_precision": "attributions: words, precision",
    "quotes_recall": "attributions: words, recall",
    "speaker_accuracy": "speaker of a sentence right, where one is given",
    "speaker_coverage": "sentences of named speakers that are given one",
    "speech_precision": "who said what, in many ways of writing: words, precision",
    "speech_recall": "the same: words, recall",
    "speech_speakers": "the same: speaker right, where one is named",
    "speech_named": "the same: speaker named, where the words are found",
    "awkward_precision": "who said what, in awkward passages: words, precision",
    "awkward_recall": "in them: words, recall",
    "awkward_speakers": "in them: speaker right, where one is named",
    "awkward_named": "in them: speaker named, where the words are found",
    "awkward_offices": "in them: office as given, where the words are found",
    "awkward_sentences": "in them: speaker of a sentence right, where one is given",
    "awkward_sentences_named": "in them: sentences of named speakers that are given one",
    "pointing_right": "whom `he`, `the two sides`, `the Norwegian diplomat` means, in all of these: right, where it is told",
    "pointing_spoken": "the same: told",
    "documents_per_cpu_second": "plain articles of 500 words, fully read, a CPU-second",
    "times_spacy": "times as fast as spaCy's pipeline on the same articles",
    "peak_rss_mb": "peak memory of reading them all, MB",
    "import_seconds": "importing the reading path, seconds of CPU beyond Python's own start",
    "html_of_trafilatura": "web pages: speed of reading one, of trafilatura's alone",
    "html_full_of_trafilatura": "web pages: speed of reading and analysing one, of trafilatura's alone",
    "html_pages_per_cpu_second": "web pages read, a CPU-second",
    "html_bulk_pages_per_cpu_second": "web pages read in bulk, a CPU-second",
}
AT_MOST = frozenset({"peak_rss_mb", "import_seconds"})
"""Figures that are better when lower: their floor is a ceiling."""


def development(folder: Path) -> dict[str, float]:
    """The scorer's figures on labelled data."""
    import dates
    import lines
    import quotes

    from briefgen.model.corpus import LineLabel

    score = runpy.run_path(str(folder / "score.py"))
    gold = {task: json.loads((folder / f"{task}.json").read_text(encoding="utf-8")) for task in ("lines", "dates", "quotes")}
    body = frozenset({LineLabel.BODY})
    kept = {page: lines.kept_lines(item["lines"], body) for page, item in gold["lines"].items()}
    dated = {name: dates.predict(item["text"], dates.split(item["text"]), item["dct"]) for name, item in gold["dates"].items()}
    quoted = {name: [quotes.as_prediction(said) for said in quotes.read(item["text"])] for name, item in gold["quotes"].items()}
    ((_, _, lines_f1),) = told(lambda: score["lines"](gold["lines"], kept))
    _, (_, _, dates_all), _, (_, _, calendar) = told(lambda: score["dates"](gold["dates"], dated))
    (precision, recall, _), _, (_, direct, _), (_, direct_right, joint) = told(lambda: score["quotes"](gold["quotes"], quoted))
    return {
        "lines_f1": lines_f1,
        "dates_all_f1": dates_all,
        "dates_calendar_f1": calendar,
        "quotes_direct_joint_f1": joint,
        "quotes_direct_speaker": direct_right / direct,
        "quotes_all_precision": precision,
        "quotes_all_recall": recall,
    }


def told(call: Callable[[], object]) -> list[tuple[float, float, float]]:
    """Every precision, recall and F1 that a scorer prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        call()
    return [(float(p), float(r), float(f)) for p, r, f in _SCORES.findall(said.getvalue())]


def unseen(folder: Path) -> dict[str, float]:
    """The line cleaner on pages, and the gate for reports on articles, left out of their training."""
    said = _run("train_lines.py", folder / "lines.json")
    line = next(line for line in said.splitlines() if line.startswith("pages not seen, body:"))
    (precision, recall, _), _, _, (_, _, joint) = _SCORES.findall(_run("train_quotes.py", folder))
    return {
        "lines_unseen_f1": float(_SCORES.findall(line)[0][2]),
        "quotes_unseen_direct_joint_f1": float(joint),
        "quotes_unseen_precision": float(precision),
        "quotes_unseen_recall": float(recall),
    }


def _run(script: str, argument: Path) -> str:
    return subprocess.run([sys.executable, str(HERE / script), str(argument)], check=True, capture_output=True, text=True).stdout


def fixtures() -> dict[str, float]:
    """The documents that come with the tests."""
    sys.path.insert(0, str(ROOT / "tests/quality"))
    from measured import measure, read_documents
    from spoken import measure_awkward, measure_pointing, measure_speech, read_articles

    speech, awkward, pointing = map(read_articles, ("speech", "awkward", "pointing"))
    return measure(read_documents()) | measure_speech(speech) | measure_awkward(awkward) | measure_pointing([*speech, *awkward, *pointing])


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Figures that miss their floor."""
    return [
        f"{NAMES[name]}: {figures[name]:.3f}, floor {floor}"
        for name, floor in floors.items()
        if name in figures and (figures[name] > floor if name in AT_MOST else figures[name] < floor)
    ]


def table(section: str, figures: dict[str, Any], floors: dict[str, float], page: str) -> str:
    """`page` with the rows of `section` brought up to date."""
    start, end = f"<!-- {section} -->\n", f"<!-- end {section} -->"
    before, rest = page.split(start)
    old, after = rest.split(end)
    kept = dict(re.findall(r"^\| (.+?) \| (.+?) \| .+ \|$", old, re.MULTILINE))
    rows = ["| figure | value | floor |", "|---|---|---|"]
    for name, floor in floors.items():
        value = (
            f"{figures[name]:.3f}"
            if name in figures and floor < 2
            else f"{figures[name]:.1f}"
            if name in figures
            else kept.get(NAMES[name], "–")
        )
        rows.append(f"| {NAMES[name]} | {value} | {'at most ' if name in AT_MOST else ''}{floor} |")
    return before + start + "\n".join(rows) + "\n" + end + after


def raised(text: str, section: str, figures: dict[str, float], floors: dict[str, float]) -> str:
    """The text of the floor file with the floors of `section` lifted to just under the figures."""
    head, body = text.split(f"[{section}]\n")
    for name, floor in floors.items():
        if name in figures and name not in AT_MOST and floor < 1 and figures[name] - floor > 2 * MARGIN:
            lifted = f"{name} = {int((figures[name] - MARGIN) * 1000) / 1000}"
            body = re.sub(rf"^{name} = \S+", lifted, body, count=1, flags=re.MULTILINE)
    return f"{head}[{section}]\n{body}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    measured: dict[str, dict[str, Any]] = {"development": development(options.folder), "fixtures": fixtures()}
    if options.unseen:
        measured["development"] |= unseen(options.folder)
    if options.speed or options.spacy:
        from speed import measure

        measured["speed"] = measure(spacy=options.spacy)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    page, text, missed = PAGE.read_text(encoding="utf-8"), FLOORS.read_text(encoding="utf-8"), []
    for section, figures in measured.items():
        for name, value in figures.items():
            print(f"{section:<12} {NAMES.get(name, name):<76} {value if isinstance(value, str) else f'{value:.3f}'}")
        missed += below(figures, floors[section])
        page = table(section, figures, floors[section], page)
        if options.lift and section != "speed":
            text = raised(text, section, figures, floors[section])
    PAGE.write_text(page, encoding="utf-8")
    FLOORS.write_text(text, encoding="utf-8")
    for line in missed:
        print("BELOW ITS FLOOR", line, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
