"""Lineages by id and by words; altered reports in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.errors import NotFoundError, UsageError
from quotes.models import SEVERITIES, Article, QuotationKind
from quotes.present.records import report_record
from quotes.present.telling import is_update
from quotes.store import QuotationFilter, Store
from quotes.workflow import DriftFilter, add_articles, drift_counts, drifted, find_lineages
from quotes.workflow.ruling import rule


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


VELM = [
    (
        "a",
        "Velm Courier",
        "2030-05-02",
        "“We may raise the old quay by two feet before the storms arrive,” said Ada Lom.",
    ),
    (
        "b",
        "Lake Post",
        "2030-05-03",
        "“We will raise the old quay by two feet before the storms arrive,” said Ada Lom.",
    ),
    ("c", "Hill News", None, "Ada Lom said: “We will raise the old quay by two feet before the storms arrive.”"),
    ("d", "Velm Courier", "2030-05-02", "“Nobody has fed the hens in the harbour,” said Joris Pell."),
    ("e", "Lake Post", "2030-05-03", "“Somebody has fed the hens in the harbour,” said Joris Pell."),
    ("f", "Hill News", "2030-05-09", "The boat is called “The Grey Heron of Velm”. Ada Lom said that the boat leaks."),
]


@pytest.fixture
def velm(tmp_path: Path) -> Iterator[Store]:
    """Two altered remarks, one of them so worded in two outlets; a boat's name; a statement of its own."""
    with Store.open(tmp_path / "s.db") as opened:
        add_articles(opened, [Article(i, text, outlet=o, published=when) for i, o, when, text in VELM])
        yield opened


def test_outlets_that_carry_a_wording_are_counted_whatever_closes_it(velm: Store) -> None:
    """A comma before the reporting words and a full stop after them are one wording; it comes before a lone one."""
    found = drifted(velm, DriftFilter(severity="meaning"))
    assert [(d.report.outlet, d.outlets) for d in found if d.report.article != "c"] == [
        ("Lake Post", 2),
        ("Lake Post", 1),
    ]


def test_undated_reports_stand_in_no_time(velm: Store) -> None:
    """As in the list of quotations: of an undated report nobody can say that it appeared since then."""
    wide = {d.report.article for d in drifted(velm, DriftFilter())}
    for wanted in (DriftFilter(since="2030-05"), DriftFilter(until="2031"), DriftFilter(since="2030", until="2030")):
        assert {d.report.article for d in drifted(velm, wanted)} == wide - {"c"}
        assert all(c.name != "Hill News" for c in drift_counts(velm, wanted))
    assert not drifted(velm, DriftFilter(since="2030-05-04"))
    for wrong in (DriftFilter(since="then"), DriftFilter(until="May")):
        with pytest.raises(UsageError, match="is no date"):
            drifted(velm, wrong)
        with pytest.raises(UsageError, match="is no date"):
            drift_counts(velm, wrong)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("scare", "nobody is said to have spoken"), ("indirect", "restates no quotation"), ("direct", "by a ruling")],
)
def test_a_quotation_without_a_lineage_says_why(velm: Store, kind: QuotationKind, reason: str) -> None:
    """The id of a name in marks, of a statement alone, of words ruled to be no speech: each is known and explained."""
    article = "d" if kind == "direct" else "f"
    (quotation,) = velm.quotations(QuotationFilter(article=article, kinds=(kind,)))
    if kind == "direct":
        rule(velm, "not-speech", (quotation.id,), who="Ida", when="2030-06-01T00:00Z")
    with pytest.raises(NotFoundError, match=reason):
        find_lineages(velm, quotation.id)


def test_where_each_report_lies(tmp_path: Path) -> None:
    """Words in two pieces are told with both places, and a denial with what it denies, from the store too."""
    mill = "The mill will close in May, and nobody in this valley was asked about it"
    pieces = "“The mill will close in May,” said Mara Venn, “and nobody in this valley was asked about it.”"
    articles = [
        Article("a", f"{pieces}", "A Post", "2031-01-01"),
        Article("b", f"Mara Venn never said “{mill}.”", "B Post", "2031-01-02"),
    ]
    with Store.open(tmp_path / "a.db") as opened:
        add_articles(opened, articles)
        (found,) = opened.lineages()
    texts = {a.id: a.text for a in articles}
    first, denied = (report_record(r) for r in found.reports)
    assert (first["polarity"], denied["polarity"]) == ("asserted", "negated")
    assert [len(r["segments"]) for r in (first, denied)] == [2, 1]
    for report in (first, denied):
        lying = [texts[report["article"]][s["start"] : s["end"]] for s in report["segments"]]
        assert lying == [s["text"] for s in report["segments"]]
        assert " ".join(lying) == report["text"]
