"""Which article is which: versions by id and by address, and two outlets that share an id."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.store import Store
from quotes.store.identity import parted, url_key


def test_another_text_under_one_id_is_a_version(store: Store, put, article_of) -> None:
    """The second text is stored as ID@2, the third as ID@3, and planning says so before."""
    put("The ferry sails")
    plan = store.plan(article_of("The ferry stays"))
    assert (plan.status, plan.stored_id, plan.base_id, plan.version) == ("updated", "a1@2", "a1", 2)
    assert plan.versions_of == ("a1",)
    assert put("The ferry stays").article == "a1@2"
    assert put("The ferry sank").article == "a1@3"
    assert store.versions_of("a1@2") == ("a1", "a1@2", "a1@3")


def test_planning_a_plan_gives_the_same_id(store: Store, put, article_of) -> None:
    """The planned article, planned again, stays where it is."""
    put("The ferry sails")
    plan = store.plan(article_of("The ferry stays"))
    assert store.plan(plan.article).stored_id == "a1@2"


def test_an_earlier_text_again_is_no_new_version(store: Store, put, article_of) -> None:
    """Every version is known again, under either id."""
    put("The ferry sails")
    put("The ferry stays")
    for given_id in ("a1", "a1@2"):
        assert store.plan(article_of("The ferry sails", given_id)).stored_id == "a1"
        assert store.plan(article_of("The ferry stays", given_id)).stored_id == "a1@2"
        assert store.plan(article_of("The ferry stays", given_id)).status == "unchanged"


def test_another_text_at_one_address_is_a_version(store: Store, put, article_of) -> None:
    """The address tells even where the id differs, which the version then keeps."""
    put("The ferry sails", url="https://ledger.example/ferry")
    plan = store.plan(article_of("The ferry stays", "b7", url="http://www.ledger.example/ferry/?utm_source=x#top"))
    assert (plan.stored_id, plan.base_id, plan.version) == ("b7", "a1", 2)


def test_one_text_at_one_address_is_there_already(store: Store, put, article_of) -> None:
    """The same page from another folder changes nothing."""
    put("The ferry sails", url="https://ledger.example/ferry")
    plan = store.plan(article_of("The ferry sails", "b7", url="https://ledger.example/ferry"))
    assert (plan.status, plan.stored_id) == ("unchanged", "a1")


def test_two_outlets_with_one_id_are_two_articles(store: Store, put, article_of) -> None:
    """0001.txt of one outlet is no version of 0001.txt of another, be the text the same or not."""
    put("The ferry sails", "0001", outlet="Dravno Ledger")
    assert put("The bridge stands", "0001", outlet="Lake Post").article == "0001@2"
    assert put("The ferry sails", "0001", outlet="Morning Call").article == "0001@3"
    assert store.versions_of("0001@2") == ("0001@2",)
    assert store.plan(article_of("The bridge stands", "0001", outlet="Lake Post")).status == "unchanged"
    later = store.plan(article_of("The bridge fell", "0001", outlet="LAKE POST"))
    assert (later.stored_id, later.base_id, later.version) == ("0001@4", "0001@2", 2)


def test_an_id_that_looks_like_a_version(store: Store, put) -> None:
    """An article that came with an @2 of its own is an article like any other."""
    assert put("The ferry sails", "x@2").article == "x@2"
    assert put("The bridge stands", "x").article == "x"
    assert put("The bridge fell", "x").article == "x@3"


@pytest.mark.parametrize(
    "url", [None, "", "https://ledger.example", "https://ledger.example/", "mailto:a@b", "http://[", "ferry"]
)
def test_no_page_is_no_identity(url: str | None) -> None:
    """A bare host and what is no web address say nothing about the article."""
    assert url_key(url) is None


@given(st.text())
@settings(deadline=None, derandomize=True, max_examples=200)
def test_any_address_is_read(url: str) -> None:
    """No address raises, and a key is its own key."""
    key = url_key(url)
    assert key is None or isinstance(key, str)


def test_parted() -> None:
    """Only a number after the last @ is a version."""
    assert parted("a@b@12") == ("a@b", 12)
    assert parted("a@b") is None
    assert parted("@2") is None
    assert parted("a@0") is None
