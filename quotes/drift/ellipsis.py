"""``ellipsis``: words inside are left out, and the later wording marks it.

>>> compare("The lake, the wells and the river are dry.", "The lake … and the river are dry.").alterations[0].kind
'ellipsis'
"""

from quotes.drift.cuts import cut_words
from quotes.drift.pair import Pair

KIND = "ellipsis"


def find(pair: Pair) -> None:
    """Report marked cuts."""
    for place, severity in cut_words(pair):
        if place[0] > 0 and place[1] < len(pair.a) and pair.b.ellipsis_before(place[2]):
            pair.report(KIND, severity, place, "words are left out, and the place is marked")
            pair.claim(*place)
