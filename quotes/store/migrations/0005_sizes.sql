-- How much there is, and which quotations wait for a lineage: kept as rows come and go, so that adding one
-- article does not count or look through the whole store.

CREATE TABLE size (what TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO size VALUES
    ('article', (SELECT count(*) FROM article)),
    ('quotation', (SELECT count(*) FROM quotation WHERE not_speech = 0)),
    ('lineage', (SELECT count(*) FROM lineage));
CREATE TRIGGER size_article_added AFTER INSERT ON article
BEGIN UPDATE size SET number = number + 1 WHERE what = 'article'; END;
CREATE TRIGGER size_article_removed AFTER DELETE ON article
BEGIN UPDATE size SET number = number - 1 WHERE what = 'article'; END;
CREATE TRIGGER size_quotation_added AFTER INSERT ON quotation WHEN new.not_speech = 0
BEGIN UPDATE size SET number = number + 1 WHERE what = 'quotation'; END;
CREATE TRIGGER size_quotation_removed AFTER DELETE ON quotation WHEN old.not_speech = 0
BEGIN UPDATE size SET number = number - 1 WHERE what = 'quotation'; END;
CREATE TRIGGER size_quotation_ruled AFTER UPDATE OF not_speech ON quotation WHEN new.not_speech <> old.not_speech
BEGIN UPDATE size SET number = number + old.not_speech - new.not_speech WHERE what = 'quotation'; END;
CREATE TRIGGER size_lineage_added AFTER INSERT ON lineage
BEGIN UPDATE size SET number = number + 1 WHERE what = 'lineage'; END;
CREATE TRIGGER size_lineage_removed AFTER DELETE ON lineage
BEGIN UPDATE size SET number = number - 1 WHERE what = 'lineage'; END;

-- Every quotation that may stand in no lineage; of those that wait here some may stand in one after all.
CREATE TABLE waiting (quotation TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO waiting SELECT q.id FROM quotation AS q
WHERE q.kind IN ('direct', 'partial')
    AND NOT EXISTS (SELECT 1 FROM report AS r WHERE r.quotation = q.id)
    AND NOT EXISTS (SELECT 1 FROM report_copy AS c WHERE c.copy = q.id);
CREATE TRIGGER waiting_quotation_added AFTER INSERT ON quotation WHEN new.kind IN ('direct', 'partial')
BEGIN INSERT OR IGNORE INTO waiting VALUES (new.id); END;
CREATE TRIGGER waiting_quotation_changed AFTER UPDATE OF kind, repeats, not_speech ON quotation
BEGIN
    INSERT OR IGNORE INTO waiting VALUES (new.id);
    INSERT OR IGNORE INTO waiting SELECT id FROM quotation WHERE repeats = new.id;
END;
CREATE TRIGGER waiting_quotation_removed AFTER DELETE ON quotation
BEGIN
    DELETE FROM waiting WHERE quotation = old.id;
    INSERT OR IGNORE INTO waiting SELECT id FROM quotation WHERE repeats = old.id;
END;
CREATE TRIGGER waiting_report_added AFTER INSERT ON report
BEGIN DELETE FROM waiting WHERE quotation = new.quotation; END;
CREATE TRIGGER waiting_report_removed AFTER DELETE ON report
BEGIN INSERT OR IGNORE INTO waiting VALUES (old.quotation); END;
CREATE TRIGGER waiting_copy_added AFTER INSERT ON report_copy
BEGIN DELETE FROM waiting WHERE quotation = new.copy; END;
CREATE TRIGGER waiting_copy_removed AFTER DELETE ON report_copy
BEGIN INSERT OR IGNORE INTO waiting VALUES (old.copy); END;

-- How many keys of its runs of words an article has: two printings of one text share most of those of the shorter.
ALTER TABLE article ADD COLUMN copy_keys INTEGER NOT NULL DEFAULT 0;
UPDATE article SET copy_keys = own.keys
FROM (SELECT article AS number, count(*) AS keys FROM copy_key GROUP BY article) AS own
WHERE own.number = article.number;
