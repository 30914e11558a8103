"""`annotator import`: taking in stories without opening the desk."""

import sys
from pathlib import Path

import click

from annotator.commands.common import (
    CANNOT,
    PATHS,
    db_option,
    encoding_option,
    note_place,
    print_json,
    say,
)
from annotator.desk.intake import take_in
from annotator.desk.opening import open_for_intake


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=PATHS, metavar="PATH...")
@db_option
@encoding_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, for programs.")
def import_(paths: tuple[Path, ...], db: Path | None, encoding: str | None, as_json: bool) -> None:
    """Take in stories without opening the desk; what is known already is left alone."""
    store, corpus = open_for_intake(paths, db)
    with store:
        taken = take_in(store, corpus, encoding)
        if as_json:
            for file in taken:
                print_json(file._asdict())
            return
        from annotator.talk import watch_intake

        summary = watch_intake(taken)
        nothing = store.order.first() is None
    note_place(corpus)
    click.echo(summary, err=True)
    if nothing:
        say("no story could be taken in")
        sys.exit(CANNOT)
