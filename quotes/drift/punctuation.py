"""``punctuation``: marks inside the wording; quotation marks, dashes, spaces and the closing mark do not count.

>>> compare("Go home, strangers", "Go home strangers.").alterations[0].kind
'punctuation'
"""

from quotes.drift.pair import Pair
from quotes.drift.words import ELLIPSIS
from quotes.patterns import compiled

KIND = "punctuation"
#: A full stop after these is spelling, and no pause: "Mr Halloran", "Mr. Halloran".
_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "jr",
        "sr",
        "prof",
        "rev",
        "gen",
        "col",
        "sgt",
        "capt",
        "lt",
        "gov",
        "sen",
        "rep",
        "no",
        "vs",
        "u",
        "s",
        "k",
        "n",
        "d",
        "c",
        "a",
        "b",
        "e",
        "m",
        "p",
        "j",
        "r",
        "l",
        "h",
        "g",
        "f",
        "t",
        "v",
        "w",
        "i",
        "o",
    ]
)
_COUNTS = compiled(r"[,;:.!?]")


def find(pair: Pair) -> None:
    """Report inner marks that differ between words that stand side by side in both wordings.

    A word put in the place of another counts: "by colour, but", "by color; but".
    """
    a, b = pair.a, pair.b
    exchanged = {(change.i2, change.j2) for change in pair.changes if change.single}
    for i, j in pair.apart:
        if i < 1 or j < 1 or a.after[i] == b.after[j]:
            continue
        if pair.a_to_b[i - 1] != j - 1 and (i, j) not in exchanged:
            continue
        one, other = _marks(a.after[i]), _marks(b.after[j])
        if one != other and not (a.keys[i - 1] in _ABBREVIATED and one.lstrip(".") == other.lstrip(".")):
            pair.report(KIND, "cosmetic", (i - 1, i + 1, j - 1, j + 1), "the punctuation inside differs")


def _marks(gap: str) -> str:
    return "".join(_COUNTS.findall(ELLIPSIS.sub("", gap)))
