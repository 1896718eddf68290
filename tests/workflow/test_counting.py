"""Counts of altered reports by outlet and by speaker."""

from quotes.store import Store
from quotes.workflow import DriftFilter, drift_counts, drifted


def test_every_count_stands_beside_its_base(store: Store) -> None:
    """The severities of a row sum up to what was compared, and both sides rest on the same reports."""
    counts = drift_counts(store, DriftFilter())
    compared = sum(1 for lineage in store.lineages() for report in lineage.reports if report.parent)
    assert compared
    for side in ("outlet", "speaker"):
        assert sum(c.compared for c in counts if c.by == side) == compared
    assert all(sum(n for _, n in c.severities) == c.compared for c in counts)


def test_counts_agree_with_the_list(store: Store) -> None:
    """An outlet's grave alterations are those that the list shows for it."""
    for count in drift_counts(store, DriftFilter()):
        if count.by == "outlet":
            grave = drifted(store, DriftFilter(outlet=count.name, severity="meaning"))
            assert dict(count.severities)["meaning"] == len(grave)


def test_a_kind_counts_its_own_alterations_only(store: Store) -> None:
    """With a kind, what was altered in another way counts as none; the base stays."""
    whole = {(c.by, c.name): c for c in drift_counts(store, DriftFilter())}
    counts = drift_counts(store, DriftFilter(kind="negation"))
    assert {(c.by, c.name): c.compared for c in counts} == {key: c.compared for key, c in whole.items()}
    assert [c.name for c in counts if c.by == "outlet" and dict(c.severities)["meaning"]] == ["Harbour and Field"]


def test_a_severity_leaves_out_the_harmless(store: Store) -> None:
    """Only outlets and speakers with a report altered so gravely stay, with all their counts."""
    everyone = drift_counts(store, DriftFilter())
    counts = drift_counts(store, DriftFilter(severity="meaning"))
    assert counts == [c for c in everyone if dict(c.severities)["meaning"]]
    assert len(counts) < len(everyone)


def test_times_narrow_what_is_compared(store: Store) -> None:
    """A time before all reports leaves nothing to count."""
    assert drift_counts(store, DriftFilter(until="1999")) == []
