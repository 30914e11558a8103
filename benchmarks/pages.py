"""Measure how well stories are found in saved pages: sentences and kinds of blocks.

    python benchmarks/pages.py [FOLDER] [--errors] [--trafilatura]

FOLDER holds pages with their gold beside them: `NAME.html` and `NAME.gold.txt`, in which each block
is its kind and then a sentence a line. Counted are the sentences that an analyst walks, and the
blocks with the right text and the right kind. `--errors` lists what is missed and what is too
much. `--trafilatura` also counts what that library finds of the same sentences, if it is installed.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotator.corpus.taking import Found, take
from annotator.model.document import WALKED

PAGES = Path(__file__).parent.parent / "tests" / "corpus" / "pages"


class Score(NamedTuple):
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def plus(self, other: "Score") -> "Score":
        """Return the sum."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}"


Block = tuple[str, tuple[str, ...]]
"""Kind and sentences."""


def main() -> None:
    """Print a line a page, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--trafilatura", action="store_true")
    options = parser.parse_args()
    sums = [Score(), Score(), Score()]
    by_kind: dict[str, Score] = {}
    for page in sorted(options.folder.glob("*.html")):
        gold = gold_of(page.with_suffix(".gold.txt"))
        made = blocks_of(take(page))
        scores = [score(walked(made), walked(gold)), score(kinds(made), kinds(gold))]
        print(f"{page.stem:18} sentences {scores[0]}   blocks {scores[1]}")
        if options.errors:
            _list_errors(made, gold)
        if options.trafilatura:
            scores.append(_trafilatura(page, gold))
        sums = [total.plus(one) for total, one in zip(sums, scores, strict=False)]
        for kind in {kind for kind, _ in kinds(made) + kinds(gold)}:
            one = score(*([b for b in kinds(side) if b[0] == kind] for side in (made, gold)))
            by_kind[kind] = by_kind.get(kind, Score()).plus(one)
    for kind, total in sorted(by_kind.items()):
        print(f"  {kind:16} {total}  of {total.wanted}")
    print(f"{'sentences':18} {sums[0]}\n{'blocks':18} {sums[1]}")
    if options.trafilatura:
        print(f"{'trafilatura':18} {sums[2]}  (sentences)")


def gold_of(file: Path) -> list[Block]:
    """Read a gold file."""
    blocks = []
    for part in file.read_text(encoding="utf-8").strip().split("\n\n"):
        kind, *sentences = part.splitlines()
        blocks.append((kind, tuple(_plain(sentence) for sentence in sentences)))
    return blocks


def blocks_of(found: Found) -> list[Block]:
    """Return the blocks of a document but its furniture."""
    document = found.document
    return [
        (block.kind, tuple(_plain(document.text[start:end]) for start, end in block.sentences))
        for block in document.blocks
        if block.kind != "furniture"
    ]


def walked(blocks: list[Block]) -> list[str]:
    """Return the sentences that are walked."""
    return [sentence for kind, sentences in blocks if kind in WALKED for sentence in sentences]


def kinds(blocks: list[Block]) -> list[tuple[str, str]]:
    """Return kind and text of each block."""
    return [(kind, " ".join(sentences)) for kind, sentences in blocks]


def score(found: list, wanted: list) -> Score:  # type: ignore[type-arg]
    """Count what two lists share."""
    right = sum((Counter(found) & Counter(wanted)).values())
    return Score(right, len(found), len(wanted))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _list_errors(made: list[Block], gold: list[Block]) -> None:
    for sign, blocks in (
        ("-", Counter(kinds(gold)) - Counter(kinds(made))),
        ("+", Counter(kinds(made)) - Counter(kinds(gold))),
    ):
        for kind, text in blocks:
            print(f"    {sign} {kind:10} {text}")


def _trafilatura(page: Path, gold: list[Block]) -> Score:
    """Count the sentences that trafilatura's text holds; its precision by the characters."""
    from trafilatura import extract

    text = _plain(re.sub(r"\s*\n\s*", " ", extract(page.read_bytes(), favor_recall=True) or ""))
    wanted = walked(gold)
    held = [sentence for sentence in wanted if sentence in text]
    rest = text
    for sentence in held:
        rest = rest.replace(sentence, "", 1)
    return Score(len(held), len(held) + _sentences_in(rest), len(wanted))


def _sentences_in(rest: str) -> int:
    """Return how many sentences are left in a text of which the right ones were taken out."""
    from annotator.corpus.sentences import cut_sentences

    return sum(1 for start, end in cut_sentences(rest) if _words(rest[start:end]) > 2)


def _words(text: str) -> int:
    return sum(1 for _ in _word(text))


def _word(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"\w+", text)


if __name__ == "__main__":
    main()
