"""``ellipsis``: words inside are left out, and the later wording marks it.

>>> compare("The lake, the wells and the river are dry.", "The lake … and the river are dry.").alterations[0].kind
'ellipsis'
"""

from quotes.drift.cuts import cut_words, severity_of
from quotes.drift.pair import Pair
from quotes.models import Alteration

KIND = "ellipsis"


def find(pair: Pair) -> None:
    """Report marked cuts."""
    for place in cut_words(pair):
        if place[0] > 0 and place[1] < len(pair.a) and pair.b.ellipsis_before(place[2]):
            pair.report(KIND, severity_of(pair, place), place, "words are left out, and the place is marked")
            pair.claim(*place)
    _over_graver(pair)


def _over_graver(pair: Pair) -> None:
    """Report the mark, too, where all that was cut there is told of as something graver: "… if it rains"."""
    for i1, i2, j1, j2 in pair.ranges:
        inside = 0 < i1 < i2 < len(pair.a) and j1 == j2
        if not inside or not pair.b.ellipsis_before(j1):
            continue
        told = (a for a in pair.found if a.kind == KIND)
        if not any(_within(pair, a, i1, i2) for a in told):
            pair.report(KIND, "shortened", (i1, i2, j1, j1), "words are left out, and the place is marked")


def _within(pair: Pair, alteration: Alteration, i1: int, i2: int) -> bool:
    start, end = pair.a.span(i1, i2)
    return start <= alteration.before_span[0] < end
