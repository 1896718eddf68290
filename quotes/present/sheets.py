"""Records to CSV: one row a quotation, a report or an alteration, nested values spread over columns.

In: the dictionaries that ``records`` makes.  Out: rows whose cells a spreadsheet shows and never runs.

>>> flatten({"speaker": {"name": "Ada Moor"}, "kinds": ["case", "number"]})
{'speaker_name': 'Ada Moor', 'kinds': 'case; number'}
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from quotes.patterns import compiled
from quotes.present.records import Record

QUOTATION_COLUMNS = [
    "id",
    "article",
    "outlet",
    "published",
    "kind",
    "text",
    "start",
    "end",
    "speaker_name",
    "speaker_kind",
    "speaker_role",
    "speaker_id",
    "mention_text",
    "cue_text",
    "told_to",
    "polarity",
    "rule",
    "confidence",
    "reason",
]
REPORT_COLUMNS = [
    "lineage",
    "lineage_severity",
    "first_outlet",
    "first_published",
    "first_basis",
    "first_note",
    "quotation",
    "article",
    "start",
    "end",
    "outlet",
    "published",
    "kind",
    "text",
    "speaker_name",
    "speaker_kind",
    "polarity",
    "parent",
    "similarity",
    "severity",
    "kinds",
    "why",
]
ALTERATION_COLUMNS = [
    "lineage",
    "speaker_name",
    "outlet",
    "article",
    "published",
    "quotation",
    "text",
    "polarity",
    "parent_outlet",
    "parent_article",
    "parent_published",
    "parent_text",
    "parent_polarity",
    "severity",
    "kind",
    "before",
    "after",
    "why",
]

# a cell that a spreadsheet would take for a formula; "-3.5" and "+7" are numbers and stay
_FORMULA = compiled(r"[=@\t\r]|[+-](?![\d.]+\Z)")


def csv_lines(columns: list[str], rows: Iterable[Record]) -> Iterator[str]:
    """Yield the header and each row as a line of CSV (RFC 4180, but ``\\n`` ends lines); unknown keys are left out."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\n")
    for row in _with_header(columns, rows):
        writer.writerow([_cell(row.get(c)) for c in columns])
        yield held.getvalue()
        held.seek(0)
        held.truncate()


def flatten(record: Record) -> Record:
    """Return ``record`` with nested objects spread over ``outer_inner`` keys and lists of words joined by ``; ``."""
    flat: Record = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat.update({f"{key}_{inner}": v for inner, v in flatten(value).items()})
        elif isinstance(value, list) and all(not isinstance(v, (dict, list)) for v in value):
            flat[key] = "; ".join(map(str, value))
        else:
            flat[key] = value
    return flat


def quotation_row(record: Record) -> Record:
    """Return the row of a quotation; ``start`` and ``end`` are those of the whole, first mark to last."""
    row = flatten(record)
    segments = record["segments"]
    row["start"] = segments[0]["start"] if segments else None
    row["end"] = segments[-1]["end"] if segments else None
    return row


def report_rows(lineage: Record) -> Iterator[Record]:
    """Yield a row for each report of a lineage."""
    head = {f"first_{key}": value for key, value in lineage["first"].items()}
    for report in lineage["reports"]:
        alterations = report["alterations"]
        yield {
            **flatten(report),
            **head,
            "lineage": lineage["lineage"],
            "lineage_severity": lineage["severity"],
            "kinds": "; ".join(dict.fromkeys(a["kind"] for a in alterations)),
            "why": "; ".join(dict.fromkeys(a["why"] for a in alterations)),
        }


def alteration_rows(drifted: Record) -> Iterator[Record]:
    """Yield a row for each alteration of an altered report (a ``drift_record``)."""
    report, parent = drifted["report"], drifted["parent"] or {}
    for alteration in report["alterations"]:
        yield {
            **{f"parent_{key}": parent.get(key) for key in ("outlet", "article", "published", "text", "polarity")},
            **{key: report[key] for key in ("outlet", "article", "published", "quotation", "text", "polarity")},
            "lineage": drifted["lineage"],
            "speaker_name": (drifted["speaker"] or {}).get("name"),
            **{key: alteration[key] for key in ("severity", "kind", "before", "after", "why")},
        }


def _with_header(columns: list[str], rows: Iterable[Record]) -> Iterator[Record]:
    yield {c: c for c in columns}
    yield from rows


def _cell(value: Any) -> Any:
    """Return ``value`` as a spreadsheet may show it: a text that looks like a formula gets an apostrophe in front."""
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return "" if value is None else value
