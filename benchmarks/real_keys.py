"""Count the real keys of our own desk: by hand and with suggestions, on stories with gold answers.

    python benchmarks/real_keys.py GOLD.jsonl [--stories 50] [--suggester NAME]... [--each]

GOLD has stories with attributions (docs/suggesters.md). They are taken in as files, cut and walked
as always, and answered twice on the desk by a simulated analyst (`analyst.py`): with suggestions
hidden, and shown. Every key is pressed: what the desk ends up with is scored against gold, and only
sentences that are wholly right both ways are counted, and what their keys are spent on is printed
below (`spending.py`). `--each` prints the keys of every sentence.
Reading and thinking are not counted.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from analyst import Analyst
from spending import Pressed, spent

from annotator.desk.advising import advise
from annotator.desk.gold_tasks import GoldFile
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk
from annotator.desk.suggesting import panel_of
from annotator.suggest.scoring.evaluating import Task


def main() -> None:
    """Measure by hand and with suggestions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--stories", type=int, default=50)
    parser.add_argument("--suggester", action="append", default=[], metavar="NAME")
    parser.add_argument("--each", action="store_true", help="print the keys of every sentence")
    options = parser.parse_args()
    tasks = list(islice(GoldFile(options.gold).tasks(), options.stories))
    found = {}
    for name, suggesting in (("by hand", False), ("with suggestions", True)):
        found[name] = _measure(tasks, options.suggester, suggesting=suggesting, each=options.each)
        right = sum(keys is not None for keys in found[name].values())
        print(f"{name}: {right:,} of {len(found[name]):,} sentences right in the end", flush=True)
    hand, helped = found.values()
    both = [place for place in hand if hand[place] and helped.get(place)]
    print(f"the {len(both):,} sentences that are right both ways:")
    for name, keys in found.items():
        needed = [len(keys[place] or ()) for place in both]
        print(
            f"  {name}: {statistics.mean(needed):.2f} keys a sentence, median "
            f"{statistics.median(needed):.0f}; {sum(k == 1 for k in needed) / len(needed):.0%} "
            "by one key"
        )
    print("with suggestions, the keys of these sentences go to:")
    for line in spent([helped[place] or [] for place in both]):
        print(line)


def _measure(
    tasks: Sequence[Task], names: Sequence[str], *, suggesting: bool, each: bool
) -> dict[tuple[str, int], list[Pressed] | None]:
    """Return the keys of every walked sentence; null for one that is not right in the end."""
    found: dict[tuple[str, int], list[Pressed] | None] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, task in enumerate(tasks):
            path = Path(folder, f"{number:03}.txt")
            path.write_bytes(task.document.text.encode("utf-8"))
        desk = open_desk((Path(folder),), None, "analyst")
        list(take_in(desk.store, desk.corpus))
        known = {task.document.id: task.gold for task in tasks}
        if not suggesting:
            desk.proposals.hide()
        panel = panel_of(desk.store, names)
        for place in list(desk.store.order.all()):
            if place.document_id not in known:
                continue  # its text was changed by reading it
            if suggesting:
                advise(desk.store, panel, place.document_id)
            desk.go(desk.walk.story_at(place.document_id))
            analyst = Analyst(desk, known[place.document_id], suggesting=suggesting)
            pressed = analyst.walk()
            right = analyst.right_in_the_end(pressed)
            for index, told in pressed.items():
                found[place.document_id, index] = told if index in right else None
                if each:
                    keys = " ".join(one.key for one in told)
                    print(index in right, len(told), keys, flush=True)
        desk.store.close()
    return found


if __name__ == "__main__":
    main()
