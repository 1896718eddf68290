"""``antonym``: a word gave way to its opposite.

>>> compare("Prices fell.", "Prices rose.").alterations[0].kind
'antonym'
"""

from quotes.drift.clauses import clause_around
from quotes.drift.opposites import turned_round
from quotes.drift.pair import Pair

KIND = "antonym"


def find(pair: Pair) -> None:
    """Report opposites in each other's place, unless a denial made up for them."""
    for change in pair.changes:
        if not change.single or not turned_round(pair.a, change.i1, pair.b, change.j1):
            continue
        if clause_around(pair.marks_a, change.i1)[0] in pair.made_up:
            continue
        place = (change.i1, change.i2, change.j1, change.j2)
        words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
        pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: the opposite")
        pair.claim(*place)
