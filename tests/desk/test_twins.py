"""Twins: found in other stories, linked, taken back, answered alike; what links mean for gold."""

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.cli import main
from annotator.desk import Desk, OvertakenError, RefusedError
from annotator.desk.checking import check
from annotator.desk.exporting import Exporter
from annotator.desk.forgetting import annotator_named, forget, story_at
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk
from annotator.desk.shelf import Spot
from annotator.desk.twins import Twin
from annotator.desk.twins.clusters import claim_clusters, linked, story_clusters, united
from annotator.gold.record import GoldSentence
from annotator.gold.splitting import Shares, names_of
from annotator.model.claim import Evidence
from annotator.model.span import Span
from annotator.store.links import Link

WIRE = """Bridge over the Linde to close in May

LINDE, April 2 (Meridian) - The bridge over the Linde will close in May for repairs, \
Mayor Ada Voss said.

Repairs to the cracked pillars will cost two million crowns, according to the county engineer.

The quarry road stays open.
"""
REWRITE = """The Linde loses its bridge

Mayor Ada Voss said the bridge over the Linde will close in May. \
Fixing those cracked pillars costs two million crowns.

Nobody asked the fishermen.
"""
OTHER = """A ferry for Skarrholm

The night ferry sails again on Friday. The council met.
"""
GUIDE = Evidence(stance="supports", url="https://example.org/survey")
CLOSES, COSTS = "bridge over the Linde will close", "cracked pillars"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return stories_in(tmp_path / "river")


