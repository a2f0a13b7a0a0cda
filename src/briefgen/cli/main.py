"""The command line: parses words, calls one use case, prints what it gives, tells the caller by exit code."""

from __future__ import annotations

import gc
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from briefgen import __version__
from briefgen.app.machine import machine_said_no
from briefgen.cli import output
from briefgen.cli.arguments import Brief, By, Edition, Json, Name, Wait, Why
from briefgen.cli.command import Command
from briefgen.errors import BriefgenError, ExitCode

app = typer.Typer(
    name="briefgen",
    help="Make briefs in which every printed sentence can be followed to the words of a source.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        output.say(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Make briefs in which every printed sentence can be followed to the words of a source."""
    if context.invoked_subcommand is None:
        from briefgen.cli.welcome import welcome

        welcome(_root(), context.get_help())
        raise typer.Exit(ExitCode.SPEC)


@app.command(cls=Command)
def build(
    brief: Brief,
    draft: Annotated[bool, typer.Option("--draft", help="Mark every page as a draft and publish nothing.")] = False,
    preview: Annotated[bool, typer.Option("--preview", help="Also write a picture of all pages, output/ID.preview.png.")] = False,
    password_env: Annotated[
        str | None,
        typer.Option("--password-env", metavar="NAME", help="Also write a copy under the password in this environment variable."),
    ] = None,
    sign_with: Annotated[
        Path | None, typer.Option("--sign-with", metavar="CERT.p12", help="Also write a copy that is signed with this certificate.")
    ] = None,
    sign_password_env: Annotated[
        str | None, typer.Option("--sign-password-env", metavar="NAME", help="The environment variable with the certificate's password.")
    ] = None,
    wait: Wait = 60.0,
    json: Json = False,
) -> None:
    """Build a brief, verify it and publish an edition."""
    from briefgen.app import build as jobs
    from briefgen.app.clock import now
    from briefgen.app.encrypt import encrypt, password_in
    from briefgen.app.preview import preview as picture
    from briefgen.app.sign import sign, signer_of
    from briefgen.cli import build as show

    password = password_in(password_env) if password_env else None
    signer = signer_of(sign_with, sign_password_env, at=now())
    job = jobs.draft if draft else jobs.build
    built = job(brief, progress=output.progress(json), wait=wait)
    shown = picture(built) if preview else None
    locked = encrypt(built, password) if password else None
    signed = sign(built, signer) if signer else None
    show.built(built, as_json=json, draft=draft, preview=shown, encrypted=locked, signed=signed)
    raise typer.Exit(ExitCode.PROBLEMS if built.problems else ExitCode.OK)


@app.command(cls=Command)
def check(brief: Brief, json: Json = False) -> None:
    """Say all that is wrong with a brief, without building it."""
    from briefgen.app.check import check as run
    from briefgen.cli import check as show

    result = run(brief, progress=output.progress(json))
    show.checked(result, as_json=json)
    raise typer.Exit(ExitCode.PROBLEMS if show.warned(result) else ExitCode.OK)


@app.command(cls=Command)
def facts(
    brief: Brief,
    section: Annotated[
        str | None, typer.Argument(metavar="SECTION", help="The id of the one section to show; left out: all.", show_default=False)
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Also say why each was chosen, and what was nearly chosen.")] = False,
    json: Json = False,
) -> None:
    """Show the statements of each section and their sources."""
    from briefgen.app.explain import explain as run
    from briefgen.cli import facts as show

    show.explained(run(brief, section, progress=output.progress(json)), why=why, as_json=json)


@app.command(cls=Command)
def sources(brief: Brief, json: Json = False) -> None:
    """Show what is known of each source, and from where."""
    from briefgen.app.sources import sources as run
    from briefgen.cli import sources as show

    listed = run(brief, progress=output.progress(json))
    show.listed(listed, as_json=json)
    raise typer.Exit(ExitCode.PROBLEMS if listed.problems else ExitCode.OK)


@app.command(cls=Command)
def read(
    files: Annotated[
        list[Path],
        typer.Argument(readable=False, metavar="FILE", help="The documents to read, as they lie on the disk.", show_default=False),
    ],
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="When it was published, YYYY, YYYY-MM or YYYY-MM-DD, whatever the document says."),
    ] = None,
    all_body: Annotated[
        bool, typer.Option("--all-body", help="Take every line as part of the text: nothing is left out as page furniture.")
    ] = False,
    json: Json = False,
) -> None:
    """Show how documents are read."""
    from briefgen.app.reading import read as run
    from briefgen.cli import read as show

    results = run(files, published=published, all_body=all_body)
    show.shown(results, as_json=json)
    raise typer.Exit(show.exit_code(results))


