"""Tables: CSV and TSV with a row of names on top, a story a row."""

import csv
from collections.abc import Iterator
from itertools import count

from annotator.corpus.decoding import DecodingError
from annotator.corpus.mapping import beside, mapping_of
from annotator.corpus.readers.base import Made, Source, Unusable
from annotator.corpus.records import columns_for, part_of, story_of
from annotator.corpus.skipped import NoStory, Skipped
from annotator.corpus.streams import LONGEST, encoding_of, fault_of, lines

_DELIMITERS = ",;\t|"
_EXTRA = "\x00extra"
"""Where the csv module puts cells for which there is no name."""


class TableReader:
    """Reads tables with a row of names: a story a row."""

    name = "table"
    version = 1
    suffixes = (".csv", ".tsv", ".tab")

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the story of every row; raises Skipped for a table without a text."""
        try:
            encoding = encoding_of(source)
        except DecodingError as error:
            raise Skipped(source.path, str(error)) from error
        csv.field_size_limit(LONGEST)
        rows = csv.DictReader(
            (line.text for line in lines(source, encoding)),
            delimiter=_delimiter(source, encoding),
            restkey=_EXTRA,
            strict=True,  # else an open quotation mark makes the rest of the file one cell
        )
        try:
            names = [name for name in rows.fieldnames or () if name]
        except csv.Error as error:
            raise Skipped(source.path, f"no table: {_remedied(error)}") from error
        columns = columns_for(names, mapping_of(source.path))
        missing = [name for name in columns.of.get("text", ()) if name not in names]
        if missing or not columns.readable:
            raise NoStory(source.path, no_text(source, names))
        for number in count(1):
            row, fault = _next(rows)
            if row is None:
                if fault is None:
                    return
                yield Unusable(str(number), f"row {number}: {fault}")
                continue
            made = story_of(row, columns, part_of(number, row, columns), encoding)
            if isinstance(made, Unusable):
                made = made._replace(reason=f"row {number}: {made.reason}")
            yield made


def no_text(source: Source, names: list[str]) -> str:
    """Say that a file has no text that could be found, and what there is."""
    shown = ", ".join(names[:12]) or "none"
    if fault_of(shown):
        shown = "names that are no text"
    return (
        f"no text in it that could be guessed: name it with --map text=NAME or in "
        f"{beside(source.path).name} (names: {shown})"
    )


def _next(rows: "csv.DictReader[str]") -> tuple[dict[str, str] | None, str | None]:
    """Return the next row, or why it cannot be used; neither at the end."""
    try:
        row = next(rows)
    except StopIteration:
        return None, None
    except csv.Error as error:
        return None, _remedied(error)
    if _EXTRA in row:
        return None, "more cells than the first row has names"
    if None in row.values():
        return None, "fewer cells than the first row has names"
    return row, None


def _remedied(error: csv.Error) -> str:
    """Say what is wrong with a row, and what to do where it is a quotation mark."""
    said = str(error)
    if '"' not in said and "quote" not in said and "end of data" not in said:
        return said
    return f'a cell in quotation marks must end in one, and have "" for each inside ({said})'


def _delimiter(source: Source, encoding: str) -> str:
    """Return what stands between the cells: what cuts the first row into most of them."""
    if source.path.suffix.lower() != ".csv":
        return "\t"
    first = next(lines(source, encoding), None)
    if first is None:
        return ","
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([first.text], delimiter=mark))))
