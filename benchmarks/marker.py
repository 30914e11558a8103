"""The keys that mark an attribution, looked for on the marking of the desk itself.

A part is marked by going to a word (`h`, `l`, or `'` and its letter), taking it, a phrase around
it, or all up to another word (`m`), and moving the ends. The cheapest such way is looked for, part
by part: the cue first or the content first, whichever is cheaper. Nothing stays marked by looking.
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count
from typing import Any

from annotator.desk.errors import RefusedError
from annotator.desk.marking import PARTS, Marking, Part
from annotator.suggest.scoring.marked import Marked
from annotator.suggest.scoring.spans import Range, loosened
from annotator.tui.actions.spans import SPAN_ACTIONS
from annotator.tui.actions.walk import WALK_ACTIONS

KEYS = {action.id: action.keys[0] for action in (*WALK_ACTIONS, *SPAN_ACTIONS) if action.keys}
"""The first key of every action."""
MOST = 14
"""Marking a part takes fewer keys than this, or is given up."""
PATIENCE = 3_000
"""So many states are looked at before a part is given up."""
READINGS = 2
"""A phrase key is pressed at most three times in a row."""
EDGE = 3
"""So many marks of punctuation, which do not count, may stand at an edge."""
ORDERS: tuple[tuple[Part, ...], ...] = (("cue", "source", "content"), ("content", "source", "cue"))


class GivenUpError(Exception):
    """What gold has cannot be marked from here."""


Step = tuple[str, str, object]
"""The keys of a step, the method of a marking that they call, and its argument, null for none."""


def do(marking: Marking, step: Step) -> None:
    """Press the keys of a step."""
    _, method, argument = step
    deed: Callable[..., object] = getattr(marking, method)
    if argument is None:
        deed()
    else:
        deed(argument)


def keys_of(steps: Sequence[Step]) -> list[str]:
    """Return the keys of some steps, one by one."""
    return [key for keys, _, _ in steps for key in keys.split()]


class Marker:
    """Looks for the keys that mark what is wanted."""

    def __init__(self, marking: Marking, text: str) -> None:
        self._marking, self._text = marking, text
        page: Any = marking.page  # asked the same thousands of times while looking
        page.beside, page.starting_with = cache(page.beside), cache(page.starting_with)

    def cheapest(self, wanted: Marked) -> list[Step] | None:
        """Return the cheaper of the orders; null when none is found."""
        found = [self._in_order(order, wanted) for order in ORDERS]
        ways = [way for way in found if way is not None]
        return min(ways, key=lambda way: len(keys_of(way)), default=None)

    def _in_order(self, order: Sequence[Part], wanted: Marked) -> list[Step] | None:
        begun, steps = self._snapshot(), list[Step]()
        try:
            for part in order:
                self._mark_part(part, self._cores(wanted.of(part)), steps)
            right = all(self._marked(part) == self._cores(wanted.of(part)) for part in PARTS)
        except (GivenUpError, RefusedError):
            right = False
        self._restore(begun)
        return steps if right else None

    def _mark_part(self, part: Part, wanted: list[Range], steps: list[Step]) -> None:
        def take(*more: Step) -> None:
            for step in more:
                do(self._marking, step)
                steps.append(step)

        if self._marked(part) == wanted:
            return
        if self._marking.part != part:
            take((KEYS[f"spans.part.{part}"], "turn_to", part))
        while not self._begins(part, wanted):
            take((KEYS["spans.drop"], "drop_fragment", None))
        for number in range(max(len(self._marked(part)), 1), len(wanted) + 1):
            if number > 1 and self._marked(part) == wanted[: number - 1]:
                take((KEYS["spans.add"], "add_fragment", None))
            take(*self._search(part, wanted[:number]))

    def _begins(self, part: Part, wanted: list[Range]) -> bool:
        """Tell whether what is marked begins as wanted; its last fragment is still to be marked."""
        marked = self._marked(part)
        return len(marked) <= len(wanted) and marked[:-1] == wanted[: max(len(marked) - 1, 0)]

    def _search(self, part: Part, wanted: list[Range]) -> list[Step]:
        """Return the cheapest way to mark the last of some fragments; raises GivenUpError."""
        begun, number = self._snapshot(), count()
        queue: list[tuple[int, int, str, Any, list[Step]]] = [(0, 0, "go", begun, [])]
        seen: set[Any] = set()
        letters = self._letters(wanted[-1])
        inside = self._marking.page.inside(*wanted[-1])
        if not inside:  # farther away than the desk can mark
            raise GivenUpError
        target = inside[0], inside[-1]
        looked = 0
        while queue and (looked := looked + 1) < PATIENCE:
            cost, _, stage, snapshot, way = heapq.heappop(queue)
            self._restore(snapshot)
            if self._marked(part) == wanted:
                self._restore(begun)
                return way
            for step, then in _steps(stage, letters):
                price = cost + len(step[0].split())
                self._restore(snapshot)
                try:
                    do(self._marking, step)
                except RefusedError:
                    continue
                shape = (then, *self._shape(part))
                if (
                    shape in seen
                    or self._readings() > READINGS
                    or price + self._off(then, target) > MOST
                ):
                    continue
                if price == cost + 1:  # what costs more may be found cheaper before it is looked at
                    seen.add(shape)
                queue_entry = (price, next(number), then, self._snapshot(), [*way, step])
                heapq.heappush(queue, queue_entry)
        self._restore(begun)
        raise GivenUpError

    def _readings(self) -> int:
        """Return how often a phrase key was pressed in a row, from 0."""
        reading = self._marking._reading
        return 0 if reading is None else reading[2]

    def _off(self, stage: str, target: Range) -> int:
        """Return how many keys it takes at least until the ends are right."""
        if stage not in ("ends", "other ends"):
            return 0
        low, high = sorted((self._marking._state.anchor, self._marking._state.cursor))
        return sum(
            max(0, abs(one - other) - EDGE) for one, other in zip((low, high), target, strict=True)
        )

    def _letters(self, target: Range) -> list[str]:
        """Return the letters to jump by: those of the words at the edges of the target."""
        inside = self._marking.page.words_in([target])
        words = [self._marking.page.words[n] for n in {*inside[:2], *inside[-1:]}]
        return sorted({self._text[word.start].casefold() for word in words})

    def _marked(self, part: Part) -> list[Range]:
        return self._cores(self._marking.fragments(0, part))

    def _cores(self, ranges: Sequence[Range]) -> list[Range]:
        cores = (loosened(self._text, *span) for span in sorted(ranges))
        return [(start, end) for start, end in cores if start < end]

    def _shape(self, part: Part) -> tuple[Any, ...]:
        state, reading = self._marking._state, self._marking._reading
        return (
            state.marks.get((0, part)), state.cursor, state.anchor, state.extending,
            reading and (reading[0], reading[2]),
        )  # fmt: skip

    def _snapshot(self) -> Any:
        return self._marking._state, self._marking._reading

    def _restore(self, snapshot: Any) -> None:
        self._marking._state, self._marking._reading = snapshot
        self._marking._before = []


def _steps(stage: str, letters: Sequence[str]) -> Iterator[tuple[Step, str]]:
    """Yield what can be done and what comes next: going, then taking, then moving the ends."""
    if stage in ("go", "reach"):
        yield (KEYS["spans.right"], "move", 1), stage
        yield (KEYS["spans.left"], "move", -1), stage
        for letter in letters:
            yield (f"{KEYS['spans.jump']} {letter}", "jump", letter), stage
    if stage == "go":
        yield (KEYS["spans.extend"], "toggle_extending", None), "reach"
    if stage in ("go", "phrase"):
        yield (KEYS["spans.quotation"], "quotation", None), "phrase"
        yield (KEYS["spans.clause"], "clause", None), "phrase"
        yield (KEYS["spans.noun_phrase"], "noun_phrase", None), "phrase"
    yield (KEYS["spans.extend_right"], "extend", 1), "ends"
    yield (KEYS["spans.extend_left"], "extend", -1), "ends"
    yield (KEYS["spans.shrink"], "shrink", None), "ends"
    if stage != "other ends":
        yield (KEYS["spans.other_end"], "swap_ends", None), "other ends"
