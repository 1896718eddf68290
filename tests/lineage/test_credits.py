"""Credits to other outlets, on sentences written for it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quotes.lineage import find_credits
from quotes.models import Article, Quotation, Span, Speaker

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "lineage"
CASES = [json.loads(line) for line in (FOLDER / "credits.jsonl").read_text(encoding="utf-8").splitlines()]
OWN = "Lower Vale Times"


def quotations_of(text: str, speaker: str = "Ilka Morn") -> list[Quotation]:
    """Return what stands between curly marks, all of one speaker."""
    return [
        Quotation(f"q{n}", "a", "direct", (Span(m.start(1), m.end(1), m[1]),), speaker=Speaker(speaker, "person"))
        for n, m in enumerate(re.finditer("“([^”]+)”", text))
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][-60:])
def test_credit_is_found(case: dict[str, Any]) -> None:
    """The outlet, the basis and the quotation are those meant; where none is meant there is no credit."""
    text = case["text"]
    found = find_credits(Article("a", text, OWN), quotations_of(text), [OWN])
    for credit in found:
        assert text[credit.start : credit.end] == credit.phrase
    if case["outlet"] is None:
        assert not found
        return
    meant = [c for c in found if c.outlet == case["outlet"] and (not c.quotations or "q0" in c.quotations)]
    assert meant, found
    assert case["basis"] is None or any(c.basis == case["basis"] for c in meant), meant


def test_own_outlet_is_no_credit() -> None:
    """What the article's own outlet was told is no credit to another."""
    text = "“It leaks,” Ilka Morn told the Lower Vale Times."
    assert find_credits(Article("a", text, OWN), quotations_of(text), [OWN]) == ()


def test_quoted_credit_is_none() -> None:
    """An outlet named inside the quoted words is the speaker's, not the article's."""
    text = "“I told the Osmin Packet that it leaks,” said Ilka Morn."
    assert find_credits(Article("a", text, OWN), quotations_of(text), [OWN]) == ()


def test_known_outlet_of_any_shape() -> None:
    """An outlet of the articles at hand is known whatever its name looks like."""
    text = "“It leaks,” Ilka Morn told Bench and Gown."
    [credit] = find_credits(Article("a", text, OWN), quotations_of(text), ["Bench and Gown", OWN])
    assert (credit.outlet, credit.basis) == ("Bench and Gown", "told-to")


def test_story_credit_covers_that_speaker_only() -> None:
    """A credit for somebody's account does not cover what others say."""
    lead = "Ilka Morn's account was first published by the Osmin Packet."
    text = f"{lead}\n\n“It leaks,” she said.\n\n“It does not,” Bo said."
    own, other = quotations_of(text)
    [credit] = find_credits(
        Article("a", text, OWN), [own, Quotation("q9", "a", "direct", other.segments, speaker=Speaker("Bo", "person"))]
    )
    assert credit.quotations == ("q0",)


def test_new_occasion_ends_the_one_before() -> None:
    """What is said to a second outlet is not said to the first."""
    text = (
        "Ilka Morn said in an interview with Radio Osmin: “It leaks.” Later, in an interview with Kanal Sechs, "
        "Morn said: “It does not.”"
    )
    found = find_credits(Article("a", text, OWN), quotations_of(text))
    assert [(c.outlet, c.quotations) for c in found] == [("Radio Osmin", ("q0",)), ("Kanal Sechs", ("q1",))]


def test_dateline_covers_the_article() -> None:
    """An agency's dateline is a credit for everything below it."""
    text = "PORT OSMIN, May 3 (Gannet Agency) — Rain fell.\n\n“It leaks,” Ilka Morn said."
    [credit] = find_credits(Article("a", text, OWN), quotations_of(text))
    assert (credit.outlet, credit.phrase, credit.quotations) == ("Gannet Agency", "(Gannet Agency)", ())


def test_hostile_text_ends() -> None:
    """Long runs of like words neither raise nor hang."""
    pieces = ("told the ", "according to a report in the ", "Osmin Packet and the ", "an interview with ", "A (B) — ")
    for piece in pieces:
        text = piece * 4000
        assert isinstance(find_credits(Article("a", text, OWN), ()), tuple)
