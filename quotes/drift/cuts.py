"""Words that the later wording leaves out and puts nothing in the place of.

In: a ``Pair``.  Out: the places not explained yet, and their severity; ``truncated``, ``ellipsis`` and ``omitted``
share them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from quotes.drift.align import Range
from quotes.drift.clauses import coordinating
from quotes.drift.pair import Pair
from quotes.models import Severity
from quotes.rules import read_rules

#: A qualifier goes with at most one other word: "very full".
_QUALIFIER_WORDS = 2
#: So few small words can be left over beside a word that something else explained.
_SMALL_REST = 2


@cache
def intensifiers() -> frozenset[str]:
    """Return words that make a statement stronger or weaker without turning it."""
    return frozenset(read_rules("intensifiers")["words"].split())


def qualifies(keys: list[str]) -> bool:
    """Whether the words only add weight: listed ones, and adverbs in -ly."""
    keys = [k for k in keys if k not in coordinating()]
    return 0 < len(keys) <= _QUALIFIER_WORDS and all(
        k in intensifiers() or (k.endswith("ly") and len(k) > 5) for k in keys
    )


def cut_words(pair: Pair) -> Iterator[Range]:
    """Yield the places where words were left out."""
    for change in pair.changes:
        if not change.cut:
            continue
        rest_a, rest_b = pair.rest(change)
        if (
            not rest_a
            or rest_b
            or (change.j1 < change.j2 and len(rest_a) <= 2)
            or _leftover(pair, change.i1, change.i2, rest_a)
        ):
            continue
        yield rest_a[0], rest_a[-1] + 1, change.j2, change.j2


def severity_of(pair: Pair, place: Range) -> Severity:
    """Return how grave a place of ``cut_words`` is whose words are not explained yet."""
    start, end = place[:2]
    keys = [pair.a.keys[i] for i in range(start, end) if i not in pair.claimed_a]
    inside = start > 0 and end < len(pair.a)
    return "reworded" if (inside or len(keys) == 1) and qualifies(keys) else "shortened"


def _leftover(pair: Pair, i1: int, i2: int, rest: list[int]) -> bool:
    """Whether the rest are small words around words that a graver kind has explained: "did" beside "not"."""
    if len(rest) > _SMALL_REST or not pair.claimed_a:
        return False
    near = range(i1 - 3, i2 + 3)
    return all(pair.a.keys[i] in SMALL for i in rest) and any(i in pair.claimed_a for i in near)


SMALL = frozenset(
    [
        "do",
        "does",
        "did",
        "be",
        "been",
        "being",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "to",
        "that",
        "of",
        "the",
        "a",
        "an",
        "and",
        "but",
        "then",
        "it",
        "so",
        "in",
        "or",
        "there",
        "any",
        "'s",
        "'d",
        "not",
    ]
)
