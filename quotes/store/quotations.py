"""Quotations: written with their article, listed, looked up.

In: quotations of one article with the forms of their speakers' names.  Out: ``Quotation`` and ``Wording``
records, always in the order of time, article, place.  What a person ruled to be no speech is left out
of every list.

>>> [q.text for q in store.quotations(QuotationFilter(outlet="Dravik Ledger"))]
['We will not wait.']
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quotes.errors import NotFoundError
from quotes.models import NameForm, Quotation, Speaker, Wording
from quotes.store.database import Value
from quotes.store.filters import Condition, all_of, by_time, one_of
from quotes.store.folding import fold
from quotes.store.records import QuotationFilter
from quotes.store.rows import QUOTATIONS, places_of, signed, span_values, to_quotation, to_wording
from quotes.store.search import match_expression
from quotes.store.speakers import Speakers

_ORDER = " ORDER BY a.sort_key, a.id, q.start, q.number"
_COLUMNS = (
    'id, article, kind, start, "end", segments, text, occurrence, speaker_form, speaker_name, speaker_role,'
    " mention, mention_start, mention_end, cue, cue_start, cue_end, told_to, polarity, rule, confidence, reason"
)
_INSERT = f"INSERT INTO quotation (number, {_COLUMNS}) VALUES ({', '.join('?' * 23)})"


def _said_by(speakers: Sequence[str]) -> Condition:
    """Return what keeps the quotations of speakers (ids), by way of the index of their forms."""
    of = one_of("speaker", speakers)
    return Condition(f"q.speaker_form IN (SELECT key FROM speaker_form WHERE {of.sql})", of.values)


def form_without_rules(article_id: str, speaker: Speaker) -> NameForm:
    """Return a form that is shared with nobody's name: for callers that do not resolve across articles."""
    key = speaker.id or f"{speaker.kind}:{article_id}:{fold(speaker.name)}"
    return NameForm(key, speaker.kind, key, speaker.name)


