"""`annotator forget`: removing a story or an annotator on legal grounds."""

import sys
from pathlib import Path

import click

from annotator.commands.common import FINDINGS, PATHS, db_option, say
from annotator.desk.forgetting import annotator_named, story_at
from annotator.desk.forgetting import forget as forget_it
from annotator.desk.opening import open_store
from annotator.desk.places import locate
from annotator.model.plain import inert
from annotator.words import many


@click.command()
@click.argument("path", required=False, type=PATHS)
@db_option
@click.option("--story", metavar="PATH", help="The story to remove, by its path below the corpus.")
@click.option("--annotator", metavar="NAME", help="The annotator to remove.")
@click.option("--reason", metavar="TEXT", help="Kept with the tombstone; it must name nobody.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(
    path: Path | None,
    db: Path | None,
    story: str | None,
    annotator: str | None,
    reason: str | None,
    yes: bool,
) -> None:
    """Remove a story, or an annotator's answers and name, for good. There is no undo."""
    if (story is None) == (annotator is None):
        raise click.UsageError("say --story PATH or --annotator NAME")
    corpus = locate((path,) if path else (), db)
    with open_store(corpus, create=False) as store:
        found = (
            story_at(store, story) if story is not None else annotator_named(store, annotator or "")
        )
        what = f"{found.kind} {inert(found.name)} and {many(found.answers, 'answer')}"
        if found.stays:
            say(f"the text stays: it is also at {', '.join(found.stays)}")
        if found.ids and not (yes or _agreed(f"Remove {what} for good?")):
            say("nothing was removed")
            sys.exit(FINDINGS)
        removed = forget_it(store, found, reason)
    click.echo(f"removed {what}" if found.ids else "the file was written anew", err=True)
    if removed.snapshots:
        click.echo(f"removed {many(len(removed.snapshots), 'snapshot')}", err=True)
    if found.kind == "story":
        say("the file among your stories, backups and exports are yours to remove")


def _agreed(question: str) -> bool:
    """Ask; who leaves the question has not agreed."""
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        click.echo(err=True)
        return False