def stories_in(folder: Path) -> Path:
    folder.mkdir()
    for name, text in (("1-wire", WIRE), ("2-rewrite", REWRITE), ("3-other", OTHER)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def go(desk: Desk, path: str, words: str) -> None:
    """Light the sentence of a story with these words."""
    place = desk.store.order.at(path)
    assert place is not None
    found = [s for s in desk.store.documents.sentences(place.document_id) if words in s.text]
    desk.go(Spot(place.document_id, found[0].index))


def answer(desk: Desk, path: str, words: str, label: str = "attributed") -> str:
    """Label a sentence and stay at it; return the claim."""
    go(desk, path, words)
    desk.label(label, stay=True)
    desk.walk.lit = 0
    assert desk.lit_claim is not None
    return desk.lit_claim.id


def first(desk: Desk) -> Twin:
    return desk.twins.look()[0][0]


@pytest.fixture
def both(desk: Desk) -> tuple[Desk, str, str]:
    """A desk at the rewrite's claim, whose twin in the wire story is answered too."""
    wire = answer(desk, "1-wire.txt", CLOSES)
    return desk, answer(desk, "2-rewrite.txt", CLOSES), wire


def test_a_twin_is_found_first_in_both_directions(desk: Desk) -> None:
    for here, there in (("1-wire.txt", "2-rewrite.txt"), ("2-rewrite.txt", "1-wire.txt")):
        for words in (CLOSES, COSTS):
            go(desk, here, words)
            twin = first(desk)
            assert (twin.sentence.path, words in twin.sentence.text) == (there, True)
    go(desk, "2-rewrite.txt", "fishermen")
    assert desk.twins.look() == ([], 0)


def test_a_link_is_made_changed_and_taken_back_by_the_same_key(both: tuple[Desk, str, str]) -> None:
    desk, mine, wire = both
    assert desk.twins.link(first(desk), "copies")
    link = first(desk).link
    assert (link.type, link.claim_id, link.other_claim_id) == ("copies", mine, wire)
    assert desk.twins.link(first(desk), "narrows")
    assert first(desk).link.type == "narrows"
    assert not desk.twins.link(first(desk), "narrows")
    assert first(desk).link is None
    assert [one.removed for one in rows(desk)] == [0, 0, 1]
    assert [one.replaces for one in rows(desk)] == [None, *(one.id for one in rows(desk)[:-1])]


def test_a_link_is_seen_from_both_ends_and_can_be_turned(both: tuple[Desk, str, str]) -> None:
    desk, mine, wire = both
    desk.twins.link(first(desk), "corrects")
    go(desk, "1-wire.txt", CLOSES)
    assert first(desk).link.claim_id == mine
    assert desk.twins.link(first(desk), "corrects")
    assert [one.claim_id for one in desk.store.links.holding()] == [wire]
    desk.twins.link(first(desk), "contradicts")
    go(desk, "2-rewrite.txt", CLOSES)
    assert not desk.twins.link(first(desk), "contradicts"), "it says the same in both directions"


def test_undo_and_redo_turn_links_and_answers_in_turn(both: tuple[Desk, str, str]) -> None:
    desk, mine, _ = both
    here = desk.walk.spot
    desk.twins.link(first(desk), "copies")
    desk.twins.link(first(desk), "paraphrases")
    go(desk, "3-other.txt", "ferry")
    assert desk.undo().linked
    assert desk.walk.spot == here
    assert first(desk).link.type == "copies"
    desk.undo()
    assert first(desk).link is None
    assert not desk.undo().linked
    for _ in range(3):
        desk.redo()
    desk.walk.lit = 0
    assert desk.lit_claim.id == mine
    assert first(desk).link.type == "paraphrases"


def test_a_claim_is_needed_on_both_sides(desk: Desk) -> None:
    go(desk, "2-rewrite.txt", CLOSES)
    with pytest.raises(RefusedError, match="no claim lit"):
        desk.twins.link(first(desk), "copies")
    answer(desk, "2-rewrite.txt", CLOSES)
    with pytest.raises(RefusedError, match="no claim there"):
        desk.twins.link(first(desk), "copies")
    assert rows(desk) == []


def test_a_link_that_changed_elsewhere_is_not_turned_over(
    both: tuple[Desk, str, str], sit_down: Callable[..., Desk]
) -> None:
    desk, _, _ = both
    seen, window = first(desk), sit_down()
    window.walk.lit = 0
    window.twins.link(first(window), "copies")
    with pytest.raises(OvertakenError, match="link changed"):
        desk.twins.link(seen, "copies")
    assert [one.type for one in desk.store.links.holding()] == ["copies"]


def test_an_answer_is_taken_over_with_what_fits(desk: Desk) -> None:
    go(desk, "1-wire.txt", CLOSES)
    text, sentence = desk.walk.story.document.text, desk.walk.sentence

    def cut(words: str) -> Span:
        start = text.index(words, sentence.start)
        return Span.cut(text, start, start + len(words))

    desk.label("attributed", stay=True)
    desk.walk.lit = 0
    said_by = {"source": (cut("Mayor Ada Voss"),), "cue": (cut("said"),)}
    desk.sources.name("Ada Voss", "named_person")
    claim = desk.lit_claim
    claim = claim.model_copy(
        update={
            "spans": (cut("The bridge over the Linde will close in May for repairs"),),
            "attribution": claim.attribution.model_copy(update=said_by),
        }
    )
    desk.change_claim(claim)
    desk.evidence.add(desk.lit_claim, GUIDE)
    there = desk.lit_claim
    go(desk, "2-rewrite.txt", CLOSES)
    desk.twins.take(first(desk))
    taken = desk.lit_claim
    assert (taken.label, taken.evidence) == ("attributed", (GUIDE,))
    assert taken.spans[0].text == desk.walk.sentence.text, "other words: the whole sentence"
    said = taken.attribution
    assert (said.name, said.kind) == ("Ada Voss", "named_person")
    assert [span.text for span in (*said.source, *said.cue)] == ["Mayor Ada Voss", "said"]
    assert said.register_id != there.attribution.register_id, "each story has its own register"
    assert taken.id != there.id
    with pytest.raises(RefusedError, match="already"):
        desk.twins.take(first(desk))
    desk.undo()
    assert desk.judgement.outcome == "open"


def test_an_answer_is_given_to_a_twin_and_linked(desk: Desk) -> None:
    answer(desk, "2-rewrite.txt", COSTS, "verified")
    desk.evidence.add(desk.lit_claim, GUIDE)
    here = desk.walk.spot
    decided = desk.counts.decided
    desk.twins.give(first(desk))
    assert (desk.walk.spot, desk.counts.decided) == (here, decided + 1)
    twin = first(desk)
    assert (twin.claim.label, twin.claim.evidence) == ("verified", (GUIDE,))
    desk.twins.link(twin, "paraphrases")
    with pytest.raises(RefusedError, match="already"):
        desk.twins.give(first(desk))
    assert list(check(desk.store)) == []
    desk.undo()
    desk.undo()
    assert desk.walk.story.place.path == "1-wire.txt"
    assert desk.judgement.outcome == "open"


def test_going_to_a_twin_and_back(desk: Desk) -> None:
    go(desk, "2-rewrite.txt", COSTS)
    here, there = desk.walk.spot, first(desk)
    desk.go(desk.twins.spot(there))
    back = first(desk)
    assert back.sentence.id == desk.twins.origin
    desk.go(desk.twins.spot(back))
    assert desk.walk.spot == here
    go(desk, "2-rewrite.txt", CLOSES)
    assert desk.twins.origin is None


def test_others_links_are_seen_and_their_answers_are_not(
    both: tuple[Desk, str, str], sit_down: Callable[..., Desk]
) -> None:
    desk, _, _ = both
    desk.twins.link(first(desk), "narrows")
    ben = sit_down("ben")
    go(ben, "1-wire.txt", CLOSES)
    twin = first(ben)
    assert (twin.answer, twin.claim, twin.link) == (None, None, None)
    assert [(one.annotator, one.type, onward) for one, onward in twin.others] == [
        ("dana", "narrows", False)
    ]


def test_the_same_link_of_two_annotators_is_two_rows(
    both: tuple[Desk, str, str], sit_down: Callable[..., Desk]
) -> None:
    desk, _, _ = both
    ben = sit_down("ben")
    wire = answer(ben, "1-wire.txt", CLOSES)
    mine = answer(ben, "2-rewrite.txt", CLOSES)
    for one in (desk, ben):
        go(one, "2-rewrite.txt", CLOSES)
        one.twins.link(first(one), "copies")
    assert len(desk.store.links.holding()) == 2
    links = {claim.id: claim.links for record in gold(desk) for claim in record.claims}
    assert links.keys() == {mine, wire}, "gold is the answer of the first by name"
    assert [(link.type, link.claim) for link in links[mine]] == [("copies", wire)]
    ben.twins.link(first(ben), "copies")
    links = {claim.id: claim.links for record in gold(desk) for claim in record.claims}
    assert [link.claim for link in links[mine]] == [wire], "dana's link is said of ben's claims"


# Gold, splits and checks


def gold(desk: Desk, **options: object) -> list[GoldSentence]:
    return list(Exporter(desk.store, **options).records())


def rows(desk: Desk) -> list[Link]:
    ids = desk.store.db.execute("SELECT id FROM links ORDER BY key").fetchall()
    return [desk.store.links.get(one) for (one,) in ids]


def test_gold_carries_links_and_clusters(both: tuple[Desk, str, str]) -> None:
    desk, mine, wire = both
    assert {record.document.cluster for record in gold(desk)} == {None}
    desk.twins.link(first(desk), "paraphrases")
    records = gold(desk)
    links = {claim.id: claim.links for record in records for claim in record.claims}
    assert [(link.type, link.claim) for link in links[mine]] == [("paraphrases", wire)]
    assert links[wire] == ()
    documents = {record.document.id for record in records}
    assert {record.document.cluster for record in records} == {min(documents)}
    assert claim_clusters(linked(desk.store)) == dict.fromkeys((mine, wire), min(mine, wire))


def test_a_link_to_a_removed_claim_is_left_out_and_not_lost(both: tuple[Desk, str, str]) -> None:
    desk, mine, _ = both
    desk.twins.link(first(desk), "copies")
    desk.remove_claim()
    desk.no_claim()
    assert not any(claim.links for record in gold(desk) for claim in record.claims)
    assert story_clusters(desk.store) == {}
    assert [problem.kind for problem in check(desk.store)] == []
    assert ("link", mine) in [(one.kind, one.where) for one in check(desk.store, complete=True)]
    desk.undo()
    desk.undo()
    assert any(claim.links for record in gold(desk) for claim in record.claims)


def test_contradictions_are_listed(both: tuple[Desk, str, str]) -> None:
    desk, mine, _ = both
    desk.twins.link(first(desk), "copies")
    assert list(check(desk.store)) == []
    desk.label("disputed", stay=True)
    (problem,) = check(desk.store)
    assert problem.kind == "conflict"
    assert "disputed" in problem.message
    assert "attributed" in problem.message
    ids = {claim.id for claim in desk.judgement.claims}
    assert mine in ids


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12),
    st.randoms(),
)
def test_clusters_do_not_depend_on_the_order(pairs: list[tuple[str, str]], dice: object) -> None:
    turned = [pair[::-1] for pair in pairs]
    dice.shuffle(turned)  # type: ignore[attr-defined]
    found = united(pairs)
    assert found == united(turned)
    for one, other in pairs:
        assert found[one] == found[other] <= min(one, other)
    for name in found.values():
        assert found[name] == name


