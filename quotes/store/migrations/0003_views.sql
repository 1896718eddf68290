-- What a researcher opens in Datasette or any SQLite browser, without our code.

-- One row a quotation, in the words of the article, with the evidence for its speaker.
CREATE VIEW quotations AS
SELECT
    q.id AS quotation,
    q.text AS words,
    s.name AS speaker,
    q.speaker_name AS speaker_in_article,
    q.speaker_role AS role,
    s.kind AS speaker_kind,
    a.outlet AS outlet,
    a.published AS published,
    a.first_day AS day,
    q.article AS article,
    a.title AS title,
    a.url AS url,
    q.kind AS kind,
    q.polarity AS polarity,
    q.mention AS mention,
    q.cue AS cue,
    q.told_to AS told_to,
    q.confidence AS confidence,
    q.rule AS rule,
    q.reason AS why_no_speaker,
    q.machine IS NOT NULL AS ruled_by_a_person,
    coalesce(
        (SELECT r.lineage FROM report AS r WHERE r.quotation = q.id ORDER BY r.lineage LIMIT 1),
        (SELECT c.lineage FROM report_copy AS c WHERE c.copy = q.id ORDER BY c.lineage LIMIT 1),
        (SELECT r.lineage FROM report AS r WHERE r.quotation = q.repeats ORDER BY r.lineage LIMIT 1)
    ) AS lineage,
    s.id AS speaker_id,
    q.start AS start,
    q."end" AS "end"
FROM quotation AS q
JOIN article AS a ON a.id = q.article
LEFT JOIN speaker_form AS f ON f.key = q.speaker_form
LEFT JOIN speaker AS s ON s.id = f.speaker
WHERE q.not_speech = 0;

-- One row a lineage: the same words through all reports of them.
CREATE VIEW lineages AS
SELECT
    l.id AS lineage,
    (SELECT r.text FROM report AS r WHERE r.lineage = l.id ORDER BY r.position LIMIT 1) AS words,
    coalesce(s.name, l.speaker_name) AS speaker,
    l.first_outlet AS first_outlet,
    l.first_published AS first_published,
    l.first_article AS first_article,
    l.first_basis AS basis,
    l.first_confidence AS confidence,
    l.first_note AS note,
    l.severity AS severity,
    (SELECT count(*) FROM report AS r WHERE r.lineage = l.id) AS reports,
    (SELECT count(*) FROM report_copy AS c WHERE c.lineage = l.id) AS copies,
    (SELECT count(DISTINCT r.outlet) FROM report AS r WHERE r.lineage = l.id) AS outlets,
    (SELECT count(*) FROM alteration AS x WHERE x.lineage = l.id) AS alterations,
    coalesce(s.id, l.speaker_id) AS speaker_id
FROM lineage AS l
LEFT JOIN quotation AS q ON q.id = l.speaker_from
LEFT JOIN speaker_form AS f ON f.key = q.speaker_form
LEFT JOIN speaker AS s ON s.id = f.speaker;

-- One row a report of a lineage, beside the report that it most likely descends from.
CREATE VIEW reports AS
SELECT
    r.lineage AS lineage,
    r.position + 1 AS place,
    r.text AS words,
    r.outlet AS outlet,
    r.published AS published,
    coalesce(s.name, r.speaker_name) AS speaker,
    r.kind AS kind,
    r.severity AS severity,
    r.similarity AS similarity,
    p.text AS earlier_words,
    p.outlet AS earlier_outlet,
    p.published AS earlier_published,
    r.article AS article,
    r.quotation AS quotation,
    r.parent AS earlier_quotation,
    coalesce(s.id, r.speaker_id) AS speaker_id
FROM report AS r
LEFT JOIN report AS p ON p.lineage = r.lineage AND p.quotation = r.parent
LEFT JOIN quotation AS q ON q.id = r.quotation
LEFT JOIN speaker_form AS f ON f.key = q.speaker_form
LEFT JOIN speaker AS s ON s.id = f.speaker;

-- One row an alteration: what a later report made of the words of an earlier one.
CREATE VIEW alterations AS
SELECT
    x.severity AS severity,
    x.kind AS kind,
    x.before AS before,
    x.after AS after,
    x.why AS why,
    coalesce(s.name, r.speaker_name) AS speaker,
    p.text AS words_before,
    r.text AS words_after,
    p.outlet AS outlet_before,
    r.outlet AS outlet_after,
    p.published AS published_before,
    r.published AS published_after,
    p.article AS article_before,
    r.article AS article_after,
    r.parent AS quotation_before,
    r.quotation AS quotation_after,
    x.lineage AS lineage,
    coalesce(s.id, r.speaker_id) AS speaker_id
FROM alteration AS x
JOIN report AS r ON r.lineage = x.lineage AND r.quotation = x.quotation
LEFT JOIN report AS p ON p.lineage = r.lineage AND p.quotation = r.parent
LEFT JOIN quotation AS q ON q.id = r.quotation
LEFT JOIN speaker_form AS f ON f.key = q.speaker_form
LEFT JOIN speaker AS s ON s.id = f.speaker;

-- One row a speaker.
CREATE VIEW speakers AS
SELECT
    s.name AS speaker,
    s.kind AS kind,
    count(*) AS quotations,
    count(DISTINCT q.article) AS articles,
    count(DISTINCT a.outlet) AS outlets,
    min(a.first_day) AS first_day,
    max(a.last_day) AS last_day,
    s.id AS speaker_id
FROM speaker AS s
JOIN speaker_form AS f ON f.speaker = s.id
JOIN quotation AS q ON q.speaker_form = f.key AND q.not_speech = 0
JOIN article AS a ON a.id = q.article
GROUP BY s.id;

-- The names and roles that articles gave a speaker, with how often.
CREATE VIEW speaker_names AS
SELECT f.speaker AS speaker_id, q.speaker_name AS name, count(*) AS quotations, count(DISTINCT q.article) AS articles
FROM speaker_form AS f
JOIN quotation AS q ON q.speaker_form = f.key AND q.not_speech = 0
GROUP BY f.speaker, q.speaker_name;
CREATE VIEW speaker_roles AS
SELECT f.speaker AS speaker_id, q.speaker_role AS role, q.article AS article, count(*) AS quotations
FROM speaker_form AS f
JOIN quotation AS q ON q.speaker_form = f.key AND q.not_speech = 0
WHERE q.speaker_role IS NOT NULL
GROUP BY f.speaker, q.speaker_role, q.article;

-- One row an article, without its text.
CREATE VIEW articles AS
SELECT
    a.id AS article, a.outlet AS outlet, a.published AS published, a.title AS title, a.byline AS byline,
    a.url AS url, a.type AS type, a.version AS version, a.base_id AS version_of, a.copy_of AS copy_of,
    (SELECT count(*) FROM quotation AS q WHERE q.article = a.id AND q.not_speech = 0) AS quotations
FROM article AS a;

-- The rulings that hold, newest last.
CREATE VIEW rulings AS
SELECT
    l.number AS number, l.kind AS kind, l.name AS name, l.who AS who, l."when" AS "when", l.why AS why,
    s.position + 1 AS subject, s.text AS words, s.article AS article, s.quotation AS quotation, s.speaker AS speaker_id
FROM ledger AS l
JOIN ledger_subject AS s ON s.ruling = l.number
WHERE l.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM ledger AS u WHERE u.undoes = l.number);
