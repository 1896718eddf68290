"""An article's own prose as the source of a quotation: what one outlet wrote, another puts between marks.

In: a quotation, an article's text and the spans of it that stand between marks.  Out: the passage that
the quotation quotes, from its first to its last matched word, or None.

The keys for an index of prose are sampled by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing:
Local Algorithms for Document Fingerprinting", 2003): two keys in nine are kept, and any ten words in a
row that a quotation shares with the prose are still sure to be found.

>>> text = "Nobody was told. The survey was shelved in March after the first borehole came up black."
>>> quotation = Wording("q", "the survey was shelved in March after the first borehole came up black")
>>> start, end = find_in_prose(quotation, text, [])
>>> text[start:end]
'The survey was shelved in March after the first borehole came up black'
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quotes.models import Wording
from quotes.reuse.hashing import run_numbers
from quotes.reuse.match import common_words
from quotes.reuse.words import Words, find_words, read_words

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
# the number of a word, and the range of words outside marks that it stands in
_Hit = tuple[int, int, int]


def _stretches(places: Spans, quoted: Spans) -> Iterator[tuple[int, int]]:
    """Yield ranges of the words at ``places`` outside ``quoted``."""
    spans = sorted(quoted)
    starts = [start for start, _ in spans]
    begin: int | None = None
    for i, (at, _) in enumerate(places):
        before = bisect_right(starts, at) - 1
        inside = before >= 0 and at < spans[before][1]
        if inside and begin is not None:
            yield begin, i
            begin = None
        elif not inside and begin is None:
            begin = i
    if begin is not None:
        yield begin, len(places)


def prose_keys(text: str, quoted_spans: Spans) -> list[int]:
    """Return the signed 64-bit keys under which an article's own prose is indexed: about two for nine words.

    ``quoted_spans`` are the (start, end) of everything that is a report already: quotations and indirect speech.
    """
    words, places = _article_words(text)
    kept: dict[int, None] = {}
    for begin, end in _stretches(places, quoted_spans):
        keys = run_numbers(words.numbers[begin:end], KEY_RUN)
        for i in range(max(1, len(keys) - WINDOW + 1)) if keys else ():
            kept[min(keys[i : i + WINDOW])] = None
    return list(kept)


def prose_probe_keys(text: str) -> list[int]:
    """Return the keys with which a quotation looks into an index of prose; none for fewer than seven words."""
    words = read_words(text)
    return list(dict.fromkeys(run_numbers(words.numbers, KEY_RUN))) if len(words) >= WORDS_LEAST else []


@lru_cache(maxsize=16)
def _article_words(text: str) -> tuple[Words, tuple[tuple[int, int], ...]]:
    words = find_words(text)
    return words, words.places


def find_in_prose(quotation: Wording, article_text: str, quoted_spans: Spans) -> tuple[int, int] | None:
    """Return (start, end) of the passage outside marks that ``quotation`` quotes, in code points, or None."""
    own = read_words(quotation.text)
    if len(own) < WORDS_LEAST or own.total < SHARED:
        return None
    words, places = _article_words(article_text)
    wanted = frozenset(run_numbers(own.numbers, RUN))
    prose = run_numbers(words.numbers, RUN)
    hits = [
        (i, begin, end)
        for begin, end in _stretches(places, quoted_spans)
        for i in range(begin, end - RUN + 1)
        if prose[i] in wanted
    ]
    densest = _densest(hits, prose, int(STRETCH * len(own)) + SLACK)
    if densest is None:
        return None
    (first, begin, _), (last, _, end) = densest
    # a word changed near either end parts a pair or two from the runs of four
    first, last = max(begin, first - EDGE), min(end, last + RUN + EDGE)
    start = places[first][0]
    passage = find_words(article_text[start : places[last - 1][1]])
    common = common_words(own, passage)
    if common is None or common.coverage_a < COVERAGE or common.shared < SHARED or common.longest < LONGEST:
        return None
    if common.worth <= 0:
        return None
    own_places = passage.places
    return start + own_places[common.runs_b[0][0]][0], start + own_places[common.runs_b[-1][1] - 1][1]


def _densest(hits: list[_Hit], prose: Sequence[int], width: int) -> tuple[_Hit, _Hit] | None:
    """Return the first and last hit of the ``width`` words that hold most different runs of the quotation."""
    best: tuple[int, int, int] | None = None
    held: Counter[int] = Counter()
    left = 0
    for right, (at, _, _) in enumerate(hits):
        held[prose[at]] += 1
        while at - hits[left][0] > width:
            held[prose[hits[left][0]]] -= 1
            if not held[prose[hits[left][0]]]:
                del held[prose[hits[left][0]]]
            left += 1
        if best is None or len(held) > best[0]:
            best = (len(held), left, right)
    return None if best is None else (hits[best[1]], hits[best[2]])
