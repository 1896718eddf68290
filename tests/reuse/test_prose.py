"""Quotations of an article's own prose."""

from __future__ import annotations

import pytest

from quotes.reuse import find_in_prose

from .cases import said

ARTICLE = (
    "People in Varn waited for a year. The chapel was closed in March, three days after the oldest beam came down "
    "soft with rot. “The chapel was ours to close, and nobody else's,” said the sexton. The parish seeks a carpenter."
)
MARKS = [(ARTICLE.index("“"), ARTICLE.index("”") + 1)]


@pytest.mark.parametrize(
    ("quotation", "passage"),
    [
        (
            "The chapel was closed in March, three days after the oldest beam came down soft with rot.",
            "The chapel was closed in March, three days after the oldest beam came down soft with rot",
        ),
        (
            "The chapel was closed in March, three weeks after the oldest beam came down soft with rot.",
            "The chapel was closed in March, three days after the oldest beam came down soft with rot",
        ),
        (
            "three days after the oldest beam came down soft with rot",
            "three days after the oldest beam came down soft with rot",
        ),
        ("The chapel was ours to close, and nobody else's", None),
        ("The chapel was closed after a beam fell in March", None),
        ("soft with rot", None),
        ("", None),
    ],
)
def test_passages(quotation: str, passage: str | None) -> None:
    """A passage runs from its first to its last matched word; what stands between marks is no prose."""
    found = find_in_prose(said("q", quotation), ARTICLE, MARKS)
    assert (found and ARTICLE[slice(*found)]) == passage


def test_an_empty_article() -> None:
    """There is nothing to find."""
    assert find_in_prose(said("q", ARTICLE), "", []) is None
