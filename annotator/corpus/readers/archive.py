"""Archives of stories: each member is read by the reader of its own kind."""

from collections.abc import Iterator

from annotator.corpus.readers.base import Made, Source, Unusable


class ArchiveReader:
    """Reads the stories in a zip or tar archive."""

    name = "archive"
    version = 1
    suffixes = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz")

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the stories of every member that a reader takes; raises Skipped."""
        from annotator.corpus.unpacking import stories_of  # what unpacks is only imported to unpack

        yield from stories_of(source)
