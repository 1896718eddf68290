"""The surprise of the words of many wordings, looked up at once over one row of all their words.

In: the words of many wordings.  Out: nothing; each has its ``levels`` from then on, as ``Words.levels`` would find
them by itself, which takes ten times as long.

>>> words = [find_words("We are looking into it."), find_words("Pumps flooded every cellar.")]
>>> note_levels(words)
>>> [len(known.bits) for known in words]
[5, 4]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.reuse.letters import level_table
from quotes.reuse.words import Words, stock_level, stock_runs

# Wordings looked up at a time; what that takes of memory grows with them, what it takes of time does not.
_SOME = 4_000
# A code point takes 21 bits, so that three of them fit into one number.
_WIDTH = np.uint64(21)

Codes = NDArray[np.uint32]


def all_codes(letters: Iterable[str]) -> Codes:
    """Return the code points of the words of many wordings in one row."""
    return np.frombuffer("".join(letters).encode("utf-32-le"), np.uint32)


def _all_levels(codes: Codes, owner: NDArray[np.integer]) -> NDArray[np.uint8]:
    """Return the level of surprise of each word of a row; ``owner`` says whose it is."""
    levels = np.frombuffer(level_table(), np.uint8)[codes]
    stock = _numbers(np.array([[ord(letter) for letter in run] for run in stock_runs()], np.uint32).reshape(-1, 3))
    stock.sort()
    if len(codes) > 2 and len(stock):
        runs = _numbers(np.stack((codes[:-2], codes[1:-1], codes[2:]), axis=1))
        place = np.minimum(np.searchsorted(stock, runs), len(stock) - 1)
        found = np.flatnonzero((stock[place] == runs) & (owner[:-2] == owner[2:]))
        inside = (found[:, None] + np.arange(3)).ravel()
        levels[inside] = np.minimum(levels[inside], np.uint8(stock_level()))
    return levels


def note_levels(many: Sequence[Words]) -> None:
    """Give each of ``many`` wordings the surprise of its words."""
    for at in range(0, len(many), _SOME):
        some = many[at : at + _SOME]
        codes = all_codes(words.letters for words in some)
        row = _all_levels(codes, np.repeat(np.arange(len(some)), list(map(len, some)))).tobytes()
        start = 0
        for words in some:
            end = start + len(words)
            words.take_levels(row[start:end])
            start = end


def _numbers(runs: Codes) -> NDArray[np.uint64]:
    """Return one number for each row of three code points."""
    first, second, third = runs.astype(np.uint64).T
    numbers: NDArray[np.uint64] = (first << _WIDTH | second) << _WIDTH | third
    return numbers
