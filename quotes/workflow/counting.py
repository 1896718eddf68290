"""How often whose words were altered, and how gravely: counts by outlet and by speaker, each with its base.

In: a store and the filters of ``quotes drift``.  Out: ``DriftCount``s, outlets before speakers.

>>> [(c.by, c.name, c.compared) for c in drift_counts(store, DriftFilter())][:1]  # doctest: +SKIP
[('outlet', 'Capital Dispatch', 3)]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from attrs import define, field

from quotes.models import SEVERITIES, Lineage, Report, Severity, worst
from quotes.workflow.tracing import DriftFilter, is_wanted

if TYPE_CHECKING:
    from quotes.store import Store

#: Of whom a count is: who altered the words, or whose words were altered.
Side = Literal["outlet", "speaker"]


class DriftCount(NamedTuple):
    """The altered reports of one outlet, or of one speaker's words."""

    by: Side
    #: The outlet's or speaker's name; None for reports that name none.
    name: str | None
    #: Reports that were held against the report they descend from: the base of every count beside it.
    compared: int
    #: (severity, reports), mildest first, ``none`` included.
    severities: tuple[tuple[Severity, int], ...]


@define(eq=False)
class _Tally:
    compared: int = 0
    by_severity: Counter[Severity] = field(factory=Counter)


def drift_counts(store: Store, wanted: DriftFilter) -> list[DriftCount]:
    """Return counts by outlet, then by speaker, those with most grave alterations first.

    Speaker, outlet and time of ``wanted`` say which comparisons count.  With a kind, reports count under the severity
    of their alterations of that kind, all others under ``none``.  A severity above ``cosmetic`` leaves out outlets and
    speakers without a report altered so gravely.  A report that several outlets carry (a wire copy) is one report,
    its first outlet's.
    """
    from quotes.store import LineageFilter

    narrow = LineageFilter(
        speaker=wanted.speaker, outlet=wanted.outlet, since=wanted.since, until=wanted.until, reports=2
    )
    tallies: dict[tuple[Side, str | None], _Tally] = {}
    names: dict[tuple[Side, str | None], str | None] = {}
    for lineage in store.lineages(narrow):
        for report in lineage.reports:
            if report.parent is None or not is_wanted(report, wanted):
                continue
            severity = _severity(report, wanted.kind)
            for key, name in _sides(lineage, report):
                tally = tallies.setdefault(key, _Tally())
                names.setdefault(key, name)
                tally.compared += 1
                tally.by_severity[severity] += 1
    made = [
        DriftCount(key[0], names[key], tally.compared, tuple((s, tally.by_severity[s]) for s in SEVERITIES))
        for key, tally in tallies.items()
        if wanted.severity == "cosmetic"
        or any(tally.by_severity[s] for s in SEVERITIES[SEVERITIES.index(wanted.severity) :])
    ]
    return sorted(made, key=_gravest_first)


def _severity(report: Report, kind: str | None) -> Severity:
    """Return the severity that a report counts under."""
    if kind is None:
        return report.severity or "none"
    return worst([a.severity for a in report.alterations if a.kind == kind])


def _sides(lineage: Lineage, report: Report) -> Iterator[tuple[tuple[Side, str | None], str | None]]:
    """Yield whom a report counts for, as (key, name)."""
    outlet, speaker = report.outlet, lineage.speaker
    yield ("outlet", outlet.casefold() if outlet else None), outlet
    yield ("speaker", (speaker.id or speaker.name) if speaker else None), speaker.name if speaker else None


def _gravest_first(count: DriftCount) -> tuple[object, ...]:
    grave = tuple(-reports for _, reports in reversed(count.severities[1:]))
    return count.by != "outlet", grave, -count.compared, count.name is None, count.name or ""
