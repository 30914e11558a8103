"""Whom a suggestion names, in what room there is: the text's words, then the name and the kind.

A key writes all three, so all three are painted. Where there is little room the words are cut
first, for they are marked in the story too; then the kind goes, and last the name is cut.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from annotator.model.answer import Judgement
from annotator.model.claim import Claim, SourceKind, Speaker
from annotator.tui.widgets.line import Piece, Row, fitted, shortened
from annotator.tui.widgets.speakers import cue_words, part_rows
from annotator.tui.wrapping import wrap

FEWEST = 10
"""Cells from which words that were cut can be told; where there is no room for so many, fewer."""
LINES = 6
"""Lines for the content of a claim in a column that is too low for all of it."""
_LEADING = frozenset("the a an mr mrs ms miss dr prof professor sir dame lord lady".split())
"""Words in front of a name that are not written with it."""


class Naming(NamedTuple):
    """What a speaker is called."""

    words: str
    """What the text says."""
    name: str = ""
    """Who that is, where the words are not the name."""
    kind: str = ""
    """What the source is, in a word."""


class Bit(NamedTuple):
    """A piece of a line, and whether it may be cut."""

    text: str
    look: str
    flexible: bool = False


def short_kind(kind: SourceKind | None) -> str:
    """Return a kind of source in a word, as its card calls it: person, organisation, ..."""
    return "" if kind is None else kind.removeprefix("named_")


def naming(speaker: Speaker | None) -> Naming:
    """Return what a key would write of a speaker; a dash for nobody."""
    if speaker is None:
        return Naming("–")
    words, kind = " … ".join(span.text for span in speaker.source), short_kind(speaker.kind)
    if speaker.kind == "author" and speaker.name is None:
        return Naming(words, kind=kind) if words else Naming("the author")
    if speaker.name is None or not words:
        return Naming(speaker.name or words or "–", kind=kind)
    return Naming(words, "" if _is_name(words, speaker.name) else speaker.name, kind)


def _is_name(words: str, name: str) -> bool:
    """Tell whether words are a name, an article or a title in front of it aside."""
    before = words.casefold().removesuffix(name.casefold())
    if len(before) == len(words.casefold()):
        return False
    return not before or (before.endswith(" ") and _plain(before) <= _LEADING)


def _plain(words: str) -> set[str]:
    return {word.rstrip(".") for word in words.split()}


def speakers_row(claims: Sequence[Claim], note: str | None, width: int) -> Row:
    """Return who says it and which words show it, of every claim, on one line."""
    row: list[Bit] = []
    for form in range(4):
        row = _speakers(claims, note, form)
        fixed = sum(cell_len(bit.text) for bit in row if not bit.flexible)
        loose = [bit.text for bit in row if bit.flexible]
        room = width - fixed
        least = FEWEST if form < 3 else min(FEWEST, room // max(len(loose), 1))
        words = fitted(loose, room, least)
        if sum(map(cell_len, words)) <= room:
            break
    cut = iter(words)
    return [Piece(next(cut) if bit.flexible else bit.text, bit.look) for bit in row]


def _speakers(claims: Sequence[Claim], note: str | None, form: int) -> list[Bit]:
    """Return the line in one of its forms.

    0: in full, 1: without kinds, 2: without the words of who has a name, 3: of the first alone.
    """
    row: list[Bit] = []
    if claims:
        row += [Bit("source  ", "muted"), *_named((claim.attribution for claim in claims), form)]
        cues = [cue_words(claim.attribution) if claim.attribution else "" for claim in claims]
        if any(cues):
            row += [Bit("   cue  ", "muted"), _together(cue or "–" for cue in cues)]
    nearer = [inner for claim in claims if claim.attribution for inner in claim.attribution.inner]
    if nearer:
        row += [Bit("   nearer  ", "muted"), *_named(nearer, form)]
        row += [Bit("  ", "muted"), _together(cue_words(inner) for inner in nearer)]
    if note:
        row += [Bit("   note  " if row else "note  ", "muted"), Bit(note, "quiet", flexible=True)]
    return row


def _named(speakers: Iterable[Speaker | None], form: int) -> list[Bit]:
    named = list(dict.fromkeys(naming(speaker) for speaker in speakers))
    if form > 2:
        first, *others = (f"→ {one.name}" if one.name else one.words for one in named)
        more = [Bit(f" +{len(others)}", "muted")] if others else []
        return [Bit(first, "quiet", flexible=True), *more]
    row: list[Bit] = []
    for one in named:
        row += [Bit(" / ", "quiet")] if row else []
        row += [] if one.name and form > 1 else [Bit(one.words, "quiet", flexible=True)]
        row += [Bit(f"{' ' if form < 2 else ''}→ {one.name}", "quiet")] if one.name else []
        row += [Bit(f" ({one.kind})", "muted")] if one.kind and form < 1 else []
    return row


def _together(words: Iterable[str]) -> Bit:
    return Bit(" / ".join(dict.fromkeys(words)), "quiet", flexible=True)


def naming_row(one: Naming) -> Row:
    """Return all that is known of a speaker on one line."""
    row = [Piece(one.words, "quiet")]
    row += [Piece(f" → {one.name}", "quiet")] if one.name else []
    return [*row, Piece(f" ({one.kind})", "muted")] if one.kind else row


def content_rows(claim: Claim, look: str, width: int, most: int) -> list[Row]:
    """Return the content of a claim in a column, in so many lines at most; what is cut shows."""
    text = claim.content_text
    lines = [text[line.start : line.end] for line in wrap(text, width)]
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(f"{lines[most - 1]} …", width)]
    return [[Piece(f"    {line}", look)] for line in lines]


def claim_rows(claim: Claim, width: int) -> list[Row]:
    """Return who says a claim in a column, on as many lines as needed."""
    by = claim.attribution
    rows = _speaker_rows("source", naming(by), "", width)
    if by is not None and by.cue:
        rows += part_rows("cue", [Piece(cue_words(by), "quiet")], width)
    for inner in by.inner if by is not None else ():
        rows += _speaker_rows("nearer", naming(inner), cue_words(inner), width)
    return rows


def _speaker_rows(part: str, one: Naming, cue: str, width: int) -> list[Row]:
    """Return a speaker on one line; where that is too narrow, the name begins a line of its own."""
    words, *rest = naming_row(one)
    rest += [Piece(f"  {cue}", "muted")] if cue else []
    whole = part_rows(part, [words, *rest], width)
    if len(whole) == 1 or not one.name:
        return whole
    named = [rest[0]._replace(text=rest[0].text.lstrip()), *rest[1:]]
    return part_rows(part, [words], width) + part_rows("", named, width)


def who(judgement: Judgement) -> str:
    """Return who says what a judgement says, without kinds."""
    named = dict.fromkeys(naming(claim.attribution)[:2] for claim in judgement.claims)
    return " / ".join(_who(words, name) for words, name in named)


def _who(words: str, name: str) -> str:
    if words == "–":
        return "nobody named"
    return f"{words} → {name}" if name else words
