"""`annotator status`: how far the work is."""

from pathlib import Path

import click

from annotator.commands.common import (
    PATHS,
    annotator_option,
    db_option,
    known_store,
    print_json,
)
from annotator.desk.status import corpus_status, story_statuses
from annotator.settings import annotator_name, load_settings
from annotator.talk import status_lines


@click.command()
@click.argument("path", required=False, type=PATHS)
@db_option
@annotator_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(path: Path | None, db: Path | None, annotator: str | None, as_json: bool) -> None:
    """Show how far the work is, story by story."""
    name = annotator_name(annotator, load_settings())
    with known_store(path, db) as store:
        corpus, stories = corpus_status(store, name), story_statuses(store, name)
    if as_json:
        print_json(corpus.model_dump() | {"by_story": [story.model_dump() for story in stories]})
        return
    for line in status_lines(corpus, stories):
        click.echo(line)
