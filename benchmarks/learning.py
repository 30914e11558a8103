"""Measure learning from answers: quality after so many stories, confidence, cost.

    python benchmarks/learning.py DATA [--at 0 25 50 100 200 400] [--without syntax]
                                       [--apart | --on-train]

DATA is a folder with `train.jsonl.gz`, `dev.jsonl` and the scorer `score.py`; both files have a
story a line: `doc_id`, `text`, `sentences` (ranges) and `attributions` (`source`, `cue` and
`content`, lists of ranges). Stories of the first file are "answered" with their gold attributions;
what is learned from them is measured on the second.

The tables of the suggester that parses were counted in all stories of the first file. There it
looks better than it is, and learning trusts it too much. With `--apart` the tables are counted
anew in one half of them, and the other half is learned from: so it is with anybody else's corpus.
With `--on-train` it is measured on the last 100 stories of that half, not on the second file.
"""

import argparse
import gzip
import hashlib
import importlib
import json
import resource
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rates import Counting

from annotator.desk.panel import Panel, base_of, ready_suggesters
from annotator.model.answer import Judgement
from annotator.model.document import Document, Sentence, document_id, sentence_id, sha256_of
from annotator.model.suggestion import SURE, Suggestion
from annotator.store import Store
from annotator.store.places import DATABASE
from annotator.suggest.base import Suggester
from annotator.suggest.learned.fitting import Story, fit
from annotator.suggest.learned.proposing import Answers
from annotator.suggest.learned.readings import Voice, speaks
from annotator.suggest.learned.suggester import Learned
from annotator.suggest.syntax import rates

HELD_OUT = 100
ROLES = ("source", "cue", "content")
CONTINUES = Judgement.model_construct(outcome="claims", continues=("an earlier sentence's",))


def main() -> None:
    """Print a line for every number of stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--at", type=int, nargs="+", default=[0, 25, 50, 100, 200, 400])
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--apart", action="store_true")
    parser.add_argument("--on-train", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(options.data))
    score = importlib.import_module("score")
    halved = options.apart or options.on_train
    train = halves(options.data)[1] if halved else trained(options.data)
    if options.on_train:
        dev = [train.pop() for _ in range(HELD_OUT)]
    else:
        with (options.data / "dev.jsonl").open(encoding="utf-8") as lines:
            dev = [json.loads(line) for line in lines]
    others = [one for one in at_hand() if one.name not in options.without]
    asked = [_document(gold) for gold in dev]
    taught = [answered(gold, others) for gold in train[: max(options.at)]]
    print(f"beside {', '.join(one.name for one in others)}; {len(dev)} stories held out")
    for number in options.at:
        begin = time.process_time()
        learned = _learned(taught[:number], others) if number else None
        cost = time.process_time() - begin
        panel = Panel([*others, learned] if learned is not None else others)
        begin = time.process_time()
        said = [list(panel.suggest(*one)) for one in asked]
        rate = sum(map(len, said)) / (time.process_time() - begin)
        told = _told(score, dev, said)
        print(f"{number:4} stories  {told}  {cost:4.0f} s, {rate:,.0f} sentences/s", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"at most {memory:.0f} MiB")


def at_hand() -> list[Suggester]:
    """Return the suggesters that learning builds on."""
    with TemporaryDirectory() as folder, Store(Path(folder, DATABASE), create=True) as store:
        return base_of(ready_suggesters(store))


def trained(data: Path) -> list[dict[str, Any]]:
    """Return the stories that the lists and tables were made from, shuffled."""
    with gzip.open(data / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=_shuffled)


def halves(data: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return these stories in halves, and let whoever parses know tables of the first alone."""
    train = trained(data)
    counting = Counting()
    for gold in train[::2]:
        counting.add(gold)
    table = rates.read("\t".join(map(str, row)) for row in counting.rows())
    rates.rates = lambda: table  # type: ignore[assignment]
    return train[::2], train[1::2]


def _shuffled(gold: dict[str, Any]) -> str:
    return hashlib.sha256(gold["doc_id"].encode()).hexdigest()


def _learned(stories: Sequence[Story], others: Sequence[Suggester]) -> Learned | None:
    """Return the suggester that learned, null where it keeps silent."""
    models, measures = fit(stories)
    if measures.silent is not None:
        print(f"     silent: {measures.silent}")
        return None
    return Learned(models, others)


def _document(gold: dict[str, Any]) -> tuple[Document, list[Sentence]]:
    text = gold["text"]
    document = Document.trusted(
        id=document_id(text), sha256=sha256_of(text), text=text, language="en", segmenter="gold",
        blocks=(),
    )  # fmt: skip
    sentences, paragraph, last = [], 0, 0
    for index, (start, end) in enumerate(gold["sentences"]):
        paragraph += "\n" in text[last:start]
        last = end
        sentences.append(
            Sentence.trusted(
                id=sentence_id(document.id, start, end),
                document_id=document.id,
                index=index,
                start=start,
                end=end,
                block="body",
                paragraph=paragraph,
                text=text[start:end],
            )
        )
    return document, sentences


