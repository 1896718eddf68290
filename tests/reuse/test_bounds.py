"""What is looked up or left out for many wordings in one go is what each of them would give by itself."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import Wording
from quotes.reuse import find_parents, linking
from quotes.reuse.bits import note_levels
from quotes.reuse.bounds import Bounds
from quotes.reuse.shared import common_words
from quotes.reuse.words import find_words

_WORDS = "at the end of the day we will get to the bottom of this marmalade lanterns tides pumps".split()  # noqa: SIM905
_TEXTS = st.lists(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(_TEXTS)
def test_bits_of_many_are_those_of_each(texts: list[str]) -> None:
    """Words in stock phrases too have the surprise that they have in a text of its own."""
    many = [find_words(text) for text in texts]
    note_levels(many)
    assert [words.bits for words in many] == [find_words(text).bits for text in texts]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_TEXTS)
def test_nothing_that_counts_is_left_out(texts: list[str]) -> None:
    """A pair with too little in common, however it stands there, is one that the runs have too little of."""
    many = [find_words(text) for text in texts]
    pairs = [(i, j) for i, j in permutations(range(len(many)), 2) if many[i].letters and many[j].letters]
    own, other = np.array(pairs, np.int64).reshape(-1, 2).T
    for (i, j), little in zip(pairs, Bounds(many).too_little(own, other).tolist(), strict=True):
        assert not little or common_words(many[i], many[j]) is None


def test_a_stock_opening_is_too_little() -> None:
    """Two texts that open alike and go on differently are left out, a cut one is not."""
    opening = "at the end of the day"
    texts = [f"{opening} lanterns tides pumps marmalade kelp otters", f"{opening} gulls ropes salt nets anchors masts"]
    many = [find_words(text) for text in (*texts, texts[0][:50])]
    assert Bounds(many).too_little(np.array([0, 0]), np.array([1, 2])).tolist() == [True, False]


def test_leaving_out_changes_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of texts with one opening, and cuts of some, have the same parents with and without it."""
    opening = "What we all have to make sure of in this harbour is that"
    rest = [" ".join(f"w{i * k % 97}x{k}" for k in range(1, 13)) for i in range(400)]
    given = [Wording(f"q{i}", f"{opening} {rest[i]}", published=f"2031-01-{i % 28 + 1:02}") for i in range(400)]
    given += [Wording(f"c{i}", given[i].text[40:110], published="2031-02-03") for i in range(0, 400, 7)]
    found = []
    for least in (10**9, -1):
        monkeypatch.setattr(linking, "_IN_VAIN", least)
        found.append(find_parents(given)[1:])
    assert found[0] == found[1]
    assert sum(parent >= 0 for parent in found[0][0]) >= 50
