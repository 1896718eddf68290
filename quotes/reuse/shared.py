"""What two wordings share as texts, whoever said them and when.

In: the words of both.  Out: the runs that both have, what those cover, and what speaks against them;
None where it is too little to say anything.

>>> common_words(read_words("The pumps stood idle all winter."), read_words("the pumps stood idle")).coverage_b
1.0
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log2
from operator import add
from typing import NamedTuple

from quotes.reuse.words import Words

#: Share of the surprise of the shared words that counts, since words of one sentence predict each other.
#: 0.5 parts copies from chance on generated lineages (benchmarks/link.py) best among 0.4 to 0.6.
WORTH = 0.5
#: No text is worth more than this; beyond it, only scattered differences could speak against it.
WORTH_MOST = 60.0
#: Bits against for each place where both have other content words, and the share of those words' own surprise.
PLACE = 7.0
OTHER_WORDS = 0.3
#: Share of the surprise of the shorter wording that must be shared, and the surprise of one shared run that
#: will do instead (a splice: half of one wording, half of another).
COVERAGE = 0.5
LONG_RUN = 75.0
#: A whole sentence of so many words and so much surprise that both have is the same statement of one speaker within
#: a week, whatever else each of them goes on to quote. Sentences under it ("I do not know what to say") are said anew.
SENTENCE_WORDS = 6
SENTENCE = 60.0
#: From this share on a wording is covered, and no single sentence is looked for.
WHOLE = 0.75
#: Where one wording is this much longer than the other, shared runs count only within a stretch of so many times the
#: length of the shorter one, or where they are of so much surprise that they stand there by no chance: in a speech of
#: a thousand words every second pair of common words of any sentence can be found somewhere.
LONGER = 2.0
LONGER_BY = 40
STRETCH = 1.5
SLACK = 8
STRAY = 45.0
#: In such a stretch a shared run of less surprise than this is a scrap and weighs against as a place of other words.
SCRAP = 24.0
#: Shared words of less surprise are none: "Yes." and "Never!" are nobody's own, whoever says them in one week.
LEAST = 12.0
#: A difference of less surprise than this is no place of other content words ("of" for "in the").
CONTENT = 10.0
#: Other words at an end are worth no more against than this: a splice goes on with another sentence there.
EDGE_MOST = 25.0
# So many words with a capital each are a name ("Crooked Jan Kos"), and no statement that two wordings share.
_NAME = 3
# So many words, even of a stock phrase, are worth that.
_EDGE = 10

# From so many words on a set of pairs is quicker to look into than the text.
_LONG = 150
# From so many words on a text is a book: where its pairs stand is noted once, and of those that stand in very many
# places only so many are looked at.
BOOK = 1500
_BOOK_HITS = 400
# What one wording shares of another is seldom as much less than what the other shares of it.
_OFTEN = 0.85

#: Surprise of each word of a wording in bits.
Bits = tuple[float, ...]

# What ends a sentence, or a clause that stands alone; what may stand between that and the next.
_STOPS = ".!?;:\u2026\u2014\u2013"
_OPENING = " \n\t'\"\u2018\u2019\u201c\u201d\u00ab\u00bb()[]"


class Common(NamedTuple):
    """What two wordings share as texts, whoever said them and when."""

    #: Share of each wording's surprise that the other shares, 0 to 1.
    coverage_a: float
    coverage_b: float
    #: Shared runs of two words and more as half-open ranges of word numbers, in each wording.
    runs_a: tuple[tuple[int, int], ...]
    runs_b: tuple[tuple[int, int], ...]
    #: Surprise in bits of the words shared, and of the longest run of them.
    shared: float
    longest: float
    #: Places where both have other content words between shared runs, and the surprise of those words in bits.
    places: int
    other: float
    #: Surprise of the longest run that is a whole sentence of both, 0 where it is none or was not looked for.
    sentence: float = 0.0
    #: Bits by which the length of the longer wording makes it likely to hold any words.
    luck: float = 0.0

    @property
    def worth(self) -> float:
        """Bits that the text alone speaks for one origin, the less the less of the text is shared."""
        covered = min(WORTH * self.shared, WORTH_MOST) * max(self.coverage_a, self.coverage_b)
        return covered - PLACE * self.places - OTHER_WORDS * self.other - self.luck

    @property
    def words(self) -> int:
        """Number of words shared."""
        return sum(end - start for start, end in self.runs_a)

    def turned(self) -> Common:
        """Return the same seen from the other wording."""
        return Common(
            self.coverage_b, self.coverage_a, self.runs_b, self.runs_a,
            self.shared, self.longest, self.places, self.other, self.sentence, self.luck,
        )  # fmt: skip


@lru_cache(maxsize=64)
def _pairs(words: Words) -> list[str]:
    """Return the pairs of words in order, kept for the few wordings at hand: for all it would double the memory."""
    return list(map(add, words.letters, words.letters[1:]))


@lru_cache(maxsize=64)
def _pair_set(words: Words) -> frozenset[str]:
    return frozenset(_pairs(words))


def _runs(words: Words, pairs: Container[str]) -> list[tuple[int, int]]:
    """Return the ranges of words of ``words`` whose every neighbouring pair is one of ``pairs``."""
    return _ranges([i for i, pair in enumerate(map(add, words.letters, words.letters[1:])) if pair in pairs])


def _ranges(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return the ranges of words that neighbouring pairs at ``positions`` make."""
    runs: list[tuple[int, int]] = []
    start = last = -2
    for i in positions:
        if i != last + 1:
            if start >= 0:
                runs.append((start, last + 2))
            start = i
        last = i
    if start >= 0:
        runs.append((start, last + 2))
    return runs


