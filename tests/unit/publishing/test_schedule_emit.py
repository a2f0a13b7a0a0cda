"""Each unit is read back as its scheduler reads it, with names made to be taken for something else."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from briefgen.errors import SpecError
from briefgen.publishing.schedule.emit import Kind, emit
from briefgen.publishing.schedule.job import Job

KINDS: tuple[Kind, ...] = ("systemd", "cron", "k8s", "github")
JOB = Job(folder="/srv/briefs", at="07:30", zone="Asia/Ho_Chi_Minh")
HOSTILE = ("run", 'it\'s 100% "$HOME" `id` $(id) %h ; # & | > x', "--all", "ü", "a'b")


def one(kind: Kind, job: Job) -> str:
    (text,) = emit(kind, job, year=2024).values()
    return text


# -- systemd ---------------------------------------------------------------------------------------


def unit(text: str) -> dict[str, list[str]]:
    """Keys of a unit file; strict: no continuation, no stray line."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith(("#", "[")):
            key, equals, value = line.partition("=")
            assert equals, line
            assert not line.endswith("\\"), line
            found.setdefault(key, []).append(value)
    return found


def command(value: str) -> list[str]:
    """Words of an ExecStart with the colon prefix, as systemd.service(5) reads them: quotes, escapes, then percent signs."""
    assert value.startswith(":")
    words = re.findall(r'"((?:[^"\\]|\\["\\])*)"(?: |$)', value[1:])
    assert " ".join(f'"{word}"' for word in words) == value[1:]
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_a_service_runs_the_command_as_it_was_given() -> None:
    job = replace(JOB, folder="/srv/50% of it's $HOME", arguments=HOSTILE, program="/opt/brief gen/bin/briefgen")
    service = unit(emit("systemd", job, year=2024)["briefgen.service"])
    assert command(service["ExecStart"][0]) == [job.program, *HOSTILE]
    assert service["WorkingDirectory"] == ["/srv/50%% of it's $HOME"]
    assert service["OnFailure"] == ["briefgen-failed@%n.service"]
    assert '"/srv/50%% of it\'s $HOME/output"' in service["ReadWritePaths"]


def test_a_service_may_do_little() -> None:
    service = unit(emit("systemd", JOB, year=2024)["briefgen.service"])
    for key, value in {
        "ProtectSystem": "strict",
        "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "",
        "ProtectHome": "read-only",
    }.items():
        assert service[key] == [value]
    assert "SuccessExitStatus" not in service
    assert "User" not in service
    told = unit(emit("systemd", replace(JOB, tolerant=True, user="briefs"), year=2024)["briefgen.service"])
    assert (told["SuccessExitStatus"], told["User"]) == (["1"], ["briefs"])


def test_a_timer_names_the_zone_and_makes_up_for_what_was_missed() -> None:
    timer = unit(emit("systemd", replace(JOB, days=("fri", "mon")), year=2024)["briefgen.timer"])
    assert timer["OnCalendar"] == ["Mon,Fri *-*-* 07:30:00 Asia/Ho_Chi_Minh"]
    assert timer["Persistent"] == ["true"]
    assert unit(emit("systemd", JOB, year=2024)["briefgen.timer"])["OnCalendar"] == ["*-*-* 07:30:00 Asia/Ho_Chi_Minh"]


def test_a_failure_is_told_by_the_command_that_was_named() -> None:
    job = replace(JOB, on_failure=("/usr/bin/mail", "-s", "100% of %i", "desk@example.org"))
    failed = unit(emit("systemd", job, year=2024)["briefgen-failed@.service"])["ExecStart"][0]
    assert '"100%% of %i"' in failed
    assert list(emit("systemd", replace(JOB, on_failure=()), year=2024)) == ["briefgen.service", "briefgen.timer"]


