"""Words that need not be retold, or stand for others: whom a report names so whom its speaker called "we", and denials.

In: plain words.  Out: for each word whether it is such a word.

>>> standing_in("the harbour authority sold it".split())
[False, True, True, False, False]
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.reuse.concepts import APART, BE, rules_table, stems_of

#: Words before such as a report names at most: "the rural fire department".
_MODIFIERS = 3
#: Behind the least of a thing: "a drop of".
_OF = "of"
#: Names in the passive who does it.
_BY = "by"


@cache
def _determiners() -> frozenset[str]:
    return frozenset(rules_table("standing")["determiners"].split())


@cache
def _standing() -> tuple[frozenset[str], frozenset[str]]:
    table = rules_table("standing")
    return frozenset(table["for"].split()), frozenset(table["words"].split())


def standing_in(words: Sequence[str]) -> list[bool]:
    """Return which words a report can name so whom its speaker called "we" or "they", those before them included.

    >>> standing_in(("the", "harbour", "authority", "sold", "it"))
    [False, True, True, False, False]
    """
    known = _standing()[1]
    found = [word in known for word in words]
    for i in [i for i, stands in enumerate(found) if stands]:
        before = range(i - 1, max(-1, i - 1 - _MODIFIERS), -1)
        opened = next((k for k in before if words[k] in _determiners()), i)
        found[opened + 1 : i] = [True] * (i - opened - 1) if opened < i else []
    return found


@cache
def _denying() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = rules_table("denying")
    return frozenset(table["words"].split()), frozenset(table["least"].split()), frozenset(table["any"].split())


def denying_in(words: Sequence[str]) -> list[bool]:
    """Return which words deny, and which only drive a denial home: "one bucket of", "a drop of", "any", "to anybody".

    >>> denying_in("we have not sold one drop of the water".split())
    [False, False, True, False, True, True, False, False, False]
    """
    denials, least, anything = _denying()
    found = [word in denials for word in words]
    for i in [i for i, denies in enumerate(found) if denies]:
        for k in range(i + 1, min(i + 2 + APART, len(words))):
            found[k] |= words[k] in anything
            if words[k] in least and k + 2 < len(words) and words[k + 2] == _OF:
                found[k] = found[k + 1] = True
    return found


def leaves_unnamed(words: Sequence[str]) -> bool:
    """Whether "we" or "they" is among the words."""
    return not _standing()[0].isdisjoint(words)


def in_passive(words: Sequence[str]) -> bool:
    """Whether who does a thing stands behind it.

    >>> in_passive("the nets had been cut by thieves".split()), in_passive("by noon they were cut".split())
    (True, False)
    """
    return any(
        word == _BY and any(BE in stems_of(before) for before in words[max(0, i - APART) : i])
        for i, word in enumerate(words)
    )
