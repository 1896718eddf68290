"""Several processes: readers beside a writer, and two writers in turn."""

from quotes.store import Store


def test_a_reader_beside_a_batch(store: Store, put, path) -> None:
    """While a batch is open a reader sees the store as it was, and afterwards as it is."""
    put("Ferry one sails", "a1")
    with Store.open(path, readonly=True) as reader:
        with store.batch():
            put("Ferry two sails", "a2")
            assert reader.counts().articles == 1
        assert reader.counts().articles == 2


def test_two_writers_in_turn(store: Store, put, path, article_of) -> None:
    """What another process added in between is known when it is planned."""
    with Store.open(path) as other:
        plan = other.plan(article_of("Ferry one sails"))
        other.add_article(plan.article)
    assert store.plan(article_of("Ferry one sails")).status == "unchanged"
    assert store.plan(article_of("Ferry one stays")).stored_id == "a1@2"
