"""A newsroom's own names, laid over a store: for what is there, and for what comes."""

from pathlib import Path

import pytest

from quotes.errors import RulesError
from quotes.models import Article
from quotes.store import Store
from quotes.workflow import add_articles
from quotes.workflow.naming import lay_names, names_of

NAMES = '[aliases.people]\n"Mara Venn" = ["Ilka Dorn", "Mara Dorn-Venn"]\n'
ARTICLES = [
    Article("a1", "“The ferry sails on Monday and nobody will stop it,” said Mara Venn.", "A Post", "2031-01-01"),
    Article("a2", "“The quay is rotten from end to end,” said Ilka Dorn.", "B Post", "2031-01-02"),
    Article("a3", "“We shall count the swans in March,” said Mara Dorn-Venn.", "C Post", "2031-01-03"),
    Article("a4", "“I have no opinion on swans at all,” said an official.", "C Post", "2031-01-03"),
]


def speakers(store: Store) -> dict[str, int]:
    """Return how many quotations each speaker has."""
    return {s.name: s.quotations for s in store.speakers()}


def everything(path: Path) -> tuple[list, list, list]:
    """Return what a store says."""
    with Store.open(path) as store:
        return list(store.quotations()), list(store.lineages()), list(store.speakers())


def test_before_and_after_adding(tmp_path: Path) -> None:
    """Laid over first or last, or in between, the names make the same of a store."""
    for place in range(3):
        with Store.open(tmp_path / f"{place}.db") as store:
            add_articles(store, ARTICLES[: 2 * place])
            assert lay_names(store, NAMES, "newsroom.toml") == (0, 1, 2)[place]
            add_articles(store, ARTICLES[2 * place :])
            assert speakers(store) == {"Mara Venn": 3, "an official": 1}
    assert everything(tmp_path / "0.db") == everything(tmp_path / "1.db") == everything(tmp_path / "2.db")


def test_taken_away(tmp_path: Path) -> None:
    """An empty file takes the names away again; a person's rulings stay."""
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        before = list(store.quotations()), list(store.speakers())
        assert lay_names(store, NAMES, "newsroom.toml") == 2
        assert lay_names(store, NAMES, "newsroom.toml") == 0
        lay_names(store, "", "empty.toml")
        assert (list(store.quotations()), list(store.speakers())) == before
        assert names_of(store) is None


def test_faults_are_named_and_change_nothing(tmp_path: Path) -> None:
    """A file with a fault is refused with its name."""
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        for text in ("[aliases", "[aliases.ships]\n", '[aliases.people]\n"Mara Venn" = "Dorn"\n'):
            with pytest.raises(RulesError, match=r"newsroom\.toml"):
                lay_names(store, text, "newsroom.toml")
        assert speakers(store)["Ilka Dorn"] == 1
