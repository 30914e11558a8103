"""What the labels mean: the guideline of the codebook, from the lit claim's label on."""

from annotator.desk.desk import Desk
from annotator.model.base import one_line
from annotator.model.codebook import Examples, Label, examples_of
from annotator.tui.actions import LABEL, Keyboard
from annotator.tui.look import NO_CLAIM, label_mark
from annotator.tui.screens.card import Card, text_width
from annotator.tui.widgets.line import Piece, Row
from annotator.tui.wrapping import wrap


def guideline_card(desk: Desk, keyboard: Keyboard, screen: int) -> Card:
    """Show the guideline, wrapped for a screen of so many columns.

    The label of the lit claim stands first, or no claim, where that was the answer.
    """
    codebook, width = desk.codebook, text_width(screen)
    sections = {label.name: _label(desk, keyboard, label, width) for label in codebook.labels}
    sections[""] = _no_claim(desk, keyboard, width)
    lit = desk.lit_claim
    rows = _wrapped(codebook.question, "strong", width, indent=0)
    if lit is not None and codebook.label(lit.label) is None:
        rows = _stale(desk, lit.label, width)
    elif lit is not None:
        rows = sections.pop(lit.label)
    elif desk.judgement.outcome == "no_claim":
        rows = sections.pop("")
    for section in sections.values():
        rows += [[], *section]
    return Card(f"Guideline: {codebook.version}", rows)


def _key(keyboard: Keyboard, action_id: str) -> str:
    keys = keyboard.action(action_id).keys
    return f"   key {keys[0]}" if keys else f"   from the list ({keyboard.key('answer.choose')})"


def _label(desk: Desk, keyboard: Keyboard, label: Label, width: int) -> list[Row]:
    """Return a label's section: its mark and key, what it means, when to give it, examples."""
    mark = label_mark(desk.codebook, label.name)
    key = _key(keyboard, LABEL + label.name)
    return [
        [Piece(f"{mark.glyph} {mark.word}", mark.colour), Piece(key, "muted")],
        *_wrapped(label.meaning, "strong", width),
        *_wrapped("Use it when: " + label.use_when, "quiet", width),
        *_wrapped("Not when: " + label.avoid_when, "quiet", width),
        *_examples(label.examples, mark.glyph, mark.colour, width),
        *_examples(label.counter_examples, f"not {mark.glyph}", "muted", width),
    ]


def _examples(examples: Examples, sign: str, look: str, width: int) -> list[Row]:
    """Return examples, each behind what it is an example of."""
    rows: list[Row] = []
    for example in examples_of(examples):
        text = one_line(example.text)
        if example.because:
            text += f" ({one_line(example.because)})"
        first, *rest = _wrapped(text, "muted", width, indent=len(sign) + 4)
        rows += [[Piece(f"   {sign} ", look), Piece(first[0].text.lstrip(), "muted")], *rest]
    return rows


def _no_claim(desk: Desk, keyboard: Keyboard, width: int) -> list[Row]:
    return [
        [
            Piece(f"{NO_CLAIM.glyph} {NO_CLAIM.word}", "strong"),
            Piece(_key(keyboard, "answer.no_claim"), "muted"),
        ],
        *_wrapped(desk.codebook.no_claim, "strong", width),
    ]


def _stale(desk: Desk, label: str, width: int) -> list[Row]:
    """Return what to do with the lit claim, whose label is none of the codebook's."""
    mark = label_mark(desk.codebook, label)
    advice = desk.lineage.advice(label) or f"{desk.codebook.version} has no such label"
    return [[Piece(f"{mark.glyph} {mark.word}", "bar")], *_wrapped(advice, "strong", width)]


def _wrapped(text: str, look: str, width: int, indent: int = 2) -> list[Row]:
    text = one_line(text)
    return [
        [Piece(" " * indent + text[line.start : line.end], look)]
        for line in wrap(text, width - indent)
    ]
