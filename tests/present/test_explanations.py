"""Every rule that can decide a speaker has its explanation in words."""

from pathlib import Path

import pytest

from quotes.ingest import read_articles
from quotes.models import Article
from quotes.present.evidence import explanation
from quotes.rules import read_rules
from quotes.workflow import extract_article

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.mark.parametrize("name", sorted(set(read_rules("confidence")["rule"]) - {"default"}))
def test_each_measured_rule_is_explained(name: str) -> None:
    """A rule whose confidence was measured can be explained to a reporter."""
    assert explanation(name)


def test_each_rule_met_is_explained() -> None:
    """So can every rule that decides in our own articles."""
    met = set()
    for article in read_articles([*sorted(FIXTURES.glob("demo/*/*.txt")), FIXTURES / "commands" / "quay"]):
        assert isinstance(article, Article)
        met |= {q.rule for q in extract_article(article, scare=True, indirect=True)}
    assert met
    assert not {rule for rule in met if not explanation(rule)}
