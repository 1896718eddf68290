"""The rules of this room can be read, and every entry can do something."""

from __future__ import annotations

import pytest

from quotes.drift.markers import find_markers
from quotes.drift.opposites import denies, opposed
from quotes.drift.variants import same_spelling
from quotes.drift.words import line
from quotes.rules import read_rules


@pytest.mark.parametrize("row", read_rules("spelling")["groups"])
def test_spelling_groups(row: str) -> None:
    """All words of a line are one word, and a line has two or more (one stands alone as a note)."""
    words = row.split()
    assert all(same_spelling(one, other) for one in words for other in words)


@pytest.mark.parametrize("row", read_rules("spelling")["apart"])
def test_words_kept_apart(row: str) -> None:
    """Words that the patterns would join wrongly stay apart."""
    one, other = row.split()
    assert not same_spelling(one, other)


def test_opposites_are_mutual() -> None:
    """Each line of the list opposes its words both ways."""
    for row in read_rules("antonyms")["pairs"].split("\n"):
        left, slash, right = row.partition(" / ")
        if slash:
            one, other = left.split(",")[0].strip(), right.split(",")[0].strip()
            assert opposed(one, other)
            assert opposed(other, one)


def test_words_that_are_not_turned_round() -> None:
    """A beginning that is part of the word denies nothing."""
    for row in read_rules("negators")["not_turned"]:
        one, other = row.split()
        assert not denies(one, other)


@pytest.mark.parametrize(
    ("table", "kind"), [("hedges", "hedge"), ("negators", "negation"), ("conditions", "condition")]
)
def test_phrases_fire(table: str, kind: str) -> None:
    """Each phrase is found as written."""
    for phrase in read_rules(table)["phrases"]:
        found = [m for m in find_markers(line(f"{phrase} 40 ships sank".replace(" 'd", "'d"))) if m.kind == kind]
        assert found, phrase
