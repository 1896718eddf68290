"""Filters of quotations and the order that they come in."""

import pytest

from quotes.errors import NotFoundError, UsageError
from quotes.store import QuotationFilter, Store
from quotes.store.filters import days

ALL = ["c1-q", "a1-q", "b1-q", "d1-q"]

FILTERS = [
    ({}, ALL),
    ({"limit": 2}, ALL[:2]),
    ({"limit": 0}, []),
    ({"outlet": "dravno ledger"}, ["a1-q"]),
    ({"article": "b1"}, ["b1-q"]),
    ({"article": "B1"}, []),
    ({"speaker": "Venn"}, ["c1-q", "a1-q"]),
    ({"speaker": "mara venn"}, ["c1-q", "a1-q"]),
    ({"speaker": "p:bo-li"}, ["b1-q", "d1-q"]),
    ({"speaker": "Ven"}, []),
    ({"since": "2024-03-05"}, ["a1-q", "b1-q"]),
    # half past eleven in the evening is that day where it was written
    ({"until": "2024-03-05"}, ["c1-q", "a1-q", "b1-q"]),
    # an article known by its month alone can have appeared on any day of it
    ({"since": "2024-02-20", "until": "2024-03-04"}, ["c1-q"]),
    ({"since": "2024", "until": "2024-02"}, ["c1-q"]),
    ({"text": "ferry", "speaker": "Li"}, ["b1-q"]),
    ({"kinds": ("direct",)}, ALL),
    ({"kinds": ("scare", "indirect")}, []),
    ({"attributed": False}, []),
]


@pytest.fixture
def filled(store: Store, put) -> Store:
    """Four articles, one known by its month, one without a date."""
    put("The ferry sails", "a1", outlet="Dravno Ledger", published="2024-03-05")
    put("The ferry stays", "b1", who="Bo Li", outlet="Lake Post", published="2024-03-05T23:30:00-08:00")
    put("The bridge stands", "c1", outlet="Lake Post", published="2024-02")
    put("The road is shut", "d1", who="Bo Li")
    return store


@pytest.mark.parametrize(("fields", "ids"), FILTERS)
def test_filters(filled: Store, fields: dict[str, object], ids: list[str]) -> None:
    """Each field narrows the list; the order is time, article, place, undated last."""
    assert [q.id for q in filled.quotations(QuotationFilter(**fields))] == ids


def test_a_date_that_is_none(filled: Store) -> None:
    """A date that cannot be read is a mistake of the person who asks."""
    with pytest.raises(UsageError, match="is no date"):
        filled.quotations(QuotationFilter(since="last Tuesday"))


def test_looking_up(filled: Store) -> None:
    """By id, in the order asked for; what is not there is left out or named."""
    assert [q.id for q in filled.quotations_by_id(["d1-q", "none", "a1-q"])] == ["d1-q", "a1-q"]
    assert [w.id for w in filled.wordings(["d1-q", "none", "a1-q"])] == ["d1-q", "a1-q"]
    assert filled.wordings(["b1-q"])[0].speaker_id == "p:bo-li"
    with pytest.raises(NotFoundError, match="none"):
        filled.quotation("none")


def test_said_by(filled: Store) -> None:
    """What a speaker said between two days, for what restates it without marks."""
    assert [q.id for q in filled.said_by(["p:bo-li"], "2024-03-01", "2024-04-01")] == ["b1-q"]
    assert filled.indirect_of(["p:bo-li"]) == ()


@pytest.mark.parametrize(
    ("published", "span"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024-03-05T23:30:00-08:00", ("2024-03-05", "2024-03-05")),
        ("soon", (None, None)),
        (None, (None, None)),
    ],
)
def test_days(published: str | None, span: tuple[str | None, str | None]) -> None:
    """The local days that a time can mean."""
    assert days(published) == span
