"""brat stand-off: a text, and beside it an `.ann` file that says what is marked in it.

The text is the document as it stands; brat counts its code points. Events tie spans together (a cue
with its source and content), relations link two of them. Attributes, normalisations and remarks
have no place here.
"""

import re
from collections.abc import Iterator

from annotator.corpus.labels import Group, Labels, Mark
from annotator.corpus.readers.base import Made, Source, Unusable
from annotator.corpus.readers.text import TextReader
from annotator.corpus.skipped import Skipped

_SPAN = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t([^\r\n]*))?")
_EVENT = re.compile(r"E\S+\t\S+?:(T\S+)((?: \S+:\S+)*)")
_RELATION = re.compile(r"R\S+\t\S+ \S+?:(\S+) \S+?:(\S+)")
_ENDING = ".ann"


class BratReader:
    """Reads brat stand-off: a .txt with an .ann beside it; spans, events and relations."""

    name = "brat"
    version = 1
    suffixes = (".txt",)

    def recognises(self, source: Source) -> bool:
        """Tell whether there are annotations beside a text."""
        return source.beside(_ENDING) is not None

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the one story, as plain text is read, and what is marked in it."""
        text, encoding = source.text()
        if not text.strip():
            raise Skipped(source.path, "empty: nothing but white space")
        try:
            labels = read_annotations((source.beside(_ENDING) or b"").decode("utf-8"))
        except ValueError as error:
            name = source.path.with_suffix(_ENDING).name
            raise Skipped(source.path, f"{name} beside it cannot be read: {error}") from error
        found = (labels,) if labels.number else ()
        yield Made(text, TextReader().read(text), encoding=encoding, labels=found)


def read_annotations(told: str) -> Labels:
    """Return what an `.ann` file says."""
    marks = [_mark(match) for match in map(_SPAN.match, told.splitlines()) if match]
    events = list(_events(told))
    relations = [
        Group((match[1], match[2]), event=False)
        for match in map(_RELATION.match, told.splitlines())
        if match
    ]
    return Labels(marks=tuple(marks), groups=(*events, *relations), unit="code-points")


def _mark(match: re.Match[str]) -> Mark:
    """Read a T line; several fragments are `start end;start end`."""
    ranges = [tuple(map(int, pair.split())) for pair in match[3].split(";")]
    return Mark(match[1], match[2], tuple([(start, end) for start, end in ranges]), match[4])


def _events(told: str) -> Iterator[Group]:
    """Yield the spans of each event; events that are part of others bring theirs along."""
    found = {}
    for line in told.splitlines():
        match = _EVENT.match(line)
        if match:
            name = line.partition("\t")[0]
            found[name] = [match[1], *(part.partition(":")[2] for part in match[2].split())]
    inner = {key for keys in found.values() for key in keys if key in found}
    for name, keys in found.items():
        if name not in inner:
            yield Group(tuple(_spans(keys, found, {name})), event=True)


def _spans(keys: list[str], events: dict[str, list[str]], seen: set[str]) -> Iterator[str]:
    for key in keys:
        if key not in events:
            yield key
        elif key not in seen:
            yield from _spans(events[key], events, seen | {key})
