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
from annotator.desk.gathering import gather, needs_a_folder
from annotator.desk.intake import take_in
from annotator.desk.opening import open_for_intake
from annotator.desk.places import locate


@click.command("import")
@click.argument("names", nargs=-1, required=True, metavar="PATH|URL|-...")
@db_option
@encoding_option
@click.option("--name", metavar="FILE", help="What to call the story on standard input (-).")
@click.option(
    "--to",
    "folder",
    type=PATHS,
    default=Path(),
    help="The corpus that fetched pages and standard input are kept in; else the current folder.",
)
@click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses in private networks, too."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, for programs.")
def import_(
    names: tuple[str, ...],
    db: Path | None,
    encoding: str | None,
    *,
    name: str | None,
    folder: Path,
    allow_private: bool,
    as_json: bool,
) -> None:
    """Take in stories without opening the desk; what is known already is left alone.

    A PATH is a file, a folder, an archive or a quoted pattern; a page is fetched and kept in the
    folder `pages`.
    """
    paths = tuple(Path(given) for given in names)
    if needs_a_folder(names):
        paths = gather(
            names, folder, name=name, read=sys.stdin.buffer.read, allow_private=allow_private
        )
        db = locate((folder,), db).database
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
