"""A ruling is made and applied whole, or not at all."""

from pathlib import Path

import pytest

from quotes.errors import UsageError
from quotes.models import Article
from quotes.store import Store
from quotes.workflow import add_articles
from quotes.workflow.naming import lay_names
from quotes.workflow.ruling import import_rulings, rule, undo

BY = {"who": "am", "when": "2031-05-01T09:00:00+00:00"}
ARTICLES = [
    Article("a1", "“The ferry sails on Monday and nobody will stop it,” said Mara Venn.", "A Post", "2031-01-01"),
    Article("a2", "“The ferry sails on Monday and nobody will stop it,” said Ilka Dorn.", "B Post", "2031-01-02"),
]


def everything(store: Store) -> tuple[list, list, list, int]:
    """Return what a store says."""
    return list(store.quotations()), list(store.lineages()), list(store.speakers()), len(store.entries())


def test_interrupted_before_the_linking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever interrupts a ruling has not made it."""
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        rule(store, "not-speech", [next(iter(store.quotations())).id], **BY)
        lines = list(store.export_rulings())
        undo(store, 1, **BY)
        before = everything(store)

        def interrupt(*_: object) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr("quotes.assembly.relink", interrupt)
        for change in (
            lambda: rule(store, "same", ["p:mara-venn", "p:ilka-dorn"], **BY),
            lambda: undo(store, rule(store, "same", ["p:mara-venn", "p:ilka-dorn"], **BY).number, **BY),
            lambda: import_rulings(store, [lines[0].replace('"am"', '"bo"')], "rulings.jsonl"),
            lambda: lay_names(store, '[aliases.people]\n"Mara Venn" = ["Ilka Dorn"]', "newsroom.toml"),
        ):
            with pytest.raises(KeyboardInterrupt):
                change()
            assert everything(store) == before
        monkeypatch.undo()
        rule(store, "same", ["p:mara-venn", "p:ilka-dorn"], **BY)
        assert len(list(store.speakers())) == 1


def test_a_name_taken_back_links_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a speaker said is linked anew when a name is given, and when it is taken back."""
    import quotes.assembly as assembly

    relinked: list[list[str]] = []
    real = assembly.relink
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        monkeypatch.setattr(assembly, "relink", lambda s, ids: relinked.append(list(ids)) or real(s, ids))
        rule(store, "speaker", ["p:mara-venn"], name="Ilse Marn", **BY)
        undo(store, 1, **BY)
        rule(store, "speaker", ["p:mara-venn"], name="Ilka Dorn", **BY)
        undo(store, 3, **BY)
    assert relinked == [["a1"], ["a1"], ["a1", "a2"], ["a1", "a2"]]


def test_an_id_that_nobody_has(tmp_path: Path) -> None:
    """A slip in a speaker's id makes no new person."""
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        subject = next(q.id for q in store.quotations() if q.speaker is not None)
        with pytest.raises(UsageError, match="is no speaker of this store"):
            rule(store, "speaker", [subject], name="p:nobody-here", **BY)
        assert not store.entries()
