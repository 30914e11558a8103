"""What arrives with a file: the stories in it that are new or changed, read but not yet written.

All work that needs no lock is done here, so that the database is held for the writing alone.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from annotator.corpus.mapping import MappingError
from annotator.corpus.readers.base import Made, Unusable
from annotator.corpus.skipped import NoStory
from annotator.corpus.taking import Found, Same, Skipped, take_all
from annotator.desk.places import Corpus
from annotator.model.shingles import Sketch, sketch
from annotator.store import Store
from annotator.store.copies import story_id
from annotator.store.files import FileMark


class Taken(NamedTuple):
    """What became of one file."""

    path: str
    """Relative to the corpus."""
    outcome: Literal["new", "changed", "known", "skipped"]
    sentences: int = 0
    """How many sentences a new or changed story has."""
    reason: str | None = None
    """Why a file was skipped, in one line."""
    guess: str | None = None
    """Its encoding, where a detector had to guess it."""
    labels: int = 0
    """How many labels came along with a new or changed story, or for a known text; they are left
    aside."""
    stray: bool = False
    """Whether a skipped file was only found, not named, and holds nothing like a story."""
    kind: str | None = None
    """Of a stray that no reader takes, what kind of file it is."""
    stories: int = 1
    """How many stories a known file is: a table is many, labels for known texts are none."""


class FileEnd(NamedTuple):
    """The end of a file whose last part was no new story: its mark is still to be written."""

    path: str
    mark: FileMark


class Arrival(NamedTuple):
    """A story that was read and is still to be written."""

    path: str
    """Relative to the corpus."""
    found: Found
    sentences: int
    """How many were found in it."""
    sketch: Sketch | None
    """By which near copies of it are found."""
    mark: tuple[str, FileMark] | None = None
    """The file's path and mark, with the last of its stories."""


def look_at(
    store: Store, corpus: Corpus, file: Path, encoding: str | None
) -> Iterator[Taken | Arrival | FileEnd]:
    """Read the stories of a file, unless it is known or cannot be taken in."""
    relative = corpus.relative(file)
    try:
        relative.encode("utf-8")
        facts = file.stat()
        known = store.files.get(relative)
        if known is not None and (known.size, known.mtime_ns) == (facts.st_size, facts.st_mtime_ns):
            yield Taken(relative, "known", stories=store.copies.found_at(relative))
            return
        stories = _stories(store, relative, file, encoding)
        yield from _with_mark(stories, relative, facts)
    except UnicodeEncodeError:
        shown = relative.encode("utf-8", "backslashreplace").decode()
        yield Taken(shown, "skipped", reason="its name is not valid UTF-8: rename it")
    except OSError as error:
        yield Taken(relative, "skipped", reason=f"cannot be read ({error.strerror})")
    except (Skipped, MappingError) as skipped:
        reason = skipped.reason if isinstance(skipped, Skipped) else str(skipped)
        stray = isinstance(skipped, NoStory) and file not in corpus.paths
        yield Taken(relative, "skipped", reason=reason, stray=stray)


def is_known(newest: tuple[str, str, str, str] | None, sha256: str) -> bool:
    """Tell whether the newest copy at a path says what is found there now."""
    return newest is not None and newest[2] == sha256


def _stories(
    store: Store, relative: str, file: Path, encoding: str | None
) -> Iterator[Taken | Arrival]:
    """Read the stories of a file; a part that is none is told and stops no other."""

    def path_of(part: str | None) -> str:
        return f"{relative}#{part}" if part else relative

    whole: set[str] = set()

    def known(made: Made, sha256: str) -> bool:
        if made.stands_for is not None and (
            made.stands_for in whole or store.documents.read(made.stands_for) is not None
        ):
            return True
        # A whole file is looked at to the end: its mark is written with its story.
        return made.part is not None and is_known(store.copies.newest(path_of(made.part)), sha256)

    for found in take_all(file, encoding, known):
        path = path_of(found.part)
        if isinstance(found, Unusable):
            yield Taken(path, "skipped", reason=found.reason)
        elif isinstance(found, Same):
            own = store.copies.newest(path) is not None
            yield Taken(path, "known", stories=int(own), labels=0 if own else found.labels)
        else:
            whole.add(found.document.id)
            yield _arrival(store, path, found)


def _arrival(store: Store, path: str, found: Found) -> Taken | Arrival:
    """Make a story ready; one that was removed on legal grounds, by text or path, is left out."""
    sentences = found.document.length
    if not sentences:
        return Taken(path, "skipped", reason="empty: nothing but markup")
    removed = store.tombstones.stands("document", found.document.id)
    if removed or store.tombstones.stands("story", story_id(path)):
        return Taken(path, "skipped", reason="removed by `annotator forget`")
    return Arrival(path, found, sentences, sketch(found.document.text))


def _with_mark(
    stories: Iterator[Taken | Arrival], path: str, facts: os.stat_result
) -> Iterator[Taken | Arrival | FileEnd]:
    """Let the end of a file carry its mark: a file that was read halfway is read again.

    A file without any story is marked neither: why it is skipped is said again the next time.
    """
    waiting: Taken | Arrival | None = None
    usable = False
    for story in stories:
        if waiting is not None:
            yield waiting
        waiting = story
        usable = usable or isinstance(story, Arrival) or story.outcome == "known"
    if isinstance(waiting, Arrival):
        mark = FileMark(facts.st_size, facts.st_mtime_ns, waiting.found.file_sha256)
        yield waiting._replace(mark=(path, mark))
    elif waiting is not None:
        yield waiting
        if usable:
            yield FileEnd(path, FileMark(facts.st_size, facts.st_mtime_ns, ""))
