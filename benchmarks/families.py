"""Measure how often each family of the syntax suggester is wholly right.

    python benchmarks/families.py TRAIN.jsonl

Prints the table of `annotator/suggest/syntax/measured.py`. Each half of the stories is read with
tables that `rates.py` counted in the other half, so that no share is of stories that were counted.
TRAIN is as for `rates.py`.
"""

import argparse
import functools
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rates import Counting

from annotator.desk.gold_tasks import GoldFile
from annotator.suggest.scoring.evaluating import Judged, judge
from annotator.suggest.scoring.scorer import Scorer
from annotator.suggest.syntax import Syntax, rates
from annotator.suggest.syntax.sureness import pooled

FEWEST = 20
"""A family that is rarer says nothing about its precision."""


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for suggestion, right in _cross_checked(parser.parse_args().train):
        for family in dict.fromkeys((suggestion.rule, pooled(suggestion.rule))):
            counts[family][0] += 1
            counts[family][1] += right
    for family, (times, right_times) in sorted(counts.items()):
        if times >= FEWEST:
            print(f'    "{family}": {right_times / times:.2f},  # {times}')


def _cross_checked(train: Path) -> Iterator[Judged]:
    """Yield what is suggested for each half, with tables counted in the other one."""
    with train.open(encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    tasks = list(GoldFile(train).tasks())
    for half in (0, 1):
        counting = Counting()
        for story in stories[1 - half :: 2]:
            counting.add(story)
        told = rates.read("\t".join(map(str, row)) for row in counting.rows())
        rates.rates = functools.partial(lambda found: found, told)  # type: ignore[assignment]
        suggester = Syntax()
        for task in tasks[half::2]:
            yield from judge(task, suggester, Scorer())


if __name__ == "__main__":
    main()
