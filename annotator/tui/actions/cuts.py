"""The actions while a sentence is split: the third, short table of keys."""

from annotator.tui.actions.action import CUT_MODE, Action

CUTS = "Splitting a sentence"


def _cut(name: str, keys: tuple[str, ...], title: str, help: str, footer: int = 0) -> Action:
    return Action(f"cuts.{name}", keys, title, help, CUTS, footer, mode=CUT_MODE)


CUT_ACTIONS = (
    _cut("keep", ("enter", "|"), "split", "split the sentence here", 1),
    _cut("left", ("left", "h"), "left", "the word before begins the second sentence", 2),
    _cut("right", ("right", "l"), "right", "the next word begins it", 3),
    _cut("jump", ("'",), "jump", "then a letter: the next word that starts with it", 4),
    _cut("leave", ("escape", "q"), "leave", "leave the sentence whole", 5),
)
