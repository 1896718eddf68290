"""Rows to records and back.

In: rows of the tables.  Out: the records of ``quotes.models``, and tuples to bind.  Segments are kept as
places only: the words of each are cut out of the joined text, as ``Quotation.text`` joins them by one space.

>>> segments_of("[[5, 9], [20, 22]]", "Yes, no")
(Span(start=5, end=9, text='Yes,'), Span(start=20, end=22, text='no'))
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from quotes import times
from quotes.errors import StoreError
from quotes.models import (
    SEVERITIES,
    Alteration,
    Article,
    Credit,
    NameForm,
    Quotation,
    Severity,
    Span,
    Speaker,
    Wording,
)
from quotes.store.database import Row, Value
from quotes.store.records import StoredArticle, Subject

#: What ``to_quotation`` and ``to_wording`` read; to be followed by WHERE, ORDER BY.
QUOTATIONS = """
SELECT q.*, a.outlet AS outlet, a.published AS published, f.kind AS speaker_kind, f.speaker AS speaker_id
FROM article AS a
JOIN quotation AS q ON q.article = a.id
LEFT JOIN speaker_form AS f ON f.key = q.speaker_form
"""


def sortable(published: str | None) -> str:
    """Return a text that sorts as ``times.sort_key`` does."""
    unknown, minutes, seconds, precision = times.sort_key(published)
    # Minutes from year 1 on are above -1.04e9; one offset keeps the number positive.
    return f"{unknown}{minutes + 2_000_000_000:011d}{seconds + 1:09.5f}{precision}"


def gravity(severity: Severity | None) -> int | None:
    """Return the place of ``severity`` among all, 0 for the mildest."""
    return None if severity is None else SEVERITIES.index(severity)


def signed(key: int) -> int:
    """Return a 64-bit key as SQLite can hold it."""
    key &= (1 << 64) - 1
    return key - (1 << 64) if key >> 63 else key


def segments_of(places: str, text: str) -> tuple[Span, ...]:
    """Return the segments at ``places`` (a JSON list of pairs) whose words, joined by spaces, are ``text``."""
    segments, at = [], 0
    for start, end in json.loads(places):
        segments.append(Span(start, end, text[at : at + end - start]))
        at += end - start + 1
    return tuple(segments)


def places_of(quotation: Quotation) -> str:
    """Return the segments' places as JSON, having made sure that the words can be cut out of the text again."""
    for segment in quotation.segments:
        if segment.end - segment.start != len(segment.text):
            raise StoreError(quotation.article, f"quotation {quotation.id} does not lie where it says")
    return json.dumps([[s.start, s.end] for s in quotation.segments])


def _span(row: Row, name: str) -> Span | None:
    text = row[name]
    return None if text is None else Span(row[f"{name}_start"], row[f"{name}_end"], text)


def span_values(span: Span | None) -> tuple[Value, Value, Value]:
    """Return text, start and end."""
    return (None, None, None) if span is None else (span.text, span.start, span.end)


def to_article(row: Row) -> Article:
    """Read a row of ``article``."""
    return Article(
        id=row["id"],
        text=row["text"],
        outlet=row["outlet"],
        published=row["published"],
        title=row["title"],
        url=row["url"],
        byline=row["byline"],
        language=row["language"],
        type=row["type"],
        origin=row["origin"],
        notes=tuple(json.loads(row["notes"])),
    )


def to_stored_article(row: Row) -> StoredArticle:
    """Read a row of ``article`` with its place among the versions."""
    return StoredArticle(to_article(row), row["base_id"], row["version"], row["copy_of"])


def to_speaker(row: Row) -> Speaker | None:
    """Read the speaker's columns, which many tables share; None where nobody is named."""
    if row["speaker_name"] is None:
        return None
    return Speaker(row["speaker_name"], row["speaker_kind"], row["speaker_role"], row["speaker_id"])


def to_quotation(row: Row) -> Quotation:
    """Read a row of ``QUOTATIONS``."""
    return Quotation(
        id=row["id"],
        article=row["article"],
        kind=row["kind"],
        segments=segments_of(row["segments"], row["text"]),
        outlet=row["outlet"],
        published=row["published"],
        speaker=to_speaker(row),
        mention=_span(row, "mention"),
        cue=_span(row, "cue"),
        told_to=row["told_to"],
        polarity=row["polarity"],
        rule=row["rule"],
        confidence=row["confidence"],
        reason=row["reason"],
    )


def to_wording(row: Row) -> Wording:
    """Read a row of ``QUOTATIONS`` or of ``report`` (with ``id`` and ``speaker_id``) as linking needs it."""
    return Wording(
        id=row["id"],
        text=row["text"],
        speaker=row["speaker_name"],
        speaker_kind=row["speaker_kind"],
        speaker_id=row["speaker_id"],
        outlet=row["outlet"],
        published=row["published"],
        article=row["article"],
        kind=row["kind"],
        start=row["start"],
        polarity=row["polarity"] if "polarity" in row.keys() else "asserted",  # noqa: SIM118
    )


def to_credit(row: Row) -> Credit:
    """Read a row of ``credit`` or ``lineage_credit``."""
    return Credit(
        row["article"],
        row["outlet"],
        row["phrase"],
        row["start"],
        row["end"],
        row["basis"],
        tuple(json.loads(row["quotations"])),
    )


def credit_values(credit: Credit) -> tuple[Value, ...]:
    """Return article, outlet, phrase, start, end, basis, quotations."""
    quotations = json.dumps(list(credit.quotations))
    return (credit.article, credit.outlet, credit.phrase, credit.start, credit.end, credit.basis, quotations)


def to_alteration(row: Row) -> Alteration:
    """Read a row of ``alteration``."""
    return Alteration(
        row["kind"],
        row["severity"],
        row["before"],
        row["after"],
        (row["before_start"], row["before_end"]),
        (row["after_start"], row["after_end"]),
        row["why"],
    )


def to_subject(row: Row) -> Subject:
    """Read a row of ``ledger_subject``."""
    return Subject(
        row["quotation"], row["article"], row["base_id"], row["text"], row["occurrence"] or 0, row["speaker"]
    )


def form_json(form: NameForm | None) -> str | None:
    """Return a form as JSON, without its roles."""
    if form is None:
        return None
    fields = {"key": form.key, "kind": form.kind, "block": form.block, "name": form.name}
    return json.dumps(fields, ensure_ascii=False)


def form_from(text: str | None) -> NameForm | None:
    """Read what ``form_json`` wrote."""
    return None if text is None else NameForm(**json.loads(text))


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are ``values``, for ``IN (…)``."""
    return ", ".join("?" * len(values))
