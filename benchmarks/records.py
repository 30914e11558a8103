"""How fast one large file of records is taken in, how much memory it needs, and how it resumes.

    python benchmarks/records.py [stories]

Every story has one marked span. The intake is killed half-way once, and finished by a second run.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import stories

SENTENCES = 12
"""Sentences a story, so that a hundred thousand stories are no more than a large corpus."""


def records(count: int) -> Iterator[str]:
    """Yield lines of JSON."""
    import random

    dice = random.Random(1)  # noqa: S311 - stories, not secrets
    for number in range(count):
        text = stories.story(number * SENTENCES, SENTENCES, dice)
        start = text.index("\n\n", len(text) // 2) + 2
        span = {"start": start, "end": start + 20, "label": "Content"}
        told = {"id": number, "text": text, "spans": [span], "answer": "accept"}
        yield json.dumps(told, ensure_ascii=False)


def run(path: Path, *options: str, until: int | None = None) -> tuple[float, float, int]:
    """Import a file; return seconds, peak MB, and stories told. `until` kills it after so many."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "annotator", "import", "--json", *options, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        told = 0
        for line in process.stdout or ():
            told += '"outcome": "new"' in line
            if told == until:
                process.kill()
                break
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return time.monotonic() - begun, used.ru_maxrss / 1024, told


def main() -> None:
    """Print what it takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for line in records(count):
                file.write(line + "\n")
        print(f"{count:,} stories, {path.stat().st_size >> 20} MiB")
        for what, options, until in (
            ("killed half-way", (), count // 2),
            ("finished", (), None),
            ("known", (), None),
            ("labels to answers", ("--labels", "annotator:tool"), None),
            ("the same labels again", ("--labels", "annotator:tool"), None),
        ):
            seconds, peak, told = run(path, *options, until=until)
            print(f"{what:22} {seconds:7.1f} s  peak {peak:6.0f} MiB  {told:,} new", flush=True)
        size = (Path(folder) / "annotations.db").stat().st_size >> 20
        print(f"database {size} MiB")


if __name__ == "__main__":
    main()
