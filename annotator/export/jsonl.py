"""Gold as JSON Lines: one record a line, in UTF-8, the same bytes for the same answers."""

from collections.abc import Iterable
from typing import BinaryIO

from pydantic import BaseModel

from annotator.export.files import HashedFile


def write_jsonl(records: Iterable[BaseModel], file: BinaryIO) -> HashedFile:
    """Write the records as they come; return the count and hash of the lines."""
    out = HashedFile(file)
    for record in records:
        out.write_line(record.model_dump_json().encode("utf-8"))
    return out