@given(
    st.dictionaries(st.text("0123456789abcdef", min_size=4, max_size=4), st.sampled_from("wxyz")),
    st.tuples(*[st.integers(0, 50)] * 3).filter(any),
)
def test_no_cluster_stands_in_two_parts(clusters: dict[str, str], shares: tuple[int, ...]) -> None:
    stories = {document: f"story {document}" for document in (*clusters, "beef", "cafe")}
    names = names_of(stories, clusters)
    parts: dict[str, set[str]] = {}
    for document, name in names.items():
        part = Shares(*shares).part(name)
        assert getattr(Shares(*shares), part) > 0
        parts.setdefault(clusters.get(document, document), set()).add(part)
    assert all(len(found) == 1 for found in parts.values())


def test_shares_are_met_about() -> None:
    found = [Shares(80, 10, 10).part(f"story {number}") for number in range(5000)]
    assert 0.78 < found.count("train") / 5000 < 0.82
    assert 0.08 < found.count("test") / 5000 < 0.12


@pytest.mark.parametrize("typed", ["80/20", "a/b/c", "0/0/0", "80/10/-10", ""])
def test_shares_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"share"):
        Shares.read(typed)


def test_export_splits_by_cluster_and_validate_sees_what_is_torn(
    both: tuple[Desk, str, str], tmp_path: Path
) -> None:
    desk, mine, _ = both
    desk.twins.link(first(desk), "copies")
    answer(desk, "3-other.txt", "ferry")
    desk.store.close()
    out, run = tmp_path / "gold.jsonl", CliRunner()
    asked = ["export", str(desk.corpus.root), "--out", str(out), "--split", "50/25/25"]
    told = run.invoke(main, asked)
    assert told.exit_code == 0, told.output
    said = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len({line["split"] for line in said if line["document"]["cluster"]}) == 1
    manifest = json.loads(Path(f"{out}.manifest.json").read_text("utf-8"))
    assert manifest["split"] == "50/25/25"
    assert sum(manifest["parts"].values()) == len(said)
    assert run.invoke(main, ["validate", str(out)]).exit_code == 0
    parts = {"train", "dev", "test"}
    linking = next(line for line in said if any(claim["links"] for claim in line["claims"]))
    linking["split"] = sorted(parts - {linking["split"]})[0]
    linking["claims"][0]["links"][0]["claim"] = "nowhere"
    torn = tmp_path / "torn.jsonl"
    torn.write_text("".join(json.dumps(line) + "\n" for line in said), "utf-8")
    told = run.invoke(main, ["validate", str(torn)])
    assert told.exit_code == 1
    assert "links to claim nowhere" in told.output
    assert "another part" in told.output
    assert mine


