"""Measure the search for twins: two stories of one event among many other sentences.

    python benchmarks/twins.py DATA [--sentences 100000]

DATA is a folder with the two stories in `seeds/*.txt`, and with news to hide them in, in
`data/attribution/train.jsonl.gz` (a story a line: `text`, and `sentences` as ranges). None of it is
part of this repository. Which sentences of the rewrite restate which of the wire story was judged
by hand before anything was measured; `restated.json` holds offsets and hashes alone. More sentences
than there are are made of the halves of two of them.

Each answer is compared with one look-up of the sentence's six rarest words in the full-text index,
ranked and not, measured in turns with it; of nine turns the best counts, as others use the machine.
"""

import argparse
import gzip
import hashlib
import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.desk import Desk
from annotator.desk.alike import words
from annotator.desk.intake import take_in
from annotator.desk.opening import open_for_intake
from annotator.desk.shelf import Spot
from annotator.desk.twins.finding import RAREST, find
from annotator.model.document import Sentence
from annotator.store import Store

A_STORY, FEWEST, TURNS = 30, 5, 9
JUDGED = json.loads(Path(__file__).with_name("restated.json").read_text("utf-8"))
RANKED = "SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ? ORDER BY rank LIMIT 3"
PLAIN = "SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?"


def main() -> None:
    """Make the corpus, take it in, look for every sentence of both stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sentences", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path in sorted((options.data / "seeds").glob("*.txt")):
            shutil.copy(path, folder / f"z-{path.name}")
        others = _others(options.data / "data" / "attribution" / "train.jsonl.gz")
        _hide(folder, others, options.sentences)
        store, corpus = open_for_intake([folder], None)
        list(take_in(store, corpus))
        print(f"{store.rare_words.total():,} sentences")
        desk = Desk(store, corpus, "dana")
        stories = [store.documents.sentences(JUDGED[name]) for name in ("rewrite", "wire")]
        _cold(store, stories[0])
        _found(store, *stories)
        _speed(desk, [sentence for story in stories for sentence in story])
        store.close()


def _others(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    found = (" ".join(s["text"][a:b].split()) for s in stories for a, b in s["sentences"])
    return [text for text in found if len(text.split()) >= FEWEST]


def _hide(folder: Path, sentences: list[str], count: int) -> None:
    """Write stories with so many sentences; what is missing is made of halves."""
    dice = random.Random(5)  # noqa: S311 - the same corpus every time
    texts = sentences[:count]
    while len(texts) < count:
        one, other = (dice.choice(sentences).split() for _ in range(2))
        texts.append(" ".join([*one[: len(one) // 2], *other[len(other) // 2 :]]))
    for begin in range(0, count, A_STORY):
        body = "\n\n".join(texts[begin : begin + A_STORY])
        (folder / f"{begin:09}.txt").write_text(f"Story {begin}\n\n{body}\n", "utf-8")


def _cold(store: Store, story: list[Sentence]) -> None:
    begun = time.perf_counter()
    find(store, story[len(story) // 2])
    print(f"the first answer of all: {1000 * (time.perf_counter() - begun):.0f} ms")


def _found(store: Store, rewrite: list[Sentence], wire: list[Sentence]) -> None:
    """Print how many judged pairs are among the first three, from either end."""
    here = {sentence.start: sentence for sentence in rewrite}
    there = {sentence.start: sentence for sentence in wire}
    for strength in ("strong", "weak"):
        pairs = list(_pairs(here, there, JUDGED[strength]))
        for name, turned in (("rewrite to wire", pairs), ("wire to rewrite", _turned(pairs))):
            ranks = [_rank(store, one, other) for one, other in turned]
            asked = {one.id for one, _ in turned}
            answered = {
                one.id for (one, _), rank in zip(turned, ranks, strict=True) if 1 <= rank <= 3
            }
            first = sum(1 <= rank <= 3 for rank in ranks)
            print(
                f"{strength}, {name}: {first} of {len(ranks)} pairs among the first three; "
                f"{len(answered)} of {len(asked)} sentences find one"
            )


def _pairs(
    here: dict[int, Sentence], there: dict[int, Sentence], judged: list[tuple[int, str, int, str]]
) -> Iterator[tuple[Sentence, Sentence]]:
    for start, hashed, other, other_hashed in judged:
        if (_hash(here[start]), _hash(there[other])) != (hashed, other_hashed):
            raise SystemExit("the stories are not those that were judged, or are cut otherwise")
        yield here[start], there[other]


def _turned(pairs: list[tuple[Sentence, Sentence]]) -> list[tuple[Sentence, Sentence]]:
    return [(other, one) for one, other in pairs]


def _hash(sentence: Sentence) -> str:
    return hashlib.sha256(sentence.text.encode()).hexdigest()[:12]


def _rank(store: Store, one: Sentence, other: Sentence) -> int:
    """Return the place of a sentence among the twins of another; 0: it is not found."""
    ids = [found.sentence.id for found in find(store, one)]
    return ids.index(other.id) + 1 if other.id in ids else 0


def _speed(desk: Desk, sentences: list[Sentence]) -> None:
    store = desk.store
    times: dict[str, list[float]] = {"find": [], "card": [], "ranked": [], "plain": []}
    for sentence in sentences:
        forms = {sentence.text[w.start : w.end].casefold() for w in words(sentence.text)}
        held = store.rare_words.held(forms)
        six = sorted((form for form in held if held[form] > 1), key=held.__getitem__)[:RAREST]
        match = (" OR ".join(f'"{word}"' for word in six),)
        desk.walk.go(Spot(sentence.document_id, sentence.index))
        if not six:
            continue
        asked: dict[str, Callable[[], object]] = {
            "find": lambda sentence=sentence: find(store, sentence),  # type: ignore[misc]
            "card": desk.twins.look,
            "ranked": lambda match=match: store.db.execute(RANKED, match).fetchall(),  # type: ignore[misc]
            "plain": lambda match=match: store.db.execute(PLAIN, match).fetchall(),  # type: ignore[misc]
        }
        best = dict.fromkeys(asked, 9.0)
        for _ in range(TURNS):
            for name, ask in asked.items():
                begun = time.perf_counter()
                ask()
                best[name] = min(best[name], time.perf_counter() - begun)
        for name, spent in best.items():
            times[name].append(spent)
    for name, spent in times.items():
        middle, most = 1000 * statistics.median(spent), 1000 * max(spent)
        print(f"{name}: median {middle:.2f} ms, most {most:.2f} ms")
    for name in ("ranked", "plain"):
        ratios = [a / b for a, b in zip(times["find"], times[name], strict=True)]
        middle, most = statistics.median(ratios), max(ratios)
        at = ratios.index(most)
        print(
            f"find by {name} look-up: median {middle:.1f}x, most {most:.1f}x "
            f"({1000 * times['find'][at]:.2f} by {1000 * times[name][at]:.2f} ms)"
        )


if __name__ == "__main__":
    main()
