"""The keys under which a wording is found in an index on disk.

In: a wording.  Out: numbers, one for each run of three words and for some runs of two.

>>> len(shingle_keys("We will not sell."))
5
"""

from __future__ import annotations

from itertools import pairwise

from quotes.reuse.hashing import run_number, run_numbers
from quotes.reuse.words import Words, read_words

#: Words in a run.  Runs of two stand in too many wordings, runs of four miss fragments with one word changed.
RUN = 3
#: Wordings up to this many words are also found by pairs, since one changed word can break all their runs.
SHORT = 7
#: Two words of so much surprise together are a key in wordings of any length, so that a partial quotation of two
#: words ("deeply flawed") finds what it was cut from.
RARE_PAIR = 27.0
# Marks keys of pairs in short wordings, so that they do not meet runs of longer ones.
_SHORT_MARK = 0x5F3759DF
# Tells keys of rare pairs from those of runs of three; bit 63 stays as it is, being the sign.
_PAIR_MARK = 0x2545F4914F6CDD1D
_HALF = 1 << 63


def keys_of(words: Words) -> list[int]:
    """Return the keys of a wording, each once, in the order of the words."""
    numbers = words.numbers
    keys = run_numbers(numbers, RUN)
    if len(numbers) <= SHORT:
        keys += [run_number((_SHORT_MARK, *numbers[i : i + 2])) for i in range(max(1, len(numbers) - 1)) if numbers]
    for (a, b), (left, right) in zip(pairwise(numbers), pairwise(words.bits), strict=True):
        if left + right >= RARE_PAIR:
            pair = (a * 0x9E3779B97F4A7C15 + b ^ _PAIR_MARK) & 0xFFFFFFFFFFFFFFFF
            keys.append(pair - (1 << 64) if pair >= _HALF else pair)
    return list(dict.fromkeys(keys))


def shingle_keys(text: str) -> list[int]:
    """Return the signed 64-bit keys by which ``text`` is found in an index; the same on every machine.

    Two texts that share a run of three words share a key; two short texts (seven words at most) that
    share a pair of words do too.  A text without words has none.
    """
    return keys_of(read_words(text))
