"""Which wordings share runs of words: an inverted index in memory, and the keys of one for a database.

In: wordings.  Out: for each the few others that share most of its rarest runs.

A run of three words that stands in very many wordings ("in the United") is not left out, as a stop
list would, since whole families of reports share nothing rarer.  Its list gives only the wordings
nearest in length and the longest ones: the copies and what they were cut from.

>>> len(shingle_keys("We will not sell."))
5
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest

from quotes.reuse.hashing import run_number, run_numbers
from quotes.reuse.words import Words, read_words

#: Words in a run.  Runs of two stand in too many wordings, runs of four miss fragments with one word changed.
RUN = 3
#: Wordings up to this many words are also found by pairs, since one changed word can break all their runs.
SHORT = 7
#: Entries taken from one list: half of them nearest in length, a quarter the longest, a quarter the earliest.
LIST_MOST = 192
#: Entries read for one wording over all its lists, the rarest first.
BUDGET = 1500
#: Wordings returned for one wording at most, those with most runs in common first.
RETURNED = 40
#: Of wordings with at least so many words, two runs must be shared.
ONE_RUN = 10
#: Two words of so much surprise together are a key in wordings of any length, so that a partial quotation of two
#: words ("deeply flawed") finds what it was cut from.
RARE_PAIR = 27.0
# A minute after all minutes, for wordings without a time.
_NEVER = 1e12
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
    bits = words.bits
    keys += [
        pair ^ _PAIR_MARK if pair < _HALF else (pair ^ _PAIR_MARK) - 2 * _HALF
        for i, pair in enumerate(words.pairs)
        if bits[i] + bits[i + 1] >= RARE_PAIR
    ]
    return list(dict.fromkeys(keys))


def shingle_keys(text: str) -> list[int]:
    """Return the signed 64-bit keys by which ``text`` is found in an index; the same on every machine.

    Two texts that share a run of three words share a key; two short texts (seven words at most) that
    share a pair of words do too.  A text without words has none.
    """
    return keys_of(read_words(text))


class RunIndex:
    """An inverted index of many wordings; their numbers follow their lengths, so each list is sorted by length."""

    def __init__(self, wordings: Sequence[Words], since: Sequence[float]) -> None:
        """Index ``wordings``, which must come shortest first; ``since`` is the minute of each one's first report."""
        self._since = since
        self._sizes = [len(words) for words in wordings]
        self._lists = _lists([keys_of(words) for words in wordings])
        self._early = {
            key: nsmallest(LIST_MOST // 4, numbers, key=lambda number: (since[number], number))
            for key, numbers in self._lists.items()
            if len(numbers) > LIST_MOST
        }

    def alike(self, words: Words, own: int, at: float, until: float) -> list[int]:
        """Return the numbers of the wordings that share most runs with ``words``, whose own number is ``own``.

        Only wordings with a report up to the minute ``until`` are returned; among equals first those from before
        the minute ``at``, the latest of them first.
        """
        lists = sorted((len(found), key) for key in keys_of(words) if (found := self._lists.get(key)))
        votes: Counter[int] = Counter()
        budget = BUDGET
        for length, key in lists:
            votes.update(self._pick(key, own))
            budget -= min(length, LIST_MOST)
            if budget <= 0:
                break
        votes.pop(own, None)
        # half of ten words and more cannot be shared in one run of three
        least = 2 if len(words) >= ONE_RUN else 1
        since, sizes = self._since, self._sizes
        at = min(at, _NEVER)
        likely = [
            (-count, since[number] > at, abs(at - min(since[number], _NEVER)), number)
            for number, count in votes.items()
            if (count >= least or sizes[number] < ONE_RUN) and since[number] <= until
        ]
        return [number for *_, number in sorted(likely)[:RETURNED]]

    def _pick(self, key: int, own: int) -> list[int]:
        """Return a short list whole; of a long one the entries around ``own``, the longest and the earliest."""
        numbers = self._lists[key]
        if len(numbers) <= LIST_MOST:
            return numbers
        quarter = LIST_MOST // 4
        at = max(0, bisect_left(numbers, own) - quarter)
        return list(dict.fromkeys(numbers[at : at + 2 * quarter] + numbers[-quarter:] + self._early[key]))


def _lists(keys: list[list[int]]) -> dict[int, list[int]]:
    """Return the numbers of the wordings under each key that at least two of them have.

    A first pass over a table of small counters leaves out nearly all keys that stand alone, which are
    most of them, so that the dictionary holds only what can link.
    """
    size = 1 << max(16, (8 * sum(map(len, keys))).bit_length())
    seen = bytearray(size)
    mask = size - 1
    for own in keys:
        for key in own:
            at = (key ^ (key >> 31)) & mask
            if seen[at] < 2:
                seen[at] += 1
    lists: dict[int, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            if seen[(key ^ (key >> 31)) & mask] > 1:
                lists.setdefault(key, []).append(number)
    return {key: numbers for key, numbers in lists.items() if len(numbers) > 1}
