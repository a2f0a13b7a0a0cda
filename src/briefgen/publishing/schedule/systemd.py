"""A service, its timer, and what tells of a failure. Quoting: systemd.syntax(7), systemd.service(5) "Command lines"."""

from __future__ import annotations

from briefgen.publishing.schedule.job import DAYS, Job

_HARDENING = """\
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
UMask=0027"""


def emit_systemd(job: Job) -> dict[str, str]:
    """Files for /etc/systemd/system (or ~/.config/systemd/user, less `User=`)."""
    files = {f"{job.name}.service": _service(job), f"{job.name}.timer": _timer(job)}
    if job.on_failure:
        files[f"{job.name}-failed@.service"] = _failed(job)
    return files


def _service(job: Job) -> str:
    lines = [
        "[Unit]",
        f"Description=Build and hand over briefs ({job.name})",
        "Wants=network-online.target",
        "After=network-online.target",
    ]
    if job.on_failure:
        lines.append(f"OnFailure={job.name}-failed@%n.service")
    lines += ["", "[Service]", "Type=oneshot"]
    if job.user:
        lines.append(f"User={job.user}")
    lines.append(f"WorkingDirectory={_percent(job.folder)}")
    if job.environment:
        lines.append(f"EnvironmentFile={_percent(job.environment)}")
    lines += [
        # The colon: no variables are put in, so that a dollar sign is one.
        f"ExecStart=:{_command((job.program, *job.arguments))}",
        *(("# 1: built, but something needs a person; the summary says what.", "SuccessExitStatus=1") if job.tolerant else ()),
        f"TimeoutStartSec={job.minutes}min",
        "Nice=10",
        "# Libraries keep what they have computed here; the home folder is read-only.",
        f"CacheDirectory={job.name}",
        f"Environment=XDG_CACHE_HOME=%C/{job.name} MPLCONFIGDIR=%C/{job.name}",
        "# Make these folders before the first run; the rest of the project cannot be written.",
        *(f"ReadWritePaths={_quoted(folder)}" for folder in job.written_folders),
        _HARDENING,
        "",
    ]
    return "\n".join(lines)


def _timer(job: Job) -> str:
    days = ",".join(DAYS[number].capitalize() for number in job.day_numbers) + " " if len(job.day_numbers) < 7 else ""
    return "\n".join(
        [
            "[Unit]",
            f"Description=When to build briefs ({job.name})",
            "",
            "[Timer]",
            f"OnCalendar={days}*-*-* {job.at}:00 {job.zone}",
            "# A run that was missed because the machine was off is made up for.",
            "Persistent=true",
            "AccuracySec=1min",
            f"Unit={job.name}.service",
            "",
            "[Install]",
            "WantedBy=timers.target",
            "",
        ]
    )


def _failed(job: Job) -> str:
    command = _command(job.on_failure).replace("%%i", "%i")
    return "\n".join(
        ["[Unit]", "Description=Tell that %i failed", "", "[Service]", "Type=oneshot", f"ExecStart=:{command}", "NoNewPrivileges=yes", ""]
    )


def _command(words: tuple[str, ...]) -> str:
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    """A word in double quotes, with systemd's own escapes inside."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_percent(escaped)}"'


def _percent(text: str) -> str:
    return text.replace("%", "%%")
