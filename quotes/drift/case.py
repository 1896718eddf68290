"""``case``: capitals for small letters, or the reverse.

>>> compare("WE ARE LEAVING.", "We are leaving.").alterations[0].kind
'case'
"""

from quotes.drift.pair import Pair

KIND = "case"


def find(pair: Pair) -> None:
    """Report one place for each run of words whose letters differ in case only."""
    a, b = pair.a, pair.b
    start = last = -1
    for i in range(len(a) + 1):
        j = pair.a_to_b[i] if i < len(a) else -1
        differs = j >= 0 and a.surfaces[i] != b.surfaces[j] and a.surfaces[i].casefold() == b.surfaces[j].casefold()
        if differs:
            start = i if start < 0 else start
            last = i
        elif start >= 0 and (i == len(a) or j >= 0 or i > last + 1):
            place = (start, last + 1, pair.a_to_b[start], pair.a_to_b[last] + 1)
            pair.report(KIND, "cosmetic", place, "capitals and small letters were exchanged")
            start = -1