def test_links_go_with_a_removed_story_and_with_a_removed_annotator(
    both: tuple[Desk, str, str], sit_down: Callable[..., Desk]
) -> None:
    desk, _, _ = both
    desk.twins.link(first(desk), "copies")
    ben = sit_down("ben")
    answer(ben, "1-wire.txt", COSTS)
    answer(ben, "2-rewrite.txt", COSTS)
    ben.twins.link(first(ben), "copies")
    forget(desk.store, annotator_named(desk.store, "dana"), None)
    assert [one.annotator for one in rows(ben)] == ["ben"]
    forget(ben.store, story_at(ben.store, "1-wire.txt"), None)
    assert rows(ben) == []


# Whatever is linked in whatever order


class Begun:
    """A corpus that was taken in once, copied for every example."""

    folder: Path | None = None

    @classmethod
    def at(cls, place: Path) -> Path:
        if cls.folder is None:
            cls.folder = stories_in(Path(tempfile.mkdtemp()) / "river")
            desk = open_desk((cls.folder,), None, "dana")
            list(take_in(desk.store, desk.corpus))
            desk.store.close()
        shutil.copytree(cls.folder, place, dirs_exist_ok=True)
        return place


def teardown_module() -> None:
    if Begun.folder is not None:
        shutil.rmtree(Begun.folder.parent)


