"""`annotator advise`: suggestions for the stories that a desk comes to, worked out beside it.

Not for people: the desk runs it, and tells it on standard input which story is open. What it finds
is in the database; it prints the id of each document that is done.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import click

from annotator.commands.common import db_option, known_store

PATIENCE_MS = 30_000
"""How long it waits for a lock: nobody looks on."""
NICE = 10
"""The keys of the desk go first."""
AGAIN_SECONDS = 20.0
"""How often it looks again whether new stories, or a new version of a suggester, want work."""


class _Wanted:
    """The story that is open at the desk, as it is told line by line."""

    def __init__(self) -> None:
        self.document_id = ""
        self.over = False
        self.changed = Event()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.document_id = line.strip()
            self.changed.set()
        self.over = True
        self.changed.set()


@click.command(hidden=True)
@db_option
def advise(db: Path | None) -> None:
    """Work out suggestions for the stories named on standard input, and those behind them."""
    from annotator.desk.advising import advise, waiting
    from annotator.desk.panel import open_panel
    from annotator.store.errors import LockedError

    if hasattr(os, "nice"):
        os.nice(NICE)
    wanted = _Wanted()
    with known_store(None, db) as store:
        store.patience(PATIENCE_MS)
        panel = open_panel(store)
        while not wanted.over:
            wanted.changed.clear()
            for document_id in waiting(store, panel, wanted.document_id):
                with suppress(LockedError):  # it is wanted again the next time
                    if advise(store, panel, document_id):
                        click.echo(document_id)
                if wanted.changed.is_set():
                    break
            wanted.changed.wait(AGAIN_SECONDS)
