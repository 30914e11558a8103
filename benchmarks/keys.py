"""Measure how few keys mark an attribution exactly: content, source and cue, word by word.

    python benchmarks/keys.py DATA [--sentences 50] [--each]

DATA is a folder with `dev.jsonl`: stories with attributions that people marked, a JSON object a
line. Taken are the first attribution of each sentence that has all three parts and lies in the
sentence, one a story, until there are enough. For each the shortest sequence of keys is looked for
that the desk itself understands: `s`, the keys of the second table, and a label key; a jump counts
as two. It is a count of keys, not of thinking. Edge punctuation and quotation marks do not count,
nor does a leading "that", as in the scorer of the data.
"""

import argparse
import heapq
import json
import statistics
from collections.abc import Callable, Iterator
from itertools import count, permutations
from pathlib import Path
from typing import Any, NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.marking import PARTS, Marking, Part
from annotator.desk.reachable import Reachable
from annotator.suggest.sayings import saying_in
from annotator.suggest.words import units

MOST = 8
"""More keys than this for one part are not looked for."""
EDGES = " \t\n.,;:!?…\"'“”‘’«»()[]-–—"


class Task(NamedTuple):
    """A sentence and what is to be marked in it."""

    text: str
    sentence: tuple[int, int]
    block: tuple[int, int]
    wanted: dict[Part, list[tuple[int, int]]]


def main() -> None:
    """Measure with the proposals that `s` begins with, and without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sentences", type=int, default=50)
    parser.add_argument("--each", action="store_true", help="print every sentence's figure")
    options = parser.parse_args()
    tasks = list(_tasks(options.data / "dev.jsonl", options.sentences))
    for name, proposing in (("with the proposals of s", True), ("by hand alone", False)):
        needed = [_keys(task, proposing=proposing) for task in tasks]
        found = [keys for keys in needed if keys is not None]
        if options.each:
            print(*needed)
        print(
            f"{name}: mean {statistics.mean(found):.2f}, median {statistics.median(found):.0f}, "
            f"longest {max(found)} keys; {len(found)} of {len(tasks)} sentences"
        )


def _tasks(path: Path, number: int) -> Iterator[Task]:
    done = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            task = _first(json.loads(line))
            if task is not None:
                yield task
                done += 1
            if done == number:
                return


def _first(story: dict[str, Any]) -> Task | None:
    for said in story["attributions"]:
        parts = {part: [(s, e) for s, e in said[part]] for part in PARTS}
        spans = [span for found in parts.values() for span in found]
        for start, end in story["sentences"]:
            inside = all(start <= s and e <= end for s, e in spans)
            if inside and all(parts.values()):
                return Task(story["text"], (start, end), _block(story["text"], start, end), parts)
    return None


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    behind = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if behind < 0 else behind


def _keys(task: Task, *, proposing: bool) -> int | None:
    """Return the fewest keys: s, each part in the best order, and the label key."""
    page = Reachable(
        task.text, units(task.text, *task.sentence), [task.sentence], task.sentence, task.block
    )
    best: int | None = None
    for order in permutations(PARTS):
        total = _in_order(page, task, order, proposing=proposing)
        if total is not None and (best is None or total < best):
            best = total
    return best


def _in_order(
    page: Reachable, task: Task, order: tuple[Part, ...], *, proposing: bool
) -> int | None:
    saying = saying_in(task.text, task.sentence) if proposing else None
    marks: Any = {(0, "content"): (task.sentence,)}
    if saying is not None:
        marks |= {(0, part): getattr(saying, part) for part in PARTS if getattr(saying, part)}
    marking = Marking(
        page,
        marks,
        by_hand=False,
        propose=lambda cue: saying_in(task.text, task.sentence, cue) if proposing else None,
    )
    keys = 2
    for part in order:
        wanted = _core(task.text, task.wanted[part])
        if _core(task.text, marking.fragments(0, part)) == wanted:
            continue
        if marking.part != part:
            marking.turn_to(part)
            keys += 1
        more = _shortest(marking, part, wanted, task)
        if more is None:
            return None
        keys += more
    right = all(
        _core(task.text, marking.fragments(0, part)) == _core(task.text, task.wanted[part])
        for part in PARTS
    )
    return keys if right else None


def _shortest(marking: Marking, part: Part, wanted: Any, task: Task) -> int | None:
    """Return the fewest keys that mark a part, and mark it; Dijkstra over the marking's states."""
    begun = marking._state, marking._reading
    number = count()
    queue: list[tuple[int, int, Any]] = [(0, next(number), begun)]
    seen: set[Any] = set()
    letters = sorted({task.text[u.start].casefold() for u in marking.page.words if u.is_word})
    while queue:
        keys, _, (state, reading) = heapq.heappop(queue)
        marking._state, marking._reading, marking._before = state, reading, []
        if _core(task.text, marking.fragments(0, part)) == wanted:
            return keys
        shape = (
            state.marks.get((0, part)), state.fragment, state.cursor, state.anchor,
            state.extending, reading and (reading[0], reading[2]),
        )  # fmt: skip
        if shape in seen or keys >= MOST:
            continue
        seen.add(shape)
        for cost, step in _steps(marking, letters):
            marking._state, marking._reading, marking._before = state, reading, []
            try:
                step()
            except RefusedError:
                continue
            heapq.heappush(queue, (keys + cost, next(number), (marking._state, marking._reading)))
    marking._state, marking._reading = begun
    return None


def _steps(marking: Marking, letters: list[str]) -> list[tuple[int, Callable[[], None]]]:
    one: list[Callable[[], None]] = [
        lambda: marking.move(1),
        lambda: marking.move(-1),
        lambda: marking.extend(1),
        lambda: marking.extend(-1),
        marking.shrink,
        marking.swap_ends,
        marking.toggle_extending,
        marking.quotation,
        marking.clause,
        marking.noun_phrase,
        marking.add_fragment,
        marking.drop_fragment,
    ]
    jumps = [(2, lambda letter=letter: marking.jump(letter)) for letter in letters]
    return [(1, step) for step in one] + jumps


def _core(text: str, ranges: Any) -> list[tuple[int, int]]:
    """Return ranges without what does not count at their edges."""
    cores = []
    for start, end in sorted(ranges):
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if text[start:end].lower().startswith("that "):
            start += 5
        cores.append((start, end))
    return cores


if __name__ == "__main__":
    main()
