"""Indirect speech that retells a quotation."""

from __future__ import annotations

from typing import Any

import pytest

from quotes.models import Wording
from quotes.reuse import restates
from quotes.reuse.concepts import concepts

from .cases import read_cases, said


def _joins(case: dict[str, Any]) -> bool:
    told = said("i", case["indirect"], "2020-05-02", case["speaker"])
    return restates(told, said("q", case["quotation"], "2020-05-01", case["speaker"])) is not None


@pytest.mark.parametrize("held", [False, True], ids=["open", "held back"])
def test_precision_and_recall(held: bool) -> None:
    """Of the invented cases, 95 in 100 joins are right and 80 in 100 retellings are found; half were held back."""
    cases = [case for case in read_cases("paraphrase") if case["held"] is held]
    right = sum(_joins(case) for case in cases if case["joins"])
    wrong = sum(_joins(case) for case in cases if not case["joins"])
    assert len(cases) == 60
    assert right >= 0.95 * (right + wrong)
    assert right >= 0.8 * sum(case["joins"] for case in cases)


SAID = said("q", "We burned the bishop's letters in the garden.", "2020-05-01", article="n1")
TOLD = "she had burnt the letters of the bishop in a garden"


@pytest.mark.parametrize(
    ("told", "joins"),
    [
        (said("i", TOLD, "2020-05-20", article="n2"), True),
        (said("i", TOLD, "2020-05-20", "Marron", article="n2"), True),
        (said("i", TOLD, "2020-06-20", article="n2"), False),
        (said("i", TOLD, None, article="n2"), False),
        (said("i", TOLD, "2020-05-20", "Tove Hald", article="n2"), False),
        (said("i", TOLD, "2020-05-20", None, article="n2"), False),
        (said("i", TOLD, "2020-05-01", article="n1"), False),
    ],
)
def test_who_and_when(told: Wording, joins: bool) -> None:
    """The same speaker within thirty days in another article, or nothing."""
    assert (restates(told, SAID) is not None) == joins


@pytest.mark.parametrize(
    ("one", "other"),
    [("rang", "ringing"), ("villages", "village"), ("purchased", "bought"), ("twelve", "12"), ("stopped", "stop")],
)
def test_words_for_one_thing(one: str, other: str) -> None:
    """Forms, synonyms and numbers share a concept."""
    assert concepts(one) & concepts(other)


@pytest.mark.parametrize(("one", "other"), [("opened", "closed"), ("never", "garden"), ("twelve", "13")])
def test_words_for_other_things(one: str, other: str) -> None:
    """Opposites and other numbers do not."""
    assert not concepts(one) & concepts(other)
