"""Opposites: by the list in the rules, and by beginnings and endings that deny.

In: two comparison keys.  Out: yes or no.

>>> opposed("fell", "rose"), denies("unable", "able"), denies("hopeful", "hopeless")
(True, True, True)
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from quotes.drift.morphology import stems
from quotes.drift.voice import is_passive
from quotes.rules import read_rules

if TYPE_CHECKING:
    from quotes.drift.words import Line

_SHORTEST = 3


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_rules("antonyms")["pairs"].split("\n"):
        left, slash, right = row.partition("/")
        if not slash:
            continue
        for one in left.strip().split(","):
            for other in right.strip().split(","):
                found.setdefault(one.strip(), set()).add(other.strip())
                found.setdefault(other.strip(), set()).add(one.strip())
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=65536)
def opposed(one: str, other: str) -> bool:
    """Whether two words are listed opposites, in any of their forms."""
    others = _opposites()
    theirs = _graded(other)
    return any(not theirs.isdisjoint(others[stem]) for stem in _graded(one) if stem in others)


def turned_round(a: Line, i: int, b: Line, j: int) -> bool:
    """Whether a word gave way to its opposite, and not to what the other side does, in the other voice.

    "She | borrowed | it from them" and "she was | lent | it by them" say one thing.
    """
    one, other = a.keys[i], b.keys[j]
    if not opposed(one, other):
        return False
    pair = stems(one) | stems(other)
    return not (is_passive(a, i) != is_passive(b, j) and any(pair.issuperset(both) for both in _converse()))


@cache
def _converse() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(both.split()) for both in read_rules("antonyms")["converse"])


def _graded(word: str) -> frozenset[str]:
    """Return the base forms, those of a comparison included: "safer" is "safe"."""
    found = stems(word)
    for ending in ("er", "est"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            cut = word[: -len(ending)]
            found |= (
                {cut, cut + "e"}
                | ({cut[:-1]} if cut[-1] == cut[-2] else set())
                | ({cut[:-1] + "y"} if cut[-1] == "i" else set())
            )
    return found


@cache
def _not_turned() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row.split()) for row in read_rules("negators")["not_turned"])


@lru_cache(maxsize=65536)
def denies(one: str, other: str) -> bool:
    """Whether one word is the other with a beginning or an ending that turns it round."""
    rules = read_rules("negators")
    short, long = sorted((one, other), key=len)
    if (
        len(short) >= _SHORTEST
        and long.endswith(short)
        and long != short
        and _not_turned().isdisjoint(frozenset((x, y)) for x in stems(one) for y in stems(other))
    ):
        return long[: -len(short)].rstrip("-") in rules["prefixes"] and (len(long) - len(short) > 1 or short in _ABSENT)
    if _unfinished(one, other) or _unfinished(other, one):
        return True
    for row in rules["suffix_pairs"]:
        left, right = row.split()
        for a, b in ((one, other), (other, one)):
            if (
                a.endswith(left)
                and b.endswith(right)
                and a[: -len(left)] == b[: -len(right)]
                and len(a) > len(left) + 2
            ):
                return True
    return False


def _unfinished(one: str, other: str) -> bool:
    """Whether one word is what was not done of the other: "unseen", "seeing"."""
    done = one[2:]
    if not one.startswith("un") or len(done) < _SHORTEST or len(other) < _SHORTEST:
        return False
    forms = stems(done) - {done}
    return not forms.isdisjoint(stems(other)) and done != other


#: The few words that "a-" denies.
_ABSENT = frozenset({"typical", "political", "moral", "symmetric", "theist", "sexual"})
