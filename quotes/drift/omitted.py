"""``omitted``: words inside are left out, and nothing shows it.

>>> compare("The lake, the wells and the river are dry.", "The lake and the river are dry.").alterations[0].kind
'omitted'
"""

from quotes.drift.cuts import cut_words, severity_of
from quotes.drift.pair import Pair

KIND = "omitted"


def find(pair: Pair) -> None:
    """Report unmarked cuts."""
    for place in cut_words(pair):
        severity = severity_of(pair, place)
        why = (
            "a word that adds weight is left out"
            if severity == "reworded"
            else "words are left out, and nothing marks the place"
        )
        pair.report(KIND, severity, place, why)
        pair.claim(*place)
