"""Print the shares that `annotator/suggest/combining.py` holds, counted anew.

    python benchmarks/combined.py DATA

DATA is as for `learning.py`. The tables of the suggester that parses are counted in one half of the
stories, the shares in the other. A line for every group of sentences: how many, and in how many of
them the suggestion named was wholly right.
"""

import argparse
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from learning import answered, at_hand, halves

from annotator.suggest.combining import HEARD, LEADS, STEPS, SURE_WITNESS, WITNESS
from annotator.suggest.learned.fitting import Story
from annotator.suggest.learned.readings import Reading, read_judgements


def main() -> None:
    """Print a line for every group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    _, others = halves(parser.parse_args().data)
    suggesters = at_hand()
    for (group, step), sentences, hits in counted(answered(one, suggesters) for one in others):
        print(f"{group:10} {step}  {sentences:5}  {(hits + 0.5) / (sentences + 1):.2f}")


def counted(stories: Iterable[Story]) -> Sequence[tuple[tuple[str, int], int, int]]:
    """Return groups with their sentences and how many were right."""
    sentences: Counter[tuple[str, int]] = Counter()
    hits: Counter[tuple[str, int]] = Counter()
    for story in stories:
        text = story.document.text
        wanted = read_judgements(text, story.sentences, story.answers)
        leads, witness = (_readings(story, name) for name in (LEADS, WITNESS))
        pairs = zip(story.proposals[LEADS], story.proposals[WITNESS], strict=True)
        for (leading, seeing), found, seen, want in zip(pairs, leads, witness, wanted, strict=True):
            step = bisect_right(STEPS, leading.confidence)
            sure = seeing.confidence
            group, right = _group(found, seen, want, step=step, sure=sure)
            sentences[group, step] += 1
            hits[group, step] += right
    return [(group, sentences[group], hits[group]) for group in sorted(sentences)]


def _readings(story: Story, name: str) -> list[Reading]:
    said = [suggestion.judgement for suggestion in story.proposals[name]]
    return read_judgements(story.document.text, story.sentences, said)


def _group(
    found: Reading, seen: Reading, wanted: Reading, *, step: int, sure: float
) -> tuple[str, bool]:
    """Return to which group a sentence belongs, and whether what is taken there is right."""
    leads, witness = found.marks == wanted.marks, seen.marks == wanted.marks
    if found.marks == seen.marks:
        return ("same, sure" if sure >= SURE_WITNESS else "same"), leads
    if seen.voices and not found.voices:
        return ("heard", witness) if sure >= HEARD else ("unheard", leads)
    if not seen.voices and step == 0:
        return "silence", witness
    return "otherwise", leads


if __name__ == "__main__":
    main()
