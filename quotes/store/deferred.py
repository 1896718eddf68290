"""Rows that wait for the next commit, so that many are written in the order of their table at once.

In: rows by statement, in groups.  Out: the rows of each statement, sorted.  A savepoint that is undone takes
back what was put in since its mark, and has what was written since wait again.

>>> waiting = Deferred()
>>> waiting.put("INSERT …", [(2, 1), (1, 1)])
>>> [rows for _, rows in waiting.take()]
[[(1, 1), (2, 1)]]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Pair = tuple[int, int]
#: By statement, how many rows there were and how many of them were written.
Mark = dict[str, tuple[int, int]]


class Deferred:
    """Rows by statement, the written ones kept until the commit that makes them last."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Pair]] = {}
        self._written: dict[str, int] = {}

    def put(self, sql: str, rows: Iterable[Pair]) -> None:
        """Have rows wait; each group is sorted now, which makes sorting all of them cheap."""
        self._rows.setdefault(sql, []).extend(sorted(rows))
        self._written.setdefault(sql, 0)

    def take(self) -> Iterator[tuple[str, list[Pair]]]:
        """Yield each statement with the rows that are not written yet, and count them as written."""
        for sql in sorted(self._rows):
            rows = self._rows[sql]
            if len(rows) > self._written[sql]:
                yield sql, sorted(rows[self._written[sql] :])
                self._written[sql] = len(rows)

    def waiting(self) -> int:
        """Return how many rows are not written."""
        return sum(len(rows) - self._written[sql] for sql, rows in self._rows.items())

    def mark(self) -> Mark:
        """Return where things stand, for ``back_to``."""
        return {sql: (len(rows), self._written[sql]) for sql, rows in self._rows.items()}

    def back_to(self, mark: Mark) -> None:
        """Forget what was put in and what was written since ``mark``."""
        for sql, rows in self._rows.items():
            size, written = mark.get(sql, (0, 0))
            del rows[size:]
            self._written[sql] = written

    def clear(self) -> None:
        """Forget everything: it is committed, or undone."""
        self._rows, self._written = {}, {}
