"""Sentences around quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lineage.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It poured.", ["It rained.", "It poured."]),
        ("Mr. Venn met Dr. J. Oba of the U.S. Mint. Ha!", ["Mr. Venn met Dr. J. Oba of the U.S. Mint.", "Ha!"]),
        ("Did it? It did!\nA new line", ["Did it?", "It did!", "A new line"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Full stops after titles and initials end nothing; a line does."""
    assert [text[a:b] for a, b in split_sentences(text)] == sentences


def test_quoted_stretch_is_not_cut() -> None:
    """A credit may stand before or after several quoted sentences."""
    text = "“It rained. It poured. It froze,” she told Radio Osmin. He left."
    sentences = split_sentences(text, [(1, text.index(",”") + 1)])
    assert [text[a:b] for a, b in sentences] == [text[: text.index(" He")], "He left."]


@given(st.text(max_size=300))
def test_spans_are_in_order(text: str) -> None:
    """Any text is cut into spans that follow each other and hold more than blanks."""
    last = 0
    for start, end in split_sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip()
        last = end
