"""Pairs of wordings with the severity and the kinds that a careful reader expects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.drift import compare
from quotes.models import SEVERITIES

FOLDER = Path(__file__).parents[2] / "fixtures" / "drift"


def _cases(*, known: bool) -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        for n, row in enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines()), 1):
            if "original" in row and (row["half"] == "known") == known:
                found.append(pytest.param(row, id=f"{path.stem}-{n}"))
    return found


def _holds(row: dict[str, Any]) -> bool:
    result = compare(row["original"], row["later"])
    kinds = {alteration.kind for alteration in result.alterations}
    return (
        result.severity == row["severity"]
        and set(row["kinds"]) <= kinds
        and (row["severity"] != "none" or not result.alterations)
    )


@pytest.mark.parametrize("row", _cases(known=False))
def test_pair(row: dict[str, Any]) -> None:
    """Severity and kinds are those of the fixture; where nothing counts there is no alteration at all."""
    result = compare(row["original"], row["later"])
    assert _holds(row), (result.severity, [(a.kind, a.before, a.after) for a in result.alterations])


@pytest.mark.parametrize("row", _cases(known=True))
@pytest.mark.xfail(
    reason="two denials of which one is a verb, or beside “always”, or “nor” before a verb: not worked out"
)
def test_pair_not_yet(row: dict[str, Any]) -> None:
    """Known failures; one that passes must move to the others."""
    assert _holds(row)


def test_fixtures_ask_for_every_level() -> None:
    """The cases hold every severity, and traps that must not alarm."""
    asked = [param.values[0]["severity"] for param in _cases(known=False)]
    assert set(asked) == set(SEVERITIES)
    assert sum(level != "meaning" for level in asked) > len(asked) // 3


@pytest.mark.parametrize("row", _cases(known=False)[::3])
def test_places_hold_their_words(row: dict[str, Any]) -> None:
    """Each alteration's spans cut its words out of the two texts, and it says why."""
    for alteration in compare(row["original"], row["later"]).alterations:
        assert row["original"][slice(*alteration.before_span)] == alteration.before
        assert row["later"][slice(*alteration.after_span)] == alteration.after
        assert alteration.why
