-- Append-only: what a merge unites. Nothing in these tables is ever changed or removed.

CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    language TEXT,
    segmenter TEXT NOT NULL,
    blocks TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE stories (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT,
    url TEXT,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE copies (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents(id),
    story_id TEXT NOT NULL REFERENCES stories(id),
    path TEXT NOT NULL,
    url TEXT,
    title TEXT,
    publisher TEXT,
    byline TEXT,
    published TEXT,
    file_sha256 TEXT NOT NULL,
    encoding TEXT NOT NULL,
    reader TEXT NOT NULL,
    follows TEXT REFERENCES copies(id),
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX copies_document ON copies(document_id);
CREATE INDEX copies_story ON copies(story_id);
CREATE INDEX copies_path ON copies(path);
CREATE INDEX copies_follows ON copies(follows);

CREATE TABLE annotators (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX annotators_name ON annotators(name);

CREATE TABLE codebooks (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sentence_id TEXT NOT NULL,
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    annotator TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('annotator', 'reviewer', 'retest', 'training')),
    replaces TEXT,
    action TEXT NOT NULL,
    restores TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('claims', 'no_claim', 'skipped', 'open')),
    payload TEXT NOT NULL,
    codebook TEXT NOT NULL,
    seconds REAL,
    answered_at TEXT NOT NULL
) STRICT;
CREATE INDEX answers_sentence ON answers(sentence_id);
CREATE INDEX answers_replaces ON answers(replaces);
CREATE INDEX answers_action ON answers(action);

CREATE TABLE corrections (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents(id),
    kind TEXT NOT NULL CHECK (kind IN ('block', 'split', 'join')),
    payload TEXT NOT NULL,
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    annotator TEXT NOT NULL,
    action TEXT NOT NULL,
    restores TEXT,
    corrected_at TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_document ON corrections(document_id);
CREATE INDEX corrections_action ON corrections(action);

CREATE TABLE links (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    other_claim_id TEXT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    replaces TEXT,
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    annotator TEXT NOT NULL,
    action TEXT NOT NULL,
    linked_at TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT,
    title TEXT,
    quote TEXT,
    published TEXT,
    accessed TEXT,
    snapshot TEXT,
    sha256 TEXT,
    replaces TEXT,
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    annotator TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story_id TEXT NOT NULL REFERENCES stories(id),
    name TEXT NOT NULL,
    kind TEXT,
    replaces TEXT,
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    annotator TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE reviews (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents(id),
    state TEXT NOT NULL,
    note TEXT,
    replaces TEXT,
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    annotator TEXT NOT NULL,
    action TEXT NOT NULL,
    reviewed_at TEXT NOT NULL
) STRICT;

CREATE TABLE assignments (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents(id),
    annotator TEXT NOT NULL,
    role TEXT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    replaces TEXT,
    assigned_at TEXT NOT NULL
) STRICT;

-- Derived: can be rebuilt from the tables above at any time.

CREATE TABLE sentences (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents(id),
    idx INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    block TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sentences_place ON sentences(document_id, idx);

CREATE TABLE reading_order (
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents(id),
    path TEXT NOT NULL,
    story_id TEXT NOT NULL REFERENCES stories(id),
    revision INTEGER NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    sentences INTEGER NOT NULL,
    walked INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX reading_order_path ON reading_order(path);

CREATE TABLE claims (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    answer_id TEXT NOT NULL REFERENCES answers(id),
    sentence_id TEXT NOT NULL,
    annotator_id TEXT NOT NULL,
    annotator TEXT NOT NULL,
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    source TEXT,
    certainty TEXT,
    incomplete TEXT
) STRICT;
CREATE INDEX claims_answer ON claims(answer_id);
CREATE INDEX claims_sentence ON claims(sentence_id);

CREATE TABLE progress (
    document_id TEXT NOT NULL REFERENCES documents(id),
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    role TEXT NOT NULL,
    decided INTEGER NOT NULL,
    decided_walked INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    PRIMARY KEY (document_id, annotator_id, role)
) STRICT;

CREATE TABLE suggestions (
    key INTEGER PRIMARY KEY,
    sentence_id TEXT NOT NULL,
    suggester TEXT NOT NULL,
    confidence REAL NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (sentence_id, suggester)
) STRICT;

-- Local: of this machine, never merged.

CREATE TABLE state (
    annotator_id TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (annotator_id, role, name)
) STRICT;

CREATE TABLE acts (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    annotator_id TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL UNIQUE,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX acts_position ON acts(annotator_id, role, undone, key);

CREATE TABLE files (
    path TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    file_sha256 TEXT NOT NULL
) STRICT;

-- The answers that count: the ends of the chains.

CREATE VIEW current_answers AS
SELECT * FROM answers AS a
WHERE NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.replaces = a.id);
