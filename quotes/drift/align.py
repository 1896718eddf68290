"""The word-level alignment of two wordings.

In: two lists of comparison keys.  Out: the stretches that differ, as half-open word ranges in order; between them
the words are the same.  Method: longest common subsequence (Indel distance, bit-parallel), then each cut or addition
that could stand in several places is moved to where a clause begins.

>>> differing("the gate was open".split(), "the gate is open".split())
[(2, 3, 2, 3)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import compress, count, pairwise
from operator import ne

from rapidfuzz.distance import Indel

Range = tuple[int, int, int, int]

#: Beyond this many word pairs the exact alignment takes over 100 MB (one bit a pair, kept for backtracking); coarser
#: anchors are used first. 30,000 words against 30,000, far longer than any quotation.
MOST_PAIRS = 900_000_000
#: Length of the word runs that anchor two very long texts.
_ANCHOR = 6
#: Two words that changed places are told word by word; a move takes three. Quotations longer than this are aligned
#: without looking for one stretch that moved.
_SHORTEST_MOVE, _LONGEST_MOVE = 2, 400
#: Runs of this many words are no accident; a shorter one counts within so many words of such a run.
_DENSE, _BESIDE = 3, 6
#: A wording this many times longer than the other, and longer than a sentence, is aligned by runs;
#: up to so many word pairs.
_UNLIKE, _LONG_TEXT, _MOST_BLOCKS = 4, 60, 200_000
#: Where a run can stand in fewer places than this, each is tried.
_FEW_PLACES = 8
#: No clause is longer than this many words; a cut is moved no farther.
_FARTHEST = 200


def differing(a: Sequence[str], b: Sequence[str]) -> list[Range]:
    """Return the ranges (a start, a end, b start, b end) where two word lists differ."""
    if len(a) * len(b) > MOST_PAIRS:
        return _coarse(a, b)
    start, behind = _in_common(a, b)
    end_a, end_b = len(a) - behind, len(b) - behind
    inner_a, inner_b = a[start:end_a], b[start:end_b]
    found = _contained(a, b)
    if found is None:
        if set(inner_a).isdisjoint(inner_b) and not _lopsided(a, b):
            found = [(start, end_a, start, end_b)] if inner_a or inner_b else []
        else:
            found = _rotated(inner_a, inner_b, start, len(a)) or (
                _by_blocks(a, b) if _lopsided(a, b) else _exact(inner_a, inner_b, start, start)
            )
    return _without_strays(_merged(found), a, b)


def _in_common(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """Return how many words two lists have in common at the beginning, and after those at the end."""
    most = min(len(a), len(b))
    start = next(compress(count(), map(ne, a, b)), most)
    behind = next(compress(count(), map(ne, reversed(a), reversed(b))), most)
    return start, min(behind, most - start)


def _exact(a: Sequence[str], b: Sequence[str], i0: int, j0: int) -> list[Range]:
    return [
        (op.src_start + i0, op.src_end + i0, op.dest_start + j0, op.dest_end + j0)
        for op in Indel.opcodes(a, b)
        if op.tag != "equal"
    ]


def _lopsided(a: Sequence[str], b: Sequence[str]) -> bool:
    long, short = max(len(a), len(b)), min(len(a), len(b))
    return long > _LONG_TEXT and _UNLIKE * short < long and short * long <= _MOST_BLOCKS


def _by_blocks(a: Sequence[str], b: Sequence[str]) -> list[Range]:
    """Align by the longest run in common, then on both sides of it (Ratcliff and Obershelp).

    A few words held against a long speech would find each of their small words somewhere in it.
    """
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [(i1, i2, j1, j2) for op, i1, i2, j1, j2 in matcher.get_opcodes() if op != "equal"]


def _without_strays(ranges: list[Range], a: Sequence[str], b: Sequence[str]) -> list[Range]:
    """Join ranges across one or two words that stand far from every longer run, where such runs hold little.

    Where most was put in other words, "in the" or "not" are in both by chance.
    """
    if len(ranges) == 1:
        before, behind = ranges[0][0], len(a) - ranges[0][1]
        kept = (before if before >= _DENSE else 0) + (behind if behind >= _DENSE else 0)
        if not kept or 2 * kept >= min(len(a), len(b)):
            return ranges
    edges = [(0, 0, 0, 0), *ranges, (len(a), len(a), len(b), len(b))]
    runs = [(one[1], one[3], other[0] - one[1]) for one, other in pairwise(edges)]
    dense = [run for run in runs if run[2] >= _DENSE]
    if not dense or 2 * sum(run[2] for run in dense) >= min(len(a), len(b)):
        return ranges
    out: list[Range] = []
    for r, run in zip(ranges, runs, strict=False):
        stray = 0 < run[2] < _DENSE and not any(_near(run, other) for other in dense)
        if stray and out:
            out[-1] = (out[-1][0], r[1], out[-1][2], r[3])
        elif stray:
            out.append((run[0], r[1], run[1], r[3]))
        else:
            out.append(r)
    last = runs[-1]
    if out and 0 < last[2] < _DENSE and not any(_near(last, other) for other in dense):
        out[-1] = (out[-1][0], len(a), out[-1][2], len(b))
    return out


def _near(run: tuple[int, int, int], dense: tuple[int, int, int]) -> bool:
    """Whether few words lie between two runs, in both wordings."""
    return all(max(dense[side] - run[side] - run[2], run[side] - dense[side] - dense[2]) <= _BESIDE for side in (0, 1))


def _contained(a: Sequence[str], b: Sequence[str]) -> list[Range] | None:
    """Where one list is a run of the other, align it with that run and not word by word."""
    if len(a) == len(b):
        return None
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if not short:
        return None
    at = _find(long, short)
    if at is None:
        return None
    end, n, m = at + len(short), len(short), len(long)
    ranges = [(0, at, 0, 0), (end, m, n, n)] if a is long else [(0, 0, 0, at), (n, n, end, m)]
    return [r for r in ranges if r[0] < r[1] or r[2] < r[3]]


def _rotated(a: Sequence[str], b: Sequence[str], start: int, words: int) -> list[Range] | None:
    """Where a stretch only moved ("in winter we rest", "we rest in winter"), align it as one cut and one addition.

    ``a`` and ``b`` are what differs from word ``start`` on, of so many ``words``.
    """
    n = len(a)
    if n != len(b) or n <= _SHORTEST_MOVE or words > _LONGEST_MOVE:
        return None
    cut = _find([*a, *a], b)
    if not cut:
        return None
    end = start + n
    if 2 * cut <= n:
        return [(start, start + cut, start, start), (end, end, end - cut, end)]
    tail = n - cut
    return [(start, start, start, start + tail), (end - tail, end, end, end)]


def _find(long: Sequence[str], short: Sequence[str]) -> int | None:
    """Return where the run ``short`` stands in ``long``, or None."""
    n = len(short)
    if len(long) - n < _FEW_PLACES:
        for at in range(len(long) - n + 1):
            if long[at] == short[0] and long[at : at + n] == short:
                return at
        return None
    joined = "\n" + "\n".join(long) + "\n"
    at = joined.find("\n" + "\n".join(short) + "\n")
    return None if at < 0 else joined.count("\n", 0, at)


def _merged(ranges: list[Range]) -> list[Range]:
    """Join ranges that touch."""
    if len(ranges) < 2:
        return ranges
    out: list[Range] = []
    for r in ranges:
        if out and out[-1][1] == r[0] and out[-1][3] == r[2]:
            out[-1] = (out[-1][0], r[1], out[-1][2], r[3])
        else:
            out.append(r)
    return out


def settle(
    ranges: list[Range],
    a: Sequence[str],
    b: Sequence[str],
    begins_a: Callable[[int], int],
    begins_b: Callable[[int], int],
) -> list[Range]:
    """Move cuts and additions that could stand in several places to the best one.

    ``begins_a(i)`` says how good a place word ``i`` is to begin or end at: 2 a sentence, 1 a clause, 0 elsewhere.
    """
    out: list[Range] = []
    for n, (i1, i2, j1, j2) in enumerate(ranges):
        low_a, low_b = (out[-1][1], out[-1][3]) if out else (0, 0)
        high_a, high_b = (ranges[n + 1][0], ranges[n + 1][2]) if n + 1 < len(ranges) else (len(a), len(b))
        if j1 == j2:
            shift = _best_shift(a, i1, i2, min(i1 - low_a, j1 - low_b), min(high_a - i2, high_b - j2), begins_a)
        elif i1 == i2:
            shift = _best_shift(b, j1, j2, min(j1 - low_b, i1 - low_a), min(high_b - j2, high_a - i2), begins_b)
        else:
            shift = 0
        out.append((i1 + shift, i2 + shift, j1 + shift, j2 + shift))
    return _merged(out)


def _best_shift(words: Sequence[str], start: int, end: int, left: int, right: int, begins: Callable[[int], int]) -> int:
    """Return by how many words the run may best be moved; 0 where no place is better."""
    before, behind = left > 0 and words[start - 1] == words[end - 1], right > 0 and words[start] == words[end]
    if not before and not behind:
        return 0
    best, score = 0, begins(start) + begins(end)
    for step in (-1, 1):
        shift, room = 0, min(_FARTHEST, left if step < 0 else right)
        while room > 0:
            same = (
                words[start + shift - 1] == words[end + shift - 1]
                if step < 0
                else words[start + shift] == words[end + shift]
            )
            if not same:
                break
            shift += step
            room -= 1
            here = begins(start + shift) + begins(end + shift)
            if here > score:
                best, score = shift, here
    return best


def _coarse(a: Sequence[str], b: Sequence[str]) -> list[Range]:
    """Align very long texts by runs of words that stand once in each, exactly between them where that is bounded."""
    places: dict[tuple[str, ...], int] = {}
    for i in range(len(a) - _ANCHOR + 1):
        run = tuple(a[i : i + _ANCHOR])
        places[run] = -1 if run in places else i
    seen: dict[tuple[str, ...], int] = {}
    for j in range(len(b) - _ANCHOR + 1):
        run = tuple(b[j : j + _ANCHOR])
        if places.get(run, -1) >= 0:
            seen[run] = -1 if run in seen else j
    pairs = sorted((places[run], j) for run, j in seen.items() if j >= 0)
    found: list[Range] = []
    i0 = j0 = 0
    for i, j in [*_rising(pairs), (len(a), len(b))]:
        if i < i0 or j < j0:
            continue
        if (i - i0) * (j - j0) > MOST_PAIRS:
            found.append((i0, i, j0, j))
        else:
            found.extend(_exact(a[i0:i], b[j0:j], i0, j0))
        i0, j0 = i + _ANCHOR, j + _ANCHOR
    return _merged(found)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest chain of pairs that rises on both sides (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        before.append(last[at - 1] if at else -1)
        if at == len(tops):
            tops.append(j)
            last.append(n)
        else:
            tops[at], last[at] = j, n
    chain, n = [], last[-1] if last else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]
