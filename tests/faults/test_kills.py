"""Builders killed at any moment: no half edition, no gap in the numbers, no acknowledged edition lost."""

import hashlib
import json
import os
import random
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterable
from pathlib import Path

from briefgen.publishing.archive import Archive

KILLS = int(os.environ.get("BRIEFGEN_KILLS", "12"))
"""The short form; `make test-long` asks for 200."""
BUILDER = textwrap.dedent(
    """
    import hashlib, json, sys
    from pathlib import Path
    from briefgen.publishing.archive import Archive

    archive, name = Archive(Path(sys.argv[1]), "energy"), sys.argv[2]
    print("ready", flush=True)
    for n in range(1000):
        with archive.locked():
            latest = archive.latest()
            number = latest.number + 1 if latest else 1
            pdf = f"%PDF {name} {n} ".encode() * 20000
            manifest = json.dumps({"key": f"{name}-{n}", "sha": hashlib.sha256(pdf).hexdigest()}).encode()
            archive.publish(number, {"brief.pdf": pdf, "manifest.json": manifest, "facts.json": b'{"sections": []}'})
        print(number, f"{name}-{n}", flush=True)
    """
)


def at_work(output: Path, names: Iterable[str]) -> list[subprocess.Popen[str]]:
    """Builders that have begun, however long the machine took to start them: a kill before that proves nothing."""
    builders = [subprocess.Popen([sys.executable, "-c", BUILDER, str(output), name], stdout=subprocess.PIPE, text=True) for name in names]
    for builder in builders:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "ready\n"
    return builders


def test_no_kill_leaves_half_an_edition_a_gap_or_a_lost_one(tmp_path: Path) -> None:
    chance = random.Random(20)
    acknowledged: dict[int, str] = {}
    killed = 0
    while killed < KILLS or (not acknowledged and killed < 20 * KILLS):  # more rounds where a busy machine gets nothing done in one
        builders = at_work(tmp_path, [f"{killed}-{n}" for n in range(3)])
        time.sleep(chance.uniform(0.0, 0.35))
        for builder in builders:
            builder.kill()
            killed += 1
        for builder in builders:
            assert builder.stdout is not None
            for line in builder.stdout.read().split("\n")[:-1]:
                number, key = line.split()
                acknowledged[int(number)] = key
            builder.stdout.close()
            builder.wait()
    archive = Archive(tmp_path, "energy")
    with archive.locked():
        archive.restore_latest()
    numbers = archive.numbers()
    assert numbers == tuple(range(1, len(numbers) + 1))
    assert len(numbers) >= len(acknowledged) > 0
    for number in numbers:
        edition = archive.edition(number)
        assert hashlib.sha256((edition.folder / "brief.pdf").read_bytes()).hexdigest() == edition.manifest["sha"]
        assert acknowledged.get(number, edition.key) == edition.key
    assert archive.latest_pdf.read_bytes() == (archive.edition(numbers[-1]).folder / "brief.pdf").read_bytes()
    assert sorted(entry.name for entry in archive.folder.iterdir()) in (["editions"], [".lock", "editions"])
    json.loads((archive.edition(1).folder / "manifest.json").read_text())
