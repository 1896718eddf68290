"""Which words of a wording are names.

In: a ``Line`` and a word's place.  Out: yes or no.  A capital inside a sentence tells; at its beginning the word must
be a known place or people, or no word of common use and no plural.

>>> is_name(line("We met Solvane there"), 2, line(""))
True
"""

from __future__ import annotations

import re
from functools import cache

from quotes.drift.numerals import is_amount
from quotes.drift.persons import person
from quotes.drift.words import Line
from quotes.errors import RulesError
from quotes.rules import read_rules

_STARTS = re.compile(r"[.!?…:“\"‘(\[]\s*$|[.!?…:]\s*[“\"‘(]?\s*$|\n")
#: Endings of common nouns and of adverbs that open a sentence.
_COMMON_ENDINGS = (
    "s",
    "ing",
    "ly",
    "tion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ism",
    "ed",
    "ful",
    "ous",
    "ble",
    "ers",
    "ship",
    "hood",
)


@cache
def _places() -> frozenset[str]:
    """Return countries, peoples and places, lower case, in single words."""
    try:
        rules = read_rules("places")
    except (RulesError, FileNotFoundError):
        return frozenset()
    found: set[str] = set()
    for table in rules.values():
        if isinstance(table, dict):
            for value in table.values():
                for entry in value if isinstance(value, list) else [value]:
                    found.update(re.findall(r"\w+", str(entry).casefold()))
    return frozenset(
        found - {"the", "of", "and", "new", "south", "north", "east", "west", "united", "states", "a", "in"}
    )


@cache
def _common() -> frozenset[str]:
    """Return the words of common use."""
    try:
        bands = read_rules("common_words")["bands"]
    except (RulesError, FileNotFoundError, KeyError):
        return frozenset()
    return frozenset(word for band in bands.values() for word in band)


def is_name(made: Line, i: int, other: Line) -> bool:
    """Whether word ``i`` is (part of) a name; ``other`` is the wording it is held against."""
    surface, key = made.surfaces[i], made.keys[i]
    if not surface[:1].isupper() or key in ("i", "'s", "mr", "mrs", "ms", "dr") or person(key) or is_amount(key):
        return False
    if made.loose:
        return key in _places()
    if i and not _STARTS.search(made.after[i]):
        return True
    if key in _places() or key in _inner_capitals(made) or key in _inner_capitals(other):
        return True
    if key in _common() or key.endswith(_COMMON_ENDINGS) or len(key) < 3:
        return False
    return _acts(made, i)


def _inner_capitals(made: Line) -> frozenset[str]:
    """Return the words that stand with a capital inside a sentence of the wording."""
    if made.capitals is None:
        made.capitals = (
            frozenset()
            if made.loose
            else frozenset(
                key
                for n, key in enumerate(made.keys)
                if n and made.surfaces[n][:1].isupper() and not _STARTS.search(made.after[n])
            )
        )
    return made.capitals


def _acts(made: Line, i: int) -> bool:
    """Whether the word opening the sentence is followed by a verb or another capital: "Norway paid", "Okonjo will"."""
    if i + 1 >= len(made):
        return len(made) == 1
    following, surface = made.keys[i + 1], made.surfaces[i + 1]
    return surface[:1].isupper() or following in _verbal() or following.endswith("ed") or following == "'s"


@cache
def _verbal() -> frozenset[str]:
    return frozenset(read_rules("tense")["clauses"]["after_names"].split())
