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
from quotes.drift.tells import CAPITAL
from quotes.drift.words import Line
from quotes.errors import RulesError
from quotes.patterns import compiled
from quotes.rules import read_rules

#: Words inside a name that its initials pass over, and the longest row of initials.
_LINKS, _MOST_INITIALS = frozenset({"of", "for", "the", "and", "&", "on", "in"}), 7
_STARTS = compiled(r"[.!?…:“\"‘(\[]\s*$|[.!?…:]\s*[“\"‘(]?\s*$|\n")
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


@cache
def _closed() -> frozenset[str]:
    """Return the words that only join others: a capital makes them no name ("so much, And more")."""
    try:
        return frozenset(read_rules("common_words")["bands"]["closed"])
    except (RulesError, FileNotFoundError, KeyError):
        return frozenset()


def is_name(made: Line, i: int, other: Line) -> bool:
    """Whether word ``i`` is (part of) a name; ``other`` is the wording it is held against."""
    if not made.flags[i] & CAPITAL:
        return False
    key = made.keys[i]
    if key in ("i", "'s", "mr", "mrs", "ms", "dr") or person(key) or is_amount(key):
        return False
    if made.loose:
        return key in _places()
    if i and not _STARTS.search(made.after[i]):
        return key not in _closed()
    if key in _places() or _inside_with_capital(made, key, 2) or _inside_with_capital(other, key, 1):
        return True
    if key in _common() or key.endswith(_COMMON_ENDINGS) or len(key) < 3:
        return False
    return _acts(made, i)


def initials(made: Line, start: int, end: int) -> list[str]:
    """Return what the capitalised words ``start`` to ``end`` are shortened to: ["wto"] for World Trade Office.

    Empty where they are fewer than two, or a word other than "of", "for", "the", "and" has a small letter.
    """
    letters = [made.surfaces[i][0] for i in range(start, end) if made.keys[i] not in _LINKS]
    if not 1 < len(letters) <= _MOST_INITIALS or not all(map(str.isupper, letters)) or made.loose:
        return []
    return ["".join(letters).casefold()]


def _inside_with_capital(made: Line, key: str, least: int) -> bool:
    """Whether a word that is there so often at ``least`` stands with a capital inside a sentence."""
    return made.keys.count(key) >= least and key in _inner_capitals(made)


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
