"""`make verapdf` passes only what veraPDF passes in both profiles, and says so when there is no veraPDF."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "verapdf.sh"
TELLS = """#!/bin/sh
profile=$2
shift 4
for file; do
    case "$profile $file" in {fails}) echo "FAIL $file"; left=1;; *) echo "PASS $file";; esac
done
"""


def told(folder: Path, *files: str) -> tuple[int, str, str]:
    path = f"{folder}:/usr/bin:/bin"
    done = subprocess.run(["/bin/sh", str(SCRIPT), *files], env={"PATH": path}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def verapdf(folder: Path, fails: str, end: str = "exit ${left:-0}\n") -> None:
    program = folder / "verapdf"
    program.write_text(TELLS.format(fails=fails) + end)
    program.chmod(0o755)


def test_without_verapdf_nothing_passes(tmp_path: Path) -> None:
    message = "make: verapdf is not on the PATH; get it from https://verapdf.org and run make verapdf again\n"
    assert told(tmp_path, "a.pdf") == (2, "", message)


def test_both_profiles_are_tried(tmp_path: Path) -> None:
    verapdf(tmp_path, "none")
    assert told(tmp_path, "a.pdf", "b c.pdf") == (0, "ua1: 2 of 2 PDFs pass\n3a: 2 of 2 PDFs pass\n", "")


@pytest.mark.parametrize("end", ["exit ${left:-0}\n", "exit 0\n"], ids=["told by its exit code", "told by its words alone"])
def test_what_fails_one_profile_fails(tmp_path: Path, end: str) -> None:
    verapdf(tmp_path, "'3a b.pdf'", end)
    assert told(tmp_path, "a.pdf", "b.pdf") == (1, "ua1: 2 of 2 PDFs pass\n3a: 1 of 2 PDFs pass\n", "FAIL b.pdf\n")


def test_a_verapdf_that_breaks_passes_nothing(tmp_path: Path) -> None:
    verapdf(tmp_path, "none", "exit 9\n")
    assert told(tmp_path, "a.pdf")[0] == 1
