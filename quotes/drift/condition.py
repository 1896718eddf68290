"""``condition``: "if", "unless", "as long as" dropped from the statement kept, or added to it.

>>> compare("If it thaws, we sail.", "We sail.").alterations[0].kind
'condition'
"""

from functools import cache

from quotes.drift.clauses import Marks, clause_around, coordinating
from quotes.drift.markers import Marker
from quotes.drift.pair import Pair
from quotes.drift.tells import CONDITIONAL
from quotes.drift.words import Line
from quotes.rules import read_rules

KIND = "condition"
#: Words of a main clause that are looked at to see whether it was kept.
_ENOUGH = 60


@cache
def _with_denial() -> frozenset[str]:
    return frozenset(read_rules("conditions")["with_denial"])


@cache
def _inverting() -> frozenset[str]:
    return frozenset(read_rules("conditions")["inverting"].split())


def find(pair: Pair) -> None:
    """Report conditions that the later wording lost or gained."""
    if not pair.changes:
        return
    lost, gained = _shifted(pair, True), _shifted(pair, False)
    for m in list(lost):
        match = next((g for g in gained if _answers(pair, m, g)), None)
        if match is None:
            continue
        lost.remove(m)
        gained.remove(match)
        if (m.value == "unless") != (match.value == "unless") and not _denial_moved(pair):
            place = (m.start, m.end, match.start, match.end)
            pair.report(
                KIND,
                "meaning",
                place,
                f"“{pair.a.words(*place[:2])}” became “{pair.b.words(*place[2:])}”: the condition is turned round",
            )
            pair.claim(*place)
    for m in lost:
        start, end = _extent(pair.a, pair.marks_a, m)
        r = pair.range_in_a(m.start)
        end = max(m.end, min(end, r[1]))
        after = (r[2], r[3]) if end - start <= 3 and r[3] - r[2] <= 2 and r[1] <= end else (r[2], r[2])
        pair.report(
            KIND,
            "meaning",
            (start, end, *after),
            f"“{pair.a.words(start, end)}” is gone: the statement no longer depends on a condition",
        )
        pair.claim(start, end, *after)
    for m in gained:
        start, end = _extent(pair.b, pair.marks_b, m)
        r = pair.range_in_b(m.start)
        end = max(m.end, min(end, r[3]))
        pair.report(
            KIND,
            "meaning",
            (r[0], r[0], start, end),
            f"“{pair.b.words(start, end)}” was added: the statement now depends on a condition",
        )
        pair.claimed_b.update(range(start, end))


def _shifted(pair: Pair, earlier: bool) -> list[Marker]:
    """Return the conditions that only one wording has, while what they condition is in both."""
    made = pair.a if earlier else pair.b
    runs = [r[:2] if earlier else r[2:] for r in pair.ranges]
    places = [i for start, end in runs for i in range(start, end) if made.flags[i] & CONDITIONAL]
    out: list[Marker] = []
    if not places:
        return out
    marks, markers = (pair.marks_a, pair.markers_a) if earlier else (pair.marks_b, pair.markers_b)
    to_other = pair.a_to_b if earlier else pair.b_to_a
    claimed = pair.claimed_a if earlier else pair.claimed_b
    for m in [
        *(m for m in markers if m.kind == KIND),
        *_until(made, marks, markers, places),
        *_inverted(made, marks, places),
    ]:
        if m.start in claimed or to_other[m.start] >= 0 or _asks(pair, m, earlier):
            continue
        if _main_kept(made, marks, to_other, m):
            out.append(m)
    return out


def _asks(pair: Pair, m: Marker, earlier: bool) -> bool:
    """Whether the other wording has "whether" in the place of "if": both open a question that is told."""
    r = pair.range_in_a(m.start) if earlier else pair.range_in_b(m.start)
    theirs = pair.b.keys[r[2] : r[3]] if earlier else pair.a.keys[r[0] : r[1]]
    return theirs == [read_rules("conditions")["asking"]]


