"""Two wordings held against each other: what differs, what of it is explained already, and what was found.

In: two ``Line``s.  Out: a ``Pair``, which each kind of alteration looks at in the order of ``KINDS`` and adds to.
A word that a kind has explained is claimed; kinds further down leave claimed words alone.  ``Pair.tells`` says what
there is to be looked for at all.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import reduce
from itertools import pairwise
from operator import itemgetter, or_
from typing import Final

from quotes.drift.align import Range, differing, settle
from quotes.drift.clauses import Marks, boundaries
from quotes.drift.markers import Marker, find_markers
from quotes.drift.relate import Change, changes_of
from quotes.drift.shifts import Shift, find_shifts
from quotes.drift.tells import FIGURE, MARKER, NEXT, NOT
from quotes.drift.words import Line
from quotes.models import Alteration, Severity

#: What two wordings tell beside the flags of the words that differ: words were left out, or put in, or put in the
#: place of others; some stand in another place, perhaps.
LOST: Final = 1 << NEXT
GAINED: Final = 1 << NEXT + 1
REPLACED: Final = 1 << NEXT + 2
MOVED: Final = 1 << NEXT + 3
#: Some marker is in one wording only.
SHIFTED: Final = 1 << NEXT + 4
#: Both have dates or figures, and words differ.
FIGURES: Final = 1 << NEXT + 5
#: Either has words in brackets, or contractions.
BRACKETS: Final = 1 << NEXT + 6
SHORTENED: Final = 1 << NEXT + 7
#: Words both have are written in another way, or parted from the word before by something else.
REWRITTEN: Final = 1 << NEXT + 8
PARTED: Final = 1 << NEXT + 9
#: Both have a "not", and words differ.
DENIALS: Final = 1 << NEXT + 10

#: Brackets stand for as many words at most ("[the union] said" for "they said").
_REPLACED = 3


class Pair:
    """An earlier and a later wording."""

    def __init__(self, a: Line, b: Line) -> None:
        self.a, self.b = a, b
        self.found: list[Alteration] = []
        self.claimed_a: set[int] = set()
        self.claimed_b: set[int] = set()
        self.ranges: list[Range] = [] if a.keys == b.keys else self._differing()
        #: Words in common, as (place in ``a``, place in ``b``, count), longest stretches.
        self.blocks: list[tuple[int, int, int]] = []
        self.a_to_b, self.b_to_a = [-1] * len(a), [-1] * len(b)
        self._map()
        self.changes: list[Change] = [change for r in self.ranges for change in changes_of(self, r)]
        self._shifts: dict[str, list[Shift]] = {}
        if self.ranges and (a.tells | b.tells) & MARKER:
            self._shifts = find_shifts(self)
        self._apart: list[tuple[int, int]] | None = None
        #: Clauses (their first word) in which a denial made up for an opposite: "did not win", "lost".
        self.made_up: set[int] = set()
        #: What there is to be looked for, as flags: those of the words that differ, and those above.
        self.tells = self._tells()

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
        ranges = settle(differing(a, b), a, b, lambda i: boundaries(self.a)[i], lambda j: boundaries(self.b)[j])
        if len(a) == len(b):
            # before the first range and after the last the words are the same, place by place
            first, last = min(ranges[0][0], ranges[0][2]), ranges[-1][1]
            apart = [i for i in range(first, last) if a[i] != b[i]]
            if 2 * len(apart) <= sum(r[1] - r[0] + r[3] - r[2] for r in ranges) + 2:
                ranges = _runs(apart)
        if self.b.marked:
            ranges = [part for r in ranges for part in _brackets_apart(r, self.b.marked)]
        return ranges

    def _map(self) -> None:
        """Note which words answer to each other."""
        ends = (len(self.a), len(self.a), len(self.b), len(self.b))
        for (_, i, _, j), (end, _, _, _) in pairwise([(0, 0, 0, 0), *self.ranges, ends]):
            if i < end:
                count = end - i
                self.blocks.append((i, j, count))
                self.a_to_b[i:end] = range(j, j + count)
                self.b_to_a[j : j + count] = range(i, end)

    def _tells(self) -> int:
        a, b = self.a, self.b
        found = 0
        for i1, i2, j1, j2 in self.ranges:
            found |= (LOST if i1 < i2 else 0) | (GAINED if j1 < j2 else 0)
            found |= REPLACED if i1 < i2 and j1 < j2 else 0
            found = reduce(or_, b.flags[j1:j2], reduce(or_, a.flags[i1:i2], found))
        found |= MOVED if found & LOST and found & GAINED else 0
        found |= SHIFTED if self._shifts else 0
        found |= FIGURES if self.ranges and a.tells & b.tells & FIGURE else 0
        found |= DENIALS if self.ranges and a.tells & b.tells & NOT else 0
        found |= BRACKETS if a.marked or b.marked else 0
        found |= SHORTENED if a.shortened or b.shortened else 0
        for i, j, count in self.blocks:
            found |= REWRITTEN if a.surfaces[i : i + count] != b.surfaces[j : j + count] else 0
            found |= PARTED if a.after[i : i + count] != b.after[j : j + count] else 0
        return found

    @property
    def apart(self) -> list[tuple[int, int]]:
        """Words both have (their places) that are written, or parted from the word before, in another way."""
        if self._apart is None:
            a, b = self.a, self.b
            self._apart = [
                (i, j)
                for i, j in enumerate(self.a_to_b)
                if j >= 0 and (a.surfaces[i] != b.surfaces[j] or a.after[i] != b.after[j])
            ]
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
