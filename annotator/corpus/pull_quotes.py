"""Pull quotes: a sentence of the body printed a second time, large, between two paragraphs."""

import re
from collections.abc import Sequence

from annotator.model.document import BlockKind

_SHORTEST, _LONGEST = 25, 220
_FEWEST_WORDS = 5
_MOST = 200
"""So many short lines are looked up at most: the work stays linear in the text."""
_QUOTED_LINE = re.compile(r"[“\"].*[”\"]$", re.DOTALL)
_SPEAKER_LINE = re.compile(r"[-–—―]{1,2}\s?[A-Z].{2,100}$")


def mark_pull_quotes(lines: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark lines that repeat a part of a longer line, and quotations with a speaker's line."""
    body = [index for index, kind in enumerate(kinds) if kind in (None, "body")]
    short = [index for index in body if _SHORTEST <= len(lines[index]) <= _LONGEST][:_MOST]
    if not short:
        return
    # Two line breaks between lines, so that each of two equal neighbours has its own around it.
    inner = _plain("\n\n".join(lines[index].replace("\n", " ") for index in body))
    plain = dict(zip(body, inner.split("\n\n"), strict=True))
    joined = f"\n{inner}\n"
    for index in short:
        line = plain[index].strip().rstrip(".,!?")
        if line.count(" ") >= _FEWEST_WORDS - 1 and _is_repeated(line, plain[index], joined):
            kinds[index] = "pull_quote"
    for index in short:
        speaker = index + 1
        quoted = kinds[index] == "pull_quote" or _QUOTED_LINE.match(lines[index])
        if quoted and speaker < len(lines) and _SPEAKER_LINE.match(lines[speaker]):
            kinds[index] = kinds[speaker] = "pull_quote"


def _plain(text: str) -> str:
    """Return text without what changes when a sentence is printed large: case and quote marks."""
    for mark in '“”"':
        text = text.replace(mark, "")
    return text.replace("‘", "'").replace("’", "'").replace("\u00a0", " ").casefold()


def _is_repeated(line: str, whole: str, joined: str) -> bool:
    """Tell whether a line also stands inside of a longer one; repeated whole lines do not count."""
    often = joined.count(line)
    return often > 1 and often > joined.count(f"\n{whole}\n")
