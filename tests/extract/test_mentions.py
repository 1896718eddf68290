"""Mentions: names with their titles, descriptions, pronouns, pairs, and their places in the clause."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.reading import Mention
from quotes.text import tokenise

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "resolve" / "mentions.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
FLAGS = ("plural", "possessive", "nested", "subject", "label")
VALUES = ("title", "role", "gender", "apposed_to", "preposition")


def read(text: str) -> list[Mention]:
    """Return the mentions of a text."""
    return find_mentions(text, tokenise(text), find_quoted(text))


def as_row(text: str, mention: Mention) -> dict[str, object]:
    """Return a mention as the fixtures write it, fields that say nothing left out."""
    row: dict[str, object] = {
        "text": text[mention.start : mention.end],
        "form": mention.form,
        "kind": mention.kind,
        "name": mention.name,
    }
    row |= {k: v for k in VALUES if (v := getattr(mention, k)) not in (None, "")}
    row |= {k: True for k in FLAGS if getattr(mention, k)}
    return row | ({"parts": list(mention.parts)} if mention.parts else {})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_mentions(row: dict[str, object]) -> None:
    """Each sentence has the mentions that the fixture lists."""
    text = str(row["text"])
    assert [as_row(text, m) for m in read(text)] == row["mentions"]


@pytest.mark.parametrize(
    "text",
    ["Yesterday it rained.", "Prices rose sharply.", "However, nothing moved.", "On Monday in March it snowed."],
)
def test_no_names_at_the_head_of_a_sentence(text: str) -> None:
    """A capital that the head of the sentence gives is no name, nor are days and months."""
    assert not [m for m in read(text) if m.form == "name"]


def test_nothing_inside_marks() -> None:
    """What stands between quotation marks names no speaker."""
    text = "“Ana Ruiz told me,” said Bo Lind."
    assert [text[m.start : m.end] for m in read(text)] == ["Bo Lind"]


def test_label_inside_a_quoted_paragraph() -> None:
    """A paragraph of a transcript that is wrapped in marks keeps its speaker outside."""
    text = 'A part of it:\n"LIND: Nobody asked.\n"RUIZ: I did.'
    assert [text[m.start : m.end] for m in read(text) if m.form == "name"] == ["LIND", "RUIZ"]


WORDS = [
    "Ana", "de", "la", "Ruiz", "’s", "'", "the", "a", "mayor", "of", "Dr", ".", ",", "“", "”", "and", "he",
    "Union", "al-Amin", "d’Or", "said", "officials", "one", "(", "R-Ohio", ":", "\n", "M.", "who", "was",
    "New", "Jersey", "&",
]  # fmt: skip


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text(text: str) -> None:
    """On any text nothing raises, mentions hold their offsets and refer backwards."""
    mentions = read(text)
    tokens = tokenise(text)
    for place, mention in enumerate(mentions):
        assert 0 <= mention.start < mention.end <= len(text)
        assert 0 <= mention.first < mention.last <= len(tokens)
        assert mention.name.strip()
        assert mention.apposed_to is None or 0 <= mention.apposed_to < place
        assert all(part < place for part in mention.parts)
    assert mentions == read(text)
