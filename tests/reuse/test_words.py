"""Words of a wording: what parts two wordings and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.reuse.letters import spell
from quotes.reuse.words import _split, find_words, read_words

_PIECES = [*"ab1 ,.'’\"“-[]%", "two ", "hundred ", "per cent", "5m ", "it's", "1,000", "\u00a0"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t!", ("do", "not")),
        ("WE'LL pay", ("we", "will", "pay")),
        ("It’s the mill's", ("it", "is", "the", "mill")),
        ("It [the mill] burned", ("it", "burned")),
        ("[sic]", ("sic",)),
        ("a long-lost café—gone", ("a", "long", "lost", "cafe", "gone")),
        ("… !", ()),
    ],
)
def test_words_are_plain(text: str, words: tuple[str, ...]) -> None:
    """Case, accents, contractions, dashes and insertions do not part two wordings."""
    assert read_words(text).words == words


def test_stock_phrases_count_for_little() -> None:
    """The words of a stock phrase are worth less than other words of the same rarity."""
    assert read_words("We are looking into it.").total < read_words("Pumps flooded every cellar.").total / 2


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_places_point_at_the_words(text: str) -> None:
    """Every word has a place inside the text, in order, and nothing raises."""
    words = read_words(text)
    assert len(words.places) == len(words) == len(words.bits)
    starts = [start for start, _ in words.places]
    assert starts == sorted(starts)
    assert all(0 <= start < end <= len(text) for start, end in words.places)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_a_text_is_spelt_as_its_words_are(text: str) -> None:
    """Reading a text piece by piece between blanks gives the words that reading it as a whole gives."""
    words = find_words(text)
    assert words.letters == spell(words.words)
    assert [text[start:end] for start, end in words.places] == [text[start:end] for start, end, _ in _split(text)]
