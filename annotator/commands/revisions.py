"""`annotator revisions`: what publishers changed, and what became of the answers."""

import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from shutil import get_terminal_size

import click

from annotator.commands.common import PATHS, db_option, known_store, print_json, say
from annotator.desk.revising.history import Revision, SentenceChange, StoryRevisions
from annotator.desk.revising.history import revised_stories as stories_of
from annotator.model.plain import inert
from annotator.words import many

SIGNS = {"changed": "~", "added": "+", "removed": "-", "moved": ">"}
"""What stands in front of a sentence, by what became of it."""
BRACKETS = {"same": ("", ""), "out": ("[-", "-]"), "in": ("{+", "+}")}
"""What words are put in, as wdiff does."""

WIDEST = 100
"""Columns of a line at most."""


@click.command()
@click.argument("path", required=False, type=PATHS)
@click.option("--story", metavar="S", help="Only this one: a part of its path, or its id.")
@db_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a story.")
def revisions(path: Path | None, story: str | None, db: Path | None, as_json: bool) -> None:
    """Show what publishers changed since a story was taken in, and what became of the answers."""
    count = 0
    with known_store(path, db) as store:
        for found in stories_of(store, story):
            count += 1
            if as_json:
                print_json(found.model_dump())
                continue
            for line in _lines(found):
                click.echo(line)
    if not count:
        say("no story changed since it was taken in")


def _lines(found: StoryRevisions) -> Iterator[str]:
    """Yield a story as lines that fit on the screen; what belongs together is indented alike."""
    yield from _wrapped("", f"{found.path}  {found.title or ''}".rstrip(), 4)
    for revision in found.revisions:
        day = f", published {revision.published}" if revision.published else ""
        taken = revision.added_at[:16].replace("T", " ")
        yield from _wrapped("  ", f"revision {revision.revision}, taken in {taken} UTC{day}")
        for change in revision.changes:
            if change.kind != "repeated":
                yield from _wrapped(f"    {SIGNS[change.kind]} ", _words(change))
        for line in _repeated(revision.changes):
            yield from _wrapped("    = ", line)
        yield f"    {many(revision.same, 'sentence')} the same"
        if revision.answers:
            yield from _wrapped("    ", _answers(revision), 6)
        if revision.cuts:
            yield f"    cuts of sentences: {_counted(revision.cuts)}"


def _wrapped(head: str, text: str, indent: int | None = None) -> Iterator[str]:
    """Yield a text behind a head; at a terminal broken between words, with an indent.

    In a file or a pipe a change is one line, so that it can be searched for.
    """
    columns = _columns()
    if columns is None:
        yield f"{head}{inert(text)}".rstrip()
        return
    behind = " " * (len(head) if indent is None else indent)
    yield from textwrap.wrap(
        inert(text),
        columns,
        initial_indent=head,
        subsequent_indent=behind,
        break_on_hyphens=False,
    )


@cache
def _columns() -> int | None:
    """Return how wide the lines of a terminal are, at most as they are still read well."""
    return min(get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else None


def _repeated(changes: Iterable[SentenceChange]) -> Iterator[str]:
    """Yield what is there more or less often than before, once each."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for change in changes:
        if change.kind == "repeated":
            (before if change.old else after).update(words.text for words in change.words)
    for text in before:
        yield f"{before[text]:,} before, {after[text]:,} now: {text}"


def _words(change: SentenceChange) -> str:
    if change.kind != "changed":
        return "".join(words.text for words in change.words)
    parts = []
    for words in change.words:
        before, behind = BRACKETS[words.change]
        bare = words.text.strip()
        head, _, tail = words.text.partition(bare)
        parts.append(f"{head}{before}{bare}{behind}{tail}" if bare else words.text)
    return "".join(parts)


def _answers(revision: Revision) -> str:
    counted = _counted(revision.answers)
    return f"answers: {counted}" + (f"; {revision.waiting:,} waiting" if revision.waiting else "")


def _counted(endings: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {ending}" for ending, count in endings.items())
