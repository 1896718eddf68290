"""Paragraphs and tokens with their offsets."""

import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from quotes.text import composed, joined, paragraphs, printable, tokenise

WRAPPED = (
    "The ferry had been due at nine in the evening, but the fog over\n"
    "the strait was so thick that its captain waited outside until\n"
    "the horn of the lighthouse could be heard on the quay again.\n"
    "\n"
    "Nobody was hurt, and the passengers were given soup and bread\n"
    "in the waiting room before the last buses of the night left.\n"
)


@given(st.text(max_size=400))
def test_tokens_are_what_stands_there(text: str) -> None:
    """Each token's offsets cut out its text, in order and without overlaps."""
    tokens = tokenise(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.texts
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


@given(st.text(alphabet="ab \n\t", max_size=200))
def test_paragraphs_hold_all_that_is_visible(text: str) -> None:
    """Paragraphs come in order, have no blank edges, and hold every visible character."""
    spans = list(paragraphs(text))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_a_line_is_a_paragraph() -> None:
    """Lines are paragraphs where nothing says that they were wrapped."""
    assert [a for a, _ in paragraphs("One.\nTwo.\n\nThree.")] == [0, 5, 11]


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines broken at a column make one paragraph up to the empty line."""
    assert [WRAPPED[a:b].count("\n") for a, b in paragraphs(WRAPPED)] == [2, 1]


def test_printable_strips_control_characters() -> None:
    """Escape sequences and changes of direction never reach a terminal; letters and line ends do."""
    assert printable("a\x1b[31mb\u202ec\n\té") == "a\ufffd[31mb\ufffdc\n\té"


@given(st.text(alphabet=st.sampled_from("aeoÅné \u0301\u0327\u0308\u1112\u1161\u11ab한漢"), max_size=60))
def test_composed_text_leads_back(text: str) -> None:
    """Each composed letter leads back to the characters that it was made of, in order and without gaps."""
    found = composed(text)
    if found is None:
        assert unicodedata.is_normalized("NFC", text)
        return
    assert found.text == unicodedata.normalize("NFC", text)
    offsets = list(found.offsets)
    assert offsets[0] == 0
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    assert len(offsets) == len(found.text) + 1
    parts = [text[a:b] for a, b in itertools.pairwise(offsets)]
    assert "".join(parts) == text


def test_a_hundred_thousand_accents_are_left_alone() -> None:
    """What is no letter of any language is not put in order, which would take the square of its length."""
    text = "a" + "\u0315\u0300" * 50_000
    found = composed(text)
    assert found is not None
    assert found.text == text
    assert joined(text) == text
