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

from weights import fitted

from annotator.model.document import Document, Sentence, document_id, sha256_of
from annotator.suggest.framing import framing
from annotator.suggest.sayings import sayings_in
from annotator.suggest.syntax.candidates import candidates, quoted_mark
from annotator.suggest.syntax.parsing import parse
from annotator.suggest.syntax.rates import CUES, TRUST, WORDS, any_of, odds_of, weighed
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
CALM = 5.0
"""How much weights of marks are drawn towards nothing."""
LETTERS = {"cue": "c", "content": "w", "source": "s", "-": "-"}
Sample = tuple[tuple[str, ...], tuple[str, ...], bool | None]
"""A candidate's keys and marks, and whether it is a cue; null where nobody marked who speaks."""


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
        self.sentences: list[tuple[list[Sample], str, bool]] = []
        """The candidates of those that are judged by them, how much is quoted, and whether
        somebody speaks."""
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
            tree = Tree(grammar, cut.words.quotes)
            here = self._count(text, tree, cut.words, marked[index], said)
            if not cut.whole and cut.words.starts and framing(cut.words) is None:
                start, end = story["sentences"][index]
                cues = (span for one in marked[index] for span in one["cue"])
                spoken = any(low < end and start < high for low, high in (*said, *cues))
                self.sentences.append((here, quoted_mark(tree), spoken))

    def _count(
        self, text: str, tree: Tree, t: Tokens, marked: list, said: list,  # type: ignore[type-arg]
    ) -> list[Sample]:  # fmt: skip
        heads: set[int] = set()
        cues: set[int] = set()
        for attribution in marked:
            inside = set(_words(tree, attribution["cue"][0]))
            cues |= inside
            heads |= {w for w in inside if tree.heads[w] not in inside or tree.heads[w] == w}
            self._count_roles(tree, attribution, inside)
        nested = {word for span in said for word in _words(tree, span)} - cues
        plain = [found.cue[0] for found in sayings_in(t, text) if found.cue]
        found: list[Sample] = []
        for candidate in candidates(tree):
            marks = (*candidate.marks, plain_mark(tree, candidate.head, plain))
            hit = candidate.head in heads
            found.append((candidate.keys, marks, None if candidate.head in nested - heads else hit))
        self.samples += [one for one in found if one[2] is not None]
        return found

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
        cues = Cues(self.samples)
        yield "overall", f"{cues.overall:.4f}"
        for key in sorted(cues.telling()):
            yield "cue", key, cues.hits[key], cues.seen[key]
        marks = cues.marks()
        for mark, weight in sorted(marks.items()):
            yield "mark", mark, f"{weight:.2f}"
        for mark, weight in sorted(self._speaks(cues, marks).items()):
            yield "speaks", mark, f"{weight:.2f}"
        for key, role in sorted(self._decided().items()):
            yield "role", key, role

    def _speaks(self, cues: "Cues", weights: dict[str, float]) -> dict[str, float]:
        """Return what tells that somebody speaks in a sentence."""
        rows = []
        for found, quoted, _ in self.sentences:
            chances = [weighed(weights, WORDS, cues.share(one), one[1]) for one in found]
            rows.append({CUES: odds_of(any_of(chances)), quoted: 1.0})
        return fitted(rows, [spoken for *_, spoken in self.sentences], CALM)

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


class Cues:
    """How often candidates were cues, by what describes them."""

    def __init__(self, samples: list[Sample]) -> None:
        self.samples = samples
        self.seen: Counter[str] = Counter()
        self.hits: Counter[str] = Counter()
        for keys, _, hit in samples:
            self.seen.update(keys)
            self.hits.update(key for key in keys if hit)
        self.overall = sum(bool(hit) for *_, hit in samples) / len(samples)

    def telling(self) -> set[str]:
        """Return the keys whose share differs from that of the commoner one."""
        told: set[str] = set()
        for keys, *_ in self.samples:
            share = self.overall
            for key in reversed(keys):
                commoner = share
                share = (self.hits[key] + TRUST * share) / (self.seen[key] + TRUST)
                if self.seen[key] >= FEWEST and abs(share - commoner) > LEAST:
                    told.add(key)
        return told

    def share(self, sample: Sample) -> float:
        """Return how often a sample's words were a cue, the sample itself left out."""
        keys, _, hit = sample
        share = self.overall
        for key in reversed(keys):
            times, cues = self.seen[key], self.hits[key]
            if hit is not None:
                times, cues = times - 1, cues - hit
            if times >= FEWEST - 1:
                share = (cues + TRUST * share) / (times + TRUST)
        return share

    def marks(self) -> dict[str, float]:
        """Return what each mark adds to what the words themselves tell."""
        times = Counter(mark for _, marks, _ in self.samples for mark in marks)
        rows = [
            {
                WORDS: odds_of(self.share(one)),
                **{m: 1.0 for m in one[1] if times[m] >= FEWEST_MARKS},
            }
            for one in self.samples
        ]
        return fitted(rows, [bool(hit) for *_, hit in self.samples], CALM)


if __name__ == "__main__":
    main()
