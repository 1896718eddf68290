"""``quantifier``: "many" became "all", "only" or "at least" was dropped.

>>> compare("Many teachers stayed.", "All teachers stayed.").alterations[0].kind
'quantifier'
"""

from quotes.drift.markers import quantifier_told
from quotes.drift.numerals import is_amount
from quotes.drift.pair import Pair
from quotes.drift.shifts import Shift

KIND = "quantifier"
#: Told by ``negation`` where nothing else stands in their place.
_DENIALS = frozenset({"none", "never"})
#: Words that say how much only beside a figure, and else only add weight.
_WEIGHTS = frozenset({"just", "merely", "alone", "whole", "entire", "the whole", "the entire", "little", "something"})


def find(pair: Pair) -> None:
    """Report quantifiers exchanged, dropped and added."""
    if not pair.changes:
        return
    unexplained = {id(s) for s in pair.shifts(KIND)}
    # "nobody" for "everyone" is both a denial and another quantity
    for lost, gained in pair.by_clause(KIND, explained=True).values():
        for one, other in zip(lost, gained, strict=False):
            _changed(pair, one, other)
        for s in lost[len(gained) :] + gained[len(lost) :]:
            if id(s) in unexplained and s.marker.value not in _DENIALS and _counts(pair, s):
                _alone(pair, s)


def _changed(pair: Pair, one: Shift, other: Shift) -> None:
    was, now = one.marker, other.marker
    if was.value == now.value or (was.value in _DENIALS and now.value in _DENIALS):
        return
    place = (was.start, was.end, now.start, now.end)
    told = quantifier_told()
    words = pair.a.words(was.start, was.end), pair.b.words(now.start, now.end)
    pair.report(
        KIND,
        "meaning",
        place,
        f"“{words[0]}” became “{words[1]}”: it said {told[was.value]}, now it says {told[now.value]}",
    )
    pair.claim(*place)


def _counts(pair: Pair, s: Shift) -> bool:
    """Whether the quantifier went alone, from words that stayed."""
    m, made = s.marker, pair.a if s.lost else pair.b
    r = pair.range_in_a(m.start) if s.lost else pair.range_in_b(m.start)
    run = (r[0], r[1]) if s.lost else (r[2], r[3])
    other = (r[2], r[3]) if s.lost else (r[0], r[1])
    following = made.keys[m.end] if m.end < len(made) else ""
    if made.words(m.start, m.end).lower() in _WEIGHTS and not is_amount(following):
        return False
    if run[1] - run[0] > m.end - m.start + 1 and m.end != run[1]:
        return False
    # "some people" for "people" is one thing; "some" inside a phrase that was put in other words is another
    return other[1] - other[0] <= 2 or m.end == run[1]


def _alone(pair: Pair, s: Shift) -> None:
    m, told = s.marker, quantifier_told()[s.marker.value]
    if s.lost:
        j = pair.range_in_a(m.start)[2]
        pair.report(
            KIND, "meaning", (m.start, m.end, j, j), f"“{pair.a.words(m.start, m.end)}” is gone: it said {told}"
        )
        pair.claim(m.start, m.end, j, j)
    else:
        i = pair.range_in_b(m.start)[0]
        pair.report(
            KIND, "meaning", (i, i, m.start, m.end), f"“{pair.b.words(m.start, m.end)}” was added: now it says {told}"
        )
        pair.claim(i, i, m.start, m.end)
