"""An article is read no farther than its speakers need: reading all of it names the same speakers."""

from pathlib import Path

import pytest

from quotes.extract import find_quotations
from quotes.ingest import read_articles
from quotes.models import Article
from quotes.resolve import chain, name_speakers, prominence

DEMO = Path(__file__).parents[2] / "fixtures" / "demo"
#: Speakers of every sort, and after the last of them more that could be taken for one.
MORE = (
    "Ada Venn and Ruta Ozols met in Linden. “It leaks,” she said. “It does not,” the engineer said.\n"
    "Ms Ozols, an engineer, left early. He was late, said Per Lund. “Never mind,” said Venn.\n"
    "The minister was asked. Ozols and the minister wrote to the company. It sent a letter to her.",
    "“I was cold,” the 54-year-old said. Ivo Mandl lives in Linden. He and his son fish there.",
    "“We knew,” he told reporters. Jonas Brek, the harbour master, then left with a spokesman for the port.",
)
ARTICLES = [
    *(item for item in read_articles([DEMO]) if isinstance(item, Article)),
    *(Article(f"more-{n}", text) for n, text in enumerate(MORE)),
]


@pytest.mark.parametrize("article", ARTICLES, ids=[a.id for a in ARTICLES])
def test_reading_all_names_the_same(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where the reading ends nor how far a pronoun looks back shows in the quotations."""
    reading = find_quotations(article, indirect=True)
    short = name_speakers(article, reading)
    monkeypatch.setattr(chain._Reader, "may_get_role", lambda *_: True)
    monkeypatch.setattr(prominence, "_MOST_AGREEMENT", 1000)
    assert name_speakers(article, reading) == short
    assert any(q.speaker for q in short)
