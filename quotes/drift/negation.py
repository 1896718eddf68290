"""``negation``: a denial dropped or added, by the polarity of the clause kept.

Two denials in one clause make up for each other ("not unable", "able"), as do a denial and an opposite
("did not win", "lost").

>>> compare("We will not pay.", "We will pay.").alterations[0].kind
'negation'
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from quotes.drift.clauses import clause_around, has_verb, in_verb_group
from quotes.drift.cuts import SMALL, intensifiers
from quotes.drift.markers import Marker, marked_words, markers_before
from quotes.drift.morphology import same_lemma, stems
from quotes.drift.opposites import denies, opposed
from quotes.drift.pair import Pair
from quotes.drift.persons import person
from quotes.drift.relate import Change
from quotes.drift.shifts import Shift
from quotes.drift.tells import DENIALS, NOT
from quotes.drift.words import Line
from quotes.rules import read_rules

KIND = "negation"
#: So many words at most stand between a denial and what it denies.
_NEAR = 4
#: Words behind "not" within which "unless" stands; markers of a wording that has "only if" for it, at most.
_FAR = 60
#: Words of an aside at most.
_ASIDE = 8
#: More denials in one clause are not paired one by one.
_MOST = 20
#: So many words behind a "nor" at most tell whether what it denies is still there.
_DENIED = 12


@cache
def _denying() -> frozenset[str]:
    return frozenset(read_rules("negators")["words"].split())


@cache
def _held() -> frozenset[str]:
    """Return the verbs that a denial passes through: "I do not think it is", "I think it is not"."""
    return frozenset(read_rules("negators")["held"])


@cache
def _passed() -> frozenset[str]:
    """Return the adverbs that stand between a denial and what it denies."""
    return intensifiers() | frozenset(read_rules("negators")["passed"])


def find(pair: Pair) -> None:
    """Report denials lost and gained that nothing makes up for."""
    if not pair.changes:
        return
    turned = [c for c in pair.changes if c.single and pair.free(c) and denies(pair.a.keys[c.i1], pair.b.keys[c.j1])]
    shifts = [
        s
        for s in pair.shifts(KIND)
        if not (_contrast(pair, s) or _carried_on(pair, s) or _said_besides(pair, s) or _of_amount(pair, s))
    ]
    clauses = _by_statement(pair, shifts, turned)
    opposites = _opposites(pair) if clauses else set()
    for (clause, _), toggles in clauses.items():
        if len(toggles) % 2 == 0:
            pair.made_up.add(clause)
        toggles = [t for t in _left_over(pair, toggles) if not _only_if(pair, t)]
        if toggles and clause in opposites:
            pair.made_up.add(clause)
            toggles = toggles[1:]
        for toggle in toggles:
            _report(pair, toggle)
    for m, lost in _unlimited(pair) if pair.tells & NOT else ():
        _report(pair, Shift(m, lost, -1))
    _limit_lost(pair)
    if pair.tells & DENIALS and not any(a.kind == KIND for a in pair.found):
        _moved(pair)


def _by_statement(
    pair: Pair, shifts: list[Shift], turned: list[Change]
) -> dict[tuple[int, int], list[Shift | Change]]:
    """Return what turns each statement of a clause round; from a "nor" on another statement is denied."""
    places: list[tuple[int, int, Shift | Change]] = [
        (clause_around(pair.marks_a, c.i1)[0], c.i1, c) for c in turned
    ] + [(s.clause, s.marker.start if s.lost else pair.range_in_b(s.marker.start)[0], s) for s in shifts]
    carries = read_rules("negators")["carries"]
    anew = sorted(at for _, at, t in places if isinstance(t, Shift) and t.marker.value in carries)
    found: dict[tuple[int, int], list[Shift | Change]] = {}
    for clause, at, toggle in places:
        found.setdefault((clause, bisect_right(anew, at)), []).append(toggle)
    return found


def _moved(pair: Pair) -> None:
    """Report the one "not" of both wordings where it now denies something else: "not the wind but the driver"."""
    ours = [m for m in pair.markers_a if m.kind == KIND and m.value == "not"]
    theirs = [m for m in pair.markers_b if m.kind == KIND and m.value == "not"]
    if len(ours) != 1 or len(theirs) != 1:
        return
    i, j = _denied(pair.a, ours[0].end), _denied(pair.b, theirs[0].end)
    if i is None or j is None:
        return
    one, other = pair.a.keys[i], pair.b.keys[j]
    related = same_lemma(one, other) or not _held().isdisjoint(stems(one) | stems(other))
    if one == other or related or not _has(pair.b, one) or not _has(pair.a, other):
        return
    (m, i), (n, j) = (ours[0], i), (theirs[0], j)
    why = f"“not” denied “{pair.a.surfaces[i]}”, now it denies “{pair.b.surfaces[j]}”"
    pair.report(KIND, "meaning", (m.start, m.end, n.start, n.end), why)
    pair.claim(m.start, m.end, n.start, n.end)


def _denied(made: Line, at: int) -> int | None:
    """Return the first word with content from ``at`` on, in the same clause: "not to [ring]", "not the [driver]"."""
    for i in range(at, min(at + _NEAR, len(made))):
        if i > at and made.after[i].strip(" \n"):
            return None
        key = made.keys[i]
        if key not in SMALL and key not in _passed() and not in_verb_group(key):
            return i
    return None


def _has(made: Line, key: str) -> bool:
    return any(key == k or same_lemma(key, k) for k in made.keys)


def _unlimited(pair: Pair) -> Iterator[tuple[Marker, bool]]:
    """Yield each "not" that went, or came, alone before a limit that stayed: "not only them", "only them"."""
    limits = frozenset(read_rules("negators")["limits"])
    for made, across, lost in ((pair.a, pair.a_to_b, True), (pair.b, pair.b_to_a, False)):
        for i, key in enumerate(made.keys[:-1]):
            if key == "not" and across[i] < 0 <= across[i + 1] and made.keys[i + 1] in limits:
                yield Marker(KIND, "not", i, i + 1), lost


def _limit_lost(pair: Pair) -> None:
    """Report a "not" that stays without its limit: "did not only lose money", "did not lose money"."""
    if not pair.tells & DENIALS:
        return
    limits = frozenset(read_rules("negators")["limits"])
    for i, key in enumerate(pair.a.keys[:-1]):
        limit = pair.a.keys[i + 1]
        if key != "not" or limit not in limits or pair.a_to_b[i] < 0 or pair.a_to_b[i + 1] >= 0:
            continue
        j = pair.a_to_b[i] + 1
        r = pair.range_in_a(i + 1)
        if r[1] - r[0] == 1 and r[2] == r[3] and i + 1 not in pair.claimed_a:
            told = "what was said and more is now denied"
            why = f"“{pair.a.words(i, i + 2)}” became “{pair.b.words(j - 1, j)}”: {told}"
            pair.report(KIND, "meaning", (i, i + 2, j - 1, j), why)
            pair.claim(i, i + 2, j - 1, j)


def _left_over(pair: Pair, toggles: list[Shift | Change]) -> list[Shift | Change]:
    """Take away the toggles that make up for each other, first those that stand in each other's place."""
    if len(toggles) % 2 == 0:
        return []
    lost = [t for t in toggles if isinstance(t, Shift) and t.lost]
    gained = [t for t in toggles if isinstance(t, Shift) and not t.lost]
    odd = [t for t in toggles if isinstance(t, Change)]
    for t in lost[:_MOST] if len(gained) <= _MOST else ():
        r = pair.range_in_a(t.marker.start)
        there = next((g for g in gained if pair.range_in_b(g.marker.start) == r), None)
        if there is not None and len(lost) > 1:
            lost.remove(t)
            gained.remove(there)
    more = lost if len(lost) > len(gained) else gained
    return [odd[0]] if len(odd) % 2 else [*more[:1]]


