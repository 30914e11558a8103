"""`annotator label`: the desk in plain lines."""

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from annotator.commands.common import (
    PATHS,
    annotator_option,
    db_option,
    encoding_option,
    note_place,
    prefer,
    say,
)
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk, open_for_intake
from annotator.desk.places import locate
from annotator.lines import conversation
from annotator.lines.dialogue import Dialogue
from annotator.lines.suggesting import Advice
from annotator.settings import annotator_name, load_settings
from annotator.words import many

PATIENCE_MS = 10_000
"""How long a line waits for another program's lock: nobody looks at a screen that stands still."""
STOPPED = 130
"""The exit code of what was interrupted."""
_OFTEN = 1_000


@click.command()
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]...")
@db_option
@annotator_option
@encoding_option
@click.option(
    "--codebook", type=PATHS, metavar="FILE", help="The codebook, if not codebook.toml beside."
)
@click.option(
    "--suggestions/--no-suggestions",
    default=None,
    help="Suggest answers, or not; else only to somebody at a terminal.",
)
@click.option("--strict", is_flag=True, help="End at the first line that nothing came of.")
def label(
    paths: tuple[Path, ...],
    db: Path | None,
    annotator: str | None,
    encoding: str | None,
    codebook: Path | None,
    suggestions: bool | None,
    strict: bool,
) -> None:
    """Annotate in plain lines, typed or from a script: no screen, no colours."""
    settings = load_settings()
    name = annotator_name(annotator, settings)
    if not locate(paths, db).read_only:
        _take_in(paths, db, encoding)
    desk = open_desk(paths, db, name, encoding, codebook)
    note_place(desk.corpus)
    desk.store.patience(PATIENCE_MS)
    attended = sys.stdin.isatty()
    prefer(desk, settings)
    if attended if suggestions is None else suggestions:
        dialogue = Dialogue(desk, click.echo, _complain, Advice(desk))
    else:
        desk.proposals.ignored = True  # a script says what it says, whatever is suggested
        dialogue = Dialogue(desk, click.echo, _complain)
    if attended:
        lines = conversation.typed(lambda: "> " if desk.marking is None else "marking> ", _complain)
    else:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")  # what is no text is told by its line
        lines = conversation.piped(sys.stdin)
    try:
        code = conversation.converse(dialogue, lines, strict=strict, attended=attended)
    except KeyboardInterrupt:
        code = STOPPED
    finally:
        desk.store.close()
    sys.exit(code)


def _complain(line: str) -> None:
    """Tell what went wrong, on stderr, behind everything that was told before it."""
    sys.stdout.flush()
    click.echo(f"annotator: {line}", err=True)


def _take_in(paths: tuple[Path, ...], db: Path | None, encoding: str | None) -> None:
    """Take in what is new before the first line, so that a script finds all of it."""
    store, corpus = open_for_intake(paths, db)
    new = 0
    with store:
        for file in take_in(store, corpus, encoding):
            if file.outcome == "skipped":
                say(f"skipped {file.path}: {file.reason or ''}")
            if file.guess:
                say(f"{file.path} was read as {file.guess}, which is a guess (--encoding)")
            new += file.outcome in ("new", "changed")
            if new and new % _OFTEN == 0 and file.outcome in ("new", "changed"):
                say(f"{many(new, 'story')} taken in so far")
