"""Many records on one screen: a line for each quotation, a line for each lineage.

In: quotations, lineages, the width of the terminal.  Out: tables whose lines never wrap.

>>> said_table([], width=80).columns[0].header
'speaker'
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from quotes.models import Lineage, Quotation
from quotes.present.terminal import STYLES, nobody, quoted, words


def said_table(quotations: Iterable[Quotation], *, width: int) -> Table:
    """Return who said what, where: a line a quotation."""
    table = _table(width, ("speaker", 3), ("words", 7), ("outlet", 3))
    for q in quotations:
        name = words(q.speaker.name, "bold") if q.speaker else nobody(q.reason)
        table.add_row(name, quoted(q.text), words(q.outlet or q.article))
    return table


def first_table(lineages: Iterable[Lineage], *, width: int) -> Table:
    """Return who had which words first, how many reports there are, and the worst that was done: a line a lineage."""
    table = _table(width, ("first", 3), ("by", 1), ("words", 6), ("reports", 1), ("gravest", 1))
    for lineage in lineages:
        outlet = words(lineage.first.outlet, "bold") if lineage.first.outlet else Text("unknown", style="dim italic")
        body = quoted(lineage.reports[0].text) if lineage.reports else Text()
        gravest = Text(lineage.severity, STYLES[lineage.severity])
        table.add_row(outlet, lineage.first.basis, body, str(len(lineage.reports)), gravest)
    return table


def _table(width: int, *columns: tuple[str, int]) -> Table:
    """Return a table without lines, its columns in the given proportions."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim", width=width)
    for name, share in columns:
        fixed = {"by": 7, "reports": 7, "gravest": 9}.get(name)
        table.add_column(name, ratio=None if fixed else share, width=fixed, no_wrap=True, overflow="ellipsis")
    return table
