"""Who had it first, and how do we know: credits, precedence, and the tree of reports.

In: articles, quotations, links and comparisons from the other rooms.  Out: ``Credit``, ``First``, ``Lineage``.

>>> find_credits(article, quotations, outlets), build_lineages(reports, links)
"""

from __future__ import annotations

from quotes.lineage.contexts import find_context, find_own_words
from quotes.lineage.credits import find_credits
from quotes.lineage.outlet_mentions import find_outlets
from quotes.lineage.outlets import Book, full_name, open_book, outlet_key, same_outlet
from quotes.lineage.precedence import decide_first
from quotes.lineage.tree import build_lineages, lineage_id, order_key

__all__ = [
    "Book",
    "build_lineages",
    "decide_first",
    "find_context",
    "find_credits",
    "find_outlets",
    "find_own_words",
    "full_name",
    "lineage_id",
    "open_book",
    "order_key",
    "outlet_key",
    "same_outlet",
]
