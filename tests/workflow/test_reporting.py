"""What the report page reads from a store."""

from pathlib import Path

import pytest

from quotes.models import Article
from quotes.present.page import render_page
from quotes.store import Store
from quotes.workflow import add_articles, reporting

SAID = [
    ("Venn", "The ferry sails on Monday and nobody will stop it"),
    ("Dorn", "The lighthouse lost its lamp in the storm of last winter"),
    ("Ilk", "Our school has no roof and the rain comes into every room"),
]


def test_a_large_store_is_counted_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not listed is counted, so that the head of the page says the same however much is listed."""
    articles = [
        Article(f"{outlet}-{name}", f"“{words},” said Mara {name}.", outlet, f"2031-01-0{day}")
        for name, words in SAID
        for day, outlet in enumerate(("A Post", "B Post"), start=1)
    ]
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, articles)
        whole = render_page(reporting.page_data(store))
        for name in ("LINEAGES", "SPEAKERS", "ARTICLES"):
            monkeypatch.setattr(reporting, name, 1)
        short = reporting.page_data(store)
    assert (len(short.lineages), len(short.speakers), len(short.articles)) == (1, 1, 1)
    html = render_page(short)
    start = html.index('<p class="lead">')
    assert html[start : html.index("</ul>")] == whole[start : whole.index("</ul>")]
    assert "And 2 lineages more" in html
    assert all(a.text == "" for a in short.articles)
