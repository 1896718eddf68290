"""Wire copies: one article printed by several outlets.

In: texts of articles.  Out: which share of the shorter one the longer one holds, and keys for finding
copies in an index.

>>> is_copy("word " * 3, "quite another text")
0.0
"""

from __future__ import annotations

from functools import lru_cache

from quotes.reuse.hashing import run_numbers
from quotes.reuse.words import article_words, read_words

#: Words in a run; of five in a row hardly any are shared by chance.
RUN = 5
#: From this containment on an article is a copy: outlets add a dateline, cut the end and change a word or two,
#: and every changed word breaks five runs. Two articles on one event that share quotations stay under 0.5.
COPY = 0.75
#: Articles with fewer runs are never copies: a line or two may well be the same twice.
RUNS_LEAST = 30
#: One key in so many is kept for the index.
SAMPLED = 8
#: Keys kept for one article at least (if it has so many) and at most.
KEYS_LEAST = 8
KEYS_MOST = 128


@lru_cache(maxsize=64)
def article_runs(text: str) -> frozenset[int]:
    """Return the numbers of an article's runs of five words, kept while it is compared with others."""
    return frozenset(run_numbers(article_words(text).numbers, RUN))


def is_copy(text_a: str, text_b: str) -> float:
    """Return the share of the shorter text's runs of words that the longer one holds, 0 to 1; ``COPY`` decides.

    Containment after Broder, "On the Resemblance and Containment of Documents" (1997). Texts too short to
    tell give 0.
    """
    a, b = article_runs(text_a), article_runs(text_b)
    least = min(len(a), len(b))
    return len(a & b) / least if least >= RUNS_LEAST else 0.0


def shares_run(wording: str, article_text: str) -> bool:
    """Whether an article has five words of a wording in a row, unchanged; False for a wording of fewer."""
    own = run_numbers(read_words(wording).numbers, RUN)
    return bool(own) and not article_runs(article_text).isdisjoint(own)


@lru_cache(maxsize=2048)
def copy_keys(text: str) -> tuple[int, ...]:
    """Return signed 64-bit keys that a copy of ``text`` shares most of, about one for eight words, at most 128."""
    runs = sorted(article_runs(text), key=lambda run: run & 0xFFFFFFFFFFFF)
    if len(runs) < RUNS_LEAST:
        return ()
    sampled = sum(run & 0xFFFFFFFFFFFF < (1 << 48) // SAMPLED for run in runs)
    return tuple(runs[: min(KEYS_MOST, max(KEYS_LEAST, sampled))])
