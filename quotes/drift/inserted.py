"""``inserted``: words that the earlier wording does not have.

>>> compare("She gave a foolish answer.", "She gave a rather foolish answer.").alterations[0].kind
'inserted'
"""

from quotes.drift.cuts import SMALL
from quotes.drift.pair import Pair

KIND = "inserted"


def find(pair: Pair) -> None:
    """Report words added."""
    for change in pair.changes:
        if not change.put:
            continue
        rest_a, rest_b = pair.rest(change)
        if not rest_b or rest_a or (change.i1 < change.i2 and len(rest_b) <= 2):
            continue
        near = range(change.j1 - 3, change.j2 + 3)
        if len(rest_b) <= 2 and all(pair.b.keys[j] in SMALL for j in rest_b) and any(j in pair.claimed_b for j in near):
            continue
        place = (change.i2, change.i2, rest_b[0], rest_b[-1] + 1)
        pair.report(KIND, "reworded", place, "words were added that the earlier report does not have")
        pair.claim(*place)