@lru_cache(maxsize=8)
def _positions(words: Words) -> dict[str, list[int]]:
    """Return where each pair of words of a long wording stands."""
    found: dict[str, list[int]] = {}
    for i, pair in enumerate(_pairs(words)):
        found.setdefault(pair, []).append(i)
    return found


def _hits(pairs: Collection[str], long: Words) -> tuple[list[int], bool]:
    """Return where ``pairs`` stand in a long wording, and whether that is everywhere: in a book only the rarer ones."""
    letters = long.letters
    if len(letters) < BOOK:
        return [i for i, pair in enumerate(map(add, letters, letters[1:])) if pair in pairs], True
    known = _positions(long)
    lists = sorted((known[pair] for pair in pairs if pair in known), key=len)
    room = _BOOK_HITS
    kept: list[int] = []
    for places in lists:
        room -= len(places)
        if room < 0 and kept:
            break
        kept += places[:_BOOK_HITS]
    return sorted(kept), room >= 0


def _grown(start: int, end: int, pairs: Collection[str], letters: str) -> tuple[int, int]:
    """Return the pairs ``start`` to ``end`` of a long wording with those of ``pairs`` on both sides."""
    while start > 0 and letters[start - 1 : start + 1] in pairs:
        start -= 1
    while letters[end : end + 2] in pairs:
        end += 1
    return start, end


