"""The floor: a bare Textual app that imports what we import and commits one row for each key.

Arguments: a database file, and how many sentences it has; they are named `Sentence number N.`
"""

import sqlite3
import sys

# sqlite_utils imports both where they are installed; the annotator keeps it from doing so.
sys.modules["pandas"] = sys.modules["numpy"] = None

import sqlite_utils  # noqa: F401 - its import is part of the floor
from pydantic import BaseModel  # noqa: F401 - likewise
from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Floor(App[None]):
    """Shows one sentence; any key saves an answer durably and shows the next one."""

    def compose(self) -> ComposeResult:
        """Lay out the one widget."""
        self.number = 1
        self.db = sqlite3.connect(sys.argv[1])
        self.db.execute("PRAGMA journal_mode = wal")
        self.db.execute("PRAGMA synchronous = full")
        self.db.execute("CREATE TABLE IF NOT EXISTS a (id INTEGER PRIMARY KEY, said TEXT)")
        self.shown = Static("Sentence number 1.")
        yield self.shown

    def on_key(self, event: Key) -> None:
        """Save and go on."""
        if event.key == "q":
            self.exit()
            return
        with self.db:
            self.db.execute("INSERT INTO a (said) VALUES (?)", (event.key,))
        self.number += 1
        self.shown.update(f"Sentence number {self.number}.")


if __name__ == "__main__":
    Floor().run()
