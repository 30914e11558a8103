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

NOBODY = "–"
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
        return Naming(NOBODY)
    source, kind = speaker.source, short_kind(speaker.kind)
    words = source[0].text if len(source) == 1 else " … ".join(span.text for span in source)
    if speaker.kind == "author" and speaker.name is None:
        return Naming(words, kind=kind) if words else Naming("the author")
    if speaker.name is None or not words:
        return Naming(speaker.name or words or NOBODY, kind=kind)
    return Naming(words, "" if _is_name(words, speaker.name) else speaker.name, kind)


def _is_name(words: str, name: str) -> bool:
    """Tell whether words are a name, an article or a title in front of it aside."""
    if words == name:
        return True
    before = words.casefold().removesuffix(name.casefold())
    if len(before) == len(words.casefold()):
        return False
    return not before or (before.endswith(" ") and _plain(before) <= _LEADING)


def _plain(words: str) -> set[str]:
    return {word.rstrip(".") for word in words.split()}


def speakers_row(claims: Sequence[Claim], note: str | None, width: int) -> Row:
    """Return who says it and which words show it, of every claim, on one line.

    Its forms are tried one after the other until one fits: in full, without kinds, without the
    words of who has a name, and with the first of several speakers alone.
    """
    row: list[Bit] = []
    said = [claim.attribution for claim in claims]
    nearer = [inner for by in said if by is not None for inner in by.inner]
    named, near = _namings(said), _namings(nearer)
    cues = [cue_words(by) if by is not None else "" for by in said]
    near_cues = [cue_words(inner) for inner in nearer]
    for form in range(4):
        row = _named("source  ", named, form)
        row += _cues("   cue  ", cues)
        row += _named("   nearer  ", near, form)
        row += _cues("  ", near_cues)
        if note:
            head = "   note  " if row else "note  "
            row += [Bit(head, "muted"), Bit(note, "quiet", flexible=True)]
        over = sum([cell_len(bit.text) for bit in row]) - width
        if over <= 0:
            return [Piece(bit.text, bit.look) for bit in row]
        loose = [bit.text for bit in row if bit.flexible]
        room = sum(map(cell_len, loose)) - over
        least = FEWEST if form < 3 else min(FEWEST, room // max(len(loose), 1))
        words = fitted(loose, room, least)
        if sum(map(cell_len, words)) <= room:
            break
    cut = iter(words)
    return [Piece(next(cut) if bit.flexible else bit.text, bit.look) for bit in row]


def _namings(speakers: Iterable[Speaker | None]) -> list[Naming]:
    return list(dict.fromkeys(map(naming, speakers)))


def _named(part: str, named: list[Naming], form: int) -> list[Bit]:
    """Return speakers in one of the forms, by number."""
    if not named:
        return []
    row = [Bit(part, "muted")]
    if form > 2:
        first, *others = (f"→ {one.name}" if one.name else one.words for one in named)
        more = [Bit(f" +{len(others)}", "muted")] if others else []
        return [*row, Bit(first, "quiet", flexible=True), *more]
    for one in named:
        row += [Bit(" / ", "quiet")] if len(row) > 1 else []
        row += [] if one.name and form > 1 else [Bit(one.words, "quiet", flexible=True)]
        row += [Bit(f"{' ' if form < 2 else ''}→ {one.name}", "quiet")] if one.name else []
        row += [Bit(f" ({one.kind})", "muted")] if one.kind and form < 1 else []
    return row


def _cues(part: str, cues: list[str]) -> list[Bit]:
    if not any(cues):
        return []
    together = " / ".join(dict.fromkeys(cue or NOBODY for cue in cues))
    return [Bit(part, "muted"), Bit(together, "quiet", flexible=True)]


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
    return " / ".join(dict.fromkeys(called(naming(one.attribution)) for one in judgement.claims))


def called(one: Naming) -> str:
    """Return the words and the name of a speaker, without the kind."""
    if one.words == NOBODY:
        return "nobody named"
    return f"{one.words} → {one.name}" if one.name else one.words
