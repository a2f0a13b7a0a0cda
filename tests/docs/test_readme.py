import re
import tomllib
from pathlib import Path

import yaml

from briefgen.cli.main import app
from briefgen.errors import ExitCode

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> set[str]:
    return {info.name or info.callback.__name__ for info in app.registered_commands if info.callback}


def test_the_first_two_commands_are_the_main_job_and_the_tests() -> None:
    first = re.search(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    assert first
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == ["make brief", "make test"]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {"brief", "test", "test-full"} <= targets


def test_make_extra_knows_each_extra_by_name() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    known = re.search(r"case '\$\(NAME\)' in (\S+)\)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert known
    assert set(known[1].split("|")) == set(extras) - {"build", "dev"}


def test_every_command_shown_exists_and_every_command_is_shown() -> None:
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL))
    shown = set(re.findall(r"^briefgen (\w+)", blocks, flags=re.MULTILINE))
    assert shown == commands()


def test_exit_codes_are_those_of_the_program() -> None:
    told = {int(number) for number in re.findall(r"^\| (\d+) \|", README, flags=re.MULTILINE)}
    assert told == {code.value for code in ExitCode}


def test_the_example_is_a_brief_that_loads() -> None:
    example = re.search(r"```yaml\n# (briefs/\S+)\n(.*?)```", README, flags=re.DOTALL)
    assert example
    written = yaml.safe_load(example[2])
    shipped = yaml.safe_load((ROOT / example[1]).read_text(encoding="utf-8"))
    for key in ("title", "template", "corpus", "marking", "topic"):
        assert written[key] == shipped[key]


def test_every_link_leads_to_a_file() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
