"""Reasons are in words that a reporter understands, with the direction of the change."""

from __future__ import annotations

import pytest

from quotes.drift import compare


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("We may close.", "We will close.", "“may” became “will”: a possibility is now a promise"),
        ("We will close.", "We may close.", "“will” became “may”: a promise is now a possibility"),
        ("Perhaps he left.", "He left.", "“Perhaps” is gone: the speaker now sounds certain"),
        ("We did not sign.", "We did sign.", "“not” is gone: what was denied is now stated"),
        ("It fell on Monday.", "It fell on Friday.", "“Monday” became “Friday”: another date or time"),
        (
            "They are paying.",
            "They have paid.",
            "“are paying” became “have paid”: something under way is now something that has happened",
        ),
    ],
)
def test_why(before: str, after: str, why: str) -> None:
    """The reason names the words and what they now say."""
    assert why in [a.why for a in compare(before, after).alterations]


def test_one_edit_few_kinds() -> None:
    """A single changed word gives a single alteration."""
    for before, after in (
        ("We may close.", "We will close."),
        ("Prices fell again.", "Prices rose again."),
        ("It is not late.", "It is late."),
    ):
        assert len(compare(before, after).alterations) == 1
