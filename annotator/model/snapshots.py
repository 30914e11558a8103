"""The names of snapshots: a file that is kept as evidence is called by the hash of its bytes.

`snapshots/<first two digits>/<64 digits>.<kind>`, beside the database. The name says what the file
must hold, so it can be checked anywhere, and the intake knows it from a story.
"""

import re

FOLDER = "snapshots"
KINDS = frozenset(
    "pdf html htm mhtml mht txt md rtf csv tsv json jsonl xml png jpg jpeg webp gif tif tiff heic "
    "doc docx odt xls xlsx ods ppt pptx odp eml zip gz warc wacz mp3 m4a wav ogg mp4 m4v mov "
    "webm".split()
)
"""The file name endings that are kept: those of pages, papers, pictures and recordings."""

_NAME = re.compile(
    r"(?:.*[/\\])?snapshots[/\\](..)[/\\](\1[0-9a-f]{62})(?:\.[a-z0-9]{1,5})?", re.DOTALL
)
_KEPT = re.compile(r"snapshots/(..)/(?P<sha256>\1[0-9a-f]{62})(?:\.[a-z0-9]{1,5})?")


def snapshot_path(sha256: str, kind: str) -> str:
    """Return the path of a snapshot beside the database, for a hash and a file name ending."""
    kind = kind.lower().removeprefix(".")
    ending = f".{kind}" if kind in KINDS else ""
    return f"{FOLDER}/{sha256[:2]}/{sha256}{ending}"


def hash_in(path: str) -> str | None:
    """Return the hash that a path of a snapshot names; null for any other path."""
    match = _KEPT.fullmatch(path)
    return None if match is None else match["sha256"]


def is_snapshot(path: str) -> bool:
    """Tell whether a file lies where snapshots lie, under the name of one."""
    return len(path) > 64 and _NAME.fullmatch(path) is not None
