"""``bracketed``: an editor's words in square brackets, added or in the place of a pronoun.

>>> compare("It kept us awake.", "It [the pump] kept us awake.").alterations[0].kind
'bracketed'
"""

from quotes.drift.pair import Pair

KIND = "bracketed"


def find(pair: Pair) -> None:
    """Report marked insertions and replacements."""
    if not pair.a.marked and not pair.b.marked:
        return
    for change in pair.changes:
        rest_a, rest_b = pair.rest(change)
        ours = [j for j in rest_b if j in pair.b.marked]
        theirs = [i for i in rest_a if i in pair.a.marked]
        if ours and len(ours) == len(rest_b):
            place = (change.i1, change.i2, change.j1, change.j2)
            # "[the flood] took everything": the brackets stand for the words they replace, when these are few
            if len(rest_a) <= 3:
                stands = f" for “{pair.a.words(change.i1, change.i2)}”" if rest_a else ""
                pair.report(KIND, "cosmetic", place, f"an editor’s words in brackets were put in{stands}")
                pair.claim(*place)
                continue
        if ours:
            first, last = ours[0], ours[-1] + 1
            pair.report(
                KIND, "cosmetic", (change.i2, change.i2, first, last), "an editor’s words in brackets were put in"
            )
            pair.claimed_b.update(ours)
        elif theirs and len(theirs) == len(rest_a) and len(rest_b) <= 3:
            place = (change.i1, change.i2, change.j1, change.j2)
            pair.report(KIND, "cosmetic", place, "an editor’s words in brackets were taken out")
            pair.claim(*place)
    for i, j in pair.apart:
        if "[" in pair.a.surfaces[i] + pair.b.surfaces[j] and pair.a.surfaces[i] != pair.b.surfaces[j]:
            pair.report(KIND, "cosmetic", (i, i + 1, j, j + 1), "a letter in brackets fits the word to its new place")
