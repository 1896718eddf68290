"""Search: words, phrases, beginnings; nothing a person types is an error."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quotes.store import QuotationFilter, Store
from quotes.store.search import match_expression

FOUND = [
    ("ferry", ["a1-q", "a2-q"]),
    ("FERRY monday", ["a1-q"]),
    ("“sails on Monday”", ["a1-q"]),
    ('"Monday on sails"', []),
    ("harb*", ["a2-q"]),
    ("harb", []),
    ("cafe", ["a3-q"]),
    ("don't", ["a3-q"]),
    ("don’t", ["a3-q"]),
    ("ferry NOT monday", []),
    ("bridge", []),
]

HOSTILE = [
    '"',
    "“",
    "AND",
    "NOT",
    "OR OR",
    "NEAR(",
    "a:b",
    "text:ferry",
    "-ferry",
    "*",
    '"*',
    "^ferry",
    "(",
    "{x}",
    "a\0b",
    "…",
    "'; --",
]


@pytest.fixture
def filled(store: Store, put) -> Store:
    """A store with three quotations."""
    put("The ferry sails on Monday", "a1")
    put("The ferry stays in the harbour", "a2")
    put("I don’t know the café", "a3")
    return store


@pytest.mark.parametrize(("sought", "ids"), FOUND)
def test_finds(filled: Store, sought: str, ids: list[str]) -> None:
    """All words must be there; phrases in order; accents and case do not matter."""
    assert sorted(found.quotation for found in filled.search(sought)) == ids
    assert [q.id for q in filled.quotations(QuotationFilter(text=sought))] == ids


@pytest.mark.parametrize("sought", HOSTILE)
def test_hostile_input_is_no_error(filled: Store, sought: str) -> None:
    """Operators and marks of FTS5 are words or nothing."""
    assert isinstance(list(filled.search(sought)), list)
    assert isinstance(list(filled.quotations(QuotationFilter(text=sought))), list)


def test_nothing_to_find(filled: Store) -> None:
    """A search without a word finds nothing rather than all."""
    assert list(filled.search(" … ")) == []
    assert list(filled.quotations(QuotationFilter(text=""))) == []


@given(st.text(st.characters(), max_size=60))
@example('"\u0345')
@example("ferry \udcff")
@settings(
    deadline=None, derandomize=True, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_can_be_sought(filled: Store, sought: str) -> None:
    """Whatever is typed, the search answers."""
    assert len(list(filled.search(sought))) <= 3


def test_a_pasted_text_is_cut() -> None:
    """A very long search is cut to its first words."""
    assert match_expression("ferry " * 100_000).count("ferry") == 64


def test_snippets_mark_the_finds(filled: Store) -> None:
    """The words found stand between two control characters, which no article holds."""
    (found,) = filled.search("harbour")
    assert "\x01harbour\x02" in found.snippet


def test_the_index_follows_changes(filled: Store, put) -> None:
    """Quotations that go are found no more; new ones are."""
    filled.remove_article("a1")
    put("The ferry sails on Friday", "a4")
    assert sorted(found.quotation for found in filled.search("ferry")) == ["a2-q", "a4-q"]
    filled._database.run("INSERT INTO quotation_text (quotation_text, rank) VALUES ('integrity-check', 1)")
