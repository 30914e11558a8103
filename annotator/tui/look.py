"""How a sentence's state looks: a glyph, a word and a style, the same everywhere."""

from typing import NamedTuple

from annotator.model.answer import Judgement
from annotator.model.codebook import Codebook
from annotator.model.lineage import plain_name


class Mark(NamedTuple):
    """A glyph of one cell, its word, and the theme colour it is drawn in."""

    glyph: str
    word: str
    colour: str


FLAG = Mark("⚑", "flagged", "flag")
OPEN = Mark("◦", "not answered", "muted")
NO_CLAIM = Mark("–", "no claim", "muted")
SKIPPED = Mark("»", "skipped", "muted")
PROPOSED = Mark("◌", "suggested", "muted")
SURELY = Mark("◎", "suggested, sure", "muted")
CONTINUES = Mark("…", "continues", "muted")
SIGNED = Mark("▣", "signed off", "bar")
UNKNOWN = "?"


def label_mark(codebook: Codebook, name: str) -> Mark:
    """Return a label's mark; a stale one, or one of another codebook, gets a question mark."""
    label = codebook.label(name)
    if label is None:
        return Mark(UNKNOWN, plain_name(name).replace("_", " "), "muted")
    return Mark(label.glyph, name.replace("_", " "), label.colour)


def mark_of(judgement: Judgement, codebook: Codebook) -> Mark:
    """Return what stands for a judgement in a narrow column: its first claim's label."""
    if judgement.claims:
        return label_mark(codebook, judgement.claims[0].label)
    if judgement.outcome == "no_claim":
        return NO_CLAIM
    if judgement.outcome == "skipped":
        return SKIPPED
    return CONTINUES if judgement.continues else OPEN
