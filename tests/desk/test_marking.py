"""Marking spans by keys: words, phrases, speakers, fragments, and keeping them."""

from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.errors import RefusedError

QUARRY = """Quarry talk

"We never asked for this," said Ada Holm of the parish council, "and we will not pay."

The mayor said the quarry would close in June, according to the Linde Courier. It will reopen later.

As the Courier reports, the owner "has no plans" but keeps "every option open."
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "quarry"
    folder.mkdir()
    (folder / "quarry.txt").write_text(QUARRY, "utf-8")
    return folder


def light(desk: Desk, beginning: str) -> None:
    story = desk.walk.story
    assert story is not None
    index = next(s.index for s in story.sentences if s.text.startswith(beginning))
    while desk.walk.index != index:
        desk.go(desk.walk.after() if desk.walk.index < index else desk.walk.before())


def texts(spans: tuple) -> list[str]:
    return [span.text for span in spans]


def marked(desk: Desk, part: str, level: int = 0) -> list[str]:
    marking = desk.marking
    assert marking is not None
    return [marking.page.text[a:b] for a, b in marking.fragments(level, part)]


def test_a_whole_attribution_is_marked_and_kept_under_a_label(desk: Desk) -> None:
    light(desk, "The mayor")
    marking = desk.mark()
    marking.turn_to("cue")
    marking.jump("a")
    marking.extend(1)
    assert marked(desk, "cue") == ["according to"]
    marking.turn_to("source")
    marking.jump("L")
    marking.noun_phrase()
    marking.turn_to("content")
    marking.clause()
    assert marked(desk, "content") == ["The mayor said the quarry would close in June"]
    marking.inward()
    marking.jump("m")
    marking.turn_to("cue")
    marking.jump("s")
    desk.keep_spans("attributed", stay=False)
    desk.go(desk.walk.before())
    claim = desk.judgement.claims[0]
    assert texts(claim.spans) == ["The mayor said the quarry would close in June"]
    assert claim.attribution is not None
    assert texts(claim.attribution.source) == ["the Linde Courier"]
    assert texts(claim.attribution.cue) == ["according to"]
    nearer = claim.attribution.inner[0]
    assert (texts(nearer.source), texts(nearer.cue)) == (["mayor"], ["said"])
    assert texts(nearer.content) == texts(claim.spans)


def test_interrupted_speech_is_one_claim_with_two_fragments(desk: Desk) -> None:
    light(desk, '"We never')
    marking = desk.mark()
    marking.turn_to("content")
    while marked(desk, "content"):
        marking.drop_fragment()
    start = marking.page.text.index("We never")
    marking.take(start, start + 2)
    marking.quotation()
    marking.add_fragment()
    marking.quotation()
    assert marked(desk, "content") == ['"We never asked for this,"', '"and we will not pay."']
    desk.keep_spans("attributed")
    assert desk.lit_claim is not None
    assert desk.lit_claim.content_text == '"We never asked for this," "and we will not pay."'


def test_a_phrase_key_pressed_again_takes_the_next_reading(desk: Desk) -> None:
    light(desk, "As the Courier")
    marking = desk.mark()
    marking.turn_to("content")
    marking.jump("h")
    marking.quotation()
    assert marked(desk, "content")[-1] == '"has no plans"'
    marking.quotation()
    assert marked(desk, "content")[-1] == "has no plans"


def test_extending_reaches_over_the_end_of_the_sentence_which_then_continues(desk: Desk) -> None:
    light(desk, "The mayor")
    marking = desk.mark()
    marking.turn_to("content")
    marking.jump("q")
    marking.toggle_extending()
    marking.jump("r")
    desk.keep_spans("attributed")
    claim = desk.lit_claim
    assert claim is not None
    assert claim.spans[0].text.endswith("It will reopen")
    story = desk.walk.story
    assert story is not None
    following = story.judgement(desk.walk.index + 1)
    assert (following.outcome, following.continues) == ("claims", (claim.id,))
    desk.go(desk.walk.after())
    with pytest.raises(RefusedError, match="goes on here"):
        desk.no_claim()
    desk.go(desk.walk.before())
    marking = desk.mark()
    marking.turn_to("content")
    marking.swap_ends()
    marking.clause()
    desk.keep_spans()
    assert story.judgement(desk.walk.index + 1).outcome == "open"
    desk.undo()
    desk.undo()
    assert story.judgement(desk.walk.index).outcome == "open"
    assert story.judgement(desk.walk.index + 1).outcome == "open"


def test_a_claim_that_begins_earlier_belongs_to_the_earlier_sentence(desk: Desk) -> None:
    light(desk, "It will")
    marking = desk.mark()
    marking.turn_to("content")
    marking.jump("I")
    marking.extend(-1)
    marking.extend(-1)
    desk.keep_spans("attributed")
    story = desk.walk.story
    assert story is not None
    here, before = story.judgement(desk.walk.index), story.judgement(desk.walk.index - 1)
    assert here.claims == ()
    assert here.continues == (before.claims[0].id,)


def test_what_was_left_waits(desk: Desk) -> None:
    light(desk, "The mayor")
    marking = desk.mark()
    marking.turn_to("source")
    marking.jump("q")
    assert desk.leave_marking()
    assert desk.marking is None
    assert desk.mark() is marking
    desk.go(desk.walk.after())
    assert desk.marking is None


def test_split_and_join(desk: Desk) -> None:
    light(desk, "The mayor")
    marking = desk.mark()
    marking.turn_to("content")
    marking.jump("q")
    marking.toggle_extending()
    marking.jump("J")
    desk.keep_spans("attributed")
    first = desk.lit_claim
    assert first is not None
    marking = desk.mark()
    marking.begin_split()
    marking.jump("i")
    assert marked(desk, "content") == ["quarry would close in June"]
    desk.split_claim()
    assert [c.content_text for c in desk.judgement.claims] == [
        "quarry would close",
        "in June",
    ]
    assert desk.judgement.claims[0].id == first.id
    assert desk.lit_claim is not None
    assert desk.lit_claim.id != first.id
    desk.previous_claim()
    desk.join_claims()
    assert [c.id for c in desk.judgement.claims] == [first.id]
    assert texts(desk.judgement.claims[0].spans) == ["quarry would close", "in June"]
    desk.undo()
    desk.undo()
    assert desk.judgement.claims == (first,)


def test_every_step_can_be_taken_back(desk: Desk) -> None:
    light(desk, "The mayor")
    marking = desk.mark()
    begun = marking._state
    marking.turn_to("source")
    marking.jump("L")
    marking.noun_phrase()
    marking.add_fragment()
    marking.move(-1)
    marking.drop_fragment()
    for _ in range(6):
        marking.undo()
    assert marking._state == begun
    with pytest.raises(RefusedError):
        marking.undo()


def test_nothing_is_kept_without_content_or_label(desk: Desk) -> None:
    light(desk, "The mayor")
    marking = desk.mark()
    with pytest.raises(RefusedError, match="which label"):
        desk.keep_spans()
    marking.turn_to("content")
    marking.drop_fragment()
    with pytest.raises(RefusedError, match="what is claimed"):
        desk.keep_spans("attributed")
    assert desk.answer is None