def _opposites(pair: Pair) -> set[int]:
    """Return the clauses in which a word gave way to its opposite: "did not win" became "lost"."""
    return {
        clause_around(pair.marks_a, c.i1)[0]
        for c in pair.changes
        if c.single and pair.free(c) and _opposite(pair.a.keys[c.i1], pair.b.keys[c.j1])
    }


def _opposite(one: str, other: str) -> bool:
    return opposed(one, other) and not denies(one, other) and _denying().isdisjoint((one, other))


def _contrast(pair: Pair, shift: Shift) -> bool:
    """ "Not a threat but a promise" became "a promise": the contrast is cut, the statement is not turned."""
    made, r = (
        (pair.a, pair.range_in_a(shift.marker.start)) if shift.lost else (pair.b, pair.range_in_b(shift.marker.start))
    )
    run = (r[0], r[1]) if shift.lost else (r[2], r[3])
    m = shift.marker
    return (
        m.value == "not"
        and run[0] <= m.start < run[1]
        and "but" in made.keys[m.end : run[1]]
        and made.keys[run[1] - 1] in ("but", "a", "an", "the", "only")
    )


def _of_amount(pair: Pair, shift: Shift) -> bool:
    """Whether a denial is inside an amount that is told in other words: "not more than forty", "at most forty"."""
    ours, theirs = (pair.a, pair.b) if shift.lost else (pair.b, pair.a)
    amount = marked_words(ours).get(("quantifier", shift.marker.start))
    r = pair.range_in_a(shift.marker.start) if shift.lost else pair.range_in_b(shift.marker.start)
    start, end = r[2:] if shift.lost else r[:2]
    end = min(end, start + _FAR)
    return amount is not None and any(marked_words(theirs).get(("quantifier", i)) == amount for i in range(start, end))


