"""What is kept in place of counting: it says at every moment what counting would say."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quotes.store import Store, schema

COUNTED = {
    "article": "SELECT count(*) FROM article",
    "quotation": "SELECT count(*) FROM quotation WHERE not_speech = 0",
    "lineage": "SELECT count(*) FROM lineage",
}
#: As it was asked before what waits was kept.
UNLINKED = """
SELECT q.id FROM article AS a JOIN quotation AS q ON q.article = a.id
WHERE q.kind IN ('direct', 'partial') AND q.not_speech = 0
AND NOT EXISTS (SELECT 1 FROM report AS r WHERE r.quotation = q.id)
AND NOT EXISTS (SELECT 1 FROM report_copy AS c WHERE c.copy = q.id)
AND NOT EXISTS (SELECT 1 FROM quotation AS o WHERE o.id = q.repeats AND o.not_speech = 0)
ORDER BY a.sort_key, a.id, q.start, q.number
"""


def check(store: Store) -> None:
    """Compare what is kept with what counting says."""
    for what, sql in COUNTED.items():
        assert store.size(what) == store._database.number(sql), what  # type: ignore[arg-type]
    assert store.unlinked() == tuple(row[0] for row in store._database.rows(UNLINKED))


def steps(store: Store, put: Callable, tell: Callable) -> Iterator[str]:
    """Do one after another whatever makes quotations and lineages come and go."""
    first, later = put("The ferry sails", "a1"), put("The ferry sails today", "b1")
    yield "two articles"
    tell("l1", first, later)
    yield "a lineage"
    store.record("not-speech", [later.id], who="am", when="2026-01-01")
    yield "a ruling"
    store.record("undo", who="am", when="2026-01-02", undoes=1)
    yield "a ruling taken back"
    again = put("The ferry sails", "c1")
    store.mark_repeats({again.id: first.id})
    yield "a repetition"
    store.remove_article("a1")
    yield "what was repeated has gone"
    tell("l2", again)
    yield "a second lineage"
    store.save([], removed=["l1"])
    yield "the first lineage has gone"
    store.remove_article("b1")
    store.remove_article("c1")
    yield "nothing is left"


def test_kept_as_counted(store: Store, put, tell) -> None:
    """After each of many changes what is kept is what counting says."""
    seen = []
    for step in steps(store, put, tell):
        check(store)
        seen.append((step, len(store.unlinked())))
    assert {n for _, n in seen} >= {0, 1, 2}


def test_an_undone_change_counts_nothing(store: Store, put, tell) -> None:
    """A transaction that fails takes back what it counted."""

    def fail() -> None:
        with store.transaction():
            put("The ferry stays", "b1")
            raise RuntimeError

    put("The ferry sails", "a1")
    with pytest.raises(RuntimeError):
        fail()
    assert (store.size("article"), store.unlinked()) == (1, ("a1-q",))
    check(store)


def test_a_store_without_it_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store of the schema before keeps every row, and is counted once."""
    before = schema.migrations()[:4]
    with monkeypatch.context() as patched:
        patched.setattr(schema, "migrations", lambda: before)
        Store.open(path).close()
    with closing(sqlite3.connect(path)) as plain:
        for number, (article, linked) in enumerate([("a1", True), ("b1", False), ("c1", True)]):
            plain.execute(
                "INSERT INTO article (id, given_id, base_id, version, sort_key, digest, text)"
                " VALUES (?1, ?1, ?1, 1, '', ?1, ?1)",
                (article,),
            )
            plain.execute(
                'INSERT INTO quotation (id, article, kind, start, "end", segments, text, occurrence, polarity, rule,'
                " confidence, not_speech) VALUES (?, ?, 'direct', 0, 2, '[[0, 2]]', ?, 0, 'asserted', 'none', 1, ?)",
                (f"{article}-q", article, article, number == 2),
            )
            if linked:
                plain.execute(
                    "INSERT INTO lineage (id, sort_key, first_basis, first_confidence, first_note, severity, gravity)"
                    " VALUES (?, '', 'only', 1, '', 'none', 0)",
                    (f"l-{article}",),
                )
                plain.execute(
                    'INSERT INTO report (lineage, quotation, position, article, start, "end", kind, text, similarity)'
                    " VALUES (?, ?, 0, ?, 0, 2, 'direct', ?, 1)",
                    (f"l-{article}", f"{article}-q", article, article),
                )
        plain.executemany("INSERT INTO copy_key SELECT ?, number FROM article WHERE id = 'a1'", [(7,), (8,), (9,)])
        plain.commit()
        names = [r[0] for r in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        held = {name: plain.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}
    with Store.open(path) as store:
        check(store)
        assert (store.size("article"), store.size("quotation"), store.size("lineage")) == (3, 2, 2)
        assert store.unlinked() == ("b1-q",)
        for name, rows in held.items():
            kept = store._database.rows(f"SELECT * FROM {name} ORDER BY 1")
            # columns that came with the new schema stand behind the old ones
            assert [tuple(row)[: len(old)] for row, old in zip(kept, rows, strict=True)] == rows, name
        assert store.copy_candidates([7, 8]) == (("a1", 2, 3),)


def test_outlets(store: Store, put) -> None:
    """Each outlet once, in alphabetical order; articles without one add none."""
    assert store.outlets() == ()
    put("The ferry sails", "a1")
    assert store.outlets() == ()
    for number, outlet in enumerate(["Lake Post", "Dravno Ledger", "Lake Post", "Lake Post 2", ""]):
        put("The ferry sails", f"b{number}", outlet=outlet)
    assert store.outlets() == ("", "Dravno Ledger", "Lake Post", "Lake Post 2")
