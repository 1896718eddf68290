"""A few words in marks that stand in the reporter's sentence as part of what somebody says.

In: a line and the item of the words, or the words themselves.  Out: signs that they are speech, not a name or a term.

>>> opens_clause(["was", "no", "accident"])
True
>>> opens_clause(["Was", "It", "Murder"])
False
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.extract.cues import word_set
from quotes.extract.scene import Line, Scene

#: How far before its subject the word that a relative clause begins with may stand: what the [outgoing harbour
#: master, Ada Lom,] called “Q”.
_GAP = 12
#: How many adverbs may part a copula from its predicate: was only “Q”.
_ADVERBS = 2

#: How many words may part two items of a list of quoted words: “a” and as the “b”.
_LISTED = 4

_RELATIVES = frozenset(("what", "which", "who", "whom", "that"))


def opens_clause(words: Sequence[str]) -> bool:
    """Whether words begin as a predicate or a clause does: “was insensitive”, “don't forget us”, “I like it”."""
    first = words[0]
    if first[:1].isupper() and first != "I":
        return False
    if len(words) > 1 and all(w[:1].isupper() for w in words):
        return False
    return first.lower().partition("’")[0].partition("'")[0] in word_set("clause_openers")


def after_copula(line: Line, at: int, lo: int) -> bool:
    """Whether the words are the predicate of a clause: was “held back”, could be “dull”."""
    k = at - 1
    while k > lo and at - k <= _ADVERBS and line.words[k].endswith("ly"):
        k -= 1
    return k >= lo and line.quotes[k] < 0 and line.words[k] in word_set("copulas")


def fills_gap(scene: Scene, line: Line, verb: int, lo: int) -> bool:
    """Whether the verb at item ``verb`` names what a relative clause stands for: what one aide has dubbed “Q”."""
    for k in range(verb - 1, max(lo, verb - _GAP) - 1, -1):
        if line.words[k] in _RELATIVES and line.men[k] < 0:
            return any(line.men[n] >= 0 for n in range(k + 1, verb))
    return False


def in_list(line: Line, at: int, other: int) -> bool:
    """Whether two quoted pieces of a sentence are items of one list: “a” and “b”; as “a,” as an “b”."""
    between = line.words[min(at, other) + 1 : max(at, other)]
    joins = any(w in (",", "and", "or", "but", "nor") for w in between)
    return len(between) <= _LISTED and joins and all(w in word_set("list_links") for w in between)
