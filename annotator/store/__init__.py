"""The annotations database: SQLite through sqlite-utils, in tables a person can read."""

from annotator.store.lean import import_lean

import_lean()  # before any other module of this package imports sqlite_utils

from annotator.store.errors import DatabaseError, LockedError, StoreError  # noqa: E402
from annotator.store.store import Store  # noqa: E402

__all__ = ["DatabaseError", "LockedError", "Store", "StoreError"]
