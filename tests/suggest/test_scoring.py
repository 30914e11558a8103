"""Scoring suggestions: counts that were made by hand, what always holds, and the data's scorer."""

import gzip
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.gold_tasks import GoldFile
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim
from annotator.model.span import Span
from annotator.suggest.rules import Rules
from annotator.suggest.scoring.evaluating import evaluate
from annotator.suggest.scoring.keystrokes import Sentence
from annotator.suggest.scoring.marked import ROLES, Marked, attributions_of
from annotator.suggest.scoring.scorer import Scorer
from annotator.suggest.scoring.scores import Rate, Scores
from annotator.suggest.scoring.spans import heaviest_pairs, loosened, pieces

TEXT = 'Ann said that boats sank. Nobody came. "It is late," Bo added.'
SENTENCES = [(0, 25), (26, 38), (39, 62)]


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


GOLD = [
    Marked((at("Ann"),), (at("said"),), (at("that boats sank"),)),
    Marked((at("Bo"),), (at("added"),), (at('"It is late,"'),)),
]


def scored(proposed: Sequence[Marked], gold: Sequence[Marked] = GOLD) -> Scores:
    scorer = Scorer()
    scorer.add(TEXT, SENTENCES, gold, proposed)
    return scorer.scores()


def test_gold_against_itself_is_wholly_right() -> None:
    scores = scored(GOLD)
    rates = [scores.sentence, scores.linked, scores.linked_exactly]
    for roles in (scores.exact, scores.loose, scores.overlap):
        rates += [getattr(roles, role) for role in ROLES]
    assert {rate.f1 for rate in rates} == {1}
    assert (scores.accepted, scores.accepted_attributed, scores.accuracy) == (1, 1, 1)
    assert scores.attributed == 2 / 3
    assert scores.jump.with_suggestions == 1
    assert scores.jump.by_hand == pytest.approx((13 + 1 + 13) / 3)
    # 1 for each label, and 2 + the number of its last word for each span
    assert scores.step.by_hand == pytest.approx((1 + 2 + 3 + 6 + 1 + 1 + 4 + 5 + 6) / 3)


def test_edges_do_not_count_but_characters_do() -> None:
    proposed = [
        Marked((at("Ann"),), (at("said"),), (at("boats sank."),)),
        Marked((at("Bo"),), (at("added"),), (at("It is late"),)),
    ]
    scores = scored(proposed)
    assert scores.exact.content == Rate.of(0, 2, 2)
    assert scores.loose.content == scores.overlap.content == Rate.of(2, 2, 2)
    assert scores.accepted == 1
    assert scores.linked_exactly.f1 == 1


def test_what_is_wrong_costs_keys() -> None:
    late = at('"It is late,"')
    proposed = [
        Marked((at("Ann"),), (at("said"),), (at("boats"),)),
        Marked((at("Nobody"),), (at("came"),), ()),
        Marked((), (at("added"),), (late,)),
    ]
    scores = scored(proposed)
    assert (scores.sentence, scores.accuracy) == (Rate.of(2, 3, 2), 2 / 3)
    assert scores.accepted == 0
    assert scores.linked == Rate.of(1, 3, 2)
    assert scores.linked_exactly == Rate.of(0, 3, 2)
    # enter and one word further (2 + 1); the right label's key; enter and the missed source
    assert scores.jump.with_suggestions == pytest.approx((1 + 3 + 1 + 1 + 4) / 3)


def test_a_source_alone_does_not_make_a_sentence_attributed() -> None:
    scores = scored([Marked((at("Nobody"),), (), ())], gold=[])
    assert (scores.sentence, scores.accepted) == (Rate.of(0, 0, 0), 1)
    assert scores.exact.source == Rate.of(0, 1, 0)


def test_speech_over_sentences_is_cut_at_their_borders() -> None:
    assert pieces([(10, 50), (10, 50), (25, 26)], SENTENCES) == [
        (10, 25, 0),
        (26, 38, 1),
        (39, 50, 2),
    ]
    assert pieces([(0, 4)], []) == []


def test_a_leading_that_is_left_out_only_as_a_word() -> None:
    for said, kept in (("that boats", "boats"), (", That\n boats.", "boats"), ("thatch", "thatch")):
        start, end = loosened(said, 0, len(said))
        assert said[start:end] == kept


def test_the_heaviest_pairs_first_and_each_once() -> None:
    assert heaviest_pairs([(1, 0, 0), (5, 0, 1), (3, 1, 1), (2, 1, 0)]) == [(0, 1), (1, 0)]
    assert heaviest_pairs([(2, 1, 1), (2, 0, 1)]) == [(0, 1)]


def claim(content: str, source: str = "", cue: str = "", kind: Any = None) -> Claim:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span.cut(TEXT, *at(words)),) if words else ()

    said = Attribution(source=spans(source), cue=spans(cue), kind=kind)
    return Claim(id=content, label="attributed", spans=spans(content), attribution=said)


def test_claims_of_one_speaker_and_cue_are_one_attribution() -> None:
    claims = [
        claim("boats", "Ann", "said"),
        claim("sank", "Ann", "said"),
        claim("Nobody came", kind="author"),
        claim("late"),
        claim("is"),
        claim("It").model_copy(update={"attribution": None}),
    ]
    assert attributions_of(claims) == [
        Marked((at("Ann"),), (at("said"),), (at("boats"), at("sank"))),
        Marked((), (), (at("late"),)),
        Marked((), (), (at("is"),)),
    ]
    with_cue = claim("boats", cue="said", kind="author")
    assert len(attributions_of([with_cue])) == 1
    assert attributions_of(Judgement(outcome="no_claim").claims) == []


