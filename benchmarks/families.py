"""Fit how far suggestions of the syntax suggester can be trusted, by their signs.

    python benchmarks/families.py TRAIN.jsonl > annotator/suggest/syntax/sureness.tsv

Each half of the stories is read with tables that `rates.py` counted in the other half, so that no
suggestion is judged in stories that were counted. TRAIN is as for `rates.py`.
"""

import argparse
import functools
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rates import Counting
from weights import fitted

from annotator.desk.gold_tasks import GoldFile
from annotator.suggest.scoring.evaluating import judge
from annotator.suggest.scoring.scorer import Scorer
from annotator.suggest.syntax import Syntax, rates, suggester
from annotator.suggest.syntax.signs import Told, signs

FEWEST = 25
"""A sign that is rarer tells nothing."""
CALM = 5.0
"""How much weights are drawn towards nothing."""


def main() -> None:
    """Print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    shown, right = zip(*_cross_checked(parser.parse_args().train), strict=True)
    times = Counter(sign for one in shown for sign in one)
    known = [{s: v for s, v in one.items() if times[s] >= FEWEST} for one in shown]
    for sign, weight in sorted(fitted(known, right, CALM).items()):
        sys.stdout.write(f"{sign}\t{weight:.3f}\n")


def _cross_checked(train: Path) -> Iterator[tuple[dict[str, float], bool]]:
    """Yield the signs of what is suggested for each half, by tables counted in the other one."""
    with train.open(encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    tasks = list(GoldFile(train).tasks())
    shown: list[dict[str, float]] = []

    def noted(told: Told, index: int) -> tuple[str, float]:
        shown.append(dict(signs(told, index)))
        return "noted", 0.5

    suggester.sureness = noted
    for half in (0, 1):
        counting = Counting()
        for story in stories[1 - half :: 2]:
            counting.add(story)
        told = rates.read("\t".join(map(str, row)) for row in counting.rows())
        rates.rates = functools.partial(lambda found: found, told)  # type: ignore[assignment]
        for task in tasks[half::2]:
            judged = judge(task, Syntax(), Scorer())
            yield from zip(shown, [right for _, right in judged], strict=True)
            shown.clear()


if __name__ == "__main__":
    main()
