"""Which pairs of wordings share too little to say anything: thousands of pairs looked at in one go.

In: the words of all wordings of a run, and pairs of their numbers.  Out: for which of the pairs ``common_words``
surely is None.  Where thousands of texts open with one stock phrase and go on differently each has dozens of
neighbours, and none of them counts.

>>> words = [find_words(text) for text in ("the pumps stood idle", "they sold the pumps", "pumps stood idle")]
>>> Bounds(words).too_little(np.array([0, 0]), np.array([1, 2])).tolist()
[True, False]
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.reuse.bits import all_codes
from quotes.reuse.letters import surprise_levels
from quotes.reuse.shared import COVERAGE, LEAST, LONG_RUN, SENTENCE
from quotes.reuse.words import Words

#: Pairs looked at in one go: what they have of words stays near the processor.
_AT_ONCE = 4096
#: Bits of a number in the table of noted pairs of words; two numbers that meet make a pair seem to share more.
_WIDTH = 22
_SHIFT = np.uint64(64 - _WIDTH)
_MIX = [np.uint64(m) for m in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)]

Numbers = NDArray[np.int64]
Bits = NDArray[np.float64]


class Bounds:
    """The words of all wordings in one row."""

    def __init__(self, many: Sequence[Words]) -> None:
        """Look up the words of ``many`` wordings."""
        self._codes = all_codes(words.letters for words in many)
        self._sizes = np.fromiter(map(len, many), np.int64, len(many))
        self._starts: Numbers = np.cumsum(self._sizes) - self._sizes
        self._values = np.array(surprise_levels())
        self._levels = np.frombuffer(b"".join([words.levels for words in many]), np.uint8)
        self._totals = np.array([words.total for words in many])
        self._noted = np.zeros(1 << _WIDTH, np.bool_)

    def too_little(self, own: Numbers, other: Numbers) -> NDArray[np.bool_]:
        """Return for each pair of wordings, which have words, whether what it shares is too little for any verdict."""
        parts = [slice(at, at + _AT_ONCE) for at in range(0, len(own), _AT_ONCE)]
        return np.concatenate([np.zeros(0, np.bool_), *(self._some(own[part], other[part]) for part in parts)])

    def _some(self, own: Numbers, other: Numbers) -> NDArray[np.bool_]:
        # no less than the bits of the runs that ``common_words`` counts
        of_own, of_other = self._shared(other, own), self._shared(own, other)
        shared = np.minimum(of_own, of_other)
        covered = np.maximum(of_own / self._totals[own], of_other / self._totals[other])
        little = (shared < LEAST) | ((covered < COVERAGE) & (shared < min(LONG_RUN, SENTENCE)))
        # two wordings of one and the same word share no pair of words
        result: NDArray[np.bool_] = little & (self._sizes[own] > 1) & (self._sizes[other] > 1)
        return result

    def _shared(self, known: Numbers, read: Numbers) -> Bits:
        """Return the bits of the words of each of ``read`` that stand in a pair which ``known`` has too, or more."""
        noting = np.unique(known)
        places, which = self._places(noting)
        noted = self._numbers(places, which, noting)
        self._noted[noted] = True
        places, which = self._places(read)
        hit = np.zeros(len(places) + 1, np.bool_)
        inside = which[:-1] == which[1:]
        hit[1:-1][inside] = self._noted[self._numbers(places, which, known)]
        self._noted[noted] = False
        covered = hit[1:] | hit[:-1]
        bits = self._values[self._levels[places]]
        sums: Bits = np.add.reduceat(bits * covered, np.searchsorted(which, np.arange(len(read))))
        return sums

    def _places(self, some: Numbers) -> tuple[Numbers, Numbers]:
        """Return where in the row the words of ``some`` wordings stand, and which of them each is of."""
        sizes = self._sizes[some]
        which = np.repeat(np.arange(len(some)), sizes)
        before = np.cumsum(sizes) - sizes
        return np.arange(len(which)) + (self._starts[some] - before)[which], which

    def _numbers(self, places: Numbers, which: Numbers, of: Numbers) -> NDArray[np.uint64]:
        """Return the number in the table of each pair of words within a wording, noted of the wordings ``of``."""
        words = self._codes[places].astype(np.uint64)
        inside = which[:-1] == which[1:]
        pairs = (words[:-1] * _MIX[0] + words[1:] * _MIX[2])[inside]
        numbers: NDArray[np.uint64] = (pairs + of[which[:-1][inside]].astype(np.uint64) * _MIX[1]) >> _SHIFT
        return numbers
