"""`annotator open`: the desk."""

import gc
import sys
from pathlib import Path

import click

from annotator.commands.common import (
    PATHS,
    annotator_option,
    db_option,
    encoding_option,
    prefer,
)


@click.command("open")
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]...")
@db_option
@annotator_option
@encoding_option
@click.option(
    "--codebook", type=PATHS, metavar="FILE", help="The codebook, if not codebook.toml beside."
)
def open_(
    paths: tuple[Path, ...],
    db: Path | None,
    annotator: str | None,
    encoding: str | None,
    codebook: Path | None,
) -> None:
    """Open the desk on a folder of stories, where you left it."""
    gc.disable()  # until the first sentence is shown: nothing of what is loaded is garbage
    from annotator.desk.opening import open_desk
    from annotator.settings import annotator_name, load_settings

    settings = load_settings()
    desk = open_desk(paths, db, annotator_name(annotator, settings), encoding, codebook)
    prefer(desk, settings)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        desk.store.close()
        raise click.UsageError("open needs a terminal: use import, status and export in scripts")
    from annotator.tui.app import run

    run(desk, settings, encoding)
