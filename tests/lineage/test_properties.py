"""What must hold for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.lineage import find_context, find_credits, find_outlets, open_book
from quotes.models import Article, Quotation, Span

CREDITS = ["told ", "according to ", "an interview with ", "first reported by ", "(AP) — "]
NAMES = ["the ", "Osmin ", "Packet", "Ledger's ", "daily ", "The Times ", "this newspaper ", " of ", "’s "]
MARKS = ["“", "”", ".", ",", "\n", "𝒳 ", "é̂ ", "\x00"]
PIECES = st.sampled_from([*CREDITS, *NAMES, *MARKS])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TEXTS, st.integers(0, 200), st.integers(1, 60))
def test_any_text(text: str, start: int, length: int) -> None:
    """Nothing raises, and every span holds its words."""
    end = min(len(text), start + length)
    quotations = []
    if start < end:
        quotations = [Quotation("q", "a", "direct", (Span(start, end, text[start:end]),))]
        find_context(text, quotations[0])
    for credit in find_credits(Article("a", text, "Osmin Packet"), quotations, ["Osmin Packet"]):
        assert text[credit.start : credit.end] == credit.phrase
        assert credit.outlet
        assert set(credit.quotations) <= {"q"}
    for mention in find_outlets(text, open_book(()), "Osmin Packet"):
        assert text[mention.start : mention.end] == mention.text
