-- Append-only: every answer that was compared with a newer text of its story, and how it ended.

CREATE TABLE carries (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    answer_id TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents(id),
    ending TEXT NOT NULL
        CHECK (ending IN ('kept', 'moved', 'touched', 'orphaned', 'ambiguous')),
    sentence_id TEXT,
    carried_id TEXT,
    owner_id TEXT,
    carried_at TEXT NOT NULL
) STRICT;
CREATE INDEX carries_answer ON carries(answer_id);
CREATE INDEX carries_document ON carries(document_id, ending);
CREATE INDEX carries_owner ON carries(owner_id);

-- Append-only: what analysts decided about the answers that were not carried as they are.

CREATE TABLE carry_decisions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    carry_id TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('taken', 'dropped', 'waiting')),
    answer_id TEXT,
    replaces TEXT,
    annotator_id TEXT NOT NULL REFERENCES annotators(id),
    annotator TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX carry_decisions_carry ON carry_decisions(carry_id);
CREATE INDEX carry_decisions_replaces ON carry_decisions(replaces);
CREATE INDEX carry_decisions_action ON carry_decisions(action);
