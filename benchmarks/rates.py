"""Count the tables of the syntax suggester in stories whose attributions people marked.

    python benchmarks/rates.py TRAIN.jsonl [--part N/M] > annotator/suggest/syntax/rates.tsv

TRAIN is as for `suggestions.py`. With `--part 1/2` only every second story is counted, so that the
others can tell what the tables are worth. A word counts as the head of a cue when it hangs on none
of the cue's other words. Words inside of what somebody says are not counted: nobody marked who
speaks there.
"""

import argparse
import json
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from annotator.model.document import Document, Sentence, document_id, sha256_of
from annotator.suggest.sayings import sayings_in
from annotator.suggest.syntax.candidates import candidates
from annotator.suggest.syntax.parsing import parse
from annotator.suggest.syntax.rates import TRUST
from annotator.suggest.syntax.roles import role_keys
from annotator.suggest.syntax.sentence import plain_mark
from annotator.suggest.syntax.tree import Tree
from annotator.suggest.threads import Place, cuts
from annotator.suggest.tokens import Tokens

FEWEST = 5
"""What was seen less often is not kept."""
LEAST = 0.03
"""A key whose share is no further from that of the commoner one is not kept either."""
FEWEST_MARKS = 30
LETTERS = {"cue": "c", "content": "w", "source": "s", "-": "-"}
Sample = tuple[tuple[str, ...], tuple[str, ...], bool]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--part", default="1/1")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    with options.train.open(encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    counting = Counting()
    for story in stories[part - 1 :: parts]:
        counting.add(story)
    for row in counting.rows():
        sys.stdout.write("\t".join(map(str, row)) + "\n")


def document_of(text: str) -> Document:
    """Return a story's text as a document."""
    return Document.trusted(
        id=document_id(text), sha256=sha256_of(text), text=text, language="en", segmenter="gold",
        blocks=(),
    )  # fmt: skip


def sentences_of(text: str, ranges: list[list[int]]) -> list[Sentence]:
    """Return a story's sentences; a line break between two begins a paragraph."""
    sentences, paragraph, last = [], 0, 0
    for index, (start, end) in enumerate(ranges):
        paragraph += "\n" in text[last:start]
        last = end
        sentences.append(
            Sentence.trusted(
                id=f"gold:{start}-{end}",
                document_id="gold",
                index=index,
                start=start,
                end=end,
                block="body",
                paragraph=paragraph,
                text=text[start:end],
            )
        )
    return sentences


