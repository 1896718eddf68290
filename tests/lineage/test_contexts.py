"""The question or the condition beside a quotation."""

import pytest

from quotes.lineage import find_context
from quotes.models import Quotation, Span


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Asked whether it leaks, Bo said: “Not yet.”", "Asked whether it leaks"),
        ("“Not yet,” Bo said when asked about the leak.", "when asked about the leak"),
        ("“Not yet,” Bo said, when asked about the leak.", "when asked about the leak"),
        ("Would it leak? “Not yet,” Bo said.", "Would it leak?"),
        ("A reporter asked him about the leak. “Not yet,” Bo said.", "A reporter asked him about the leak."),
        ("If the rain holds off, Bo said, “we shall sail”.", "If the rain holds off"),
        ("It rained. “Not yet,” Bo said.", None),
        ("“Not yet,” Bo said.", None),
    ],
)
def test_context(text: str, context: str | None) -> None:
    """A clause of the sentence, or the sentence before it; else nothing."""
    start, end = text.index("“") + 1, text.index("”")
    quotation = Quotation("q", "a", "direct", (Span(start, end, text[start:end]),))
    assert find_context(text, quotation) == context
