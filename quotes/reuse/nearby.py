"""The entries that each entry of a run must be weighed against.

In: entries, shortest first.  Out: for each the numbers of some others.  Few entries are all compared by their
runs; many go through the index of ``quotes.reuse.candidates``, which is loaded only then.

>>> [near for near in Nearby(Run([Wording("a", "We sail at dawn."), Wording("b", "They stay.")]).entries).alike(0.0)]
[[], []]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import add
from typing import TYPE_CHECKING

from quotes.reuse.entries import Entry
from quotes.reuse.index import RARE_PAIR, RUN, SHORT
from quotes.reuse.letters import level_table, number_table, surprise_levels, surprises_of

if TYPE_CHECKING:
    from quotes.reuse.bounds import Bounds
    from quotes.reuse.candidates import RunIndex

#: Up to so many entries comparing all of them takes less time than loading what the index needs.
FEW = 100
# Set behind pairs of words; no word has these characters.
_SHORT_MARK, _RARE_MARK = "\x01", "\x02"


class Nearby:
    """Entries by the runs of words that they share."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._index: RunIndex | None = None
        self._bounds: Bounds | None = None
        self._keys: list[frozenset[str]] = []
        if len(entries) <= FEW:
            self._keys = [_keys(entry.words.letters) for entry in entries]
            return
        import numpy as np

        from quotes.reuse.bits import note_levels
        from quotes.reuse.candidates import RunIndex

        first = np.fromiter((entry.first for entry in entries), np.float64, len(entries))
        letters = [entry.words.letters for entry in entries]
        self._index = RunIndex(letters, first, number_table(), level_table(), surprise_levels())
        note_levels([entry.words for entry in entries])

    def alike(self, slack: float) -> Iterator[list[int]]:
        """Yield the neighbours of each entry first reported no later than its last report and ``slack`` minutes."""
        if self._index is None:
            for i, entry in enumerate(self._entries):
                yield self._sharing(self._keys[i], entry.last + slack, i)
            return
        import numpy as np

        yield from self._index.alike(
            np.fromiter((entry.last + slack for entry in self._entries), np.float64, len(self._entries))
        )

    def without_little(self, some: Sequence[tuple[int, list[int]]]) -> list[tuple[int, list[int]]]:
        """Return entries with their neighbours as given, without those that share too little with the entry."""
        import numpy as np

        from quotes.reuse.bounds import Bounds

        if self._bounds is None:
            self._bounds = Bounds([entry.words for entry in self._entries])
        own = np.repeat([number for number, _ in some], [len(near) for _, near in some])
        other = np.array([n for _, near in some for n in near], np.int64)
        kept = iter((~self._bounds.too_little(own, other)).tolist())
        return [(number, list(compress(near, kept))) for number, near in some]

    def alike_to(self, pieces: Sequence[str], own: Sequence[int], until: Sequence[float]) -> Iterable[list[int]]:
        """Return for each piece of the entries ``own`` the other entries first reported by ``until``."""
        if self._index is None:
            return [self._sharing(_keys(piece), latest, i) for piece, i, latest in zip(pieces, own, until, strict=True)]
        return self._index.alike_to(pieces, own, until)

    def _sharing(self, keys: frozenset[str], until: float, own: int) -> list[int]:
        return [
            j
            for j, other in enumerate(self._entries)
            if other.first <= until and j != own and not keys.isdisjoint(self._keys[j])
        ]


def _keys(letters: str) -> frozenset[str]:
    """Return what must be shared for two wordings to be weighed: three words in a row, or two in some places."""
    pairs = list(map(add, letters, letters[1:]))
    keys = {letters[i : i + RUN] for i in range(len(letters) - RUN + 1)}
    if len(letters) <= SHORT:
        keys.update(pair + _SHORT_MARK for pair in pairs or letters)
    bits = surprises_of(letters)
    keys.update(pair + _RARE_MARK for pair, a, b in zip(pairs, bits, bits[1:], strict=False) if a + b >= RARE_PAIR)
    return frozenset(keys)
