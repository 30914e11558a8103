"""`annotator show`: stories with what was said of them, in words."""

from pathlib import Path

import click

from annotator.commands.common import (
    PATHS,
    annotator_option,
    db_option,
    known_store,
    print_json,
    say,
)
from annotator.lines.show import Show
from annotator.model.plain import inert
from annotator.settings import annotator_name, load_settings


@click.command()
@click.argument("path", required=False, type=PATHS)
@db_option
@annotator_option
@click.option("--story", metavar="NAME", help="Only this story: its number, path or title.")
@click.option("--sentence", metavar="ID", help="Only this sentence.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence.")
def show(
    path: Path | None,
    db: Path | None,
    annotator: str | None,
    story: str | None,
    sentence: str | None,
    as_json: bool,
) -> None:
    """Print stories sentence by sentence with what was said of them, in words."""
    if story is not None and sentence is not None:
        raise click.UsageError("--story or --sentence, not both")
    name = annotator_name(annotator, load_settings())
    with known_store(path, db) as store:
        shown = Show(store, name)
        if not shown.known:
            say(f"{name} has said nothing here")
        sentences = shown.sentences(story, sentence)
        if as_json:
            for value in shown.values(sentences):
                print_json(value)
        else:
            for line in shown.lines(sentences):
                click.echo(inert(line))
