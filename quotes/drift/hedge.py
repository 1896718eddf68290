"""``hedge``: "I think", "perhaps", "as far as I know" dropped or added.

>>> compare("Perhaps he left.", "He left.").alterations[0].why
'“Perhaps” is gone: the speaker now sounds certain'
"""

from quotes.drift.pair import Pair

KIND = "hedge"


def find(pair: Pair) -> None:
    """Report hedges lost and gained that no other hedge, or word of possibility, stands for."""
    shifts = pair.shifts(KIND) if pair.changes else []
    if not shifts:
        return
    doubts = [s for s in pair.shifts("modality") if s.marker.value == "possibility"]
    for clause in dict.fromkeys(s.clause for s in shifts):
        lost = [s for s in shifts if s.clause == clause and s.lost]
        gained = [s for s in shifts if s.clause == clause and not s.lost]
        spare_gained = len(gained) + sum(d.clause == clause and not d.lost for d in doubts)
        spare_lost = len(lost) + sum(d.clause == clause and d.lost for d in doubts)
        for s in lost[spare_gained:]:
            m = s.marker
            start, end = m.start, m.end
            j = pair.range_in_a(start)[2]
            word = pair.a.words(start, end)
            pair.report(KIND, "meaning", (start, end, j, j), f"“{word}” is gone: the speaker now sounds certain")
            pair.claim(start, end, j, j)
        for s in gained[spare_lost:]:
            m = s.marker
            i = pair.range_in_b(m.start)[0]
            word = pair.b.words(m.start, m.end)
            pair.report(KIND, "meaning", (i, i, m.start, m.end), f"“{word}” was added: the speaker now sounds unsure")
            pair.claim(i, i, m.start, m.end)
