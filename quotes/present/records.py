"""The JSON of the interface contract: field names, their order and their nulls, in this one place.

In: records of ``quotes.models``.  Out: dictionaries of plain values, ready for ``json.dumps``.

>>> comparison_record(Comparison("none", 1.0))
{'severity': 'none', 'similarity': 1.0, 'alterations': []}
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from quotes.models import (
    Alteration,
    Comparison,
    Copy,
    Credit,
    First,
    Lineage,
    Quotation,
    Rejection,
    Report,
    Span,
    Speaker,
)

Record = dict[str, Any]

#: Decimals of shares between 0 and 1: finer steps say nothing, and coarser ones hide changes of a single word.
DECIMALS = 4

# Made once: ``json.dumps`` makes an encoder for every record that it does not write by its own rules.
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def dump(record: Any, *, pretty: bool = False) -> str:
    """Return ``record`` as JSON, on one line unless ``pretty``; characters stand for themselves."""
    return json.dumps(record, ensure_ascii=False, indent=2) if pretty else _ENCODE(record)


def quotation_record(quotation: Quotation) -> Record:
    """Return one quotation as ``quotes extract`` and ``quotes list`` print it."""
    return {
        "id": quotation.id,
        "article": quotation.article,
        "outlet": quotation.outlet,
        "published": quotation.published,
        "kind": quotation.kind,
        "segments": [_span_record(s) for s in quotation.segments],
        "text": quotation.text,
        "speaker": speaker_record(quotation.speaker),
        "mention": _span_record(quotation.mention),
        "cue": _span_record(quotation.cue),
        "told_to": quotation.told_to,
        "polarity": quotation.polarity,
        "rule": quotation.rule,
        "confidence": round(quotation.confidence, DECIMALS),
        "reason": quotation.reason,
    }


def speaker_record(speaker: Speaker | None) -> Record | None:
    """Return a speaker, or None where nobody is named."""
    if speaker is None:
        return None
    return {"name": speaker.name, "kind": speaker.kind, "role": speaker.role, "id": speaker.id}


def comparison_record(comparison: Comparison) -> Record:
    """Return what was done to the words between two wordings, as ``quotes compare`` prints it."""
    return {
        "severity": comparison.severity,
        "similarity": round(comparison.similarity, DECIMALS),
        "alterations": alteration_records(comparison.alterations),
    }


def alteration_records(alterations: Iterable[Alteration]) -> list[Record]:
    """Return alterations in their order."""
    return [
        {
            "kind": a.kind,
            "severity": a.severity,
            "before": a.before,
            "after": a.after,
            "before_span": list(a.before_span),
            "after_span": list(a.after_span),
            "why": a.why,
        }
        for a in alterations
    ]


def lineage_record(lineage: Lineage) -> Record:
    """Return one lineage as ``quotes trace`` and ``quotes lineages`` print it."""
    return {
        "lineage": lineage.lineage,
        "speaker": speaker_record(lineage.speaker),
        "first": _first_record(lineage.first),
        "reports": [report_record(r) for r in lineage.reports],
        "credits": [_credit_record(c) for c in lineage.credits],
        "severity": lineage.severity,
    }


def report_record(report: Report) -> Record:
    """Return one report of a lineage."""
    return {
        "quotation": report.quotation,
        "article": report.article,
        "start": report.start,
        "end": report.end,
        "outlet": report.outlet,
        "published": report.published,
        "kind": report.kind,
        "segments": [_span_record(s) for s in report.segments or (Span(report.start, report.end, report.text),)],
        "text": report.text,
        "speaker": speaker_record(report.speaker),
        "polarity": report.polarity,
        "parent": report.parent,
        "also": [{"lineage": a.lineage, "parent": a.parent} for a in report.also],
        "copies": [_copy_record(c) for c in report.copies],
        "similarity": round(report.similarity, DECIMALS),
        "severity": report.severity,
        "alterations": alteration_records(report.alterations),
    }


def rejection_record(rejection: Rejection) -> Record:
    """Return an input that was left out."""
    return {"input": rejection.input, "reason": rejection.reason}


def _span_record(span: Span | None) -> Record | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _first_record(first: First) -> Record:
    return {
        "outlet": first.outlet,
        "article": first.article,
        "published": first.published,
        "basis": first.basis,
        "confidence": round(first.confidence, DECIMALS),
        "note": first.note,
    }


def _credit_record(credit: Credit) -> Record:
    return {
        "article": credit.article,
        "outlet": credit.outlet,
        "phrase": credit.phrase,
        "start": credit.start,
        "end": credit.end,
    }


def _copy_record(copy: Copy) -> Record:
    return {
        "article": copy.article,
        "quotation": copy.quotation,
        "outlet": copy.outlet,
        "published": copy.published,
    }
