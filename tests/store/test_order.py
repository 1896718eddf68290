"""The order of adding, the grouping into batches and repeated adding leave no trace in what a store says."""

from itertools import permutations
from pathlib import Path

import pytest

from quotes.resolve.speakers import forms_of, settle
from quotes.store import Store

ARTICLES = [
    ("a1", "The ferry sails", "Mara Venn", "mayor", "2024-03-05"),
    ("b1", "The ferry stays", "Venn", None, "2024-03-04"),
    ("c1", "The ferry sank", "Mayor Venn", None, None),
    ("d1", "The bridge stands", "Otto T. Rask", "engineer", "2024"),
]


def told(path: Path, order: list[int], size: int, article_of, quotations_of) -> list[list[tuple[object, ...]]]:
    """Add the articles in an order, some twice, and return what the views say."""
    with Store.open(path) as store:
        with store.batch(size):
            for number in [*order, order[0]]:
                article, words, who, role, published = ARTICLES[number]
                plan = store.plan(article_of(words, article, who=who, published=published))
                quotations = quotations_of(plan.article, role)
                store.add_article(plan.article, quotations, forms=forms_of(plan.base_id, quotations))
        for block in store.unsettled():
            store.settle(block, settle(store.forms(block)))
        views = ("quotations", "speakers", "speaker_names", "speaker_roles", "articles")
        return [sorted((tuple(r) for r in store._database.rows(f"SELECT * FROM {v}")), key=repr) for v in views]


@pytest.mark.parametrize("order", list(permutations(range(len(ARTICLES))))[1::5])
def test_any_order(tmp_path: Path, order: tuple[int, ...], article_of, quotations_of) -> None:
    """Every order and grouping gives the same views."""
    usual = told(tmp_path / "usual.db", list(range(len(ARTICLES))), 100, article_of, quotations_of)
    assert told(tmp_path / "other.db", list(order), 1, article_of, quotations_of) == usual
    assert [row[0] for row in usual[1]] == ["Mara Venn", "Otto T. Rask"]
