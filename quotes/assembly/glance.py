"""A quick look whether it is worth looking: cheap tests before the dear ones, on plain words.

In: the words of a quotation and an article's text; keys of two articles.  Out: whether they may belong together.

>>> may_quote("the pumps stood idle for a winter", "In June the pumps stood idle for a winter, and nobody came.")
True
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

#: A quotation of prose repeats at least so many words in a row unchanged: one changed word in ten leaves such a run,
#: and articles on one event seldom share one that is no quotation.
RUN = 5
#: Runs tried at most, evenly spread.
_TRIED = 60
#: Share of the fewer keys that copies share at least: of ``COPY`` = 0.75 of the runs, with room for sampling.
_KEYS = 0.5

_GAP = re.compile(r"[\W_]+")


@lru_cache(maxsize=2048)
def plain_words(text: str) -> str:
    """Return the words of a text in lower case, one space around each."""
    return f" {_GAP.sub(' ', text.lower()).strip()} "


def may_quote(quotation: str, prose: str) -> bool:
    """Whether ``prose`` has a run of words of ``quotation``; False for a quotation too short to have one."""
    words = plain_words(quotation).split()
    last = len(words) - RUN
    if last < 0:
        return False
    held = plain_words(prose)
    step = max(1, last // _TRIED)
    return any(f" {' '.join(words[i : i + RUN])} " in held for i in range(0, last + 1, step))


def may_be_copy(shared: int, own: Collection[int], other: Collection[int]) -> bool:
    """Whether two articles share enough of their keys to be printings of one text."""
    return shared >= _KEYS * min(len(own), len(other))
