"""The actions while spans are marked: the second table of keys."""

from annotator.tui.actions.action import SPAN_MODE, Action

SPANS = "Marking spans"


def _span(
    name: str,
    keys: tuple[str, ...],
    title: str,
    help: str,
    footer: int = 0,
    what: str | None = None,
) -> Action:
    return Action(f"spans.{name}", keys, title, help, SPANS, footer, what, SPAN_MODE)


SPAN_ACTIONS = (
    _span("part.content", ("1",), "content", "mark what is claimed", 2, "content"),
    _span("part.source", ("2",), "source", "mark on whose word", 3, "source"),
    _span("part.cue", ("3",), "cue", 'mark what shows it: "said"', 4, "cue"),
    _span("next_part", ("tab",), "next part", "content, source, cue in turn"),
    _span("left", ("left", "h"), "left", "the word before"),
    _span("right", ("right", "l"), "right", "the next word"),
    _span("jump", ("'",), "jump", "then a letter: the next word that starts with it", 5),
    _span("extend", ("m",), "extend", "from here on, moving and jumping extend; again: no more", 9),
    _span("extend_left", ("shift+left", "H"), "", "move the end to the left"),
    _span("extend_right", ("shift+right", "L"), "", "move the end to the right"),
    _span("shrink", ("M",), "shrink", "shrink from the other end"),
    _span("other_end", ("x",), "other end", "go to the other end: it moves now"),
    _span("quotation", ('"',), "quotation", "the quotation here or next; again: unquoted", 6),
    _span("clause", (",",), "clause", "what source and cue leave; again: up to commas", 7),
    _span("noun_phrase", (".",), "phrase", "the noun phrase here; again: wider", 8),
    _span("add", ("+",), "fragment", "another fragment of this part", 10),
    _span("drop", ("-",), "drop", "drop this fragment", 11),
    _span("inward", ("i",), "nearer", 'the nearer speaker: "said X, per Y" has X inside', 12),
    _span("outward", ("o",), "outer", "the speaker further out"),
    _span("split", ("|",), "split", "two claims: go to the second one's first word, then enter"),
    _span("join", ("&",), "join", "one claim of this one and the next"),
    _span("undo", ("u",), "undo", "take back the last step here", 20),
    _span("keep", ("enter",), "keep", "keep what is marked; a label key keeps and labels", 1),
    _span("leave", ("escape", "s"), "leave", "leave; what was not kept waits for s", 21),
)
