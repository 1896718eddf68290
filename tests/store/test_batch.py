"""Batches: many articles to a commit, each still all or nothing."""

import sqlite3
from contextlib import closing

import pytest

from quotes.errors import StoreError
from quotes.store import Store


def committed(path) -> int:
    """Return how many articles another process sees."""
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute("SELECT count(*) FROM article").fetchone()[0]


def test_commits_come_in_groups(store: Store, put, path) -> None:
    """Others see the articles group by group, and all at the end."""
    seen = []
    with store.batch(size=2):
        for number in range(5):
            put(f"Ferry {number} sails", f"a{number}")
            seen.append(committed(path))
    assert seen == [0, 2, 2, 4, 4]
    assert committed(path) == 5


def test_one_bad_article_spoils_no_other(store: Store, put, article_of, quotations_of, path) -> None:
    """An article that is refused leaves those before and after it whole."""
    with store.batch():
        put("Ferry one sails", "a1")
        with pytest.raises(StoreError):
            store.add_article(article_of("Ferry two sails", "a2"), quotations_of(article_of("x", "zz")))
        put("Ferry three sails", "a3")
    assert [found.article.id for found in store.articles()] == ["a1", "a3"]
    assert committed(path) == 2


def test_an_interruption_keeps_what_was_finished(store: Store, put, path) -> None:
    """Ctrl-C within a batch commits the finished articles and goes on upwards."""

    def interrupted() -> None:
        with store.batch():
            put("Ferry one sails", "a1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert committed(path) == 1
    put("Ferry two sails", "a2")
    assert committed(path) == 2


def test_batches_within_batches(store: Store, put, path) -> None:
    """An inner batch is part of the outer one."""
    with store.batch(), store.batch(size=1):
        put("Ferry one sails", "a1")
        assert committed(path) == 0
    assert committed(path) == 1


def test_a_transaction_undoes_all_inside(store: Store, put, path) -> None:
    """Several changes in one transaction go together."""

    def failing() -> None:
        with store.transaction():
            put("Ferry one sails", "a1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert committed(path) == 0


def test_keys_that_wait_are_found(store: Store, article_of) -> None:
    """Within a batch an article is a candidate at once; what is undone takes only its own keys along."""

    def half_done() -> None:
        with store.transaction():
            store.add_article(article_of("Ferry two sails", "a2"), prose_keys=[1, 3])
            assert store.prose_candidates([1]) == ("a1", "a2")
            raise ZeroDivisionError

    with store.batch():
        store.add_article(article_of("Ferry one sails", "a1"), prose_keys=[1, 2])
        with pytest.raises(ZeroDivisionError):
            half_done()
        assert store.prose_candidates([1, 3]) == ("a1",)
        store.add_article(article_of("Ferry three sails", "a3"), prose_keys=[2])
    assert store.prose_candidates([1, 2, 3]) == ("a1", "a3")
    assert store._database.number("SELECT count(*) FROM prose_key") == 3


def test_many_keys_do_not_wait_in_memory(store: Store, article_of, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a bound the keys are written before the commit."""
    monkeypatch.setattr("quotes.store.database.MOST_DEFERRED", 3)
    with store.batch():
        for number in range(4):
            store.add_article(article_of(f"Ferry {number} sails", f"a{number}"), prose_keys=[1, 2])
        assert store._database.number("SELECT count(*) FROM prose_key") >= 4
    assert store.prose_candidates([1]) == ("a0", "a1", "a2", "a3")
