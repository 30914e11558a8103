"""What several commands share: options, the way in to a known corpus, and talking."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from annotator.desk import Desk
    from annotator.desk.places import Corpus
    from annotator.settings import Settings
    from annotator.store import Store

FINDINGS, CANNOT = 1, 3
"""Exit codes: findings, and cannot read or write. 0 is fine, 2 wrong usage."""
PATHS = click.Path(path_type=Path)


def say(line: str) -> None:
    """Talk to the user, on stderr."""
    from annotator.model.plain import inert

    click.echo(f"annotator: {inert(line)}", err=True)


def print_json(value: object) -> None:
    """Print a value as one line of JSON, on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False))


def db_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--db FILE`."""
    return click.option(
        "--db", type=PATHS, metavar="FILE", help="The database, if it is not beside the stories."
    )(command)


def annotator_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--annotator NAME`."""
    return click.option("--annotator", metavar="NAME", help="Who you are.")(command)


def encoding_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--encoding NAME`."""
    return click.option("--encoding", metavar="NAME", help="Encoding of files that are not UTF-8.")(
        command
    )


def known_store(path: Path | None, db: Path | None) -> "Store":
    """Open the database of a corpus that was opened or imported before."""
    from annotator.desk.opening import open_store
    from annotator.desk.places import locate

    corpus = locate((path,) if path else (), db)
    return open_store(corpus, create=False)


def prefer(desk: "Desk", settings: "Settings") -> None:
    """Let a desk show suggestions as its user prefers."""
    desk.proposals.prefer(blind=settings.blind, share=settings.blind_share, sure=settings.sure)


def note_place(corpus: "Corpus") -> None:
    """Say where the database lies when it is not where one would look."""
    if corpus.note:
        say(corpus.note)
