"""The JSON objects of a file: one a line, or one array, or one object with an array in it.

JSON Lines are read line by line, however many there are; a file of one JSON value is read as a
whole and must not be larger than a story may be.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from annotator.corpus.decoding import DecodingError
from annotator.corpus.fields import RECORD, plain_name
from annotator.corpus.readers.base import Source
from annotator.corpus.skipped import NoStory, Skipped
from annotator.corpus.streams import encoding_of, lines

LINED = (".jsonl", ".ndjson")
ENDINGS = (".json", *LINED)
_FIRST: "WeakKeyDictionary[Source, Item | None]" = WeakKeyDictionary()


class Item(NamedTuple):
    """An object of a file."""

    number: int
    """Its number in the file, from 1; of a line, the line's."""
    record: dict[str, Any]
    """Empty if it has a fault."""
    fault: str | None
    """Why it cannot be used."""
    encoding: str
    alone: bool = False
    """Whether it is the whole file."""


def objects(source: Source) -> Iterator[Item]:
    """Yield the objects of a file; raises Skipped, OSError."""
    if source.path.suffix.lower() in LINED:
        return _of_lines(source)
    return _of_one_value(source)


def first_object(source: Source) -> dict[str, Any]:
    """Return the first usable object, by which tools are told apart; empty where there is none."""
    if source not in _FIRST:
        found = (item for item in objects(source) if item.fault is None)
        _FIRST[source] = next(found, None)
    first = _FIRST[source]
    return {} if first is None else first.record


def _of_lines(source: Source) -> Iterator[Item]:
    try:
        encoding = encoding_of(source)
    except DecodingError as error:
        raise Skipped(source.path, str(error)) from error
    for number, (line, fault) in enumerate(lines(source, encoding), start=1):
        if fault is not None:
            yield Item(number, {}, fault, encoding)
        elif line.strip():
            value, fault = _parsed(line)
            if fault is None and not isinstance(value, dict):
                fault = "not a JSON object"
            yield Item(number, {} if fault else value, fault, encoding)


def _of_one_value(source: Source) -> Iterator[Item]:
    text, encoding = source.text()
    value, fault = _parsed(text)
    if fault is not None:
        raise Skipped(source.path, fault)
    alone = isinstance(value, dict)
    if isinstance(value, dict):
        # Some programs wrap the list: {"articles": [...]}, {"data": [...], "total": 12}.
        within = [v for v in value.values() if isinstance(v, list) and v and _all_objects(v)]
        alone = len(within) != 1 or any(plain_name(name) in RECORD["text"] for name in value)
        value = [value] if alone else within[0]
    if not isinstance(value, list) or not any(isinstance(one, dict) for one in value):
        raise NoStory(source.path, "neither an object nor a list of objects")
    for number, one in enumerate(value, start=1):
        fault = None if isinstance(one, dict) else "not a JSON object"
        yield Item(number, {} if fault else one, fault, encoding, alone)


def _all_objects(values: list[Any]) -> bool:
    return all(isinstance(value, dict) for value in values)


def _parsed(text: str) -> tuple[Any, str | None]:
    """Return a JSON value, or why it is none."""
    try:
        return json.loads(text), None
    except json.JSONDecodeError as error:
        return None, f"not valid JSON: {error.msg} at character {error.pos}"
    except RecursionError:
        return None, "nested too deeply"
    except ValueError as error:  # a number of thousands of digits
        return None, f"not valid JSON: {error}"
