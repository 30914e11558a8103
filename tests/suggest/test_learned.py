"""Learning from answers: it beats the rules on a house style, and is silent until it does."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.answer import Judgement
from annotator.model.document import Document, document_id, sha256_of
from annotator.model.span import Span
from annotator.model.suggestion import SURE
from annotator.suggest.learned import crf
from annotator.suggest.learned.calibration import Curve, curve_of
from annotator.suggest.learned.choosing import Chosen, Judges, ranked, seen, together
from annotator.suggest.learned.comparing import Comparison, compared
from annotator.suggest.learned.fitting import Models, fit
from annotator.suggest.learned.labels import Labels
from annotator.suggest.learned.measures import FEWEST_STORIES, Measures
from annotator.suggest.learned.packing import UnusableError, head_of, models_of, packed
from annotator.suggest.learned.readings import NOTHING, Reading, Voice, read_judgements, right
from annotator.suggest.learned.scenes import Scene, scenes
from annotator.suggest.learned.suggester import Learned
from annotator.suggest.rules import Rules
from tests.learnable import house_stories, sentence_of

Fitted = tuple[Models, Measures]


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    return fit(house_stories(range(30)))


@pytest.fixture(scope="module")
def learned(fitted: Fitted) -> Learned:
    return Learned(fitted[0], [Rules()])


def test_a_house_style_is_learned_that_rules_do_not_know(learned: Learned) -> None:
    hits = by_rules = total = 0
    for story in house_stories(range(100, 106)):
        text, sentences = story.document.text, story.sentences
        wanted = read_judgements(text, sentences, story.answers)
        said = [one.judgement for one in learned.suggest(story.document, sentences)]
        rules = [one.judgement for one in story.proposals["rules"]]
        total += len(wanted)
        hits += sum(map(right, read_judgements(text, sentences, said), wanted))
        by_rules += sum(map(right, read_judgements(text, sentences, rules), wanted))
    assert hits > 0.9 * total
    assert by_rules < 0.6 * total


def test_names_and_kinds_of_learned_sources_are_told(learned: Learned) -> None:
    story = house_stories([200])[0]
    said = [one.judgement for one in learned.suggest(story.document, story.sentences)]
    claims = [claim for one in said for claim in one.claims]
    named = [c.attribution.name for c in claims if c.attribution and c.attribution.source]
    assert named
    assert all(named)


def test_it_speaks_when_it_beats_the_others_on_stories_kept_apart(fitted: Fitted) -> None:
    measures = fitted[1]
    assert measures.silent is None
    assert measures.accepted > measures.accepted_others
    assert measures.speech.f1 > 0.9
    assert measures.confusion["attributed"]["attributed"] > 50


def test_it_is_silent_with_few_stories() -> None:
    measures = fit(house_stories(range(FEWEST_STORIES - 1)))[1]
    assert measures.silent is not None
    assert "24" in measures.silent


def test_it_is_silent_where_the_rules_are_as_good(fitted: Fitted) -> None:
    even = {what: Comparison(1.0, 2.0) for what in fitted[1].gains}
    assert fitted[1]._replace(gains=even).silent is not None


@pytest.mark.parametrize("what", ["whole answers", "who speaks", "who says what", "keys"])
def test_it_is_silent_where_the_rules_are_better_in_anything(fitted: Fitted, what: str) -> None:
    lost = {**fitted[1].gains, what: Comparison(-9.0, 3.0)}
    silent = fitted[1]._replace(gains=lost).silent
    assert silent is not None
    assert what in silent


def test_what_is_gained_is_counted_where_answers_differ() -> None:
    lee = Voice(((0, 3),), ((4, 8),), ((9, 20),))
    wanted = Reading((lee,), "")
    short = Reading((lee._replace(content=((9, 15),)),), "")
    gains = compared([[(wanted, wanted, NOTHING)], [(wanted, short, wanted), (NOTHING,) * 3]])
    assert gains["whole answers"] == Comparison(0.0, 2**0.5)
    assert gains["who speaks"].gain > 0
    assert gains["who says what"].gain > 0
    assert gains["keys"].gain == 12 - 3


def test_a_closing_mark_alone_is_left_to_the_others(learned: Learned) -> None:
    text = 'Lee said: "It rains." "'
    document = Document.trusted(
        id=document_id(text), sha256=sha256_of(text), text=text, language=None,
        segmenter="test", blocks=(),
    )  # fmt: skip
    sentences = [sentence_of(document, 0, 0, 21), sentence_of(document, 1, 22, 23)]
    proposed = list(Rules().suggest(document, sentences))
    first = proposed[0].judgement.claims[0]
    mark = Span.trusted(start=22, end=23, text='"')
    goes_on = Judgement.trusted(
        outcome="claims", claims=(first.model_copy(update={"id": "mark", "spans": (mark,)}),),
        continues=(), note=None, flag=False,
    )  # fmt: skip
    proposed[1] = proposed[1].model_copy(update={"judgement": goes_on})
    said = list(learned.judge(document, sentences, {"rules": proposed}))
    assert [claim.spans for claim in said[1].judgement.claims] == [(mark,)]


class Always(crf.Scale):
    """A scale that says the same of everything."""

    def __init__(self, chance: float) -> None:
        self._chance = chance

    def of(self, features: crf.Features, label: str) -> float:
        del features, label
        return self._chance


def picked(fitted: Fitted, heard: float) -> list[tuple[Scene, Chosen]]:
    """Choose where all candidates are as likely, and somebody is heard so likely."""
    models = fitted[0]
    judges = Judges(Always(0.5), Always(heard), Labels(models.labels))
    tagger, story = crf.Tagger(models.tagger), house_stories([300])[0]
    text = story.document.text
    found = scenes(story.document, story.sentences, story.proposals)
    return [(scene, ranked(seen(tagger, text, scene, None), scene, judges)[0]) for scene in found]


def test_between_equals_what_the_others_say_together_goes_first(fitted: Fitted) -> None:
    for scene, best in picked(fitted, 0.42):
        assert best.candidate.marks == together(scene).marks


@pytest.mark.parametrize("heard", [0.0, 1.0])
def test_whether_somebody_is_heard_decides_between_equals(fitted: Fitted, heard: float) -> None:
    assert all(bool(best.reading.voices) == bool(heard) for _, best in picked(fitted, heard))


def test_equal_answers_teach_the_same(fitted: Fitted) -> None:
    again = fit(list(reversed(house_stories(range(30)))))
    assert again == fitted


def test_learning_can_be_stopped() -> None:
    with pytest.raises(InterruptedError):
        fit(house_stories(range(4)), over=lambda: True)


def test_a_corpus_of_one_answer_teaches_without_failing() -> None:
    story = house_stories([1])[0]
    few = story._replace(answers=[story.answers[0], *[None] * 7])
    models, measures = fit([few, *[s._replace(answers=few.answers) for s in house_stories([2])]])
    assert measures.silent is not None
    assert list(Learned(models, [Rules()]).suggest(story.document, story.sentences))


def test_what_was_learned_comes_back_from_a_file(fitted: Fitted) -> None:
    file = packed(*fitted, seconds=1.5, others=["rules@1"])
    assert models_of(file) == fitted[0]
    head = head_of(file)
    assert head.measures == fitted[1]
    assert (head.seconds, head.others) == (1.5, ("rules@1",))


@pytest.mark.parametrize("part", ["tagger", "learned.json", "choice"])
def test_a_damaged_file_is_refused(fitted: Fitted, part: str) -> None:
    file = bytearray(packed(*fitted, seconds=1.5, others=[]))
    at = file.find(part.encode()) + len(part) + 60
    file[at] ^= 0x55
    with pytest.raises(UnusableError, match="damaged"):
        models_of(bytes(file))


@pytest.mark.parametrize("file", [b"", b"PK", b"no archive at all" * 100])
def test_what_is_no_file_of_ours_is_refused(file: bytes) -> None:
    with pytest.raises(UnusableError):
        head_of(file)


def test_a_missing_extra_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "find_spec", lambda _name: None)
    reason = Learned.ready()
    assert reason is not None
    assert "annotator-desk[learned]" in reason
    assert "\n" not in reason


_PIECES = st.one_of(
    st.sampled_from(
        ["so", "--", " ", '"', "“", "”", "said", "Lee", ".", ",", "that", "\x1b[2J", "é"]
    ),
    st.text(max_size=12),
)


@settings(max_examples=60)
@given(pieces=st.lists(_PIECES, max_size=40), cuts=st.lists(st.integers(1, 60), max_size=5))
def test_offsets_always_equal_the_text(
    learned: Learned, pieces: Sequence[str], cuts: Sequence[int]
) -> None:
    text = "".join(pieces).replace("\x00", "")
    if not text.isprintable() and any("\ud800" <= c <= "\udfff" for c in text):
        return
    document = Document.trusted(
        id=document_id(text), sha256=sha256_of(text), text=text, language=None,
        segmenter="test", blocks=(),
    )  # fmt: skip
    edges, at = [0], 0
    for cut in cuts:
        at = min(len(text), at + cut)
        edges.append(at)
    pairs = [(a, b) for a, b in zip(edges, [*edges[1:], len(text)], strict=True) if a < b]
    sentences = [sentence_of(document, n, a, b) for n, (a, b) in enumerate(pairs)]
    found = list(learned.suggest(document, sentences))
    assert [one.sentence_id for one in found] == [sentence.id for sentence in sentences]
    for one in found:
        assert 0 <= one.confidence <= 1
        for judgement in (one.judgement, *one.alternatives):
            judgement.check_against(text)
            judgement.model_validate_json(judgement.model_dump_json())


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=300))
def test_confidence_rises_with_what_is_said(outcomes: list[tuple[float, bool]]) -> None:
    curve = curve_of(outcomes)
    told = [curve.at(at / 20) for at in range(21)]
    assert told == sorted(told)
    assert all(0 <= one <= 1 for one in told)
    assert Curve.loaded(curve.dumped()) == curve


def test_what_is_sure_was_right_nearly_always() -> None:
    outcomes = [(at / 1000, at % 10 > 0 if at < 900 else at % 50 > 0) for at in range(1000)]
    curve = curve_of(outcomes)
    sure = [right for said, right in outcomes if curve.at(said) >= SURE]
    assert 100 < len(sure) < 500
    assert sum(sure) >= 0.94 * len(sure)
    assert curve.at(0.3) < SURE


def test_nothing_is_sure_where_too_much_was_wrong() -> None:
    curve = curve_of((at / 100, at % 5 > 0) for at in range(100))
    assert curve.at(1.0) < SURE
