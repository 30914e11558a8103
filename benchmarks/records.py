"""How a hundred thousand stories are taken in: time, memory, after a kill, and beside the desk.

    python benchmarks/records.py [stories] [--shape lines|folder] [--keys N]

The stories are the lines of one JSONL, each with a marked span, or the files of one folder; one in
a hundred is another outlet's copy of an earlier one. The intake is killed half-way once (kill -9),
and finished by a second run. Then the desk is opened on a folder that nothing is known of, and keys
are pressed while the rest is coming in.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import at_screen
import stories
from at_files import DATABASE
from measuring import environment, milliseconds, percentile, work
from terminal import Terminal

from annotator.store import Store

SENTENCES = 12
"""Sentences a story, so that a hundred thousand stories are no more than a large corpus."""
COPIED = 100
"""One story in so many is a copy of the one fifty before it."""


def texts(count: int) -> Iterator[str]:
    """Yield stories; every hundredth is an earlier one with another headline and another day."""
    for number in range(count):
        copied = number and number % COPIED == 0
        text = _text(_copied(number) if copied else number)
        if copied:
            head, _, rest = text.partition("\n\n")
            text = f"{head.upper()}, {number}\n\n{rest.replace('day', 'day night', 1)}"
        yield text


def _copied(number: int) -> int:
    return number - COPIED // 2


def _text(number: int) -> str:
    dice = random.Random(number)  # noqa: S311 - stories, not secrets
    return stories.story(number * SENTENCES, SENTENCES, dice)


def write_lines(folder: Path, count: int) -> Path:
    """Write one file of records."""
    path = folder / "stories.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts(count)):
            start = text.index("\n\n", len(text) // 2) + 2
            span = {"start": start, "end": start + 20, "label": "Content"}
            told = {"id": number, "text": text, "spans": [span], "answer": "accept"}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
    return path


def write_folder(folder: Path, count: int) -> Path:
    """Write a folder of files."""
    path = folder / "stories"
    path.mkdir()
    for number, text in enumerate(texts(count)):
        (path / f"{number:06}.txt").write_text(text, "utf-8")
    return path


def run(path: Path, *options: str, until: int | None = None) -> str:
    """Import a path; say what it took. `until` kills it after so many stories."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "annotator", "import", "--json", *options, str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | environment()
    ) as process:
        told = 0
        for line in process.stdout or ():
            told += '"outcome": "new"' in line
            if told == until:
                process.kill()
                break
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    seconds, busy = time.monotonic() - begun, used.ru_utime + used.ru_stime
    peak = used.ru_maxrss / 1024
    return f"{seconds:7.1f} s  (processor {busy:6.1f} s)  peak {peak:4.0f} MiB  {told:,} new"


def near_copies(database: Path, count: int) -> str:
    """Say how many of the copies were found with what they copy, and what was found besides."""
    with Store(database) as store:
        cluster = store.clusters.walked()
        ids = [place.document_id for place in store.order.all()]
    pairs = [(ids[at], ids[_copied(at)]) for at in range(COPIED, count, COPIED)]
    found = sum(one in cluster and cluster[one] == cluster.get(of) for one, of in pairs)
    others = cluster.keys() - {one for pair in pairs for one in pair}
    return (
        f"near copies: {found:,} of {len(pairs):,} found, "
        f"{len(others):,} other stories called copies"
    )


def at_the_desk(folder: Path, keys: int) -> str:
    """Open the desk on a folder that is unknown; press keys while the rest is taken in."""
    numbers = work("walk", folder, str(keys + 1))
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()
    dice = random.Random(1)  # noqa: S311 - pauses, not secrets
    with Terminal(at_screen._desk(folder), environment()) as desk:
        first = desk.wait_for(f"sentence {numbers[0]}".encode()) - desk.begun
        while _known(folder) <= keys // 4:  # else the walk would end before the keys do
            time.sleep(0.1)
        press = at_screen._press
        times = [press(desk, b"v", f"sentence {number}", dice) for number in numbers[1:]]
        desk.leave(b"q")
    known = _known(folder)
    middle, high, most = (milliseconds(percentile(times, part)) for part in (0.5, 0.95, 1))
    return (
        f"desk on an unknown folder: first sentence after {milliseconds(first)}; {keys} keys while "
        f"{known:,} stories came in: median {middle}, 95th percentile {high}, longest {most}"
    )


def _known(folder: Path) -> int:
    with Store(folder / DATABASE, read_only=True) as store:
        return store.order.count()


def main() -> None:
    """Print what it takes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--shape", choices=("lines", "folder"), default="lines")
    parser.add_argument("--keys", type=int, default=200)
    options = parser.parse_args()
    count = options.count
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write = write_lines if options.shape == "lines" else write_folder
        path = write(folder, count)
        print(f"{count:,} stories of about {SENTENCES} sentences, {options.shape}", flush=True)
        steps: list[tuple[str, tuple[str, ...], int | None]] = [
            ("killed half-way", (), count // 2),
            ("finished", (), None),
            ("known", (), None),
        ]
        if options.shape == "lines":
            steps.append(("labels to answers", ("--labels", "annotator:tool"), None))
            steps.append(("the same labels again", ("--labels", "annotator:tool"), None))
        for what, given, until in steps:
            print(f"{what:22} {run(path, *given, until=until)}", flush=True)
        database = (path.parent if options.shape == "lines" else path) / DATABASE
        print(f"database {database.stat().st_size >> 20} MiB")
        print(near_copies(database, count), flush=True)
        if options.shape == "folder":
            print(at_the_desk(path, options.keys))


if __name__ == "__main__":
    main()
