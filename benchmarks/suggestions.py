"""Measure suggesters: quality on gold attributions, speed, load time.

    python benchmarks/suggestions.py GOLD.jsonl [--suggester NAME]... [--families]

GOLD has a story a line, as `annotator suggest --evaluate` reads it (docs/suggesters.md); the
figures are the same. Speed is processor time over all stories, the best of five times, and load
time that of a new process, behind the model. `--families` prints how often each family of rules
was wholly right, which is the table of `annotator/suggest/confidence.py`.
"""

import argparse
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from annotator.desk.gold_tasks import GoldFile
from annotator.desk.suggesting import nothing_known, panel_of, voices
from annotator.plugins import SUGGESTERS, load_plugin
from annotator.suggest.base import Suggester
from annotator.suggest.scoring.evaluating import Task, evaluate, judge
from annotator.suggest.scoring.scorer import Scorer
from annotator.suggest.scoring.telling import tell

FEWEST = 20
"""A family that is rarer says nothing about its precision."""


def main() -> None:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--suggester", action="append", default=[], metavar="NAME")
    parser.add_argument("--families", action="store_true")
    options = parser.parse_args()
    tasks = list(GoldFile(options.gold).tasks())
    with nothing_known() as store:
        panel = panel_of(store, options.suggester or ["rules"])
        if options.families:
            for suggester in panel.suggesters:
                _families(tasks, suggester)
            return
        suggesters = panel.suggesters
        for line in tell(evaluate(tasks, voices(panel))):
            print(line)
        for suggester in suggesters:
            _speed(tasks, suggester)
            _load_time(suggester.name)


def _families(tasks: list[Task], suggester: Suggester) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for task in tasks:
        for suggestion, right in judge(task, suggester, Scorer()):
            counts[suggestion.rule][0] += 1
            counts[suggestion.rule][1] += right
    for family, (times, right_times) in sorted(counts.items()):
        if times >= FEWEST:
            print(f'    "{family}": {right_times / times:.2f},  # {times}')


def _speed(tasks: list[Task], suggester: Suggester) -> None:
    sentences = sum(len(task.sentences) for task in tasks)
    best = min(_seconds(tasks, suggester) for _ in range(5))
    print(f"speed of {suggester.name}: {sentences / best:,.0f} sentences/s on one core")


def _seconds(tasks: list[Task], suggester: Suggester) -> float:
    begin = time.process_time()
    for task in tasks:
        for _ in suggester.suggest(task.document, task.sentences):
            pass
    return time.process_time() - begin


def _load_time(name: str) -> None:
    kind = load_plugin(SUGGESTERS, name)
    code = (
        "import annotator.model.answer, annotator.model.document, time; a = time.perf_counter()\n"
        f"from {kind.__module__} import {kind.__name__}\n{kind.__name__}()\n"
        f"print(f'load of {name}: {{(time.perf_counter() - a) * 1000:.0f}} ms, behind the model')"
    )
    for _ in range(3):
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
