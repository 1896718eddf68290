"""Text that no reporter wrote is read too: every piece in every order, without a fault."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import Article
from quotes.workflow import extract_article

MARKS = ("—", ";", ":", ",", ".", "(", ")", "–", " - ", "\n", "\n\n", "…", "?")
PIECES = (
    *MARKS * 2,
    *("“We sail,”", "“no”", '"Yes', "''so''", "‘well’", "said Ada Lom", "Ost said", "who", "that", "which", "as"),
    *("told Kos", "according to", "and", "but", "the mayor", "calling it", "in a statement", "he", "she", "they"),
    *("her claim", "so-called", "asked", "was", "not", "LUND (Post)"),
)


@given(st.lists(st.sampled_from(PIECES), min_size=12, max_size=60))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_order_of_pieces(pieces: list[str]) -> None:
    """Marks, verbs, clauses and names in any order: spans hold their words, and nothing fails."""
    text = " ".join(pieces)
    for quotation in extract_article(Article("a", text), scare=True, indirect=True):
        assert all(text[s.start : s.end] == s.text for s in quotation.segments)
