"""Migrations: an older store is brought up to date, all or nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quotes.errors import StoreError
from quotes.store import Store, schema

VERSION_1 = Path(__file__).with_name("version_1.sql")


@pytest.fixture
def older(path: Path) -> Path:
    """A store as its first schema left it."""
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript(VERSION_1.read_text(encoding="utf-8"))
        plain.commit()
    return path


def test_an_older_store_is_brought_up_to_date(older: Path) -> None:
    """What the older store held is there, and is found by the search that it did not have."""
    with Store.open(older) as store:
        assert store.quotation("a1-q").text == "The ferry sails on Monday,"
        assert [found.quotation for found in store.search("ferry")] == ["a1-q"]
        assert store._database.number("PRAGMA user_version") == len(schema.migrations())


def test_migrating_twice_is_migrating_once(older: Path) -> None:
    """The second opening changes nothing."""
    Store.open(older).close()
    before = older.read_bytes()
    Store.open(older).close()
    assert older.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_store(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the middle of a migration undoes all of it."""
    broken = (*schema.migrations(), "CREATE TABLE extra (x);\nINSERT INTO nowhere VALUES (1);\n")
    monkeypatch.setattr(schema, "migrations", lambda: broken)
    with pytest.raises(StoreError):
        Store.open(older)
    with closing(sqlite3.connect(older)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone()[0] == 1
        assert not plain.execute("SELECT 1 FROM sqlite_master WHERE name IN ('extra', 'lineage')").fetchall()


def test_an_older_store_is_not_migrated_for_reading(older: Path) -> None:
    """Opened for reading only, an older store is refused and left alone."""
    with pytest.raises(StoreError, match="older version"):
        Store.open(older, readonly=True)


def test_upgraded_and_new_stores_have_one_schema(older: Path, tmp_path: Path) -> None:
    """An upgraded store has the tables, indexes, triggers and views of a new one."""

    def parts(path: Path) -> list[tuple[str, str]]:
        Store.open(path).close()
        with closing(sqlite3.connect(path)) as plain:
            return plain.execute("SELECT type, name FROM sqlite_master ORDER BY type, name").fetchall()

    assert parts(older) == parts(tmp_path / "new.db")
