"""The surprise of the words of many wordings, looked up at once over one row of all their words.

In: the words of many wordings.  Out: nothing; each has its ``bits`` from then on, as ``Words.bits`` would find them
by itself, which takes ten times as long.

>>> words = [find_words("We are looking into it."), find_words("Pumps flooded every cellar.")]
>>> note_bits(words)
>>> [len(known.bits) for known in words]
[5, 4]
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.reuse.letters import surprise_table
from quotes.reuse.words import Words, stock_runs, stock_surprise

# Wordings looked up at a time; what that takes of memory grows with them, what it takes of time does not.
_SOME = 4_000
# A code point takes 21 bits, so that three of them fit into one number.
_WIDTH = np.uint64(21)

Codes = NDArray[np.uint32]


def all_codes(many: Sequence[Words]) -> Codes:
    """Return the code points of the words of ``many`` wordings in one row."""
    return np.frombuffer("".join([words.letters for words in many]).encode("utf-32-le"), np.uint32)


def all_bits(codes: Codes, owner: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return the surprise of each word of a row; ``owner`` says whose it is."""
    bits = np.array(surprise_table())[codes]
    stock = _numbers(np.array([[ord(letter) for letter in run] for run in stock_runs()], np.uint32).reshape(-1, 3))
    stock.sort()
    if len(codes) > 2 and len(stock):
        runs = _numbers(np.stack((codes[:-2], codes[1:-1], codes[2:]), axis=1))
        place = np.minimum(np.searchsorted(stock, runs), len(stock) - 1)
        found = np.flatnonzero((stock[place] == runs) & (owner[:-2] == owner[2:]))
        inside = (found[:, None] + np.arange(3)).ravel()
        bits[inside] = np.minimum(bits[inside], stock_surprise())
    return bits


def note_bits(many: Sequence[Words]) -> None:
    """Give each of ``many`` wordings the surprise of its words."""
    for at in range(0, len(many), _SOME):
        some = many[at : at + _SOME]
        bits = all_bits(all_codes(some), np.repeat(np.arange(len(some)), [len(words) for words in some]))
        # the same few numbers for all words, rather than one for each
        values, classes = np.unique(bits, return_inverse=True)
        row = list(map(values.tolist().__getitem__, classes.tolist()))
        start = 0
        for words in some:
            end = start + len(words)
            words.take_bits(tuple(row[start:end]))
            start = end


def _numbers(runs: Codes) -> NDArray[np.uint64]:
    """Return one number for each row of three code points."""
    first, second, third = runs.astype(np.uint64).T
    numbers: NDArray[np.uint64] = (first << _WIDTH | second) << _WIDTH | third
    return numbers
