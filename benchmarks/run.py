"""Measure the annotator against floors measured in the same run.

    python benchmarks/run.py [--only start,key,intake,carrying,export,commands] [--quick] [--write]

Prints a table in Markdown; `--write` puts it into benchmarks/README.md.
"""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import at_files
import at_screen
from measuring import HERE, Row

PARTS = ("start", "key", "intake", "carrying", "export", "commands")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", metavar="PARTS", help=f"some of {','.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="small corpora, few rounds")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    parser.add_argument("--date", help="say in the table when it was measured")
    options = parser.parse_args()
    parts = tuple(options.only.split(",")) if options.only else PARTS
    unknown = set(parts) - set(PARTS)
    if unknown:
        parser.error(f"no part {', '.join(sorted(unknown))}: some of {', '.join(PARTS)}")
    rows = []
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        for row in _measure(Path(folder), parts, quick=options.quick):
            print(f"  {row.what}: {row.ours}, {row.ratio}", file=sys.stderr, flush=True)
            rows.append(row)
    text = "\n".join(_table(rows, options.date))
    print(text)
    if options.write:
        _write(HERE / "README.md", text)


def _measure(folder: Path, parts: tuple[str, ...], *, quick: bool) -> Iterator[Row]:
    """Measure the parts in their order; corpora made for one are used by the next."""
    sizes = (1_000, 10_000) if quick else (10_000, 100_000)
    few = 3 if quick else 11
    if "intake" in parts:
        yield from at_files.intake(folder, sizes, 2 if quick else 3)
    if "carrying" in parts:
        yield from at_files.carrying(folder / "carrying", 1_000 if quick else 5_000)
    if "start" in parts:
        yield from at_screen.start(folder, (10, sizes[1]), few)
    if "key" in parts:
        yield from at_screen.key(folder, 2_000, 50 if quick else 300)
        yield from at_screen.crowded_key(folder, 2_000, 50 if quick else 300)
    if "export" in parts:
        yield from at_files.export(folder / "export", sizes, 2 if quick else 3)
    if "commands" in parts:
        yield from at_files.commands(folder, few)


def _table(rows: list[Row], date: str | None) -> Iterator[str]:
    """Yield the table with the machine and the command that repeats it."""
    words = [Path(sys.argv[0]).name, *(word for word in sys.argv[1:] if word != "--write")]
    yield "| | annotator | floor | ratio (smallest-largest) | aim |"
    yield "| --- | --- | --- | --- | --- |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
    yield (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}{f', {date}' if date else ''}. "
        f"Repeat with `python benchmarks/{' '.join(words)}`."
    )


def _write(readme: Path, text: str) -> None:
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