RANGES = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
        lambda pair: (pair[0], min(pair[0] + pair[1], len(TEXT)))
    ),
    max_size=2,
).map(tuple)
ATTRIBUTIONS = st.lists(st.builds(Marked, RANGES, RANGES, RANGES), max_size=3)


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_what_always_holds(gold: list[Marked], proposed: list[Marked]) -> None:
    one, other = scored(proposed, gold), scored(gold, proposed)
    for kind in ("exact", "loose", "overlap"):
        for role in ROLES:
            rate, turned = getattr(getattr(one, kind), role), getattr(getattr(other, kind), role)
            assert (rate.precision, rate.recall) == (turned.recall, turned.precision)
    assert (one.accepted, one.accuracy) == (other.accepted, other.accuracy)
    assert one.accepted <= one.accuracy
    for keys in (one.jump, one.step):
        assert 1 <= keys.with_suggestions <= keys.by_hand + 1.001
    assert scored(gold, gold).accepted == 1


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_it_counts_as_the_scorer_of_the_data(gold: list[Marked], proposed: list[Marked]) -> None:
    assert_equal(scored(proposed, gold), theirs([(TEXT, SENTENCES, gold)], [proposed]))


def test_rules_score_the_same_on_the_shared_stories() -> None:
    path = shared("dev.jsonl")
    (mine,) = evaluate(GoldFile(path).tasks(), {"rules": Rules()}).values()
    stories, proposed = [], []
    for task in GoldFile(path).tasks():
        ranges = [(sentence.start, sentence.end) for sentence in task.sentences]
        stories.append((task.document.text, ranges, task.gold))
        found = Rules().suggest(task.document, task.sentences)
        proposed.append(attributions_of(c for one in found for c in one.judgement.claims))
    assert mine.stories == len(stories) > 0
    assert_equal(mine, theirs(stories, proposed))


def shared(name: str) -> Path:
    """Return a file of the data for measuring, which is no part of the project; skip without it."""
    path = Path(__file__).parents[3] / "shared" / "data" / "attribution" / name
    if not path.exists():
        pytest.skip("the data for measuring is not beside this checkout")
    return path


def theirs(stories: Sequence[Any], proposed: Sequence[Sequence[Marked]]) -> dict[str, Any]:
    found = importlib.util.spec_from_file_location("score", shared("score.py"))
    assert found is not None
    assert found.loader is not None
    score = importlib.util.module_from_spec(found)
    found.loader.exec_module(score)
    gold = {
        str(n): {"text": text, "sentences": sentences, "attributions": rows(marked)}
        for n, (text, sentences, marked) in enumerate(stories)
    }
    rest = {str(n): {"attributions": rows(marked)} for n, marked in enumerate(proposed)}
    scores: dict[str, Any] = score.score(gold, rest)
    return scores


def rows(marked: Sequence[Marked]) -> list[dict[str, list[tuple[int, int]]]]:
    return [{role: list(one.of(role)) for role in ROLES} for one in marked]


def assert_equal(mine: Scores, other: dict[str, Any]) -> None:
    for kind in ("exact", "loose", "overlap"):
        for role in ROLES:
            assert told(getattr(getattr(mine, kind), role)) == other[kind][role], (kind, role)
    assert told(mine.sentence).items() <= other["sentence"].items()
    assert mine.accuracy == other["sentence"]["accuracy"]
    assert told(mine.linked) == other["linked"]
    assert told(mine.linked_exactly) == other["linked_exact"]
    shares = {"all": mine.accepted, "attributed": mine.accepted_attributed}
    assert shares == other["accept"]
    for way in ("jump", "step"):
        assert getattr(mine, way).model_dump() == other["keys"][way]


def told(rate: Rate) -> dict[str, float]:
    return {
        "p": rate.precision,
        "r": rate.recall,
        "f1": rate.f1,
        "tp": rate.right,
        "pred": rate.proposed,
        "gold": rate.gold,
    }


def test_keys_of_a_word_by_word_walk() -> None:
    words = Sentence(TEXT, SENTENCES[0])
    gold = {"source": [at("Ann")], "cue": [at("said")], "content": [at("boats sank")]}
    assert words.by_hand("step", gold) == 1 + (2 + 0) + (2 + 1) + (2 + 3 + 1)
    nothing: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    assert words.suggested("step", gold, nothing) == words.by_hand("step", gold)
    assert words.suggested("step", nothing, gold) == 1
    assert words.suggested("step", gold, gold) == 1


STORY = {
    "doc_id": "one",
    "text": TEXT,
    "sentences": SENTENCES,
    "attributions": rows(GOLD),
}


def test_a_packed_file_reads_the_same(tmp_path: Path) -> None:
    line = json.dumps(STORY) + "\n"
    plain, packed = tmp_path / "gold.jsonl", tmp_path / "gold.jsonl.gz"
    plain.write_text(line, "utf-8")
    packed.write_bytes(gzip.compress(line.encode()))
    (one,), (other,) = GoldFile(plain).tasks(), GoldFile(packed).tasks()
    assert one == other
    assert one.gold == GOLD
    assert [sentence.text for sentence in one.sentences][1] == "Nobody came."
