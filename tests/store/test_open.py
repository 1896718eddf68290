"""Opening: new files, wrong files, files that cannot be used, each named with its reason."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quotes.errors import StoreError
from quotes.store import Store
from quotes.store.database import wal_is_safe
from quotes.store.schema import APPLICATION_ID, migrations


def test_a_new_file_is_ours(path: Path) -> None:
    """A new store carries our mark and the newest schema."""
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert plain.execute("PRAGMA user_version").fetchone()[0] == len(migrations())


def test_settings(store: Store) -> None:
    """Foreign keys hold, commits wait for the disk, the journal is one that is safe."""
    database = store._database
    assert database.number("PRAGMA foreign_keys") == 1
    assert database.number("PRAGMA synchronous") == 2
    wanted = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "delete"
    assert database.rows("PRAGMA journal_mode")[0][0] == wanted


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((4, 0, 0), True),
    ],
)
def test_write_ahead_log_where_it_is_safe(version: tuple[int, ...], safe: bool) -> None:
    """The write-ahead log is used from the fixed versions on."""
    assert wal_is_safe(version) is safe


def refused(path: Path, **options: bool) -> str:
    """Return the message with which opening fails."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, **options)
    return str(caught.value)


def test_a_text_file(tmp_path: Path) -> None:
    """A text file is no store, and is left as it was."""
    text = tmp_path / "notes.txt"
    text.write_text("Call the harbour master back about the ferry. " * 40)
    before = text.read_bytes()
    assert "is not a quotes store" in refused(text)
    assert text.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no store."""
    assert "is a folder" in refused(tmp_path)


def test_a_missing_folder(tmp_path: Path) -> None:
    """The folder of a new store must exist."""
    assert "its folder does not exist" in refused(tmp_path / "no" / "quotes.db")


def test_a_missing_file(path: Path) -> None:
    """Without leave to make one, a missing store is an error and no file appears."""
    assert "does not exist" in refused(path, create=False)
    assert not path.exists()


def test_another_programs_database(path: Path) -> None:
    """A database of another program is refused and not touched."""
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE stock (item TEXT)")
    before = path.read_bytes()
    assert "another program" in refused(path)
    assert path.read_bytes() == before


def test_a_newer_store(path: Path) -> None:
    """A store of a newer version is refused with the way out."""
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    assert "newer version of quotes" in refused(path)
    assert "upgrade" in refused(path)


def test_a_damaged_store(path: Path, store: Store) -> None:
    """A store whose pages were overwritten is called damaged."""
    store.close()
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\x07" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"):
        Store.open(path).counts()


def test_a_read_only_store(path: Path, store: Store, put) -> None:
    """A store opened for reading is read, and says so where something would be written."""
    put("The ferry sails on Monday")
    with Store.open(path, readonly=True) as reader:
        assert reader.counts().quotations == 1
        with pytest.raises(StoreError, match="is read-only"):
            reader.mark_copy("a1", None)


def test_a_locked_store(path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that another program keeps locked is named as such, once waiting has not helped."""
    monkeypatch.setattr("quotes.store.database.BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is locked by another program"), Store.open(path) as second:
            second.mark_copy("a1", None)


def test_a_full_disk(store: Store, put) -> None:
    """Where the file cannot grow the article is left out whole and the reason is given."""
    put("The ferry sails on Monday")
    pages = store._database.number("PRAGMA page_count")
    store._database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        put("The ferry sails on Tuesday " * 20_000, "a2")
    assert [found.article.id for found in store.articles()] == ["a1"]
    assert store._database.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_half_a_surrogate_pair(store: Store, put) -> None:
    """Text that no file could hold is refused with a reason."""
    with pytest.raises(StoreError, match="surrogate"):
        put("The \ud800 ferry")
    assert store.counts().articles == 0
