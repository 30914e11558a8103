"""One reader a file format: it knows where a story's blocks are and what it says about itself."""

from functools import cache

from annotator.corpus.readers.base import Reader
from annotator.plugins import READERS, PluginError, load_plugin, plugin_names


def reader_for(suffix: str) -> Reader | None:
    """Return the reader that takes files with this ending, in any case; null if none does."""
    return _readers().get(suffix.lower())


def suffixes() -> frozenset[str]:
    """Return the endings of story files, lower case, with the dot."""
    return frozenset(_readers())


@cache
def _readers() -> dict[str, Reader]:
    """Return the readers by ending. Two that take the same files raise PluginError."""
    by_suffix: dict[str, Reader] = {}
    for name in plugin_names(READERS):
        reader: Reader = load_plugin(READERS, name)()
        for suffix in reader.suffixes:
            other = by_suffix.setdefault(suffix.lower(), reader)
            if other is not reader:
                raise PluginError(
                    f"readers {other.name!r} and {reader.name!r} both take {suffix}: uninstall one"
                )
    return by_suffix