def _within(short: Words, long: Words) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the shared runs of both where one is much longer: those of its densest stretch, and long ones."""
    pairs = frozenset(_pairs(short))
    letters = long.letters
    hits, everywhere = _hits(pairs, long)
    width = int(STRETCH * len(short)) + SLACK
    best, span, left = 0, (0, 0), 0
    held: Counter[str] = Counter()
    for right, at in enumerate(hits):
        held[letters[at : at + 2]] += 1
        while at - hits[left] > width:
            gone = letters[hits[left] : hits[left] + 2]
            held[gone] -= 1
            if not held[gone]:
                del held[gone]
            left += 1
        if len(held) > best:
            best, span = len(held), (left, right + 1)
    kept = set(hits[slice(*span)])
    if not everywhere:
        start, end = _grown(hits[span[0]], hits[span[1] - 1] + 1, pairs, letters)
        kept.update(i for i in range(start, end) if letters[i : i + 2] in pairs)
    bits = long.bits
    for start, last in _ranges(hits):
        end = last - 1
        if not everywhere:
            start, end = _grown(start, end, pairs, letters)
        if sum(bits[start : end + 1]) >= STRAY:
            kept.update(range(start, end))
    return _runs(short, {letters[i : i + 2] for i in kept}), _ranges(sorted(kept))


def _ends(words: Words, run: tuple[int, int]) -> bool:
    """Whether a run begins and ends where a sentence does."""
    places, text = words.places, words.text
    start, end = places[run[0]][0], places[run[1] - 1][1]
    before, after = text[:start].rstrip(_OPENING), text[end:].lstrip()
    opens = not before or before[-1] in _STOPS or (before[-1] == "," and text[start].isupper())
    begins_anew = after[:1] == "," and after[1:].lstrip(" " + _OPENING)[:1].isupper()
    return opens and (not after.strip("," + _OPENING) or after[0] in _STOPS or begins_anew)


def _sentence(a: Words, runs_a: list[tuple[int, int]], b: Words, runs_b: list[tuple[int, int]]) -> float:
    """Return the surprise of the longest run that is a whole sentence of both wordings, or 0."""
    one, two = (max(runs, key=lambda run: run[1] - run[0]) for runs in (runs_a, runs_b))
    size = one[1] - one[0]
    if size < SENTENCE_WORDS or a.letters[slice(*one)] != b.letters[slice(*two)]:
        return 0.0
    bits = sum(a.bits[slice(*one)])
    return bits if bits >= SENTENCE and _ends(a, one) and _ends(b, two) else 0.0


def _others(bits_a: Bits, runs_a: list[tuple[int, int]], bits_b: Bits, runs_b: list[tuple[int, int]]) -> list[float]:
    """Return for each place where both have other content words the surprise of the lesser of the two.

    Places between shared runs are paired by size; before the first run and after the last one both must go on.
    """
    found = []
    if len(runs_a) > 1 and len(runs_b) > 1:
        inner_a = sorted([sum(bits_a[end:start]) for (_, end), (start, _) in pairwise(runs_a)], reverse=True)
        inner_b = sorted([sum(bits_b[end:start]) for (_, end), (start, _) in pairwise(runs_b)], reverse=True)
        found = [other for other in map(min, inner_a, inner_b) if other >= CONTENT]
    start_a, start_b, end_a, end_b = runs_a[0][0], runs_b[0][0], runs_a[-1][1], runs_b[-1][1]
    before = min(
        sum(bits_a[max(0, start_a - _EDGE) : start_a]), sum(bits_b[max(0, start_b - _EDGE) : start_b]), EDGE_MOST
    )
    after = min(sum(bits_a[end_a : end_a + _EDGE]), sum(bits_b[end_b : end_b + _EDGE]), EDGE_MOST)
    return found + [other for other in (before, after) if other >= CONTENT]


def _hopeless(a: Words, bits: Sequence[float], b: Words) -> bool:
    """Whether shared runs of so many ``bits`` of ``a`` are too little, however often ``b`` may have them."""
    return max(bits) < SENTENCE and sum(bits) < _OFTEN * COVERAGE * min(a.total, b.total)


def _same(a: Words, b: Words) -> Common | None:
    """Return what two wordings of the very same words share."""
    if a.total < LEAST:
        return None
    whole = ((0, len(a)),)
    sentence = a.total if a.text.lstrip(_OPENING)[:1].isupper() and b.text.lstrip(_OPENING)[:1].isupper() else 0.0
    return Common(1.0, 1.0, whole, whole, a.total, a.total, 0, 0.0, sentence)


def _named(words: Words, runs: list[tuple[int, int]]) -> bool:
    """Whether all words of ``runs`` have capitals: a name says nothing of what was said of it."""
    places, text = words.places, words.text
    return not text.isupper() and all(text[places[i][0]].isupper() for s, e in runs for i in range(s, e))


def common_words(a: Words, b: Words) -> Common | None:
    """Return what two wordings share, or None where it is too little to say anything."""
    letters_a, letters_b = a.letters, b.letters
    if letters_a == letters_b:
        return _same(a, b)
    pairs = _pairs(a)
    theirs: Container[str] = letters_b if len(letters_b) < _LONG else _pair_set(b)
    hits = [i for i, pair in enumerate(pairs) if pair in theirs]
    alike = {pairs[i] for i in hits}
    if not alike or (len(alike) < 6 and len(alike) * 3 < min(len(letters_a), len(letters_b)) - 1):
        return None
    long, short = (a, b) if len(letters_a) > len(letters_b) else (b, a)
    luck = 0.0
    apart = len(long) > LONGER * len(short) + LONGER_BY
    if apart:
        runs_short, runs_long = _within(short, long)
        runs_a, runs_b = (runs_long, runs_short) if long is a else (runs_short, runs_long)
        luck = log2(len(long) / (LONGER * len(short) + LONGER_BY))
    else:
        runs_a = _ranges(hits)
    all_a = a.bits
    bits_a = [sum(all_a[s:e]) for s, e in runs_a]
    if not apart:
        if _hopeless(a, bits_a, b):
            return None
        runs_b = _runs(b, alike)
    all_b = b.bits
    bits_b = [sum(all_b[s:e]) for s, e in runs_b]
    coverage_a, coverage_b = sum(bits_a) / a.total, sum(bits_b) / b.total
    longest = min(max(bits_a), max(bits_b))
    shared = min(sum(bits_a), sum(bits_b))
    covered = max(coverage_a, coverage_b)
    sentence = 0.0
    if covered < WHOLE and longest >= SENTENCE:
        sentence = _sentence(a, runs_a, b, runs_b)
    elif covered == 1.0 and shared < SENTENCE and len(runs_a) == len(runs_b) == 1:
        sentence = shared if _ends(a, runs_a[0]) and _ends(b, runs_b[0]) else 0.0
    if shared < LEAST or (covered < COVERAGE and longest < LONG_RUN and not sentence):
        return None
    if sum([e - s for s, e in runs_a]) <= _NAME and _named(a, runs_a) and _named(b, runs_b):
        return None
    other = _others(all_a, runs_a, all_b, runs_b)
    if apart:
        other += [CONTENT for bits in (bits_b if long is a else bits_a) if bits < SCRAP][1:]
    return Common(
        coverage_a, coverage_b, tuple(runs_a), tuple(runs_b),
        shared, longest, len(other), sum(other), sentence, luck,
    )  # fmt: skip
