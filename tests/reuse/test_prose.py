"""Quotations of an article's own prose."""

from __future__ import annotations

import pytest

from quotes.reuse import find_in_prose

from .cases import said

ARTICLE = (
    "Nobody in Varn was told for a year. The survey was shelved in March, two days after the first borehole came up "
    "black with tar. “The survey was ours to shelve, and nobody else's,” said the surveyor. The spa looks for a spring."
)
MARKS = [(ARTICLE.index("“"), ARTICLE.index("”") + 1)]


@pytest.mark.parametrize(
    ("quotation", "passage"),
    [
        (
            "The survey was shelved in March, two days after the first borehole came up black with tar.",
            "The survey was shelved in March, two days after the first borehole came up black with tar",
        ),
        (
            "The survey was shelved in March, two weeks after the first borehole came up black with tar.",
            "The survey was shelved in March, two days after the first borehole came up black with tar",
        ),
        (
            "two days after the first borehole came up black with tar",
            "two days after the first borehole came up black with tar",
        ),
        ("The survey was ours to shelve, and nobody else's", None),
        ("The survey was shelved after a borehole struck tar in March", None),
        ("black with tar", None),
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