@pytest.mark.debian
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs the package systemd")
@pytest.mark.parametrize("folder", ["/tmp", '/tmp/50% of it\'s "$HOME"'])
def test_systemd_itself_finds_nothing_wrong(tmp_path: Path, folder: str) -> None:
    job = replace(JOB, program="/bin/true", arguments=HOSTILE, folder=folder, days=("mon",), environment="/etc/a b.env", user="root")
    files = emit("systemd", replace(job, on_failure=("/bin/true", "%i failed")), year=2024)
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    names = [str(tmp_path / name) for name in files if "@" not in name]
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"}
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, env=environment)
    ours = [line for line in (done.stdout + done.stderr).splitlines() if "briefgen" in line or str(tmp_path) in line]
    assert (done.returncode, ours) == (0, [])
    next_run = subprocess.run(["systemd-analyze", "calendar", "Mon *-*-* 07:30:00 Asia/Ho_Chi_Minh"], capture_output=True, text=True)
    assert next_run.returncode == 0
    assert "00:30:00 UTC" in next_run.stdout


# -- cron ------------------------------------------------------------------------------------------

FIELDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))


def crontab(text: str) -> tuple[dict[str, str], list[str], str]:
    """Settings, time fields and the command as the shell gets it; strict: one job, plain numbers or stars."""
    settings: dict[str, str] = {}
    jobs = []
    for line in text.splitlines():
        if re.match(r"[A-Z_]+=", line):
            name, _, value = line.partition("=")
            settings[name] = value
        elif line and not line.startswith("#"):
            jobs.append(line)
    assert text.endswith("\n"), "cron drops a last line without an end"
    (job,) = jobs
    assert len(job) < 998
    *times, rest = job.split(" ", 5)
    for written, (low, high) in zip(times, FIELDS, strict=True):
        assert written == "*" or all(low <= int(number) <= high for number in written.split(","))
    assert not re.search(r"(?<!\\)%", rest), "cron ends the command at a bare percent sign"
    return settings, times, rest.replace("\\%", "%")


@pytest.fixture
def recorder(tmp_path: Path) -> Path:
    """A program that writes down where it runs, with what arguments and environment; ends with the code in EXIT."""
    script = tmp_path / "bin dir" / "briefgen"
    script.parent.mkdir()
    lines = [
        f"#!{sys.executable}",
        "import json, os, pathlib, sys",
        f"pathlib.Path({str(tmp_path / 'seen.json')!r}).write_text(json.dumps([os.getcwd(), sys.argv[1:], os.environ.get('SECRET')]))",
        "sys.exit(int(os.environ.get('EXIT', '0')))",
    ]
    script.write_text("\n".join(lines))
    script.chmod(0o755)
    return script


def shell(text: str, **environment: str) -> int:
    return subprocess.run(["/bin/sh", "-c", text], env={"PATH": "/usr/local/bin:/usr/bin:/bin", **environment}).returncode


def test_a_crontab_says_when_in_the_zone() -> None:
    settings, times, _ = crontab(one("cron", replace(JOB, days=("sun", "mon"))))
    assert settings["CRON_TZ"] == "Asia/Ho_Chi_Minh"
    assert settings["MAILTO"] == '""'
    assert times == ["30", "7", "*", "*", "0,1"]
    assert crontab(one("cron", JOB))[1] == ["30", "7", "*", "*", "*"]


def test_the_command_of_a_crontab_is_run_as_it_was_given(tmp_path: Path, recorder: Path) -> None:
    folder = tmp_path / '50% of it\'s $HOME "x"'
    folder.mkdir()
    (tmp_path / "a b.env").write_text("SECRET='open sesame'\n")
    job = replace(JOB, folder=str(folder), program=str(recorder), arguments=HOSTILE, environment=str(tmp_path / "a b.env"))
    _, _, line = crontab(one("cron", job))
    assert shell(line) == 0
    assert yaml.safe_load((tmp_path / "seen.json").read_text()) == [str(folder), list(HOSTILE), "open sesame"]


