"""Articles: planning, adding, versions, reading.

In: an ``Article`` with what the stages found in it.  Out: whether it was new, and its id in the store.
An article is the same as a stored one where its text is the same under the same id or URL; another text
under the same id or URL is its next version, stored as ``ID@2``.  Two outlets that use one id (``0001.txt``
in two folders) are two articles: the second is stored as ``ID@2`` too, but as a first version of its own.

>>> plan = store.plan(article)
>>> store.add_article(plan.article, quotations, forms=forms, keys=keys)
('added', 'a1')
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from quotes.errors import NotFoundError, StoreError
from quotes.models import Article, Credit, NameForm, Quotation
from quotes.store.database import Row
from quotes.store.filters import days
from quotes.store.identity import digest, parted, url_key
from quotes.store.ledger import Ledger
from quotes.store.quotations import Quotations
from quotes.store.records import AddStatus, Plan, StoredArticle
from quotes.store.rows import credit_values, marks, signed, sortable, to_credit, to_stored_article

_METADATA = ("outlet", "published", "title", "url", "byline", "language")


class Articles(Quotations, Ledger):
    """The part of the store that holds articles."""

    def plan(self, article: Article) -> Plan:
        """Return what adding ``article`` would do, and the id under which to extract its quotations.

        Until something is added, ``plan(plan(a).article)`` gives the same id again.
        """
        given = self._given(article.id)
        family = self._family(article, given)
        if not family:
            stored_id = self._free(given) if self._taken(given) else article.id
            return Plan("added", stored_id, stored_id, 1, (), evolve(article, id=stored_id))
        base, versions = family[0]["base_id"], tuple(row["id"] for row in family)
        text = digest(article.text)
        for row in family:
            if row["digest"] == text:
                whole = _filled(article, row)
                known = all(getattr(whole, name) == row[name] for name in (*_METADATA, "type"))
                return Plan("unchanged" if known else "updated", row["id"], base, row["version"], versions, whole)
        # another address under an id of its own keeps it; a second text under one id is ID@2
        stored_id = self._free(given) if self._taken(given) else article.id
        return Plan("updated", stored_id, base, family[-1]["version"] + 1, versions, evolve(article, id=stored_id))

    def _given(self, article_id: str) -> str:
        """Return the id without its version, where that is one of ours."""
        parts = parted(article_id)
        return parts[0] if parts and self._taken(parts[0]) and not self._taken(article_id) else article_id

    def _taken(self, given: str) -> bool:
        sql = "SELECT 1 FROM article WHERE id = ? OR given_id = ?"
        return self._database.row(sql, (given, given)) is not None

    def _free(self, given: str) -> str:
        """Return the first of ``given@2``, ``given@3``, … that is free."""
        rows = self._database.rows("SELECT id FROM article WHERE given_id = ?", (given,))
        used = {row["id"] for row in rows}
        number = 2
        while f"{given}@{number}" in used or self._taken(f"{given}@{number}"):
            number += 1
        return f"{given}@{number}"

    def _family(self, article: Article, given: str) -> list[Row]:
        """Return the versions in the store of what ``article`` is a version of, oldest first."""
        same_id = self._database.rows(
            "SELECT base_id, outlet FROM article WHERE id = ? OR given_id = ? ORDER BY id <> ?, number",
            (article.id, given, article.id),
        )
        same_page = self._database.rows(
            "SELECT base_id, outlet FROM article WHERE url_key = ? ORDER BY number", (url_key(article.url),)
        )
        for row in (*same_id, *same_page):
            if not article.outlet or not row["outlet"] or article.outlet.casefold() == row["outlet"].casefold():
                return self._database.rows(
                    "SELECT * FROM article WHERE base_id = ? ORDER BY version", (row["base_id"],)
                )
        return []

    def add_article(
        self,
        article: Article,
        quotations: Sequence[Quotation] = (),
        *,
        forms: Mapping[str, NameForm] | None = None,
        keys: Mapping[str, Iterable[int]] | None = None,
        prose_keys: Iterable[int] = (),
        copy_keys: Iterable[int] = (),
        credits: Sequence[Credit] = (),
        again: bool = False,
    ) -> tuple[AddStatus, str]:
        """Put an article in with all that was found in it, in one transaction, and return status and stored id.

        ``article`` is ``Plan.article``; ``forms`` and ``keys`` go by quotation id, keys being integers of
        up to 64 bits.  An article that is there already changes nothing, unless ``again`` asks to replace
        what was found in it (after better rules).  Raises ``StoreError``; the store is then as it was.
        """
        with self._database.transaction():
            plan = self.plan(article)
            if plan.stored_id != article.id:
                raise StoreError(article.id, f"would be stored as {plan.stored_id}", "plan it before extraction")
            if plan.status == "unchanged" and not again:
                return "unchanged", plan.stored_id
            if any(q.article != plan.stored_id for q in quotations):
                raise StoreError(article.id, "comes with quotations of another article", "plan it before extraction")
            known = self._numbers_of(plan.stored_id)
            number = self._write_article(plan)
            self._write_quotations(plan.stored_id, quotations, forms or {}, keys or {}, known)
            self._write_keys("prose_key", number, prose_keys)
            self._write_copy_keys(number, frozenset(copy_keys))
            rows = ((plan.stored_id, n, *credit_values(credit)[1:]) for n, credit in enumerate(credits))
            self._database.run_many("INSERT INTO credit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._apply_rulings(plan.base_id)
        return ("updated" if again and plan.status == "unchanged" else plan.status), plan.stored_id

    def _write_article(self, plan: Plan) -> int:
        """Put the article's own row in, or renew it, and return its number."""
        article = plan.article
        first_day, last_day = days(article.published)
        fields: dict[str, str | int | None] = {name: getattr(article, name) for name in _METADATA}
        fields |= {
            "id": plan.stored_id,
            "given_id": self._given(plan.stored_id) if not plan.versions_of else self._given_of(plan),
            "base_id": plan.base_id,
            "version": plan.version,
            "first_day": first_day,
            "last_day": last_day,
            "sort_key": sortable(article.published),
            "url_key": url_key(article.url),
            "type": article.type,
            "origin": article.origin,
            "notes": json.dumps(list(article.notes), ensure_ascii=False),
            "digest": digest(article.text),
            "text": article.text,
        }
        if plan.stored_id in plan.versions_of:
            fields.pop("given_id")
            changes = ", ".join(f"{name} = ?" for name in fields)
            self._database.run(f"UPDATE article SET {changes} WHERE id = ?", (*fields.values(), plan.stored_id))
            self._forget_forms(plan.stored_id)
            for table in ("quotation", "credit"):
                self._database.run(f"DELETE FROM {table} WHERE article = ?", (plan.stored_id,))
        else:
            sql = f"INSERT INTO article ({', '.join(fields)}) VALUES ({marks(list(fields))})"
            self._database.run(sql, tuple(fields.values()))
        return self._database.number("SELECT number FROM article WHERE id = ?", (plan.stored_id,))

    def _given_of(self, plan: Plan) -> str:
        """Return the id under which the first version came in."""
        row = self._database.row("SELECT given_id FROM article WHERE id = ?", (plan.versions_of[0],))
        return plan.base_id if row is None else str(row["given_id"])

    def _write_copy_keys(self, number: int, keys: frozenset[int]) -> None:
        self._write_keys("copy_key", number, keys)
        self._database.run("UPDATE article SET copy_keys = ? WHERE number = ?", (len(keys), number))

    def _write_keys(self, table: str, number: int, keys: Iterable[int]) -> None:
        rows = {(signed(key), number) for key in keys}
        self._database.defer(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)

    def remove_article(self, article_id: str) -> None:
        """Take an article out with its quotations; lineages that it stood in are for the caller to relink."""
        self.article(article_id)
        with self._database.transaction():
            self._forget_forms(article_id)
            self._database.run("DELETE FROM article WHERE id = ?", (article_id,))

    def article(self, article_id: str) -> Article:
        """Return an article; raises ``NotFoundError``."""
        return self.stored_article(article_id).article

    def stored_article(self, article_id: str) -> StoredArticle:
        """Return an article with its place among its versions; raises ``NotFoundError``."""
        row = self._database.row("SELECT * FROM article WHERE id = ?", (article_id,))
        if row is None:
            raise NotFoundError(article_id, "is no article of this store", "quotes list shows the articles' ids")
        return to_stored_article(row)

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[StoredArticle]:
        """Yield all articles, or those of ``ids`` that are there, earliest first."""
        if ids is None:
            found: Iterable[Row] = self._database.stream("SELECT * FROM article ORDER BY sort_key, id")
        else:
            sql = "SELECT * FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort_key, id"
            found = self._database.rows(sql, (json.dumps(list(ids)),))
        return (to_stored_article(row) for row in found)

    def versions_of(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of all versions of the article, oldest first, itself among them."""
        rows = self._database.rows(
            "SELECT id FROM article WHERE base_id = (SELECT base_id FROM article WHERE id = ?) ORDER BY version",
            (article_id,),
        )
        return tuple(row["id"] for row in rows)

    def mark_copy(self, article_id: str, original: str | None) -> None:
        """Note that an article is a wire copy of ``original``, or (None) of no article."""
        with self._database.transaction():
            self._database.run("UPDATE article SET copy_of = ? WHERE id = ?", (original, article_id))

    def credits_of(self, article_id: str) -> tuple[Credit, ...]:
        """Return the credits that the article gives, in the order of the text."""
        rows = self._database.rows("SELECT * FROM credit WHERE article = ? ORDER BY position", (article_id,))
        return tuple(to_credit(row) for row in rows)

    def outlets(self) -> tuple[str, ...]:
        """Return the names of all outlets with an article in the store, in alphabetical order."""
        # from each to the next in the index: DISTINCT would read the entry of every article
        rows = self._database.rows(
            "WITH RECURSIVE known (outlet) AS (SELECT min(outlet) FROM article UNION ALL"
            " SELECT (SELECT min(a.outlet) FROM article AS a WHERE a.outlet > known.outlet) FROM known"
            " WHERE known.outlet IS NOT NULL) SELECT outlet FROM known WHERE outlet IS NOT NULL ORDER BY outlet"
        )
        return tuple(row["outlet"] for row in rows)


def _filled(article: Article, row: Row) -> Article:
    """Return ``article`` under the stored id, with the stored metadata where it brings none of its own."""
    known = {name: getattr(article, name) or row[name] for name in _METADATA}
    return evolve(article, id=row["id"], **known)
