"""``modality``: "may" became "will"; the direction is in the reason.

>>> compare("We could sell it.", "We will sell it.").alterations[0].why
'“could” became “will”: a possibility is now a promise'
"""

from quotes.drift.clauses import coordinating
from quotes.drift.markers import marked_words, markers_before, modal_rows
from quotes.drift.pair import Pair
from quotes.drift.shifts import Shift
from quotes.rules import read_rules

KIND = "modality"
#: Modal words that leave a doubt; a hedge can stand for them.
_DOUBT = frozenset({"possibility"})
#: Words of a question that must be kept.
_KEPT = 2
#: "And we will [not] close it".
_DENIAL = 1


def find(pair: Pair) -> None:
    """Report modal words that changed their force, were dropped or were added."""
    if not pair.changes:
        return
    if "?" in pair.a.text:
        _asked(pair)
    hedged = {(s.clause, s.lost) for s in pair.shifts("hedge")}
    for clause, sides in pair.by_clause(KIND).items():
        lost, gained = ([s for s in side if not (_said_once(pair, s) or _by_its_denial(pair, s))] for side in sides)
        for one, other in zip(lost, gained, strict=False):
            _changed(pair, one, other)
        for s in lost[len(gained) :] + gained[len(lost) :]:
            if s.marker.value not in _DOUBT or (clause, not s.lost) not in hedged:
                _alone(pair, s)


def _said_once(pair: Pair, s: Shift) -> bool:
    """Whether the other wording says the modal word once for two verbs: "will sell and close", "and will close"."""
    m = s.marker
    r = pair.range_in_a(m.start) if s.lost else pair.range_in_b(m.start)
    made, markers, run = (pair.a, pair.markers_a, r[:2]) if s.lost else (pair.b, pair.markers_b, r[2:])
    other = pair.b.keys[slice(*r[2:])] if s.lost else pair.a.keys[slice(*r[:2])]
    start = run[0] + (made.keys[run[0]] in coordinating())
    subject = made.keys[start : m.start]
    joined = start > 0 and made.keys[start - 1] in coordinating()
    if not joined or len(subject) > 1 or any(k not in coordinating() for k in other) or run[1] - m.end > _DENIAL:
        return False
    earlier = [n.start for n in markers_before(markers, run[0]) if n.kind == KIND and n.value == m.value]
    return bool(earlier) and (not subject or made.keys[max(0, earlier[-1] - 1) : earlier[-1]] == subject)


def _by_its_denial(pair: Pair, s: Shift) -> bool:
    """Whether the "not" inside the modal words stands in words of the same force there: "need not", "not have to"."""
    m, made, across = s.marker, pair.a if s.lost else pair.b, pair.a_to_b if s.lost else pair.b_to_a
    there = marked_words(pair.b if s.lost else pair.a)
    return any(there.get((KIND, across[i])) == m.value for i in range(m.start, m.end) if made.keys[i] == "not")


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
    # the "not" of "not have to" is left to the denials
    first = was.start + (pair.a.keys[was.start] == "not"), now.start + (pair.b.keys[now.start] == "not")
    pair.claim(first[0], was.end, first[1], now.end)


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


def _asked(pair: Pair) -> None:
    """Report a question that is told as a statement: "Do we trust them?", "We trust them."."""
    a, rules = pair.a, read_rules("tense")
    asking = frozenset((rules["auxiliaries"]["inverting"] + " " + rules["clauses"]["auxiliaries"]).split())
    for end in range(1, len(a) + 1):
        if "?" not in a.after[end]:
            continue
        start = end - 1
        while start and pair.marks_a[start] < 2:
            start -= 1
        across = pair.a_to_b[start:end]
        kept = [j for j in across if j >= 0]
        moved = across[0] < 0 or (len(across) > 1 and across[1] >= 0 and across[1] < across[0])
        if a.keys[start] not in asking or not moved or len(kept) < _KEPT or 2 * len(kept) < end - start:
            continue
        if "?" in pair.b.after[max(kept) + 1]:
            continue
        r = pair.range_in_a(start)
        place = (start, start + 1, r[2], r[2])
        pair.report(KIND, "meaning", place, "a question is now a statement")
        pair.claim(*place)
