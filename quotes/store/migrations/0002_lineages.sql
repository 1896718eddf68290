-- Lineages with their reports, and full-text search over the words.

CREATE TABLE lineage (
    id TEXT PRIMARY KEY,
    sort_key TEXT NOT NULL,
    -- The quotation that the speaker is named by; its form says who that is now.
    speaker_from TEXT,
    speaker_id TEXT,
    speaker_name TEXT,
    speaker_kind TEXT,
    speaker_role TEXT,
    first_outlet TEXT,
    first_article TEXT,
    first_published TEXT,
    first_basis TEXT NOT NULL,
    first_confidence REAL NOT NULL,
    first_note TEXT NOT NULL,
    severity TEXT NOT NULL,
    gravity INTEGER NOT NULL
);
CREATE INDEX lineage_by_time ON lineage (sort_key, id);

CREATE TABLE report (
    lineage TEXT NOT NULL REFERENCES lineage (id) ON DELETE CASCADE,
    quotation TEXT NOT NULL,
    position INTEGER NOT NULL,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    outlet TEXT,
    published TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'partial', 'indirect', 'source')),
    text TEXT NOT NULL,
    speaker_id TEXT,
    speaker_name TEXT,
    speaker_kind TEXT,
    speaker_role TEXT,
    parent TEXT,
    similarity REAL NOT NULL,
    severity TEXT,
    gravity INTEGER,
    PRIMARY KEY (lineage, quotation)
) WITHOUT ROWID;
CREATE INDEX report_by_quotation ON report (quotation);
CREATE INDEX report_by_article ON report (article);

CREATE TABLE report_also (
    lineage TEXT NOT NULL,
    quotation TEXT NOT NULL,
    position INTEGER NOT NULL,
    other_lineage TEXT NOT NULL,
    parent TEXT NOT NULL,
    PRIMARY KEY (lineage, quotation, position),
    FOREIGN KEY (lineage, quotation) REFERENCES report (lineage, quotation) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE report_copy (
    lineage TEXT NOT NULL,
    quotation TEXT NOT NULL,
    position INTEGER NOT NULL,
    article TEXT NOT NULL,
    copy TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    PRIMARY KEY (lineage, quotation, position),
    FOREIGN KEY (lineage, quotation) REFERENCES report (lineage, quotation) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX report_copy_by_copy ON report_copy (copy);
CREATE INDEX report_copy_by_article ON report_copy (article);

CREATE TABLE alteration (
    lineage TEXT NOT NULL,
    quotation TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    gravity INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    before_start INTEGER NOT NULL,
    before_end INTEGER NOT NULL,
    after_start INTEGER NOT NULL,
    after_end INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (lineage, quotation, position),
    FOREIGN KEY (lineage, quotation) REFERENCES report (lineage, quotation) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE lineage_credit (
    lineage TEXT NOT NULL REFERENCES lineage (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL,
    outlet TEXT NOT NULL,
    phrase TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('told-to', 'credit')),
    quotations TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (lineage, position)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE quotation_text USING fts5 (
    text, content = 'quotation', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO quotation_text (quotation_text) VALUES ('rebuild');
CREATE TRIGGER quotation_text_added AFTER INSERT ON quotation
BEGIN
    INSERT INTO quotation_text (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER quotation_text_removed AFTER DELETE ON quotation
BEGIN
    INSERT INTO quotation_text (quotation_text, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER quotation_text_changed AFTER UPDATE OF text ON quotation
BEGIN
    INSERT INTO quotation_text (quotation_text, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO quotation_text (rowid, text) VALUES (new.number, new.text);
END;
