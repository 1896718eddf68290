"""What a command calls: the stages in their order.

In: articles, wordings, drafts, a store.  Out: records.  This room and ``quotes.assembly`` alone know the
order of the stages; nothing here prints.  Importing it loads none of them.
"""

from quotes.workflow.extracting import check_spans, extract_article, extract_articles
from quotes.workflow.linking import LinkedLine, compare_texts, link_lines

__all__ = [
    "LinkedLine",
    "check_spans",
    "compare_texts",
    "extract_article",
    "extract_articles",
    "link_lines",
]
