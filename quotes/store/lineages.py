"""Lineages: saved whole, read whole, listed by time.

In: ``Lineage`` records, and the ids of lineages that are no more.  Out: the same records, the speakers'
ids as they are settled now.  A lineage that is saved again replaces the one of its id.

>>> store.save([lineage], removed=["old"])
>>> store.lineage_of(lineage.reports[0].quotation) == lineage
True
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Literal

from quotes.errors import NotFoundError
from quotes.models import Lineage
from quotes.store.database import Row, Value
from quotes.store.filters import Condition, all_of, by_time, one_of
from quotes.store.lineage_rows import alteration_values, lineage_values, report_values, to_lineage, to_report
from quotes.store.records import Counts, LineageFilter
from quotes.store.rows import credit_values, gravity, marks
from quotes.store.speakers import Speakers

_TABLES = ("lineage", "lineage_credit", "report", "report_also", "report_copy", "alteration")

#: Lineages read at a time while streaming: enough that the look-ups by table cost little for each.
_PAGE = 200

_SETTLED = """
LEFT JOIN quotation AS q ON q.id = {quotation}
LEFT JOIN speaker_form AS f ON f.key = q.speaker_form
"""
#: What a report has from its quotation and its article as they are now: columns, and the join for them.
_REPORTED = (
    ", coalesce(q.polarity, 'asserted') AS polarity, coalesce(b.base_id, '') AS base_id, q.segments AS places",
    "LEFT JOIN article AS b ON b.id = l.article",
)


class Lineages(Speakers):
    """The part of the store that holds lineages."""

    def save(self, lineages: Iterable[Lineage], removed: Iterable[str] = ()) -> None:
        """Put lineages in, replacing those of the same id, and take ``removed`` out; all or nothing."""
        with self._database.transaction():
            page: list[Lineage] = []
            self._remove(removed)
            for lineage in lineages:
                page.append(lineage)
                if len(page) == _PAGE:
                    self._save(page)
                    page = []
            self._save(page)

    def _remove(self, ids: Iterable[str]) -> None:
        self._database.run_many("DELETE FROM lineage WHERE id = ?", [(i,) for i in ids])

    def _save(self, lineages: list[Lineage]) -> None:
        self._remove(lineage.lineage for lineage in lineages)
        put: dict[str, list[tuple[Value, ...]]] = {name: [] for name in _TABLES}
        for lineage in lineages:
            put["lineage"].append(lineage_values(lineage))
            for n, credit in enumerate(lineage.credits):
                put["lineage_credit"].append((lineage.lineage, n, *credit_values(credit)))
            for n, report in enumerate(lineage.reports):
                key = (lineage.lineage, report.quotation)
                put["report"].append((*key, n, *report_values(report)))
                put["report_also"] += [(*key, m, also.lineage, also.parent) for m, also in enumerate(report.also)]
                put["report_copy"] += [
                    (*key, m, copy.article, copy.quotation, copy.outlet, copy.published)
                    for m, copy in enumerate(report.copies)
                ]
                put["alteration"] += [(*key, m, *alteration_values(a)) for m, a in enumerate(report.alterations)]
        for table, rows in put.items():
            if rows:
                self._database.run_many(f"INSERT INTO {table} VALUES ({marks(rows[0])})", rows)

    def lineage(self, lineage_id: str) -> Lineage:
        """Return one lineage; raises ``NotFoundError``."""
        for lineage in self._read([lineage_id]):
            return lineage
        raise NotFoundError(lineage_id, "is no lineage of this store", "quotes lineages shows the ids")

    def lineages_by_id(self, ids: Iterable[str]) -> Iterator[Lineage]:
        """Yield lineages in the order of ``ids``; those that are not there are left out."""
        listed = list(ids)
        for at in range(0, len(listed), _PAGE):
            yield from self._read(listed[at : at + _PAGE])

    def lineage_of(self, quotation_id: str) -> Lineage | None:
        """Return the lineage in which a quotation (or a copy of it, or a source passage) stands, or None."""
        ids = self.lineage_ids([quotation_id])
        return self.lineage(ids[quotation_id]) if quotation_id in ids else None

    def lineage_ids(self, quotations: Iterable[str]) -> dict[str, str]:
        """Return the lineage's id for each of ``quotations`` that stands in one."""
        listed = json.dumps(list(quotations))
        within = "IN (SELECT value FROM json_each(?))"
        rows = self._database.rows(
            f"SELECT quotation, lineage, 0 AS copied FROM report WHERE quotation {within}"
            f" UNION ALL SELECT copy, lineage, 1 FROM report_copy WHERE copy {within}"
            " UNION ALL SELECT q.id, r.lineage, 2 FROM quotation AS q JOIN report AS r ON r.quotation = q.repeats"
            f" WHERE q.id {within} ORDER BY 1, 3, 2",
            (listed, listed, listed),
        )
        found: dict[str, str] = {}
        for row in rows:
            found.setdefault(row["quotation"], row["lineage"])
        return found

    def lineages_of_article(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of the lineages that an article has a report or a copy in."""
        rows = self._database.rows(
            "SELECT lineage FROM report WHERE article = ? UNION SELECT lineage FROM report_copy WHERE article = ?"
            " ORDER BY 1",
            (article_id, article_id),
        )
        return tuple(row["lineage"] for row in rows)

    def lineages(self, wanted: LineageFilter | None = None) -> Iterator[Lineage]:
        """Yield lineages by time, article and place of their first report; few are in memory at a time."""
        page: list[str] = []
        for lineage_id in self.lineage_ids_in_order(wanted):
            page.append(lineage_id)
            if len(page) == _PAGE:
                yield from self._read(page)
                page = []
        yield from self._read(page)

    def lineage_ids_in_order(self, wanted: LineageFilter | None = None) -> tuple[str, ...]:
        """Return the ids of the lineages that a filter lets through; raises ``UsageError`` for a date that is none."""
        wanted = wanted or LineageFilter()
        condition = all_of(self._lineage_conditions(wanted))
        limit = "" if wanted.limit is None else f" LIMIT {max(0, int(wanted.limit))}"
        sql = f"SELECT l.id FROM lineage AS l WHERE {condition.sql} ORDER BY l.sort_key, l.id{limit}"
        return tuple(row["id"] for row in self._database.rows(sql, condition.values))

    def _lineage_conditions(self, wanted: LineageFilter) -> Iterator[Condition]:
        def reported(condition: Condition, joins: str = "") -> Condition:
            inner = f"SELECT 1 FROM report AS r {joins} WHERE r.lineage = l.id AND {condition.sql}"
            return Condition(f"EXISTS ({inner})", condition.values)

        if wanted.speaker is not None:
            ids = self.find_speakers(wanted.speaker)
            yield reported(one_of("f.speaker", ids), _SETTLED.format(quotation="r.quotation"))
        if wanted.outlet is not None:
            copied = "SELECT 1 FROM report_copy AS c WHERE c.lineage = l.id AND fold(c.outlet) = fold(?)"
            own = reported(Condition("fold(r.outlet) = fold(?)", (wanted.outlet,)))
            yield Condition(f"{own.sql} OR EXISTS ({copied})", (*own.values, wanted.outlet))
        if wanted.article is not None:
            yield one_of("l.id", self.lineages_of_article(wanted.article))
        if wanted.since is not None or wanted.until is not None:
            yield reported(by_time(wanted.since, wanted.until), "JOIN article AS a ON a.id = r.article")
        if wanted.severity is not None:
            yield Condition("l.gravity >= ?", (gravity(wanted.severity),))
        if wanted.alteration is not None:
            found = "SELECT 1 FROM alteration AS x WHERE x.lineage = l.id AND x.kind = ?"
            yield Condition(f"EXISTS ({found})", (wanted.alteration,))
        if wanted.reports > 1:
            yield Condition("(SELECT count(*) FROM report AS r WHERE r.lineage = l.id) >= ?", (wanted.reports,))

    def _read(self, ids: list[str]) -> Iterator[Lineage]:
        """Yield the lineages of ``ids`` in that order."""
        listed = json.dumps(ids)
        rows = {row["id"]: row for row in self._rows_of("lineage", "id", listed, "l.speaker_from")}
        reports = _grouped(self._rows_of("report", "lineage", listed, "l.quotation", _REPORTED))
        tables = ("report_also", "report_copy", "alteration")
        parts = [_grouped(self._parts_of(table, listed), "quotation") for table in tables]
        credits = _grouped(self._parts_of("lineage_credit", listed))
        for lineage_id in ids:
            if lineage_id in rows:
                own = [
                    to_report(row, *(part.get((lineage_id, row["quotation"]), []) for part in parts))
                    for row in reports.get((lineage_id,), [])
                ]
                yield to_lineage(rows[lineage_id], own, credits.get((lineage_id,), []))

    def _rows_of(
        self, table: str, column: str, listed: str, quotation: str, beside: tuple[str, str] = ("", "")
    ) -> list[Row]:
        """Return rows with the speaker as settled now, and with the columns that stand ``beside`` them elsewhere."""
        order = ", l.position" if table == "report" else ""
        columns, joins = beside
        return self._database.rows(
            f"SELECT l.*, coalesce(f.speaker, l.speaker_id) AS settled{columns} FROM {table} AS l"
            f"{_SETTLED.format(quotation=quotation)}{joins} WHERE l.{column} IN (SELECT value FROM json_each(?))"
            f" ORDER BY l.{column}{order}",
            (listed,),
        )

    def _parts_of(self, table: str, listed: str) -> list[Row]:
        sql = f"SELECT * FROM {table} WHERE lineage IN (SELECT value FROM json_each(?)) ORDER BY lineage, position"
        return self._database.rows(sql, (listed,))

    def size(self, what: Literal["article", "quotation", "lineage"]) -> int:
        """Return how many of these the store holds, without counting them."""
        return self._database.number("SELECT number FROM size WHERE what = ?", (what,))

    def counts(self) -> Counts:
        """Return how much the store holds."""

        def count(what: str) -> int:
            return self._database.number(f"SELECT count(*) FROM {what}")

        return Counts(
            articles=self.size("article"),
            outlets=count("(SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL)"),
            quotations=self.size("quotation"),
            # the view of speakers counts what each has said, which takes longer than adding an article
            speakers=count(
                "speaker WHERE EXISTS (SELECT 1 FROM speaker_form AS f JOIN quotation AS q"
                " ON q.speaker_form = f.key AND q.not_speech = 0 WHERE f.speaker = speaker.id)"
            ),
            lineages=self.size("lineage"),
            reports=count("report"),
            alterations=count("alteration"),
            rulings=count("ledger"),
        )


def _grouped(rows: list[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """Group rows by lineage and further columns."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["lineage"], *(row[c] for c in columns)), []).append(row)
    return groups
