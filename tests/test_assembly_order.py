"""The order of adding makes no difference, and a store says what the memory says."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from quotes.assembly import assemble
from quotes.models import Article, Lineage
from quotes.store import Store
from quotes.workflow import add_articles, extract_article

STORIES = Path(__file__).resolve().parents[1] / "fixtures" / "lineage" / "stories.jsonl"
CASES = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]
#: Versions are left out: which of two texts under one address is stored under which id depends on what came first.
ARTICLES = [Article(**fields) for story in CASES if "versions" not in story["covers"] for fields in story["articles"]]


def content(lineages: Sequence[Lineage]) -> list[Any]:
    """Return what lineages say, but for their own ids and those of speakers."""
    told = []
    for lineage in lineages:
        reports = [
            (r.quotation, r.kind, r.parent, [a.parent for a in r.also], r.copies, r.severity, r.alterations)
            for r in lineage.reports
        ]
        told.append((reports, lineage.first, lineage.severity, lineage.credits))
    return sorted(told, key=str)


def stored(path: Path, batches: Sequence[Sequence[Article]]) -> list[Lineage]:
    """Return the lineages of a store to which articles were added in batches."""
    with Store.open(path) as store:
        for batch in batches:
            add_articles(store, batch)
        return list(store.lineages())


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What a store says to which all was added at once."""
    return content(stored(tmp_path_factory.mktemp("together") / "quotes.db", [ARTICLES]))


def test_memory_and_store_agree(together: list[Any]) -> None:
    """The same articles give the same lineages with and without a store."""
    found = assemble((a, extract_article(a, scare=True, indirect=True)) for a in ARTICLES)
    assert content(found) == together


@pytest.mark.parametrize("seed", range(4))
def test_any_order(seed: int, tmp_path: Path, together: list[Any]) -> None:
    """Articles shuffled and added in batches of any size end in the same lineages."""
    draw = random.Random(seed)
    articles = ARTICLES[:]
    draw.shuffle(articles)
    batches = []
    while articles:
        size = draw.choice((1, 2, 5, 20))
        batches.append(articles[:size])
        articles = articles[size:]
    assert content(stored(tmp_path / "quotes.db", batches)) == together


def test_every_spoken_quotation_has_one_lineage(tmp_path: Path) -> None:
    """Each direct and partial quotation stands in one lineage, scare quotes in none."""
    with Store.open(tmp_path / "quotes.db") as store:
        add_articles(store, ARTICLES)
        homes: dict[str, list[str]] = {}
        for lineage in store.lineages():
            for report in lineage.reports:
                for quotation in (report.quotation, *(copy.quotation for copy in report.copies)):
                    homes.setdefault(quotation, []).append(lineage.lineage)
        for quotation in store.quotations():
            count = len(homes.get(quotation.id, []))
            assert count == {"scare": 0, "indirect": count}.get(quotation.kind, 1), quotation


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    """The same articles once more leave every lineage as it is, its id included."""
    with Store.open(tmp_path / "quotes.db") as store:
        add_articles(store, ARTICLES)
        before = list(store.lineages())
        add_articles(store, ARTICLES)
        assert list(store.lineages()) == before


def test_no_parent_is_later(together: list[Any]) -> None:
    """No report has a parent that stands after it."""
    for reports, *_ in together:
        seen: set[str] = set()
        for quotation, _, parent, *_ in reports:
            assert parent is None or parent in seen
            seen.add(quotation)
