"""Fit what `annotator/suggest/combining.py` holds: how sure two suggesters are together.

    python benchmarks/combined.py DATA

DATA is as for `learning.py`. The tables of the suggester that parses are counted in one half of the
stories, and the other half is suggested for; how far it trusts itself (`sureness.tsv`) was fitted
on all of them. Prints the weights by what both find, and how often the plain rules are right where
they are believed instead.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from learning import answered, at_hand, halves
from weights import ALWAYS, fitted

from annotator.model.suggestion import Suggestion
from annotator.suggest.combining import DOUBTFUL, HEARD, LEADS, WITNESS, kinship, odds_of
from annotator.suggest.learned.fitting import Story
from annotator.suggest.learned.readings import Reading, read_judgements
from annotator.suggest.rules import WHOSE

CALM = 1.0
"""How much weights are drawn towards nothing."""
Judged = tuple[Suggestion, bool, Suggestion, bool]
"""What the one that leads proposes, and the plain rules, and whether either is right."""


def main() -> None:
    """Print a line for every group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    _, others = halves(parser.parse_args().data)
    suggesters = at_hand()
    groups = grouped(answered(one, suggesters) for one in others)
    for kin, judged in sorted(groups.items()):
        print(f'    "{kin}": {weights(judged, kin)},  # {len(judged)}')
    heard = [right for *_, rules, right in groups["unheard"] if rules.confidence >= HEARD]
    dropped = [right for lead, *_, right in groups["alone"] if lead.confidence < DOUBTFUL]
    for name, told in (("HEARD_RIGHT", heard), ("SILENCE", dropped)):
        print(f"{name} = {(sum(told) + 0.5) / (len(told) + 1):.2f}  # {len(told)}")


def grouped(stories: Iterable[Story]) -> dict[str, list[Judged]]:
    """Return what both propose for each sentence, by how it goes together."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for story in stories:
        wanted = read_judgements(story.document.text, story.sentences, story.answers)
        leads, witness = (_readings(story, name) for name in (LEADS, WITNESS))
        pairs = zip(story.proposals[LEADS], story.proposals[WITNESS], strict=True)
        for (leading, seeing), led, seen, want in zip(pairs, leads, witness, wanted, strict=True):
            kin = kinship(led.marks, seen.marks)
            right = (leading, led.marks == want.marks, seeing, seen.marks == want.marks)
            found[kin].append(right)
    return found


def weights(judged: Iterable[Judged], kin: str) -> tuple[float, float, float]:
    """Return what is there always, and what the odds of either suggester add.

    How sure the plain rules are that nobody speaks tells nothing: it is always the same.
    """
    known = [one for one in judged if one[0].confidence != WHOSE]  # that is not how sure it is
    rows = [{LEADS: odds_of(one[0].confidence)} for one in known]
    if kin in ("same", "otherwise"):
        for row, one in zip(rows, known, strict=True):
            row[WITNESS] = odds_of(one[2].confidence)
    found = fitted(rows, [right for _, right, *_ in known], CALM)
    return tuple(round(found.get(name, 0.0), 2) for name in (ALWAYS, LEADS, WITNESS))  # type: ignore[return-value]


def _readings(story: Story, name: str) -> list[Reading]:
    said = [suggestion.judgement for suggestion in story.proposals[name]]
    return read_judgements(story.document.text, story.sentences, said)


if __name__ == "__main__":
    main()
