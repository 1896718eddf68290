"""``modality``: "may" became "will"; the direction is in the reason.

>>> compare("We could sell it.", "We will sell it.").alterations[0].why
'“could” became “will”: a possibility is now a promise'
"""

from quotes.drift.markers import modal_rows
from quotes.drift.pair import Pair
from quotes.drift.shifts import Shift

KIND = "modality"
#: Modal words that leave a doubt; a hedge can stand for them.
_DOUBT = frozenset({"possibility"})


def find(pair: Pair) -> None:
    """Report modal words that changed their force, were dropped or were added."""
    if not pair.changes:
        return
    hedged = {(s.clause, s.lost) for s in pair.shifts("hedge")}
    for clause, (lost, gained) in pair.by_clause(KIND).items():
        for one, other in zip(lost, gained, strict=False):
            _changed(pair, one, other)
        for s in lost[len(gained) :] + gained[len(lost) :]:
            if s.marker.value not in _DOUBT or (clause, not s.lost) not in hedged:
                _alone(pair, s)


def _changed(pair: Pair, one: Shift, other: Shift) -> None:
    was, now = one.marker, other.marker
    words = pair.a.words(was.start, was.end), pair.b.words(now.start, now.end)
    place = (was.start, was.end, now.start, now.end)
    if was.value == now.value and (
        was.value != "possibility" or "may" not in (words[0].lower(), words[1].lower()) or len({*words}) < 2
    ):
        return
    told = modal_rows()[was.value][1], modal_rows()[now.value][1]
    why = (
        f"“{words[0]}” became “{words[1]}”: {told[0]} is now {told[1]}"
        if was.value != now.value
        else f"“{words[0]}” became “{words[1]}”: another degree of possibility"
    )
    pair.report(KIND, "meaning", place, why)
    pair.claim(*place)


def _alone(pair: Pair, s: Shift) -> None:
    m = s.marker
    told = modal_rows()[m.value][1]
    if s.lost:
        j = pair.range_in_a(m.start)[2]
        place = (m.start, m.end, j, j)
        why = f"“{pair.a.words(m.start, m.end)}” is gone: {told} is now a plain statement"
    else:
        i = pair.range_in_b(m.start)[0]
        place = (i, i, m.start, m.end)
        why = f"“{pair.b.words(m.start, m.end)}” was added: a plain statement is now {told}"
    pair.report(KIND, "meaning", place, why)
    pair.claim(*place)
    if m.value in _DOUBT:
        pair.report("hedge", "meaning", place, why)
    elif m.value == "promise":
        pair.report("tense", "meaning", place, "the time changed: what was to come and what is now are exchanged")