def _until(made: Line, marks: Marks, markers: list[Marker], places: list[int]) -> list[Marker]:
    """ "Not … until they pay" is a condition; "until noon" is a time."""
    out: list[Marker] = []
    places = [i for i in places if made.keys[i] in _with_denial()]
    if not places:
        return out
    denied = {clause_around(marks, m.start)[0] for m in markers if m.kind == "negation"}
    for i in places:
        if i and marks[i]:
            stop = clause_around(marks, i)[1]
            if stop - i > 2 and clause_around(marks, i - 1)[0] in denied:
                out.append(Marker(KIND, made.keys[i], i, i + 1))
    return out


def _inverted(made: Line, marks: Marks, places: list[int]) -> list[Marker]:
    """ "Should the river rise, we will leave": a condition by the order of its words."""
    out = []
    for i in places:
        key = made.keys[i]
        if key in _inverting() and marks[i] == 2 and i + 2 < len(made):
            _, end = clause_around(marks, i)
            if end < len(made) and marks[end] == 1 and "," in made.after[end]:
                out.append(Marker(KIND, key, i, i + 1))
    return out


def _opens_sentence(made: Line, marks: Marks, i: int) -> bool:
    return (
        marks[i] == 2
        or (i > 0 and made.keys[i - 1] in coordinating() and made.keys[i] in ("if", "unless"))
        or (i > 0 and made.keys[i - 1] == "that")
    )


def _main_kept(made: Line, marks: Marks, to_other: list[int], m: Marker) -> bool:
    """Whether words of the clause that hangs on the condition stand in both wordings."""
    end = max(clause_around(marks, m.start)[1], m.end)
    if _opens_sentence(made, marks, m.start):
        # the words of the condition may be kept too: "if" became "because"
        stop = end
        while stop < len(made):
            nxt = clause_around(marks, stop)
            if made.keys[stop] in ("if", "unless") or (
                made.keys[stop] in ("and", "or") and made.keys[min(stop + 1, len(made) - 1)] in ("if", "unless")
            ):
                stop = nxt[1] if nxt[1] > stop else stop + 1
                if stop < len(made) and made.keys[stop - 1] in ("and", "or"):
                    stop = clause_around(marks, stop)[1]
                continue
            return _any_kept(made, to_other, stop, nxt[1])
        return False
    before = m.start - 1
    while before >= 0 and made.keys[before] in ("but", "and", "only", "then"):
        before -= 1
    if before < 0:
        return _any_kept(made, to_other, end, len(made))
    first, _ = clause_around(marks, before)
    return _any_kept(made, to_other, first, before + 1)


def _any_kept(made: Line, to_other: list[int], start: int, end: int) -> bool:
    """Whether half the longer words of a stretch, or all of them if they are few, stand in the other wording."""
    end = min(end, start + _ENOUGH)
    content = [i for i in range(start, end) if len(made.keys[i]) > 3] or list(range(start, end))
    return bool(content) and sum(to_other[i] >= 0 for i in content) * 3 >= len(content)


def _extent(made: Line, marks: Marks, m: Marker) -> tuple[int, int]:
    """Return the words of the condition, its conjunction included."""
    _, end = clause_around(marks, m.start)
    start = m.start
    while start and made.keys[start - 1] in ("but", "only", "and"):
        start -= 1
    return start, max(end, m.end)


def _answers(pair: Pair, m: Marker, g: Marker) -> bool:
    """Whether two conditions condition the same clause."""
    a, b = clause_around(pair.marks_a, m.start), clause_around(pair.marks_b, g.start)
    shared = sum(pair.a_to_b[i] >= 0 and b[0] <= pair.a_to_b[i] < b[1] for i in range(*a))
    return shared > 0 or pair.range_in_a(m.start) == pair.range_in_b(g.start)


def _denial_moved(pair: Pair) -> bool:
    """ "Unless it reopens" is "if it does not reopen"."""
    return bool(pair.shifts("negation"))
