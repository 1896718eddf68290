"""Which wordings of a large run share rare runs of words: all of them at once, over sorted arrays.

In: the wordings of a run as strings of one character for each word, shortest first, and when each was first
reported.  Out: for each the few others that share most of its rarest runs.

Every run of three words (and every pair in short wordings, and every pair of rare words) is a number; sorted
together with the number of its wording, equal runs stand side by side and make a list.  Each wording reads its
shortest lists first, up to a budget, so that stock phrases cost nothing where there is something rarer.  A list
that is too long ("in the United") is not left out, as a stop list would, since whole families of reports share
nothing rarer: it gives only the wordings nearest in length, the longest and the earliest ones, which are the
copies and what they were cut from.

>>> index = RunIndex(["abcdef", "abcdefgh"], np.array([2.0, 1.0]), array("Q", range(128)), bytes(128), [15.0])
>>> [list(found) for found in index.alike(np.array([3.0, 3.0]))]
[[1], [0]]
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quotes.reuse.bits import all_codes
from quotes.reuse.index import RARE_PAIR, SHORT

#: Entries taken from one list: half of them nearest in length, a quarter the longest, a quarter the earliest.
LIST_MOST = 192
#: Entries read for one wording over all its lists, the rarest first; the list that passes it is read to its end.
BUDGET = 400
#: Wordings returned for one wording at most, those with most runs in common first.
RETURNED = 40
#: Of wordings with at least so many words, two runs must be shared.
ONE_RUN = 10
#: Two wordings are weighed where they share so many runs, or a third of the pairs of words of the shorter one. Of the
#: pairs of one family among 100,000 generated quotations 0.6 per cent are lost so, of the others seven in eight.
MANY = 5

Numbers = NDArray[np.int64]
Small = NDArray[np.int32]
Unsigned = NDArray[np.uint64]
Times = NDArray[np.float64]

_MIX = [np.uint64(m) for m in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63)]
_SHORT_MARK, _RARE_MARK = np.uint64(0x27D4EB2F165667C5), np.uint64(0x5F3759DF2545F491)
# A key and the number of its wording share 64 bits: 38 for the key, so that of ten million keys one in thirty
# thousand meets another, which costs a comparison; 26 for up to 67 million wordings.
_WIDTH = 26
_SHIFT, _LOW = np.uint64(_WIDTH), np.uint64((1 << _WIDTH) - 1)
#: Bits of a wording's signature over its pairs of words.
_SIGNATURE = 1024
#: Votes counted at a time, eight bytes each: so many stay near the processor.
_AT_ONCE = 300_000
# A wording, the length of a list up to 1023 and the list share 64 bits too.
_WORDING, _LENGTH = np.uint64(38), np.uint64(28)
# Wordings whose keys are made at a time, or whose lists are looked up at a time; of very many a sixteenth.
_SOME = 50_000
_RANGES = 16
# Wordings that are answered at a time.
_FEW = 4_000
# A minute after all minutes, for wordings without a time.
_NEVER = 1e12


def _new(ordered: Unsigned | Numbers) -> NDArray[np.bool_]:
    """Return of which numbers in a row the one before is another."""
    return np.concatenate((np.ones(1, np.bool_), ordered[1:] != ordered[:-1]))[: len(ordered)]


class RunIndex:
    """An index of all wordings of a run; their numbers follow their lengths, so each list is sorted by length."""

    def __init__(
        self, letters: Sequence[str], since: Times, numbers: array[int], levels: bytes, bits: Sequence[float]
    ) -> None:
        """Index ``letters``, shortest first, first reported at ``since`` (minutes, infinity for unknown).

        ``numbers`` and ``levels`` give the number of each word and its level of surprise by its code point, ``bits``
        the surprise of each level.
        """
        self._since = np.minimum(since, _NEVER)
        self._sizes = np.fromiter(map(len, letters), np.int64, len(letters))
        self._numbers = np.frombuffer(numbers, np.uint64)
        self._bits = np.array(bits, np.float32)[np.frombuffer(levels, np.uint8)]
        self._signatures: Unsigned = np.zeros((len(letters), _SIGNATURE // 64), np.uint64)
        self._lost: Numbers = np.zeros(len(letters), np.int64)
        packed = self._shared([self._packed(letters[at : at + _SOME], at) for at in range(0, len(letters), _SOME)])
        first = np.flatnonzero(_new(packed >> _SHIFT))
        self._counts: Numbers = np.diff(np.append(first, len(packed)))
        self._starts: Numbers = np.cumsum(self._counts) - self._counts
        self._keys_of_lists: Unsigned = packed[self._starts] >> _SHIFT
        self._lists = (packed & _LOW).astype(np.int32)
        del packed
        self._add_earliest()

    def _packed(self, letters: Sequence[str], first: int) -> Unsigned:
        """Sign some wordings, numbered from ``first``; return their keys, each with the number of its wording."""
        codes, owner = self._codes(letters)
        owner += np.int32(first)
        self._sign(codes, owner)
        keys, own = self._keys(codes, owner, self._sizes)
        packed: Unsigned = (keys & ~_LOW) | own.astype(np.uint64)
        packed.sort()
        return packed[_new(packed)]

    @staticmethod
    def _shared(parts: list[Unsigned]) -> Unsigned:
        """Return what stands in ``parts``, each sorted, sorted, without keys of one wording only: most have no other.

        Keys are taken a range at a time, so that no more than one copy of all of them is held.
        """
        edges = np.arange(1, _RANGES, dtype=np.uint64) * np.uint64((1 << 64) // _RANGES)
        cuts = [[0, *np.searchsorted(part, edges).tolist(), len(part)] for part in parts]
        found = [np.zeros(0, np.uint64)]
        for i in range(_RANGES):
            pieces = [part[cut[i] : cut[i + 1]] for part, cut in zip(parts, cuts, strict=True)]
            some = np.concatenate([found[0], *pieces])
            some.sort()
            lone = _new(some >> _SHIFT)
            lone[:-1] &= lone[1:]
            found.append(some[~lone])
        parts.clear()
        return np.concatenate(found)

    def _codes(self, letters: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        """Return the code points of all wordings in one row, and whose each is."""
        codes = all_codes(letters)
        sizes = np.fromiter(map(len, letters), np.int64, len(letters))
        return codes, np.repeat(np.arange(len(letters), dtype=np.int32), sizes)

    def _keys(
        self, codes: NDArray[np.uint32], owner: NDArray[np.int32], sizes: Numbers
    ) -> tuple[Unsigned, NDArray[np.int32]]:
        """Return all keys of the wordings, and whose each is; some may come twice."""
        words = self._numbers[codes]
        runs = words[:-2] * _MIX[0] + words[1:-1] * _MIX[1] + words[2:] * _MIX[2]
        whole = owner[:-2] == owner[2:]
        pairs = words[:-1] * _MIX[1] + words[1:] * _MIX[3]
        inside = owner[:-1] == owner[1:]
        short = inside & (sizes[owner[:-1]] <= SHORT)
        bits = self._bits[codes]
        rare = inside & (bits[:-1] + bits[1:] >= RARE_PAIR)
        single = sizes[owner] == 1
        keys = (runs[whole], pairs[short] ^ _SHORT_MARK, pairs[rare] ^ _RARE_MARK, words[single] ^ _SHORT_MARK)
        owners = (owner[:-2][whole], owner[:-1][short], owner[:-1][rare], owner[single])
        mixed = np.concatenate(keys)
        mixed ^= mixed >> np.uint64(32)
        mixed *= _MIX[0]
        return mixed, np.concatenate(owners)

    def _sign(self, codes: NDArray[np.uint32], owner: NDArray[np.int32]) -> None:
        """Note a signature of each wording's pairs, and how many pairs share a bit of it with another at most."""
        if not len(owner):
            return
        inside = owner[:-1] == owner[1:]
        words = self._numbers[codes]
        pairs = (words[:-1] * _MIX[2] + words[1:] * _MIX[0])[inside] >> np.uint64(54)
        lanes = _SIGNATURE // 64
        at = owner[:-1][inside].astype(np.int64) * lanes + (pairs >> np.uint64(6)).astype(np.int64)
        np.bitwise_or.at(self._signatures.reshape(-1), at, np.uint64(1) << (pairs & np.uint64(63)))
        some = slice(int(owner[0]), int(owner[-1]) + 1)
        held = np.bitwise_count(self._signatures[some]).sum(axis=1, dtype=np.int64)
        self._lost[some] = np.maximum(self._sizes[some] - 1, 0) - held

    def _add_earliest(self) -> None:
        """Put the earliest wordings of each long list behind all lists."""
        most, at, found = LIST_MOST // 4, len(self._lists), []
        #: Where the lists end and what stands behind them begins.
        self._read_at = at
        long = self._counts > LIST_MOST
        #: Numbers of the long lists, and where the earliest of each stand.
        self._longs, self._early = np.flatnonzero(long), at + most * np.arange(long.sum())
        whole = self._lists[np.repeat(long, self._counts)]
        #: The long lists once more, each entry with the number of its list, to look up where an entry stands.
        self._long: Numbers = np.repeat(self._longs, self._counts[long]) << _WIDTH | whole
        for number in self._longs:
            start = self._starts[number]
            entries = self._lists[start : start + self._counts[number]]
            since = self._since[entries]
            early = np.flatnonzero(since <= np.partition(since, most - 1)[most - 1])
            found.append(entries[early[np.lexsort((early, since[early]))][:most]])
        self._lists = np.concatenate([self._lists, *found])

    def alike(self, until: Times) -> Iterator[list[int]]:
        """Yield for each wording the numbers of those that share most of its runs, in the order of the numbers.

        Only wordings with a report up to the minute ``until`` are returned; where there are too many, first
        those from before its own first report, the latest of them first.
        """
        step = max(_SOME, len(self._sizes) // _RANGES)
        for first in range(0, len(self._sizes), step):
            last = min(first + step, len(self._sizes))
            probes = self._probes(first, last)
            for at in range(first, last, _FEW):
                own = np.arange(at, min(at + _FEW, last))
                yield from self._answers(*self._reads(probes, own), own, until[own])

    def _probes(self, first: int, last: int) -> Unsigned:
        """Return wording, length of the list and the list in one number for some wordings: the rarest lists first."""
        where = np.flatnonzero((self._lists >= first) & (self._lists < last))
        where = where[: np.searchsorted(where, self._read_at)]
        lists = np.searchsorted(self._starts, where, "right") - 1
        probes: Unsigned = self._lists[where].astype(np.uint64) << _WORDING
        probes |= np.minimum(self._counts[lists], 1023).astype(np.uint64) << _LENGTH
        probes |= lists.astype(np.uint64)
        probes.sort()
        return probes

    def _reads(self, probes: Unsigned, own: Numbers) -> tuple[Small, Small]:
        """Return the lists that the wordings ``own`` read, one after the other, and whose place in ``own`` each is."""
        begin = np.searchsorted(probes, np.append(own, own[-1] + 1).astype(np.uint64) << _WORDING)
        lists = (probes[begin[0] : begin[-1]] & ((np.uint64(1) << _LENGTH) - np.uint64(1))).astype(np.int32)
        rows = np.repeat(np.arange(len(own), dtype=np.int32), np.diff(begin))
        entries = np.minimum(self._counts[lists], LIST_MOST)
        spent = np.cumsum(entries)
        kept = spent - np.append(0, spent)[begin[rows] - begin[0]] < BUDGET + entries
        return rows[kept], lists[kept]

    def alike_to(self, letters: Sequence[str], own: Sequence[int], until: Sequence[float]) -> list[list[int]]:
        """Return for each of ``letters``, pieces of the wordings ``own``, the others that share most of its runs."""
        codes, owner = self._codes(letters)
        keys, rows = self._keys(codes, owner, np.fromiter(map(len, letters), np.int64, len(letters)))
        wanted = keys >> _SHIFT
        at = np.minimum(np.searchsorted(self._keys_of_lists, wanted), len(self._keys_of_lists) - 1)
        known = self._keys_of_lists[at] == wanted if len(self._keys_of_lists) else np.zeros(0, bool)
        found = np.unique(rows[known].astype(np.int64) << 32 | at[known])
        whose, groups = (found >> 32).astype(np.int32), (found & 0xFFFFFFFF).astype(np.int32)
        order = np.lexsort((groups, self._counts[groups], whose))
        return list(self._answers(whose[order], groups[order], np.array(own, np.int64), np.array(until)))

    def _answers(self, rows: Small, groups: Small, own: Numbers, until: Times) -> Iterator[list[int]]:
        """Yield the answer of each row, whose lists are ``groups``; rows come in order."""
        votes = np.cumsum(np.minimum(self._counts[groups], LIST_MOST))
        done = at = 0
        while done < len(own):
            upto = int(np.searchsorted(votes, (votes[at - 1] if at else 0) + _AT_ONCE, "right"))
            # whole rows only, and at least one
            last = int(rows[upto]) if upto < len(rows) else len(own)
            last = max(last, done + 1)
            end = int(np.searchsorted(rows, last))
            yield from self._chunk(
                rows[at:end].astype(np.int64), groups[at:end].astype(np.int64), own, until, done, last
            )
            done, at = last, end

    def _chunk(
        self, rows: Numbers, groups: Numbers, own: Numbers, until: Times, done: int, last: int
    ) -> Iterator[list[int]]:
        """Yield the answers of the rows from ``done`` to ``last``."""
        row, entry = self._votes(rows, groups, own)
        early = np.flatnonzero((self._since[entry] <= until[row]) & (entry != own[row]))
        code = row[early] << _WIDTH | entry[early]
        code.sort()
        first = np.flatnonzero(_new(code))
        count = np.diff(np.append(first, len(code)))
        code = code[first]
        row, other = code >> _WIDTH, code & (1 << _WIDTH) - 1
        mine = own[row]
        # half of ten words and more cannot be shared in one run of three
        good = (count > 1) | (self._sizes[mine] < ONE_RUN) | (self._sizes[other] < ONE_RUN)
        row, other, count = row[good], other[good], count[good]
        good = (count >= MANY) | self._near(own[row], other)
        row, other, count = row[good], other[good], count[good]
        since, at = self._since[other], self._since[own[row]]
        order = np.lexsort((other, np.abs(since - at), since > at, -count, row))
        row, other = row[order], other[order]
        ends = np.searchsorted(row, np.arange(done, last + 1)).tolist()
        found = other.tolist()
        for start, end in pairwise(ends):
            yield found[start : min(end, start + RETURNED)]

    def _votes(self, rows: Numbers, groups: Numbers, own: Numbers) -> tuple[Numbers, NDArray[np.int32]]:
        """Return (row, entry) for every entry read from the lists."""
        begin, take = self._starts[groups], self._counts[groups]
        long = np.flatnonzero(take > LIST_MOST)
        if len(long):
            quarter = LIST_MOST // 4
            group, start, count = groups[long], begin[long], take[long]
            code = group << _WIDTH | own[rows[long]]
            place = np.searchsorted(self._long, code) - np.searchsorted(self._long, group << _WIDTH)
            near = np.clip(place - quarter, 0, count - 3 * quarter)
            take[long] = 0
            early = self._early[np.searchsorted(self._longs, group)]
            begin = np.concatenate((begin, start + near, start + count - quarter, early))
            take = np.concatenate((take, np.full(len(long), 2 * quarter), np.full(2 * len(long), quarter)))
            rows = np.concatenate((rows, np.tile(rows[long], 3)))
        place = np.repeat(begin - (np.cumsum(take) - take), take)
        place += np.arange(len(place))
        return np.repeat(rows, take), self._lists[place]

    def _near(self, mine: Numbers, other: Numbers) -> NDArray[np.bool_]:
        """Return which wordings may share a third of the shorter one's pairs of words, by their signatures."""
        both = np.bitwise_count(self._signatures[mine] & self._signatures[other]).sum(axis=1, dtype=np.int64)
        alike = both + np.minimum(self._lost[mine], self._lost[other])
        least = np.minimum(self._sizes[mine], self._sizes[other]) - 1
        near: NDArray[np.bool_] = alike * 3 >= least
        return near
