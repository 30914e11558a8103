"""`annotator revisions`: what publishers changed, and what became of the answers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

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
    yield inert(f"{found.path}  {found.title or ''}".rstrip())
    for revision in found.revisions:
        day = f", published {revision.published}" if revision.published else ""
        yield inert(f"  revision {revision.revision}, taken in {revision.added_at}{day}")
        for change in revision.changes:
            if change.kind != "repeated":
                yield f"    {SIGNS[change.kind]} {_words(change)}"
        yield from (f"    {line}" for line in _repeated(revision.changes))
        yield f"    {many(revision.same, 'sentence')} the same"
        if revision.answers:
            yield f"    {_answers(revision)}"


def _repeated(changes: Iterable[SentenceChange]) -> Iterator[str]:
    """Yield what is there more or less often than before, once each."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for change in changes:
        if change.kind == "repeated":
            (before if change.old else after).update(words.text for words in change.words)
    for text in before:
        yield f"= {before[text]:,} before, {after[text]:,} now: {inert(text)}"


def _words(change: SentenceChange) -> str:
    if change.kind != "changed":
        return inert("".join(words.text for words in change.words))
    parts = []
    for words in change.words:
        before, behind = BRACKETS[words.change]
        bare = words.text.strip()
        head, _, tail = words.text.partition(bare)
        parts.append(f"{head}{before}{bare}{behind}{tail}" if bare else words.text)
    return inert("".join(parts))


def _answers(revision: Revision) -> str:
    counted = ", ".join(f"{count:,} {ending}" for ending, count in revision.answers.items())
    return f"answers: {counted}" + (f"; {revision.waiting:,} waiting" if revision.waiting else "")
