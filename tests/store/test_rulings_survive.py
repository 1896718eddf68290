"""Rulings outlive what they were made on: a new reading, a new version, a new store."""

import pytest
from attrs import evolve

from quotes.store import Store

BY = {"who": "am", "when": "2024-04-01T09:00:00Z"}


@pytest.fixture
def ruled(store: Store, put, form_of) -> Store:
    """A store in which a person named the speaker of one quotation."""
    put("The ferry sails", "a1")
    store.record("speaker", ["a1-q"], form=form_of("Ida Rohl"), **BY)
    return store


def test_the_article_read_anew(ruled: Store, article_of, quotations_of) -> None:
    """A new extraction with another id for the quotation changes nothing in what the person said."""
    article = article_of("The ferry sails")
    (quotation,) = quotations_of(article)
    ruled.add_article(article, [evolve(quotation, id="other", speaker=None, reason="ambiguous")], again=True)
    assert ruled.quotation("other").speaker.name == "Ida Rohl"
    ruled.record("undo", undoes=1, **BY)
    assert (ruled.quotation("other").speaker, ruled.quotation("other").reason) == (None, "ambiguous")


def test_the_article_taken_out_and_put_in_again(ruled: Store, put) -> None:
    """The ledger remembers what is not in the store."""
    ruled.remove_article("a1")
    assert ruled.decisions().named_speakers == ()
    assert put("The ferry sails", "a1").speaker.name == "Ida Rohl"


def test_a_later_version_with_the_same_words(ruled: Store, put, article_of, quotations_of) -> None:
    """The same words in a later version of the article are ruled on too."""
    plan = ruled.plan(evolve(article_of("The ferry sails"), text="“The ferry sails” said Mara Venn. It rained."))
    (quotation,) = quotations_of(evolve(plan.article, text="“The ferry sails” said Mara Venn."))
    ruled.add_article(plan.article, [quotation])
    assert plan.stored_id == "a1@2"
    assert ruled.quotation("a1@2-q").speaker.name == "Ida Rohl"


def test_a_new_store(ruled: Store, tmp_path, article_of, quotations_of) -> None:
    """Imported before the articles are there, the rulings wait for them."""
    with Store.open(tmp_path / "other.db") as other:
        other.import_rulings(ruled.export_rulings())
        article = article_of("The ferry sails")
        other.add_article(article, quotations_of(article))
        assert other.quotation("a1-q").speaker.name == "Ida Rohl"


def test_the_right_one_of_two_like_ones(store: Store, article_of, quotations_of) -> None:
    """Where the same words stand twice in an article, the ruling holds for the one that it was made on."""
    article = evolve(article_of("No"), text="“No” said Mara Venn. “No” said Mara Venn.")
    (first,) = quotations_of(article)
    second = evolve(first, id="second", segments=(evolve(first.segments[0], start=23, end=25),))
    store.add_article(article, [second, first])
    store.record("not-speech", ["second"], **BY)
    store.add_article(article, [evolve(first, id="x"), evolve(second, id="y")], again=True)
    assert [q.id for q in store.of_article("a1")] == ["x"]