def _said_besides(pair: Pair, shift: Shift) -> bool:
    """Whether a denial is only repeated in an aside: "there has never been, [not once,] a better mayor"."""
    m = shift.marker
    made, marks = (pair.a, pair.marks_a) if shift.lost else (pair.b, pair.marks_b)
    markers, across = (pair.markers_a, pair.a_to_b) if shift.lost else (pair.markers_b, pair.b_to_a)
    start, end = clause_around(marks, m.start)
    if end - start > _ASIDE or end >= len(made) or marks[start] > 1 or marks[end] > 1:
        return False
    if "," not in made.after[start] or any(across[i] >= 0 for i in range(start, end)) or has_verb(made.keys[start:end]):
        return False
    return any(n.kind == KIND and across[n.start] >= 0 for n in markers_before(markers, start))


def _only_if(pair: Pair, toggle: Shift | Change) -> bool:
    """Whether "not … unless" is told as "only if", or the reverse."""
    if isinstance(toggle, Change):
        return False
    denied, other = (pair.a, pair.markers_b) if toggle.lost else (pair.b, pair.markers_a)
    words = frozenset(read_rules("conditions")["with_denial"]) | {"unless"}
    at = toggle.marker.end
    if words.isdisjoint(denied.keys[at : at + _FAR]) or len(other) > _FAR:
        return False
    return any(m.kind == "condition" and m.value.startswith("only ") for m in other)


def _carried_on(pair: Pair, shift: Shift) -> bool:
    """Whether the other wording denies the same without a "nor" ("not safe or legal"), or cut off what it denied."""
    m = shift.marker
    rules = read_rules("negators")
    if m.value not in rules["carries"]:
        return False
    if shift.lost:
        made, marks, markers, across, r = pair.a, pair.marks_a, pair.markers_a, pair.a_to_b, pair.range_in_a(m.start)
        other, others, run = pair.b, pair.markers_b, r[2:]
    else:
        made, marks, markers, across, r = pair.b, pair.marks_b, pair.markers_b, pair.b_to_a, pair.range_in_b(m.start)
        other, others, run = pair.a, pair.markers_a, r[:2]
    end = min(clause_around(marks, m.end)[1], m.end + _DENIED) if m.end < len(across) else m.end
    there = other.keys[run[0] : min(run[1], run[0] + _FAR)]
    if all(across[i] < 0 and made.keys[i] not in there for i in range(m.end, end)):
        return True
    firsts = [n.start for n in markers_before(markers, m.start) if n.kind == KIND and marks[n.start]]
    if firsts and not has_verb([key for key in made.keys[firsts[-1] : m.start] if person(key) is None]):
        return True  # "neither the mayor nor the council pays": what denies the verb is the first of the two
    denied = any(n.kind == KIND for n in markers_before(others, run[0]))
    return denied and any(key in rules["carried"] for key in there)


def _report(pair: Pair, toggle: Shift | Change) -> None:
    if isinstance(toggle, Change):
        place = (toggle.i1, toggle.i2, toggle.j1, toggle.j2)
        pair.report(
            KIND,
            "meaning",
            place,
            f"“{pair.a.words(*place[:2])}” became “{pair.b.words(*place[2:])}”: the statement now says the opposite",
        )
        pair.claim(*place)
        return
    m = toggle.marker
    if toggle.lost:
        r = pair.range_in_a(m.start)
        after = (r[2], r[3]) if r[1] - r[0] <= 3 and r[3] - r[2] <= 2 else (r[2], r[2])
        word = pair.a.words(m.start, m.end)
        pair.report(KIND, "meaning", (m.start, m.end, *after), f"“{word}” is gone: what was denied is now stated")
        pair.claim(m.start, m.end, *after)
    else:
        r = pair.range_in_b(m.start)
        before = (r[0], r[1]) if r[3] - r[2] <= 3 and r[1] - r[0] <= 2 else (r[0], r[0])
        word = pair.b.words(m.start, m.end)
        pair.report(KIND, "meaning", (*before, m.start, m.end), f"“{word}” was added: what was stated is now denied")
        pair.claim(*before, m.start, m.end)
