"""Wire copies of an article."""

from __future__ import annotations

from quotes.reuse import COPY, copy_keys, is_copy

STORY = " ".join(
    f"The {a} told the {b} on {day} that the {c} would not be opened before the {d} had been paid."
    for a, b, c, d, day in [
        ("mayor", "baker", "canal", "divers", "Monday"),
        ("bishop", "sexton", "crypt", "masons", "Tuesday"),
        ("captain", "cook", "galley", "crew", "Friday"),
        ("curator", "painter", "gallery", "guards", "Sunday"),
    ]
)
OTHER = STORY.replace("told", "asked").replace("opened", "sold").replace("paid", "warned").replace("that", "whether")


def test_a_copy_with_a_dateline_and_a_lost_ending_is_a_copy() -> None:
    """Containment of the shorter text decides."""
    copy = "VARN (Northern Wire) - " + STORY[: len(STORY) * 3 // 4]
    assert is_copy(STORY, copy) >= COPY
    assert is_copy(copy, STORY) == is_copy(STORY, copy)
    shared = set(copy_keys(STORY)) & set(copy_keys(copy))
    assert len(shared) * 2 >= len(copy_keys(copy))


def test_another_text_is_no_copy() -> None:
    """A like text in other words stays far below."""
    assert is_copy(STORY, OTHER) < COPY / 2


def test_a_line_is_too_short_to_tell() -> None:
    """Short texts are never copies, and have no keys."""
    assert is_copy("The mayor resigned on Monday.", "The mayor resigned on Monday.") == 0.0
    assert copy_keys("The mayor resigned on Monday.") == ()
