"""What a machine without a fit Python is told, in one line with the mend."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "venv.sh"


def told(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["/bin/sh", str(SCRIPT), str(folder / "venv")], env={"PATH": str(folder)}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def test_a_python_without_venv_is_named_with_the_package_to_install(tmp_path: Path) -> None:
    python = tmp_path / "python3.11"
    python.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; *) exit 0;; esac\n')
    python.chmod(0o755)
    message = "make: python3.11 has no venv module; install it (Debian: apt-get install python3-venv) and run make again\n"
    assert told(tmp_path) == (1, message)


@pytest.mark.parametrize("older", [False, True])
def test_no_python_or_only_an_older_one(tmp_path: Path, older: bool) -> None:
    if older:
        python = tmp_path / "python3"
        python.write_text("#!/bin/sh\nexit 1\n")
        python.chmod(0o755)
    message = "make: briefgen needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3\n"
    assert told(tmp_path) == (1, message)
