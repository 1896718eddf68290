"""Candidates by shared keys: most shared first, bounded, without what has gone."""

from quotes.store import Store
from quotes.store.candidates import POSTINGS


def add(store: Store, article_of, quotations_of, article: str, keys: list[int], **more: list[int]) -> None:
    """Add an article whose one quotation has these keys."""
    made = article_of("The ferry sails", article)
    store.add_article(made, quotations_of(made), keys={f"{article}-q": keys}, **more)


def test_most_shared_first(store: Store, article_of, quotations_of) -> None:
    """More shared keys come first, then what was added first; keys use all 64 bits."""
    add(store, article_of, quotations_of, "a", [1, 2**64 - 1])
    add(store, article_of, quotations_of, "b", [1, 2**63, 2**64 - 1])
    add(store, article_of, quotations_of, "c", [1])
    assert store.candidates([1, 2**63, 2**64 - 1]) == ("b-q", "a-q", "c-q")
    assert store.candidates([1, 2**63, 2**64 - 1], limit=1) == ("b-q",)
    assert store.candidates([7]) == store.candidates([]) == ()


def test_prose_and_copies(store: Store, article_of, quotations_of) -> None:
    """Articles are found by the keys of their prose and by those that tell copies."""
    add(store, article_of, quotations_of, "a", [], prose_keys=[1, 2], copy_keys=[5, 6])
    add(store, article_of, quotations_of, "b", [], prose_keys=[2], copy_keys=[6])
    assert store.prose_candidates([2, 1]) == ("a", "b")
    assert store.copy_candidates([5, 6, 7]) == (("a", 2, 2), ("b", 1, 1))


def test_what_is_gone_is_no_candidate(store: Store, article_of, quotations_of) -> None:
    """A removed article is found no more, and its keys can be dropped."""
    add(store, article_of, quotations_of, "a", [1], prose_keys=[2])
    add(store, article_of, quotations_of, "b", [1], prose_keys=[2])
    store.remove_article("a")
    assert (store.candidates([1]), store.prose_candidates([2])) == (("b-q",), ("b",))
    store.drop_stale_keys()
    assert store._database.number("SELECT count(*) FROM quotation_key") == 1
    add(store, article_of, quotations_of, "c", [1])
    assert store.candidates([1]) == ("b-q", "c-q")


def test_stock_phrases_do_not_drown_the_rare(store: Store, article_of, quotations_of) -> None:
    """A key that very many share counts only where rarer ones do not decide."""
    with store.batch():
        for number in range(POSTINGS + 5):
            add(store, article_of, quotations_of, f"s{number:04}", [1])
        add(store, article_of, quotations_of, "own", [1, 2, 3])
    assert store.candidates([1, 2, 3]) == ("own-q",)
    assert store.candidates([1], limit=2) == ("s0000-q", "s0001-q")
