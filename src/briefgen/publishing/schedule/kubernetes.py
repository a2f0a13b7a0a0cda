"""A CronJob for Kubernetes 1.27 or later."""

from __future__ import annotations

from typing import Any

from briefgen.errors import SpecError, error
from briefgen.publishing.schedule.block_yaml import to_yaml
from briefgen.publishing.schedule.cron import cron_time
from briefgen.publishing.schedule.job import Job

# The words come as arguments, so the shell never reads them.
_WRAPPED = '"$@" || [ $? -eq 1 ]'


def emit_kubernetes(job: Job) -> dict[str, str]:
    """A manifest for `kubectl apply`.

    Raises:
        SpecError: the folder has a colon, which Kubernetes does not mount at.
    """
    if ":" in job.folder:
        raise SpecError(error("schedule.k8s", "a folder with a colon in its name cannot be mounted"))
    manifest = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {"name": job.name, "labels": {"app.kubernetes.io/name": "briefgen"}},
        "spec": {
            "schedule": cron_time(job.time.hour, job.time.minute, job.day_numbers),
            "timeZone": job.zone,
            "concurrencyPolicy": "Forbid",
            "startingDeadlineSeconds": 3600,
            "successfulJobsHistoryLimit": 3,
            "failedJobsHistoryLimit": 3,
            "jobTemplate": {
                "spec": {
                    "backoffLimit": 0,
                    "activeDeadlineSeconds": job.minutes * 60,
                    "template": {"metadata": {"labels": {"app.kubernetes.io/name": "briefgen"}}, "spec": _pod(job)},
                }
            },
        },
    }
    comment = (
        f"# The volume claim {job.volume!r} holds the project; it is mounted at {job.folder}. Passwords: a secret named {job.name!r},\n"
        "# whose keys become environment variables; it may be missing.\n"
    )
    return {f"{job.name}.cronjob.yaml": comment + to_yaml(manifest)}


def _pod(job: Job) -> dict[str, Any]:
    return {
        "restartPolicy": "Never",
        "automountServiceAccountToken": False,
        "securityContext": {
            "runAsNonRoot": True,
            "runAsUser": 10001,
            "runAsGroup": 10001,
            "fsGroup": 10001,
            "fsGroupChangePolicy": "OnRootMismatch",
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "containers": [
            {
                "name": "briefgen",
                "image": job.image,
                "command": [*(("/bin/sh", "-c", _WRAPPED, "sh") if job.tolerant else ()), *map(_literal, (job.program, *job.arguments))],
                "workingDir": job.folder,
                "env": [{"name": name, "value": "/tmp"} for name in ("HOME", "XDG_CACHE_HOME", "MPLCONFIGDIR")],  # noqa: S108  a mount
                "envFrom": [{"secretRef": {"name": job.name, "optional": True}}],
                "securityContext": {
                    "allowPrivilegeEscalation": False,
                    "readOnlyRootFilesystem": True,
                    "capabilities": {"drop": ["ALL"]},
                },
                "resources": {"requests": {"cpu": "500m", "memory": "1Gi"}, "limits": {"memory": "4Gi"}},
                "volumeMounts": [{"name": "project", "mountPath": job.folder}, {"name": "tmp", "mountPath": "/tmp"}],  # noqa: S108
            }
        ],
        "volumes": [
            {"name": "project", "persistentVolumeClaim": {"claimName": job.volume}},
            {"name": "tmp", "emptyDir": {}},
        ],
    }


def _literal(word: str) -> str:
    """Kubernetes puts variables in for `$(NAME)`, and takes `$$` for a dollar sign."""
    return word.replace("$", "$$")
