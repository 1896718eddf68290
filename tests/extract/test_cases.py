"""Invented news prose, judged as a careful annotator would: every quotation, its speaker, outlet and polarity.

The cases stand in ``fixtures/extract/cases.jsonl``; those that are known to fail, with the reason, in
``cases_known.toml``. A case that is mended is to be taken off that list: the marks are strict.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotes.models import Article, Quotation
from quotes.workflow import extract_article

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "extract"
KNOWN: dict[str, str] = tomllib.loads((FIXTURES / "cases_known.toml").read_text(encoding="utf-8"))["known"]
EDGE = " .,;:!?…-–—\"'“”‘’„«»\n"

Place = tuple[int, int]


def read_cases() -> list[Any]:
    """Return the cases as parameters, the known failures marked."""
    made = []
    for line in (FIXTURES / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        reason = KNOWN.get(case["id"])
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        made.append(pytest.param(case, id=case["id"], marks=marks))
    return made


def place(text: str, start: int, end: int) -> Place:
    """Return a span without marks and punctuation at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def same_name(expected: str, kind: str, found: str) -> bool:
    """Whether two names are the same but for case and leading article; a phrase may go on where it is no name."""
    a, b = (name.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ") for name in (expected, found))
    return a == b or (kind in ("anonymous", "collective", "document") and b.startswith(a + " "))


def faults(case: dict[str, Any], found: tuple[Quotation, ...]) -> list[str]:
    """Say what is wrong with the quotations found in one case."""
    text, wrong = case["text"], []
    owners = {place(text, s.start, s.end): q for q in found for s in q.segments}
    asked = set()
    for gold in case["quotes"]:
        places = [place(text, s["start"], s["end"]) for s in gold["segments"]]
        asked.update(places)
        own = [owners.get(p) for p in places]
        spoken = [q for q in own if q is not None and q.kind not in ("scare", "indirect")]
        words = gold["segments"][0]["text"]
        if gold["kind"] == "scare":
            wrong += [f"nobody's words taken for speech: {words}"] * bool(spoken)
            continue
        if len(spoken) < len(places):
            wrong.append(f"missed: {words}")
            continue
        first = spoken[0]
        if len({q.id for q in spoken}) > 1 or len(first.segments) > len(places):
            wrong.append(f"not grouped as one quotation: {words}")
        name = first.speaker.name if first.speaker else None
        if (name is None) != (gold["speaker"] is None) or (
            name is not None and not same_name(gold["speaker"], gold["speaker_kind"], name)
        ):
            wrong.append(f"speaker {name!r}, not {gold['speaker']!r}: {words}")
        if first.told_to != gold["told_to"]:
            wrong.append(f"told to {first.told_to!r}, not {gold['told_to']!r}: {words}")
        if first.polarity != gold["polarity"]:
            wrong.append(f"{first.polarity}, not {gold['polarity']}: {words}")
    extra = [q for p, q in owners.items() if p not in asked and q.kind not in ("scare", "indirect")]
    return wrong + [f"no speech: {q.text}" for q in extra]


@pytest.mark.parametrize("case", read_cases())
def test_quotations_of_invented_prose(case: dict[str, Any]) -> None:
    """Segments, grouping, speaker, outlet and polarity of each quotation, and nothing else as speech."""
    found = extract_article(Article(case["id"], case["text"]), scare=True)
    assert faults(case, found) == []


def test_known_failures_are_cases() -> None:
    """No entry outlives its case."""
    ids = {json.loads(line)["id"] for line in (FIXTURES / "cases.jsonl").read_text(encoding="utf-8").splitlines()}
    assert set(KNOWN) <= ids
