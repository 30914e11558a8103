"""Saved web pages: the story is found in them, and menus, banners and comments are left behind."""

from collections.abc import Iterator

from annotator.corpus.decoding import DecodingError
from annotator.corpus.readers.base import Made, Source, Unusable
from annotator.corpus.taking import Skipped


class HtmlReader:
    """Reads saved web pages (needs the extra `html`)."""

    name = "html"
    version = 2
    suffixes = (".html", ".htm", ".xhtml")

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the story of the page; raises Skipped."""
        from annotator.corpus.page.encoding import page_text
        from annotator.corpus.page.reading import read_page
        from annotator.corpus.page.tree import MissingLibraryError, PageError

        try:
            text, encoding = page_text(source.data(), source.encoding)
            made = read_page(text)
        except (DecodingError, MissingLibraryError, PageError) as error:
            raise Skipped(source.path, str(error)) from error
        yield made._replace(encoding=encoding)