@app.command(cls=Command)
def verify(
    pdf: Annotated[
        Path,
        typer.Argument(readable=False, metavar="FILE", help="A brief as it was handed out: its PDF, HTML or text.", show_default=False),
    ],
    corpus: Annotated[
        list[Path] | None,
        typer.Option("--corpus", metavar="FOLDER", help="Where the sources are; left out: the corpus of the project around the file."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show every finding, however many there are.")] = False,
    json: Json = False,
) -> None:
    """Prove a brief, statement by statement; exit 5 if not intact."""
    from briefgen.app.verify import verify as run
    from briefgen.cli import verify as show

    checked = run(pdf, corpus or [], progress=output.progress(json))
    show.verified(checked, as_json=json, everything=everything)
    raise typer.Exit(ExitCode.OK if checked.passes else ExitCode.VERIFICATION)


@app.command(cls=Command)
def diff(
    brief: Name,
    old: Annotated[
        int | None, typer.Argument(metavar="OLD", help="The number of the earlier edition; left out: the last but one.", show_default=False)
    ] = None,
    new: Annotated[
        int | None, typer.Argument(metavar="NEW", help="The number of the later edition; left out: the latest.", show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """Show what changed between two editions."""
    from briefgen.app.diff import diff as run
    from briefgen.cli import editions as show

    show.compared(run(brief, _root(), old, new), as_json=json)


@app.command(cls=Command)
def recall(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT", help="The document's id, which is its file's name unless something else was said.", show_default=False
        ),
    ],
    json: Json = False,
) -> None:
    """Show which editions, pages and statements rest on a source."""
    from briefgen.app.recall import recall as run
    from briefgen.cli import editions as show

    show.recalled(document, run(document, _root()), as_json=json)


@app.command(cls=Command)
def supersede(
    brief: Brief,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id of the document that is corrected.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id of the document that corrects it.", show_default=False)],
    by: By,
    why: Why = "",
    json: Json = False,
) -> None:
    """Record that one source corrects another."""
    from briefgen.app.clock import now
    from briefgen.app.supersede import supersede as run
    from briefgen.cli import editions as show

    show.superseded(run(brief, _root(brief), old, new, by=by, on=now().date(), why=why), as_json=json)


@app.command(cls=Command)
def approve(
    brief: Name,
    by: By,
    edition: Edition = None,
    json: Json = False,
) -> None:
    """Record who approves an edition."""
    from briefgen.app.approve import approve as run
    from briefgen.app.clock import now
    from briefgen.cli import editions as show

    show.decided(run(brief, _root(), edition, by=by, at=now()), as_json=json)


@app.command(cls=Command)
def withdraw(
    brief: Name,
    by: By,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, as readers are told.", show_default=False)],
    edition: Edition = None,
    wait: Wait = 60.0,
    json: Json = False,
) -> None:
    """Take an edition back; a new one tells readers."""
    from briefgen.app.clock import now
    from briefgen.app.withdraw import withdraw as run
    from briefgen.cli import editions as show

    done = run(brief, _root(), edition, by=by, why=why, at=now(), progress=output.progress(json), wait=wait)
    show.withdrawn(done, as_json=json)
    if isinstance(done.outcome, BriefgenError):
        raise typer.Exit(done.outcome.exit_code)
    raise typer.Exit(ExitCode.PROBLEMS if done.outcome.problems else ExitCode.OK)


@app.command(cls=Command)
def watch(brief: Brief) -> None:
    """Build again whenever something changes, until interrupted."""
    from threading import Event

    from briefgen.app.watch import watch as run
    from briefgen.cli import build as show

    for result in run(brief, Event()):
        if isinstance(result, BriefgenError):
            output.problems(result.problems)
            output.complain("not built; the last good PDF stays as it was")
        else:
            show.built(result, as_json=False)


@app.command(cls=Command)
def fetch(json: Json = False) -> None:
    """Save the pages and feeds of briefgen.toml into the corpus."""
    from briefgen.app.fetch import fetch as run
    from briefgen.cli import fetch as show

    fetched = run(_root(), progress=output.progress(json))
    show.fetched(fetched, as_json=json)
    raise typer.Exit(ExitCode.PROBLEMS if fetched.problems else ExitCode.OK)


@app.command(cls=Command)
def deliver(
    again: Annotated[
        str | None, typer.Option("--again", metavar="KEY", help="Send again what is held under this key, as a delivery lists it.")
    ] = None,
    json: Json = False,
) -> None:
    """Send approved editions to those whom briefgen.toml names."""
    from briefgen.app.clock import now
    from briefgen.app.deliver import deliver as run
    from briefgen.cli import delivery as show

    done = run(_root(), now=now, again=again)
    show.delivered(done, as_json=json)
    raise typer.Exit(ExitCode.PROBLEMS if done.needs_a_person else ExitCode.OK)


@app.command(name="run", cls=Command)
def run_all(
    briefs: Annotated[
        list[str] | None, typer.Argument(metavar="BRIEF", help="The briefs to build, by file or id.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Build every brief in briefs/.")] = False,
    wait: Wait = 60.0,
    json: Json = False,
) -> None:
    """Fetch, build what changed, verify, publish and deliver."""
    from briefgen.app.clock import now
    from briefgen.app.run import run as start
    from briefgen.cli import run as show

    steps = start(_root(), briefs or [], everything=everything, progress=output.progress(json), now=now, wait=wait)
    raise typer.Exit(show.ran(steps, as_json=json))


@app.command(cls=Command)
def schedule(
    emit: Annotated[
        Literal["systemd", "cron", "k8s", "github"],
        typer.Option("--emit", help="Which scheduler the units are for: systemd, cron, k8s or github.", show_default=False),
    ],
    folder: Annotated[
        Path | None, typer.Option("--output", metavar="DIR", help="Write the files into this folder; left out: show them.")
    ] = None,
) -> None:
    """Write units that run briefgen when briefgen.toml says."""
    from briefgen.app.clock import now
    from briefgen.app.schedule import missing_program, write_units
    from briefgen.app.schedule import schedule as units
    from briefgen.cli import schedule as show

    made = units(_root(), emit, year=now().year)
    output.problems(missing_program(_root(), emit))
    if folder is None:
        show.printed(made)
    else:
        show.written(write_units(made, folder))


def _root(path: Path | None = None) -> Path:
    """The project around a file, or around the current folder."""
    from briefgen.spec.load import find_root

    return find_root(path if path is not None else Path.cwd() / "output")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end the process with its exit code."""
    for told in (signal.SIGTERM, signal.SIGHUP):  # a scheduler's time limit, a terminal that closes: tidied up and told as for Ctrl-C
        if signal.getsignal(told) is signal.SIG_DFL:  # nohup's wish is kept
            signal.signal(told, signal.default_int_handler)
    if not sys.warnoptions:  # what libraries tell programmers is nothing for the desk
        warnings.simplefilter("ignore")
    code = run(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()  # Python need not look for cycles in what the process leaves behind: that takes a tenth of a short build
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. Every error is printed here and nowhere else."""
    as_json = "--json" in arguments
    try:
        return _code(lambda: app(arguments, prog_name="briefgen", standalone_mode=False))
    except typer.TyperException as reason:
        output.usage(reason)
        return ExitCode.SPEC
    except BriefgenError as reason:
        output.problems(reason.problems, as_json=as_json)
        return reason.exit_code
    except (typer.Abort, KeyboardInterrupt):
        output.complain("interrupted; nothing half-done was left behind")
        return ExitCode.INTERRUPTED
    except output.Unheard:
        return ExitCode.OK
    except Exception as reason:
        if told := machine_said_no(reason):
            output.problems((told,), as_json=as_json)
            return ExitCode.ENVIRONMENT
        output.bug(reason)
        return ExitCode.BUG


def _code(call: Callable[[], object]) -> int:
    result = call()
    if result == ExitCode.INTERRUPTED:  # typer makes an exit of it
        raise KeyboardInterrupt
    return int(result) if isinstance(result, int) else ExitCode.OK
