"""Counts of altered reports by outlet and by speaker, each beside the number of comparisons that it rests on.

In: counts, by the shape of their fields.  Out: a view, and two tables for a terminal.

>>> COUNTS.columns[:3]
['by', 'name', 'compared']
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from quotes.models import SEVERITIES, Severity
from quotes.present.records import Record
from quotes.present.views import View, plain_row

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

#: What the counts of each side are headed by.
_HEADINGS = {"outlet": "altered by", "speaker": "words of"}


class Count(Protocol):
    """The altered reports of one outlet, or of one speaker's words."""

    @property
    def by(self) -> str: ...
    @property
    def name(self) -> str | None: ...
    @property
    def compared(self) -> int: ...
    @property
    def severities(self) -> tuple[tuple[Severity, int], ...]: ...


def count_record(count: Count) -> Record:
    """Return one count as ``quotes drift --summary`` prints it."""
    return {"by": count.by, "name": count.name, "compared": count.compared, **dict(count.severities)}


def count_tables(counts: Sequence[Count]) -> RenderableType:
    """Return a table for each side that has counts, gravest first, and what they rest on."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from quotes.present import terminal

    parts: list[RenderableType] = []
    for side, heading in _HEADINGS.items():
        rows = [c for c in counts if c.by == side]
        if not rows:
            continue
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column(heading, overflow="fold")
        for title in ("compared", *reversed(SEVERITIES)):
            table.add_column(title, justify="right", no_wrap=True)
        for c in rows:
            name = terminal.words(c.name, "bold") if c.name else Text("nobody named", style="dim italic")
            worst_first = [
                Text(str(n) if n else "·", terminal.STYLES[grave] if n else "dim")
                for grave, n in reversed(c.severities)
            ]
            table.add_row(name, str(c.compared), *worst_first)
        parts += [table, Text()]
    base = sum(c.compared for c in counts if c.by == "outlet")
    if base:
        parts.append(Text(f"{base} report{'' if base == 1 else 's'} held against the one they descend from", "dim"))
    return Group(*parts)


def _count_block(count: Count, console: Console) -> RenderableType:
    return count_tables([count])


COUNTS: View[Count] = View(count_record, ["by", "name", "compared", *SEVERITIES], plain_row, _count_block)
