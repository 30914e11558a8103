"""Imports sqlite_utils without pandas and numpy.

It looks for both, to store their values, and we store none. Where they are installed, as they are
on most machines of those who read gold sets, importing them would double the time to the first
sentence.
"""

import sys

_HEAVY = ("pandas", "numpy")


def import_lean() -> None:
    """Import sqlite_utils as if the heavy libraries were not installed; they stay importable."""
    hidden = [name for name in _HEAVY if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # makes `import name` fail
    try:
        import sqlite_utils  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]