PLACES = {
    "wire": ("1-wire.txt", CLOSES),
    "rewrite": ("2-rewrite.txt", CLOSES),
    "costs": ("1-wire.txt", COSTS),
}
ACTS: dict[str, Callable[[Desk], object]] = {
    "a": lambda desk: desk.label("attributed", stay=True),
    "v": lambda desk: desk.label("verified", stay=True),
    "x": Desk.remove_claim,
    "left": Desk.previous_claim,
    "u": Desk.undo,
    "U": Desk.redo,
    "t t": lambda desk: desk.twins.take(first(desk)),
    "t g": lambda desk: desk.twins.give(first(desk)),
    "t enter": lambda desk: desk.go(desk.twins.spot(first(desk))),
} | {f"go {name}": lambda desk, at=at: go(desk, *at) for name, at in PLACES.items()}
ACTS |= {
    f"t {kind}": lambda desk, kind=kind: desk.twins.link(first(desk), kind)
    for kind in ("copies", "narrows", "contradicts")
}


def pressed(desk: Desk, key: str) -> bool:
    with suppress(RefusedError, IndexError):
        ACTS[key](desk)
        return True
    return False


def state(desk: Desk) -> set[tuple[str, ...]]:
    said = {
        (answer.sentence_id, answer.judgement.model_dump_json())
        for place in desk.store.order.all()
        for answer in desk.store.answers.current_of_everybody(place.document_id)
        if answer.judgement.outcome != "open"
    }
    return said | {
        (one.type, one.claim_id, one.other_claim_id) for one in desk.store.links.holding()
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*sorted(ACTS), *["a", "go wire", "t copies"] * 3]), max_size=30))
def test_any_links_in_any_order_are_undone_and_brought_back(keys: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk((Begun.at(Path(place)),), None, "dana")
        go(desk, *PLACES["rewrite"])
        for key in keys:
            pressed(desk, key)
        while pressed(desk, "U"):
            pass
        last = state(desk)
        count = 0
        while pressed(desk, "u"):
            count += 1
        assert state(desk) == set()
        while pressed(desk, "U"):
            count -= 1
        assert count == 0
        assert state(desk) == last
        assert {p.kind for p in check(desk.store)} <= {"conflict"}
        pairs = [sorted((one.claim_id, one.other_claim_id)) for one in desk.store.links.holding()]
        assert len(pairs) == len({tuple(pair) for pair in pairs})
        desk.store.close()
