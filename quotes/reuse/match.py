"""Whether two reports are reports of the same words: what they share, and what that is worth as evidence.

In: two wordings.  Out: a ``Match``, or None where the shared words are too few, too common or too scattered.

The evidence is counted in bits, each part on its own: the surprise of the shared words (stock phrases
count for little), the speakers, the time between the reports, and against it the places where both
reports have other content words.  Words are surprising by a fixed list, not by the corpus at hand, so
that the answer does not depend on what else is in a store.  The sum is a log-odds in the manner of
Fellegi and Sunter, "A Theory for Record Linkage" (1969).

>>> a = Wording("a", "The pumps stood idle for a whole winter.", speaker="Ilse Marron")
>>> b = Wording("b", "the pumps stood idle", speaker="Marron")
>>> round(match(a, b).coverage_b, 2)
1.0
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from quotes import times
from quotes.models import Wording
from quotes.reuse.people import Relation, relate_speakers
from quotes.reuse.words import Words, read_words

#: Bits against any two reports having one origin before anything is known of them: one pair in a million.
PRIOR = 20.0
#: Share of the surprise of the shared words that counts, since words of one sentence predict each other.
#: 0.5 parts copies from chance on generated lineages (benchmarks/link.py) best among 0.4 to 0.6.
WORTH = 0.5
#: No text is worth more than this; beyond it, only scattered differences could speak against it.
WORTH_MOST = 60.0
#: What the speakers are worth. One copy in fifty gives the words to somebody else; unrelated reports nearly always.
SPEAKERS: dict[Relation, float] = {"same": 9.0, "compatible": 6.0, "unknown": 0.0, "different": -12.0}
#: What the days between two reports are worth: (at most so many days, bits); four reports in five of the
#: same words come within a week, and one pair in five hundred of unrelated ones.
DAYS: tuple[tuple[float, float], ...] = ((7.0, 8.0), (30.0, 4.0), (365.0, -4.0), (float("inf"), -8.0))
#: Bits against for each place where both have other content words, and the share of those words' own surprise.
PLACE = 7.0
OTHER_WORDS = 0.3
#: Each such place weighs so much more where neither the speaker nor these many days speak for one origin: reporters
#: alter what they copy today; a like sentence of somebody else next year is another sentence.
FAR_PLACE = 8.0
FAR = 30.0
#: Shared words of less surprise than this (some nine ordinary words) are short: "We will get to the bottom of this."
#: They weigh so much less where another person is named, or nobody and the reports are far apart.
SHORT = 90.0
SHORT_STRANGER = 12.0
#: Two or three words ("deeply flawed") weigh so much less wherever the speaker does not speak for one origin.
TINY = 35.0
#: Share of the surprise of the shorter wording that must be shared, and the surprise of one shared run that
#: will do instead (a splice: half of one wording, half of another).
COVERAGE = 0.5
LONG_RUN = 75.0
#: Shared words of less surprise are none: "Yes." and "Never!" are nobody's own, whoever says them in one week.
LEAST = 12.0
#: A difference of less surprise than this is no place of other content words ("of" for "in the").
CONTENT = 10.0
#: Other words at an end are worth no more against than this: a splice goes on with another sentence there.
EDGE_MOST = 25.0


@frozen
class Common:
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

    @property
    def worth(self) -> float:
        """Bits that the text alone speaks for one origin, the less the less of the text is shared."""
        covered = min(WORTH * self.shared, WORTH_MOST) * max(self.coverage_a, self.coverage_b)
        return covered - PLACE * self.places - OTHER_WORDS * self.other

    def turned(self) -> Common:
        """Return the same seen from the other wording."""
        return Common(
            self.coverage_b, self.coverage_a, self.runs_b, self.runs_a,
            self.shared, self.longest, self.places, self.other,
        )  # fmt: skip


@frozen
class Match:
    """Two reports of the same words, with what that rests on."""

    #: Share of each wording that the other has too, 0 to 1, weighed by the surprise of the words.
    coverage_a: float
    coverage_b: float
    #: 0 to 1 over words: twice the shared words by the words of both.
    similarity: float
    #: Code-point spans of the shared runs in each text.
    spans_a: tuple[tuple[int, int], ...]
    spans_b: tuple[tuple[int, int], ...]
    #: Bits above the threshold (0 and more).
    evidence: float
    relation: Relation
    #: Days from ``a`` to ``b``, or None where a time is unknown.
    days: float | None


@lru_cache(maxsize=64)
def _pairs(words: Words) -> frozenset[int]:
    """Return the pairs of words as a set, kept for the few wordings at hand: for all it would double the memory."""
    return frozenset(words.pairs)


def _runs(words: Words, other: Words) -> list[tuple[int, int]]:
    """Return the ranges of words of ``words`` whose every neighbouring pair stands in ``other`` too."""
    runs: list[tuple[int, int]] = []
    pairs = _pairs(other)
    start = -1
    for i, pair in enumerate(words.pairs):
        if pair in pairs:
            if start < 0:
                start = i
        elif start >= 0:
            runs.append((start, i + 1))
            start = -1
    if start >= 0:
        runs.append((start, len(words)))
    return runs


def _others(a: Words, runs_a: list[tuple[int, int]], b: Words, runs_b: list[tuple[int, int]]) -> list[float]:
    """Return for each place where both have other content words the surprise of the lesser of the two.

    Places between shared runs are paired by size; before the first run and after the last one both must go on.
    """

    def bits(words: Words, start: int, end: int) -> float:
        return sum(words.bits[start:end])

    inner = zip(
        sorted((bits(a, end, start) for (_, end), (start, _) in pairwise(runs_a)), reverse=True),
        sorted((bits(b, end, start) for (_, end), (start, _) in pairwise(runs_b)), reverse=True),
        strict=False,
    )
    before = (bits(a, 0, runs_a[0][0]), bits(b, 0, runs_b[0][0]))
    after = (bits(a, runs_a[-1][1], len(a)), bits(b, runs_b[-1][1], len(b)))
    edges = [min(*pair, EDGE_MOST) for pair in (before, after)]
    return [other for other in (*map(min, inner), *edges) if other >= CONTENT]


def common_words(a: Words, b: Words) -> Common | None:
    """Return what two wordings share, or None where it is too little to say anything."""
    if a.numbers == b.numbers:
        if a.total < LEAST:
            return None
        whole = ((0, len(a)),)
        return Common(1.0, 1.0, whole, whole, a.total, a.total, 0, 0.0)
    alike = len(_pairs(a).intersection(b.pairs))
    if not alike or (alike < 6 and alike * 3 < min(len(a), len(b)) - 1):
        return None
    runs_a, runs_b = _runs(a, b), _runs(b, a)
    bits_a = [sum(a.bits[s:e]) for s, e in runs_a]
    bits_b = [sum(b.bits[s:e]) for s, e in runs_b]
    coverage_a, coverage_b = sum(bits_a) / a.total, sum(bits_b) / b.total
    longest = min(max(bits_a), max(bits_b))
    shared = min(sum(bits_a), sum(bits_b))
    if shared < LEAST or (max(coverage_a, coverage_b) < COVERAGE and longest < LONG_RUN):
        return None
    other = _others(a, runs_a, b, runs_b)
    return Common(
        coverage_a, coverage_b, tuple(runs_a), tuple(runs_b),
        shared, longest, len(other), sum(other),
    )  # fmt: skip


def time_worth(days: float | None) -> float:
    """Return the bits that the time between two reports is worth; nothing where it is unknown."""
    if days is None:
        return 0.0
    return next(bits for most, bits in DAYS if abs(days) <= most)


def weigh(common: Common, relation: Relation, days: float | None) -> float:
    """Return the evidence in bits that two reports are of the same words; below 0 they are taken not to be."""
    evidence = common.worth + SPEAKERS[relation] + time_worth(days) - PRIOR
    if relation in ("same", "compatible"):
        return evidence
    far = days is not None and abs(days) > FAR
    if common.shared < TINY or (common.shared < SHORT and (far or relation == "different")):
        evidence -= SHORT_STRANGER
    return evidence - FAR_PLACE * common.places if far else evidence


def _spans(words: Words, runs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    places = words.places
    return tuple((places[start][0], places[end - 1][1]) for start, end in runs)


def similarity(a: Words, b: Words, common: Common) -> float:
    """Return twice the shared words by the words of both, 0 to 1."""
    shared = min(sum(e - s for s, e in common.runs_a), sum(e - s for s, e in common.runs_b))
    return 2 * shared / (len(a) + len(b))


def match(a: Wording, b: Wording) -> Match | None:
    """Say whether two reports are of the same words; None where the evidence does not reach."""
    words_a, words_b = read_words(a.text), read_words(b.text)
    common = common_words(words_a, words_b)
    if common is None:
        return None
    relation, days = relate_speakers(a, b), times.days_between(a.published, b.published)
    evidence = weigh(common, relation, days)
    if evidence < 0:
        return None
    return Match(
        common.coverage_a,
        common.coverage_b,
        similarity(words_a, words_b, common),
        _spans(words_a, common.runs_a),
        _spans(words_b, common.runs_b),
        evidence,
        relation,
        days,
    )
