"""Words that the later wording leaves out and puts nothing in the place of.

In: a ``Pair``.  Out: the places not explained yet, with their severity; ``truncated``, ``ellipsis`` and ``omitted``
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


def cut_words(pair: Pair) -> Iterator[tuple[Range, Severity]]:
    """Yield the places where words were left out."""
    for change in pair.changes:
        if change.i1 == change.i2:
            continue
        rest_a, rest_b = pair.rest(change)
        if (
            not rest_a
            or rest_b
            or (change.j1 < change.j2 and len(rest_a) <= 2)
            or _leftover(pair, change.i1, change.i2, rest_a)
        ):
            continue
        start, end = rest_a[0], rest_a[-1] + 1
        keys = [pair.a.keys[i] for i in rest_a]
        inside = start > 0 and end < len(pair.a)
        yield (
            (start, end, change.j2, change.j2),
            "reworded" if (inside or len(keys) == 1) and qualifies(keys) else "shortened",
        )


def _leftover(pair: Pair, i1: int, i2: int, rest: list[int]) -> bool:
    """Whether the rest are small words around words that a graver kind has explained: "did" beside "not"."""
    near = range(i1 - 3, i2 + 3)
    return len(rest) <= 2 and all(pair.a.keys[i] in SMALL for i in rest) and any(i in pair.claimed_a for i in near)


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
