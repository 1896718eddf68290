"""What a command calls: the stages in their order.

In: articles, wordings, drafts, a store.  Out: records.  This room and ``quotes.assembly`` alone know the
order of the stages; nothing here prints.  Importing it loads none of them.
"""

from quotes.workflow.adding import AddSummary, add_articles, settle_speakers
from quotes.workflow.checking import Verdict, check_draft
from quotes.workflow.counting import DriftCount, drift_counts
from quotes.workflow.extracting import check_spans, extract_article, extract_articles
from quotes.workflow.linking import LinkedLine, compare_texts, link_lines
from quotes.workflow.tracing import Drifted, DriftFilter, drifted, find_lineages

__all__ = [
    "AddSummary",
    "DriftCount",
    "DriftFilter",
    "Drifted",
    "LinkedLine",
    "Verdict",
    "add_articles",
    "check_draft",
    "check_spans",
    "compare_texts",
    "drift_counts",
    "drifted",
    "extract_article",
    "extract_articles",
    "find_lineages",
    "link_lines",
    "settle_speakers",
]
