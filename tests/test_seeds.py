"""The sample stories of this project: everything a first visitor meets is in them, and sound."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.desk.opening import open_for_intake
from annotator.model.document import BLOCK_KINDS

SEEDS = Path(__file__).parents[1] / "seeds"
STORIES = sorted(SEEDS.glob("*.txt"))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The sample stories in a folder of their own."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for story in STORIES:
        (folder / story.name).write_bytes(story.read_bytes())
    return folder


def kinds(desk: Desk) -> dict[str, Counter[str]]:
    return {
        place.path: Counter(desk.store.documents.kinds(place.document_id))
        for place in desk.store.order.all()
    }


def test_every_sample_is_taken_in(seeds: Path) -> None:
    store, corpus = open_for_intake((seeds,), None)
    with store:
        taken = list(take_in(store, corpus))
        assert [file.path for file in taken] == [story.name for story in STORIES]
        assert {file.outcome for file in taken} == {"new"}
        assert all(file.sentences > 10 for file in taken)
        assert list(check(store)) == []


def test_every_sample_has_one_headline_and_a_picture(
    sit_down: Callable[..., Desk], seeds: Path
) -> None:
    for found in kinds(sit_down(at=seeds)).values():
        assert found["headline"] == 1
        assert found["caption"]


def test_every_sample_has_a_headline_and_a_body(sit_down: Callable[..., Desk], seeds: Path) -> None:
    desk = sit_down(at=seeds)
    for found in kinds(desk).values():
        assert found["headline"]
        assert found["body"] >= 8
        assert set(found) <= set(BLOCK_KINDS)


def test_the_rewrites_have_a_deck_a_byline_and_a_time(
    sit_down: Callable[..., Desk], seeds: Path
) -> None:
    desk = sit_down(at=seeds)
    for path, found in kinds(desk).items():
        expected = (1, 1, 1) if "rewrite" in path else (0, 1, 0)  # a wire names its writers last
        assert (found["deck"], found["byline"], found["time"]) == expected, path


def test_among_the_samples_are_a_correction_a_list_and_furniture(
    sit_down: Callable[..., Desk], seeds: Path
) -> None:
    desk = sit_down(at=seeds)
    everything = sum(kinds(desk).values(), Counter())
    assert everything["correction"]
    assert everything["list"]
    assert everything["furniture"]


def test_every_sample_names_its_title_publisher_and_day(
    sit_down: Callable[..., Desk], seeds: Path
) -> None:
    desk = sit_down(at=seeds)
    for place in desk.store.order.all():
        assert place.title
        assert place.publisher
        assert place.published


def test_the_samples_can_be_walked_answered_and_exported(
    sit_down: Callable[..., Desk], seeds: Path, tmp_path: Path
) -> None:
    desk = sit_down(at=seeds)
    while not desk.walk.ended:
        desk.label("attributed")
    assert desk.counts.decided == desk.counts.total
    out = tmp_path / "gold.jsonl"
    exported = Exporter(desk.store).to_file(out)
    assert exported.manifest.documents == len(STORIES)
    assert (
        len([json.loads(line) for line in out.read_text("utf-8").splitlines()]) == desk.counts.total
    )


def test_the_real_stories_can_be_walked_answered_and_checked(
    sit_down: Callable[..., Desk], real_seeds: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    for story in real_seeds:
        (folder / story.name).write_bytes(story.read_bytes())
    desk = sit_down(at=folder)
    desk.walk_furniture()
    while not desk.walk.ended:
        desk.label("attributed")
    assert desk.counts.decided == desk.counts.total
    assert list(check(desk.store)) == []
