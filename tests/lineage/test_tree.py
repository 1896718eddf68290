"""Families of reports out of links."""

import random

from attrs import evolve

from quotes.lineage import build_lineages, lineage_id
from quotes.models import Comparison, Credit, Link, Report, Speaker

DAYS = ["2030-01-01", "2030-01-02", "2030-01-03", "2030-01-04"]
A, B, C, D = (
    Report(name, f"art-{name}", 0, 5, f"{name.upper()} Post", day, "direct", "Words")
    for name, day in zip("abcd", DAYS, strict=True)
)
CHAIN = {"a": Link("a"), "b": Link("b", "a", 0.9), "c": Link("c", "b", 0.8)}


def test_alone() -> None:
    """A report without a link is a lineage of its own."""
    assert [[r.quotation for r in x.reports] for x in build_lineages([A, B], {})] == [["a"], ["b"]]


def test_chain() -> None:
    """Parents, severities and the gravest of them."""
    comparisons = {"b": Comparison("meaning", 0.75), "c": Comparison("none", 1.0)}
    [lineage] = build_lineages([C, A, B], CHAIN, comparisons)
    assert [(r.quotation, r.parent, r.severity) for r in lineage.reports] == [
        ("a", None, None),
        ("b", "a", "meaning"),
        ("c", "b", "none"),
    ]
    assert lineage.severity == "meaning"
    assert lineage.reports[1].similarity == 0.75


def test_any_order() -> None:
    """The order of the reports makes no difference."""
    links = {**CHAIN, "d": Link("d", beside=("b",))}
    reports = [A, B, C, D]
    expected = build_lineages(reports, links)
    for seed in range(8):
        random.Random(seed).shuffle(reports)
        assert build_lineages(reports, links) == expected


def test_beside_shares_the_lineage() -> None:
    """Reports tied in time stand side by side."""
    [lineage] = build_lineages([A, evolve(B, published=A.published)], {"b": Link("b", beside=("a",))})
    assert [r.parent for r in lineage.reports] == [None, None]
    assert lineage.first.basis == "unknown"


def test_parent_before_child() -> None:
    """A day alone sorts at its start, and yet no child stands before its parent."""
    late = evolve(A, published="2030-01-01T23:30:00-05:00")
    child = evolve(B, published="2030-01-02")
    [lineage] = build_lineages([child, late], {"b": Link("b", "a")})
    assert [r.quotation for r in lineage.reports] == ["a", "b"]


def test_splice_names_the_other_lineage() -> None:
    """A splice stands in one lineage and points to the other."""
    one, two = build_lineages([A, B, C], {"c": Link("c", "a", 0.6, ("b",))})
    assert [r.quotation for r in one.reports] == ["a", "c"]
    [also] = one.reports[1].also
    assert (also.lineage, also.parent) == (two.lineage, "b")


def test_ids_are_stable() -> None:
    """A lineage is named after its first report, unless it had a name already; no name is given twice."""
    assert build_lineages([A], {})[0].lineage == lineage_id("a")
    [kept] = build_lineages([A, B], CHAIN, known_ids={"b": "L-old"})
    assert kept.lineage == "L-old"
    one, two = build_lineages([A, B], {}, known_ids={"a": "L-old", "b": "L-old"})
    assert (one.lineage, two.lineage) == ("L-old", lineage_id("b"))


def test_speaker_of_the_lineage() -> None:
    """Who a later report names speaks for an unnamed first one; a later name does not replace a first."""
    nameless, named = Speaker("an official", "anonymous"), Speaker("Bo Hald", "person")
    link = {"b": Link("b", "a")}
    assert build_lineages([evolve(A, speaker=nameless), evolve(B, speaker=named)], link)[0].speaker == named
    other = Speaker("Ana Ruiz", "person")
    assert build_lineages([evolve(A, speaker=other), evolve(B, speaker=named)], link)[0].speaker == other


def test_credits_of_the_lineage() -> None:
    """Credits that cover a report or its whole article, and no others."""
    own = Credit("art-b", "A Post", "told the A Post", 0, 9, "told-to", ("b",))
    whole = Credit("art-b", "C Post", "(C Post)", 0, 9, "credit", ())
    other = Credit("art-b", "D Post", "told the D Post", 0, 9, "told-to", ("x",))
    [lineage] = build_lineages([A, B], CHAIN, credits=[own, whole, other])
    assert lineage.credits == (own, whole)


def test_apart_where_the_earlier_part_keeps_the_id() -> None:
    """The lineage of b falls apart: a, found to be earlier, keeps its id; b gets one that nobody has."""
    known = {"a": lineage_id("b"), "b": lineage_id("b")}
    one, two = build_lineages([A, B], {}, known_ids=known)
    assert (one.lineage, [r.quotation for r in two.reports]) == (lineage_id("b"), ["b"])
    assert two.lineage not in known.values()
    again = {"a": one.lineage, "b": two.lineage}
    assert [x.lineage for x in build_lineages([A, B], {}, known_ids=again)] == [one.lineage, two.lineage]
