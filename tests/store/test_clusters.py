"""Near copies: edited, cut short, or under another name; and stories that only share a line."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.desk import Desk
from annotator.desk.exporting import Exporter
from annotator.desk.forgetting import forget, story_at
from annotator.desk.intake import take_in
from annotator.desk.status import corpus_status, story_statuses
from annotator.model.shingles import Sketch, guessed_likeness, likeness, shingles, sketch
from annotator.store.derived import rebuild
from annotator.talk import status_lines
from annotator.tui.screens.stories import StoriesSource

SitDown = Callable[..., Desk]
FOOT = "\n\nRead more about the town and its people in our paper, every day but Sunday.\n"


def story(seed: int, sentences: int = 20) -> str:
    dice = random.Random(seed)  # noqa: S311
    words = [f"{a}{b}" for a in "ba de fi lo mu".split() for b in "ker len sto vin wat".split()]
    lines = [" ".join(dice.choices(words, k=12)).capitalize() + "." for _ in range(sentences)]
    return "News of the day\n\n" + "\n\n".join(lines) + FOOT


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    for number in range(12):
        (folder / f"s{number:02}.txt").write_text(story(number), "utf-8")
    lines = story(3).split("\n\n")
    lines[4] = "The mayor did not answer his telephone on Friday, his office said."
    (folder / "t-edited.txt").write_text("\n\n".join(lines), "utf-8")
    (folder / "u-short.txt").write_text("\n\n".join(story(3).split("\n\n")[:9]), "utf-8")
    (folder / "v-capitals.txt").write_text(story(5).upper(), "utf-8")
    return folder


def clusters(desk: Desk) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for status in story_statuses(desk.store, "dana"):
        if status.cluster is not None:
            found.setdefault(status.cluster, set()).add(status.path)
    return sorted(found.values(), key=sorted)


COPIES = [{"s03.txt", "t-edited.txt", "u-short.txt"}, {"s05.txt", "v-capitals.txt"}]


def test_near_copies_are_one_cluster(desk: Desk) -> None:
    assert clusters(desk) == COPIES
    assert corpus_status(desk.store, "dana").near_copies == 3
    for cluster, member in desk.store.db.execute("SELECT cluster_id, document_id FROM clusters"):
        assert cluster == min(desk.store.clusters.members(member))


def test_gold_names_the_cluster(desk: Desk) -> None:
    desk.go(desk.walk.story_at(desk.store.order.at("t-edited.txt").document_id))
    desk.no_claim()
    desk.go(desk.walk.story_at(desk.store.order.at("s00.txt").document_id))
    desk.no_claim()
    alone, copied = Exporter(desk.store).records()
    assert alone.document.cluster is None
    assert copied.document.cluster == desk.store.clusters.of(copied.document.id) is not None


def test_a_story_is_no_near_copy_of_its_own_text_before(desk: Desk, corpus: Path) -> None:
    path = corpus / "s00.txt"
    path.write_text(path.read_text("utf-8").replace("News", "More news"), "utf-8")
    list(take_in(desk.store, desk.corpus))
    place = desk.store.order.at("s00.txt")
    assert place.revision == 2
    assert desk.store.clusters.of(place.document_id) is not None
    desk.go(desk.walk.story_at(place.document_id))
    desk.no_claim()
    (record,) = Exporter(desk.store).records()
    assert record.document.cluster is None
    assert clusters(desk) == COPIES
    assert corpus_status(desk.store, "dana").near_copies == 3
    who = (desk.annotator_id, desk.role)
    keys = desk.store.lists.story_keys("", who, least_done=False, furniture=False)
    copied = {row.place.path for row in desk.store.lists.stories(keys, who) if row.copied}
    assert copied == COPIES[0] | COPIES[1]
    for path in [*COPIES[0], *COPIES[1]]:
        forget(desk.store, story_at(desk.store, path), None)
    assert not desk.store.clusters.are_walked()


def test_stories_of_one_title_are_told_apart_by_their_paths(desk: Desk) -> None:
    lines = list(
        status_lines(corpus_status(desk.store, "dana"), story_statuses(desk.store, "dana"))
    )
    assert any("  t-edited.txt  ≈ near copy" in line for line in lines)
    assert not any("v-capitals.txt" in line for line in lines)  # its title is another
    assert max(map(len, lines)) <= 80
    who = (desk.annotator_id, desk.role)
    keys = desk.store.lists.story_keys("", who, least_done=False, furniture=False)
    rows = desk.store.lists.stories(keys[-2:], who)
    assert [(row.place.path, row.namesake) for row in rows] == [
        ("u-short.txt", True),
        ("v-capitals.txt", False),
    ]
    source = StoriesSource(desk)
    shown = "".join(piece.text for piece in source.row(source.count - 2, 60))
    assert shown.rstrip().endswith("u-short.txt ≈")


def test_a_rebuild_finds_the_same(desk: Desk) -> None:
    tables = ("sketches", "clusters")
    was = [sorted(desk.store.db.execute(f"SELECT * FROM {t}").fetchall()) for t in tables]  # noqa: S608
    list(rebuild(desk.store))
    assert was == [sorted(desk.store.db.execute(f"SELECT * FROM {t}").fetchall()) for t in tables]  # noqa: S608


def test_a_member_that_is_forgotten_leaves_the_others_together(desk: Desk) -> None:
    smallest = min(desk.store.clusters.members(desk.store.order.at("s03.txt").document_id))
    path = next(p.path for p in desk.store.order.all() if p.document_id == smallest)
    forget(desk.store, story_at(desk.store, path), None)
    assert clusters(desk) == [COPIES[0] - {path}, COPIES[1]]
    assert desk.store.clusters.of(smallest) is None


def test_many_copies_of_one_story_are_one_cluster(sit_down: SitDown, tmp_path: Path) -> None:
    folder = tmp_path / "outlets"
    folder.mkdir()
    for number in range(90):
        (folder / f"o{number:03}.txt").write_text(story(1) + f"Paper {number}\n", "utf-8")
    desk = sit_down(at=folder)
    assert [len(group) for group in clusters(desk)] == [90]
    assert {one.outcome for one in take_in(desk.store, desk.corpus)} == {"known"}


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 50), st.integers(2, 19))
def test_an_excerpt_is_like_its_whole_and_agrees_with_it(seed: int, sentences: int) -> None:
    whole, part = story(seed), "\n\n".join(story(seed).split("\n\n")[1 : sentences + 1])
    one, other = shingles(whole), shingles(part)
    assert likeness(one, other) == likeness(other, one) == 1.0
    assert likeness(one, shingles(story(seed + 1000))) < 0.2
    assert sketch(whole) == sketch(whole.upper().replace(".", "!"))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 200), st.integers(6, 60), st.data())
def test_sketches_guess_how_alike_texts_are(seed: int, sentences: int, data: st.DataObject) -> None:
    lines = story(seed, sentences).split("\n\n")
    kept = data.draw(st.integers(sentences // 2, sentences + 2))
    other = "\n\n".join([*lines[:kept], *story(seed + 1000, sentences).split("\n\n")[kept:]])
    one, two = sketch("\n\n".join(lines)), sketch(other)
    assert one is not None
    assert two is not None
    true = likeness(shingles("\n\n".join(lines)), shingles(other))
    assert guessed_likeness(one, two) == guessed_likeness(two, one) == pytest.approx(true, abs=0.3)
    assert Sketch.unpacked(one.runs, one.packed()) == one


def test_words_of_any_script_make_a_sketch_and_few_words_make_none() -> None:
    assert sketch("только по делу " * 3) is None
    words = [f"слово{number}ж" for number in range(60)]
    found = sketch(" ".join(words))
    assert found is not None
    assert 0 < len(found.least) <= found.runs
