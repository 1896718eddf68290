"""The same words in different reports: what links to what, and where each report most likely comes from.

In: ``Wording`` records.  Out: ``Link`` records; keys for an index on disk; verdicts on single pairs.

>>> shingle_keys("We will not sell the mill.") == shingle_keys("we will not sell the mill,")
True
"""

from quotes.reuse.index import shingle_keys
from quotes.reuse.linking import link_wordings
from quotes.reuse.match import Match, match
from quotes.reuse.parents import choose_parent

__all__ = [
    "Match",
    "choose_parent",
    "link_wordings",
    "match",
    "shingle_keys",
]
