"""What holds of the marks of any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.extract.marks import find_quoted
from quotes.text import paragraphs

PIECES = [
    "“", "”", "„", '"', "'", "‘", "’", "''", "``", "«", "»", "‹", "›", ",,", "‘‘", "’’", " ", "\n", "\n\n", "word ",
    "nets", "Tully said. ", ", said Tully.", "’90s ", '6" ', "(", ")", "—", "… ", "<a b=", ">", "\u202a", "🎣",
]  # fmt: skip
marked_text = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(marked_text)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_spans_are_sound(text: str) -> None:
    """Spans lie in order, apart from each other, inside their paragraph, without blank edges."""
    bounds = list(paragraphs(text))
    last = 0
    for quoted in find_quoted(text):
        first, end = bounds[quoted.paragraph]
        assert max(last, first) <= quoted.outer_start <= quoted.start < quoted.end <= quoted.outer_end <= end
        assert text[quoted.start : quoted.end].strip() == text[quoted.start : quoted.end]
        last = quoted.outer_end


@given(marked_text)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_marks_stand_where_they_are_said_to(text: str) -> None:
    """A stretch said to be opened or closed has something before or after it inside its outer span."""
    for quoted in find_quoted(text):
        assert quoted.opened == (quoted.outer_start < quoted.start)
        assert quoted.closed == (quoted.end < quoted.outer_end)


@given(st.text(alphabet=st.characters(exclude_characters="“”„‟\"«»'‘’‚‛‹›`´,"), max_size=300))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_marks_no_stretches(text: str) -> None:
    """Where no mark stands nothing is quoted."""
    assert find_quoted(text) == []
