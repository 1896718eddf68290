"""An article's own prose as the source of a quotation: what one outlet wrote, another puts between marks.

In: a quotation, an article's text and the spans of it that stand between marks.  Out: the passage that
the quotation quotes, from its first to its last matched word, or None.

The keys for an index of prose are sampled by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing:
Local Algorithms for Document Fingerprinting", 2003): two keys in nine are kept, and any ten words in a
row that a quotation shares with the prose are still sure to be found.

>>> text = "People waited. The chapel was closed in March after the oldest beam came down at night."
>>> quotation = Wording("q", "the chapel was closed in March after the oldest beam came down at night")
>>> start, end = find_in_prose(quotation, text, [])
>>> text[start:end]
'The chapel was closed in March after the oldest beam came down at night'
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quotes.models import Wording
from quotes.reuse.hashing import run_numbers
from quotes.reuse.shared import common_words
from quotes.reuse.words import Words, article_words, find_words, read_words

#: Words in a key of prose, and neighbouring keys of which the least is kept. News holds seven words of prose for
#: one between marks; at this window the index of prose is 1.6 times as large as that of quotations.
KEY_RUN = 3
WINDOW = 8
#: A quotation of fewer words is not looked for in prose.
WORDS_LEAST = 7
#: Words in a run that shows where in an article to look.
RUN = 4
#: A quotation of prose shares words of so much surprise with it (eight ordinary words), in one run of so much,
#: and they are at least this part of the quotation. Facts retold in other words stay under these.
SHARED = 75.0
LONGEST = 45.0
COVERAGE = 0.75
#: A passage may be longer than the quotation by this factor and so many words.
STRETCH = 1.5
SLACK = 8

#: Words looked at beyond the outermost shared runs of four.
EDGE = 4

Spans = Sequence[tuple[int, int]]
# the number of a word, that of the run that begins there, and the range of words outside marks that it stands in
_Hit = tuple[int, int, int, int]


def _stretches(starts: Sequence[int], quoted: Spans) -> Iterator[tuple[int, int]]:
    """Yield ranges of the words that start at ``starts`` and outside ``quoted``."""
    at = 0
    for start, end in sorted(quoted):
        first = bisect_left(starts, start)
        if first > at:
            yield at, first
        at = max(at, bisect_left(starts, end))
    if at < len(starts):
        yield at, len(starts)


def prose_keys(text: str, quoted_spans: Spans) -> list[int]:
    """Return the signed 64-bit keys under which an article's own prose is indexed: about two for nine words.

    ``quoted_spans`` are the (start, end) of everything that is a report already: quotations and indirect speech.
    """
    words = article_words(text)
    kept: dict[int, None] = {}
    for begin, end in _stretches(words.starts, quoted_spans):
        keys = run_numbers(words.numbers[begin:end], KEY_RUN)
        kept.update(dict.fromkeys(_least(keys) if len(keys) > WINDOW else [min(keys)] if keys else ()))
    return list(kept)


def _least(keys: list[int]) -> list[int]:
    """Return the least of each ``WINDOW`` (8) neighbouring keys, by doubling windows of one, two and four."""
    for step in (1, 2, 4):
        keys = list(map(min, keys, keys[step:]))
    return keys


def prose_probe_keys(text: str) -> list[int]:
    """Return the keys with which a quotation looks into an index of prose; none for fewer than seven words."""
    words = read_words(text)
    return list(dict.fromkeys(run_numbers(words.numbers, KEY_RUN))) if len(words) >= WORDS_LEAST else []


@lru_cache(maxsize=128)
def _runs(text: str) -> dict[int, list[int]]:
    """Return where in an article's text each run of words begins, by the run's number."""
    runs: dict[int, list[int]] = {}
    for i, run in enumerate(run_numbers(article_words(text).numbers, RUN)):
        runs.setdefault(run, []).append(i)
    return runs


def _hits(own: Words, text: str, quoted_spans: Spans) -> list[_Hit]:
    """Return the runs of a quotation that stand in an article's text outside marks, in the order of the text."""
    runs = _runs(text)
    wanted = runs.keys() & run_numbers(own.numbers, RUN)
    if not wanted:
        return []
    found = sorted((i, run) for run in wanted for i in runs[run])
    stretches = list(_stretches(article_words(text).starts, quoted_spans))
    begins = [begin for begin, _ in stretches]
    hits = []
    for i, run in found:
        at = bisect_right(begins, i) - 1
        if at >= 0 and i + RUN <= stretches[at][1]:
            hits.append((i, run, *stretches[at]))
    return hits


def find_in_prose(quotation: Wording, article_text: str, quoted_spans: Spans) -> tuple[int, int] | None:
    """Return (start, end) of the passage outside marks that ``quotation`` quotes, in code points, or None."""
    own = read_words(quotation.text)
    if len(own) < WORDS_LEAST or own.total < SHARED:
        return None
    densest = _densest(_hits(own, article_text, quoted_spans), int(STRETCH * len(own)) + SLACK)
    if densest is None:
        return None
    words = article_words(article_text)
    (first, _, begin, _), (last, _, _, end) = densest
    # a word changed near either end parts a pair or two from the runs of four
    first, last = max(begin, first - EDGE), min(end, last + RUN + EDGE)
    start = words.starts[first]
    passage = find_words(article_text[start : words.ends[last - 1]])
    common = common_words(own, passage)
    if common is None or common.coverage_a < COVERAGE or common.shared < SHARED or common.longest < LONGEST:
        return None
    if common.worth <= 0:
        return None
    own_places = passage.places
    return start + own_places[common.runs_b[0][0]][0], start + own_places[common.runs_b[-1][1] - 1][1]


def _densest(hits: Sequence[_Hit], width: int) -> tuple[_Hit, _Hit] | None:
    """Return the first and last hit of the ``width`` words that hold most different runs of the quotation."""
    best: tuple[int, int, int] | None = None
    held: Counter[int] = Counter()
    left = 0
    for right, (at, run, _, _) in enumerate(hits):
        held[run] += 1
        while at - hits[left][0] > width:
            gone = hits[left][1]
            held[gone] -= 1
            if not held[gone]:
                del held[gone]
            left += 1
        if best is None or len(held) > best[0]:
            best = (len(held), left, right)
    return None if best is None else (hits[best[1]], hits[best[2]])