def answered(gold: dict[str, Any], others: Sequence[Suggester]) -> Story:
    """Return a story as somebody would have answered it who marks what the gold marks."""
    document, sentences = _document(gold)
    proposals = {one.name: list(one.suggest(document, sentences)) for one in others}
    plain = next(iter(proposals.values()))
    starts = [sentence.start for sentence in sentences]
    voices: list[list[Voice]] = [[] for _ in sentences]
    touched: set[int] = set()
    for said in gold["attributions"]:
        source, cue, content = (tuple(sorted(map(tuple, said[role]))) for role in ROLES)
        if not content:
            continue
        voices[max(0, bisect_right(starts, content[0][0]) - 1)].append(
            Voice(source, cue, content, "attributed")
        )
        for start, end in (*cue, *content):
            touched.update(
                at for at, one in enumerate(sentences) if one.start < end and start < one.end
            )
    answers = Answers(gold["text"])
    given = [
        answers.speech(sentence, said)
        if said
        else CONTINUES if at in touched else _nobody(plain[at])
        for at, (sentence, said) in enumerate(zip(sentences, voices, strict=True))
    ]  # fmt: skip
    return Story(document, sentences, given, proposals)


def _nobody(proposed: Suggestion) -> Judgement:
    """Return the answer that nobody but the author speaks, as the rules would word it."""
    for judgement in (proposed.judgement, *proposed.alternatives):
        if not any(map(speaks, judgement.claims)):
            return judgement
    return Judgement.model_construct(outcome="no_claim")


def _told(score: Any, gold: list[dict[str, Any]], said: list[list[Suggestion]]) -> str:
    rows = [_prediction(one["doc_id"], found) for one, found in zip(gold, said, strict=True)]
    found = score.score({one["doc_id"]: one for one in gold}, {row["doc_id"]: row for row in rows})
    sure, right, total = _sure(score, gold, rows, said)
    keys = found["keys"]["jump"]["with_suggestions"]
    return (
        f"sentence F1 {found['sentence']['f1']:.3f}  linked {found['linked']['f1']:.3f}  "
        f"accepted {found['accept']['all']:.1%}  keys {keys:.2f}"
        f"  sure {sure / total:.1%}, right {right / max(1, sure):.1%}"
    )


def _prediction(name: str, said: list[Suggestion]) -> dict[str, Any]:
    """Return a story's attributions; speech that runs over sentences is one of them."""
    known: dict[object, dict[str, list[tuple[int, int]]]] = {}
    for claim in (claim for one in said for claim in one.judgement.claims):
        by = claim.attribution
        if by is None or not speaks(claim):
            continue
        spans = {"source": by.source, "cue": by.cue, "content": claim.spans}
        ranges = {role: [(s.start, s.end) for s in spans[role]] for role in ROLES}
        key = (*ranges["cue"], *ranges["source"]) or claim.id
        if key in known:
            known[key]["content"] += ranges["content"]
        else:
            known[key] = ranges
    return {"doc_id": name, "attributions": list(known.values())}


def _sure(
    score: Any, gold: list[dict[str, Any]], rows: list[dict[str, Any]], said: list[list[Suggestion]]
) -> tuple[int, int, int]:
    """Count the sentences proposed as sure, those of them wholly right, and all."""
    judged = list(_judged(score, gold, rows, said))
    sure = [right for confidence, right in judged if confidence >= SURE]
    return len(sure), sum(sure), len(judged)


def _judged(
    score: Any, gold: list[dict[str, Any]], rows: list[dict[str, Any]], said: list[list[Suggestion]]
) -> Iterator[tuple[float, bool]]:
    for story, row, found in zip(gold, rows, said, strict=True):
        ranges = [tuple(pair) for pair in story["sentences"]]
        wanted, given = (
            _by_sentence(score, story["text"], ranges, side["attributions"])
            for side in (story, row)
        )
        for one, want, give in zip(found, wanted, given, strict=True):
            yield one.confidence, want == give


def _by_sentence(score: Any, text: str, ranges: list[Any], attributions: list[Any]) -> list[Any]:
    """Return the loose spans of every sentence by role, as the scorer's `accept` compares them."""
    starts = [start for start, _ in ranges]
    found: list[Any] = [{role: set() for role in ROLES} for _ in ranges]
    for role in ROLES:
        spans = [span for attribution in attributions for span in attribution[role]]
        for start, end, index in score.clip(spans, ranges, starts):
            low, high = score.loose(text, start, end)
            if low < high:
                found[index][role].add((low, high))
    for sentence in found:
        if not sentence["cue"] and not sentence["content"]:
            sentence["source"].clear()
    return found


if __name__ == "__main__":
    main()
