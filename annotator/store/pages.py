"""Where stories were published: a derived table of addresses, each in its one comparable form."""

from sqlite_utils import Database


class Pages:
    """The addresses of the corpus' stories."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, document_id: str, url: str | None) -> None:
        """Note where a copy of a document was published, inside the caller's transaction."""
        if url is None:
            return
        from annotator.model.links import same_page  # few stories tell their address

        page = same_page(url)
        if page is not None:
            self._db.execute(
                "INSERT INTO pages (page, document_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (page, document_id),
            )

    def settle(self, document_id: str) -> None:
        """Write the pages of a document again, inside the caller's transaction."""
        self._db.execute("DELETE FROM pages WHERE document_id = ?", (document_id,))
        for (url,) in self._db.execute(
            "SELECT url FROM copies WHERE document_id = ?", (document_id,)
        ).fetchall():
            self.add(document_id, url)

    def of(self, document_id: str) -> set[str]:
        """Return the pages that stand in the table for a document."""
        rows = self._db.execute("SELECT page FROM pages WHERE document_id = ?", (document_id,))
        return {row[0] for row in rows}

    def expected(self, document_id: str) -> set[str]:
        """Return the pages that follow from a document's copies."""
        from annotator.model.links import same_page

        rows = self._db.execute(
            "SELECT url FROM copies WHERE document_id = ? AND url IS NOT NULL", (document_id,)
        )
        return {page for (url,) in rows if (page := same_page(url)) is not None}
