"""Which words of a differing stretch stand in each other's place.

In: a ``Pair`` and one differing range.  Out: ``Change``s: single words that answer to each other (another tense, the
opposite, another number, another name), and what is left between them.

Method: edit distance over the words of the range, with a low cost where two words are related (after ERRANT, Bryant
et al. 2017).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quotes.drift.align import Range
from quotes.drift.morphology import same_lemma
from quotes.drift.names import initials, is_name
from quotes.drift.numerals import is_amount
from quotes.drift.opposites import denies, opposed
from quotes.drift.persons import person
from quotes.drift.pieces import open_contractions
from quotes.drift.variants import same_name, same_spelling

if TYPE_CHECKING:
    from quotes.drift.pair import Pair

#: Ranges with more word pairs than this are left whole: nobody can say any more which word stands for which.
_MOST_PAIRS = 400
_GAP, _STRANGERS, _SAME = 0.7, 1.35, 0.05
#: Costs below this join two words to a change of their own.
_RELATED = 0.6
#: Where a long stretch gave way to a few words, only forms of one word answer to each other: a pronoun of the one is
#: not the other's.
_ONE_WORD, _LONG, _UNLIKE = 0.15, 8, 3
_ARTICLE = {"a", "an"}
#: One or two words that gave way to others are part of what was put in their place: no cut, and the reverse.
_FEW = 2


class Change(NamedTuple):
    """Words ``i1`` to ``i2`` of the earlier wording became words ``j1`` to ``j2`` of the later one."""

    i1: int
    i2: int
    j1: int
    j2: int

    @property
    def single(self) -> bool:
        """One word for one word."""
        return self.i2 - self.i1 == 1 and self.j2 - self.j1 == 1

    @property
    def cut(self) -> bool:
        """Words were left out, and not just one or two that others stand for."""
        return self.i2 - self.i1 > (_FEW if self.j1 < self.j2 else 0)

    @property
    def put(self) -> bool:
        """Words were put in, and not just one or two that stand for others."""
        return self.j2 - self.j1 > (_FEW if self.i1 < self.i2 else 0)


def changes_of(pair: Pair, r: Range) -> tuple[list[Change], bool]:
    """Return the changes of one differing range, and whether any words of it are perhaps kin.

    Where none are, no rule about two forms or spellings of a word, its opposite or its denial has anything to say.
    """
    i1, i2, j1, j2 = r
    n, m, whole = i2 - i1, j2 - j1, Change(*r)
    if not n or not m:
        return [whole], False
    if n == m == 1:
        return [whole], _cost(pair.a.keys[i1], pair.b.keys[j1]) < _STRANGERS
    if n * m > _MOST_PAIRS or one_word(pair, whole):
        return [whole], True
    if initials(pair.a, i1, i2) == pair.b.keys[j1:j2] or initials(pair.b, j1, j2) == pair.a.keys[i1:i2]:
        return [whole], True
    costs = _costs(pair, r)
    if min(map(min, costs)) >= _STRANGERS:
        return [whole], False
    joined = _joined(costs, r)
    out: list[Change] = []
    i, j = i1, j1
    for x, y in [*joined, (i2, j2)]:
        if i < x or j < y:
            out.append(Change(i, x, j, y))
        if x < i2 and y < j2:
            out.append(Change(x, x + 1, y, y + 1))
        i, j = x + 1, y + 1
    return out, True


def one_word(pair: Pair, change: Change) -> bool:
    """Whether the words differ only in where they are parted: "cooperate", "co-operate"."""
    if change.single:
        return pair.a.keys[change.i1] == pair.b.keys[change.j1]
    one, other = "".join(pair.a.keys[change.i1 : change.i2]), "".join(pair.b.keys[change.j1 : change.j2])
    return one == other or (
        change.i2 - change.i1 != change.j2 - change.j1 and len(one) > 4 and same_spelling(one, other)
    )


def _joined(costs: list[list[float]], r: Range) -> list[tuple[int, int]]:
    """Return the pairs of related words of the cheapest alignment."""
    i1, i2, j1, j2 = r
    n, m = i2 - i1, j2 - j1
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for x in range(n + 1):
        for y in range(m + 1):
            if x or y:
                best[x][y] = min(
                    best[x - 1][y] + _GAP if x else 1e9,
                    best[x][y - 1] + _GAP if y else 1e9,
                    best[x - 1][y - 1] + costs[x - 1][y - 1] if x and y else 1e9,
                )
    out: list[tuple[int, int]] = []
    related = _ONE_WORD if max(n, m) > _LONG and max(n, m) > _UNLIKE * min(n, m) else _RELATED
    x, y = n, m
    while x and y:
        here = best[x][y]
        if here == best[x - 1][y - 1] + costs[x - 1][y - 1]:
            x, y = x - 1, y - 1
            if costs[x][y] < related:
                out.append((i1 + x, j1 + y))
        elif here == best[x - 1][y] + _GAP:
            x -= 1
        else:
            y -= 1
    return out[::-1]


def _costs(pair: Pair, r: Range) -> list[list[float]]:
    """Return how unlike each word of the one and each of the other are."""
    i1, i2, j1, j2 = r
    a, b = pair.a, pair.b
    costs = [[_cost(one, other) for other in b.keys[j1:j2]] for one in a.keys[i1:i2]]
    names_a = [i for i in range(i1, i2) if is_name(a, i, b)]
    names_b = [j for j in range(j1, j2) if is_name(b, j, a)]
    for i in names_a:
        for j in names_b:
            if costs[i - i1][j - j1] != _SAME:
                costs[i - i1][j - j1] = 0.1 if same_name(a.keys[i], b.keys[j]) else 0.4
    return costs


@lru_cache(maxsize=65536)
def _cost(one: str, other: str) -> float:
    """Return how unlike two words, neither a name, are: near 0 for one in two spellings, above 1 for strangers."""
    if one == other or same_spelling(one, other) or opens_to(one, other) or one_article(one, other):
        return _SAME
    if same_lemma(one, other):
        return 0.1
    if opposed(one, other) or denies(one, other):
        return 0.2
    if is_amount(one) and is_amount(other):
        return 0.3
    if person(one) is not None and person(other) is not None:
        return 0.3
    return _STRANGERS


def one_article(one: str, other: str) -> bool:
    """Whether two words are "a" and "an", as the word after them asks."""
    return {one, other} == _ARTICLE


def opens_to(one: str, other: str) -> bool:
    """Whether one is a contraction that can stand for the other: ’s for "is" or "has"."""
    table = open_contractions()
    return other in table.get(one, ()) or one in table.get(other, ())
