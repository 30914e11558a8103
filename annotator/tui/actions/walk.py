"""The fixed actions of the walk."""

from annotator.tui.actions.action import ANY_MODE, SEARCH_MODE, Action

ANSWER, SUGGEST, WALK, CLAIM, FIND, LOOK, LATER = (
    "Answer",
    "Suggestions",
    "Walk",
    "Claims",
    "Find",
    "See",
    "Not there yet",
)

TAKE = "suggestion.take"

WALK_ACTIONS = (
    Action("answer.no_claim", ("n",), "none", "no claim, go on", ANSWER, 20),
    Action("answer.skip", ("space",), "skip", "cannot judge, go on; keeps an answer", ANSWER, 31),
    Action("answer.repeat", (".",), "repeat", "say what was said last, go on", ANSWER, 40),
    Action("answer.choose", ("l",), "labels", "all labels, from a list", ANSWER),
    Action("answer.undo", ("u",), "undo", "take back the last act, wherever it was", ANSWER, 22),
    Action("answer.redo", ("U",), "redo", "bring it back", ANSWER),
    Action("answer.flag", ("f",), "flag", "flag to look at again, or unflag", ANSWER, 41),
    Action("answer.note", ("c",), "note", "note on the lit claim, else the sentence", ANSWER, 42),
    Action(TAKE, ("enter",), "accept", "accept the suggestion as it is shown, go on", SUGGEST),
    Action("suggestion.sure", ("E",), "accept sure", "all sure ones up to the next other", SUGGEST),
    Action(
        "suggestion.number",
        tuple("123456789"),
        "take n",
        "the suggestion (1) or another that is shown, go on",
        SUGGEST,
        numbered=True,
    ),
    Action("suggestion.hide", ("b",), "blind", "hide suggestions, or show them", SUGGEST),
    Action("walk.next", ("j", "down"), "next", "next sentence", WALK),
    Action("walk.previous", ("k", "up"), "previous", "previous sentence", WALK),
    Action("walk.undecided", ("tab",), "next open", "next sentence not answered yet", WALK, 31),
    Action("walk.next_story", ("J", "]"), "next story", "next story", WALK),
    Action("walk.previous_story", ("K", "["), "previous story", "previous story", WALK),
    Action("walk.go_to", ("G",), "go to", "a sentence or story by number, or by path", WALK),
    Action("walk.order", ("W",), "order", "reading order, most uncertain first, ...", WALK),
    Action("walk.sign_off", ("S",), "sign off", "say that this story is done, or not", WALK),
    Action("walk.furniture", ("z",), "furniture", "walk furniture too, or not", WALK),
    Action("walk.look_down", ("pagedown",), "look down", "look down; any key returns", WALK),
    Action("walk.look_up", ("pageup",), "look up", "look further up in the story", WALK),
    Action("walk.look_top", ("home",), "look at top", "look at the story's beginning", WALK),
    Action("walk.look_end", ("end",), "look at end", "look at the story's end", WALK),
    Action("walk.leave", ("q",), "leave", "leave; everything is saved already", WALK, 45),
    Action("walk.interrupt", ("ctrl+c",), "how to leave", "says how to leave", WALK, mode=ANY_MODE),
    Action("claim.previous", ("left",), "claim before", "previous claim of the sentence", CLAIM),
    Action("claim.next", ("right",), "next claim", "next claim; behind the last, a new one", CLAIM),
    Action("claim.spans", ("s",), "spans", "mark content, source and cue", CLAIM, 21),
    Action("claim.source", ("i",), "source", "who the source is", CLAIM, 33),
    Action("claim.remove", ("x",), "remove", "remove the lit claim", CLAIM, 43),
    Action("claim.evidence", ("e",), "evidence", "what supports or refutes the claim", CLAIM, 34),
    Action("claim.standalone", ("w",), "reword", "write it as a sentence of its own", CLAIM),
    Action("claim.certainty", ("y",), "certainty", "how firmly the text states it", CLAIM),
    Action("claim.twins", ("t",), "twins", "the same claim in other stories, linked", CLAIM, 35),
    Action("find.search", ("/",), "search", "search; hits become the walk, enter stays", FIND, 32),
    Action("find.filter", ("F",), "filters", "walk only what was answered so, flagged, ...", FIND),
    Action("find.hits", ("L",), "hits", "list what was found, in context", FIND),
    Action("find.bulk", ("=",), "answer all", "say one thing of everything found", FIND),
    Action("find.leave", ("escape",), "leave search", "leave search and filters, back again", FIND),
    Action(
        "find.stay", ("enter",), "stay", "in a search: stay at this hit", FIND, mode=SEARCH_MODE
    ),
    Action("find.stories", ("o",), "stories", "all stories, with progress", FIND, 33),
    Action("find.waiting", ("H",), "waiting", "answers whose passage the publisher changed", FIND),
    Action("find.claims", ("C",), "claims", "all claims of the corpus", FIND),
    Action("look.history", ("h",), "history", "everything said about this sentence", LOOK),
    Action("look.pace", ("p",), "pace", "progress and statistics", LOOK),
    Action("look.guideline", ("g",), "guideline", "what the labels mean", LOOK, 44),
    Action("look.block", ("B",), "block kind", "change the kind of this block", LOOK),
    Action("cut.split", ("|",), "split", "split the sentence where it was cut too late", LOOK),
    Action("cut.join", ("&",), "join", "join the sentence with the next of its paragraph", LOOK),
    Action("look.url", ("O",), "address", "open or copy the story's address", LOOK),
    Action("look.keys", ("?",), "keys", "this list", LOOK, 99, mode=ANY_MODE),
    Action("look.palette", (":", "ctrl+p"), "palette", "all actions, by name", LOOK),
    Action(
        "look.theme", (), "theme", "the next theme: dark, light, high contrast and others", LOOK
    ),
    Action("look.redraw", ("ctrl+l",), "redraw", "draw the screen again", LOOK, mode=ANY_MODE),
    Action(
        "look.suspend", ("ctrl+z",), "suspend", "back to the shell; fg returns", LOOK, mode=ANY_MODE
    ),
    Action("look.review", ("r",), "review", "compare annotators", LATER, later=True),
)
