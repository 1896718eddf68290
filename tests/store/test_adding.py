"""Adding articles: once, again, with better metadata; all of an article or nothing."""

import sqlite3
from contextlib import closing

import pytest
from attrs import evolve

from quotes.errors import NotFoundError, StoreError
from quotes.models import Credit, Span
from quotes.store import Store


def test_what_goes_in_comes_out(store: Store, article_of, quotations_of, form_of) -> None:
    """Article, quotation, credits come back equal, the speaker under the id of its form."""
    article = article_of(
        "The ferry sails", outlet="Dravno Ledger", published="2024-03-05", title="Ferry", byline="A. M."
    )
    (quotation,) = quotations_of(article, "harbour master")
    credit = Credit("a1", "Lake Post", "told the Lake Post", 3, 21, "told-to", ("a1-q",))
    forms = {"a1-q": form_of("Mara Venn")}
    assert store.add_article(article, [quotation], forms=forms, credits=[credit]) == ("added", "a1")
    assert store.article("a1") == article
    assert store.quotation("a1-q") == evolve(quotation, speaker=evolve(quotation.speaker, id="p:mara-venn"))
    assert store.credits_of("a1") == (credit,)


def test_segments_keep_their_places(store: Store, article_of, quotations_of) -> None:
    """A quotation of several pieces comes back with the words of each."""
    article = article_of("The ferry 🛳 sails on Monday")
    (quotation,) = quotations_of(article)
    text = article.text
    pieces = tuple(Span(s, e, text[s:e]) for s, e in ((1, 12), (13, 18), (22, 28)))
    store.add_article(article, [evolve(quotation, segments=pieces)])
    assert store.quotation("a1-q").segments == pieces


def test_the_same_article_again_changes_nothing(store: Store, put, path) -> None:
    """Adding again is reported as unchanged, and the file stays the same byte for byte."""
    put("The ferry sails", outlet="Dravno Ledger")
    before = path.read_bytes()
    put("The ferry sails", outlet="Dravno Ledger")
    assert path.read_bytes() == before
    assert store.counts().quotations == 1


def test_gaps_in_metadata_are_no_change(store: Store, put, article_of) -> None:
    """An input that knows less of an article than the store takes nothing away."""
    put("The ferry sails", outlet="Dravno Ledger", published="2024-03-05")
    plan = store.plan(article_of("The ferry sails"))
    assert plan.status == "unchanged"
    assert plan.article.outlet == "Dravno Ledger"


def test_better_metadata_is_taken_over(store: Store, put) -> None:
    """A date that was missing is filled in, in place, and the quotation keeps its id."""
    put("The ferry sails", outlet="Dravno Ledger")
    again = put("The ferry sails", outlet="Dravno Ledger", published="2024-03-05")
    assert (again.id, again.published) == ("a1-q", "2024-03-05")
    assert store.counts().articles == 1


def test_again_replaces_what_was_found(store: Store, put, article_of, quotations_of) -> None:
    """With better rules an article can be read anew."""
    put("The ferry sails")
    article = article_of("The ferry sails")
    (quotation,) = quotations_of(article)
    status = store.add_article(article, [evolve(quotation, speaker=None, reason="no-cue")], again=True)
    assert status == ("updated", "a1")
    assert store.quotation("a1-q").reason == "no-cue"
    assert [found.quotation for found in store.search("ferry")] == ["a1-q"]


def test_removing_takes_all_of_an_article(store: Store, put) -> None:
    """A removed article leaves neither quotations nor finds behind."""
    put("The ferry sails")
    store.remove_article("a1")
    assert (store.counts().articles, store.counts().quotations, list(store.search("ferry"))) == (0, 0, [])
    with pytest.raises(NotFoundError):
        store.remove_article("a1")


def test_quotations_of_another_article_are_refused(store: Store, article_of, quotations_of) -> None:
    """Quotations extracted under an id that the article will not have are a mistake of the caller."""
    with pytest.raises(StoreError, match="another article"):
        store.add_article(article_of("The ferry sails"), quotations_of(article_of("The ferry sails", "b")))


def test_words_that_do_not_lie_where_they_say(store: Store, article_of, quotations_of) -> None:
    """A segment whose place does not fit its words is refused, and the article with it."""
    article = article_of("The ferry sails")
    (quotation,) = quotations_of(article)
    with pytest.raises(StoreError, match="does not lie where it says"):
        store.add_article(article, [evolve(quotation, segments=(Span(1, 3, "The ferry"),))])
    assert store.counts().articles == 0


def test_a_fault_in_the_middle_leaves_the_store_as_it_was(store: Store, put, article_of, path) -> None:
    """Keys that raise while they are read undo the article that they belong to."""
    put("The ferry sails")
    before = path.read_bytes()

    def keys():
        yield 1
        raise RuntimeError("the disk of the caller is gone")

    with pytest.raises(RuntimeError):
        store.add_article(article_of("The ferry stays", "a2"), prose_keys=keys())
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT count(*) FROM prose_key").fetchone() == (0,)
