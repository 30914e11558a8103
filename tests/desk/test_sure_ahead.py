"""How many sure suggestions one key takes: what is painted is what is taken, whatever was done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.desk import Desk, RefusedError, sure_ahead
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk, open_for_intake
from annotator.model.answer import Judgement
from annotator.model.suggestion import Suggestion

SENTENCES = 9


@contextmanager
def at_a_desk(sure: tuple[bool | None, ...]) -> Iterator[Desk]:
    """A desk at a story of which each suggestion is sure, unsure or missing."""
    with TemporaryDirectory() as folder:
        text = " ".join(f"Train {number} runs." for number in range(SENTENCES))
        Path(folder, "a.txt").write_text(text, "utf-8")
        store, corpus = open_for_intake([Path(folder)], None)
        with store:
            list(take_in(store, corpus))
        desk = open_desk([Path(folder)], None, "dana")
        story = desk.walk.story
        assert story is not None
        found = [
            Suggestion(
                sentence_id=sentence.id,
                by="says@1",
                judgement=Judgement(outcome="no_claim"),
                confidence=0.95 if known else 0.5,
                rule="",
            )
            for sentence, known in zip(story.sentences, sure, strict=False)
            if known is not None
        ]
        with desk.store.writing():
            desk.store.suggestions.advise([one.id for one in story.sentences], found)
        yield desk
        desk.store.close()


DEEDS: dict[str, Callable[[Desk], object]] = {
    "enter": lambda desk: desk.accepting.take(),
    "E": lambda desk: desk.accepting.sure(),
    "n": lambda desk: desk.no_claim(),
    "space": lambda desk: desk.skip(),
    "f": lambda desk: desk.flag(),
    "j": lambda desk: desk.go(desk.walk.after()),
    "k": lambda desk: desk.go(desk.walk.before()),
    "u": lambda desk: desk.undo(),
    "U": lambda desk: desk.redo(),
    "b": lambda desk: desk.proposals.hide(),
    "while nothing is pressed": lambda desk: desk.proposals.read_ahead(),
}


def taken(desk: Desk) -> int:
    """Count what one key takes, and take it back."""
    count = desk.accepting.sure()
    desk.undo()
    return count


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from((True, True, True, False, None)), min_size=9, max_size=9),
    st.lists(st.sampled_from(sorted(DEEDS)), max_size=14),
)
def test_as_many_are_taken_as_was_said(sure: list[bool | None], deeds: list[str]) -> None:
    with at_a_desk(tuple(sure)) as desk:
        for deed in deeds:
            try:
                DEEDS[deed](desk)
            except RefusedError:
                continue
            lit = desk.proposals.lit
            if lit is not None and desk.proposals.is_sure(lit):
                ahead = desk.accepting.sure_ahead()
                said, wanted = ahead, taken(desk)
                assert said.found == wanted if said.complete else said.found <= wanted


def test_nothing_is_looked_at_twice_while_suggestions_are_accepted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with at_a_desk((True,) * SENTENCES) as desk:
        desk.proposals.read_ahead()
        assert desk.accepting.sure_ahead() == (SENTENCES, True)
        monkeypatch.setattr(type(desk.proposals), "was_read", lambda *_: pytest.fail("again"))
        for left in range(SENTENCES - 1, 0, -1):
            desk.accepting.take()
            assert desk.accepting.sure_ahead() == (left, True)


def test_of_many_it_is_said_that_there_are_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sure_ahead, "MOST", 4)
    with at_a_desk((True,) * SENTENCES) as desk:
        assert desk.accepting.sure_ahead() == (1, False)  # nothing was read ahead
        desk.proposals.read_ahead()
        assert desk.accepting.sure_ahead() == (4, False)
        for wanted in ((4, False),) * (SENTENCES - 5) + ((4, True), (3, True)):
            desk.accepting.take()
            assert desk.accepting.sure_ahead() == wanted
