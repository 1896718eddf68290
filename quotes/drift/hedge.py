"""``hedge``: "I think", "perhaps", "as far as I know" dropped or added.

>>> compare("Perhaps he left.", "He left.").alterations[0].why
'“Perhaps” is gone: the speaker now sounds certain'
"""

from collections import Counter

from quotes.drift.pair import Pair

KIND = "hedge"


def find(pair: Pair) -> None:
    """Report hedges lost and gained that no other hedge, or word of possibility, stands for."""
    if not pair.changes:
        return
    doubts = Counter((s.clause, s.lost) for s in pair.shifts("modality") if s.marker.value == "possibility")
    for clause, (lost, gained) in pair.by_clause(KIND).items():
        for s in lost[len(gained) + doubts[clause, False] :]:
            start, end = s.marker.start, s.marker.end
            j = pair.range_in_a(start)[2]
            word = pair.a.words(start, end)
            pair.report(KIND, "meaning", (start, end, j, j), f"“{word}” is gone: the speaker now sounds certain")
            pair.claim(start, end, j, j)
        for s in gained[len(lost) + doubts[clause, True] :]:
            start, end = s.marker.start, s.marker.end
            i = pair.range_in_b(start)[0]
            word = pair.b.words(start, end)
            pair.report(KIND, "meaning", (i, i, start, end), f"“{word}” was added: the speaker now sounds unsure")
            pair.claim(i, i, start, end)
