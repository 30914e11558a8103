"""Measure the built-in suggester: quality on gold attributions, speed, load time.

    python benchmarks/suggestions.py GOLD.jsonl [--suggester rules|syntax] [--families]

GOLD has a story a line: `doc_id`, `text`, `sentences` (ranges) and `attributions` (`source`, `cue`
and `content`, lists of ranges). The scorer that counts, `score.py`, lies beside it. `--families`
prints how often each family of rules was wholly right, which is the table of
`annotator/suggest/confidence.py`. For the syntax suggester it is that of `syntax/measured.py`, and
is measured on each half of the stories with tables that `rates.py` counted in the other half.
"""

import argparse
import functools
import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from annotator.model.document import Document, Sentence, document_id, sha256_of
from annotator.suggest.base import Suggester, Suggestion
from annotator.suggest.rules import Rules
from annotator.suggest.syntax.sureness import pooled

ROLES = ("source", "cue", "content")
STEPS = (0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.01)
FEWEST = 20
"""A family that is rarer says nothing about its precision."""


def main() -> None:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--suggester", choices=["rules", "syntax"], default="rules")
    parser.add_argument("--families", action="store_true")
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    suggester = _suggester(options.suggester)
    if options.families and options.suggester == "syntax":
        _families(list(_cross_checked(options.gold.parent / "score.py", gold)))
        return
    found = [_suggest(suggester, story) for story in gold]
    rows = [_prediction(story["doc_id"], said) for story, said in zip(gold, found, strict=True)]
    scorer = options.gold.parent / "score.py"
    judged = list(_judged(scorer, gold, rows, found))
    if options.families:
        _families(judged)
        return
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder, "predicted.jsonl")
        predicted.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        subprocess.run([sys.executable, str(scorer), str(options.gold), str(predicted)], check=True)
    _confidence(judged)
    _speed(suggester, gold)
    _load_time(options.suggester)


def _suggester(name: str) -> Suggester:
    if name == "rules":
        return Rules()
    from annotator.suggest.syntax import Syntax

    return Syntax()


def _suggest(suggester: Suggester, story: dict) -> list[Suggestion]:  # type: ignore[type-arg]
    text = story["text"]
    return list(suggester.suggest(document_of(text), sentences_of(text, story["sentences"])))


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


def _prediction(doc_id: str, suggestions: list[Suggestion]) -> dict:  # type: ignore[type-arg]
    """Return a story's attributions; speech that runs over sentences is one of them."""
    known: dict[object, dict[str, list[tuple[int, int]]]] = {}
    for suggestion in suggestions:
        for claim in suggestion.judgement.claims:
            said = claim.attribution
            if said is None or (said.kind == "author" and not said.cue):
                continue
            spans = {"source": said.source, "cue": said.cue, "content": claim.spans}
            ranges = {role: [(s.start, s.end) for s in spans[role]] for role in ROLES}
            key = (*ranges["cue"], *ranges["source"]) or claim.id
            if key in known:
                known[key]["content"] += ranges["content"]
            else:
                known[key] = ranges
    return {"doc_id": doc_id, "attributions": list(known.values())}


def _judged(scorer: Path, gold: list, rows: list, found: list):  # type: ignore[no-untyped-def, type-arg]
    """Yield every suggestion, and whether all of it is right as the scorer's `accept` counts."""
    sys.path.insert(0, str(scorer.parent))
    score = importlib.import_module("score")
    for story, row, suggestions in zip(gold, rows, found, strict=True):
        ranges = [tuple(pair) for pair in story["sentences"]]
        wanted, given = (
            _by_sentence(score, story["text"], ranges, side["attributions"])
            for side in (story, row)
        )
        for suggestion, want, give in zip(suggestions, wanted, given, strict=True):
            yield suggestion, want == give


def _cross_checked(scorer: Path, gold: list):  # type: ignore[no-untyped-def, type-arg]
    """Yield what the syntax suggester says of each half, with tables counted in the other one."""
    from rates import Counting

    from annotator.suggest.syntax import rates

    for half in (0, 1):
        counting = Counting()
        for story in gold[1 - half :: 2]:
            counting.add(story)
        told = rates.read("\t".join(map(str, row)) for row in counting.rows())
        rates.rates = functools.partial(lambda found: found, told)  # type: ignore[assignment]
        part = gold[half::2]
        found = [_suggest(_suggester("syntax"), story) for story in part]
        rows = [_prediction(story["doc_id"], said) for story, said in zip(part, found, strict=True)]
        yield from _judged(scorer, part, rows, found)


def _families(judged: list) -> None:  # type: ignore[type-arg]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for suggestion, right in judged:
        for family in dict.fromkeys((suggestion.rule, pooled(suggestion.rule))):
            counts[family][0] += 1
            counts[family][1] += right
    for family, (times, right_times) in sorted(counts.items()):
        if times >= FEWEST:
            print(f'    "{family}": {right_times / times:.2f},  # {times}')


def _confidence(judged: list) -> None:  # type: ignore[type-arg]
    """Print how often suggestions of a confidence are right: what the figure promises."""
    for low, high in pairwise(STEPS):
        hits = [right for suggestion, right in judged if low <= suggestion.confidence < high]
        said = [s.confidence for s, _ in judged if low <= s.confidence < high]
        if hits:
            share, mean = len(hits) / len(judged), sum(said) / len(said)
            print(
                f"confidence {low:.1f} to {min(high, 1):.1f}: {share:4.0%} of sentences, "
                f"said {mean:.2f}, right {sum(hits) / len(hits):.2f}"
            )


def _by_sentence(score, text, ranges, attributions):  # type: ignore[no-untyped-def]
    """Return the loose spans of every sentence by role, as the scorer's `accept` compares them."""
    starts = [start for start, _ in ranges]
    found = [{role: set() for role in ROLES} for _ in ranges]
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


def _speed(suggester: Suggester, gold: list) -> None:  # type: ignore[type-arg]
    sentences = sum(len(story["sentences"]) for story in gold)
    best = min(_seconds(suggester, gold) for _ in range(5 if suggester.name == "rules" else 1))
    print(f"speed     {sentences / best:,.0f} sentences/s on one core, suggestions as model values")


def _seconds(suggester: Suggester, gold: list) -> float:  # type: ignore[type-arg]
    begin = time.process_time()
    for story in gold:
        _suggest(suggester, story)
    return time.process_time() - begin


def _load_time(name: str) -> None:
    module, kind = ("rules", "Rules") if name == "rules" else ("syntax", "Syntax")
    code = (
        "import annotator.model.answer, annotator.model.document, time; a = time.perf_counter()\n"
        f"from annotator.suggest.{module} import {kind}\n"
        "print(f'load      {(time.perf_counter() - a) * 1000:.0f} ms, behind the model')"
    )
    for _ in range(3):
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
