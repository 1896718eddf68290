"""The word lists that linking reads."""

from __future__ import annotations

import re

import pytest

from quotes.reuse.concepts import alike, idea_of, ideas_of
from quotes.reuse.words import read_words
from quotes.rules import read_rules


def test_no_word_stands_in_two_bands() -> None:
    """Every listed word has one surprise, and is a plain word as texts are cut."""
    words = [word for band in read_rules("common_words")["bands"].values() for word in band]
    assert len(words) == len(set(words))
    assert all(read_words(word).words == (word,) for word in words)


def test_rarer_bands_surprise_more() -> None:
    """The bands stand in order of rarity."""
    rules = read_rules("common_words")
    bits = [rules["bits"][band] for band in rules["bands"]]
    assert bits == sorted(bits)
    assert bits[-1] < rules["bits"]["unlisted"]


def test_every_stock_phrase_can_fire() -> None:
    """A phrase of fewer than three words could never match; each of the others takes its words' surprise."""
    rules = read_rules("common_words")
    least = rules["bits"]["stock"]
    for phrase in rules["stock"]["phrases"]:
        assert set(read_words(phrase).bits) == {least}, phrase


def test_groups_of_synonyms_are_plain_words() -> None:
    """Each group has two words or more, none twice, in lower case."""
    groups = read_rules("synonyms")["synonyms"]["groups"]
    assert all(len(group) == len(set(group)) >= 2 for group in groups)
    assert all(re.fullmatch(r"[a-z]+|\d+", word) for group in groups for word in group)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("acts", "groups"),
        ("beats", "groups"),
        ("things", "groups"),
        ("fields", "groups"),
        ("fields", "near"),
        ("qualities", "groups"),
        ("near", "near"),
    ],
)
def test_lines_of_synonyms_are_plain_words(name: str, field: str) -> None:
    """Each has two words or more, none twice, in lower case; a phrase is written with hyphens."""
    lines = [line.split() for line in read_rules(name)[field]]
    assert all(len(line) == len(set(line)) >= 2 for line in lines)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word) for line in lines for word in line)
    assert len({frozenset(line) for line in lines}) == len(lines) or name == "near"


#: Phrases of "be" and "have" that say something though neither word does.
BARE = frozenset(("be-gone", "have-to", "have-another-go"))


@pytest.mark.parametrize("name", ["acts", "beats", "things", "fields", "qualities"])
def test_every_phrase_can_fire(name: str) -> None:
    """A phrase as it is written stands for itself; one of "be" or "have" has a word with content too."""
    phrases = {word for line in read_rules(name)["groups"] for word in line.split() if "-" in word}
    for phrase in sorted(phrases):
        words = read_words(phrase).words
        assert any("-" in called for idea in ideas_of(words) for called in idea.names) or len(words) == 1, phrase
        assert words[0] not in ("be", "have") or any(map(idea_of, words)) or phrase in BARE, phrase


def test_opposites_are_not_alike() -> None:
    """No two words that turn the sense of a sentence can stand for one another."""
    sides = [line.split("/") for line in read_rules("antonyms")["pairs"].split("\n") if "/" in line]
    pairs = [(one.strip(), other.strip()) for a, b in sides for one in a.split(",") for other in b.split(",")]
    assert [pair for pair in pairs if "-" not in "".join(pair) and alike(*pair)] == []
