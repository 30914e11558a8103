"""The source of the lit claim: the story's register to choose from, a new name, its kind."""

from typing import get_args

from rich.cells import cell_len

from annotator.desk.sources import Known, Sources
from annotator.model.claim import SourceKind
from annotator.tui.screens.card import Card
from annotator.tui.screens.list_card import ListCard
from annotator.tui.widgets.line import Piece, Row, shortened

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
_KIND_KEYS = dict(zip("podmax", range(6), strict=True))
"""A letter for each kind: person, organisation, document, media, anonymous, the author."""


def kind_words(kind: SourceKind | None) -> str:
    """Return a kind of source as people write it."""
    return "" if kind is None else kind.replace("_", " ")


def sources_card(sources: Sources, level: int, lit: int = 0) -> ListCard:
    """List the story's sources; verbs: take, number n, new, kind, none, and the next speaker."""
    known, words = sources.known(level), sources.words(level)
    verbs = {"n": "new", "k": "kind", "x": "none"}
    hints = ["n new name", "k kind", "x no name"]
    if known:
        verbs |= {"enter": "take"} | {str(n + 1): f"number {n}" for n in range(min(len(known), 9))}
        hints = ["enter or its number takes it", *hints]
    if sources.levels() > 1:
        verbs["tab"] = "level"
        hints.append("tab next speaker")
    whose = "Source" if level == 0 else f"Nearer source {level}"
    said = f"{whose}: “{words}”" if words else f"{whose} (no words are marked)"
    now = _now_words(sources, level)
    return ListCard(
        f"{shortened(said, 66 - cell_len(now))}   {now}" if now else shortened(said, 66),
        [_row(number, source) for number, source in enumerate(known)],
        verbs,
        [*hints, "escape back"],
        empty="No source of this story was named yet.",
        lit=lit,
        low=True,
    )


def kinds_card(kind: SourceKind | None) -> Card:
    """Choose what kind of source it is."""
    letters = {number: key for key, number in _KIND_KEYS.items()}
    rows: list[Row] = [
        [Piece(f"{letters[number]}  ", "strong"), Piece(kind_words(known), "quiet")]
        for number, known in enumerate(KINDS)
    ]
    lit = KINDS.index(kind) if kind in KINDS else 0
    return Card("What kind of source is it?", rows, choose=True, lit=lit, keys=dict(_KIND_KEYS))


def _row(number: int, source: Known) -> Row:
    key = str(number + 1) if number < 9 else " "
    claims = f"  in {source.claims}" if source.claims else ""
    return [
        Piece(f"{key}  ", "strong"),
        Piece(f"{source.name}  ", "quiet"),
        Piece(kind_words(source.kind) + claims, "muted"),
    ]


def _now_words(sources: Sources, level: int) -> str:
    speaker = sources.speaker(level)
    if speaker.name is None:
        return ""
    kind = kind_words(speaker.kind)
    return f"→ {speaker.name}{', ' + kind if kind else ''}"
