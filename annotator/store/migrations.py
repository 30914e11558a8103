"""The steps that bring a database of any age to today's tables.

A step is never changed once it was released: a later step changes what it made. Triggers are
dropped whenever SQLite rebuilds a table, so every step ends by `guard`, which makes the
append-only tables refuse changes again.
"""

from importlib.resources import files

from sqlite_utils import Database, Migrations

from annotator.store.pages import Pages

APPLICATION_ID = 0x616E6E6F
"""Marks the file as ours in SQLite's header ("anno" in ASCII)."""

APPEND_ONLY = (
    "documents",
    "stories",
    "copies",
    "annotators",
    "codebooks",
    "answers",
    "corrections",
    "links",
    "evidence",
    "sources",
    "reviews",
    "assignments",
    "carries",
    "carry_decisions",
    "tombstones",
    "carried_cuts",
)
"""The tables that are only ever added to."""


def guard(db: Database) -> None:
    """Make the append-only tables that there are yet refuse updates and deletions."""
    for table in (table for table in APPEND_ONLY if db.table(table).exists()):
        for verb in ("update", "delete"):
            db.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
            db.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END"
            )


def m001_the_house(db: Database) -> None:
    """Every table of the design, and the full-text index over the sentences."""
    db.executescript(files("annotator.store").joinpath("schema.sql").read_text("utf-8"))
    db.table("sentences").enable_fts(
        ["text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2"
    )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    guard(db)


def m002_sign_offs(db: Database) -> None:
    """Give sign-offs a role, and find them by their document."""
    db.execute("ALTER TABLE reviews ADD COLUMN role TEXT NOT NULL DEFAULT 'annotator'")
    db.execute("CREATE INDEX reviews_document ON reviews(document_id)")
    db.execute("CREATE INDEX reviews_replaces ON reviews(replaces)")
    db.execute("CREATE INDEX reviews_action ON reviews(action)")
    guard(db)


def m003_pages_of_stories(db: Database) -> None:
    """Where stories were published, so that evidence that is a story is found at once."""
    db.execute(
        "CREATE TABLE pages (page TEXT NOT NULL, "
        "document_id TEXT NOT NULL REFERENCES documents(id), "
        "PRIMARY KEY (page, document_id)) STRICT"
    )
    db.execute("CREATE INDEX pages_document ON pages(document_id)")
    db.execute("CREATE INDEX copies_file ON copies(file_sha256)")
    found = db.execute("SELECT document_id, url FROM copies WHERE url IS NOT NULL").fetchall()
    for document_id, url in found:
        Pages(db).add(document_id, url)
    guard(db)


def m004_pace(db: Database) -> None:
    """Index what the statistics need: today's answers are counted at every start.

    The time stands first: an index that began with the annotator would look, to SQLite, like a
    better way to the answers of a story than the one by sentence.
    """
    db.execute(
        "CREATE INDEX answers_pace ON answers(answered_at, annotator_id, role, outcome, seconds)"
    )
    db.execute("CREATE INDEX claims_pace ON claims(label, annotator_id, role, source)")
    guard(db)


def m005_labels(db: Database) -> None:
    """Find claims by label, as counts and lists by label and the stale ones do."""
    db.execute("CREATE INDEX claims_label ON claims(annotator_id, role, label, sentence_id)")
    guard(db)


def m006_revisions(db: Database) -> None:
    """Keep what became of answers when their story changed, and what was decided about it."""
    script = files("annotator.store").joinpath("revisions.sql").read_text("utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)
    guard(db)


def m007_lines(db: Database) -> None:
    """Find the lines whose blocks have a kind in every story: intake asks for each new one."""
    db.execute(
        "CREATE INDEX corrections_lines ON corrections(key) "
        "WHERE kind = 'block' AND json_extract(payload, '$.line') IS NOT NULL"
    )
    guard(db)


def m008_tombstones(db: Database) -> None:
    """Remember what was removed on legal grounds, by ids alone."""
    db.execute(
        "CREATE TABLE tombstones (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
        "kind TEXT NOT NULL CHECK (kind IN ('story', 'document', 'annotator')), "
        "what TEXT NOT NULL, reason TEXT, at TEXT NOT NULL) STRICT"
    )
    guard(db)


def m009_clusters(db: Database) -> None:
    """Keep near copies together; texts that are known already need a rebuild."""
    db.execute(
        "CREATE TABLE sketches (bin INTEGER NOT NULL, least INTEGER NOT NULL, "
        "document_id TEXT NOT NULL, runs INTEGER NOT NULL, "
        "PRIMARY KEY (bin, least, document_id)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE clusters (document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents(id), "
        "cluster_id TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE INDEX clusters_cluster ON clusters(cluster_id)")
    guard(db)


def m010_suggestions(db: Database) -> None:
    """Keep what a suggestion was found by and what else was proposed, and who keeps it fresh.

    What the panel of suggesters proposes is told from what came along with stories: it is replaced
    as a whole when the panel changes. Nothing was lost if these tables are emptied.
    """
    db.execute("ALTER TABLE suggestions ADD COLUMN rule TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE suggestions ADD COLUMN alternatives TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE suggestions ADD COLUMN panel INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TABLE advised (document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents(id), "
        "by TEXT NOT NULL) STRICT"
    )
    guard(db)


def m011_links(db: Database) -> None:
    """Give links a role, and find them and their claims by what they name."""
    db.execute("ALTER TABLE links ADD COLUMN role TEXT NOT NULL DEFAULT 'annotator'")
    for column in ("claim_id", "other_claim_id", "replaces", "action"):
        db.execute(f"CREATE INDEX links_{column} ON links({column})")
    db.execute("CREATE INDEX claims_id ON claims(id)")
    guard(db)


def m012_carried_cuts(db: Database) -> None:
    """Keep which cuts were compared with a newer text of their story, and how that ended."""
    db.execute(
        "CREATE TABLE carried_cuts (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
        "cut_id TEXT NOT NULL, document_id TEXT NOT NULL REFERENCES documents(id), "
        "ending TEXT NOT NULL "
        "CHECK (ending IN ('kept', 'moved', 'touched', 'orphaned', 'ambiguous')), "
        "carried_id TEXT, carried_at TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE INDEX carried_cuts_cut ON carried_cuts(cut_id)")
    db.execute("CREATE INDEX carried_cuts_document ON carried_cuts(document_id)")
    guard(db)


def m014_sketches(db: Database) -> None:
    """Keep one long sketch a text, and few runs to find it by; known texts need a rebuild."""
    db.execute("DROP TABLE sketches")
    db.execute(
        "CREATE TABLE sketches (key INTEGER PRIMARY KEY, "
        "document_id TEXT NOT NULL UNIQUE REFERENCES documents(id), runs INTEGER NOT NULL, "
        "least BLOB NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE sketch_runs (run INTEGER NOT NULL, sketch INTEGER NOT NULL, "
        "PRIMARY KEY (run, sketch)) STRICT, WITHOUT ROWID"
    )
    guard(db)


def m015_what_waits(db: Database) -> None:
    """Find what waits without looking at all that was carried, and namesakes by their title."""
    db.execute(
        "CREATE INDEX carries_left ON carries(answer_id) WHERE ending NOT IN ('kept', 'moved')"
    )
    db.execute("CREATE INDEX reading_order_title ON reading_order(title)")
    guard(db)


def m016_authors_are_sources(db: Database) -> None:
    """Let claims on the author's own word want no source any more."""
    db.execute(
        "UPDATE claims SET incomplete = NULL WHERE incomplete IN ('source', 'dispute') AND EXISTS "
        "(SELECT 1 FROM answers AS a, json_each(a.payload, '$.claims') AS c "
        "WHERE a.id = claims.answer_id AND json_extract(c.value, '$.id') = claims.id "
        "AND json_extract(c.value, '$.attribution.kind') = 'author')"
    )


STEPS = (
    m001_the_house,
    m002_sign_offs,
    m003_pages_of_stories,
    m004_pace,
    m005_labels,
    m006_revisions,
    m007_lines,
    m008_tombstones,
    m009_clusters,
    m010_suggestions,
    m011_links,
    m012_carried_cuts,
    m014_sketches,
    m015_what_waits,
    m016_authors_are_sources,
)
"""Every step, oldest first."""

migrations = Migrations("annotator")
for step in STEPS:
    migrations()(step)


def known_steps() -> set[str]:
    """Return the names of the steps that this version of the program knows."""
    return {step.__name__ for step in STEPS}
