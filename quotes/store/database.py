"""The connection to the file: its errors in plain words, its transactions, nothing of what is stored.

In: a path and SQL.  Out: rows, or ``StoreError`` that says what is wrong with the file and what to do.

>>> with database.transaction():
...     database.run("DELETE FROM article WHERE id = ?", ("a1",))
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from quotes.errors import StoreError
from quotes.store.deferred import Deferred

Row = sqlite3.Row
Value = str | int | float | None

#: How long to wait for another process that writes.  Its longest transaction is one batch of articles,
#: a second or two; beyond that a person should be told.
BUSY_SECONDS = 10.0

#: Rows that may wait for the next commit of a batch: some 40 MB of memory.
MOST_DEFERRED = 200_000

_REMEDIES = {
    sqlite3.SQLITE_BUSY: ("is locked by another program", "wait until that is done, then try again"),
    sqlite3.SQLITE_LOCKED: ("is locked by another program", "wait until that is done, then try again"),
    sqlite3.SQLITE_READONLY: ("is read-only", "change its permissions or name another store"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "restore it from a backup, or add the articles to a new store"),
    sqlite3.SQLITE_NOTADB: ("is not a quotes store", "name another file with --store"),
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "make room and try again; nothing was lost"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check the folder and its permissions"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written (the disk reports an error)", "check the disk"),
    sqlite3.SQLITE_PERM: ("may not be opened", "check its permissions"),
    sqlite3.SQLITE_TOOBIG: ("cannot hold a text as long as this", "split it"),
    sqlite3.SQLITE_NOMEM: ("needs more memory than there is", "close other programs"),
}


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the fix for the write-ahead log's reset race (sqlite.org/wal.html, section 11).

    >>> wal_is_safe((3, 51, 2)), wal_is_safe((3, 50, 7))
    (False, True)
    """
    backports = {(3, 44): 6, (3, 50): 7}
    fixed = backports.get((version[0], version[1]))
    return version >= (3, 51, 3) or (fixed is not None and version[2] >= fixed)


def in_words(path: Path, error: BaseException) -> StoreError:
    """Return the ``StoreError`` that tells a person what SQLite's ``error`` means for the store at ``path``."""
    if isinstance(error, UnicodeEncodeError):
        return StoreError(str(path), "cannot hold half of a surrogate pair", "mend the input's encoding")
    code = getattr(error, "sqlite_errorcode", None)
    what, remedy = _REMEDIES.get((code or 0) & 0xFF, (f"cannot be used ({error})", ""))
    return StoreError(str(path), what, remedy)


class Database:
    """One connection to one store file; to be used by one thread."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        mode = "ro" if readonly else "rwc"
        with self._errors():
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
            )
        self._connection.row_factory = sqlite3.Row
        self._batch_size = 0
        self._in_batch = 0
        self._depth = 0
        self._deferred = Deferred()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise in_words(self.path, error) from error

    def close(self) -> None:
        """Close the file; work not committed is dropped."""
        with self._errors():
            self._connection.close()

    def function(self, name: str, arguments: int, function: object) -> None:
        """Make a deterministic Python function known to SQL."""
        with self._errors():
            self._connection.create_function(name, arguments, function, deterministic=True)  # type: ignore[arg-type]

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one statement and return the number of the last row it put in (or 0)."""
        with self._errors():
            return self._connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement once for each row of values."""
        with self._errors():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._errors():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with self._errors():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def number(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Return the first column of the first row as an integer, 0 where there is none."""
        row = self.row(sql, values)
        return int(row[0] or 0) if row is not None else 0

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Yield the rows of a query, some hundreds in memory at a time."""
        with self._errors():
            cursor = self._connection.execute(sql, values)
            while rows := cursor.fetchmany(500):
                yield from rows

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is done inside is kept if the block ends well, and undone if it raises.

        Inside another transaction or a batch it is a savepoint.
        """
        name = f"level_{self._depth}"
        outer = self._depth == 0 and not self._batch_size
        self.run("BEGIN IMMEDIATE" if outer else f"SAVEPOINT {name}")
        self._depth += 1
        mark = self._deferred.mark()
        try:
            yield
        except BaseException:
            self._depth -= 1
            self._undo(None if outer else name)
            self._deferred.back_to(mark)
            raise
        self._depth -= 1
        try:
            self.run("COMMIT" if outer else f"RELEASE {name}")
        except StoreError:
            self._undo(None if outer else name)
            raise
        self._count()

    def _undo(self, savepoint: str | None) -> None:
        """Roll back to the savepoint, or all; SQLite may have rolled back by itself already (disk full)."""
        if not self._connection.in_transaction:
            return
        if savepoint is None:
            self.run("ROLLBACK")
        else:
            self.run(f"ROLLBACK TO {savepoint}")
            self.run(f"RELEASE {savepoint}")

    def _count(self) -> None:
        """In a batch, commit when as many units of work are done as it groups."""
        if not self._batch_size or self._depth:
            return
        self._in_batch += 1
        if self._in_batch >= self._batch_size:
            self._commit()
            self._in_batch = 0
            self.run("BEGIN IMMEDIATE")
        elif self._deferred.waiting() > MOST_DEFERRED:
            self.flush()

    def _commit(self) -> None:
        """Write what was deferred and commit; where that fails (disk full), undo the group."""
        try:
            self.flush()
            self.run("COMMIT")
        except StoreError:
            self._undo(None)
            raise
        finally:
            self._deferred.clear()

    def defer(self, sql: str, rows: Iterable[tuple[int, int]]) -> None:
        """Put rows in now or, in a batch, before its next commit, in the order of all rows together.

        Sorted, a hundred articles' keys touch each page of a large table once and not a hundred times:
        half the time of adding.  Who reads such a table calls ``flush`` first.
        """
        if self._batch_size:
            self._deferred.put(sql, rows)
        else:
            self.run_many(sql, sorted(rows))

    def flush(self) -> None:
        """Write what was deferred."""
        for sql, rows in self._deferred.take():
            self.run_many(sql, rows)

    @contextmanager
    def batch(self, size: int) -> Iterator[None]:
        """Group ``size`` transactions into one commit; each of them stays all or nothing.

        Ends with a commit of what was finished, also where the block raises: an interrupted batch keeps
        every unit that was complete.
        """
        if self._batch_size or self._depth:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        self._batch_size, self._in_batch = max(1, size), 0
        try:
            yield
        finally:
            self._batch_size = 0
            if self._connection.in_transaction:
                self._commit()

    def script(self, sql: str) -> None:
        """Run the statements of ``sql`` one by one inside the transaction that is open."""
        statement = ""
        for line in sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.run(statement)
                statement = ""
