"""``number``: another figure, unit, day or month.

>>> compare("We found 15 eggs.", "We found 50 eggs.").alterations[0].kind
'number'
"""

from quotes.drift.moved import moved_figures
from quotes.drift.numerals import calendar, figure, same_amount
from quotes.drift.pair import Pair
from quotes.drift.tells import AMOUNT
from quotes.drift.words import Line

KIND = "number"
_NOT_ALONE = frozenset({"part", "turn", "season"})


def find(pair: Pair) -> None:
    """Report amounts and times that were exchanged, dropped from the words kept, or added to them."""
    for place, same in moved_figures(pair):
        if not same:
            words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
            pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: another date or figure")
            pair.claim(*place)
    for i1, i2, j1, j2 in pair.ranges if pair.tells & AMOUNT else ():
        one = [i for i in range(i1, i2) if i not in pair.claimed_a and _amount(pair.a, i)]
        other = [j for j in range(j1, j2) if j not in pair.claimed_b and _amount(pair.b, j)]
        if one and other:
            _exchanged(pair, one, other)
        elif one or other:
            _alone(pair, (i1, i2, j1, j2), one, other)


def _amount(made: Line, i: int) -> bool:
    """Whether the word says how much or when here: "may" and "march" only as months."""
    if not made.flags[i] & AMOUNT:
        return False
    return made.keys[i] not in ("may", "march") or (i > 0 and made.surfaces[i][:1].isupper())


def _exchanged(pair: Pair, one: list[int], other: list[int]) -> None:
    before, after = [pair.a.keys[i] for i in one], [pair.b.keys[j] for j in other]
    if same_amount(before, after) or before == after:
        return
    # "two months", "60 days": compare with the article too
    place = (one[0], one[-1] + 1, other[0], other[-1] + 1)
    whole_a, whole_b = pair.a.keys[place[0] : place[1]], pair.b.keys[place[2] : place[3]]
    lead_a = pair.a.keys[max(0, place[0] - 1) : place[1]]
    lead_b = pair.b.keys[max(0, place[2] - 1) : place[3]]
    if place[0] and place[2] and pair.a_to_b[place[0] - 1] == place[2] - 1:
        # "60 minutes", "60 hours": what stands before belongs to both
        told = [(whole_a, whole_b), (lead_a, lead_b)]
    else:
        told = [(x, y) for x in (whole_a, lead_a) for y in (whole_b, lead_b)]
    if any(same_amount(x, y) for x, y in told):
        return
    words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
    kind = "another date or time" if all(map(calendar, before + after)) else "another figure or unit"
    pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: {kind}")
    pair.claim(*place)


def _alone(pair: Pair, r: tuple[int, int, int, int], one: list[int], other: list[int]) -> None:
    """A figure dropped before a noun that stays: "40 people", "people"."""
    made, (start, end), places = (pair.a, r[:2], one) if one else (pair.b, r[2:], other)
    partner = r[3] - r[2] if one else r[1] - r[0]
    last = places[-1]
    if made.keys[last + 1 : end][:1] == ["of"] and end - last <= 3:
        # "two of the four wards", "four wards"
        last = end - 1
    key = made.keys[places[-1]]
    if end - start > 3 or last != end - 1 or end >= len(made) or partner > 1:
        return
    if figure(key) is None or calendar(key) in _NOT_ALONE or key in ("1", "first", "second") or key.endswith("th"):
        return
    if one:
        pair.report(
            KIND,
            "meaning",
            (start, end, r[2], r[3]),
            f"“{made.words(start, end)}” is gone: the figure is no longer given",
        )
        pair.claim(*r)
    else:
        pair.report(
            KIND,
            "meaning",
            (r[0], r[1], start, end),
            f"“{made.words(start, end)}” was added: a figure that was not given",
        )
        pair.claim(*r)
