"""Measuring what reads and writes files: intake, export, and the commands' own start."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import stories
from measuring import NAME, Row, environment, in_turns, milliseconds, percentile, work

DATABASE = "annotations.db"
_ASK = 0.0005
"""Seconds between two questions for the write lock."""


def _forget(folder: Path) -> None:
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()


def _rate(sentences: int, unit: str):  # type: ignore[no-untyped-def]
    return lambda seconds: f"{sentences / seconds:,.0f} {unit}/s"


def intake(folder: Path, sizes: tuple[int, int], rounds: int) -> Iterator[Row]:
    """Measure taking in: speed at the larger size, memory at both, and the lock."""
    peaks, count = [], 0
    for size in sizes:
        stories.write_corpus(folder / str(size), size)
    large = folder / str(sizes[1])

    def ours() -> float:
        nonlocal count
        _forget(large)
        measured = work("intake", large)
        count = measured["count"]
        peaks.append(measured["peak"])
        return float(measured["seconds"])

    pairs = in_turns(ours, lambda: float(work("intake_floor", large)["seconds"]), rounds)
    yield pairs.row(f"intake of {count:,} sentences", "3x", _rate(count, "sentences"))
    small = folder / str(sizes[0])
    _forget(small)
    peak = work("intake", small)["peak"]
    yield Row(
        f"intake, peak memory at {sizes[0]:,} and {sizes[1]:,} sentences",
        f"{peak:.0f} and {max(peaks):.0f} MB",
        "-",
        f"{max(peaks) / peak:.2f}x",
        "the same",
    )
    _forget(small)
    held = _refusals(small)
    yield Row(
        f"intake, write lock refused to another program ({len(held)} times)",
        f"longest {milliseconds(max(held))}, median {milliseconds(percentile(held, 0.5))}",
        "-",
        "-",
        "< 20 ms",
    )


def carrying(folder: Path, sentences: int) -> Iterator[Row]:
    """Measure the lock while the answers to a long story are carried to its next text."""
    stories.write_story(folder, sentences)
    work("intake", folder)
    work("answer", folder, NAME, sentences)
    file = folder / "long.txt"
    paragraphs = file.read_text("utf-8").split("\n\n")
    for number in range(8, len(paragraphs), 50):
        paragraphs[number] = paragraphs[number].replace(" the ", " teh ", 1)
    file.write_text("\n\n".join(["A correction stands above.", *paragraphs]), "utf-8")
    held = _refusals(folder)
    yield Row(
        f"carrying {sentences:,} answers to a new text, write lock refused ({len(held)} times)",
        f"longest {milliseconds(max(held))}, median {milliseconds(percentile(held, 0.5))}, "
        f"95th percentile {milliseconds(percentile(held, 0.95))}",
        "-",
        "-",
        "< 20 ms",
    )


def _refusals(folder: Path) -> list[float]:
    """Ask for the write lock all the time during an intake; return how long it was refused."""
    process = subprocess.Popen(
        [sys.executable, "-m", "annotator", "import", str(folder)],
        env={**os.environ, **environment()},
        stderr=subprocess.DEVNULL,
    )
    found = []
    with contextlib.closing(_connect_when_ready(folder / DATABASE)) as rival:
        since = None
        while process.poll() is None:
            now = time.perf_counter()
            if _is_free(rival):
                if since is not None:
                    found.append(now - since)
                since = None
            elif since is None:
                since = now
            time.sleep(_ASK)
    return found


def _connect_when_ready(database: Path) -> sqlite3.Connection:
    """Connect once the tables are made: that happens once in a corpus' life."""
    while True:
        if database.exists():
            rival = sqlite3.connect(database, timeout=0, isolation_level=None)
            with contextlib.suppress(sqlite3.OperationalError):
                if rival.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 40:
                    return rival
            rival.close()
        time.sleep(_ASK)


def _is_free(rival: sqlite3.Connection) -> bool:
    try:
        rival.execute("BEGIN IMMEDIATE")
        rival.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    return True


def export(folder: Path, sizes: tuple[int, int], rounds: int) -> Iterator[Row]:
    """Measure exporting a corpus in which everything is answered."""
    for size in sizes:
        place = folder / str(size)
        if not (place / DATABASE).exists():
            stories.write_corpus(place, size)
            work("intake", place)
        work("answer", place, NAME, size)
    peaks, count = [], 0
    out, floor_out = folder / "gold.jsonl", folder / "floor.jsonl"

    def ours() -> float:
        nonlocal count
        measured = work("export", folder / str(sizes[1]), out)
        count = measured["count"]
        peaks.append(measured["peak"])
        return float(measured["seconds"])

    pairs = in_turns(ours, lambda: float(work("export_floor", out, floor_out)["seconds"]), rounds)
    yield pairs.row(f"export of {count:,} lines, each checked", "3x", _rate(count, "lines"))
    peak = work("export", folder / str(sizes[0]), out)["peak"]
    yield Row(
        f"export, peak memory at {sizes[0]:,} and {sizes[1]:,} sentences",
        f"{peak:.0f} and {max(peaks):.0f} MB",
        "-",
        f"{max(peaks) / peak:.2f}x",
        "the same",
    )


def commands(folder: Path, rounds: int) -> Iterator[Row]:
    """Measure the commands that open no screen against a bare Python."""
    stories.write_corpus(folder / "10", 10)
    if not (folder / "10" / DATABASE).exists():
        work("intake", folder / "10")
    for arguments in (["--version"], ["status", str(folder / "10")]):
        _refuse_textual(arguments)
        command = [sys.executable, "-m", "annotator", *arguments]
        pairs = in_turns(
            lambda command=command: _seconds(command),  # type: ignore[misc]
            lambda: _seconds([sys.executable, "-c", "pass"]),
            rounds,
        )
        yield pairs.row(f"`annotator {arguments[0]}`", "no textual", milliseconds)


def _seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(
        command, env={**os.environ, **environment()}, stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - begin


def _refuse_textual(arguments: list[str]) -> None:
    """Fail when a command imports the screen."""
    code = (
        "import sys; from annotator.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "sys.exit('textual' in sys.modules)"
    )
    _seconds([sys.executable, "-c", code, *arguments])
