"""Candidates: what shares keys of word sequences with a wording, looked up on disk.

In: integer keys, as ``quotes.reuse`` makes them.  Out: ids with the number of keys they share.  A key that
very many share is a stock phrase or a famous quotation: it is counted only where such keys outnumber what
the rarer ones found, and its list is never read beyond ``POSTINGS`` entries, so that one look-up costs the
same in a store of any size.

>>> store.candidates(keys, limit=50)
('q1', 'q7')
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from quotes.store.rows import signed
from quotes.store.speakers import Room

#: Entries read of one key's list.  Words repeated more often than this are a stock phrase, or one famous
#: quotation whose other keys and first reports (the list is in the order of adding) lead to the same lineage.
POSTINGS = 400


class Candidates(Room):
    """The part of the store that finds candidates."""

    def candidates(self, keys: Iterable[int], limit: int = 200) -> tuple[str, ...]:
        """Return ids of quotations that share keys with a wording, most shared first, then in order of adding."""
        shared = self._shared("quotation_key", "quotation", keys)
        best = sorted(shared, key=lambda number: (-shared[number], number))[:limit]
        ids = self._ids("quotation", best)
        return tuple(ids[number] for number in best if number in ids)

    def prose_candidates(self, keys: Iterable[int], limit: int = 50) -> tuple[str, ...]:
        """Return ids of articles whose own prose shares keys with a wording, most shared first."""
        return tuple(article for article, _ in self._articles("prose_key", keys, limit))

    def copy_candidates(self, keys: Iterable[int], limit: int = 50) -> tuple[tuple[str, int, int], ...]:
        """Return ids of articles that may be copies of one article, each with the keys they share and all of its own.

        The numbers of keys are for telling a copy from a text that shares a paragraph without reading either.
        """
        shared = dict(self._articles("copy_key", keys, limit))
        within = f"IN ({', '.join('?' * len(shared))})"
        rows = self._database.rows(f"SELECT id, copy_keys FROM article WHERE id {within}", tuple(shared))
        own = {str(row["id"]): int(row["copy_keys"]) for row in rows}
        return tuple((i, count, own[i]) for i, count in shared.items())

    def _articles(self, table: str, keys: Iterable[int], limit: int) -> tuple[tuple[str, int], ...]:
        shared = self._shared(table, "article", keys)
        best = sorted(shared, key=lambda number: (-shared[number], number))[:limit]
        ids = self._ids("article", best)
        return tuple((ids[number], shared[number]) for number in best if number in ids)

    def _shared(self, table: str, column: str, keys: Iterable[int]) -> dict[int, int]:
        """Count, for each number in the lists of ``keys``, in how many of the rarer lists it stands."""
        self._database.flush()
        listed = json.dumps(sorted({signed(key) for key in keys}))
        within = f"FROM {table} WHERE key = wanted.value LIMIT {POSTINGS + 1}"
        counted = self._database.rows(
            f"SELECT value AS key, (SELECT count(*) FROM (SELECT 1 {within})) AS size FROM json_each(?) AS wanted",
            (listed,),
        )
        few = json.dumps([int(row["key"]) for row in counted if 0 < row["size"] <= POSTINGS])
        rows = self._database.rows(
            f"SELECT {column}, count(*) FROM {table} WHERE key IN (SELECT value FROM json_each(?)) GROUP BY {column}",
            (few,),
        )
        rare = {int(row[0]): int(row[1]) for row in rows}
        stock = [int(row["key"]) for row in counted if row["size"] > POSTINGS]
        if len(stock) <= max(rare.values(), default=0):
            return rare
        sql = f"SELECT {column} FROM {table} WHERE key = ? ORDER BY {column} LIMIT {POSTINGS}"
        for key in stock:
            for row in self._database.rows(sql, (key,)):
                rare[int(row[0])] = rare.get(int(row[0]), 0) + 1
        return rare

    def _ids(self, table: str, numbers: list[int]) -> dict[int, str]:
        """Return the ids by number; of what has gone there is none."""
        found: dict[int, str] = {}
        for at in range(0, len(numbers), 500):
            part = numbers[at : at + 500]
            sql = f"SELECT number, id FROM {table} WHERE number IN ({', '.join('?' * len(part))})"
            found.update((int(row[0]), str(row[1])) for row in self._database.rows(sql, part))
        return found

    def drop_stale_keys(self) -> None:
        """Drop the keys of what has gone: they would fill the lists, of which only so much is read."""
        self._database.flush()
        with self._database.transaction():
            for table, column in (("quotation_key", "quotation"), ("prose_key", "article"), ("copy_key", "article")):
                self._database.run(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT number FROM {column})")
