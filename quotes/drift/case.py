"""``case``: capitals for small letters, or the reverse.

>>> compare("WE ARE LEAVING.", "We are leaving.").alterations[0].kind
'case'
"""

from quotes.drift.pair import Pair
from quotes.drift.words import Line
from quotes.patterns import compiled

KIND = "case"
_STOP = compiled(r"[.!?…:]|\n")
#: Small words that a headline leaves without a capital do not part a run: "Most of the Hens Are Blue".
_HEADLINE = 4


def find(pair: Pair) -> None:
    """Report one place for each run of words whose letters differ in case only."""
    a, b = pair.a, pair.b
    if not any(_differs(pair, i, j) for i, j in pair.apart):
        return
    reach = _HEADLINE if a.loose or b.loose else 1
    start = last = -1
    for i in range(len(a) + 1):
        j = pair.a_to_b[i] if i < len(a) else -1
        if j >= 0 and _differs(pair, i, j):
            start = i if start < 0 else start
            last = i
        elif start >= 0 and (i == len(a) or j < 0 or i >= last + reach):
            place = (start, last + 1, pair.a_to_b[start], pair.a_to_b[last] + 1)
            pair.report(KIND, "cosmetic", place, "capitals and small letters were exchanged")
            start = -1


def _differs(pair: Pair, i: int, j: int) -> bool:
    one, other = pair.a.surfaces[i], pair.b.surfaces[j]
    return one != other and one.casefold() == other.casefold() and not _follows_the_cut(pair, i, j)


def _follows_the_cut(pair: Pair, i: int, j: int) -> bool:
    """Whether only the first letter differs, and only because a sentence now begins there or no longer does."""
    one, other = pair.a.surfaces[i], pair.b.surfaces[j]
    if one[1:] != other[1:] or (i == 0 and j == 0):
        return False
    parted = i == 0 or j == 0 or pair.a_to_b[i - 1] != j - 1
    return parted or _opens(pair.a, i) != _opens(pair.b, j)


def _opens(made: Line, i: int) -> bool:
    """Whether a sentence begins at the word."""
    return i == 0 or _STOP.search(made.after[i]) is not None
