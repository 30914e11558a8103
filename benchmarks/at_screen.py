"""Measuring what an analyst waits for: the first sentence, and the next one."""

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import stories
from at_files import DATABASE
from measuring import HERE, NAME, Pairs, Row, environment, milliseconds, percentile, work
from terminal import Terminal, python

_SETTLED = 2.0
"""Seconds after which nothing runs beside the desk any more."""
_PAUSE = 0.03
"""Seconds between two keys, about: faster keys would measure Textual's frame cap."""


def start(folder: Path, sizes: tuple[int, int], rounds: int) -> Iterator[Row]:
    """Measure the way to the first sentence of a known corpus, and of a new one."""
    painted = {size: _answered(folder / str(size), size) for size in sizes}
    found: dict[int, Pairs] = {size: Pairs([], []) for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            found[size].ours.append(_first_paint(_desk(folder / str(size)), painted[size]))
            found[size].floor.append(_first_paint(_floor(folder), "Sentence number 1."))
    for size in sizes:
        yield found[size].row(f"start at {size:,} sentences", "1.25x", milliseconds)
    for size in sizes:
        first = _first_visits(folder / str(size), folder / "floor", max(2, rounds // 4))
        yield first.row(f"first start ever at {size:,} sentences", "-", milliseconds)


def _answered(folder: Path, size: int) -> str:
    """Make a corpus with answers in its first story; return what its first paint shows."""
    if not (folder / DATABASE).exists():
        stories.write_corpus(folder, size)
        work("intake", folder)
    given = 5
    work("answer", folder, NAME, given)
    return f"sentence {next(n for n in work('walk', folder, 20) if n > given)}"


def _desk(folder: Path) -> list[str]:
    return python("-m", "annotator", "open", "--annotator", NAME, folder)


def _floor(folder: Path) -> list[str]:
    return python(HERE / "floor_app.py", folder / "floor.db")


def _first_paint(command: list[str], text: str) -> float:
    with Terminal(command, environment()) as terminal:
        seconds = terminal.wait_for(text.encode()) - terminal.begun
        terminal.leave(b"q")
    return seconds


def _first_visits(known: Path, floor: Path, rounds: int) -> Pairs:
    """Start on stories without a database."""
    new, pairs = known.with_name(f"{known.name}-new"), Pairs([], [])
    shutil.copytree(known, new, ignore=shutil.ignore_patterns(f"{DATABASE}*"), dirs_exist_ok=True)
    for _ in range(rounds):
        pairs.ours.append(_first_paint(_desk(new), "sentence 1"))
        pairs.floor.append(_first_paint(_floor(floor.parent), "Sentence number 1."))
        for file in new.glob(f"{DATABASE}*"):
            file.unlink()
    return pairs


def key(folder: Path, size: int, keys: int) -> Iterator[Row]:
    """Measure a key to the next sentence on the screen, in turns with the floor."""
    place = folder / f"keys-{size}"
    stories.write_corpus(place, size)
    work("intake", place)
    yield from _keys(folder, place, keys, "key to the next sentence")


def crowded_key(folder: Path, size: int, keys: int) -> Iterator[Row]:
    """Measure relabelling in one long story in which every sentence has claims with spans."""
    place = folder / f"crowded-{size}"
    stories.write_story(place, size)
    work("intake", place)
    claims = work("crowd", place, NAME)["count"]
    what = f"relabelling key in one story of {size:,} sentences and {claims:,} claims"
    yield from _keys(folder, place, keys, what)


def _keys(folder: Path, place: Path, keys: int, what: str) -> Iterator[Row]:
    numbers = work("walk", place, keys + 1)
    dice, pairs = random.Random(1), Pairs([], [])  # noqa: S311 - pauses, not secrets
    with (
        Terminal(_desk(place), environment()) as desk,
        Terminal(_floor(folder), environment()) as floor,
    ):
        desk.wait_for(f"sentence {numbers[0]}".encode())
        floor.wait_for(b"Sentence number 1.")
        time.sleep(_SETTLED)
        for turn, number in enumerate(numbers[1:], start=2):
            typed = dice.choice((b"v", b"a", b"d"))
            pairs.ours.append(_press(desk, typed, f"sentence {number}", dice))
            pairs.floor.append(_press(floor, typed, f"Sentence number {turn}.", dice))
        desk.leave(b"q")
        floor.leave(b"q")
    middle = pairs.row(f"{what}, median of {keys}", "1.5x", milliseconds)
    ratio = f"{median(pairs.ours) / median(pairs.floor):.2f}x"
    yield middle._replace(ratio=ratio)
    high = [percentile(side, 0.95) for side in pairs]
    shown = [milliseconds(value) for value in high]
    yield Row(f"{what}, 95th percentile", *shown, f"{high[0] / high[1]:.2f}x", "-")


def _press(terminal: Terminal, typed: bytes, text: str, dice: random.Random) -> float:
    time.sleep(_PAUSE * dice.uniform(0.8, 1.6))
    terminal.send(typed)
    begin = time.perf_counter()
    return terminal.wait_for(text.encode()) - begin
