"""Quotations: where they begin and end, also when a sentence shows only one of the two marks."""

import re

Range = tuple[int, int]

_PAIRS = {
    "“": ("”",), "„": ("“", "”"), "«": ("»",), "»": ("«",), "‹": ("›",), "「": ("」",),
    "『": ("』",), "‟": ("”",),
}  # fmt: skip
_DOUBLES = ('"', "＂", "”", "''")
_SINGLES: tuple[str, ...] = ("'", "’")
_STRAIGHT = {
    '"': ('"', "”"), "＂": ("＂", "”"), "''": ("''", "”", '"'), "'": _SINGLES, "‘": _SINGLES,
}  # fmt: skip
"""Marks that open, and what closes each: an apostrophe closes nothing that two of them opened."""
_LEADS = " \t\r\n\u00a0([{—–-/…‘'"
_DOUBLE = '"＂“”„‟«»‹›「」『』'
_MARK = re.compile(
    rf"[{_DOUBLE}'‘’](?:(?<=')'|(?<=[{_DOUBLE}])"
    r"|(?<=['‘])(?<![\w.,!?].)(?=\w)|(?<=['’])(?<=[\w.,!?…].)(?!\w))"
)
"""Marks that can open or close; an apostrophe inside a word or behind nothing cannot."""


def quotations(text: str, start: int, end: int, *, goes_on: bool = False) -> list[Range]:
    """Return the outermost quotations in `[start, end)`, marks included.

    One that is not closed ends with the stretch. One that was opened before the stretch begins
    with it: known by `goes_on`, or by a closing mark that comes first.
    """
    if start >= end:
        return []
    found: list[Range] = []
    opened = start if goes_on else -1
    closing: tuple[str, ...] = _DOUBLES if goes_on else ()
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened < 0:
            opened, closing = _opening(text, mark, at, start)
            if opened < 0 and not found and mark in _DOUBLES and at > start:
                found.append((start, match.end()))
        elif (mark in closing and not (goes_on and at == opened)) or _misprinted(text, mark, at):
            found.append((opened, match.end()))
            opened = -1
    if opened >= 0 and closing is not _SINGLES:
        found.append((opened, end))
    return found


def _opening(text: str, mark: str, at: int, start: int) -> tuple[int, tuple[str, ...]]:
    """Return where a quotation opens and what closes it; (-1, ()) if the mark opens none."""
    leads = at == start or text[at - 1] in _LEADS
    if mark in _PAIRS:
        return (at, _PAIRS[mark]) if leads or mark != "»" else (-1, ())
    behind = text[at + len(mark) : at + len(mark) + 1]
    if leads and not behind.isspace() and mark != "’" and mark in _STRAIGHT:
        return at, _STRAIGHT[mark]
    if leads and mark == "''":
        return at, _STRAIGHT[mark]
    return -1, ()


def _misprinted(text: str, mark: str, at: int) -> bool:
    """Tell whether an opening mark stands where only a closing one can: “Boats,“ she said."""
    return mark == "“" and text[at - 1] in ",.!?" and text[at + 1 : at + 2].isspace()


_CLOSING = ('"', "”", "»", "＂", "'", "''")
_LOOK_BACK = 4000
"""A quotation that was opened further back is not looked for."""


def open_before(text: str, at: int) -> bool:
    """Tell whether a quotation is open at an offset, judged by the line in front of it."""
    line = max(text.rfind("\n", 0, at) + 1, at - _LOOK_BACK)
    return line < at and left_open(text, at, quotations(text, line, at))


def left_open(text: str, end: int, found: list[Range]) -> bool:
    """Tell whether the last of a stretch's quotations goes on behind its end."""
    if not found or found[-1][1] != end:
        return False
    return (
        text[end - 1] not in "\"”»＂'"
        or _opening(text, text[end - 1], end - 1, found[-1][0])[0] >= 0
    )
