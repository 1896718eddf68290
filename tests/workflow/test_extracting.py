"""Articles in a stream: what is left of one when the next is read."""

from __future__ import annotations

import gc

from quotes.models import Article
from quotes.workflow.extracting import extract_article, extract_articles

TEXT = (
    "Mayor Ada Lom met the guild. She said the weir was “a wreck.” “We told her so,” said Jan Kos, its head.\n"
    "The firm denied it. “No,” it said in a statement. The mayor and her deputy, Ivo Rask, left; they were “tired.”"
)


def test_article_leaves_no_cycles() -> None:
    """All that was made for an article goes with it: the search for cycles, put off meanwhile, finds nothing."""
    article = Article("a", TEXT)
    extract_article(article, scare=True, indirect=True)  # fills the tables
    gc.collect()
    gc.disable()
    try:
        made = extract_article(article, scare=True, indirect=True)
        assert made
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_reading_leaves_sweeps_alone() -> None:
    """A library's user keeps the search for cycles as it was."""
    before = gc.get_threshold()
    stream = extract_articles([Article("a", TEXT), Article("b", TEXT)])
    next(stream)
    assert gc.get_threshold() == before
    assert len(list(stream)) == 1
