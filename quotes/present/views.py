"""What each sort of record looks like in each format: one view a sort, chosen by the command.

In: records as a command gets them from the workflow.  Out: for one record its JSON, its CSV rows, and its
block on a terminal.  Rich is loaded only when a block is asked for.

>>> QUOTATIONS.columns[0]
'id'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from attrs import frozen

from quotes.models import Article, Comparison, Lineage, Quotation, Report
from quotes.present import records, sheets
from quotes.present.records import Record

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

T = TypeVar("T")


@frozen
class View(Generic[T]):
    """How records of one sort are shown."""

    #: One record to the dictionary of the contract.
    record: Callable[[T], Record]
    columns: list[str]
    #: The dictionary to its rows in a sheet.
    rows: Callable[[Record], Iterable[Record]]
    #: The record and the console that it is for to what is printed there.
    block: Callable[[T, Console], RenderableType]


def _lineage_block(lineage: Lineage, console: Console) -> RenderableType:
    from rich.console import Group

    from quotes.present import terminal

    return Group(terminal.lineage_tree(lineage, colour=terminal.coloured(console), width=console.width), "")


class Drifted(Protocol):
    """A report whose words differ from those of the report it descends from."""

    @property
    def lineage(self) -> Lineage: ...
    @property
    def report(self) -> Report: ...
    @property
    def parent(self) -> Report | None: ...
    @property
    def outlets(self) -> int: ...


def drift_record(found: Drifted) -> Record:
    """Return one altered report with the wording that it descends from, as ``quotes drift`` prints it."""
    return {
        "lineage": found.lineage.lineage,
        "speaker": records.speaker_record(found.lineage.speaker),
        "severity": found.report.severity,
        "outlets": found.outlets,
        "parent": None if found.parent is None else records.report_record(found.parent),
        "report": records.report_record(found.report),
    }


def _drift_block(found: Drifted, console: Console) -> RenderableType:
    from rich.console import Group

    from quotes.present import terminal

    colour = terminal.coloured(console)
    return Group(terminal.altered_report(found.lineage, found.report, found.parent, found.outlets, colour=colour), "")


def _quotation_block(quotation: Quotation, console: Console) -> RenderableType:
    from quotes.present import terminal

    return terminal.quotation_lines(quotation)


def extracted_block(article: Article, quotations: tuple[Quotation, ...], console: Console) -> RenderableType:
    """Return an article's heading and its quotations."""
    from rich.console import Group

    from quotes.present import terminal

    heading = terminal.article_heading(article.id, article.outlet, article.published)
    if not quotations:
        return Group(heading, "  no quotations", "")
    return Group(heading, terminal.indented(terminal.quotation_table(quotations, width=console.width - 2)), "")


def _compared_block(found: tuple[str, str, Comparison], console: Console) -> RenderableType:
    from rich.console import Group

    from quotes.present import terminal

    return Group(terminal.comparison_block(*found, colour=terminal.coloured(console)), "")


def _comparison_rows(record: Record) -> Iterator[Record]:
    head = {"severity": record["severity"], "similarity": record["similarity"]}
    for a in record["alterations"] or [{}]:
        yield {**head, **{f"alteration_{k}": v for k, v in sheets.flatten(a).items()}}


def _link_rows(record: Record) -> Iterator[Record]:
    yield {
        **{k: record[k] for k in ("id", "lineage", "parent", "similarity", "severity")},
        "kinds": "; ".join(dict.fromkeys(a["kind"] for a in record["alterations"])),
    }


def plain_row(record: Record) -> Iterator[Record]:
    """Yield the one row of a record without parts of its own."""
    yield sheets.flatten(record)


def link_record(line: Any) -> Record:
    """Return one line of ``quotes link``."""
    return {
        "id": line.id,
        "lineage": line.lineage,
        "parent": line.parent,
        "similarity": round(line.similarity, records.DECIMALS),
        "severity": line.severity,
        "alterations": records.alteration_records(line.alterations),
    }


def _link_block(line: Any, console: Console) -> RenderableType:
    from quotes.present import terminal

    return terminal.link_line(line.id, line.parent, line.severity, line.alterations)


QUOTATIONS: View[Quotation] = View(
    records.quotation_record, sheets.QUOTATION_COLUMNS, lambda r: [sheets.quotation_row(r)], _quotation_block
)
LINEAGES: View[Lineage] = View(records.lineage_record, sheets.REPORT_COLUMNS, sheets.report_rows, _lineage_block)
DRIFT: View[Drifted] = View(drift_record, sheets.ALTERATION_COLUMNS, sheets.alteration_rows, _drift_block)
COMPARISONS: View[tuple[str, str, Comparison]] = View(
    lambda found: records.comparison_record(found[2]),
    ["severity", "similarity", *(f"alteration_{k}" for k in ("kind", "severity", "before", "after", "why"))],
    _comparison_rows,
    _compared_block,
)
LINKS: View[Any] = View(
    link_record, ["id", "lineage", "parent", "similarity", "severity", "kinds"], _link_rows, _link_block
)
