"""The annotations database: SQLite through sqlite-utils, in tables a person can read."""

from annotator.store.errors import DatabaseError, LockedError, StoreError
from annotator.store.store import Store

__all__ = ["DatabaseError", "LockedError", "Store", "StoreError"]
