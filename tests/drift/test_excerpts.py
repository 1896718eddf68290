"""A few words held against a book of which they are an excerpt."""

import pytest

from quotes.drift import compare

SENTENCE = "The keeper of gate {n} told us that the tide had taken {n} boats, and nobody slept on the quay that night."
BOOK = " ".join(SENTENCE.format(n=n) for n in range(1, 401))


@pytest.mark.parametrize(
    ("later", "severity", "kinds"),
    [
        (SENTENCE.format(n=207), "shortened", {"truncated"}),
        (SENTENCE.format(n=1), "shortened", {"truncated"}),
        (SENTENCE.format(n=400), "shortened", {"truncated"}),
        (SENTENCE.format(n=207).replace("nobody", "somebody"), "meaning", {"truncated", "negation"}),
        ("The tide had taken 207 boats, and nobody slept on the quay", "shortened", {"truncated"}),
    ],
)
def test_excerpts(later: str, severity: str, kinds: set[str]) -> None:
    """It is told what became of the words, and of all the rest that it is left out."""
    told = compare(BOOK, later)
    assert told.severity == severity
    assert kinds <= {a.kind for a in told.alterations}
    for a in told.alterations:
        assert BOOK[slice(*a.before_span)] == a.before
        assert later[slice(*a.after_span)] == a.after
    cuts = [a.before_span for a in told.alterations if a.kind == "truncated"]
    inside = {"207": (0, len(BOOK)), "gate 1 ": (len(BOOK),), "gate 400": (0,)}
    ends = next(ends for words, ends in inside.items() if words in later)
    assert all(any(end in span for span in cuts) for end in ends)