def test_two_runs_of_a_crontab_do_not_overlap(tmp_path: Path, recorder: Path) -> None:
    job = replace(JOB, folder=str(tmp_path), program=str(recorder), on_failure=("/bin/touch", "told of %i"))
    _, _, line = crontab(one("cron", job))
    (tmp_path / ".briefgen").mkdir()
    with (tmp_path / ".briefgen" / "cron.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        shell(line)
    assert not (tmp_path / "seen.json").exists()
    assert (tmp_path / "told of briefgen").exists()


@pytest.mark.parametrize(("tolerant", "code", "told"), [(False, 0, False), (False, 1, True), (True, 1, False), (True, 5, True)])
def test_a_failure_under_cron_is_told(tmp_path: Path, recorder: Path, tolerant: bool, code: int, told: bool) -> None:
    job = replace(JOB, folder=str(tmp_path), program=str(recorder), on_failure=("/bin/touch", "told"), tolerant=tolerant)
    shell(crontab(one("cron", job))[2], EXIT=str(code))
    assert (tmp_path / "told").exists() == told


def test_what_a_crontab_cannot_hold_is_refused() -> None:
    for arguments, match in ((("run", "a\\b"), "backslash"), (("run", "x" * 1000), "characters")):
        with pytest.raises(SpecError, match=match):
            emit("cron", replace(JOB, arguments=arguments), year=2024)


# -- Kubernetes ------------------------------------------------------------------------------------


def test_a_cronjob_has_the_shape_that_kubernetes_wants() -> None:
    manifest: dict[str, Any] = yaml.safe_load(one("k8s", replace(JOB, days=("mon", "sun"))))
    assert (manifest["apiVersion"], manifest["kind"]) == ("batch/v1", "CronJob")
    spec = manifest["spec"]
    assert (spec["schedule"], spec["timeZone"], spec["concurrencyPolicy"]) == ("30 7 * * 0,1", "Asia/Ho_Chi_Minh", "Forbid")
    job = spec["jobTemplate"]["spec"]
    assert (job["backoffLimit"], job["activeDeadlineSeconds"]) == (0, 3600)
    pod = job["template"]["spec"]
    assert pod["restartPolicy"] == "Never"
    assert pod["securityContext"]["runAsNonRoot"] is True
    (container,) = pod["containers"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}
    assert container["workingDir"] == "/srv/briefs"


@pytest.mark.parametrize("tolerant", [False, True])
def test_the_command_of_a_cronjob_is_run_as_it_was_given(tmp_path: Path, recorder: Path, tolerant: bool) -> None:
    arguments = (*HOSTILE, "$(HOME)", "$$x")
    manifest = yaml.safe_load(one("k8s", replace(JOB, program=str(recorder), arguments=arguments, tolerant=tolerant)))
    written = manifest["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]["command"]
    # Kubernetes' own expansion: a wrapper's "$@" has no parenthesis and stays; $$ is one dollar sign.
    expanded = [word.replace("$$", "$") for word in written]
    assert not any(re.search(r"(?<!\$)(?:\$\$)*\$\(", word) for word in written)
    for code, expected in ((0, 0), (1, 0 if tolerant else 1), (3, 1 if tolerant else 3)):
        done = subprocess.run(expanded, env={"EXIT": str(code), "PATH": "/usr/bin:/bin"}, cwd=tmp_path)
        assert done.returncode == expected
    assert yaml.safe_load((tmp_path / "seen.json").read_text())[1] == list(arguments)


# -- GitHub ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "zone", "days", "expected"),
    [
        ("07:30", "Asia/Ho_Chi_Minh", (), "30 0 * * *"),
        ("05:30", "Asia/Ho_Chi_Minh", ("mon",), "30 22 * * 0"),
        ("20:00", "America/New_York", ("sun",), "0 1 * * 1"),
        ("06:00", "Europe/Berlin", ("mon", "fri"), "0 5 * * 1,5"),
        ("00:00", "Asia/Kathmandu", ("sat",), "15 18 * * 5"),
        ("06:00", "UTC", (), "0 6 * * *"),
        ("06:00", "Australia/Sydney", (), "0 20 * * *"),
    ],
)  # fmt: skip
def test_a_workflow_says_when_in_utc(at: str, zone: str, days: tuple[str, ...], expected: str) -> None:
    text = one("github", replace(JOB, at=at, zone=zone, days=days))
    workflow = yaml.safe_load(text)
    assert workflow["on"]["schedule"] == [{"cron": expected}]
    hour, minute = int(expected.split()[1]), int(expected.split()[0])
    assert text.startswith(f"# GitHub's clock is UTC: {hour:02d}:{minute:02d} UTC is {at} in {zone}")
    assert ("In summer time" in text) == (ZoneInfo(zone).key in {"America/New_York", "Europe/Berlin", "Australia/Sydney"})


def test_a_workflow_has_few_rights_and_the_steps_in_order(tmp_path: Path, recorder: Path) -> None:
    workflow = yaml.safe_load(one("github", replace(JOB, arguments=HOSTILE)))
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"] == {"group": "briefgen", "cancel-in-progress": False}
    steps = workflow["jobs"]["build"]["steps"]
    assert [step.get("uses", step.get("name", "")).partition("@")[0] for step in steps] == [
        "actions/checkout",
        "actions/setup-python",
        "Install",
        "actions/cache/restore",
        "Build",
        "actions/cache/save",
        "actions/upload-artifact",
    ]
    assert steps[3]["with"]["path"] == "output\n.briefgen"
    build = next(step["run"] for step in steps if step.get("name") == "Build")
    assert shell(build, PATH=f"{recorder.parent}:/usr/bin:/bin") == 0
    assert yaml.safe_load((tmp_path / "seen.json").read_text())[1] == list(HOSTILE)


def test_an_expression_is_refused() -> None:
    with pytest.raises(SpecError, match="expression"):
        emit("github", replace(JOB, arguments=("run", "${{ secrets.X }}")), year=2024)


# -- all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_job_is_the_same_text(kind: Kind) -> None:
    assert emit(kind, JOB, year=2024) == emit(kind, JOB, year=2024)
    assert all(text.endswith("\n") and "\t" not in text for text in emit(kind, JOB, year=2024).values())


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "../x"}, {"name": "a b"}, {"name": ""}, {"name": "-a"}, {"name": "a" * 41}, {"at": "24:00"}, {"at": "7:30"},
        {"at": "07:30\n"},
        {"zone": "Mars/Base"}, {"zone": "UTC; id"}, {"zone": "../etc/passwd"}, {"zone": ""}, {"days": ("monday",)}, {"folder": "briefs"},
        {"folder": "/a\nUser=root"}, {"folder": "/a/../b"}, {"folder": "/a\\"}, {"folder": "/a "}, {"program": "briefgen"}, {"program": ""},
        {"arguments": ("run", "a\nb")}, {"arguments": ("run", "")}, {"writable": ("/etc",)}, {"writable": ("../etc",)}, {"user": "a b"},
        {"mail_to": "a@b\nX=1"}, {"image": "x y"}, {"volume": "X"}, {"minutes": 0}, {"on_failure": ("mail",)}, {"environment": "a.env"},
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("kind", KINDS)
def test_what_could_be_taken_for_something_else_is_refused(kind: Kind, changed: dict[str, Any]) -> None:
    with pytest.raises(SpecError) as fault:
        emit(kind, replace(JOB, **changed), year=2024)
    assert all(problem.code.startswith("schedule.") and problem.hints for problem in fault.value.problems)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(SpecError) as fault:
        emit("cron", replace(JOB, name="A", at="25:00", zone="x y"), year=2024)
    assert len(fault.value.problems) == 3
