"""``substituted``: other words in the place of those that were said.

>>> compare("The roof will hold.", "The roof will last.").alterations[0].kind
'substituted'
"""

from quotes.drift.pair import Pair

KIND = "substituted"


def find(pair: Pair) -> None:
    """Report what differs and nothing has explained."""
    for change in pair.changes:
        if change.i1 == change.i2 or change.j1 == change.j2:
            continue
        rest_a, rest_b = pair.rest(change)
        if not rest_a or not rest_b:
            continue
        place = (rest_a[0], rest_a[-1] + 1, rest_b[0], rest_b[-1] + 1)
        pair.report(KIND, "reworded", place, "other words stand in the place of those reported before")
        pair.claim(*place)
