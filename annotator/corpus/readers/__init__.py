"""One reader a file format: it knows where a story's blocks are and what it says about itself."""

from functools import cache

from annotator.corpus.readers.base import Reader, Source, is_chooser, is_excerpt_reader
from annotator.plugins import READERS, PluginError, load_plugin, plugin_names


def reader_for(suffix: str, source: Source | None = None) -> Reader | None:
    """Return the reader that takes a file with this ending, in any case; null if none does.

    Readers that recognise their files are asked first, if there is a source to look into.
    """
    plain = None
    for reader in _readers().get(suffix.lower(), ()):
        if not is_chooser(reader):
            plain = reader
        elif source is not None and reader.recognises(source):
            return reader
    return plain


def reads_excerpts(suffix: str, source: Source) -> bool:
    """Tell whether a file's reader makes texts from parts of other stories' texts."""
    if not may_be_excerpts(suffix):
        return False  # nearly all files: they are not looked into here
    reader = reader_for(suffix, source)
    return reader is not None and is_excerpt_reader(reader)


def may_be_excerpts(suffix: str) -> bool:
    """Tell whether files with this ending may hold parts of other stories' texts."""
    return any(is_excerpt_reader(reader) for reader in _readers().get(suffix.lower(), ()))


def all_readers() -> list[Reader]:
    """Return every reader, by name; raises PluginError for one that cannot be loaded."""
    found = {reader.name: reader for readers in _readers().values() for reader in readers}
    return [found[name] for name in sorted(found)]


def suffixes() -> frozenset[str]:
    """Return the endings of story files, lower case, with the dot."""
    return frozenset(_readers())


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """Return the readers by ending. Two that take any file of one ending raise PluginError."""
    by_suffix: dict[str, tuple[Reader, ...]] = {}
    for name in plugin_names(READERS):
        reader: Reader = load_plugin(READERS, name)()
        for suffix in map(str.lower, reader.suffixes):
            others = by_suffix.get(suffix, ())
            plain = [r.name for r in (*others, reader) if not is_chooser(r)]
            if len(plain) > 1:
                raise PluginError(
                    f"readers {plain[0]!r} and {plain[1]!r} both take {suffix}: uninstall one"
                )
            by_suffix[suffix] = (*others, reader)
    return by_suffix
