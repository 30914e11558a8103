"""Train, dev and test: whole clusters of stories, dealt by their names.

A cluster never stands in two parts: who trains on a story and is tested on its rewrite is tested
on what they know. Each is dealt by the hash of its name alone, so that a story stays in its part
when others come in, and parts of two releases never mix. The shares are met about, not exactly.
"""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple, get_args

from annotator.gold.record import Split

PARTS: tuple[Split, ...] = get_args(Split)


class Shares(NamedTuple):
    """How much of a set each part should get; 80, 10, 10."""

    train: int
    dev: int
    test: int

    @classmethod
    def read(cls, typed: str) -> "Shares":
        """Read `80/10/10`; raises ValueError for what are no shares."""
        parts = typed.split("/")
        if len(parts) != len(PARTS) or not all(p.isascii() and p.isdigit() for p in parts):
            raise ValueError("shares of train, dev and test are written like 80/10/10")
        shares = cls(*(int(part[:9]) for part in parts))
        if sum(shares) == 0:
            raise ValueError("one share at least is more than 0")
        return shares

    def part(self, name: str) -> Split:
        """Return the part that everything of this name belongs to."""
        hashed = int(hashlib.sha256(name.encode()).hexdigest()[:12], 16)
        place = hashed * sum(self) >> 48
        return PARTS[0 if place < self.train else 1 if place < self.train + self.dev else 2]


def names_of(stories: Mapping[str, str], clusters: Mapping[str, str]) -> dict[str, str]:
    """Return by what each document is dealt: the smallest story id of its cluster, or its own.

    `stories` are story ids by document, `clusters` clusters by document. A story keeps its id when
    its text changes.
    """
    least: dict[str, str] = {}
    for document, story in stories.items():
        cluster = clusters.get(document)
        if cluster is not None:
            least[cluster] = min(least.get(cluster, story), story)
    return {
        document: least[clusters[document]] if document in clusters else story
        for document, story in stories.items()
    }
