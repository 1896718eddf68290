"""Pairs of reports: are they of the same words?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import Wording
from quotes.reuse import match

from .cases import read_cases, said


def _wording(id_: str, report: dict[str, Any]) -> Wording:
    name = report["speaker"]
    kind = None if name is None else "anonymous" if name.startswith("a ") else "person"
    return Wording(id_, report["text"], name, kind, published=report["published"])


@pytest.mark.parametrize("case", read_cases("pairs"), ids=lambda case: case["b"]["text"][:40])
def test_pairs(case: dict[str, Any]) -> None:
    """The pairs of the fixture are told apart, whichever comes first."""
    a, b = _wording("a", case["a"]), _wording("b", case["b"])
    assert (match(a, b) is not None) == case["same"]
    assert (match(b, a) is not None) == case["same"]


def test_a_fragment_is_covered_whole() -> None:
    """The match says which part of each wording is shared, with places."""
    whole, part = said("a", "The pumps stood idle for a winter, he said."), said("b", "“stood idle for a winter”")
    found = match(whole, part)
    assert found is not None
    assert found.coverage_b == 1.0
    assert [whole.text[slice(*span)] for span in found.spans_a] == ["stood idle for a winter"]
    assert [part.text[slice(*span)] for span in found.spans_b] == ["stood idle for a winter"]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_matched(first: str, second: str) -> None:
    """Nothing raises, shares stay within 0 and 1, and the order of the two does not matter."""
    found, turned = match(said("a", first), said("b", second)), match(said("b", second), said("a", first))
    assert (found is None) == (turned is None)
    if found and turned:
        assert 0 <= found.coverage_a <= 1.000001
        assert 0 <= found.similarity <= 1
        assert (found.coverage_a, found.spans_a) == (turned.coverage_b, turned.spans_b)
