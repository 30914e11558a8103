"""Which sentence is most unlike what was answered so far: the order "most different first".

Worked through greedily: next comes the sentence with the greatest

    gain = sum of idf(w) over its words w that no sentence so far has, divided by sqrt(its words)

with idf(w) = log((N + 1) / n), N sentences looked at, n of them with w; words of one sentence alone
teach nothing about others and count nothing. This is the scaled greedy of Lin and Bilmes
("Multi-document summarization via budgeted maximization of submodular functions", 2010, r = 1/2)
on weighted coverage of words. A gain never grows as more is seen, so most of them need not be
worked out again (Minoux, "Accelerated greedy algorithms", 1978). Ties go by reading order.
"""

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import fsum, log, sqrt

_WORD = re.compile(r"[^\W_]+")
CHOSEN = 1_000
"""So many are chosen; what is left follows in reading order."""


def most_different(texts: Sequence[str], answered: Iterable[str]) -> list[int]:
    """Return the numbers of texts, the most different from `answered` and each other first."""
    bags = [_bag(text) for text in texts]
    seen_bags = [_bag(text) for text in answered]
    counts = Counter(chain.from_iterable((*bags, *seen_bags)))
    total = len(bags) + len(seen_bags)
    seen = frozenset().union(*seen_bags)
    new = {
        word: log((total + 1) / count)
        for word, count in counts.items()
        if count > 1 and word not in seen
    }

    def gain(number: int) -> float:
        bag = bags[number]
        teaches = fsum(new[word] for word in bag if word in new)  # exact: alike in any order
        return teaches / sqrt(len(bag)) if bag else 0.0

    heap = [(-gain(number), number) for number in range(len(bags))]
    heapq.heapify(heap)
    chosen: list[int] = []
    while heap and len(chosen) < CHOSEN:
        _, number = heapq.heappop(heap)
        now = (-gain(number), number)
        if heap and now > heap[0]:
            heapq.heappush(heap, now)
            continue
        if now[0] == 0:
            heapq.heappush(heap, now)
            break
        chosen.append(number)
        for word in bags[number]:
            new.pop(word, None)
    return chosen + sorted(number for _, number in heap)


def _bag(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
