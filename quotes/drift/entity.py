"""``entity``: another name, a name added, or two names in each other's place.

>>> compare("The grant came from Norway.", "The grant came from Finland.").alterations[0].kind
'entity'
"""

from quotes.drift.names import is_name
from quotes.drift.pair import Pair
from quotes.drift.variants import plain, same_name

KIND = "entity"


def find(pair: Pair) -> None:
    """Report names that were exchanged or added."""
    for i1, i2, j1, j2 in pair.ranges:
        other = [j for j in range(j1, j2) if j not in pair.claimed_b and is_name(pair.b, j, pair.a)]
        if not other:
            continue
        one = [i for i in range(i1, i2) if i not in pair.claimed_a and is_name(pair.a, i, pair.b)]
        place = (one[0] if one else i1, one[-1] + 1 if one else i2, other[0], other[-1] + 1)
        if one:
            if not _same(pair, one, other):
                words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
                pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: another name")
                pair.claim(*place)
        elif _added(pair, (i1, i2, j1, j2), other):
            name = pair.b.words(*place[2:])
            pair.report(KIND, "meaning", (i1, i2, *place[2:]), f"“{name}” was put in: a name that was not there")
            pair.claim(i1, i2, *place[2:])


def _same(pair: Pair, one: list[int], other: list[int]) -> bool:
    """Whether the names share a word, in whatever spelling: "John Kerry", "Mr Kerry"."""
    before, after = [pair.a.keys[i] for i in one], [pair.b.keys[j] for j in other]
    return (
        any(same_name(x, y) or plain(x) == plain(y) for x in before for y in after)
        or "".join(k[0] for k in before) in after
        or "".join(k[0] for k in after) in before
    )


def _added(pair: Pair, r: tuple[int, int, int, int], other: list[int]) -> bool:
    """Whether a name came in beside words that stayed, and is no fuller form of the name there."""
    i1, i2, j1, j2 = r
    if i1 == i2 and j2 - j1 == 2 and pair.b.keys[j1] in ("and", "or") and j1 and is_name(pair.b, j1 - 1, pair.a):
        return True
    if j2 - j1 > 4 or (i1 == i2 and (j1 == 0 or j2 == len(pair.b))):
        return False
    beside = [j for j in (other[0] - 1, other[-1] + 1) if 0 <= j < len(pair.b)]
    return not any(
        pair.b_to_a[j] >= 0 and is_name(pair.b, j, pair.a) and pair.b.after[max(j, other[0])].strip() == ""
        for j in beside
    )
