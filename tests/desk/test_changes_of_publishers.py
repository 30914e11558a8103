"""Ten kinds of changes to whole stories: every answer ends once, and none at a wrong passage."""

import os
import random
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.errors import RefusedError
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.store.carries import Carry
from tests.conftest import SitDown
from tests.revising import CHANGES, Change, answer_everything, changed

SEEDS = Path(__file__).parents[2] / "seeds"
TABLE = (SEEDS.parent / "docs" / "revisions.md").read_text("utf-8")


def documented(kind: str) -> Counter[str]:
    """The endings that the docs promise for a change of the first story."""
    (row,) = (line for line in TABLE.splitlines() if line.startswith(f"| {kind} |"))
    cells = [cell.strip() for cell in row.strip("|").split("|")][1:]
    ends = ("kept", "moved", "touched", "ambiguous", "orphaned")
    return Counter({end: int(cell) for end, cell in zip(ends, cells, strict=True) if cell})


def endings_after(sit_down: SitDown, story: Path, folder: Path, change: Change) -> Counter[str]:
    """Answer a story, change it, and look at what became of every answer."""
    folder.mkdir()
    file = folder / "story.txt"
    file.write_bytes(story.read_bytes())
    desk = sit_down(at=folder)
    old = desk.walk.story.document.id
    answers = answer_everything(desk)
    file.write_text(changed(file.read_text("utf-8"), change), "utf-8")
    os.utime(file, ns=(1, 1))
    list(take_in(desk.store, desk.corpus))
    (place,) = desk.store.order.all()
    assert (place.revision, place.document_id == old) == (2, False)
    carries = desk.store.carries.onto(place.document_id)
    assert len(carries) == answers
    assert len({carry.answer_id for carry in carries}) == answers
    for carry in carries:
        lands_where_it_was_given(desk, carry)
    assert list(check(desk.store)) == []
    waits_or_is_gold(desk, carries)
    return Counter(carry.ending for carry in carries)


def lands_where_it_was_given(desk: Desk, carry: Carry) -> None:
    """A carried answer is at a sentence of the same words, with spans of the same words."""
    given = desk.store.answers.require(carry.answer_id)
    assert (carry.carried_id is not None) == (carry.ending in ("kept", "moved"))
    if carry.carried_id is None:
        return
    said = desk.store.answers.require(carry.carried_id)
    assert said.restores == given.id
    texts = [desk.store.documents.text(a.sentence_id.partition(":")[0]) for a in (given, said)]
    said.judgement.check_against(texts[1])
    for one, other in zip(given.judgement.claims, said.judgement.claims, strict=True):
        assert one.id == other.id
        for before, after in zip(one.all_spans(), other.all_spans(), strict=True):
            assert before.text.split() == after.text.split()


def waits_or_is_gold(desk: Desk, carries: list[Carry]) -> None:
    """What is not carried is in the list or goes with what is; the manifest counts it."""
    items = desk.waiting.items()
    left = [carry for carry in carries if carry.carried_id is None]
    assert {item.carry.id for item in items} == {c.id for c in left if c.owner_id is None}
    exporter = Exporter(desk.store)
    lines = exporter.to_file(desk.corpus.root / "gold.jsonl").manifest
    assert lines.left_out.get("answers waiting at changed passages", 0) == len(items)
    assert "answers to older texts" not in lines.left_out


@pytest.mark.parametrize("kind", CHANGES)
def test_own_stories_end_as_the_docs_say(sit_down: SitDown, tmp_path: Path, kind: str) -> None:
    ends = endings_after(sit_down, SEEDS / "01-harbour-wire.txt", tmp_path / "one", CHANGES[kind])
    assert ends == documented(kind)


@pytest.mark.parametrize("seed", range(16))
def test_any_changes_lose_nothing(sit_down: SitDown, tmp_path: Path, seed: int) -> None:
    """Several changes of all kinds at random places, as often as not to the same paragraph."""
    chance = random.Random(seed)  # noqa: S311 - not a secret

    def change(paragraphs: list[str]) -> list[str]:
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(paragraphs))
            begin, rest = paragraphs[:at], paragraphs[at:]
            kind = chance.choice((*CHANGES.values(), None, None))
            turned = [*rest, *begin] if kind is None else kind(paragraphs)
            paragraphs = (
                turned if kind is not None or len(rest) < 4 else [*begin, *rest[1:], rest[0]]
            )
        return ["A new line.", *paragraphs]

    story = sorted(SEEDS.glob("*.txt"))[seed % 5]
    ends = endings_after(sit_down, story, tmp_path / "one", change)
    assert sum(ends.values()) > 10


@pytest.mark.parametrize("kind", CHANGES)
def test_real_stories_lose_nothing(
    sit_down: SitDown, tmp_path: Path, real_seeds: list[Path], kind: str
) -> None:
    for number, story in enumerate(real_seeds):
        ends = endings_after(sit_down, story, tmp_path / str(number), CHANGES[kind])
        assert ends["kept"] > sum(ends.values()) / 2


@pytest.mark.parametrize("kind", CHANGES)
def test_everything_that_waits_can_be_taken_over_and_all_of_it_taken_back(
    sit_down: SitDown, tmp_path: Path, kind: str
) -> None:
    endings_after(sit_down, SEEDS / "05-ferry-letter.txt", tmp_path / "one", CHANGES[kind])
    desk = sit_down(at=tmp_path / "one")
    before = [carry.id for carry in desk.store.carries.waiting(desk.annotator_id, desk.role)]
    for item in desk.waiting.items():
        places = desk.waiting.places(item)
        if places and item in desk.waiting.items():
            with suppress(RefusedError):  # two passages became one, and are answered otherwise
                desk.waiting.take(item, places[-1])
        if item in desk.waiting.items():
            desk.waiting.drop(item)
    assert desk.waiting.items() == []
    assert list(check(desk.store)) == []
    for _ in before:
        desk.undo()
    assert [c.id for c in desk.store.carries.waiting(desk.annotator_id, desk.role)] == before
    assert list(check(desk.store)) == []
