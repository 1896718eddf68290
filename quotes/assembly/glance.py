"""A quick look whether it is worth looking: cheap tests before the dear ones.

In: a quotation and an article's text; keys of two articles.  Out: whether they may belong together.

>>> may_quote("the pumps stood idle for a winter", "In June the pumps stood idle for a winter, and nobody came.")
True
"""

from __future__ import annotations

from quotes.reuse import shares_run

#: Share of the fewer keys that copies share at least: of ``COPY`` = 0.75 of the runs, with room for sampling.
_KEYS = 0.5


def may_quote(quotation: str, prose: str) -> bool:
    """Whether ``prose`` has a run of five words of ``quotation``; False for a quotation too short to have one.

    One changed word in ten leaves such a run, and articles on one event seldom share one that is no quotation.
    """
    return shares_run(quotation, prose)


def may_be_copy(shared: int, own: int, other: int) -> bool:
    """Whether two articles with so many keys share enough of them to be printings of one text."""
    return shared >= _KEYS * min(own, other)
