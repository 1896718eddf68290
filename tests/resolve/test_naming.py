"""Speakers are named by the fullest name the article gives, or not at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.extract import find_quotations
from quotes.models import Article
from quotes.resolve import name_speakers

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "resolve" / "speakers.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
WORDS = [
    "“No,”", "“Go.”", "said", "he", "she", "they", "Ana", "Ana Ruiz", "Mr Ruiz", "the mayor", "a guard", ",",
    ".", "and", "of", "who", "his", "Jo Ruiz", "\n\n", "the company", "Acme Lines", "’s", "–", "(", ")",
    "one", "it", "is",
]  # fmt: skip


def cases() -> list[object]:
    """Return the rows as parameters, known gaps marked."""
    return [
        pytest.param(row, id=row["text"][:60], marks=[pytest.mark.xfail(reason=row["gap"])] if "gap" in row else [])
        for row in ROWS
    ]


def same(expected: str | None, name: str | None) -> bool:
    """Compare without case and article; a source without a name may go on after its noun."""
    if expected is None or name is None:
        return expected == name
    first, second = (text.lower().removeprefix("the ").removeprefix("a ") for text in (expected, name))
    return first == second or second.startswith(first + " of ")


@pytest.mark.parametrize("row", cases())
def test_speakers(row: dict[str, list[str | None] | str]) -> None:
    """Each quotation of a case has the speaker that the case expects."""
    article = Article("case", str(row["text"]))
    named = [
        q.speaker.name if q.speaker else None
        for q in name_speakers(article, find_quotations(article))
        if q.kind != "scare"
    ]
    expected = list(row["speakers"])
    assert len(named) == len(expected), named
    assert all(same(e, n) for e, n in zip(expected, named, strict=True)), named


def test_ambiguous_is_said() -> None:
    """Two who share the surname and nothing to decide: nobody, and the reason."""
    article = Article("a", "Ivo Lund and Per Lund both spoke. “We sold it,” Lund said.")
    (quotation,) = name_speakers(article, find_quotations(article))
    assert (quotation.speaker, quotation.reason) == (None, "ambiguous")
    assert quotation.mention is not None
    assert quotation.mention.text == "Lund"


def test_role_and_kind() -> None:
    """A speaker has the role that the article gives and the kind of its name."""
    article = Article("a", "“It leaks,” said Ada Lom, the harbour engineer. Quay Lines Airways called it “a drop.”")
    first, second = name_speakers(article, find_quotations(article))
    assert first.speaker is not None
    assert (first.speaker.name, first.speaker.kind, first.speaker.role) == ("Ada Lom", "person", "the harbour engineer")
    assert second.speaker is not None
    assert (second.speaker.name, second.speaker.kind) == ("Quay Lines Airways", "organisation")


def test_ids_are_stable() -> None:
    """The same article gives the same ids, another article others."""
    text = "“It leaks,” said Ada Lom. “It pours,” said Bo Lind."
    runs = [name_speakers(a, find_quotations(a)) for a in (Article("a", text), Article("a", text), Article("b", text))]
    assert [q.id for q in runs[0]] == [q.id for q in runs[1]]
    assert not {q.id for q in runs[0]} & {q.id for q in runs[2]}
    assert len({q.id for q in runs[0]}) == 2


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_words(text: str) -> None:
    """Whatever the words, every draft becomes a quotation whose spans hold and whose speaker has a name."""
    article = Article("a", text)
    reading = find_quotations(article)
    quotations = name_speakers(article, reading)
    assert len(quotations) == len(reading.drafts)
    for quotation in quotations:
        assert quotation.speaker is None or quotation.speaker.name
        assert quotation.speaker is None or quotation.reason is None
        for span in (*quotation.segments, quotation.mention, quotation.cue):
            assert span is None or text[span.start : span.end] == span.text
    assert quotations == name_speakers(article, find_quotations(article))
