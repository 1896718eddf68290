"""The outlet that words were told to, and the outlets that are credited, in short articles as they are read."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.lineage import find_credits, open_book, outlet_key
from quotes.lineage.outlets import full_name
from quotes.models import Article
from quotes.workflow import extract_article

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "lineage" / "outlets_in_articles.jsonl"
CASES = [json.loads(line) for line in FIXTURE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['about']}: {c['text'][-50:]}")
def test_told_and_credited(case: dict[str, Any]) -> None:
    """The first quotation was told to that outlet, and the article credits those outlets and no other."""
    article = Article("a", case["text"], outlet=case["outlet"])
    found = extract_article(article, indirect=True)
    book = open_book((case["outlet"],))

    def key(name: str | None) -> str | None:
        return outlet_key(full_name(name, book)) if name else None

    credits = find_credits(article, found)
    assert all(case["text"][c.start : c.end] == c.phrase for c in credits)
    assert {key(c.outlet) for c in credits} == {key(name) for name in case["credits"]}
    assert key(next(q.told_to for q in found if q.kind != "indirect")) == key(case["told_to"])