class Counting:
    """What was counted so far."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []
        self.roles: dict[str, Counter[str]] = defaultdict(Counter)
        self.chains: dict[str, tuple[str, ...]] = {}

    def add(self, story: dict) -> None:  # type: ignore[type-arg]
        """Count a story."""
        text, starts = story["text"], [start for start, _ in story["sentences"]]
        sentences = sentences_of(text, story["sentences"])
        trees = parse(document_of(text), sentences)
        places = [Place(s.start, s.end, s.paragraph) for s in sentences]
        marked: dict[int, list[dict]] = defaultdict(list)  # type: ignore[type-arg]
        for attribution in story["attributions"]:
            if attribution["cue"]:
                marked[bisect_right(starts, attribution["cue"][0][0]) - 1].append(attribution)
        said = [span for a in story["attributions"] for span in a["content"]]
        for index, (grammar, cut) in enumerate(zip(trees, cuts(text, places), strict=True)):
            if cut.words is not None:  # who is quoted from end to end passes nothing on
                tree = Tree(grammar, cut.words.quotes)
                self._count(text, tree, cut.words, marked[index], said)

    def _count(self, text: str, tree: Tree, t: Tokens, marked: list, said: list) -> None:  # type: ignore[type-arg]
        heads: set[int] = set()
        cues: set[int] = set()
        for attribution in marked:
            inside = set(_words(tree, attribution["cue"][0]))
            cues |= inside
            heads |= {w for w in inside if tree.heads[w] not in inside or tree.heads[w] == w}
            self._count_roles(tree, attribution, inside)
        nested = {word for span in said for word in _words(tree, span)} - cues
        plain = [found.cue[0] for found in sayings_in(t, text) if found.cue]
        for candidate in candidates(tree):
            if candidate.head in heads or candidate.head not in nested:
                marks = (*candidate.marks, plain_mark(tree, candidate.head, plain))
                self.samples.append((candidate.keys, marks, candidate.head in heads))

    def _count_roles(self, tree: Tree, attribution: dict, cue: set[int]) -> None:  # type: ignore[type-arg]
        roles = {
            word: role
            for role in ("source", "cue", "content")
            for span in attribution[role]
            for word in _words(tree, span)
        }
        for parent in cue:
            for child in tree.children[parent]:
                if tree.deps[child] != "punct":
                    keys = role_keys(tree, child, parent)
                    for at, key in enumerate(keys):
                        self.roles[key][roles.get(child, "-")] += 1
                        self.chains[key] = keys[at + 1 :]

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows of the tables."""
        seen: Counter[str] = Counter()
        hits: Counter[str] = Counter()
        for keys, _, hit in self.samples:
            seen.update(keys)
            hits.update(key for key in keys if hit)
        overall = sum(hit for *_, hit in self.samples) / len(self.samples)
        yield "overall", f"{overall:.4f}"
        for key in sorted(self._telling(seen, hits, overall)):
            yield "cue", key, hits[key], seen[key]
        for mark, cues, expected, times in _marks(self.samples, seen, hits, overall):
            yield "mark", mark, cues, f"{expected:.0f}", times
        for key, role in sorted(self._decided().items()):
            yield "role", key, role

    def _telling(self, seen: Counter[str], hits: Counter[str], overall: float) -> set[str]:
        """Return the keys whose share differs from that of the commoner one."""
        told: set[str] = set()
        for keys, *_ in self.samples:
            share = overall
            for key in reversed(keys):
                commoner = share
                share = (hits[key] + TRUST * share) / (seen[key] + TRUST)
                if seen[key] >= FEWEST and abs(share - commoner) > LEAST:
                    told.add(key)
        return told

    def _is_known(self, key: str) -> bool:
        """Tell whether a key was seen often enough; the commonest ones always are."""
        return self.roles[key].total() >= FEWEST or not self.chains[key]

    def _decided(self) -> dict[str, str]:
        """Return the likeliest role of each key."""
        shares: dict[str, dict[str, float]] = {}

        def share(key: str) -> dict[str, float]:
            if key not in shares:
                chain = self.chains[key]
                commoner = share(chain[0]) if chain else dict.fromkeys(LETTERS, 0.25)
                counts = self.roles[key]
                times = counts.total() + TRUST
                shares[key] = {r: (counts[r] + TRUST * commoner[r]) / times for r in LETTERS}
            return shares[key]

        return {
            key: LETTERS[max(share(key), key=share(key).__getitem__)]
            for key in self.roles
            if self._is_known(key)
        }


def _words(tree: Tree, span: list[int]) -> Iterator[int]:
    start, end = span
    for word, begin in enumerate(tree.starts):
        if tree.ends[word] > start and begin < end:
            yield word


def _marks(
    samples: list[Sample], seen: Counter[str], hits: Counter[str], overall: float
) -> Iterator[tuple[str, int, float, int]]:
    """Yield each mark: how often at a cue, how often expected there, and how often at all.

    Expected is what the words themselves tell, without the mark.
    """
    found: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0])
    for keys, marks, hit in samples:
        share = overall
        for key in reversed(keys):  # this sample itself left out
            times, cues = seen[key] - 1, hits[key] - hit
            if times >= FEWEST - 1:
                share = (cues + TRUST * share) / (times + TRUST)
        for mark in marks:
            told = found[mark]
            told[0] += hit
            told[1] += share
            told[2] += 1
    for mark, (cues, expected, times) in sorted(found.items()):
        if times >= FEWEST_MARKS:
            yield mark, int(cues), expected, int(times)


if __name__ == "__main__":
    main()
