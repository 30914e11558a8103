"""`annotator advise`: suggestions for the stories that a desk comes to, worked out beside it.

Not for people: the desk runs it, and tells it on standard input which story is open. What it finds
is in the database; it prints the id of each document that is done, and says when everybody has
suggested what there is for the open one.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from annotator.commands.common import db_option, known_store

if TYPE_CHECKING:
    from annotator.desk.panel import Panel
    from annotator.store import Store

PATIENCE_MS = 30_000
"""How long it waits for a lock: nobody looks on."""
NICE = 10
"""The keys of the desk go first."""
READY = "= "
"""So begins a line that names the open document when nothing more will come for it."""
FAILED = "! "
"""So begins a line that is no id of a document but says why a suggester keeps silent."""
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
    from annotator.desk.panel import open_panel

    if hasattr(os, "nice"):
        os.nice(NICE)
    wanted = _Wanted()
    with known_store(None, db) as store:
        store.patience(PATIENCE_MS)
        wanted.changed.wait()
        _suggest_at_once(store, wanted.document_id)
        _Advising(store, open_panel(store), wanted).run()


def _suggest_at_once(store: "Store", document_id: str) -> None:
    """Suggest for the story that is open before what takes seconds to load."""
    from annotator.desk.advising import advise_at_once
    from annotator.store.errors import LockedError

    with suppress(LockedError):  # then the others do
        if advise_at_once(store, document_id):
            click.echo(document_id)


class _Advising:
    """Suggests where it is wanted, and learns in between."""

    def __init__(self, store: "Store", panel: "Panel", wanted: _Wanted) -> None:
        self._store = store
        self._panel = panel
        self._wanted = wanted
        self._learns = True
        self._told: set[str] = set()

    def run(self) -> None:
        """Work until the desk is left."""
        wanted = self._wanted
        while not wanted.over:
            wanted.changed.clear()
            self._advise()
            if not wanted.changed.is_set() and not self._learn():
                wanted.changed.wait(AGAIN_SECONDS)

    def _advise(self) -> None:
        """Suggest for the open story and those behind it, until another one is opened."""
        from annotator.desk.advising import advise, waiting
        from annotator.store.errors import LockedError

        opened, ready = self._wanted.document_id, False
        for document_id in waiting(self._store, self._panel, opened):
            if document_id != opened and not ready:
                ready = True
                click.echo(READY + opened)
            with suppress(LockedError):  # it is wanted again the next time
                if advise(self._store, self._panel, document_id):
                    click.echo(document_id)
            self._tell_failures()
            if self._wanted.changed.is_set():
                return
        if not ready:
            click.echo(READY + opened)

    def _tell_failures(self) -> None:
        """Say once of a suggester that could not go on why; the others do."""
        for why in self._panel.failed.values():
            if why not in self._told:
                self._told.add(why)
                click.echo(FAILED + " ".join(why.split()))

    def _learn(self) -> bool:
        """Learn if it is time to; tell whether suggestions are other ones now."""
        from annotator.desk.advising import learned_anew
        from annotator.desk.learning import LearningError

        if not self._learns:
            return False
        try:
            panel = learned_anew(self._store, self._panel, self._is_wanted_elsewhere)
        except LearningError:
            self._learns = False  # `annotator learn` says why
            return False
        self._panel = panel or self._panel
        return panel is not None

    def _is_wanted_elsewhere(self) -> bool:
        """Tell whether a story is open that has no suggestions yet, or the desk was left."""
        from annotator.desk.advising import is_advised

        wanted = self._wanted
        if wanted.over or not wanted.changed.is_set():
            return wanted.over
        return not is_advised(self._store, self._panel, wanted.document_id)
