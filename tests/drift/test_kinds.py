"""Every kind has a file, a place in the table, and a pair that shows it."""

from __future__ import annotations

import json
from pathlib import Path

from quotes import drift
from quotes.drift.kinds import KINDS

ROOM = Path(drift.__file__).parent
FIXTURES = Path(__file__).parents[2] / "fixtures" / "drift"
BETWEEN_REPORTS = {"reattributed", "anonymised", "named", "cue", "context", "expanded", "paraphrased", "spliced"}


def test_every_file_with_a_kind_is_in_the_table() -> None:
    """A module that names a KIND is in KINDS or among the kinds between reports, and the reverse."""
    named = {path.stem for path in ROOM.glob("*.py") if "\nKIND = " in path.read_text(encoding="utf-8")}
    assert named == {kind for kind, _, _ in KINDS} | BETWEEN_REPORTS


def test_every_kind_in_the_table_is_asked_for() -> None:
    """Some pair of the fixtures expects each kind."""
    asked: set[str] = set()
    for path in FIXTURES.glob("*.jsonl"):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            asked.update(row["kinds"])
    assert {kind for kind, _, _ in KINDS} <= asked


def test_a_place_is_shown_whole() -> None:
    """What stood in the place of a changed word is all shown: nobody has to guess at the words before."""
    [found] = drift.compare("I did not say the pier was unsafe.", "I said the pier was unsafe.").alterations
    assert (found.kind, found.before, found.after) == ("negation", "did not say", "said")
