"""Lineages by id and by words; altered reports in order."""

import pytest

from quotes.errors import NotFoundError
from quotes.models import SEVERITIES
from quotes.store import Store
from quotes.workflow import DriftFilter, drifted, find_lineages


def test_by_words_by_quotation_and_by_lineage(store: Store) -> None:
    """Some of the words, the id of a report and the id of the lineage lead to the same lineage."""
    (found,) = find_lineages(store, "close the lower road")
    assert [r.outlet for r in found.reports] == ["Saltmere Courier", "Upland Telegraph"]
    assert find_lineages(store, found.lineage) == [found]
    assert find_lineages(store, found.reports[1].quotation) == [found]


def test_words_that_nobody_said(store: Store) -> None:
    """What is not there is said so, with what to do."""
    with pytest.raises(NotFoundError, match="try fewer words"):
        find_lineages(store, "zeppelins over the lake")


def test_gravest_first(store: Store) -> None:
    """Altered reports come gravest first, and none without an alteration."""
    found = drifted(store, DriftFilter())
    grave = [SEVERITIES.index(d.report.severity or "none") for d in found]
    assert grave == sorted(grave, reverse=True)
    assert all(d.report.alterations and d.parent for d in found)
    assert found == drifted(store, DriftFilter())


@pytest.mark.parametrize(
    ("wanted", "outlets"),
    [
        (DriftFilter(kind="negation"), {"Harbour and Field"}),
        (DriftFilter(outlet="upland telegraph"), {"Upland Telegraph"}),
        (DriftFilter(speaker="Orsay"), {"Sunday Beacon"}),
        (DriftFilter(until="2031-03-10"), {"Capital Dispatch"}),
        (DriftFilter(since="2031-03-15"), {"Sunday Beacon"}),
        (DriftFilter(kind="negation", until="2031-03-10"), set()),
    ],
)
def test_filters(store: Store, wanted: DriftFilter, outlets: set[str]) -> None:
    """Each filter keeps what it names, and they go together."""
    assert {d.report.outlet for d in drifted(store, wanted)} == outlets


def test_limit(store: Store) -> None:
    """A limit keeps the gravest."""
    assert drifted(store, DriftFilter(limit=3)) == drifted(store, DriftFilter())[:3]
