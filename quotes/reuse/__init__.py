"""The same words in different reports: what links to what, and where each report most likely comes from.

In: ``Wording`` records.  Out: ``Link`` records; keys for an index on disk; verdicts on single pairs.

``link_wordings`` does the whole job in memory.  Over an index on disk the steps are the same ones by
one: ``shingle_keys`` to look up candidates, ``match`` to verify each, ``choose_parent`` to decide.

>>> shingle_keys("We will not sell the mill.") == shingle_keys("we will not sell the mill,")
True
"""

from quotes.reuse.copies import COPY, copy_keys, is_copy, shares_run
from quotes.reuse.index import shingle_keys
from quotes.reuse.linking import find_parents, link_wordings
from quotes.reuse.match import Match, match, same_to_the_letter, stands_in
from quotes.reuse.paraphrase import paraphrase_keys, restates
from quotes.reuse.parents import choose_parent
from quotes.reuse.prose import find_in_prose, prose_keys, prose_probe_keys

__all__ = [
    "COPY",
    "Match",
    "choose_parent",
    "copy_keys",
    "find_in_prose",
    "find_parents",
    "is_copy",
    "link_wordings",
    "match",
    "paraphrase_keys",
    "prose_keys",
    "prose_probe_keys",
    "restates",
    "same_to_the_letter",
    "shares_run",
    "shingle_keys",
    "stands_in",
]
