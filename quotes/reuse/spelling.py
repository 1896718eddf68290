"""One form for each word, however it is spelt: British and American, number words and figures, letters with marks.

In: a plain lower-case word, or a row of them.  Out: the form that all its spellings share.  The forms are
for comparing only and may be no words; what differs between two wordings is shown from their own texts.

>>> one_form("neighbours") == one_form("neighbors"), one_form("nine"), one_form("filling") == one_form("filing")
(True, '9', False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.patterns import compiled
from quotes.rules import read_rules

#: Endings are exchanged in words of so many letters and more; shorter ones differ too often by one letter.
_LONG_ENOUGH = 6
#: Where each pattern of the rules may stand: the least letters before it, and what may follow.
_AFTER: dict[str, tuple[int, tuple[str, ...]]] = {
    "our": (2, ("",)),
    "is": (3, ("e", "i", "a")),
    "ll": (3, ("ed", "ing", "er", "or", "ous", "ist")),
    "pp": (3, ("ed", "ing", "er", "or", "ous", "ist")),
    "ss": (3, ("ed", "ing", "er", "or", "ous", "ist")),
}
#: Patterns that stand at the end of a word, before a plural or a past ending at most.
_LAST = {"re": ("", "s", "d"), "ogue": ("", "s", "d"), "ence": ("", "s", "d")}

# What no word starts with.
_NONE = (" ",)


class _Spellings(NamedTuple):
    #: One of each group of spellings for all of them.
    groups: dict[str, str]
    #: Words that the patterns must leave alone.
    apart: frozenset[str]
    patterns: tuple[tuple[str, str], ...]
    #: Finds any pattern: most words have none.
    signs: re.Pattern[str]
    #: "9" for "nine", "9th" for "ninth".
    figures: dict[str, str]


class _Joints(NamedTuple):
    """Words that make one with the next."""

    tens: dict[str, int]
    units: dict[str, int]
    scales: dict[str, int]
    pairs: frozenset[tuple[str, str]]
    #: What the second word starts with, by the first one.
    stems: dict[str, tuple[str, ...]]
    #: All words at which to look closer.
    signs: frozenset[str]


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


@cache
def _spellings() -> _Spellings:
    rules, numbers = read_rules("spelling"), read_rules("numbers")
    groups: dict[str, str] = {}
    for row in rules["groups"]:
        words = [word for word in row.split() if word.isalpha()]
        known = [groups[word] for word in words if word in groups]
        first = min([*words, *known], default="")
        groups.update((word, first) for word, other in list(groups.items()) if other in known)
        groups.update((word, first) for word in words)
    figures = {word: str(value) for word, value in numbers["cardinals"].items() if word != "single"}
    figures.update((word, _ordinal(value)) for word, value in numbers["ordinals"].items())
    apart = frozenset(word for row in rules["apart"] for word in row.split())
    patterns = tuple((british, american) for british, american in rules["patterns"])
    signs = compiled("|".join(re.escape(british) for british, _ in patterns))
    return _Spellings(groups, apart, patterns, signs, figures)


@lru_cache(maxsize=65536)
def one_form(word: str) -> str:
    """Return the form that all spellings of a plain lower-case word share."""
    known = _spellings()
    if word in known.figures:
        return known.figures[word]
    word = known.groups.get(word, word)
    if len(word) < _LONG_ENOUGH or word in known.apart or not word.isalpha() or not known.signs.search(word):
        return word
    for british, american in known.patterns:
        word = _exchanged(word, british, american)
    return word


def _exchanged(word: str, british: str, american: str) -> str:
    """Return ``word`` with ``american`` for ``british`` wherever the two spellings may differ."""
    if british in _LAST:
        for ending in _LAST[british]:
            if word.endswith(british + ending) and len(word) > len(british) + len(ending) + 2:
                return word[: len(word) - len(british) - len(ending)] + american + ending
        return word
    before, after = _AFTER.get(british, (2, ("",)))
    at = word.find(british, before)
    while at >= 0:
        if word.startswith(after, at + len(british)):
            word = word[:at] + american + word[at + len(british) :]
        at = word.find(british, at + len(american))
    return word


@cache
def _joints() -> _Joints:
    numbers, rules = read_rules("numbers"), read_rules("common_words")["joined"]
    cardinals = {word: value for word, value in numbers["cardinals"].items() if word != "single"}
    tens = {word: value for word, value in cardinals.items() if value >= 20 and value % 10 == 0}
    units = {word: value for word, value in cardinals.items() if 0 < value < 10}
    scales = {word: numbers["scales"][word] for word in ("hundred", "thousand")}
    pairs = frozenset((first, second) for first, second in map(str.split, rules["pairs"]))
    stems: dict[str, tuple[str, ...]] = {}
    for first, second in map(str.split, rules["stems"]):
        stems[first] = (*stems.get(first, ()), second)
    signs = frozenset((*tens, *scales, *stems, *(first for first, _ in pairs)))
    return _Joints(tens, units, scales, pairs, stems, signs)


def joint_signs() -> list[tuple[str, ...]]:
    """Return rows of words, one or two, one of which stands wherever ``joints`` finds anything."""
    known = _joints()
    tens = [(ten, unit) for ten in known.tens for unit in known.units]
    return [*((word,) for word in (*known.scales, *known.stems)), *known.pairs, *tens]


def joints(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the ranges of words that are one ("twenty five", "per cent", "co operate"), each with the word that it is.

    >>> [word for _, _, word in joints(["twenty", "five", "per", "cent", "of", "two", "thousand"])]
    ['25', 'percent', '2000']
    """
    known = _joints()
    signs = known.signs
    if signs.isdisjoint(words):
        return []
    found: list[tuple[int, int, str]] = []
    done, last = 0, len(words)
    for at in [i for i, word in enumerate(words) if word in signs]:
        word, end = words[at], at + 1
        if at < done:
            continue
        if word in known.scales:
            if at > done and (value := _value(words[at - 1])):
                found.append((at - 1, end, str(value * known.scales[word])))
                done = end
            continue
        following = words[end] if end < last else ""
        if word in known.tens and following in known.units:
            word, end = str(known.tens[word] + known.units[following]), end + 1
            if end < last and words[end] in known.scales:
                word, end = str(int(word) * known.scales[words[end]]), end + 1
        elif (word, following) in known.pairs or following.startswith(known.stems.get(word, _NONE)):
            word, end = word + following, end + 1
        if end > at + 1:
            found.append((at, end, word))
            done = end
    return found


def _value(word: str) -> int:
    """Return what a number of three figures at most is worth, 0 if ``word`` is none."""
    figures = _spellings().figures.get(word, word)
    return int(figures) if figures.isdecimal() and len(figures) < 4 else 0
