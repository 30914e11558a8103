"""How evidence looks: a glyph, a word and a colour for each stance, the same everywhere."""

from collections.abc import Sequence

from annotator.model.claim import Evidence, Stance
from annotator.tui.look import Mark
from annotator.tui.widgets.line import Piece, Row

STANCES: dict[Stance, Mark] = {
    "supports": Mark("+", "supports", "verified"),
    "refutes": Mark("−", "refutes", "disputed"),
    "context": Mark("=", "context", "muted"),
}
STANCE_KEYS: dict[str, Stance] = {
    "+": "supports",
    "-": "refutes",
    "−": "refutes",
    "=": "context",
}
DOUBT = "!"


def counted(items: Sequence[Evidence]) -> Row:
    """Return how many pieces of evidence there are of each stance; a dash for none."""
    counts = [
        (mark, sum(item.stance == stance for item in items)) for stance, mark in STANCES.items()
    ]
    found = [(mark, count) for mark, count in counts if count]
    if not found:
        return [Piece("–", "quiet")]
    return [Piece(f"{mark.glyph}{count} ", mark.colour) for mark, count in found]


def name_of(item: Evidence) -> str:
    """Return what a piece of evidence is called, by the best that is known of it."""
    return item.title or item.url or item.quote or item.snapshot or ""
