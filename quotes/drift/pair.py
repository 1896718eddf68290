"""Two wordings held against each other: what differs, what of it is explained already, and what was found.

In: two ``Line``s.  Out: a ``Pair``, which each kind of alteration looks at in the order of ``KINDS`` and adds to.
A word that a kind has explained is claimed; kinds further down leave claimed words alone.  ``Pair.tells`` says what
there is to be looked for at all.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress
from operator import itemgetter, ne, or_

from quotes.drift.align import Range, differing, settle
from quotes.drift.clauses import Marks, boundaries
from quotes.drift.markers import Marker, find_markers
from quotes.drift.moved import sums
from quotes.drift.relate import Change, changes_of
from quotes.drift.shifts import Shift, find_shifts
from quotes.drift.tells import (
    AGAIN,
    BRACKETS,
    BY,
    CAPITAL,
    CUT,
    CUT_AT_END,
    CUT_MARKED,
    DENIALS,
    FIGURE,
    FIGURES,
    JOINERS,
    JOINING,
    KIN,
    MARKER,
    MOVED,
    NOT,
    PARTED,
    PUT,
    REPLACED,
    REWRITTEN,
    SHIFTED,
    SHORTENED,
    SIGNS,
)
from quotes.drift.words import Line
from quotes.models import Alteration, Severity

#: So many words at most are said twice in a row.
_AGAIN = 6
#: Brackets stand for as many words at most ("[the union] said" for "they said").
_REPLACED = 3


class Pair:
    """An earlier and a later wording."""

    #: Which words answer to each other, and which are written in another way, once somebody asked.
    _across: tuple[list[int], list[int]] | None = None
    _apart: list[tuple[int, int]] | None = None

    def __init__(self, a: Line, b: Line) -> None:
        self.a, self.b = a, b
        self.found: list[Alteration] = []
        self.claimed_a: set[int] = set()
        self.claimed_b: set[int] = set()
        self.ranges: list[Range] = [] if a.keys == b.keys else self._differing()
        #: Words in common, as (place in ``a``, place in ``b``, count), longest stretches.
        self.blocks = self._in_common()
        #: How many these are.
        self.kept = sum([count for _, _, count in self.blocks])
        self.changes: list[Change] = []
        #: Whether words that stand in each other's place are perhaps kin.
        self._kin = False
        for r in self.ranges:
            changes, kin = changes_of(self, r)
            self.changes += changes
            self._kin |= kin
        self._shifts: dict[str, list[Shift]] = {}
        if self.ranges and (a.tells | b.tells) & MARKER:
            self._shifts = find_shifts(self)
        #: Clauses (their first word) in which a denial made up for an opposite: "did not win", "lost".
        self.made_up: set[int] = set()
        #: What there is to be looked for, as flags: those of the words that differ, and those of the two together.
        self.tells = self._tells()

    @property
    def a_to_b(self) -> list[int]:
        """For each word of the earlier wording the one that answers to it in the later one, -1 where none does."""
        return self._map()[0]

    @property
    def b_to_a(self) -> list[int]:
        """The same the other way round."""
        return self._map()[1]

    @property
    def marks_a(self) -> Marks:
        """Where clauses begin in the earlier wording."""
        return boundaries(self.a)

    @property
    def marks_b(self) -> Marks:
        """Where clauses begin in the later wording."""
        return boundaries(self.b)

    @property
    def markers_a(self) -> list[Marker]:
        """The words of force of the earlier wording."""
        return find_markers(self.a)

    @property
    def markers_b(self) -> list[Marker]:
        """The words of force of the later wording."""
        return find_markers(self.b)

    def _differing(self) -> list[Range]:
        a, b = self.a.keys, self.b.keys
        ranges = differing(a, b)
        if ranges == [(at := ranges[0][0], at + 1, at, at + 1)]:
            return ranges  # one word for another: nothing to settle
        ranges = settle(ranges, a, b, lambda i: boundaries(self.a)[i], lambda j: boundaries(self.b)[j])
        if len(a) == len(b):
            # before the first range and after the last the words are the same, place by place
            first, last = min(ranges[0][0], ranges[0][2]), ranges[-1][1]
            apart = [i for i in range(first, last) if a[i] != b[i]]
            if 2 * len(apart) <= sum(r[1] - r[0] + r[3] - r[2] for r in ranges) + 2:
                ranges = _runs(apart)
        if self.b.marked:
            ranges = [part for r in ranges for part in _brackets_apart(r, self.b.marked)]
        return ranges

    def _in_common(self) -> list[tuple[int, int, int]]:
        blocks = []
        i = j = 0
        for start, end, _, other in self.ranges:
            if i < start:
                blocks.append((i, j, start - i))
            i, j = end, other
        if i < len(self.a.keys):
            blocks.append((i, j, len(self.a.keys) - i))
        return blocks

    def _map(self) -> tuple[list[int], list[int]]:
        """Return which words answer to each other, once somebody asks."""
        if self._across is None:
            there, back = [-1] * len(self.a), [-1] * len(self.b)
            for i, j, count in self.blocks:
                there[i : i + count] = range(j, j + count)
                back[j : j + count] = range(i, i + count)
            self._across = there, back
        return self._across

    def _tells(self) -> int:
        a, b = self.a, self.b
        found = KIN if self._kin else 0
        if self.ranges:
            found |= self._told_by_words()
            found |= FIGURES if a.tells & b.tells & FIGURE and sums(a) and sums(b) else 0
            found |= DENIALS if a.tells & b.tells & NOT else 0
            found |= (a.tells | b.tells) & BY
        for change in self.changes:
            found |= self._told_by(change)
        for kind in self._shifts:
            found |= SHIFTED[kind]
        found |= BRACKETS if a.marked or b.marked else 0
        found |= SHORTENED if a.shortened or b.shortened else 0
        for i, j, count in self.blocks:
            found |= REWRITTEN if a.surfaces[i : i + count] != b.surfaces[j : j + count] else 0
            # what stands before the first word of a block parts it from a word that differs
            found |= PARTED if a.after[i + 1 : i + count] != b.after[j + 1 : j + count] else 0
            found |= PARTED if i and j and a.after[i] != b.after[j] else 0
        if found & (REWRITTEN | PARTED) and (a.signed or b.signed):
            found |= SIGNS
        return found

    def _told_by_words(self) -> int:
        """Return what the words that differ tell, by themselves and by those beside them."""
        told_a = told_b = again = 0
        every = JOINING
        gone: list[str] = []
        come: list[str] = []
        for i1, i2, j1, j2 in self.ranges:
            for i in range(i1, i2):
                flags = self.a.flags[i]
                told_a |= flags
                every &= flags
                again = again or _again(self.a.keys, i)
            for j in range(j1, j2):
                flags = self.b.flags[j]
                told_b |= flags
                every &= flags
                again = again or _again(self.b.keys, j)
            gone += self.a.keys[i1:i2]
            come += self.b.keys[j1:j2]
        # a name that is only left out is no other name: a capital tells nothing in the earlier wording
        found = told_a & ~CAPITAL | told_b | again
        if every:
            found |= JOINERS
        if gone and come and not set(gone).isdisjoint(come):
            found |= MOVED
        return found

    def _told_by(self, change: Change) -> int:
        """Return what sort of change it is."""
        i1, i2, j1, j2 = change
        found = REPLACED if i1 < i2 and j1 < j2 else 0
        found |= PUT if change.put else 0
        if not change.cut:
            return found
        if not i1 or not j2 or i2 == len(self.a.keys) or j2 == len(self.b.keys):
            found |= CUT_AT_END
        return found | CUT | (CUT_MARKED if self.b.ellipsis_before(j2) else 0)

    @property
    def apart(self) -> list[tuple[int, int]]:
        """Words both have (their places) that are written, or parted from the word before, in another way."""
        if self._apart is None:
            self._apart = []
            for i, j, count in self.blocks:
                one, other = slice(i, i + count), slice(j, j + count)
                surfaces = map(ne, self.a.surfaces[one], self.b.surfaces[other])
                gaps = map(ne, self.a.after[one], self.b.after[other])
                self._apart += compress(
                    zip(range(i, i + count), range(j, j + count), strict=True), map(or_, surfaces, gaps)
                )
        return self._apart

    def claim(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """Mark words as explained."""
        self.claimed_a.update(range(i1, i2))
        self.claimed_b.update(range(j1, j2))

    def free(self, change: Change) -> bool:
        """Whether nothing has explained any word of the change yet."""
        return self.claimed_a.isdisjoint(range(change.i1, change.i2)) and self.claimed_b.isdisjoint(
            range(change.j1, change.j2)
        )

    def rest(self, change: Change) -> tuple[list[int], list[int]]:
        """Return the words of the change that nothing has explained yet."""
        if not self.claimed_a and not self.claimed_b:
            return list(range(change.i1, change.i2)), list(range(change.j1, change.j2))
        return (
            [i for i in range(change.i1, change.i2) if i not in self.claimed_a],
            [j for j in range(change.j1, change.j2) if j not in self.claimed_b],
        )

    def report(self, kind: str, severity: Severity, place: Range, why: str) -> None:
        """Add an alteration at a place given in words."""
        i1, i2, j1, j2 = place
        before, after = self.a.span(i1, i2), self.b.span(j1, j2)
        cut, put = self.a.text[before[0] : before[1]], self.b.text[after[0] : after[1]]
        self.found.append(Alteration(kind, severity, cut, put, before, after, why))

    def range_in_a(self, i: int) -> Range:
        """Return the differing range that holds word ``i`` of the earlier wording (an empty one if none does)."""
        n = bisect_right(self.ranges, i, key=itemgetter(0)) - 1
        if n >= 0 and self.ranges[n][0] <= i < self.ranges[n][1]:
            return self.ranges[n]
        j = self.a_to_b[i] if i < len(self.a_to_b) else len(self.b)
        return i, i, j, j

    def range_in_b(self, j: int) -> Range:
        """Return the differing range that holds word ``j`` of the later wording."""
        n = bisect_right(self.ranges, j, key=itemgetter(2)) - 1
        if n >= 0 and self.ranges[n][2] <= j < self.ranges[n][3]:
            return self.ranges[n]
        i = self.b_to_a[j] if j < len(self.b_to_a) else len(self.a)
        return i, i, j, j

    def by_clause(self, kind: str, *, explained: bool = False) -> dict[int, tuple[list[Shift], list[Shift]]]:
        """Return the ``shifts`` of a kind as (lost, gained) by clause of the earlier wording."""
        out: dict[int, tuple[list[Shift], list[Shift]]] = {}
        for s in self.shifts(kind, explained=explained):
            out.setdefault(s.clause, ([], []))[not s.lost].append(s)
        return out

    def shifts(self, kind: str, *, explained: bool = False) -> list[Shift]:
        """Return the markers of a kind that only one wording has and that belong to words both have.

        With ``explained``, those too whose words another kind has explained.
        """
        return [s for s in self._shifts.get(kind, ()) if explained or not self._explained(s)]

    def _explained(self, shift: Shift) -> bool:
        claimed = self.claimed_a if shift.lost else self.claimed_b
        return shift.marker.start in claimed and shift.marker.end - 1 in claimed


def _again(keys: list[str], i: int) -> int:
    """Return ``AGAIN`` for a word that opens words said twice in a row: "the the", "we will we will"."""
    if keys[max(0, i - _AGAIN) : i + _AGAIN + 1].count(keys[i]) < 2:
        return 0
    for size in range(1, _AGAIN + 1):
        words = keys[i : i + size]
        if words == keys[i + size : i + 2 * size] or (i >= size and words == keys[i - size : i]):
            return AGAIN
    return 0


def _brackets_apart(r: Range, marked: frozenset[int]) -> list[Range]:
    """Part an editor's words in brackets from those beside them: "is", "[the club] was"."""
    i1, i2, j1, j2 = r
    first = next((j for j in range(j1, j2) if j not in marked), j2)
    last = next((j for j in range(j2, j1, -1) if j - 1 not in marked), j1)
    if i1 == i2 or first == j2 or (first == j1 and last == j2):
        return [r]
    if first > j1:
        over = min(_REPLACED, max(0, i2 - i1 - (j2 - first)))
        return [(i1, i1 + over, j1, first), (i1 + over, i2, first, j2)]
    over = min(_REPLACED, max(0, i2 - i1 - (last - j1)))
    return [(i1, i2 - over, j1, last), (i2 - over, i2, last, j2)]


def _runs(places: list[int]) -> list[Range]:
    """Return one range for each run of neighbouring word places."""
    out: list[Range] = []
    for i in places:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1, out[-1][0], i + 1)
        else:
            out.append((i, i + 1, i, i + 1))
    return out
