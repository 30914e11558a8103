"""The two real stories: kinds, offsets and hashes; none of their text."""

import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from annotator.corpus.taking import Found, take

WIRE, REWRITE = "000_", "004_"


def kinds(found: Found) -> list[str]:
    return [block.kind for block in found.document.blocks]


def cuts(found: Found) -> list[int]:
    return [len(block.sentences) for block in found.document.blocks]


def offsets_hash(found: Found) -> str:
    spans = [span for block in found.document.blocks for span in block.sentences]
    return hashlib.sha256(repr(spans).encode()).hexdigest()[:16]


def test_the_wire_story(real_story: Callable[[str], Path]) -> None:
    found = take(real_story(WIRE))
    assert found.document.id == "b8b9bd0939c29898"
    assert len(found.document.text) == 5826
    assert Counter(kinds(found)) == {"headline": 1, "body": 27, "caption": 1, "credit": 1}
    assert kinds(found)[0] == "headline"
    assert kinds(found)[14] == "caption"
    assert sum(cuts(found)) == 32
    assert cuts(found)[14:16] == [1, 1]
    assert found.document.blocks[1].dateline == (65, 91)
    assert found.metadata.publisher == "Reuters"
    assert found.metadata.published == "2023-07-27"
    assert (found.encoding, found.reader) == ("utf-8", "text@1")
    assert offsets_hash(found) == "98c20542dc5fb2ab"


def test_the_rewrite(real_story: Callable[[str], Path]) -> None:
    found = take(real_story(REWRITE))
    assert found.document.id == "9d2bcdf01f4a7e7e"
    assert len(found.document.text) == 2863
    assert kinds(found) == [
        *("headline", "deck", "byline", "time", "headline", "caption", "credit"),
        *("body", "body", "body", "furniture"),
        *["furniture"] * 6,
    ]
    assert cuts(found) == [1, 1, 1, 1, 1, 1, 1, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1]
    numbers = [block.paragraph for block in found.document.blocks]
    assert numbers[9] == numbers[10]
    assert found.metadata.publisher == "Newser"
    assert found.metadata.published == "2023-07-27"
    assert offsets_hash(found) == "9edb9938fc0f051f"
