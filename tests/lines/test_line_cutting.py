"""Splitting and joining sentences by typed commands."""

from annotator.desk import Desk
from annotator.lines.dialogue import Dialogue


def hear(desk: Desk, *lines: str) -> list[str]:
    told: list[str] = []
    dialogue = Dialogue(desk, told.append, told.append)
    for line in lines:
        dialogue.hear(line)
    return told


def test_a_sentence_is_cut_before_some_words_and_joined_again(desk: Desk) -> None:
    desk.go(desk.walk.after())
    whole = desk.walk.sentence.text
    told = hear(desk, 'cut "the mayor said"')
    assert any("two sentences now, saved; undo makes one of them again" in line for line in told)
    assert [s.text for s in desk.walk.story.sentences[1:3]] == [
        "The bridge over the Linde will close in May,",
        "the mayor said.",
    ]
    assert any("one sentence now" in line for line in hear(desk, "uncut"))
    assert desk.walk.sentence.text == whole


def test_what_is_not_there_cuts_nothing(desk: Desk) -> None:
    sentences = len(desk.walk.story.sentences)
    assert any("no word here starts with elephants" in one for one in hear(desk, "cut elephants"))
    assert any("first words of the second" in one for one in hear(desk, "cut"))
    assert desk.cutting is None
    assert len(desk.walk.story.sentences) == sentences
