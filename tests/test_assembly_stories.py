"""Invented stories told by several outlets, from text to lineages."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.assembly import assemble
from quotes.models import Article, Lineage, Report
from quotes.workflow import extract_article

STORIES = Path(__file__).resolve().parents[1] / "fixtures" / "lineage" / "stories.jsonl"
CASES = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]


def lineages_of(story: dict[str, Any]) -> list[Lineage]:
    """Return the lineages of a story's articles."""
    articles = [Article(**fields) for fields in story["articles"]]
    return assemble((a, extract_article(a, scare=True, indirect=True)) for a in articles)


def report_at(lineages: list[Lineage], article: str, words: str) -> tuple[Lineage, Report] | None:
    """Return the report of an article that has ``words``, with its lineage."""
    bare = words.strip(".,‘’“”")
    found = [
        (lineage, report)
        for lineage in lineages
        for report in lineage.reports
        if report.article == article and bare.lower() in report.text.lower()
    ]
    return min(found, key=lambda f: len(f[1].text), default=None)


def shown(lineages: list[Lineage]) -> str:
    """Return lineages as text for a failure."""
    lines = []
    for lineage in lineages:
        first = lineage.first
        lines.append(f"{first.outlet} by {first.basis} in {first.article} ({first.note})")
        lines += [f"    {r.article} {r.kind} {r.text!r} <- {r.parent} {r.severity}" for r in lineage.reports]
    return "\n".join(lines)


@pytest.mark.parametrize("story", CASES, ids=lambda s: s["story"])
def test_story(story: dict[str, Any]) -> None:
    """Reports, parents, severities, kinds and the first outlet are as expected."""
    lineages = lineages_of(story)
    for expected in story["expected"]:
        home: Lineage | None = None
        for want in expected["reports"]:
            found = report_at(lineages, want["article"], want["words"])
            assert found, f"no report of {want['words']!r} in {want['article']}\n{shown(lineages)}"
            lineage, report = found
            home = home or lineage
            assert lineage is home, f"{want['article']} stands in another lineage\n{shown(lineages)}"
            check_report(want, report, lineage, shown(lineages))
        assert home is not None
        first, wanted = home.first, expected["first"]
        assert (first.outlet, first.basis, first.article) == (wanted["outlet"], wanted["basis"], wanted["article"])
        assert wanted["note"] in first.note
    for one, words, other, others in story["apart"]:
        a, b = report_at(lineages, one, words), report_at(lineages, other, others)
        assert a, shown(lineages)
        assert b is None or b[0] is not a[0], shown(lineages)


def check_report(want: dict[str, Any], report: Report, lineage: Lineage, context: str) -> None:
    """Compare one report with what is expected of it."""
    by_id = {r.quotation: r for r in lineage.reports}
    parents = want["parent"] if isinstance(want["parent"], list) else [want["parent"]]
    parent = by_id[report.parent].article if report.parent else None
    assert parent in parents, f"parent of {want['article']}\n{context}"
    if want["severity"]:
        assert report.severity == want["severity"], f"{report.alterations}\n{context}"
    assert set(want["kinds"]) <= {a.kind for a in report.alterations}, context
    if "kind" in want:
        assert report.kind == want["kind"], context
    if "copies" in want:
        assert [c.article for c in report.copies] == want["copies"], context
    if "also" in want:
        assert len(report.also) == want["also"], context
