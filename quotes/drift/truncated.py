"""``truncated``: the beginning or the end of the words is left out.

>>> compare("The bus is full and the tram is late.", "The bus is full.").alterations[0].kind
'truncated'
"""

from quotes.drift.cuts import cut_words, severity_of
from quotes.drift.pair import Pair

KIND = "truncated"


def find(pair: Pair) -> None:
    """Report words left out at an end."""
    for place in cut_words(pair):
        if place[0] == 0 or place[1] == len(pair.a) or place[2] in (0, len(pair.b)):
            end = "beginning" if place[0] == 0 or place[2] == 0 else "end"
            pair.report(KIND, severity_of(pair, place), place, f"the {end} is left out")
            pair.claim(*place)
