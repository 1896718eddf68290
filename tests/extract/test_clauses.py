"""The clauses of a sentence: subjects of its verbs, clauses that have ended, verbs that report."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotes.extract.clause_reader import clauses_of
from quotes.extract.clause_stack import Clauses
from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.extract.scene import Line, build_scene
from quotes.text import tokenise

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "extract" / "clauses.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FIXTURE.read_text(encoding="utf-8"))["case"]


def read(text: str) -> tuple[Line, Clauses, int]:
    """Return the line of a text of one sentence, its clauses and the item of its quotation."""
    tokens, quoted = tokenise(text), find_quoted(text)
    scene = build_scene(text, tokens, quoted, find_mentions(text, tokens, quoted))
    line, at = scene.place(0)
    return line, clauses_of(scene, line, at), at


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_subjects_of_verbs(case: dict[str, Any]) -> None:
    """Each verb has the subject that a reader gives it."""
    line, clauses, _ = read(case["text"])
    found = [
        [verb, line.raws[i] if i >= 0 else ""]
        for verb, _ in case["subjects"]
        for i in [clauses.subject(line.words.index(verb))]
    ]
    assert found == case["subjects"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_clauses_that_have_ended(case: dict[str, Any]) -> None:
    """Only the verbs named govern nothing at the quotation."""
    line, clauses, at = read(case["text"])
    verbs = [verb for verb, _ in case["subjects"]]
    items = [line.words.index(verb) for verb in verbs]
    shut = [verb for verb, i in zip(verbs, items, strict=True) if i < at and clauses.is_shut(line, i, at)]
    assert set(case.get("shut", shut)) == set(shut)


@pytest.mark.parametrize("case", [c for c in CASES if "teller" in c], ids=lambda c: c["text"][:50])
def test_verbs_that_report_a_clause(case: dict[str, Any]) -> None:
    """A clause that is said hangs on the verb of saying."""
    line, clauses, _ = read(case["text"])
    found = [[word, line.words[clauses.teller(line.words.index(word))]] for word, _ in case["teller"]]
    assert found == case["teller"]


def test_a_sentence_is_read_up_to_a_bound() -> None:
    """Behind some hundred words of one sentence nothing is known, and nothing fails."""
    text = "Ines Orban said it and " * 300 + "Pavel Dorn called it “late.”"
    line, clauses, at = read(text)
    assert clauses.subject(line.words.index("said")) >= 0
    assert clauses.subject(at - 2) < 0
    assert not clauses.is_shut(line, at - 2, at)
