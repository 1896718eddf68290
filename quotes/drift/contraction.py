"""``contraction``: "won’t" for "will not", or the reverse.

>>> compare("You will not drown.", "You won’t drown.").alterations[0].kind
'contraction'
"""

from quotes.drift.pair import Pair
from quotes.drift.relate import opens_to
from quotes.drift.tells import FULL, OPEN
from quotes.drift.words import Line

KIND = "contraction"
_WHY = "a short form for the full one, or the reverse"


def find(pair: Pair) -> None:
    """Report contractions among the words that both wordings have, and open ones (’s, ’d) that fit."""
    for change in pair.changes if pair.tells & OPEN else ():
        if change.single and opens_to(pair.a.keys[change.i1], pair.b.keys[change.j1]):
            place = (max(0, change.i1 - 1), change.i2, max(0, change.j1 - 1), change.j2)
            pair.report(KIND, "cosmetic", place, _WHY)
            pair.claim(change.i1, change.i2, change.j1, change.j2)
    if _alike(pair.a, pair.b, pair.a_to_b) and _alike(pair.b, pair.a, pair.b_to_a):
        return
    done = -1
    for i in range(len(pair.a)):
        j = pair.a_to_b[i]
        if j < 0 or i <= done or _short(pair.a, i) == _short(pair.b, j):
            continue
        first_a, last_a = _whole(pair, i, True)
        first_b, last_b = _whole(pair, j, False)
        if min(pair.a_to_b[first_a : last_a + 1]) < 0 or min(pair.b_to_a[first_b : last_b + 1]) < 0:
            # "the pier's planks", "the planks of the pier": a part of it is gone, or told of above
            continue
        start = min(first_a, pair.b_to_a[first_b] if pair.b_to_a[first_b] >= 0 else first_a)
        end = max(last_a, pair.b_to_a[last_b] if pair.b_to_a[last_b] >= 0 else last_a)
        jj = pair.a_to_b
        ends = [x for x in (jj[start], jj[end], first_b, last_b) if x >= 0]
        pair.report(KIND, "cosmetic", (start, end + 1, min(ends), max(ends) + 1), _WHY)
        done = end


def _short(made: Line, i: int) -> bool:
    """Whether word ``i`` is written as a part of a contraction; "cannot" is the full form."""
    return i in made.shortened and not made.flags[i] & FULL


def _alike(made: Line, other: Line, to_other: list[int]) -> bool:
    """Whether each part of a contraction that the other wording has too is one of a contraction there."""
    return all(to_other[i] < 0 or _short(made, i) == _short(other, to_other[i]) for i in made.shortened)


def _whole(pair: Pair, i: int, earlier: bool) -> tuple[int, int]:
    """Return the first and last word of the contraction that word ``i`` is part of."""
    made = pair.a if earlier else pair.b
    whole = made.shortened.get(i)
    if whole is None:
        return i, i
    first = last = i
    while first and made.shortened.get(first - 1) == whole:
        first -= 1
    while made.shortened.get(last + 1) == whole:
        last += 1
    return first, last
