"""Lines of a page, as its inline elements make them up: what they tell, and their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.corpus import furniture
from annotator.corpus.lines import units
from annotator.corpus.page import words
from annotator.corpus.page.around import is_around, is_reading_time
from annotator.corpus.page.tree import Element

SPACE = re.compile(r"[ \t\r\n\f]+")
LINE_BREAK = "\n"
_LEAST_RUN = 3
"""Letters of two neighbouring elements that are set apart on the screen, not parts of a word."""
_SHORT = 160
"""Longer pieces are text, in which a marked name or time is a part of a sentence."""
_STOPS = ".!?"
_APART = frozenset(("furniture", "credit"))
"""What stands by itself even in a line that says something else besides."""
BETWEEN = " ,|·•-–—/"
"""Stand between the parts of a line that tells several things."""


@dataclass
class Run:
    """Text directly in one element of a piece."""

    text: str
    element: Element


def unwrapped(lines: list[list[Run]]) -> list[list[Run]]:
    """Join lines that a writer or a mailer broke at a width."""
    texts = [joined(line) for line in lines]
    whole = "\n".join(texts)
    ends, at = [], 0
    for text in texts:
        at += len(text)
        ends.append(at)
        at += 1
    last = {unit.end for unit in units(whole)}
    result: list[list[Run]] = [[]]
    for line, end, text in zip(lines, ends, texts, strict=True):
        result[-1] += line
        if end in last or not text:
            result.append([])
        else:
            result[-1].append(Run(" ", line[-1].element))
    return result


def by_what_is_told(line: list[Run], block: Element) -> Iterator[tuple[words.Told, list[Run]]]:
    """Part a short line that marks a writer here and a time there; other lines stay whole."""
    told = [_told_inline(run, block) for run in line]
    if any(told) or any(element.tag == "figure" for element in block.up()):
        told = [_button(run) or kind for kind, run in zip(told, line, strict=True)]
    kinds = {kind for kind in told if kind}
    shown = sum(len(run.text) for run in line)
    if not kinds or (shown > _SHORT and kinds != {"credit"}):
        yield None, line
        return
    bare = any(run.text.strip(BETWEEN) and not kind for run, kind in zip(line, told, strict=True))
    if len(kinds) == 1 and (not bare or not kinds & _APART):
        yield (None if bare else next(iter(kinds))), line
        return
    group: list[Run] = []
    current: words.Told = None
    for run, kind in zip(line, told, strict=True):
        if kind != current and group and (kind in _APART or (kind and current)):
            leading = _leading(group)
            yield current, group[: len(group) - leading]
            group = group[len(group) - leading :]
        current = kind or current
        group.append(run)
    yield current, group


def _button(run: Run) -> words.Told:
    """Return `furniture` for a run that is a label: how long the story takes, "hide caption"."""
    text = run.text.strip(BETWEEN)
    label = text.count(" ") and (is_around(text) or furniture.is_furniture(text))
    return "furniture" if label or is_reading_time(run.text) else None


def _leading(group: list[Run]) -> int:
    """Return how many runs at the end of a group lead into the next: "by A. Rey **on** May 3"."""
    count = 0
    for run in reversed(group):
        if run.text.strip(BETWEEN).lower() not in ("", "on", "at", "by", "in", "published"):
            break
        count += 1
    return count


def _told_inline(run: Run, block: Element) -> words.Told:
    """Return what the inline elements around a run say that it is."""
    for element in run.element.up():
        if element is block:
            return None
        if words.is_away(element):
            return "furniture"
        if words.is_credit(element):
            return "credit"
        kind = words.writer_or_time(element)
        if kind:
            return kind
    return None


def joined(runs: list[Run]) -> str:
    """Return the text of runs; neighbours that only a style sheet sets apart get a space."""
    text = ""
    before: Element | None = None
    for run in runs:
        new = run.text
        if (
            before is not None
            and run.element is not before
            and _would_clash(text, new)
            and (text[-1] in _STOPS or not _is_nested(run.element, before))
        ):
            new = " " + new
        text += new
        before = run.element
    return SPACE.sub(" ", text).strip().strip("\u200b\ufeff")


def _is_nested(one: Element, other: Element) -> bool:
    return one.inside(other) or other.inside(one)


def _would_clash(left: str, right: str) -> bool:
    """Tell whether two stretches without a space between them are not one word."""
    if len(left) < _LEAST_RUN or len(right) < _LEAST_RUN:
        return False
    first, last = right[0], left[-1]
    return (first.isupper() or first.isdigit()) and (last.isalnum() or last in '.!?:)”"')