class Quotations(Speakers):
    """The part of the store that holds quotations."""

    def _write_quotations(
        self,
        article_id: str,
        quotations: Sequence[Quotation],
        forms: Mapping[str, NameForm],
        keys: Mapping[str, Iterable[int]],
        known: Mapping[str, int],
    ) -> None:
        """Put quotations in; those that were here before keep their numbers, so that their keys lead to them still."""
        filed: dict[str, NameForm] = {}
        for quotation in quotations:
            if quotation.speaker is not None:
                filed[quotation.id] = forms.get(quotation.id) or form_without_rules(article_id, quotation.speaker)
        self._file_forms(filed.values())
        seen: dict[str, int] = {}
        rows = []
        for quotation in sorted(quotations, key=lambda q: (q.segments[0].start, q.segments[-1].end, q.id)):
            text = quotation.text
            occurrence = seen[text] = seen.get(text, -1) + 1
            form = filed.get(quotation.id)
            rows.append((known.get(quotation.id), *_values(quotation, text, occurrence, form.key if form else None)))
        self._database.run_many(_INSERT, rows)
        numbers = self._numbers_of(article_id)
        pairs = {(signed(key), numbers[q]) for q, own in keys.items() if q in numbers for key in own}
        self._database.defer("INSERT OR IGNORE INTO quotation_key VALUES (?, ?)", pairs)

    def _numbers_of(self, article_id: str) -> dict[str, int]:
        """Return the number of each quotation of an article by its id."""
        sql = "SELECT id, number FROM quotation WHERE article = ?"
        return {str(row["id"]): int(row["number"]) for row in self._database.rows(sql, (article_id,))}

    def quotation(self, quotation_id: str) -> Quotation:
        """Return one quotation, also one that a person ruled out; raises ``NotFoundError``."""
        row = self._database.row(f"{QUOTATIONS} WHERE q.id = ?", (quotation_id,))
        if row is None:
            raise NotFoundError(quotation_id, "is no quotation of this store", "quotes list shows the ids")
        return to_quotation(row)

    def is_not_speech(self, quotation_id: str) -> bool:
        """Whether a person ruled that the quotation is none."""
        row = self._database.row("SELECT not_speech FROM quotation WHERE id = ?", (quotation_id,))
        return row is not None and bool(row["not_speech"])

    def quotations(self, wanted: QuotationFilter | None = None) -> Iterator[Quotation]:
        """Yield quotations, earliest article first; raises ``UsageError`` for a date that is none."""
        wanted = wanted or QuotationFilter()
        condition = all_of(self._conditions(wanted))
        limit = "" if wanted.limit is None else f" LIMIT {max(0, int(wanted.limit))}"
        rows = self._database.stream(f"{QUOTATIONS} WHERE {condition.sql}{_ORDER}{limit}", condition.values)
        return (to_quotation(row) for row in rows)

    def _conditions(self, wanted: QuotationFilter) -> Iterator[Condition]:
        yield Condition("q.not_speech = 0")
        yield by_time(wanted.since, wanted.until)
        if wanted.speaker is not None:
            yield _said_by(self.find_speakers(wanted.speaker))
        if wanted.outlet is not None:
            yield Condition("fold(a.outlet) = fold(?)", (wanted.outlet,))
        if wanted.article is not None:
            yield Condition("q.article = ?", (wanted.article,))
        if wanted.kinds:
            yield one_of("q.kind", wanted.kinds)
        if wanted.attributed is not None:
            yield Condition("q.speaker_name IS " + ("NOT NULL" if wanted.attributed else "NULL"))
        if wanted.text is not None:
            sought = match_expression(wanted.text)
            found = "SELECT rowid FROM quotation_text WHERE quotation_text MATCH ?"
            yield Condition(f"q.number IN ({found})", (sought,)) if sought else Condition("0")

    def of_article(self, article_id: str) -> tuple[Quotation, ...]:
        """Return the quotations of an article in the order of its text."""
        return tuple(self.quotations(QuotationFilter(article=article_id)))

    def quotations_by_id(self, ids: Sequence[str]) -> tuple[Quotation, ...]:
        """Return the quotations of ``ids`` in that order; those that are not there are left out."""
        sql = f"{QUOTATIONS} WHERE q.id IN (SELECT value FROM json_each(?))"
        found = {row["id"]: to_quotation(row) for row in self._database.rows(sql, (json.dumps(list(ids)),))}
        return tuple(found[i] for i in ids if i in found)

    def wordings(self, ids: Sequence[str]) -> tuple[Wording, ...]:
        """Return the wordings of ``ids`` in that order: quotations, else source passages of saved lineages."""
        listed = json.dumps(list(ids))
        sql = f"{QUOTATIONS} WHERE q.id IN (SELECT value FROM json_each(?)) AND q.not_speech = 0"
        found = {row["id"]: to_wording(row) for row in self._database.rows(sql, (listed,))}
        if len(found) < len(ids):
            sql = "SELECT *, quotation AS id FROM report WHERE kind = 'source' AND quotation IN"
            for row in self._database.rows(f"{sql} (SELECT value FROM json_each(?)) ORDER BY lineage", (listed,)):
                found.setdefault(row["id"], to_wording(row))
        return tuple(found[i] for i in ids if i in found)

    def indirect_of(
        self, speakers: Sequence[str], since: str | None = None, until: str | None = None
    ) -> tuple[Quotation, ...]:
        """Return the indirect statements of speakers (ids) between two days."""
        condition = all_of(
            (
                Condition("q.kind = 'indirect' AND q.not_speech = 0"),
                _said_by(speakers),
                by_time(since, until),
            )
        )
        rows = self._database.rows(f"{QUOTATIONS} WHERE {condition.sql}{_ORDER}", condition.values)
        return tuple(to_quotation(row) for row in rows)

    def said_by(
        self, speakers: Sequence[str], since: str | None = None, until: str | None = None
    ) -> tuple[Quotation, ...]:
        """Return the direct and partial quotations of speakers (ids) between two days."""
        kinds = one_of("q.kind", ("direct", "partial"))
        condition = all_of((kinds, Condition("q.not_speech = 0"), _said_by(speakers), by_time(since, until)))
        rows = self._database.rows(f"{QUOTATIONS} WHERE {condition.sql}{_ORDER}", condition.values)
        return tuple(to_quotation(row) for row in rows)

    def unlinked(self) -> tuple[str, ...]:
        """Return the direct and partial quotations that stand in no lineage yet, earliest first."""
        # CROSS JOIN: from the few that wait to their rows, never from all rows to what waits
        rows = self._database.rows(
            "SELECT q.id FROM waiting AS w CROSS JOIN quotation AS q ON q.id = w.quotation"
            " CROSS JOIN article AS a ON a.id = q.article WHERE q.kind IN ('direct', 'partial') AND q.not_speech = 0"
            " AND NOT EXISTS (SELECT 1 FROM report AS r WHERE r.quotation = q.id)"
            " AND NOT EXISTS (SELECT 1 FROM report_copy AS c WHERE c.copy = q.id)"
            f" AND NOT EXISTS (SELECT 1 FROM quotation AS o WHERE o.id = q.repeats AND o.not_speech = 0){_ORDER}"
        )
        return tuple(row["id"] for row in rows)

    def mark_repeats(self, repeats: Mapping[str, str | None]) -> None:
        """Note that quotations (ids) repeat one of an earlier version of their article, word for word.

        The two are one report: the later one is not ``unlinked``, and its lineage is the earlier one's.
        """
        with self._database.transaction():
            rows = [(earlier, quotation) for quotation, earlier in repeats.items()]
            self._database.run_many("UPDATE quotation SET repeats = ? WHERE id = ?", rows)

    def repeated_by(self, quotation_id: str) -> tuple[str, ...]:
        """Return the quotations of later versions that were noted to repeat this one."""
        sql = "SELECT id FROM quotation WHERE repeats = ? ORDER BY number"
        return tuple(row["id"] for row in self._database.rows(sql, (quotation_id,)))

    def reform(self, forms: Mapping[str, NameForm]) -> None:
        """File quotations (ids) under other forms, after the rules for names changed; rulings stay."""
        with self._database.transaction():
            for article in self._database.rows("SELECT DISTINCT article FROM quotation ORDER BY article"):
                self._forget_forms(article["article"])
            self._file_forms(forms.values())
            rows = [(form.key, quotation) for quotation, form in forms.items()]
            self._database.run_many("UPDATE quotation SET speaker_form = ? WHERE id = ? AND machine IS NULL", rows)


def _values(quotation: Quotation, text: str, occurrence: int, form: str | None) -> tuple[Value, ...]:
    """Return the values of ``_COLUMNS``."""
    speaker = quotation.speaker
    return (
        quotation.id,
        quotation.article,
        quotation.kind,
        quotation.segments[0].start,
        quotation.segments[-1].end,
        places_of(quotation),
        text,
        occurrence,
        form,
        speaker.name if speaker else None,
        speaker.role if speaker else None,
        *span_values(quotation.mention),
        *span_values(quotation.cue),
        quotation.told_to,
        quotation.polarity,
        quotation.rule,
        quotation.confidence,
        quotation.reason,
    )
