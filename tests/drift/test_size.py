"""Long texts are compared in bounded work."""

from __future__ import annotations

import random

import pytest

from quotes.drift import align, compare, compare_reports
from quotes.models import Wording

_SAID = "the mayor said not never we they if 14 perhaps may will all only Norway water bridge closed opened and but"
_VOCABULARY = _SAID.split()


def _long(count: int, seed: int) -> list[str]:
    rnd = random.Random(seed)
    return [rnd.choice(_VOCABULARY) + str(rnd.randrange(400) if rnd.random() < 0.6 else "") for _ in range(count)]


@pytest.mark.parametrize("stop", [" ", ". "])
def test_a_hundred_thousand_words(stop: str) -> None:
    """Two texts of 100,000 words that differ in every hundredth word are compared, by anchors."""
    words = _long(100_000, 1)
    other = [w if n % 100 else "stone" for n, w in enumerate(words)]
    result = compare(stop.join(words), stop.join(other))
    assert result.similarity > 0.95


def test_long_texts_with_nothing_in_common() -> None:
    """No shared word, no search for one."""
    result = compare(" ".join(["no"] * 20_000), " ".join(["yes"] * 20_000))
    assert result.similarity == 0


def test_long_reported_speech() -> None:
    """Beyond the length of a clause reported speech is only called retold."""
    text = " ".join(_long(30_000, 2))
    found = compare_reports(Wording("a", text), Wording("b", text + " not", kind="indirect"))
    assert [a.kind for a in found.alterations] == ["paraphrased"]


def test_coarse_and_exact_alignment_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forced to anchors, the alignment of texts with few changes is the exact one."""
    words = [f"w{n}" for n in range(300)]
    other = [*words[:100], "new", *words[120:]]
    exact = align.differing(words, other)
    monkeypatch.setattr(align, "MOST_PAIRS", 1000)
    assert align.differing(words, other) == exact == [(100, 120, 100, 101)]
