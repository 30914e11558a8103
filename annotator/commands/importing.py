"""`annotator import`: taking in stories, and the labels that come along, without the desk."""

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
from annotator.desk.places import Corpus, locate
from annotator.store import Store


@click.command("import")
@click.argument("names", nargs=-1, required=True, metavar="PATH|URL|-...")
@db_option
@encoding_option
@click.option(
    "--map",
    "mapping",
    metavar="FIELD=NAME,...",
    help="Where the fields of a table or of records stand, as text=body,title=headline, and what "
    "its labels are here, as labels.source=PER+ORG. Kept beside the file.",
)
@click.option(
    "--labels",
    metavar="annotator:NAME|suggestions",
    help="What labels that come along become; they are left aside otherwise.",
)
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
    mapping: str | None,
    labels: str | None,
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
    if mapping is not None:
        _keep_mapping(paths, mapping)
    if labels is not None:
        from annotator.desk.labels_in import into

        into(labels)  # wrong words are told before anything is taken in
    store, corpus = open_for_intake(paths, db)
    with store:
        taken = take_in(store, corpus, encoding, others=True)
        if as_json:
            for file in taken:
                print_json(file._asdict())
        else:
            from annotator.talk import watch_intake

            click.echo(watch_intake(taken, labels_follow=labels is not None), err=True)
        if labels is not None:
            _bring_in(store, corpus, labels, encoding, as_json=as_json)
        nothing = store.order.first() is None
    note_place(corpus)
    if nothing and not as_json:
        say("no story could be taken in")
        sys.exit(CANNOT)


def _keep_mapping(paths: tuple[Path, ...], told: str) -> None:
    """Write a mapping beside the file, or into the folder, that it is for."""
    from annotator.corpus.mapping import parse, write

    if len(paths) != 1:
        raise click.UsageError("--map is for one file, or for the files of one folder: name it")
    kept = write(paths[0], parse(told))
    if kept is not None:
        say(f"{kept} says from now on how {paths[0].name} is read")


def _bring_in(
    store: Store, corpus: Corpus, told: str, encoding: str | None, *, as_json: bool
) -> None:
    from annotator.desk.labels_in import bring_in, into
    from annotator.talk import tell_labels

    target = into(told)
    found = list(bring_in(store, corpus, target, encoding))
    for file in found:
        if as_json:
            left = {"unknown": dict(file.left.names), "left": dict(file.left.reasons)}
            print_json(file._asdict() | left)
        else:
            for line in tell_labels(file, target):
                click.echo(line, err=True)
    if not found and not as_json:
        say("no labels came along")
