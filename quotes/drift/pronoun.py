"""``pronoun``: "they" became "we", or two pronouns in each other's place.

>>> compare("They lent us a horse.", "We lent them a horse.").alterations[0].kind
'pronoun'
"""

from quotes.drift.pair import Pair
from quotes.drift.persons import own_side, person
from quotes.drift.relate import Change

KIND = "pronoun"


def find(pair: Pair) -> None:
    """Report pronouns that came to stand for somebody else."""
    for change in pair.changes:
        if not pair.free(change) or change.i1 == change.i2 or change.j1 == change.j2:
            continue
        if change.single:
            _exchanged(pair, change)
        else:
            _named(pair, change)


def _exchanged(pair: Pair, change: Change) -> None:
    one, other = person(pair.a.keys[change.i1]), person(pair.b.keys[change.j1])
    if one is None or other is None:
        _named(pair, change)
    elif one != other:
        place = (change.i1, change.i2, change.j1, change.j2)
        words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
        pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: {one} gave way to {other}")
        pair.claim(*place)


def _named(pair: Pair, change: Change) -> None:
    """ "We" became "the council", or the reverse: who acts is no longer the speaker."""
    one, other = pair.a.keys[change.i1 : change.i2], pair.b.keys[change.j1 : change.j2]
    for short, long in ((one, other), (other, one)):
        if (
            len(short) == 1
            and short[0] in own_side()
            and 1 <= len(long) <= 3
            and long[0] in _OPENERS
            and len(long) > 1
            and not any(map(person, long[1:]))
        ):
            place = (change.i1, change.i2, change.j1, change.j2)
            words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
            pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: another party is named")
            pair.claim(*place)
            return


_OPENERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "my", "our", "his", "her", "their"})
