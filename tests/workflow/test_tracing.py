"""Lineages by id and by words; altered reports in order."""

from pathlib import Path

import pytest

from quotes.errors import NotFoundError
from quotes.models import SEVERITIES, Article
from quotes.present.telling import is_update
from quotes.store import Store
from quotes.workflow import DriftFilter, add_articles, drifted, find_lineages


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


@pytest.mark.parametrize(
    ("later", "outlet", "url", "updated"),
    [
        ("quay-evening", "Velm Courier", "https://velm.example/quay", True),
        ("quay", "Velm Courier", None, True),
        ("quay", "Coastal Digest", None, False),
        ("quay-evening", "Velm Courier", None, False),
    ],
)
def test_a_later_version_is_known_by_address_or_id(
    tmp_path: Path, later: str, outlet: str, url: str | None, updated: bool
) -> None:
    """A version under another id is an update; an article of another outlet that has the id is none."""
    text = "“We may raise the old quay by two feet before the storms arrive,” said Ines Dragomir, the harbour master."
    articles = [
        Article("quay", text, outlet="Velm Courier", published="2030-05-02T08:00Z", url=url),
        Article(later, text.replace("may", "will"), outlet=outlet, published="2030-05-02T18:00Z", url=url),
    ]
    with Store.open(tmp_path / "s.db") as opened:
        add_articles(opened, articles)
        (found,) = find_lineages(opened, "old quay")
    one, other = found.reports
    assert (other.severity, is_update(other, one)) == ("meaning", updated)


def test_reports_keep_whether_words_were_said(tmp_path: Path) -> None:
    """What was told as never said is so after the store was read again."""
    denial = "Joris Pell never said “the council sold the lamps for scrap”, his lawyer said."
    said = "“The council sold the lamps for scrap,” said Joris Pell."
    with Store.open(tmp_path / "s.db") as opened:
        add_articles(opened, [Article("a", denial, published="2030-05-02"), Article("b", said, published="2030-05-03")])
        (found,) = find_lineages(opened, "sold the lamps")
    assert [(r.article, r.polarity) for r in found.reports] == [("a", "negated"), ("b", "asserted")]
    assert found.severity == "meaning"
