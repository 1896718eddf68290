"""The schema: numbered migrations, and whether a file is one of ours.

In: an open ``Database``.  Out: the same, brought to the newest schema; ``StoreError`` where the file
belongs to another program or to a newer version of this one.  ``PRAGMA application_id`` says whose the
file is, ``PRAGMA user_version`` how many migrations it has seen.

>>> prepare(database)
"""

from __future__ import annotations

import sqlite3
from functools import cache

from quotes.bundled import folder_of
from quotes.errors import StoreError
from quotes.patterns import compiled
from quotes.store.database import Database, wal_is_safe

#: "Quot" in ASCII: marks the file as a store of this program (SQLite's ``PRAGMA application_id``).
APPLICATION_ID = 0x51756F74

#: Memory for pages of the file, in KiB.  Keys of word sequences fall all over their tables: with SQLite's
#: 2 MB every article waits for pages to be written and read again.
CACHE_KIB = 64 * 1024

# "0001_articles.sql"
_NUMBERED = compiled(r"(?P<number>\d{4})_[a-z_]+\.sql\Z")


@cache
def migrations() -> tuple[str, ...]:
    """Return the SQL of every migration; the first makes version 1."""
    folder = folder_of(__file__, "quotes.store").joinpath("migrations")
    found = sorted((int(m["number"]), f) for f in folder.iterdir() if (m := _NUMBERED.match(f.name)))
    assert [number for number, _ in found] == list(range(1, len(found) + 1)), "migrations are numbered without gaps"
    return tuple(file.read_text(encoding="utf-8") for _, file in found)


def prepare(database: Database, *, readonly: bool = False) -> None:
    """Check whose file it is, set the connection up and bring the schema up to date, all or nothing.

    Raises ``StoreError`` for another program's database, for a newer schema, and for an older one that
    may not be written.
    """
    version = _checked_version(database)
    database.run("PRAGMA foreign_keys = ON")
    database.run("PRAGMA synchronous = FULL")
    if readonly:
        if version < len(migrations()):
            raise StoreError(str(database.path), "was made by an older version of quotes", "open it once for writing")
        return
    database.run("PRAGMA temp_store = MEMORY")
    database.run(f"PRAGMA cache_size = -{CACHE_KIB}")
    if version < len(migrations()):
        _migrate(database)
    _choose_journal(database)


def _checked_version(database: Database) -> int:
    """Return how many migrations the file has seen; 0 for a new file."""
    version = database.number("PRAGMA user_version")
    owner = database.number("PRAGMA application_id")
    if owner != APPLICATION_ID and (owner or version or database.number("SELECT count(*) FROM sqlite_master")):
        raise StoreError(
            str(database.path), "is a database of another program, not a quotes store", "name another file with --store"
        )
    if version > len(migrations()):
        raise StoreError(
            str(database.path),
            f"was made by a newer version of quotes (schema {version}, this program knows {len(migrations())})",
            "upgrade quotes",
        )
    return version


def _migrate(database: Database) -> None:
    """Apply the migrations that the file has not seen, in one transaction."""
    with database.transaction():
        # Looked up again: another process may have migrated while this one waited for the lock.
        version = _checked_version(database)
        for number, sql in enumerate(migrations()[version:], start=version + 1):
            database.script(sql)
            database.run(f"PRAGMA user_version = {number}")
        database.run(f"PRAGMA application_id = {APPLICATION_ID}")


def _choose_journal(database: Database) -> None:
    """Use the write-ahead log where this SQLite has it without fault, else the rollback journal."""
    mode = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "delete"
    current = database.row("PRAGMA journal_mode")
    if current is not None and current[0] != mode:
        try:
            database.row(f"PRAGMA journal_mode = {mode}")
        except StoreError:
            # Another process has the file open: the mode it chose stays for now.
            return
