"""Rows of lineages to records and back.

In: rows of ``lineage``, ``report`` and their parts; ``Lineage`` records.  Out: records; tuples to bind.

>>> alteration_values(Alteration("number", "meaning", "9", "90", (4, 5), (4, 6), "another number"))[:3]
('number', 'meaning', 4)
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.models import Also, Alteration, Copy, First, Lineage, Report, Span, Speaker
from quotes.store.database import Row, Value
from quotes.store.rows import gravity, segments_of, sortable, to_alteration, to_credit


def lineage_values(lineage: Lineage) -> tuple[Value, ...]:
    """Return the values of a row of ``lineage``."""
    speaker, first = lineage.speaker, lineage.first
    of = [r for r in lineage.reports if speaker and r.speaker and r.speaker.id == speaker.id]
    exact = [r for r in of if r.speaker == speaker] or of
    return (
        lineage.lineage,
        min((_place_in_time(r) for r in lineage.reports), default=sortable(None)),
        exact[0].quotation if exact else None,
        speaker.id if speaker else None,
        speaker.name if speaker else None,
        speaker.kind if speaker else None,
        speaker.role if speaker else None,
        first.outlet,
        first.article,
        first.published,
        first.basis,
        first.confidence,
        first.note,
        lineage.severity,
        gravity(lineage.severity),
    )


def _place_in_time(report: Report) -> str:
    """Return a text that sorts reports by time, then by article and place: the same whatever ids lineages have."""
    return f"{sortable(report.published)} {report.article} {report.start:010d}"


def report_values(report: Report) -> tuple[Value, ...]:
    """Return the values of a row of ``report`` from ``article`` on."""
    speaker = report.speaker
    return (
        report.article,
        report.start,
        report.end,
        report.outlet,
        report.published,
        report.kind,
        report.text,
        speaker.id if speaker else None,
        speaker.name if speaker else None,
        speaker.kind if speaker else None,
        speaker.role if speaker else None,
        report.parent,
        report.similarity,
        report.severity,
        gravity(report.severity),
    )


def alteration_values(alteration: Alteration) -> tuple[Value, ...]:
    """Return the values of a row of ``alteration`` from ``kind`` on."""
    a = alteration
    return (a.kind, a.severity, gravity(a.severity), a.before, a.after, *a.before_span, *a.after_span, a.why)


def _speaker(row: Row) -> Speaker | None:
    """Read the speaker with the id as it is settled now."""
    if row["speaker_name"] is None:
        return None
    return Speaker(row["speaker_name"], row["speaker_kind"], row["speaker_role"], row["settled"])


def to_report(row: Row, alsos: Sequence[Row], copies: Sequence[Row], changes: Sequence[Row]) -> Report:
    """Read a row of ``report`` with the rows of its parts."""
    return Report(
        quotation=row["quotation"],
        article=row["article"],
        start=row["start"],
        end=row["end"],
        outlet=row["outlet"],
        published=row["published"],
        kind=row["kind"],
        text=row["text"],
        speaker=_speaker(row),
        parent=row["parent"],
        also=tuple(Also(a["other_lineage"], a["parent"]) for a in alsos),
        copies=tuple(Copy(c["article"], c["copy"], c["outlet"], c["published"]) for c in copies),
        similarity=row["similarity"],
        severity=row["severity"],
        alterations=tuple(to_alteration(change) for change in changes),
        polarity=row["polarity"],
        segments=_segments(row),
        base=row["base_id"],
    )


def _segments(row: Row) -> tuple[Span, ...]:
    """Read where the words of a report lie, if in several stretches of its article."""
    if row["places"] is None:
        return ()  # a passage of prose
    segments = segments_of(row["places"], row["text"])
    whole = " ".join(s.text for s in segments) == row["text"]  # unless it was read anew since it was linked
    return segments if whole and len(segments) > 1 else ()


def to_lineage(row: Row, reports: Sequence[Report], credits: Sequence[Row]) -> Lineage:
    """Read a row of ``lineage`` with its reports and the rows of its credits."""
    first = First(
        row["first_outlet"],
        row["first_article"],
        row["first_published"],
        row["first_basis"],
        row["first_confidence"],
        row["first_note"],
    )
    return Lineage(
        row["id"], _speaker(row), first, tuple(reports), tuple(to_credit(c) for c in credits), row["severity"]
    )
