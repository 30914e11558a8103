"""The commands. stdout is data, stderr is talk, exit codes are an API.

0 fine, 1 findings, 2 usage, 3 cannot read or write. The screen is imported only to open it, and
each command imports only what it needs: `annotator --version` must not wait for a terminal.
"""

import gc
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator import __version__
from annotator.errors import UserError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from annotator.desk.places import Corpus
    from annotator.store import Store

FINDINGS, CANNOT = 1, 3
PATHS = click.Path(path_type=Path)


class Door(click.Group):
    """Shows every error that a user can do something about once, as one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit with 3 where something cannot be read or written."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            say(str(error))
            ctx.exit(CANNOT)
        except sqlite3.DatabaseError as error:
            say(f"the database cannot be used ({error}): run `annotator check`, keep the file")
            ctx.exit(CANNOT)


def say(line: str) -> None:
    """Talk to the user, on stderr."""
    from annotator.model.plain import inert

    click.echo(f"annotator: {inert(line)}", err=True)


def db_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--db FILE`."""
    return click.option(
        "--db", type=PATHS, metavar="FILE", help="The database, if it is not beside the stories."
    )(command)


def annotator_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--annotator NAME`."""
    return click.option("--annotator", metavar="NAME", help="Who you are.")(command)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="annotator")
def main() -> None:
    """Read news stories sentence by sentence and say what each claims, and on whose word."""


@main.command("open")
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]...")
@db_option
@annotator_option
@click.option("--encoding", metavar="NAME", help="Encoding of files that are not UTF-8.")
def open_(
    paths: tuple[Path, ...], db: Path | None, annotator: str | None, encoding: str | None
) -> None:
    """Open the desk on a folder of stories, where you left it."""
    gc.disable()  # until the first sentence is shown: nothing of what is loaded is garbage
    from annotator.desk.opening import open_desk
    from annotator.settings import annotator_name, load_settings

    settings = load_settings()
    desk = open_desk(paths, db, annotator_name(annotator, settings), encoding)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        desk.store.close()
        raise click.UsageError("open needs a terminal: use import, status and export in scripts")
    from annotator.tui.app import run

    run(desk, settings, encoding)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=PATHS, metavar="PATH...")
@db_option
@click.option("--encoding", metavar="NAME", help="Encoding of files that are not UTF-8.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, for programs.")
def import_(paths: tuple[Path, ...], db: Path | None, encoding: str | None, as_json: bool) -> None:
    """Take in stories without opening the desk; what is known already is left alone."""
    from annotator.desk.intake import take_in
    from annotator.desk.opening import open_for_intake

    store, corpus = open_for_intake(paths, db)
    with store:
        taken = take_in(store, corpus, encoding)
        if as_json:
            for file in taken:
                _print_json(file._asdict())
            return
        from annotator.talk import watch_intake

        summary = watch_intake(taken)
        nothing = store.order.first() is None
    note_place(corpus)
    click.echo(summary, err=True)
    if nothing:
        say("no story could be taken in")
        sys.exit(CANNOT)


@main.command()
@click.argument("path", required=False, type=PATHS)
@click.option("--out", metavar="FILE", default="exports/gold.jsonl", help="`-` is stdout.")
@click.option("--unit", type=click.Choice(["sentence", "claim"]), default="sentence")
@click.option("--complete", is_flag=True, help="Leave incomplete claims out.")
@db_option
def export(path: Path | None, out: str, unit: str, complete: bool, db: Path | None) -> None:
    """Write the gold set: every sentence that is a claim or no claim, with who said so."""
    from annotator.desk.exporting import Exporter
    from annotator.talk import tell_export

    with known_store(path, db) as store:
        exporter = Exporter(
            store, unit="claim" if unit == "claim" else "sentence", complete=complete
        )
        if out == "-":
            exported = exporter.to_stream(sys.stdout.buffer)
        else:
            exported = exporter.to_file(Path(out))
    click.echo(tell_export(exported), err=True)


@main.command()
@click.argument("file", type=PATHS)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def validate(file: Path, as_json: bool) -> None:
    """Check a gold file line by line; exit 1 when anything is wrong."""
    from annotator.export.validating import validate_lines
    from annotator.gold.record import CLAIM_SCHEMA, SENTENCE_SCHEMA, GoldClaimLine, GoldSentence
    from annotator.model.plain import inert

    models: dict[str, type[BaseModel]] = {
        SENTENCE_SCHEMA: GoldSentence,
        CLAIM_SCHEMA: GoldClaimLine,
    }
    count = 0
    try:
        for finding in validate_lines(file, models):
            count += 1
            if as_json:
                _print_json(finding._asdict())
            else:
                click.echo(inert(f"{file}:{finding.line}: {finding.message}"))
    except OSError as error:
        say(f"{file} cannot be read ({error.strerror})")
        sys.exit(CANNOT)
    click.echo(f"{file}: {count or 'no'} finding{'' if count == 1 else 's'}", err=True)
    sys.exit(FINDINGS if count else 0)


@main.command()
@click.argument("path", required=False, type=PATHS)
@db_option
@annotator_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(path: Path | None, db: Path | None, annotator: str | None, as_json: bool) -> None:
    """Show how far the work is, story by story."""
    from annotator.desk.status import corpus_status, story_statuses
    from annotator.settings import annotator_name, load_settings
    from annotator.talk import status_lines

    name = annotator_name(annotator, load_settings())
    with known_store(path, db) as store:
        corpus, stories = corpus_status(store, name), story_statuses(store, name)
    if as_json:
        _print_json(corpus.model_dump() | {"by_story": [story.model_dump() for story in stories]})
        return
    for line in status_lines(corpus, stories):
        click.echo(line)


@main.command()
@click.argument("path", required=False, type=PATHS)
@db_option
@click.option("--complete", is_flag=True, help="Claims that want more are findings too.")
@click.option("--rebuild", is_flag=True, help="Write the derived tables again first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def check(path: Path | None, db: Path | None, complete: bool, rebuild: bool, as_json: bool) -> None:
    """Look for damage and contradictions in the database; exit 1 when there are any."""
    from annotator.desk.checking import check as check_corpus
    from annotator.model.plain import inert
    from annotator.store.derived import rebuild as rebuild_derived

    count = 0
    with known_store(path, db) as store:
        if rebuild:
            done = sum(1 for _ in rebuild_derived(store))
            click.echo(f"rebuilt the derived tables of {done} documents", err=True)
        for problem in check_corpus(store, complete=complete):
            count += 1
            if as_json:
                _print_json(problem._asdict())
            else:
                click.echo(inert(f"{problem.kind}  {problem.where}  {problem.message}"))
        answers = _answers_in(store)
    click.echo(f"{answers}: {count or 'no'} finding{'' if count == 1 else 's'}", err=True)
    sys.exit(FINDINGS if count else 0)


@main.command()
@click.argument("name", required=False)
@click.option("--check", is_flag=True, help="Exit 1 when the published files differ.")
@click.option("--write", is_flag=True, help="Write the published files again.")
def schema(name: str | None, check: bool, write: bool) -> None:
    """Print a JSON Schema of our formats, or list them."""
    from annotator.talk import print_schema

    sys.exit(print_schema(name, check=check, write=write))


def known_store(path: Path | None, db: Path | None) -> "Store":
    """Open the database of a corpus that was opened or imported before."""
    from annotator.desk.opening import open_store
    from annotator.desk.places import locate

    corpus = locate((path,) if path else (), db)
    return open_store(corpus, create=False)


def _answers_in(store: "Store") -> str:
    from annotator.words import many

    try:
        return many(len(store.answers.ids()), "answer")
    except sqlite3.DatabaseError:
        return "answers that cannot be counted"


def note_place(corpus: "Corpus") -> None:
    """Say where the database lies when it is not where one would look."""
    if corpus.note:
        say(corpus.note)


def _print_json(value: object) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False))
