"""What a codebook must keep to beyond the types of its fields."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from annotator.model.changes import Rename, Retire, new_labels, old_labels
from annotator.model.codebook import OWN_GLYPHS, Codebook

Where = tuple[str | int, ...]
"""The way to a field: `("labels", 2, "glyph")`."""


class Fault(NamedTuple):
    """Something that is wrong in a codebook."""

    where: Where
    message: str


def faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield what is wrong in a codebook by itself."""
    yield from _label_faults(codebook)
    if codebook.replaces is not None and codebook.replaces >= codebook.number:
        yield Fault(
            ("replaces",), f"number {codebook.number} cannot replace number {codebook.replaces}"
        )
    if codebook.changes and codebook.replaces is None:
        yield Fault(("changes", 0), "changes of what? say `replaces`, the number it follows")
    yield from _change_faults(codebook)


def following_faults(codebook: Codebook, before: Codebook) -> Iterator[Fault]:
    """Yield what is wrong in a codebook as the follower of a version."""
    told: set[str] = set()
    for number, change in enumerate(codebook.changes):
        for label in old_labels(change):
            told.add(label)
            if before.label(label) is None:
                yield Fault(("changes", number), f"{before.version} has no label {label}")
    for known in before.labels:
        if known.name not in told and codebook.label(known.name) is None:
            yield Fault(
                ("labels",),
                f"label {known.name} of {before.version} is gone: keep it, or say in "
                "[[changes]] what became of it",
            )


def _label_faults(codebook: Codebook) -> Iterator[Fault]:
    names: dict[str, int] = {}
    keys: dict[str, str] = {}
    glyphs: dict[str, str] = {}
    for number, label in enumerate(codebook.labels):
        if names.setdefault(label.name, number) != number:
            yield Fault(("labels", number, "name"), f"label {label.name} is there twice")
            continue
        if label.key and keys.setdefault(label.key, label.name) != label.name:
            yield Fault(("labels", number, "key"), f"key {label.key} is taken by {keys[label.key]}")
        where = ("labels", number, "glyph")
        if glyphs.setdefault(label.glyph, label.name) != label.name:
            yield Fault(where, f"glyph {label.glyph} is taken by {glyphs[label.glyph]}")
        if label.glyph in OWN_GLYPHS:
            yield Fault(where, f"glyph {label.glyph} is one of the walk's own: {OWN_GLYPHS}")
        elif not fills_one_cell(label.glyph):
            yield Fault(
                where, f"glyph U+{ord(label.glyph):04X} is not one visible character of one cell"
            )


def _change_faults(codebook: Codebook) -> Iterator[Fault]:
    told: set[str] = set()
    for number, change in enumerate(codebook.changes):
        where = ("changes", number)
        for label in old_labels(change):
            if label in told:
                yield Fault(where, f"two changes speak of {label}")
            told.add(label)
            if isinstance(change, Rename | Retire) and codebook.label(label) is not None:
                yield Fault(where, f"{change.kind} {label}: it is still a label here")
        for label in new_labels(change):
            if codebook.label(label) is None:
                yield Fault(where, f"{change.kind} to {label}, which is no label here")


def fills_one_cell(char: str) -> bool:
    """Tell whether a character is visible, stands alone, and takes one cell of every terminal.

    Only alphabets and the blocks of symbols are let in: what lies beyond is wide, or joins its
    neighbours, or is in no terminal's font.
    """
    if not (char < "\u0590" or "\u2010" <= char < "\u2c00"):
        return False
    # Unicode 16 made these wide; terminals disagree.
    disputed = "\u2630" <= char <= "\u2637" or "\u268a" <= char <= "\u268f"
    return (
        unicodedata.category(char)[0] in "LNPS"
        and unicodedata.east_asian_width(char) not in "WF"
        and not disputed
    )
