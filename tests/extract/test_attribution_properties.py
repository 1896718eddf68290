"""Attribution on arbitrary text: no exception, spans that hold, drafts that only look back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.extract import find_quotations
from quotes.models import Article

WORDS = st.sampled_from(
    (
        *("“", "”", '"', "'", "‘", "’", "''", ",", ".", ":", ";", "—", "(", ")", "?", "!", "\n", "\n\n", "-"),
        *(
            "Q:",
            "A:",
            "said",
            "told",
            "Ada",
            "Lom",
            "the",
            "mayor",
            "of",
            "and",
            "who",
            "he",
            "“Yes,”",
            "never",
            "if",
            "according",
        ),
        *("to", "calling", "it", "as", "put", "Post", "was", "by", "12"),
    )
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS)
def test_spans_hold_and_sources_stand_earlier(text: str) -> None:
    """Every span is what it says, and a carried speaker comes from an earlier draft."""
    reading = find_quotations(Article("a", text, outlet="Mill Post"), indirect=True)
    for number, draft in enumerate(reading.drafts):
        assert draft.segments
        for span in (*draft.segments, draft.cue):
            assert span is None or text[span.start : span.end] == span.text
        assert draft.inherits is None or draft.inherits < number
        assert draft.mention is None or 0 <= draft.mention < len(reading.mentions)
        assert 0.0 <= draft.confidence <= 1.0


def test_a_long_line_stays_linear() -> None:
    """A text without a full stop and with a mark at every third word is read, not hung upon."""
    text = "Ada Lom said “no” and " * 4000
    assert len(find_quotations(Article("a", text)).drafts) > 0
