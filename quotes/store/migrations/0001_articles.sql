-- Articles, the quotations in them, their speakers, and the keys by which like words are found.
-- Times are kept as given; first_day and last_day are the local days that they can mean.

CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    -- The id under which it came in, before a version number was added.
    given_id TEXT NOT NULL,
    base_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    outlet TEXT,
    published TEXT,
    first_day TEXT,
    last_day TEXT,
    sort_key TEXT NOT NULL,
    title TEXT,
    url TEXT,
    url_key TEXT,
    byline TEXT,
    language TEXT,
    type TEXT NOT NULL DEFAULT 'article' CHECK (type IN ('article', 'transcript')),
    origin TEXT,
    notes TEXT NOT NULL DEFAULT '[]',
    copy_of TEXT REFERENCES article (id) ON DELETE SET NULL,
    digest TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (base_id, version)
);
CREATE INDEX article_by_given_id ON article (given_id);
CREATE INDEX article_by_url ON article (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX article_by_digest ON article (digest);
CREATE INDEX article_by_outlet ON article (outlet);
CREATE INDEX article_by_time ON article (sort_key, id);
CREATE INDEX article_by_copy ON article (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE speaker (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'anonymous', 'collective', 'document'))
);

-- A form of a name, and the speaker that it stands for now.
CREATE TABLE speaker_form (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    block TEXT NOT NULL,
    speaker TEXT NOT NULL REFERENCES speaker (id)
);
CREATE INDEX speaker_form_by_block ON speaker_form (block);
CREATE INDEX speaker_form_by_speaker ON speaker_form (speaker);

-- The blocks whose forms changed since they were last settled.
CREATE TABLE unsettled_block (block TEXT PRIMARY KEY);

CREATE TABLE quotation (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'partial', 'indirect', 'scare')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    segments TEXT NOT NULL,
    text TEXT NOT NULL,
    occurrence INTEGER NOT NULL,
    speaker_form TEXT REFERENCES speaker_form (key),
    speaker_name TEXT,
    speaker_role TEXT,
    mention TEXT,
    mention_start INTEGER,
    mention_end INTEGER,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    told_to TEXT,
    polarity TEXT NOT NULL CHECK (polarity IN ('asserted', 'negated', 'hypothetical')),
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    reason TEXT,
    -- What the machine had found before a person ruled otherwise, as JSON.
    machine TEXT,
    -- The quotation of an earlier version of the article that this one repeats: one report, not two.
    repeats TEXT,
    not_speech INTEGER NOT NULL DEFAULT 0 CHECK (not_speech IN (0, 1))
);
CREATE INDEX quotation_by_article ON quotation (article, start);
CREATE INDEX quotation_by_repeated ON quotation (repeats) WHERE repeats IS NOT NULL;
CREATE INDEX quotation_by_speaker ON quotation (speaker_form, kind);

CREATE TABLE credit (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    phrase TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('told-to', 'credit')),
    quotations TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Keys of word sequences; signed 64-bit.  Rows of what is gone stay until the store is tidied: numbers are
-- never used twice, and to find the rows by number would take a second index as large as the table.
CREATE TABLE quotation_key (
    key INTEGER NOT NULL,
    quotation INTEGER NOT NULL,
    PRIMARY KEY (key, quotation)
) WITHOUT ROWID;
CREATE TABLE prose_key (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE TABLE copy_key (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (key, article)
) WITHOUT ROWID;

-- Rulings of people: only ever added to.
CREATE TABLE ledger (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'speaker', 'not-speech', 'undo')),
    name TEXT,
    form TEXT,
    undoes INTEGER REFERENCES ledger (number),
    who TEXT NOT NULL,
    "when" TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE TABLE ledger_subject (
    ruling INTEGER NOT NULL REFERENCES ledger (number),
    position INTEGER NOT NULL,
    quotation TEXT,
    article TEXT,
    base_id TEXT,
    text TEXT,
    occurrence INTEGER,
    speaker TEXT,
    PRIMARY KEY (ruling, position)
) WITHOUT ROWID;
CREATE INDEX ledger_subject_by_article ON ledger_subject (base_id);
CREATE TRIGGER ledger_keeps BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'rulings are only added to, never changed'); END;
CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'rulings are only added to, never removed'); END;
CREATE TRIGGER ledger_subject_keeps BEFORE UPDATE ON ledger_subject
BEGIN SELECT RAISE(ABORT, 'rulings are only added to, never changed'); END;
CREATE TRIGGER ledger_subject_stays BEFORE DELETE ON ledger_subject
BEGIN SELECT RAISE(ABORT, 'rulings are only added to, never removed'); END;
