"""Names of speakers as evidence."""

from __future__ import annotations

import pytest

from quotes.models import SpeakerKind, Wording
from quotes.reuse.people import relate, relate_speakers


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Ilse Marron", "Ilse Marron", "same"),
        ("Ilse Marron", "Marron", "compatible"),
        ("I. Marron", "Ilse Marron", "compatible"),
        ("Ilse Marron", "Otto Marron", "different"),
        ("Ilse Marron", "Ilse Vandal", "different"),
        ("Sergei Belavrov", "Sergej Belavrow", "compatible"),
        (None, "Ilse Marron", "unknown"),
        ("", "Ilse Marron", "unknown"),
    ],
)
def test_names_relate(first: str | None, second: str | None, relation: str) -> None:
    """A surname stands for the full name; other given names or surnames are other people."""
    assert relate(first, second) == relation
    assert relate(second, first) == relation


def _by(name: str, kind: SpeakerKind, id_: str | None = None) -> Wording:
    return Wording("x", "words", name, kind, id_)


def test_a_source_without_a_name_may_be_anybody() -> None:
    """An anonymous official is not somebody else than the minister."""
    assert relate_speakers(_by("a treasury official", "anonymous"), _by("Ilse Marron", "person")) == "unknown"


def test_ids_come_before_names() -> None:
    """One id is one speaker whatever the names."""
    assert relate_speakers(_by("the mayor", "person", "s1"), _by("Ilse Marron", "person", "s1")) == "same"
