"""Questions to a store: the lineages of some words, and what was altered, gravest first.

In: a store, an id or some words, filters.  Out: lineages and their reports.

>>> find_lineages(store, "not a single litre")[0].first.outlet  # doctest: +SKIP
'Saltmere Courier'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from quotes.errors import NotFoundError
from quotes.models import SEVERITIES, Lineage, Report, Severity

if TYPE_CHECKING:
    from quotes.store import Store

#: Lineages shown for some words: more than a person reads, fewer than a common word would bring up.
FOUND = 20


class DriftFilter(NamedTuple):
    """Which altered reports are wanted; None and empty leave a side open."""

    #: Id, or name or part of a name in whole words, of who is reported as saying it.
    speaker: str | None = None
    #: Outlet of the altered report.
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    #: Kind of alteration.
    kind: str | None = None
    #: At least as grave as this.
    severity: Severity = "cosmetic"
    limit: int | None = None


class Drifted(NamedTuple):
    """A report whose words differ from those of the report it descends from."""

    lineage: Lineage
    report: Report
    parent: Report | None
    #: How many outlets carry this wording, copies included.
    outlets: int


def find_lineages(store: Store, sought: str) -> list[Lineage]:
    """Return the lineages that ``sought`` means: a lineage's id, a quotation's id, or some of its words.

    Lineages found by words come with the one of most reports first.  Raises ``NotFoundError``.
    """
    try:
        return [store.lineage(sought)]
    except NotFoundError:
        pass
    one = store.lineage_of(sought)
    if one is not None:
        return [one]
    ids = store.lineage_ids([found.quotation for found in store.search(sought, limit=200)])
    lineages = [store.lineage(i) for i in sorted(set(ids.values()))]
    if not lineages:
        _explain_alone(store, sought)
        raise NotFoundError(sought, "is neither an id nor words of a quotation in this store", "try fewer words")
    lineages.sort(key=lambda x: (-len(x.reports), x.first.published or "9999", x.lineage))
    return lineages[:FOUND]


def _explain_alone(store: Store, sought: str) -> None:
    """Raise ``NotFoundError`` with the reason where ``sought`` is a quotation that stands in no lineage."""
    try:
        quotation = store.quotation(sought)
    except NotFoundError:
        return
    if store.is_not_speech(sought):
        raise NotFoundError(sought, "is no speech by a ruling, so that it stands in no lineage", "quotes rule list")
    why = {
        "scare": "is words in marks that nobody is said to have spoken, which stand in no lineage",
        "indirect": "is a statement without marks that restates no quotation of another article",
    }
    reason = why.get(quotation.kind, "stands in no lineage")
    raise NotFoundError(sought, reason, f"quotes show {sought} shows it in its place")


def drifted(store: Store, wanted: DriftFilter) -> list[Drifted]:
    """Return altered reports, the gravest first, then those whose wording more outlets carry."""
    from quotes import times
    from quotes.store import LineageFilter

    narrow = LineageFilter(
        speaker=wanted.speaker,
        outlet=wanted.outlet,
        since=wanted.since,
        until=wanted.until,
        severity=wanted.severity,
        alteration=wanted.kind,
        reports=2,
    )
    found = [
        d
        for lineage in store.lineages(narrow)
        for d in _of(lineage)
        if SEVERITIES.index(d.report.severity or "none") >= SEVERITIES.index(wanted.severity)
        and (wanted.kind is None or any(a.kind == wanted.kind for a in d.report.alterations))
        and is_wanted(d.report, wanted)
    ]
    found.sort(
        key=lambda d: (
            -SEVERITIES.index(d.report.severity or "none"),
            -d.outlets,
            times.sort_key(d.report.published),
            d.report.quotation,
        )
    )
    return found[: wanted.limit]


def is_wanted(report: Report, wanted: DriftFilter) -> bool:
    """Whether a report, or a copy, is of the outlet wanted, and of the time; of an undated one none can be told."""
    from quotes import times
    from quotes.store.folding import fold

    def stands(bound: str | None, wrong_side: int) -> bool:
        return bound is None or times.compare(report.published, bound) not in (None, wrong_side)

    outlets = {fold(outlet) for outlet in (report.outlet, *(copy.outlet for copy in report.copies)) if outlet}
    same_outlet = wanted.outlet is None or fold(wanted.outlet) in outlets
    return same_outlet and stands(wanted.since, -1) and stands(wanted.until, 1)


def _of(lineage: Lineage) -> Iterator[Drifted]:
    """Yield the reports of a lineage that were altered against their parents."""
    from quotes.reuse.parents import surface

    by_id = {r.quotation: r for r in lineage.reports}
    carried: dict[str, set[str]] = {}
    for r in lineage.reports:
        outlets = {r.outlet or r.article, *(c.outlet or c.article for c in r.copies)}
        carried.setdefault(surface(r.text).casefold(), set()).update(outlets)
    for r in lineage.reports:
        if r.parent and r.alterations:
            yield Drifted(lineage, r, by_id.get(r.parent), len(carried[surface(r.text).casefold()]))
